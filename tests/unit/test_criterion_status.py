"""What may be said of a criterion, and the sentence that counts them."""

import pytest

from auditor.model import Outcome
from auditor.score import criterion_status
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
        ([CLEAN, EMPTY], "no_failure_found"),
        ([CLEAN, EMPTY, UNTESTED], "partly_tested"),
        ([CLEAN, BROKEN], "partly_tested"),
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
