"""Links that stand on page after page in a site's navigation, header or footer."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from auditor.artifacts import Link, Links
from auditor.link_groups import address
from auditor.rule import PerPage

REGIONS = ("navigation", "banner", "contentinfo")
MIN_PAGES = 3  # with fewer nothing is "repeated" (WCAG 2.2, 3.2.3: "on multiple Web pages within a set")
REPEATED_SHARE = 0.5  # of a site's pages; a link on fewer belongs to a section, not to the site


@dataclass(frozen=True, slots=True)
class PageLinks:
    """A page's links of one region: address -> the first link to it, in document order.

    `doubled` are addresses that the region links more than once (a desktop and a phone menu).
    """

    url: str
    links: dict[str, Link]
    doubled: frozenset[str]


def by_region(pages: PerPage[Links]) -> dict[str, list[PageLinks]]:
    """Region -> each page that has links in it."""
    found: dict[str, list[PageLinks]] = defaultdict(list)
    for url, artifact in pages.items():
        for region in REGIONS:
            inside = [(address(link.href), link) for link in artifact.links if link.region == region]
            if inside:
                counts = Counter(where for where, _ in inside)
                first: dict[str, Link] = {}
                for where, link in inside:
                    first.setdefault(where, link)
                doubled = frozenset(where for where, count in counts.items() if count > 1)
                found[region].append(PageLinks(url, first, doubled))
    return found


def repeated(pages: Iterable[PageLinks], total: int) -> frozenset[str]:
    """Addresses that stand on at least `MIN_PAGES` and on `REPEATED_SHARE` of `total` pages."""
    counts = Counter(where for page in pages for where in page.links)
    least = max(MIN_PAGES, REPEATED_SHARE * total)
    return frozenset(where for where, count in counts.items() if count >= least)
