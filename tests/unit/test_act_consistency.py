"""Consistency with an ACT rule, as the W3C's listing of implementations defines it."""

from typing import Any

import pytest

from bench.act_consistency import Said, consistency, print_standings, standings


def said(*pairs: str) -> list[Said]:
    return [Said(str(number), *pair.split()) for number, pair in enumerate(pairs)]


@pytest.mark.parametrize(
    ("pairs", "word"),
    [
        (("failed failed", "passed passed", "inapplicable inapplicable"), "complete"),
        (("failed failed", "passed inapplicable", "inapplicable passed"), "complete"),
        (("failed failed", "failed cantTell", "passed cantTell", "inapplicable cantTell"), "complete"),
        (("failed failed", "failed passed", "passed passed"), "partial"),
        (("failed failed", "failed inapplicable"), "partial"),
        (("failed failed", "passed untested"), "partial"),
        (("failed failed", "failed untested"), "partial"),
        (("failed cantTell", "passed cantTell", "inapplicable inapplicable"), "partial"),
        (("failed cantTell", "inapplicable cantTell"), "inconsistent"),
        (("failed passed", "passed passed"), "inconsistent"),
        (("failed untested", "passed untested"), "inconsistent"),
        (("failed failed", "passed failed"), "inconsistent"),
        (("failed failed", "inapplicable failed"), "inconsistent"),
    ],
)
def test_consistency_is_that_of_the_listing(pairs: tuple[str, ...], word: str) -> None:
    assert consistency(said(*pairs), has_criteria=True) == word


def test_other_criteria_make_it_partial() -> None:
    assert consistency(said("failed failed", "passed passed"), has_criteria=False) == "partial"


def case(number: int, expected: str, *, rule: str = "abc123", is_approved: bool = True) -> dict[str, Any]:
    return {
        "id": str(number), "path": f"x/{rule}/{number}.html", "expected": expected, "rule": rule, "rule_name": "Has a name",
        "wcag": ["4.1.2"], "wcag_secondary": ["1.1.1"], "approved_rule": is_approved,
    }  # fmt: skip


def report(*outcomes: str, rule: str = "abc123", criteria: tuple[str, ...] = ("4.1.2",)) -> dict[str, Any]:
    test = {"title": "ours", "isPartOf": [{"title": f"WCAG 2: {number}"} for number in criteria]}
    graph = [
        {"source": f"https://www.w3.org/x/{rule}/{n}.html", "assertions": [{"result": {"outcome": word}, "test": test}]}
        for n, word in enumerate(outcomes)
    ]
    return {"@graph": graph}


CASES = (case(0, "failed"), case(1, "passed"))


@pytest.mark.parametrize(
    ("criteria", "missing", "extra", "word"),
    [
        (("4.1.2",), (), (), "complete"),
        (("1.1.1", "4.1.2"), (), (), "complete"),  # a secondary one is allowed
        (("1.1.1",), ("4.1.2",), (), "partial"),
        (("4.1.2", "2.4.4"), (), ("2.4.4",), "partial"),
        ((), ("4.1.2",), (), "partial"),
    ],
)
def test_the_criteria_reported_are_those_of_the_rule(
    criteria: tuple[str, ...], missing: tuple[str, ...], extra: tuple[str, ...], word: str
) -> None:
    (found,) = standings(CASES, report("earl:failed", "earl:passed", criteria=criteria))
    assert (found.missing, found.extra, found.consistency) == (missing, extra, word)


def test_where_cases_are_approved_the_others_do_not_count() -> None:
    cases = (*CASES, case(2, "failed", is_approved=False))
    (found,) = standings(cases, report("earl:failed", "earl:passed", "earl:passed"))
    assert (found.consistency, found.is_approved, len(found.said)) == ("complete", True, 2)


def test_a_rule_that_nothing_is_reported_of_is_untested() -> None:
    (found,) = standings(CASES, report("earl:failed", rule="other1"))
    assert found.consistency == "untested"


def test_a_case_without_an_assertion_is_untested() -> None:
    (found,) = standings(CASES, report("earl:failed"))
    assert (found.consistency, found.said[1].outcome) == ("partial", "untested")


def test_the_table_says_why_a_rule_is_not_complete(capsys: pytest.CaptureFixture[str]) -> None:
    cases = (*CASES, case(0, "failed", rule="zzz999", is_approved=False))
    print_standings(standings(cases, report("earl:passed", "earl:failed", criteria=("2.4.4",))))
    printed = capsys.readouterr().out
    assert "Approved ACT rules: 1, of them 1 inconsistent" in printed
    assert (
        "| abc123 | Has a name | inconsistent | 0 | 0 | 1 | 0 | 0 | 0 | a false alarm; a failed case passes; only"
        in printed
    )
    assert "Proposed ACT rules: 1, of them 1 untested" in printed
