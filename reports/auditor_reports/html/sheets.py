"""The long parts of a report, in sheets that a browser opens at once: pages, the faults of each, places, documents.

Nothing is left out for its length: what does not fit on a sheet stands on the next.
"""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from auditor.message import Message, say, say_count
from auditor.model import PageStatus
from auditor.store.read_rows import DocumentRow, FindingView, PageRow
from auditor_reports.model.cards import CauseCard, slug
from auditor_reports.model.site import SiteReport

Write = Callable[..., None]
"""Writes a file of the report: its name, its template, and what the template needs."""

PAGES_PER_SHEET = 500
PLACES_PER_SHEET = 400
DOCUMENTS_PER_SHEET = 500
CAUSES_OF_A_PAGE = 3
MAX_LINKING = 5  # pages named for each place in a document
CauseName = tuple[str, str]


def sheet_name(name: str, sheet: int) -> str:
    """The file of a sheet: "pages.html", "pages-2.html"."""
    return f"{name}.html" if sheet == 1 else f"{name}-{sheet}.html"


def sheets_of(total: int, size: int) -> int:
    """How many sheets hold `total` things; one where there are none."""
    return max(1, -(-total // size))


def write_pages(write: Write, report: SiteReport) -> None:
    """The list of all addresses, and a page for each on which something was found."""
    sheets = sheets_of(report.reader.count_pages(report.site.id), PAGES_PER_SHEET)
    pages = report.reader.pages(report.site.id)
    order = {(cause.rule_id, cause.cause): place for place, cause in enumerate(report.ranked.all)}
    for sheet in range(1, sheets + 1):
        rows = []
        for page in islice(pages, PAGES_PER_SHEET):
            causes = linked_causes(report, report.reader.causes_of_page(page.id))
            rows.append({"page": page, "has_sheet": has_sheet(page), **causes})
            if has_sheet(page):
                _write_page(write, report, page, order)
        write(sheet_name("pages", sheet), "pages", pages=rows, name="pages", sheet=sheet, sheets=sheets)


def has_sheet(page: PageRow) -> bool:
    """Whether anything was found on a page."""
    return page.same_as is None and bool(page.failed or page.cant_tell)


def _write_page(write: Write, report: SiteReport, page: PageRow, order: dict[CauseName, int]) -> None:
    """All that was found on one page, the most pressing cause first."""
    found = [each for each in report.reader.findings_of_page(page.id) if not each.third_party]
    found.sort(key=lambda each: (each.outcome != "failed", order.get((each.rule_id, each.cause), len(order)), each.id))
    sheets = sheets_of(len(found), PLACES_PER_SHEET)
    for sheet in range(1, sheets + 1):
        part = found[(sheet - 1) * PLACES_PER_SHEET : sheet * PLACES_PER_SHEET]
        write(
            f"pages/{sheet_name(str(page.id), sheet)}", "page", root="../", page=page, name=str(page.id), sheet=sheet,
            sheets=sheets, groups=list(_by_cause(report, part)),
        )  # fmt: skip


def _by_cause(report: SiteReport, found: list[FindingView]) -> Iterator[dict[str, Any]]:
    """Findings in their order, gathered by outcome and cause."""
    groups: dict[tuple[str, str, str], list[FindingView]] = {}
    for each in found:
        groups.setdefault((each.outcome, each.rule_id, each.cause), []).append(each)
    for (outcome, rule_id, cause), places in groups.items():
        name = (rule_id, cause)
        yield {
            "is_doubt": outcome != "failed",
            "title": report.title_of(*name),
            "slug": slug(*name) if name in report.titles else "",
            "places": places,
        }


def write_cause(write: Write, report: SiteReport, card: CauseCard) -> None:
    """The page of a cause, with all its places."""
    sheets = sheets_of(card.cause.targets + card.cause.doubts, PLACES_PER_SHEET)
    for sheet in range(1, sheets + 1):
        places = report.reader.places(card.cause, PLACES_PER_SHEET, (sheet - 1) * PLACES_PER_SHEET)
        linking = {
            place.document_id: report.reader.pages_linking_to(place.document_id, MAX_LINKING + 1)
            for place in places
            if place.document_id is not None
        }
        write(
            f"causes/{sheet_name(card.slug, sheet)}", "cause", root="../", card=card, places=places, name=card.slug,
            sheet=sheet, sheets=sheets, first=(sheet - 1) * PLACES_PER_SHEET + 1, linking=linking, max_linking=MAX_LINKING,
        )  # fmt: skip


def write_documents(write: Write, report: SiteReport, *, are_judged: bool) -> None:
    """The list of all documents, where the first page of the report does not hold it."""
    sheets = sheets_of(report.document_count, DOCUMENTS_PER_SHEET)
    documents = report.reader.documents(report.site.id)
    for sheet in range(1, sheets + 1):
        rows = [document_row(report, each) for each in islice(documents, DOCUMENTS_PER_SHEET)]
        write(
            sheet_name("documents", sheet), "all-documents", documents=rows, name="documents", sheet=sheet, sheets=sheets,
            are_judged=are_judged, total=report.document_count,
        )  # fmt: skip


def document_row(report: SiteReport, document: DocumentRow) -> dict[str, Any]:
    """A document with the first causes of its faults."""
    causes = report.reader.causes_of_document(document.id) if document.failed else []
    return {"document": document, **linked_causes(report, causes)}


def linked_causes(report: SiteReport, found: list[CauseName]) -> dict[str, Any]:
    """The first causes of a page or document with their titles and pages, and how many more there are."""
    named = [(slug(*name) if name in report.titles else "", report.title_of(*name)) for name in found]
    shown = named[:CAUSES_OF_A_PAGE]
    return {"causes": shown, "more_causes": len(named) - len(shown)}


def write_unaudited(write: Write, report: SiteReport) -> None:
    """Every address that was not audited, by reason."""
    left_out = [*report.unaudited, *report.no_pages]
    for each in left_out:
        sheets = sheets_of(each.count, PAGES_PER_SHEET)
        pages = (
            page for page in report.reader.pages(report.site.id) if _is_left_out(page, each.status, each.is_no_page)
        )
        for sheet in range(1, sheets + 1):
            write(
                sheet_name(f"not-audited/{each.anchor}", sheet), "left-out", root="../", group=each, name=each.anchor,
                sheet=sheet, sheets=sheets, pages=list(islice(pages, PAGES_PER_SHEET)), heading=_left_out_heading(each),
            )  # fmt: skip
    if left_out:
        total = sum(each.count for each in report.unaudited)
        heading = (
            say_count("{n:,} page not audited", "{n:,} pages not audited", n=total)
            if total
            else say("Addresses that are no pages")
        )
        groups = [{"group": each, "heading": _left_out_heading(each)} for each in left_out]
        write("not-audited.html", "not-audited", groups=groups, heading=heading)


def _is_left_out(page: PageRow, status: PageStatus, is_no_page: bool) -> bool:
    return (page.status, page.is_no_page) == (status, is_no_page)


def _left_out_heading(group: Any) -> Message:
    if group.is_no_page:
        return say_count(
            "{why:capital}: {n:,} address", "{why:capital}: {n:,} addresses", n=group.count, why=group.label
        )
    return say_count("{why:capital}: {n:,} page", "{why:capital}: {n:,} pages", n=group.count, why=group.label)
