"""One page: how likely a visitor of a population gets through it, and whether it holds a barrier."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from auditor.model import Harm
from auditor.standards import scoring

BARRIERS = frozenset({Harm.STOP, Harm.HINDER})
"""Harms that make a page a barrier page."""
STOPS = frozenset({Harm.STOP})
_MILDEST_FIRST = tuple(sorted(Harm, key=lambda harm: -harm.rank))


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One check on one page: targets that failed, targets a person must look at, and the harm of each of them.

    A rule whose targets differ in harm gives one result per harm, all with its `rule_id`.
    """

    rule_id: str
    harm: Mapping[str, Harm]
    failed: int
    cant_tell: int


@dataclass(frozen=True, slots=True)
class PageFindings:
    """One audited page. `stratum` names its template; a task page counts under the tasks instead."""

    page_id: int
    stratum: str
    is_task: bool
    checks: tuple[CheckResult, ...]


def page_access(
    checks: Iterable[CheckResult],
    population: str,
    weights: Mapping[Harm, float] | None = None,
    *,
    doubts_fail: bool = False,
) -> float:
    """Access of one page for a population, 0 to 1: the product over failed rules of (1 - weight) ^ k(instances).

    An index on the scale of a chance, not a measured chance. `weights` map a harm to 0..1 (None: the
    published ones). With `doubts_fail`, undecided results count as failures.
    """
    counts: dict[str, dict[Harm, int]] = defaultdict(dict)
    for check in checks:
        harm = check.harm.get(population)
        found = check.failed + (check.cant_tell if doubts_fail else 0)
        if harm is not None and found > 0:
            by_harm = counts[check.rule_id]
            by_harm[harm] = by_harm.get(harm, 0) + found
    if not counts:
        return 1.0
    losses = {harm: -math.log1p(-weight) for harm, weight in (weights or scoring().harm_weights).items()}
    return math.exp(-sum(_rule_loss(by_harm, losses) for by_harm in counts.values()))


def _rule_loss(by_harm: Mapping[Harm, int], losses: Mapping[Harm, float]) -> float:
    """Loss of one rule, -ln of its factor; with a single harm it is k(n) * -ln(1 - weight).

    With several, each step up in harm counts the instances that are at least that bad. A factor per harm
    would break the promise that milder faults never cost more: k grows by its log, so moving one of ten
    instances to a new, milder factor would add more than it takes away.
    """
    total, milder, at_least = 0.0, 0.0, sum(by_harm.values())
    for harm in _MILDEST_FIRST:
        if at_least:
            total += (losses[harm] - milder) * instance_exponent(at_least)
        milder = losses[harm]
        at_least -= by_harm.get(harm, 0)
    return total


@lru_cache(maxsize=4096)
def instance_exponent(instances: int) -> float:
    """k(n) = 1 + log10(n) for n from 1: ten faults of one kind count twice, a hundred three times."""
    return 1 + math.log10(instances)


def has_harm(checks: Iterable[CheckResult], population: str, levels: Collection[Harm]) -> bool:
    """Whether a failure on the page does one of these harms to the population."""
    return any(check.failed > 0 and check.harm.get(population) in levels for check in checks)
