"""How findings quote what they found and name several things."""

from collections.abc import Callable, Iterable

import pytest

from auditor.message import Value, say
from auditor.model import Outcome
from auditor_rules.telling import both, clipped, either, on_its_side, passes, quoted


@pytest.mark.parametrize(("name", "word"), [(both, "and"), (either, "or")])
def test_each_two_of_several_things_have_a_word_between_them(
    name: Callable[[Iterable[Value]], Value], word: str
) -> None:
    parts: tuple[Value, ...] = ("a", say("b of {c}", c="c"), "d")
    texts = [str(say("{what}", what=name(parts[:count]))) for count in (0, 1, 2, 3)]
    assert texts == ["", "a", f"a {word} b of c", f"a {word} b of c {word} d"]


def test_a_quotation_is_clipped_within_its_marks() -> None:
    assert str(quoted("x" * 60)) == f"“{'x' * 60}”"
    assert str(quoted("x" * 61)) == f"“{'x' * 59}…”"
    assert clipped("four words of text", 5) == "four…"


def test_passes_are_one_finding_or_none() -> None:
    (finding,) = passes(3, say("in order"))
    assert (finding.outcome, finding.count, str(finding.message)) == (Outcome.PASSED, 3, "in order")
    assert list(passes(0, say("in order"))) == []


@pytest.mark.parametrize(
    ("value", "limit", "digits", "printed"),
    [
        (2.997, 3.0, 2, 2.99),
        (4.4999, 4.5, 2, 4.49),
        (2.97, 3.0, 1, 2.9),
        (0.1188, 0.12, 2, 0.11),
        (60.4, 60.0, 0, 61.0),
        (3.0, 3.0, 2, 3.0),
        (4.35, 4.5, 2, 4.35),
        (2.3, 3.0, 2, 2.3),
        (2.126, 3.0, 2, 2.13),
        (7.126, 4.5, 2, 7.13),
    ],
)
def test_a_measured_value_is_printed_on_its_side_of_the_limit(
    value: float, limit: float, digits: int, printed: float
) -> None:
    assert on_its_side(value, limit, digits) == printed
