"""findings.jsonl: one finding a line, straight from the audit file."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from auditor.standards.law import Law, counts_for
from auditor.store.read_rows import AlsoFound, FindingView, RuleCard
from auditor.store.reader import Reader
from auditor.subject import Scope
from auditor_reports.choice import law_of
from auditor_reports.writing import whole_file

FILE_NAME = "findings.jsonl"


def record(
    finding: FindingView,
    cards: Callable[[str], RuleCard],
    site: str,
    law: Law,
    linked_from: Sequence[str] = (),
) -> dict[str, Any]:
    """A finding as `schemas/finding.schema.json` describes it; pages of `linked_from` link to the document that it is about."""
    card = cards(finding.rule_id)
    return {
        "rule": finding.rule_id,
        "outcome": finding.outcome,
        "harm": {population: harm.value for population, harm in finding.harm.items()},
        "wcag": list(card.wcag),
        "act": list(card.act),
        "refs": list(card.refs),
        "counts": counts_for(card.refs, law).answer.value,
        "conformance": card.conformance,
        "subject": finding.subject.value,
        "url": finding.url,
        "url_final": finding.url_final,
        "frame": finding.frame_url,
        "third_party": finding.third_party,
        "selector": finding.selector,
        "html": finding.html,
        "message": str(finding.message),
        "fix": card.fix,
        "fingerprint": finding.fingerprint,
        "component": finding.component,
        "cause": finding.cause,
        "box": None if finding.box_css_px is None else list(finding.box_css_px),
        "profiles": list(finding.profiles),
        **({"also": [_also(each, cards(each.rule_id)) for each in finding.also]} if finding.also else {}),
        **({"text": passage} if (passage := text_record(finding)) else {}),
        "family": card.family,
        "title": card.title,
        "owner": card.owner,
        "confidence": card.confidence,
        "site": site,
        **({"linked_from": list(linked_from)} if finding.subject is Scope.DOCUMENT else {}),
    }


def text_record(finding: FindingView) -> dict[str, Any] | None:
    """The words that a text finding is about, where they stand and what to write instead; None for any other finding."""
    data = finding.data
    quote = data.get("quote")
    if not isinstance(quote, str) or not quote:
        return None
    return {
        "quote": quote,
        "sentence": data.get("sentence"),
        "before": data.get("before"),
        "after": data.get("after"),
        "start": data.get("start"),
        "end": data.get("end"),
        "suggestion": data.get("suggestion"),
        "times": data.get("times", 1),
        **({"places": list(data["places"])} if "places" in data else {}),
    }


def _also(found: AlsoFound, card: RuleCard) -> dict[str, Any]:
    """What another rule says of the same fault."""
    return {
        "rule": found.rule_id,
        "title": card.title,
        "outcome": found.outcome,
        "harm": {population: harm.value for population, harm in found.harm.items()},
        "wcag": list(card.wcag),
        "act": list(card.act),
        "conformance": card.conformance,
        "selector": found.selector,
        "message": str(found.message),
        "fingerprint": found.fingerprint,
    }


def write_findings(reader: Reader, out_dir: Path) -> list[Path]:
    """Write findings.jsonl; only one finding is in memory at a time."""
    path = out_dir / FILE_NAME
    law = law_of(reader.run)
    with whole_file(path) as file:
        for site in reader.sites():
            for finding in reader.findings(site.id):
                document = finding.document_id if finding.subject is Scope.DOCUMENT else None
                linked_from = () if document is None else reader.pages_linking_to(document)
                entry = record(finding, reader.run.rule, site.name, law, linked_from)
                file.write(json.dumps(entry, ensure_ascii=False))
                file.write("\n")
    return [path]
