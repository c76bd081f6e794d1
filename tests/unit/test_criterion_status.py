"""What may be said of a criterion, and the sentence that counts them."""

import pytest

from auditor.model import Outcome
from auditor.score import CriterionStatus, criterion_status, statement
from auditor.standards import conformance_profiles

PROVEN, HINT = (Outcome.FAILED, True), (Outcome.FAILED, False)
DOUBT, CLEAN, EMPTY = (Outcome.CANT_TELL, True), (Outcome.PASSED, True), (Outcome.INAPPLICABLE, True)
UNTESTED, BROKEN = (Outcome.UNTESTED, True), (Outcome.ERROR, True)


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ([PROVEN, DOUBT, CLEAN, EMPTY, BROKEN], "failed"),
        ([HINT], "needs_person"),
        ([HINT, CLEAN], "needs_person"),
        ([(Outcome.CANT_TELL, False), CLEAN], "needs_person"),
        ([CLEAN, EMPTY, UNTESTED, BROKEN], "no_failure_found"),
        ([EMPTY], "no_such_content"),
        ([EMPTY, UNTESTED], "not_tested"),
        ([EMPTY, BROKEN], "not_tested"),
        ([UNTESTED], "not_tested"),
        ([BROKEN], "not_tested"),
        ([], "not_tested"),
    ],
)  # fmt: skip
def test_criterion_status_claims_no_more_than_was_seen(outcomes: list[tuple[Outcome, bool]], expected: str) -> None:
    assert criterion_status(["1.1.1"], {"1.1.1": outcomes}) == {"1.1.1": expected}


def test_a_criterion_that_no_rule_touches_is_not_tested() -> None:
    assert criterion_status(["1.1.1", "1.2.1"], {"1.1.1": [CLEAN]})["1.2.1"] == "not_tested"


def test_every_criterion_of_a_profile_gets_one_status_in_its_order() -> None:
    section_508 = conformance_profiles()["section508"].sc
    statuses = criterion_status(section_508, {"1.1.1": [PROVEN], "9.9.9": [PROVEN]})
    assert tuple(statuses) == section_508
    assert [number for number, status in statuses.items() if status == "failed"] == ["1.1.1"]


def test_the_statement_counts_and_says_what_it_cannot_show() -> None:
    numbers = {"failed": 9, "needs_person": 12, "no_failure_found": 10, "not_tested": 6}
    statuses = [CriterionStatus(name) for name, n in numbers.items() for _ in range(n)]
    assert statement("Section 508", {str(i): status for i, status in enumerate(statuses)}) == (
        "Section 508: 9 of 37 criteria failed. 12 need a person. 10 no failure found, partly tested. "
        "6 not tested. Automated checks cannot show that a site conforms."
    )


def test_the_statement_leaves_out_what_is_not_there_and_speaks_of_one() -> None:
    said = statement("X", {"1.1.1": CriterionStatus.NEEDS_PERSON})
    assert said == "X: 0 of 1 criterion failed. 1 needs a person. Automated checks cannot show that a site conforms."
    assert "1 no such content." in statement("X", {"1.2.2": CriterionStatus.NO_SUCH_CONTENT})
