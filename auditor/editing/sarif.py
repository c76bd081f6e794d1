"""`--format sarif`: SARIF 2.1.0 (OASIS), for code scanning. Columns are UTF-16 code units from 1, ends exclusive."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec

from auditor import __version__
from auditor.editing.checked import GRADE_RULE, Checked, Position
from auditor.editing.inputs import STDIN, is_address
from auditor.editing.wording import above_target, with_suggestion
from auditor.message import ENGLISH, Catalogue, Message
from auditor.text.remarks import Level, Remark

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Level.FINDING: "warning", Level.HINT: "note", Level.ADVICE: "note"}


def as_sarif(
    documents: Sequence[Checked],
    errors: Sequence[tuple[str, Message]],
    levels: frozenset[Level],
    catalogue: Catalogue = ENGLISH,
) -> bytes:
    """A log with one run; what could not be checked stands among the notifications."""
    results = [each for checked in documents for each in _results(checked, levels, catalogue)]
    driver = {
        "name": "civic-auditor",
        "semanticVersion": __version__,
        "rules": [{"id": id} for id in dict.fromkeys(result["ruleId"] for result in results)],
    }
    notes = [{"level": "error", "message": {"text": catalogue.show(message)}} for _, message in errors]
    run = {
        "tool": {"driver": driver},
        "columnKind": "utf16CodeUnits",
        "invocations": [{"executionSuccessful": not errors, "toolExecutionNotifications": notes}],
        "results": results,
    }
    return msgspec.json.format(msgspec.json.encode({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}), indent=1)


def _results(checked: Checked, levels: frozenset[Level], catalogue: Catalogue) -> Iterator[dict[str, Any]]:
    artifact = {"uri": uri_of(checked.document.name)}
    if checked.is_above_target and Level.FINDING in levels:
        yield {
            "ruleId": GRADE_RULE,
            "level": "warning",
            "message": {"text": catalogue.show(above_target(checked))},
            "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": {"startLine": 1}}}],
        }
    for remark in checked.review.remarks:
        if remark.level in levels:
            yield _result(checked, remark, artifact, catalogue)


def _result(checked: Checked, remark: Remark, artifact: dict[str, str], catalogue: Catalogue) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": artifact}
    if span := checked.span(remark):
        place["region"] = {**_region(*span), "snippet": {"text": remark.quote}}
    elif line := checked.line(remark):
        place["region"] = {"startLine": line}
    result: dict[str, Any] = {
        "ruleId": remark.rule,
        "level": _LEVELS[remark.level],
        "message": {"text": catalogue.show(with_suggestion(remark))},
        "locations": [{"physicalLocation": place}],
        "properties": {"level": remark.level.value, "worse": remark.is_worse},
    }
    if replacement := checked.replacement(remark):
        start, end, text = replacement
        change = {"deletedRegion": _region(start, end), "insertedContent": {"text": text}}
        result["fixes"] = [{"artifactChanges": [{"artifactLocation": artifact, "replacements": [change]}]}]
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
