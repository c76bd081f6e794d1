"""findings.sarif: what an audit found, for code scanning (SARIF 2.1.0), one result for all places of one fingerprint.

What GitHub takes bounds what is kept: of results the most pressing, and of the places of one the first. What was left
out stands among the notifications of the log. Source of the limits: docs.github.com, "SARIF support for code scanning".
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from auditor.exchange.sarif import SarifLevel, sarif_log, sarif_note, sarif_place, sarif_result
from auditor.exchange.sarif_rules import DescribedRule, sarif_rule
from auditor.message import sentence
from auditor.model import Harm
from auditor.store.ranking import ranked_causes
from auditor.store.read_rows import Cause, FindingView, RuleCard, SiteFacts
from auditor.store.reader import Reader
from auditor_reports.exports.plain import plain
from auditor_reports.html.environment import short_url
from auditor_reports.words import clipped
from auditor_reports.writing import remove, whole_file

FILE_NAME = "findings.sarif"
MAX_RESULTS = 5_000  # GitHub keeps as many of the 25,000 that it takes
MAX_LOCATIONS = 10  # of a result; GitHub shows the first
MAX_PLACES = 5_000  # findings of one cause that are read
MAX_MESSAGE_CHARS = 1_000
MAX_SNIPPET_CHARS = 400
_FIRST = {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 2}
"""A page has no lines of source that we know of; GitHub asks for a region all the same."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """Results, and what was left out: by results, by places read, and in frames of other sites."""

    results: list[dict[str, Any]]
    left_out: int
    unread: int
    third_party: int


def clear_sarif(out_dir: Path) -> None:
    """Remove the log of an earlier run."""
    remove(out_dir / FILE_NAME)


def write_sarif(reader: Reader, out_dir: Path) -> list[Path]:
    """Write the log of all sites of the run; returns its file."""
    path = out_dir / FILE_NAME
    kept = _kept(reader)
    levels: dict[str, SarifLevel] = {}
    for result in kept.results:
        levels[result["ruleId"]] = min(levels.get(result["ruleId"], "note"), result["level"], key=_LEVELS.index)
    rules = {id: sarif_rule(_described(reader.run.rule(id)), level) for id, level in levels.items()}
    log = sarif_log(kept.results, (), _notes(reader, kept), rules=rules, category="civic-auditor")
    with whole_file(path) as file:
        file.write(log.decode())
        file.write("\n")
    return [path]


_LEVELS: tuple[SarifLevel, ...] = ("error", "warning", "note")


def _kept(reader: Reader) -> _Kept:
    """The most pressing results of all sites: failures before doubts, each site's first causes first."""
    results: list[dict[str, Any]] = []
    left_out = unread = 0
    seen: set[tuple[int, str]] = set()
    for site, cause in _in_order(reader):
        if len(results) >= MAX_RESULTS:
            left_out += cause.targets + cause.doubts
            continue
        places = reader.places(cause, MAX_PLACES)
        unread += cause.targets + cause.doubts - len(places)
        for group in _groups(places):
            key = site.id, group[0].fingerprint
            if key in seen or len(results) >= MAX_RESULTS:
                left_out += len(group)
                continue
            seen.add(key)
            results.append(_result(reader.run.rule(cause.rule_id), site, group))
    third_party = sum(each.findings for site in reader.sites() for each in reader.third_party_findings(site.id))
    return _Kept(results, left_out, unread, third_party)


def _in_order(reader: Reader) -> list[tuple[SiteFacts, Cause]]:
    ordered: list[tuple[tuple[int, int, int], SiteFacts, Cause]] = []
    for site in reader.sites():
        ranked = ranked_causes(reader, site.id)
        for kind, causes in enumerate((ranked.failures, ranked.doubts)):
            ordered += [((kind, place, site.id), site, cause) for place, cause in enumerate(causes)]
    return [(site, cause) for _, site, cause in sorted(ordered, key=lambda each: each[0])]


def _groups(places: Iterable[FindingView]) -> Iterator[list[FindingView]]:
    """Findings with one fingerprint and one outcome: two that differ in that are two results."""
    groups: dict[tuple[str, str], list[FindingView]] = {}
    for place in places:
        groups.setdefault((place.fingerprint, place.outcome), []).append(place)
    yield from groups.values()


def _result(card: RuleCard, site: SiteFacts, places: list[FindingView]) -> dict[str, Any]:
    first = places[0]
    pages = len({place.url for place in places})
    level = _level(first)
    result = sarif_result(card.id, level, _message(card, site, places, pages), _uri(site, first.url), _region(first))
    result["locations"] += [sarif_place(_uri(site, each.url), _region(each)) for each in places[1:MAX_LOCATIONS]]
    digest = hashlib.sha256(
        f"{site.identity}\0{site.name}\0{first.fingerprint}".encode("utf-8", "surrogatepass")
    ).hexdigest()
    result["partialFingerprints"] = {"primaryLocationLineHash": f"{digest[:16]}:1"}
    result["fingerprints"] = {"civicAuditor": plain(first.fingerprint)}
    result["occurrenceCount"] = len(places)
    result["properties"] = {
        "site": plain(site.name),
        "pages": pages,
        "outcome": first.outcome,
        "address": plain(short_url(first.url) if site.is_folder else first.url),
        "selector": plain(first.selector),
    }
    return result


def _level(finding: FindingView) -> SarifLevel:
    """An error stops or hinders somebody, a warning does less, a note is a question."""
    if finding.outcome != "failed":
        return "note"
    worst = min((harm.rank for harm in finding.harm.values()), default=Harm.NOTICE.rank)
    return "error" if worst <= Harm.HINDER.rank else "warning"


def _message(card: RuleCard, site: SiteFacts, places: list[FindingView], pages: int) -> str:
    """Title, measurement and extent, in English and as plain text: no brackets that SARIF reads as a link."""
    first = places[0]
    asked = "" if first.outcome == "failed" else "A person should look: "
    address = short_url(first.url) if site.is_folder else first.url
    count = "1 page" if pages == 1 else f"{pages} pages"
    where = f"{len(places)} places on {count}, first {address}" if len(places) > 1 else address
    told = f"{asked}{card.title}. {sentence(clipped(str(first.message), MAX_MESSAGE_CHARS // 2))} Found at {where}"
    return clipped(plain(told), MAX_MESSAGE_CHARS).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _region(finding: FindingView) -> dict[str, Any]:
    snippet = clipped(plain(finding.html), MAX_SNIPPET_CHARS)
    return {**_FIRST, **({"snippet": {"text": snippet}} if snippet else {})}


def _uri(site: SiteFacts, url: str) -> str:
    """A relative path that stays the same from run to run: of the file in an audited folder, else host and path."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return quote(plain(url), safe="")[:MAX_MESSAGE_CHARS]
    path = f"{parts.path}index.html" if parts.path.endswith("/") or not parts.path else parts.path
    names = [name for name in unquote(path).split("/") if name not in ("", ".", "..")]
    query = f"?{parts.query}" if parts.query else ""
    if not site.is_folder:
        return quote(plain("/".join([host, *names]) + query), safe="/")
    folder = PurePosixPath(site.source.replace("\\", "/"))
    root = [] if folder.is_absolute() else [name for name in folder.parts if name not in (".", "..")]
    return quote(plain("/".join([*root, *names]) + query), safe="/")


def _described(card: RuleCard) -> DescribedRule:
    return DescribedRule(**{name: getattr(card, name) for name in DescribedRule.__slots__})


def _notes(reader: Reader, kept: _Kept) -> Iterator[dict[str, Any]]:
    """What the log leaves out, and what the audit did."""
    for site in reader.sites():
        coverage = reader.coverage(site.id)
        text = f"{site.name}: {coverage.audited} of {coverage.found} pages found were audited."
        yield sarif_note(f"{plain(text)} Of the others nothing is known.")
    if reader.run.state != "complete":
        yield sarif_note("The audit is not complete: what is missing here may be there all the same.")
    if kept.left_out:
        yield sarif_note(
            f"{kept.left_out} findings are left out: a log holds {MAX_RESULTS} results, the most pressing first."
            " findings.jsonl has them all."
        )
    if kept.unread:
        yield sarif_note(f"{kept.unread} more places of causes with over {MAX_PLACES} places are not counted here.")
    if kept.third_party:
        yield sarif_note(f"{kept.third_party} findings in frames of other sites are left out.")
