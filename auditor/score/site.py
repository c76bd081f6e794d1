"""A whole site: a score for each population, and one number for the cover."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum

from auditor.model import Harm
from auditor.score.page import BARRIERS, STOPS, CheckResult, PageFindings, has_harm, page_access
from auditor.score.strata import Stratum, StratumCount, barrier_rate, mean_access, stratify
from auditor.standards import scoring

WORST_SERVED_SHARE = 0.5  # of the site score: what the worst-served population gets; the rest is the mean of all


@dataclass(frozen=True, slots=True, kw_only=True)
class PopulationScore:
    """One population. Rates are shares of 0 to 1, weighted by stratum; access runs from 0 to 100.

    `low` and `high` bound a 95 percent interval. The page counts are plain counts of audited pages.
    `if_doubts_fail` is the access score with every undecided result counted as a failure.
    """

    population: str
    barrier_rate: float
    barrier_low: float
    barrier_high: float
    stopped_rate: float
    access_score: float
    access_low: float
    access_high: float
    pages_with_barrier: int
    pages_stopped: int
    task_pages_with_barrier: int
    task_pages_stopped: int
    task_pages: int
    if_doubts_fail: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteScore:
    """A site: `value` 0 to 100 with its band. Without an audited page the values are None and no population is listed.

    `sensitivity` is the value under each of the other weight sets of the standards, in their order.
    `coverage` is the share of known pages that were audited, 0 to 1; None when no page is known.
    """

    value: float | None
    band: str | None
    if_doubts_fail: float | None
    sensitivity: tuple[float | None, ...]
    coverage: float | None
    pages_audited: int
    pages_known: int
    strata: tuple[Stratum, ...]
    populations: tuple[PopulationScore, ...]
    composites: tuple[PopulationScore, ...]
    weights_version: str


def score_site(
    pages: Sequence[PageFindings],
    pages_known: int,
    *,
    task_pages_known: int | None = None,
    measured: Collection[str] | None = None,
) -> SiteScore:
    """Score one site from its audited pages.

    `pages_known` counts the pages found, audited or not; `task_pages_known` those of declared tasks
    (None: unaudited pages are spread over the tasks as over all strata). `measured` limits the
    populations to those for which the run had rules (None: all scored ones). A population that is only
    flagged is never scored.
    """
    constants = scoring()
    known = max(pages_known, len(pages))
    strata = stratify(pages, known, task_pages_known)
    names = [name for name in constants.scored_populations if measured is None or name in measured] if pages else []
    scores = tuple(_score_population(strata, name) for name in names)
    value = site_value([score.access_score for score in scores])
    stop_on_task = any(page.is_task and _stops_anyone(page.checks) for page in pages)
    return SiteScore(
        value=value,
        band=None if value is None else band(value, stop_on_task_page=stop_on_task),
        if_doubts_fail=site_value([score.if_doubts_fail for score in scores]),
        sensitivity=tuple(
            site_value([_access_score(strata, name, weights)[0] for name in names])
            for weights in constants.sensitivity_weights
        ),
        coverage=len(pages) / known if known else None,
        pages_audited=len(pages),
        pages_known=known,
        strata=strata,
        populations=scores,
        composites=_composites(scores),
        weights_version=constants.version,
    )


def site_value(scores: Sequence[float]) -> float | None:
    """Half of the lowest score plus half of the mean, on the scale of the scores; None without any."""
    if not scores:
        return None
    return WORST_SERVED_SHARE * min(scores) + (1 - WORST_SERVED_SHARE) * fsum(scores) / len(scores)


def band(value: float, *, stop_on_task_page: bool) -> str:
    """Letter of a site score of 0 to 100. The best letter also asks that nothing stops anyone on a task page."""
    bands = scoring().bands[1:] if stop_on_task_page else scoring().bands
    return next((letter for letter, from_score in bands if value >= from_score), bands[-1][0])


def _score_population(strata: Sequence[Stratum], population: str) -> PopulationScore:
    barrier = [[has_harm(page.checks, population, BARRIERS) for page in s.pages] for s in strata]
    stopped = [[has_harm(page.checks, population, STOPS) for page in s.pages] for s in strata]
    tasks = [page for s in strata for page in s.pages if page.is_task]
    rate, low, high = barrier_rate(_counts(strata, barrier))
    access, access_low, access_high = _access_score(strata, population)
    return PopulationScore(
        population=population,
        barrier_rate=rate,
        barrier_low=low,
        barrier_high=high,
        stopped_rate=barrier_rate(_counts(strata, stopped))[0],
        access_score=access,
        access_low=access_low,
        access_high=access_high,
        pages_with_barrier=sum(map(sum, barrier)),
        pages_stopped=sum(map(sum, stopped)),
        task_pages_with_barrier=sum(has_harm(page.checks, population, BARRIERS) for page in tasks),
        task_pages_stopped=sum(has_harm(page.checks, population, STOPS) for page in tasks),
        task_pages=len(tasks),
        if_doubts_fail=_access_score(strata, population, doubts_fail=True)[0],
    )


def _counts(strata: Sequence[Stratum], hits: Sequence[Sequence[bool]]) -> list[StratumCount]:
    return [StratumCount(s.weight, s.known, s.audited, sum(found)) for s, found in zip(strata, hits, strict=True)]


def _access_score(
    strata: Sequence[Stratum],
    population: str,
    weights: Mapping[Harm, float] | None = None,
    *,
    doubts_fail: bool = False,
) -> tuple[float, float, float]:
    """Access score and its interval, 0 to 100."""
    access = [
        [page_access(page.checks, population, weights, doubts_fail=doubts_fail) for page in s.pages] for s in strata
    ]
    mean, low, high = mean_access(strata, access)
    return 100 * mean, 100 * low, 100 * high


def _stops_anyone(checks: Sequence[CheckResult]) -> bool:
    """Whether a failure stops any population, one that is only flagged included."""
    return any(check.failed > 0 and Harm.STOP in check.harm.values() for check in checks)


def _composites(scores: Sequence[PopulationScore]) -> tuple[PopulationScore, ...]:
    """Populations made of others: in each figure as the worst-served of their parts; none when a part is missing."""
    by_name = {score.population: score for score in scores}
    return tuple(
        _worst_of(name, [by_name[part] for part in parts])
        for name, parts in scoring().composite_populations.items()
        if all(part in by_name for part in parts)
    )


def _worst_of(name: str, parts: Sequence[PopulationScore]) -> PopulationScore:
    """Figure by figure, as one part for all would let a repair raise the barrier rate by changing the part."""
    barred = max(parts, key=lambda part: (part.barrier_rate, part.barrier_high))
    return replace(
        min(parts, key=lambda part: (part.access_score, part.access_low)),
        population=name,
        barrier_rate=barred.barrier_rate,
        barrier_low=barred.barrier_low,
        barrier_high=barred.barrier_high,
        stopped_rate=max(part.stopped_rate for part in parts),
        pages_with_barrier=max(part.pages_with_barrier for part in parts),
        pages_stopped=max(part.pages_stopped for part in parts),
        task_pages_with_barrier=max(part.task_pages_with_barrier for part in parts),
        task_pages_stopped=max(part.task_pages_stopped for part in parts),
        if_doubts_fail=min(part.if_doubts_fail for part in parts),
    )
