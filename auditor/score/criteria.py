"""What the audit can say of each criterion of a profile. Never a share, never that one is met."""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

from auditor.model import Outcome


class CriterionStatus(StrEnum):
    """Statuses of a criterion, worst first."""

    FAILED = "failed"
    NEEDS_PERSON = "needs_person"
    PARTLY_TESTED = "partly_tested"
    NO_FAILURE_FOUND = "no_failure_found"
    NOT_TESTED = "not_tested"
    NO_SUCH_CONTENT = "no_such_content"


def criterion_status(
    criteria: Iterable[str], outcomes: Mapping[str, Collection[tuple[Outcome, bool]]]
) -> dict[str, CriterionStatus]:
    """Status of each criterion (by number) in the order given.

    `outcomes` maps a criterion to what its rules said on any page, each with whether a failure of that
    rule is a failure of the criterion.
    """
    return {sc: _status(outcomes.get(sc, ())) for sc in criteria}


def _status(outcomes: Collection[tuple[Outcome, bool]]) -> CriterionStatus:
    found = {outcome for outcome, _ in outcomes}
    if any(outcome == Outcome.FAILED and conformance for outcome, conformance in outcomes):
        return CriterionStatus.FAILED
    if found & {Outcome.CANT_TELL, Outcome.FAILED}:  # a failure of another rule hints at one, and proves none
        return CriterionStatus.NEEDS_PERSON
    unfinished = found & {Outcome.UNTESTED, Outcome.ERROR}
    if Outcome.PASSED in found:
        return CriterionStatus.PARTLY_TESTED if unfinished else CriterionStatus.NO_FAILURE_FOUND
    # A rule that broke off may have missed the content: then its absence is not known.
    return CriterionStatus.NO_SUCH_CONTENT if found == {Outcome.INAPPLICABLE} else CriterionStatus.NOT_TESTED
