"""The heading says what happens to whom, and never more than was tested."""

from dataclasses import replace

import pytest

from auditor.message import known, say
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


def test_the_group_with_a_barrier_on_most_pages_makes_the_heading() -> None:
    said = headline(situation())
    assert str(said.title) == "53 of the 142 pages we tested have a barrier for people who are blind"
    assert str(said.lead) == (
        "Something on 27 of those pages can’t be used by them at all; on 26 more, only with trouble."
    )


def test_the_figure_that_is_printed_chooses_the_group() -> None:
    rarer = replace(BLIND, barrier_rate=0.9, pages_with_barrier=20)
    more = replace(BLIND, population="low_vision", barrier_rate=0.2, pages_with_barrier=24)
    cards = card(rarer)
    both = replace(cards, groups=(rarer, more))
    assert (
        str(headline(situation(card=both)).title)
        == "24 of the 142 pages we tested have a barrier for people with low vision"
    )


@pytest.mark.parametrize(
    ("cause_pages", "end"),
    [
        (53, "people who are blind: a button has no name (the menu button)"),
        (12, "people who are blind; on 12 of them: a button has no name (the menu button)"),
        (1, "people who are blind"),
    ],
)
def test_the_heading_names_the_cause_of_most_of_its_pages(cause_pages: int, end: str) -> None:
    named = say("A button has no name (the menu button)")
    assert str(headline(situation(cause=named, cause_pages=cause_pages)).title).endswith(end)


@pytest.mark.parametrize(
    ("stopped", "lead"),
    [
        (0, "It makes things hard for them there; we found nothing that stops them."),
        (10, "Something on 10 of those pages can’t be used by them at all; on 43 more, only with trouble."),
        (53, "Something on each of those pages can’t be used by them at all."),
    ],
)
def test_the_lead_says_how_badly_and_never_that_a_page_is_closed(stopped: int, lead: str) -> None:
    said = headline(situation(card=card(replace(BLIND, pages_stopped=stopped))))
    assert str(said.title).startswith("53 of the 142 pages we tested have a barrier")
    assert str(said.lead) == lead


@pytest.mark.parametrize(
    ("barrier", "pages", "start"),
    [
        (6, 9, "6 of the 9 pages we tested have a barrier"),
        (1, 9, "1 of the 9 pages we tested has a barrier"),
        (1, 1, "The one page we tested has a barrier"),
        (9, 9, "All 9 pages we tested have a barrier"),
    ],
)
def test_counts_are_said_as_people_say_them(barrier: int, pages: int, start: str) -> None:
    group = replace(BLIND, pages_with_barrier=barrier, pages_stopped=barrier)
    said = headline(situation(coverage=Coverage(pages, {}), card=card(group, pages)))
    assert str(said.title).startswith(start)


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
        (("One",), 53, "Mending one cause, “One”, would remove every barrier we found for them on 53 pages."),
        (
            ("One", "Two"),
            31,
            "Mending 2 causes, “One” and “Two”, would remove every barrier we found for them on 31 pages.",
        ),
        (("One",), 1, "Mending one cause, “One”, would remove every barrier we found for them on 1 page."),
        (("The cause",), 2, "Mending it would remove every barrier we found for them on 2 pages."),
    ],
)
def test_first_repairs_are_named_with_what_they_open(repairs: tuple[str, ...], opened: int, said: str) -> None:
    found = situation(
        repairs=tuple(known(each) for each in repairs), opened=opened, cause=known("The cause"), cause_pages=53
    )
    assert str(headline(found).lead).endswith(said)


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
    assert "53 of the 142 pages we tested have a barrier for people who are blind" in str(said.lead)


def test_addresses_that_are_no_pages_do_not_make_it_little() -> None:
    said = headline(situation(coverage=Coverage(142, {}, {PageStatus.NOT_HTML: 200})))
    assert str(said.title).startswith("53 of the 142 pages")


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
    assert (
        str(sites_headline([fine, barriers]))
        == "a.example: 53 of the 142 pages we tested have a barrier for people who are blind"
    )
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
    assert "only with trouble. 1 document holds people back as well." in str(
        headline(with_documents(situation(), 1)).lead
    )
    assert "only with trouble. 2 documents hold people back as well." in str(
        headline(with_documents(situation(), 2)).lead
    )


def test_what_holds_people_back_in_documents_is_no_smaller_fault() -> None:
    found = with_documents(replace(clean(3), failures=5), 2, failures=4)
    assert str(headline(found).lead).startswith("1 smaller fault may slow people down.")
    assert "smaller" not in str(headline(replace(found, failures=4)).lead)


@pytest.mark.parametrize(
    ("band", "coverage", "barriers", "said"),
    [
        ("A", 1.0, 3, "A"),
        ("A", 0.49, 3, None),
        ("D", 0.49, 3, None),
        ("B", 1.0, 71, None),
        ("C", 1.0, 71, "C"),
        ("B", 1.0, 70, "B"),
    ],
)
def test_no_letter_stands_beside_little_coverage_or_against_the_heading(
    band: str, coverage: float, barriers: int, said: str | None
) -> None:
    found = card(replace(BLIND, pages_with_barrier=barriers))
    assert replace(found, score=replace(found.score, band=band, coverage=coverage)).band == said
