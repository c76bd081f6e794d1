"""Which places to take pictures of: the causes that shut out most, on as few pages as possible."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from auditor.store.ranking import ranked_causes
from auditor.store.reader import Reader
from auditor.store.store import Store

MAX_PICTURES = 12  # the report shows ten causes
PLACES_PER_CAUSE = 20  # pages looked at when choosing those that show most causes
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


def worst_places(store: Store, site_id: int) -> list[Place]:
    """Where the causes show that the report puts first: those that can be shown, in the report's order."""
    with Reader(store.path) as reader:
        causes = ranked_causes(reader, site_id).failures
    places = ([Place(each.rule_id, each.cause, *place) for place in store.showable_places(each, PLACES_PER_CAUSE)]
              for each in causes)  # fmt: skip
    return [place for of_cause in islice(filter(None, places), MAX_PICTURES) for place in of_cause]


def choose_pages(places: Iterable[Place], pages_audited: int) -> list[tuple[str, Sequence[Place]]]:
    """Pages to load again with the places to show on each.

    `places` come ranked by cause, several for each cause. The page that shows most causes comes
    first; equal ones in the order of the ranking.
    """
    open_causes: dict[tuple[str, str], list[Place]] = {}
    for place in places:
        open_causes.setdefault((place.rule_id, place.cause), []).append(place)
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
