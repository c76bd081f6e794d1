"""One element, one finding: what several rules say of one fault becomes one finding with the rest as its detail.

Which rules tell one fault is written on their cards (`Meta.covers`). What a rule says of a page or a document as
a whole, its counts and its outcome, stays as it is: criteria and EARL hear every rule.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from auditor.engine import RuleResult, cause_of, harm_of
from auditor.model import Also, Finding, Harm, Outcome
from auditor.rule import Covers, Rule

_STEP = " > "
_SHADOW_STEP = " >>> "


@dataclass(frozen=True, slots=True)
class _Said:
    """One finding with its rule, and the place of the element: its frame and its selector."""

    rule: Rule
    finding: Finding

    @property
    def place(self) -> tuple[str | None, str]:
        target = self.finding.target
        return (None, "") if target is None else (target.frame_url, target.selector)


def fold(rules: Sequence[Rule], results: Sequence[RuleResult]) -> list[RuleResult]:
    """The results of one subject, where each fault is one finding: that of the covering rule, with the others in its `also`.

    A finding whose covering rule says nothing of its element stays. Of two, a failure is never the detail of a question,
    unless it fails a stricter level of the same measure; the question is its detail then.
    """
    by_id = {rule.id: rule for rule in rules}
    said = [_Said(by_id[result.rule_id], finding) for result in results for finding in result.findings]
    tellers = _tellers(said)
    details: dict[int, list[_Said]] = {}
    for number in sorted(tellers):
        details.setdefault(_first_teller(number, tellers), []).append(said[number])
    folded: list[RuleResult] = []
    number = 0
    for result in results:
        kept: list[Finding] = []
        for _ in result.findings:
            if number in details:
                kept.append(_with_details(said[number], details[number]))
            elif number not in tellers:
                kept.append(said[number].finding)
            number += 1
        folded.append(replace(result, findings=tuple(kept)))
    return folded


def _tellers(said: Sequence[_Said]) -> dict[int, int]:
    """For each finding that another one stands for, the number of that one."""
    at: dict[tuple[str | None, str], list[int]] = {}
    for number, each in enumerate(said):
        at.setdefault(each.place, []).append(number)
    most = max((covers.below for each in said for covers in each.rule.meta.covers), default=0)
    tellers: dict[int, int] = {}
    for number, each in enumerate(said):
        for below, place in enumerate(_upwards(each, most)):
            for other in at.get(place, ()):
                pair = _pair(said, other, number, below)
                if pair is not None:
                    tellers.setdefault(*pair)
    return tellers


def _pair(said: Sequence[_Said], outer: int, inner: int, below: int) -> tuple[int, int] | None:
    """(detail, teller) of two findings of one fault; None when they are two faults."""
    covering, covered = said[outer], said[inner]
    if outer == inner:
        return None
    if covering.rule is covered.rule:
        return (inner, outer) if outer < inner and below == 0 and _is_told_twice(covering, covered) else None
    covers = next((each for each in covering.rule.meta.covers if _is_meant(each, covered, below)), None)
    if covers is None:
        return None
    is_failure_of_question = (
        covered.finding.outcome is Outcome.FAILED and covering.finding.outcome is not Outcome.FAILED
    )
    return (outer, inner) if is_failure_of_question and not covers.stricter else (inner, outer)


def _is_meant(covers: Covers, covered: _Said, below: int) -> bool:
    return covers.rule_id == covered.rule.id and below <= covers.below


def _is_told_twice(first: _Said, second: _Said) -> bool:
    """Whether two findings of one rule are about one element, and not about two passages or two things in it."""
    one, other = first.finding, second.finding
    return (
        one.target is not None
        and one.outcome is other.outcome
        and cause_of(one) == cause_of(other)
        and "quote" not in one.data
        and "quote" not in other.data
    )


def _upwards(said: _Said, most: int) -> Iterator[tuple[str | None, str]]:
    """The finding's place, and up to `most` places above it as far as selectors tell them."""
    frame, selector = said.place
    yield frame, selector
    above = said.finding.target.above if said.finding.target else ""
    for _ in range(most):
        parent = _parent_of(selector)
        if not parent:
            parent, above = above, ""
        if not parent:
            return
        selector = parent
        yield frame, selector


def _parent_of(selector: str) -> str:
    """The selector without its last step, "" when it has but one."""
    step = max(_STEP, _SHADOW_STEP, key=selector.rfind)
    return selector.rpartition(step)[0]


def _first_teller(number: int, tellers: Mapping[int, int]) -> int:
    """The finding that stands for this one and for all between them; a circle among cards ends where it began."""
    passed = {number}
    while number in tellers and tellers[number] not in passed:
        number = tellers[number]
        passed.add(number)
    return number


def _with_details(teller: _Said, details: Sequence[_Said]) -> Finding:
    also = tuple(Also(each.rule.id, each.finding) for each in details)
    profiles = dict.fromkeys(name for each in (teller, *details) for name in each.finding.profiles)
    return replace(teller.finding, also=also, harm=_worst(teller, details), profiles=tuple(profiles))


def _worst(teller: _Said, details: Sequence[_Said]) -> Mapping[str, Harm]:
    """What the fault does to each population: the worst that any rule of the same outcome says, without stricter levels."""
    stricter = {each.rule_id for each in teller.rule.meta.covers if each.stricter}
    worst = dict(harm_of(teller.rule, teller.finding))
    for each in details:
        if each.finding.outcome is teller.finding.outcome and each.rule.id not in stricter:
            for population, harm in harm_of(each.rule, each.finding).items():
                worst[population] = min(harm, worst.get(population, harm), key=lambda level: level.rank)
    return worst
