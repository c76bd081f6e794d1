"""`--format json`: the batch's fields for each document, with lines and columns of its file."""

from collections.abc import Sequence
from typing import Any

import msgspec

from auditor.editing.checked import Checked
from auditor.editing.record import finding_of, grade_of, record_of
from auditor.message import ENGLISH, Catalogue, Message
from auditor.text.advice import Advice
from auditor.text.remarks import Level, Remark


def as_json(
    documents: Sequence[Checked],
    errors: Sequence[tuple[str, Message]],
    levels: frozenset[Level],
    catalogue: Catalogue = ENGLISH,
) -> bytes:
    """One object: `documents` in the order given, and `errors` for what could not be checked."""
    whole = {
        "documents": [_document(checked, levels, catalogue) for checked in documents],
        "errors": [{"name": name, "error": catalogue.show(message)} for name, message in errors],
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=1)


def _document(checked: Checked, levels: frozenset[Level], catalogue: Catalogue) -> dict[str, Any]:
    review, house = checked.review, checked.house
    shown = [remark for remark in checked.remarks if remark.level in levels]
    return {
        "name": checked.document.name,
        "title": checked.source.title,
        **record_of(review, catalogue),
        "whole_grade": grade_of(review.whole_grade),
        "audience": house.audience,
        "target_grade": house.target,
        "above_target": checked.is_above_target,
        "foreign_words": dict(review.foreign_words),
        "blocks": [{"kind": b.kind, "text": b.text, "selector": b.selector} for b in checked.blocks],
        "findings": [_finding(checked, remark, catalogue) for remark in shown],
        "advice": _advice(checked.advice) if checked.advice else None,
    }


def _advice(advice: Advice) -> dict[str, Any]:
    return {
        "splits": advice.splits,
        "replacements": advice.replacements,
        "before": grade_of(advice.before),
        "after": grade_of(advice.after),
    }


def _finding(checked: Checked, remark: Remark, catalogue: Catalogue) -> dict[str, Any]:
    """Offsets count characters of the block, lines and columns (from 1, in characters) are those of the file."""
    span = checked.span(remark)
    return {
        "block": remark.block,
        **finding_of(remark, start=remark.start, quote=remark.quote, catalogue=catalogue),
        "line": span[0].line if span else checked.line(remark),
        "column": span[0].column if span else None,
        "end_line": span[1].line if span else None,
        "end_column": span[1].column if span else None,
        "advice_rank": checked.rank(remark) or None,
    }
