"""The report that people read: a folder of pages that opens from disk and needs no script, but for its search."""

import json
import re
from functools import partial
from importlib import resources
from pathlib import Path
from typing import Any

from auditor.message import ENGLISH, Catalogue, Message, joined, known, say, say_count
from auditor.standards import criteria
from auditor.standards.law import standing
from auditor.store.read_rows import RunFacts
from auditor.store.reader import Reader
from auditor_reports.choice import law_of
from auditor_reports.headline import sites_headline
from auditor_reports.html.addresses import Addresses
from auditor_reports.html.cause_lists import CauseLists
from auditor_reports.html.charts import bar, grade_line
from auditor_reports.html.folder import FOLDER, INDEX, ReportFolder
from auditor_reports.html.search import write_search
from auditor_reports.html.sheets import (
    document_row,
    write_cause,
    write_documents,
    write_other_causes,
    write_pages,
    write_unaudited,
)
from auditor_reports.model.site import FIRST_CARDS, MAX_DOCUMENTS, SiteReport
from auditor_reports.model.unknowns import unknowns
from auditor_reports.scorecard import STATUS_WORDS, bands_sentence, criteria_statement, weights_sentence
from auditor_reports.words import SMALL_COUNT, clipped


def clear_html(out_dir: Path) -> None:
    """Remove the last report, so that none looks current while a new one is made."""
    ReportFolder(out_dir / FOLDER).clear()


def write_html(reader: Reader, out_dir: Path, catalogue: Catalogue = ENGLISH) -> list[Path]:
    """Write the report in the catalogue's language; returns its first page."""
    folder = ReportFolder(out_dir / FOLDER, catalogue)
    style = resources.files("auditor_reports.html").joinpath("static", "style.css").read_bytes()
    reports = [SiteReport(reader, site) for site in reader.sites()]
    if len(reports) == 1:
        folder.file("style.css", style)
        _write_site(folder, "", reports[0])
    else:
        prefixes = _folders(reports)
        for report, prefix in zip(reports, prefixes, strict=True):
            folder.file(f"{prefix}style.css", style)
            _write_site(folder, prefix, report, many_sites=True)
        folder.file("style.css", style)
        _write_sites(folder, reader.run, reports, prefixes)
    folder.close()
    return [folder.path / INDEX]


def _folders(reports: list[SiteReport]) -> list[str]:
    """A folder for each site, named after it."""
    found: list[str] = []
    for report in reports:
        name = re.sub(r"[^a-z0-9]+", "-", report.site.name.lower()).strip("-")[:60] or "site"
        found.append(f"{name}/" if f"{name}/" not in found else f"{name}-{len(found) + 1}/")
    return found


def _write_site(folder: ReportFolder, prefix: str, report: SiteReport, *, many_sites: bool = False) -> None:
    base = {
        "run": report.run,
        "site": report.site,
        "coverage": report.coverage,
        "unaudited": report.unaudited,
        "no_pages": report.no_pages,
        "root": "",
        "live": not report.site.is_folder,
        "footer": _footer(report.run),
        "pages_only": report.has_document_findings,
    }
    write = partial(_write_page, folder, prefix, base)
    addresses = Addresses(report)
    _write_causes(write, folder, prefix, report, addresses)
    write_pages(write, report, addresses)
    write_unaudited(write, report)
    if report.document_count > MAX_DOCUMENTS:
        write_documents(write, report, addresses, are_judged=report.judged_documents > 0)
    write_search(write, report, addresses, folder.catalogue)
    write("method.html", "method", **_method(report))
    write(INDEX, "overview", many_sites=many_sites, **_overview(report, addresses))


def _write_page(
    folder: ReportFolder, prefix: str, base: dict[str, Any], name: str, template: str, /, **values: Any
) -> None:
    folder.page(f"{prefix}{name}", f"{template}.html.jinja", {**base, **values})


def _overview(report: SiteReport, addresses: Addresses) -> dict[str, Any]:
    documents = report.documents(MAX_DOCUMENTS)
    judged = report.judged_documents
    causes = len(report.ranked.failures)
    groups = [(row, bar(row.result, report.card.pages)) for row in report.shut_out] if report.coverage.audited else []
    return {
        "headline": report.headline,
        "card": report.card,
        "unaudited_summary": report.unaudited_summary if report.unaudited else None,
        "groups": groups,
        "weighted": report.card.pages >= SMALL_COUNT,
        "clear_groups": report.clear_groups,
        "document_groups": report.document_groups if report.coverage.audited else [],
        "unchecked_groups": report.unchecked_groups,
        "flag_groups": report.flag_groups if report.coverage.audited else [],
        "flag_places": report.flag_places,
        "cards": report.cause_cards[:FIRST_CARDS],
        "all_causes_link": (say_count("All about the one cause", "All {n:,} causes", n=causes)),
        "grades": [(row, grade_line(row)) for row in report.grades.rows] if report.grades else [],
        "grades_note": report.grades_note if report.grades else None,
        "criteria_statement": criteria_statement(report.card.criteria),
        "doubts": report.doubts,
        "unknowns": unknowns(report),
        "documents": [document_row(report, addresses, each) for each in documents],
        "are_judged": judged > 0,
        "more_documents": report.document_count - len(documents),
        "documents_note": _documents_note(len(documents), report.document_count, judged),
    }


def _documents_note(shown: int, total: int, judged: int) -> Message:
    note = (
        _judged_note(total, judged)
        if judged
        else say_count(
            "{n:,} document that pages link to. They were not tested: a file needs its own test, and a phone opens it badly.",
            "{n:,} documents that pages link to. They were not tested: a file needs its own test, and a phone opens it badly.",
            n=total,
        )
    )
    if shown == total:
        return note
    return joined([note, say("The {shown} with the most links are shown.", shown=shown)], " ")


def _judged_note(total: int, judged: int) -> Message:
    if judged < total:
        return say_count(
            "{n:,} document that pages link to. Rules judged {judged:,} of them, and what they found stands beside it. A"
            " file still needs its own test, and a phone opens it badly.",
            "{n:,} documents that pages link to. Rules judged {judged:,} of them, and what they found stands beside each. A"
            " file still needs its own test, and a phone opens it badly.",
            n=total,
            judged=judged,
        )
    return say_count(
        "{n:,} document that pages link to. Rules judged it, and what they found stands beside it. A file still needs its"
        " own test, and a phone opens it badly.",
        "{n:,} documents that pages link to. Rules judged all of them, and what they found stands beside each. A file"
        " still needs its own test, and a phone opens it badly.",
        n=total,
    )


def _method(report: SiteReport) -> dict[str, Any]:
    card = report.card
    standard = criteria()
    doubt = card.score.if_doubts_fail
    changes = card.score.value is not None and doubt is not None and round(doubt) < round(card.score.value)
    return {
        "card": card,
        "groups": report.groups,
        "crawl_notes": list(report.crawl_notes()),
        "small_count": SMALL_COUNT,
        "doubt_sentence": _doubt_sentence(doubt, report.doubts) if changes and doubt is not None else None,
        "weights_sentence": weights_sentence(),
        "bands_sentence": bands_sentence(),
        "criteria_statement": criteria_statement(card.criteria),
        "law_standing": standing(law_of(report.run)),
        "criteria_rows": [
            {
                "num": num,
                "name": known(standard[num].name),
                "level": standard[num].level,
                "url": standard[num].understanding_url,
                "found": STATUS_WORDS[found],
            }
            for num, found in card.criteria.statuses.items()
        ],
        "settings": json.dumps(report.run.config, indent=1, ensure_ascii=False),
    }


def _doubt_sentence(score: float, doubts: int) -> Message:
    return say_count(
        "It would be {score:.0f} if all {n:,} undecided result turned out to be faults.",
        "It would be {score:.0f} if all {n:,} undecided results turned out to be faults.",
        n=doubts,
        score=score,
    )


def _write_causes(write: Any, folder: ReportFolder, prefix: str, report: SiteReport, addresses: Addresses) -> None:
    CauseLists(write, report, addresses).write_all()
    for card in (*report.cause_cards, *report.doubt_cards):
        write_cause(write, report, addresses, card)
        if card.picture:
            folder.file(f"{prefix}{card.picture_path}", card.picture.png)
    write_other_causes(write, report, addresses)


def _write_sites(folder: ReportFolder, run: RunFacts, reports: list[SiteReport], prefixes: list[str]) -> None:
    sites = [
        {"folder": prefix.rstrip("/"), "name": report.site.name, "headline": report.headline, "coverage": report.coverage,
         "card": report.card, "pages_only": report.has_document_findings}
        for report, prefix in zip(reports, prefixes, strict=True)
    ]  # fmt: skip
    heading = sites_headline([(report.site.name, report.headline, report.card) for report in reports])
    folder.page(
        INDEX,
        "sites.html.jinja",
        {"run": run, "root": "", "live": False, "sites": sites, "heading": heading, "footer": _footer(run)},
    )


def _footer(run: RunFacts) -> Message:
    return say(
        "Auditor {auditor}, axe-core {axe}, browser {browser}. Half of the score is what the worst-served group gets."
        " No page text left this machine.",
        auditor=run.tool_version,
        axe=run.axe_version,
        browser=clipped(run.browser_version, 60),
    )
