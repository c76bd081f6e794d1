"""The long parts of a report, in sheets that a browser opens at once: pages, the faults of each, places, documents.

Nothing is left out for its length: what does not fit on a sheet stands on the next.
"""

from collections.abc import Callable, Iterator
from itertools import groupby, islice
from typing import Any

from auditor.message import Message, say, say_count
from auditor.model import PageStatus
from auditor.store.read_rows import Cause, DocumentRow, FindingView, PageRow
from auditor_reports.html.addresses import PLACES_PER_SHEET, REST, Addresses, sheet_name, sheets_of
from auditor_reports.model.cards import CauseCard
from auditor_reports.model.site import SiteReport

Write = Callable[..., None]
"""Writes a file of the report: its name, its template, and what the template needs."""

PAGES_PER_SHEET = 250
DOCUMENTS_PER_SHEET = 250
CAUSES_OF_A_PAGE = 3
MAX_LINKING = 5  # pages named for each place in a document
CauseName = tuple[str, str]


def write_pages(write: Write, report: SiteReport, addresses: Addresses) -> None:
    """The list of all addresses, and a page for each on which something was found."""
    sheets = sheets_of(report.reader.count_pages(report.site.id), PAGES_PER_SHEET)
    pages = report.reader.pages(report.site.id)
    order = {(cause.rule_id, cause.cause): place for place, cause in enumerate(report.ranked.all)}
    for sheet in range(1, sheets + 1):
        rows = []
        for page in islice(pages, PAGES_PER_SHEET):
            causes = linked_causes(report, addresses, report.reader.causes_of_page(page.id))
            failed, cant_tell = addresses.counts(page)
            address = addresses.page(page)
            rows.append({"page": page, "address": address, "failed": failed, "cant_tell": cant_tell, **causes})
            if address:
                _write_page(write, report, addresses, page, order)
        write(sheet_name("pages", sheet), "pages", pages=rows, name="pages", sheet=sheet, sheets=sheets)


def _write_page(
    write: Write, report: SiteReport, addresses: Addresses, page: PageRow, order: dict[CauseName, int]
) -> None:
    """All that was found on one page, the most pressing cause first; what lies in frames of other sites last."""
    named = [finding_id for finding_id, _ in addresses.named.get(page.id, ())]
    found = report.reader.findings_of_page(page.id) + report.reader.findings_by_id(named)
    found.sort(
        key=lambda each: (
            each.third_party,
            each.outcome != "failed",
            order.get((each.rule_id, each.cause), len(order)),
            each.id,
        )
    )
    failed, cant_tell = addresses.counts(page)
    sheets = sheets_of(len(found), PLACES_PER_SHEET)
    for sheet in range(1, sheets + 1):
        part = found[(sheet - 1) * PLACES_PER_SHEET : sheet * PLACES_PER_SHEET]
        write(
            f"pages/{sheet_name(str(page.id), sheet)}", "page", root="../", page=page, name=str(page.id), sheet=sheet,
            sheets=sheets, groups=list(_by_cause(report, addresses, part)), failed=failed, cant_tell=cant_tell,
        )  # fmt: skip


def _by_cause(report: SiteReport, addresses: Addresses, found: list[FindingView]) -> Iterator[dict[str, Any]]:
    """Findings in their order, gathered by whose they are, outcome and cause."""
    for (third_party, outcome, rule_id, cause), places in groupby(
        found, key=lambda each: (each.third_party, each.outcome, each.rule_id, each.cause)
    ):
        yield {
            "is_doubt": outcome != "failed",
            "is_of_others": third_party,
            "title": report.title_of(rule_id, cause),
            "address": "" if third_party else addresses.cause(rule_id, cause),
            "places": list(places),
        }


def write_cause(write: Write, report: SiteReport, addresses: Addresses, card: CauseCard) -> None:
    """The page of a cause, with all its places."""
    ids = report.reader.place_ids(card.cause)
    sheets = sheets_of(len(ids), PLACES_PER_SHEET)
    for sheet in range(1, sheets + 1):
        first = (sheet - 1) * PLACES_PER_SHEET
        places = report.reader.findings_by_id(ids[first : first + PLACES_PER_SHEET])
        write(
            f"causes/{sheet_name(card.slug, sheet)}", "cause", root="../", card=card, name=card.slug, sheet=sheet,
            sheets=sheets, first=first + 1, places=_place_rows(report, addresses, places), max_linking=MAX_LINKING,
        )  # fmt: skip


def write_other_causes(write: Write, report: SiteReport, addresses: Addresses) -> None:
    """The places of all causes without a page of their own, cause after cause."""
    total = sum(cause.targets + cause.doubts for cause in report.other_causes)
    places = (place for cause in report.other_causes for place in _places(report, cause))
    name = REST.rpartition("/")[2]
    sheets = sheets_of(total, PLACES_PER_SHEET) if total else 0
    for sheet in range(1, sheets + 1):
        rows = _place_rows(report, addresses, list(islice(places, PLACES_PER_SHEET)))
        groups = [
            {"title": report.title_of(*cause), "cause": cause[1], "rule": report.run.rule(cause[0]), "places": list(found)}
            for cause, found in groupby(rows, key=lambda row: (row["place"].rule_id, row["place"].cause))
        ]  # fmt: skip
        write(
            sheet_name(REST, sheet), "rest", root="../", name=name, sheet=sheet, sheets=sheets, groups=groups,
            first=(sheet - 1) * PLACES_PER_SHEET + 1, max_linking=MAX_LINKING,
        )  # fmt: skip


def _places(report: SiteReport, cause: Cause) -> Iterator[FindingView]:
    ids = report.reader.place_ids(cause)
    for first in range(0, len(ids), PLACES_PER_SHEET):
        yield from report.reader.findings_by_id(ids[first : first + PLACES_PER_SHEET])


def _place_rows(report: SiteReport, addresses: Addresses, places: list[FindingView]) -> list[dict[str, Any]]:
    """Places with the page that each is on; a document's with the first pages that link to it."""
    return [
        {
            "place": place,
            "page": addresses.page_of(place),
            "linking": ()
            if place.document_id is None
            else report.reader.pages_linking_to(place.document_id, MAX_LINKING + 1),
        }
        for place in places
    ]


def write_documents(write: Write, report: SiteReport, addresses: Addresses, *, are_judged: bool) -> None:
    """The list of all documents, where the first page of the report does not hold it."""
    sheets = sheets_of(report.document_count, DOCUMENTS_PER_SHEET)
    documents = report.reader.documents(report.site.id)
    for sheet in range(1, sheets + 1):
        rows = [document_row(report, addresses, each) for each in islice(documents, DOCUMENTS_PER_SHEET)]
        write(
            sheet_name("documents", sheet), "all-documents", documents=rows, name="documents", sheet=sheet, sheets=sheets,
            are_judged=are_judged, total=report.document_count,
        )  # fmt: skip


def document_row(report: SiteReport, addresses: Addresses, document: DocumentRow) -> dict[str, Any]:
    """A document with the first causes of its faults."""
    causes = report.reader.causes_of_document(document.id) if document.failed else []
    return {"document": document, **linked_causes(report, addresses, causes)}


def linked_causes(report: SiteReport, addresses: Addresses, found: list[CauseName]) -> dict[str, Any]:
    """The first causes of a page or document with their titles and pages, and how many more there are."""
    named = [(addresses.cause(*name), report.title_of(*name)) for name in found[:CAUSES_OF_A_PAGE]]
    return {"causes": named, "more_causes": len(found) - len(named)}


def write_unaudited(write: Write, report: SiteReport) -> None:
    """Every address that was not audited, by reason."""
    left_out = [*report.unaudited, *report.no_pages]
    for each in left_out:
        sheets = sheets_of(each.count, PAGES_PER_SHEET)
        pages = (
            page
            for page in report.reader.pages(report.site.id)
            if page.same_as is None and _is_left_out(page, each.status, each.is_no_page)
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
