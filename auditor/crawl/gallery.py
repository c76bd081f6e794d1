"""Which places to take pictures of: the causes that shut out most, on as few pages as possible."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MAX_PICTURES = 12  # the report shows ten causes
MAX_PAGE_LOADS = 5
PAGES_PER_LOAD = 5  # one load for pictures per five audited pages, so that they stay a small part of the cost


@dataclass(frozen=True, slots=True)
class Place:
    """One element where a cause shows."""

    rule_id: str
    cause: str
    page_id: int
    url: str
    selector: str


def choose_pages(places: Iterable[Place], pages_audited: int) -> list[tuple[str, Sequence[Place]]]:
    """Pages to load again with the places to show on each.

    `places` come ranked by cause, several for each cause. The page that shows most causes comes
    first; equal ones in the order of the ranking.
    """
    by_cause: dict[tuple[str, str], list[Place]] = {}
    for place in places:
        by_cause.setdefault((place.rule_id, place.cause), []).append(place)
    open_causes = dict(list(by_cause.items())[:MAX_PICTURES])
    loads = min(MAX_PAGE_LOADS, max(1, pages_audited // PAGES_PER_LOAD))
    chosen: list[tuple[str, Sequence[Place]]] = []
    while open_causes and len(chosen) < loads:
        on_page: dict[int, list[Place]] = {}
        for candidates in open_causes.values():
            for place in {candidate.page_id: candidate for candidate in reversed(candidates)}.values():
                on_page.setdefault(place.page_id, []).append(place)
        best = max(on_page.values(), key=len)
        chosen.append((best[0].url, best))
        for place in best:
            del open_causes[place.rule_id, place.cause]
    return chosen
