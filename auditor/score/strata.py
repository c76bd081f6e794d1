"""Pages by kind, and what a sample of each kind says of all pages: rates and means with 95 percent intervals."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from auditor.score.page import PageFindings
from auditor.standards import scoring

MIN_TEMPLATE_PAGES = 3  # fewer: merged into one stratum, or many templates of one page would outvote the rest
TASKS = "task pages"
OTHER = "other"
Z_95 = 1.96  # standard normal quantile of a 95 percent interval


@dataclass(frozen=True, slots=True)
class Stratum:
    """Pages of one kind: share of the whole (0 to 1), how many there are taken to be, and the audited ones."""

    name: str
    weight: float
    known: int
    pages: tuple[PageFindings, ...]

    @property
    def audited(self) -> int:
        return len(self.pages)


@dataclass(frozen=True, slots=True)
class StratumCount:
    """A stratum for one population: weight (0 to 1), pages known, pages audited, audited pages that count."""

    weight: float
    known: int
    audited: int
    hits: int


def stratify(
    pages: Sequence[PageFindings], pages_known: int, task_pages_known: int | None = None
) -> tuple[Stratum, ...]:
    """Strata: tasks first, then templates by name, then all pages of templates with under 3 audited pages.

    Tasks weigh half (all, when there is nothing else), the others share the rest equally. Pages known
    but not audited are spread over the strata in proportion to the audited ones: an assumption, as
    nobody has seen the template of a page that was not loaded, and it widens the interval. When
    `task_pages_known` is given, the task stratum has that many, and the others share what is left.
    """
    tasks = tuple(page for page in pages if page.is_task)
    groups = _by_template([page for page in pages if not page.is_task])
    known, audited = max(pages_known, len(pages)), len(pages)
    share = (scoring().task_stratum_weight if groups else 1.0) if tasks else 0.0
    strata = []
    if tasks:
        task_known = _spread(len(tasks), known, audited)
        if task_pages_known is not None:
            task_known = max(len(tasks), task_pages_known)
            known, audited = known - task_known, audited - len(tasks)
        strata.append(Stratum(TASKS, share, task_known, tasks))
    for name, members in groups:
        strata.append(Stratum(name, (1 - share) / len(groups), _spread(len(members), known, audited), members))
    return tuple(strata)


def _by_template(pages: Sequence[PageFindings]) -> list[tuple[str, tuple[PageFindings, ...]]]:
    templates: dict[str, list[PageFindings]] = defaultdict(list)
    for page in pages:
        templates[page.stratum].append(page)
    groups = []
    small: list[PageFindings] = templates.pop(OTHER, [])
    for name, members in sorted(templates.items()):
        if len(members) < MIN_TEMPLATE_PAGES:
            small.extend(members)
        else:
            groups.append((name, tuple(members)))
    return [*groups, (OTHER, tuple(small))] if small else groups


def _spread(members: int, known: int, audited: int) -> int:
    """N_h = max(n_h, ceil(n_h * known / audited)), in whole numbers."""
    return max(members, -(-members * known // audited))


def barrier_rate(strata: Sequence[StratumCount]) -> tuple[float, float, float]:
    """Weighted share of pages with a barrier, and its 95 percent interval: (rate, low, high), 0 to 1.

    Wilson's interval on the effective sample size, clipped to what the audited pages already prove.
    Needs at least one stratum with an audited page in each; weights sum to 1.
    """
    rate = math.fsum(s.weight * s.hits / s.audited for s in strata)
    smoothed = variance = 0.0
    for s in strata:
        if s.audited >= s.known:
            smoothed += s.weight * s.hits / s.audited
            continue
        share = (s.hits + 1) / (s.audited + 2)  # never 0 or 1: a clean sample still leaves doubt
        smoothed += s.weight * share
        variance += s.weight**2 * (1 - s.audited / s.known) * share * (1 - share) / s.audited
    if variance == 0:
        return rate, rate, rate
    low, high = _wilson(rate, smoothed * (1 - smoothed) / variance)
    seen_failing = math.fsum(s.weight * s.hits / s.known for s in strata)
    seen_clean = math.fsum(s.weight * (s.audited - s.hits) / s.known for s in strata)
    return rate, min(rate, max(low, seen_failing)), max(rate, min(high, 1 - seen_clean))


def _wilson(rate: float, size: float) -> tuple[float, float]:
    z2 = Z_95**2
    centre = (rate + z2 / (2 * size)) / (1 + z2 / size)
    half = Z_95 * math.sqrt(rate * (1 - rate) / size + z2 / (4 * size**2)) / (1 + z2 / size)
    return centre - half, centre + half


def mean_access(strata: Sequence[Stratum], access: Sequence[Sequence[float]]) -> tuple[float, float, float]:
    """Weighted mean of page access and its 95 percent interval: (mean, low, high), 0 to 1.

    `access` holds, per stratum, the access of each of its pages. Normal interval with the finite
    population factor; the variance of a sampled stratum is at least 1 / (4(n + 2)), so that pages which
    happen to be alike don't pass for certainty. Clipped to what the audited pages already prove.
    """
    mean = variance = low_bound = high_bound = 0.0
    for s, values in zip(strata, access, strict=True):
        total = math.fsum(values)
        average = total / s.audited
        mean += s.weight * average
        low_bound += s.weight * total / s.known
        high_bound += s.weight * (total + s.known - s.audited) / s.known
        if s.audited < s.known:
            spread = math.fsum((value - average) ** 2 for value in values) / max(1, s.audited - 1)
            floor = 1 / (4 * (s.audited + 2))
            variance += s.weight**2 * (1 - s.audited / s.known) * max(spread, floor) / s.audited
    half = Z_95 * math.sqrt(variance)
    return mean, min(mean, max(mean - half, low_bound)), max(mean, min(mean + half, high_bound))
