"""Where in a site's report things stand."""

from auditor.store.read_rows import FindingView, PageRow
from auditor_reports.model.site import SiteReport

PLACES_PER_SHEET = 200
REST = "causes/rest"
"""The sheets that causes without a page of their own share."""


def sheet_name(name: str, sheet: int) -> str:
    """The file of a sheet: "pages.html", "pages-2.html"."""
    return f"{name}.html" if sheet == 1 else f"{name}-{sheet}.html"


def sheets_of(total: int, size: int) -> int:
    """How many sheets hold `total` things; one where there are none."""
    return max(1, -(-total // size))


def place_address(name: str, place: int) -> str:
    """Where the place of that number, from 1 on, stands in the sheets of places called `name`."""
    return f"{sheet_name(name, 1 + (place - 1) // PLACES_PER_SHEET)}#p{place}"


class Addresses:
    """Files of causes and pages, seen from the site's folder."""

    def __init__(self, report: SiteReport) -> None:
        self.named = report.reader.named_pages(report.site.id)
        self._page_of = {finding: page for page, found in self.named.items() for finding, _ in found}
        self._causes: dict[tuple[str, str], tuple[str, int]] = {}
        for card in (*report.cause_cards, *report.doubt_cards):
            self._causes[card.cause.rule_id, card.cause.cause] = (f"causes/{card.slug}", 1)
        start = 1
        for cause in report.other_causes:
            self._causes[cause.rule_id, cause.cause] = (REST, start)
            start += cause.targets + cause.doubts

    def cause(self, rule_id: str, cause: str) -> str:
        """The page of a cause, or its first place on a sheet that it shares; "" where it is no cause of the site."""
        name, first = self._causes.get((rule_id, cause), ("", 1))
        if name == REST:
            return place_address(REST, first)
        return f"{name}.html" if name else ""

    def place(self, rule_id: str, cause: str, number: int) -> str:
        """The place of that number, from 1 on, of a cause of the site."""
        name, first = self._causes[rule_id, cause]
        return place_address(name, first + number - 1)

    def page_of(self, place: FindingView) -> str:
        """The page of the address that a finding is about, or ""."""
        page_id = place.page_id if place.page_id is not None else self._page_of.get(place.id)
        return "" if page_id is None else f"pages/{page_id}.html"

    def counts(self, page: PageRow) -> tuple[int, int]:
        """Faults and questions of a page, those that rules about the site name it in among them."""
        named = [outcome for _, outcome in self.named.get(page.id, ())]
        return page.failed + named.count("failed"), page.cant_tell + named.count("cantTell")

    def page(self, page: PageRow) -> str:
        """The page of an address, or "" where nothing was found on it."""
        found = page.failed or page.cant_tell or page.id in self.named
        return f"pages/{page.id}.html" if found and page.same_as is None else ""
