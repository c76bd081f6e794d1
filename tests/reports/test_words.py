"""Numbers and lists as people say them."""

import pytest

from auditor.message import ENGLISH
from auditor.model import Harm
from auditor.store.ranking import Gain, first_repairs, priority, worst_first
from auditor.store.read_rows import Cause
from auditor_reports import words
from auditor_reports.model.cards import extent, slug


def test_plurals() -> None:
    assert [str(words.pages(count)) for count in (0, 1, 1234)] == ["0 pages", "1 page", "1,234 pages"]


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(3, 9, "3 of 9 pages"), (9, 9, "all 9 pages"), (1, 1, "the only page"), (0, 1, "0 of 1 page")],
)
def test_parts_of_pages(part: int, whole: int, said: str) -> None:
    assert str(words.of_pages(part, whole)) == said


@pytest.mark.parametrize(
    ("share", "said"),
    [(0.0, "0 in 100"), (0.001, "under 1 in 100"), (0.37, "37 in 100"), (0.999, "99 in 100"), (1.0, "100 in 100")],
)
def test_shares_are_never_rounded_to_none_or_all(share: float, said: str) -> None:
    assert str(words.in_hundred(share)) == said


def test_dates_and_sizes() -> None:
    assert words.date("2026-10-14T08:00:00+00:00", ENGLISH) == "14 October 2026"
    assert words.date("yesterday", ENGLISH) == "yesterday"
    sizes = [str(words.file_size(size)) for size in (None, 1, 12_000, 3_400_000)]
    assert sizes == ["unknown", "1 byte", "12 kB", "3.4 MB"]


def test_a_place_is_told_by_how_the_page_was_met() -> None:
    said = [str(words.met_on(profiles)) for profiles in (("phone",), ("desktop", "phone"), ("kiosk",))]
    assert said == ["on a phone", "on a desktop computer and on a phone", "kiosk"]


def test_long_texts_are_cut_to_one_line() -> None:
    assert words.clipped("a  b\nc", 10) == "a b c"
    assert words.clipped("abcdef", 4) == "abc…"


def cause(**changes: object) -> Cause:
    usual: dict[str, object] = {
        "site_id": 1, "rule_id": "button-name", "cause": "header button", "pages": 3, "task_pages": 0, "targets": 3,
        "doubt_pages": 0, "doubts": 0, "harm": {"blind": Harm.STOP},
    }  # fmt: skip
    return Cause(**{**usual, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "3 of 9 pages carry it."),
        ({"pages": 1, "targets": 1}, "1 of 9 pages carries it."),
        ({"pages": 9, "targets": 12}, "All 9 pages carry it, in 12 places."),
        ({"task_pages": 2}, "3 of 9 pages carry it, 2 pages of a task among them."),
        ({"pages": 0, "targets": 1}, "It concerns the site as a whole."),
        ({"pages": 0, "targets": 0, "doubt_pages": 1, "doubts": 4}, "1 of 9 pages raises the question, in 4 places."),
        ({"pages": 0, "documents": 3}, "3 of 4 documents carry it."),
        ({"pages": 0, "documents": 4, "targets": 5}, "All 4 documents carry it, in 5 places."),
        ({"pages": 9, "documents": 1, "targets": 10}, "All 9 pages and 1 of 4 documents carry it."),
        (
            {"pages": 0, "targets": 0, "doubt_documents": 1, "doubts": 1},
            "1 of 4 documents raises the question.",
        ),
    ],
)
def test_extent_of_a_cause(changes: dict[str, int], said: str) -> None:
    assert str(extent(cause(**changes), 9, 4)) == said


def test_names_of_cause_pages_are_safe_stable_and_different() -> None:
    assert slug("button-name", "header button") == slug("button-name", "header button")
    assert slug("button-name", "a") != slug("button-name", "b")
    assert slug("../../Etc/passwd", "x").startswith("etc-passwd-")


WEIGHTS = {Harm.STOP: 0.5, Harm.HINDER: 0.2, Harm.SLOW: 0.05, Harm.NOTICE: 0.01}


def test_more_people_more_pages_and_tasks_come_first() -> None:
    usual = priority(cause(), WEIGHTS)
    assert priority(cause(harm={"blind": Harm.STOP, "low_vision": Harm.HINDER}), WEIGHTS) > usual
    assert priority(cause(harm={"blind": Harm.HINDER}), WEIGHTS) < usual
    assert priority(cause(pages=4), WEIGHTS) > usual
    assert priority(cause(documents=1), WEIGHTS) == priority(cause(pages=4), WEIGHTS)
    assert priority(cause(task_pages=1), WEIGHTS) == priority(cause(pages=4), WEIGHTS)


def test_worst_harm_is_named_first_then_the_order_of_populations() -> None:
    harm = {"low_vision": Harm.STOP, "speech": Harm.SLOW, "blind": Harm.STOP}
    assert [name for name, _ in worst_first(harm, ("blind", "low_vision"))] == ["blind", "low_vision", "speech"]


def test_first_repairs_free_most_pages() -> None:
    menu, form, logo = ("button-name", "menu"), ("label", "form"), ("image-alt", "logo")
    barriers = [(1, *menu), (2, *menu), (2, *form), (3, *form), (3, *menu), (4, *logo)]
    assert first_repairs(barriers) == Gain((menu, form), 3, menu, 3)
    assert first_repairs(barriers, most=1) == Gain((menu,), 1, menu, 3)
    assert first_repairs([(1, *menu)]) == Gain((menu,), 1, menu, 1)
    assert first_repairs([(1, *menu), (1, *form)]) == Gain((), 0, menu, 1)
    assert first_repairs([]) == Gain((), 0)
