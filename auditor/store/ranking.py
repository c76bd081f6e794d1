"""Which causes to mend first, and what doubts a person should look at: one order for reports, the terminal and pictures."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from auditor.model import Harm
from auditor.standards import scoring
from auditor.store.conformance import rules_beyond_profile
from auditor.store.read_rows import Cause
from auditor.store.reader import Reader

TASK_PAGE_WEIGHT = 2
"""A page on the way to a task counts twice, as tasks weigh half of the score (shared method, part 3)."""


@dataclass(frozen=True, slots=True)
class RankedCauses:
    """Causes with failures, the most pressing first, and those that only raise a question."""

    failures: tuple[Cause, ...]
    doubts: tuple[Cause, ...]

    @property
    def all(self) -> tuple[Cause, ...]:
        """Failures, then questions."""
        return (*self.failures, *self.doubts)


def ranked_causes(reader: Reader, site_id: int) -> RankedCauses:
    """All causes of a site, by the score's weights of harm. What no law asks for comes last."""
    causes, weights = reader.causes(site_id), scoring().harm_weights
    beyond = rules_beyond_profile(reader.run)
    failures = [cause for cause in causes if cause.targets]
    doubts = [cause for cause in causes if not cause.targets]
    failures.sort(
        key=lambda cause: (
            cause.rule_id in beyond,
            not _is_barrier(cause),
            -priority(cause, weights),
            -cause.targets,
            cause.rule_id,
            cause.cause,
        )
    )
    doubts.sort(key=lambda cause: (-cause.doubtful_subjects, -cause.doubts, cause.rule_id, cause.cause))
    return RankedCauses(tuple(failures), tuple(doubts))


def _is_barrier(cause: Cause) -> bool:
    """Whether it stops or hinders anyone: then it comes before all that only slows people down."""
    return any(harm.rank <= Harm.HINDER.rank for harm in cause.harm.values())


def priority(cause: Cause, weights: Mapping[Harm, float]) -> float:
    """Weight of harm summed over populations, times pages and documents, pages of tasks counting twice."""
    people = sum(weights[harm] for harm in cause.harm.values())
    return people * (cause.subjects + (TASK_PAGE_WEIGHT - 1) * cause.task_pages)


def worst_first(harm: Mapping[str, Harm], order: Iterable[str]) -> list[tuple[str, Harm]]:
    """(population, harm) pairs, the worst harm first, then in the given order of populations."""
    places = {population: index for index, population in enumerate(order)}
    return sorted(harm.items(), key=lambda item: (item[1].rank, places.get(item[0], len(places)), item[0]))


@dataclass(frozen=True, slots=True)
class Gain:
    """Mending these causes frees `opened` of the pages that have a barrier for a population.

    `widest` is the cause that most of those pages have, on `widest_pages`; None where no page has a barrier.
    """

    causes: tuple[tuple[str, str], ...]
    opened: int
    widest: tuple[str, str] | None = None
    widest_pages: int = 0


def first_repairs(barriers: Iterable[tuple[int, str, str]], most: int = 2) -> Gain:
    """The one cause, or up to `most`, whose repair frees most pages; `barriers` are (page, rule, cause).

    Greedy: each next cause is the one that frees most beside those chosen. None is chosen that frees nothing.
    """
    of_page: dict[int, set[tuple[str, str]]] = defaultdict(set)
    known: dict[tuple[str, str], tuple[str, str]] = {}  # one object for each cause, not one a page
    for page, rule_id, words in barriers:
        cause = (rule_id, words)
        of_page[page].add(known.setdefault(cause, cause))
    chosen: list[tuple[str, str]] = []
    opened = 0
    while len(chosen) < most:
        alone = Counter(next(iter(left)) for causes in of_page.values() if len(left := causes - set(chosen)) == 1)
        if not alone:
            break
        best = min(alone, key=lambda cause: (-alone[cause], cause))
        chosen.append(best)
        opened += alone[best]
    pages = Counter(cause for causes in of_page.values() for cause in causes)
    widest = min(pages, key=lambda cause: (-pages[cause], cause), default=None)
    return Gain(tuple(chosen), opened, widest, pages[widest] if widest else 0)
