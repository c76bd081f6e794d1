"""`--format sarif`: remarks on texts as SARIF, for code scanning."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from auditor.editing.checked import GRADE_RULE, Checked, Position
from auditor.editing.inputs import STDIN, is_address
from auditor.editing.wording import above_target, muted_notes, with_suggestion
from auditor.exchange.sarif import SarifLevel, sarif_fix, sarif_log, sarif_note, sarif_result
from auditor.message import ENGLISH, Catalogue, Message
from auditor.text.remarks import Level, Remark

_LEVELS: dict[Level, SarifLevel] = {Level.FINDING: "warning", Level.HINT: "note", Level.ADVICE: "note"}


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
    return sarif_log(results, (catalogue.show(message) for _, message in errors), notes)


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
