"""`--format sarif`: remarks on texts as SARIF, for code scanning."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from auditor.editing.checked import GRADE_RULE, Checked, Position
from auditor.editing.inputs import STDIN, is_address
from auditor.editing.wording import above_target, muted_notes, with_suggestion
from auditor.exchange.sarif import SarifLevel, sarif_fix, sarif_log, sarif_note, sarif_result
from auditor.exchange.sarif_rules import DescribedRule, sarif_rule
from auditor.message import ENGLISH, Catalogue, Message
from auditor.registry import explain, load_packs
from auditor.text.remarks import Level, Remark

_LEVELS: dict[Level, SarifLevel] = {Level.FINDING: "warning", Level.HINT: "note", Level.ADVICE: "note"}


def _text_rule(id: str, title: str, why: str, fix: str, *refs: str) -> DescribedRule:
    return DescribedRule(
        id=id, title=title, family="readability", who="", why=why, fix=fix, limits="", refs=refs, wcag=(), confidence="low",
    )  # fmt: skip


_PAST_CONTEXT = "People who jump from link to link or from heading to heading meet the words alone."
_TEXT_ONLY: Mapping[str, DescribedRule] = {
    rule.id: rule
    for rule in (
        _text_rule("passive-voice", "A sentence hides who acts", "Readers have to work out who does what.",
                   "Say who acts, and put them first.", "plain:use-active-voice"),
        _text_rule("hidden-verb", "A verb hides in a noun", "A noun with a weak verb makes a sentence longer and slower.",
                   "Use the verb itself: “decide”, not “make a decision”.", "plain:avoid-hidden-verbs"),
        _text_rule("hard-word-weak", "A word has a plainer one beside it", "Plain words are read faster and by more people.",
                   "Use the plain word where it says the same.", "plain:use-simple-words-phrases"),
        _text_rule("vague-heading-text", "A heading doesn’t say what follows", _PAST_CONTEXT,
                   "Name the subject of the section.", "plain:add-useful-headings"),
        _text_rule("vague-link-text", "A link doesn’t say where it leads", _PAST_CONTEXT,
                   "Name what the link leads to.", "plain:write-effective-links"),
        _text_rule("vague-button-text", "A button doesn’t say what it does", _PAST_CONTEXT,
                   "Name what happens on a press.", "wcag22:2.4.6"),
    )
}  # fmt: skip
"""What finders have no card of the audit for, because an audit judges it otherwise or not at all."""


def as_sarif(
    documents: Sequence[Checked],
    errors: Sequence[tuple[str, Message]],
    levels: frozenset[Level],
    catalogue: Catalogue = ENGLISH,
) -> bytes:
    """A log with one run; what could not be checked stands among the notifications, and what was kept down and why."""
    results = [each for checked in documents for each in _results(checked, levels, catalogue)]
    notes = (
        sarif_note(catalogue.show(note), uri_of(checked.document.name))
        for checked in documents
        for note in muted_notes(checked.review)
    )
    return sarif_log(results, (catalogue.show(message) for _, message in errors), notes, rules=_rules(results))


def _rules(results: Sequence[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The rules that have results, as their cards describe them; packs are read only where there is a result."""
    used: dict[str, SarifLevel] = {}
    for result in results:
        if used.get(result["ruleId"]) != "warning":
            used[result["ruleId"]] = result["level"]
    found = {id: sarif_rule(rule, used[id]) for id, rule in _TEXT_ONLY.items() if id in used}
    for rule in load_packs() if used else ():
        if rule.id in used:
            card = explain(rule)
            described = DescribedRule(**{name: card[name] for name in DescribedRule.__slots__})
            found[rule.id] = sarif_rule(described, used[rule.id])
    return found


def _results(checked: Checked, levels: frozenset[Level], catalogue: Catalogue) -> Iterator[dict[str, Any]]:
    uri = uri_of(checked.document.name)
    if checked.is_above_target and Level.FINDING in levels:
        message = catalogue.show(above_target(checked))
        yield sarif_result(GRADE_RULE, "warning", message, uri, {"startLine": 1})
    for remark in checked.remarks:
        if remark.level in levels:
            yield _result(checked, remark, uri, catalogue)


def _result(checked: Checked, remark: Remark, uri: str, catalogue: Catalogue) -> dict[str, Any]:
    region: dict[str, Any] = {}
    if span := checked.span(remark):
        region = {**_region(*span), "snippet": {"text": remark.quote}}
    elif line := checked.line(remark):
        region = {"startLine": line}
    message = catalogue.show(with_suggestion(remark))
    result = sarif_result(remark.rule, _LEVELS[remark.level], message, uri, region)
    result["properties"] = {"level": remark.level.value, "worse": remark.is_worse}
    if remark.muted:
        result["properties"]["muted"] = catalogue.show(remark.muted)
    if replacement := checked.replacement(remark):
        start, end, text = replacement
        result["fixes"] = [sarif_fix(uri, _region(start, end), text)]
    return result


def _region(start: Position, end: Position) -> dict[str, int]:
    return {
        "startLine": start.line,
        "startColumn": start.column_utf16,
        "endLine": end.line,
        "endColumn": end.column_utf16,
    }


def uri_of(name: str) -> str:
    """A path as a URI reference, relative where the path is; an address as it stands."""
    if is_address(name):
        return quote(name, safe="%/:=&?~#+!$,;'@()*[]")
    if name == STDIN:
        return "stdin"
    path = Path(name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
