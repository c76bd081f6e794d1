"""results.json: facts of the run, coverage, scorecards and every page, written page by page."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from auditor.message import Message
from auditor.model import Outcome, PageStatus
from auditor.standards.law import Law
from auditor.standards.references import Reference, resolved
from auditor.store.read_rows import Coverage, DocumentRow, PageRow, RunFacts, SiteFacts
from auditor.store.reader import Reader
from auditor_reports.choice import law_of
from auditor_reports.remedies import REMEDIES
from auditor_reports.scorecard import Scorecard, make_scorecard
from auditor_reports.writing import whole_file

FILE_NAME = "results.json"
SCHEMA_VERSION = "1.3"
"""Of results.json and findings.jsonl: the first number changes when a field is removed or means something else."""


def write_results(reader: Reader, out_dir: Path) -> list[Path]:
    """Write results.json; neither the pages nor the documents are ever in memory together."""
    path = out_dir / FILE_NAME
    sites = reader.sites()
    coverages = {site.id: reader.coverage(site.id) for site in sites}
    with whole_file(path) as file:
        head = {
            "schema_version": SCHEMA_VERSION,
            "run": run_record(reader.run),
            "law": law_record(law_of(reader.run)),
            "references": {each.ref: reference_record(each) for each in _cited(reader.run)},
            "coverage": coverage_record(_total(coverages.values())),
        }
        file.write(json.dumps(head, default=_in_english, ensure_ascii=False, indent=1)[:-2])
        file.write(',\n "sites": [')
        for index, site in enumerate(sites):
            file.write(",\n" if index else "\n")
            _write_site(file, reader, site, coverages[site.id])
        file.write('\n ],\n "pages": [')
        _write_list(file, _pages(reader, sites))
        file.write("]\n}\n")
    return [path]


def run_record(run: RunFacts) -> dict[str, Any]:
    """Facts of the run."""
    return {
        "id": run.id,
        "state": run.state,
        "incomplete_why": run.incomplete_why or "",
        "started_at": run.started_at,
        "finished_at": run.finished_at,
        "tool_version": run.tool_version,
        "axe_version": run.axe_version,
        "browser_version": run.browser_version,
        "config": dict(run.config),
        "rules": sorted(run.rules),
    }


def law_record(law: Law) -> dict[str, Any] | None:
    """The law of the run's profile and what was known of it; None when the profile is a version of WCAG alone."""
    if law.table is None:
        return None
    return {
        "profile": law.profile.id,
        "name": law.name,
        "title": law.table.title,
        "wcag": law.profile.wcag,
        "url": law.table.url,
        "status": law.table.status.value,
        "date": law.table.date,
        "source": law.table.source,
        "note": law.table.note,
        "deadlines": [{"who": each.who, "from": each.by} for each in law.table.deadlines],
    }


def reference_record(reference: Reference) -> dict[str, Any]:
    """One thing that a rule cites."""
    return {
        "label": reference.label,
        "url": reference.url,
        "status": reference.status.value,
        "date": reference.date,
        "source": reference.source,
        "note": reference.note,
    }


def coverage_record(coverage: Coverage) -> dict[str, Any]:
    """Pages found and audited; `share` is null when nothing was found."""
    return {
        "found": coverage.found,
        "audited": coverage.audited,
        "not_audited": {status.value: count for status, count in coverage.not_audited.items()},
        "no_pages": {status.value: count for status, count in coverage.no_pages.items()},
        "share": None if coverage.share is None else round(coverage.share, 4),
    }


def page_record(page: PageRow, site: str) -> dict[str, Any]:
    """One page; only an audited one has no remedy."""
    return {
        "url": page.url,
        "url_final": page.url_final,
        "site": site,
        "status": page.status.value,
        "reason": page.reason or "",
        "remedy": str(REMEDIES[page.status]) if page.status in REMEDIES else None,
        "http_status": page.http_status,
        "title": page.title,
        "lang": page.lang,
        "template": page.template,
        "depth": page.depth,
        "origin": page.origin,
        "task": page.is_task,
        "words": page.words,
        "settled": page.settled if page.status is PageStatus.AUDITED else None,
        "same_as": page.same_as,
        "findings": {Outcome.FAILED.value: page.failed, Outcome.CANT_TELL.value: page.cant_tell},
    }


def document_record(document: DocumentRow) -> dict[str, Any]:
    """One document that pages link to; with counts of findings where a rule judged it."""
    counts = {Outcome.FAILED.value: document.failed, Outcome.CANT_TELL.value: document.cant_tell}
    return {
        "url": document.url,
        "kind": document.kind,
        "size_bytes": document.size_bytes,
        "http_status": document.http_status,
        "linked_from": list(document.linked_from),
        "linked_from_count": document.link_count,
        **({"findings": counts} if document.is_judged else {}),
    }


def scorecard_record(card: Scorecard, coverage: Coverage) -> dict[str, Any]:
    """The scorecard; the score never stands without the coverage beside it."""
    return {**card.record(), "coverage": coverage_record(coverage)}


def _in_english(value: object) -> str:
    """A message in a file for programs, which is in English whoever reads it."""
    if isinstance(value, Message):
        return str(value)
    raise TypeError(f"{type(value).__name__} is no JSON")


def _write_site(file: IO[str], reader: Reader, site: SiteFacts, coverage: Coverage) -> None:
    card = make_scorecard(reader, site.id)
    facts = {
        "name": site.name,
        "source": site.source,
        "base_url": site.base_url,
        "state": site.state,
        "stopped_why": site.stopped_why or "",
        "coverage": coverage_record(coverage),
        "scorecard": scorecard_record(card, coverage),
        "crawl": dict(site.facts),
        "rule_errors": [
            {
                "rule": each.rule_id,
                "outcome": each.outcome,
                "in_part": each.in_part,
                "error": each.error or "",
                "pages": each.pages,
                **({"documents": each.documents} if each.documents else {}),
            }
            for each in reader.rule_troubles(site.id)
        ],
        "partly_audited": [
            {"url": page.url, "missing": [{"what": list(keys), "why": why} for why, keys in page.missing.items()]}
            for page in reader.partly_audited(site.id)
        ],
        "frames_not_audited": [
            {"host": each.host, "third_party": each.third_party, "why": str(each.why_not or ""), "pages": each.pages}
            for each in reader.unseen_frames(site.id)
        ],
    }
    file.write(json.dumps(facts, default=_in_english, ensure_ascii=False, indent=1)[:-2])
    file.write(',\n "documents": [')
    _write_list(file, map(document_record, reader.documents(site.id)))
    file.write("]}")


def _write_list(file: IO[str], records: Iterable[dict[str, Any]]) -> None:
    """Records one to a line, so that the file can be searched and compared by line."""
    for index, each in enumerate(records):
        file.write(",\n" if index else "\n")
        file.write(json.dumps(each, default=_in_english, ensure_ascii=False))


def _cited(run: RunFacts) -> tuple[Reference, ...]:
    """Everything that the rules of the run cite, in order."""
    return resolved(sorted({ref for rule in run.rules.values() for ref in rule.refs}))


def _pages(reader: Reader, sites: Iterable[SiteFacts]) -> Iterator[dict[str, Any]]:
    for site in sites:
        for page in reader.pages(site.id):
            yield page_record(page, site.name)


def _total(coverages: Iterable[Coverage]) -> Coverage:
    audited = 0
    not_audited: Counter[PageStatus] = Counter()
    no_pages: Counter[PageStatus] = Counter()
    for coverage in coverages:
        audited += coverage.audited
        not_audited.update(coverage.not_audited)
        no_pages.update(coverage.no_pages)
    return Coverage(audited, not_audited, no_pages)
