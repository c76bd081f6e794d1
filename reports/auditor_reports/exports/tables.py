"""Findings, pages, documents and criteria as tables, for CSV and XLSX alike.

Names of columns are those of GSA's site scanning where they mean the same: `initial_url`, `url`, `redirect`, `live`,
`status_code`, `title`, `language`, `scan_date`. Cells are raw: whoever writes them makes them safe for the format.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from auditor.model import PageStatus
from auditor.standards import criteria
from auditor.standards.law import counts_for
from auditor.store.read_rows import DocumentRow, FindingView, PageRow, SiteFacts
from auditor.store.reader import Reader
from auditor_reports.choice import law_of
from auditor_reports.remedies import REMEDIES
from auditor_reports.scorecard import STATUS_WORDS, make_scorecard

Cell = str | int | bool | None
Row = tuple[Cell, ...]
_SUCCESS = range(200, 300)  # HTTP status codes


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` makes the rows afresh, one at a time; each has a cell for each of the `columns`."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[Reader], Iterator[Row]]


def _findings(reader: Reader) -> Iterator[Row]:
    law = law_of(reader.run)
    for site in reader.sites():
        for finding in reader.findings(site.id):
            card = reader.run.rule(finding.rule_id)
            yield (
                site.name,
                finding.subject.value,
                finding.url,
                finding.url_final,
                finding.page_title,
                finding.outcome,
                card.id,
                card.title,
                card.family,
                _list(card.wcag),
                counts_for(card.refs, law).answer.value,
                card.conformance,
                "; ".join(f"{population}: {harm.value}" for population, harm in finding.harm.items()),
                card.owner,
                card.confidence,
                str(finding.message),
                *_text(finding),
                card.fix,
                finding.selector,
                finding.html,
                finding.frame_url,
                finding.third_party,
                _list(finding.profiles),
                finding.cause,
                finding.component,
                "; ".join(f"{each.rule_id}: {each.message}" for each in finding.also),
                finding.fingerprint,
                reader.run.started_at,
            )


def _text(finding: FindingView) -> Row:
    """The quoted text and what to write instead."""
    quote, suggestion = finding.data.get("quote"), finding.data.get("suggestion")
    return (quote if isinstance(quote, str) else None, suggestion if isinstance(suggestion, str) else None)


def _pages(reader: Reader) -> Iterator[Row]:
    for site in reader.sites():
        for page in reader.pages(site.id):
            yield _page(page, site, reader.run.started_at)


def _page(page: PageRow, site: SiteFacts, started_at: str) -> Row:
    """A page that was not audited has no counts: nobody looked."""
    is_audited = page.status is PageStatus.AUDITED
    return (
        site.name,
        page.url,
        page.url_final,
        None if page.url_final is None else page.url_final != page.url,
        None if page.http_status is None else page.http_status in _SUCCESS,
        page.http_status,
        page.status.value,
        str(page.reason or ""),
        str(REMEDIES.get(page.status, "")),
        page.title,
        page.lang,
        page.same_as,
        page.is_task,
        page.template,
        page.depth,
        page.origin,
        page.words if is_audited else None,
        page.failed if is_audited and page.same_as is None else None,
        page.cant_tell if is_audited and page.same_as is None else None,
        started_at,
    )


def _documents(reader: Reader) -> Iterator[Row]:
    for site in reader.sites():
        for document in reader.documents(site.id):
            yield _document(document, site, reader.run.started_at)


def _document(document: DocumentRow, site: SiteFacts, started_at: str) -> Row:
    """A document that no rule judged has no counts."""
    return (
        site.name,
        document.url,
        document.http_status,
        document.kind,
        document.size_bytes,
        document.link_count,
        _list(document.linked_from),
        document.is_judged,
        document.failed if document.is_judged else None,
        document.cant_tell if document.is_judged else None,
        started_at,
    )


def _criteria(reader: Reader) -> Iterator[Row]:
    """Each criterion of the run's profile for each site; never a share, and never without its coverage."""
    known = criteria()
    for site in reader.sites():
        card, coverage = make_scorecard(reader, site.id), reader.coverage(site.id)
        failed, doubts, pages = _by_criterion(reader, site)
        for number, status in card.criteria.statuses.items():
            yield (
                site.name,
                card.criteria.profile,
                card.criteria.title,
                number,
                known[number].name,
                known[number].level,
                status.value,
                str(STATUS_WORDS[status]),
                failed[number],
                doubts[number],
                len(pages[number]),
                coverage.audited,
                coverage.found,
                _list(sorted(rule.id for rule in reader.run.rules.values() if number in rule.wcag)),
                known[number].understanding_url,
                reader.run.started_at,
            )


def _by_criterion(reader: Reader, site: SiteFacts) -> tuple[Counter[str], Counter[str], dict[str, set[int]]]:
    """Failures, doubts and ids of failing pages of each criterion, by all rules that cite it; other sites' frames left out."""
    failed: Counter[str] = Counter()
    doubts: Counter[str] = Counter()
    pages: dict[str, set[int]] = defaultdict(set)
    for cause in reader.causes(site.id):
        for number in reader.run.rule(cause.rule_id).wcag:
            failed[number] += cause.targets
            doubts[number] += cause.doubts
    for check in reader.checks(site.id):
        if check.failed:
            for number in reader.run.rule(check.rule_id).wcag:
                pages[number].add(check.page_id)
    return failed, doubts, pages


def _list(values: Iterable[str]) -> str:
    return " ".join(values)


TABLES: tuple[Table, ...] = (
    Table(
        "findings",
        (
            "site", "subject", "initial_url", "url", "title", "outcome", "rule", "rule_title", "family", "wcag", "counts",
            "conformance", "harm", "owner", "confidence", "message", "quote", "suggestion", "fix", "selector", "html",
            "frame", "third_party", "profiles", "cause", "component", "also", "fingerprint", "scan_date",
        ),
        _findings,
    ),
    Table(
        "pages",
        (
            "site", "initial_url", "url", "redirect", "live", "status_code", "status", "reason", "remedy", "title",
            "language", "same_as", "task", "template", "depth", "origin", "words", "failed", "cant_tell", "scan_date",
        ),
        _pages,
    ),
    Table(
        "documents",
        (
            "site", "initial_url", "status_code", "kind", "size_bytes", "linked_from_count", "linked_from", "tested",
            "failed", "cant_tell", "scan_date",
        ),
        _documents,
    ),
    Table(
        "criteria",
        (
            "site", "profile", "profile_title", "criterion", "name", "level", "status", "status_words", "failed",
            "cant_tell", "pages_failed", "pages_audited", "pages_found", "rules", "understanding", "scan_date",
        ),
        _criteria,
    ),
)  # fmt: skip
"""In the order in which they stand in a workbook."""
