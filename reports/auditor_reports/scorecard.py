"""A site's scorecard: whom it shuts out and how far, its score, and the criteria, from stored findings."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One population. Rates and their interval are shares of 0 to 1, weighted by page type and task.

    `barrier_pages` and `stopped_pages` are plain counts of audited pages; `access` is 0 to 100.
    """

    id: str
    name: str
    rate: float
    low: float
    high: float
    stopped_rate: float
    barrier_pages: int
    stopped_pages: int
    task_barrier_pages: int
    task_stopped_pages: int
    access: float
    access_low: float
    access_high: float


@dataclass(frozen=True, slots=True)
class CriteriaCount:
    """Criteria of one profile by what was found of them."""

    profile: str
    title: str
    criteria: Mapping[str, str]

    def count(self, outcome: str) -> int:
        return sum(found == outcome for found in self.criteria.values())
