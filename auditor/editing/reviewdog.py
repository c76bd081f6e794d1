"""`--format rdjson` and `rdjsonl`: reviewdog's Diagnostic Format, for comments on pull requests.

Columns are bytes of UTF-8 from 1, ends are exclusive (reviewdog's proto/rdf/reviewdog.proto).
"""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from auditor.editing.checked import GRADE_RULE, Checked, Position
from auditor.editing.wording import above_target, muted_notes, with_suggestion
from auditor.message import ENGLISH, Catalogue
from auditor.text.remarks import Level, Remark

SOURCE = {"name": "civic-auditor"}
MUTED_NOTE = "kept-as-advice"  # the code of a note: how many remarks of a file were kept down, and why


def as_rdjson(documents: Sequence[Checked], levels: frozenset[Level], catalogue: Catalogue = ENGLISH) -> bytes:
    """One DiagnosticResult for all documents."""
    found = [each for checked in documents for each in _diagnostics(checked, levels, catalogue)]
    return msgspec.json.encode({"source": SOURCE, "severity": "WARNING", "diagnostics": found})


def as_rdjsonl(documents: Sequence[Checked], levels: frozenset[Level], catalogue: Catalogue = ENGLISH) -> bytes:
    """One Diagnostic a line."""
    found = [{**each, "source": SOURCE} for checked in documents for each in _diagnostics(checked, levels, catalogue)]
    return b"\n".join(map(msgspec.json.encode, found))


def _diagnostics(checked: Checked, levels: frozenset[Level], catalogue: Catalogue) -> Iterator[dict[str, Any]]:
    if checked.is_above_target and Level.FINDING in levels:
        yield {
            "message": catalogue.show(above_target(checked)),
            "location": {"path": checked.document.name, "range": {"start": {"line": 1}}},
            "severity": "WARNING",
            "code": {"value": GRADE_RULE},
        }
    for note in muted_notes(checked.review):  # the format has no other place for what is said of a whole file
        yield {
            "message": catalogue.show(note),
            "location": {"path": checked.document.name},
            "severity": "INFO",
            "code": {"value": MUTED_NOTE},
        }
    for remark in checked.remarks:
        if remark.level in levels:
            yield _diagnostic(checked, remark, catalogue)


def _diagnostic(checked: Checked, remark: Remark, catalogue: Catalogue) -> dict[str, Any]:
    location: dict[str, Any] = {"path": checked.document.name}
    if span := checked.span(remark):
        location["range"] = _range(*span)
    elif line := checked.line(remark):
        location["range"] = {"start": {"line": line}}
    found: dict[str, Any] = {
        "message": catalogue.show(with_suggestion(remark)),
        "location": location,
        "severity": "WARNING" if remark.level is Level.FINDING else "INFO",
        "code": {"value": remark.rule},
    }
    if replacement := checked.replacement(remark):
        start, end, text = replacement
        found["suggestions"] = [{"range": _range(start, end), "text": text}]
    return found


def _range(start: Position, end: Position) -> dict[str, dict[str, int]]:
    return {
        "start": {"line": start.line, "column": start.column_utf8},
        "end": {"line": end.line, "column": end.column_utf8},
    }
