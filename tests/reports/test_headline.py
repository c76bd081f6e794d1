"""The heading says what happens to whom, and never more than was tested."""

from dataclasses import replace

import pytest

from auditor.model import PageStatus
from auditor.score import PopulationScore, SiteScore
from auditor.store.read_rows import Coverage, DocumentBarriers
from auditor_reports.headline import Situation, headline, sites_headline
from auditor_reports.scorecard import CriteriaCount, Scorecard

BLIND = PopulationScore(
    population="blind", barrier_rate=0.37, barrier_low=0.33, barrier_high=0.41, stopped_rate=0.19, pages_with_barrier=53,
    pages_stopped=27, task_pages_with_barrier=6, task_pages_stopped=6, task_pages=18, access_score=41, access_low=38,
    access_high=44, if_doubts_fail=40,
)  # fmt: skip


def card(group: PopulationScore | None = BLIND, pages: int = 142, task_pages: int = 0) -> Scorecard:
    groups = (group,) if group else ()
    score = SiteScore(
        value=53.0, band="D", if_doubts_fail=47.0, sensitivity=(), coverage=None, pages_audited=pages, pages_known=pages,
        strata=(), populations=groups, composites=(), weights_version="",
    )  # fmt: skip
    return Scorecard(score, groups, (), (), task_pages, CriteriaCount("wcag22_aa", "WCAG 2.2", "2.2", {}))


def situation(**changes: object) -> Situation:
    usual = Situation(
        site="county.example.gov", coverage=Coverage(142, {PageStatus.LOGIN: 8}), card=card(), failures=200,
        doubts=0,
    )  # fmt: skip
    return replace(usual, **changes)  # type: ignore[arg-type]


def clean(pages: int, **changes: object) -> Situation:
    group = replace(BLIND, barrier_rate=0, pages_with_barrier=0, pages_stopped=0)
    return situation(coverage=Coverage(pages, {}), card=card(group, pages), failures=0, **changes)


def test_worst_served_group_makes_the_heading() -> None:
    said = headline(situation())
    assert str(said.title) == "4 in 10 pages shut out people who are blind"
    assert str(said.lead) == "They can’t get through on 27 of 142 pages, and only with trouble on 26 more."


@pytest.mark.parametrize(
    ("stopped", "verb", "lead"),
    [
        (0, "hold back", "They can get through, but with trouble, on 53 of 142 pages."),
        (10, "hold back", "They can’t get through on 10 of 142 pages, and only with trouble on 43 more."),
        (53, "shut out", "They can’t get through on 53 of 142 pages."),
        (142, "shut out", "They can’t get through any of them."),
    ],
)
def test_shut_out_is_said_only_where_people_are_stopped(stopped: int, verb: str, lead: str) -> None:
    said = headline(situation(card=card(replace(BLIND, pages_stopped=stopped))))
    assert str(said.title) == f"4 in 10 pages {verb} people who are blind"
    assert str(said.lead) == lead


@pytest.mark.parametrize(
    ("barrier", "pages", "start"),
    [
        (6, 9, "6 of 9 pages shut"),
        (1, 9, "1 of 9 pages shuts"),
        (1, 1, "The one page we tested shuts"),
        (9, 9, "All 9 pages we tested shut"),
        (5, 142, "5 of 142 pages shut"),
        (9, 142, "1 in 10 pages shuts"),
        (138, 142, "More than 9 in 10 pages shut"),
        (133, 142, "9 in 10 pages shut"),
    ],
)
def test_shares_are_said_as_people_say_them(barrier: int, pages: int, start: str) -> None:
    group = replace(BLIND, pages_with_barrier=barrier, pages_stopped=barrier)
    said = headline(situation(coverage=Coverage(pages, {}), card=card(group, pages)))
    assert str(said.title).startswith(start)


def test_heading_counts_pages_as_they_are_whatever_they_weigh() -> None:
    group = replace(BLIND, barrier_rate=0.42, stopped_rate=0.2, pages_with_barrier=5, pages_stopped=1)
    said = headline(situation(coverage=Coverage(40, {}), card=card(group, 40)))
    assert str(said.title) == "1 in 10 pages holds back people who are blind"


@pytest.mark.parametrize(
    ("barriers", "pages", "said"),
    [
        (6, 18, "Of the 18 pages people need to finish a task, 6 have a barrier for them."),
        (1, 18, "Of the 18 pages people need to finish a task, 1 has a barrier for them."),
        (0, 18, "Of the 18 pages people need to finish a task, none has a barrier for them."),
        (18, 18, "Of the 18 pages people need to finish a task, all have a barrier for them."),
        (1, 1, "The one page people need to finish a task has a barrier for them."),
    ],
)
def test_task_pages_are_told_apart(barriers: int, pages: int, said: str) -> None:
    group = replace(BLIND, task_pages_with_barrier=barriers)
    assert said in str(headline(situation(card=card(group, task_pages=pages))).lead)


@pytest.mark.parametrize(
    ("repairs", "opened", "said"),
    [
        (("A button has no name",), 53, "Mending one cause, “A button has no name”, would clear all 53."),
        (("One", "Two"), 31, "Mending 2 causes, “One” and “Two”, would clear 31 of the 53."),
        (("One",), 53, "Mending one cause, “One”, would clear all 53."),
        (("One",), 2, "Mending one cause, “One”, would clear 2 of the 53."),
        (("One", "One"), 31, "Mending 2 causes, “One”, would clear 31 of the 53."),
    ],
)
def test_first_repairs_are_named_with_what_they_open(repairs: tuple[str, ...], opened: int, said: str) -> None:
    assert str(headline(situation(repairs=repairs, opened=opened)).lead).endswith(said)


@pytest.mark.parametrize(("pages", "said"), [(1, "clear that page."), (2, "clear both.")])
def test_few_pages_are_said_as_people_say_them(pages: int, said: str) -> None:
    group = replace(BLIND, pages_with_barrier=pages, pages_stopped=pages)
    assert str(headline(situation(card=card(group), repairs=("One",), opened=pages)).lead).endswith(said)


def test_no_barrier_is_no_praise() -> None:
    said = headline(clean(40, doubts=3))
    assert str(said.title) == "We found no barrier on the 40 pages we could test"
    assert str(said.lead) == (
        "A person should look at 3 places that we could not judge. Automatic checks find some barriers, never all."
    )
    assert str(headline(clean(1)).title) == "We found no barrier on the one page we could test"


def test_slow_pages_are_no_barrier_but_are_told() -> None:
    said = headline(replace(clean(40), failures=1))
    assert str(said.lead).startswith("1 smaller fault may slow people down.")


def test_little_tested_is_the_heading() -> None:
    said = headline(situation(coverage=Coverage(142, {PageStatus.BLOCKED: 200})))
    assert str(said.title) == "We could test only 142 of 342 pages of county.example.gov"
    assert "4 in 10 pages shut out people who are blind" in str(said.lead)


def test_addresses_that_are_no_pages_do_not_make_it_little() -> None:
    said = headline(situation(coverage=Coverage(142, {}, {PageStatus.NOT_HTML: 200})))
    assert str(said.title).startswith("4 in 10 pages")


def test_nothing_tested_is_the_heading() -> None:
    none = situation(coverage=Coverage(0, {PageStatus.BLOCKED: 3}), card=card(None, 0))
    assert str(headline(none).title) == "We could not test any page of county.example.gov"
    assert "we know nothing" in str(headline(none).lead)
    empty = headline(situation(coverage=Coverage(0, {}), card=card(None, 0)))
    assert str(empty.lead) == "No page was found at this address."


def test_heading_over_sites_is_the_worst_or_the_least_tested() -> None:
    barriers = ("a.example", headline(situation()), card())
    fine = ("b.example", headline(clean(40)), clean(40).card)
    none = situation(site="c.example", coverage=Coverage(0, {PageStatus.BLOCKED: 3}), card=card(None, 0))
    untested = ("c.example", headline(none), none.card)
    assert str(sites_headline([fine, barriers])) == "a.example: 4 in 10 pages shut out people who are blind"
    assert str(sites_headline([fine, untested])) == "We could not test any page of c.example"
    assert str(sites_headline([fine, fine])) == "We found no barrier on the 80 pages we could test"
    assert str(sites_headline([])) == "Nothing was tested"


def with_documents(found: Situation, count: int, failures: int = 0) -> Situation:
    barriers = DocumentBarriers(count, failures or count, {"low_bandwidth": count})
    return replace(found, card=replace(found.card, documents=barriers))


@pytest.mark.parametrize(
    ("tested", "count", "said"),
    [
        (1, 1, "We found no barrier on the one page we could test, but 1 document that holds people back"),
        (1, 3, "We found no barrier on the one page we could test, but 3 documents that hold people back"),
        (40, 1, "We found no barrier on the 40 pages we could test, but 1 document that holds people back"),
        (40, 3, "We found no barrier on the 40 pages we could test, but 3 documents that hold people back"),
    ],
)
def test_documents_that_hold_people_back_stand_in_the_heading(tested: int, count: int, said: str) -> None:
    found = with_documents(clean(tested), count)
    assert str(headline(found).title) == said
    fine = ("b.example", headline(clean(2)), clean(2).card)
    assert f"but {count} document" in str(sites_headline([("a.example", headline(found), found.card), fine]))


def test_beside_pages_with_barriers_documents_are_told_in_the_lead() -> None:
    assert "on 26 more. 1 document holds people back as well." in str(headline(with_documents(situation(), 1)).lead)
    assert "on 26 more. 2 documents hold people back as well." in str(headline(with_documents(situation(), 2)).lead)


def test_what_holds_people_back_in_documents_is_no_smaller_fault() -> None:
    found = with_documents(replace(clean(3), failures=5), 2, failures=4)
    assert str(headline(found).lead).startswith("1 smaller fault may slow people down.")
    assert "smaller" not in str(headline(replace(found, failures=4)).lead)
