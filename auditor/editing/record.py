"""A review as plain values for JSON: the fields that the batch and `--format json` share."""

from collections.abc import Mapping
from typing import Any

from auditor.text.formulas import SZIGRISZT_PAZOS, inflesz_band
from auditor.text.index import Grade
from auditor.text.remarks import Remark
from auditor.text.review import Review


def record_of(review: Review) -> dict[str, Any]:
    """Language and measures. `words` and `sentences` count all of the main text, headings and items included;
    `prose` the whole sentences that the grade rests on. The measures by formula stand under textstat's names.
    """
    return {
        "lang": review.lang,
        "words": review.whole.words,
        "sentences": review.whole.sentences,
        "prose": {"words": review.prose.words, "sentences": review.prose.sentences},
        "grade": grade_of(review.grade),
        "reason": review.reason or None,
        "index": review.index,
        **review.classical,
        **({"inflesz": inflesz_band(review.classical[SZIGRISZT_PAZOS])} if SZIGRISZT_PAZOS in review.classical else {}),
    }


def grade_of(grade: Grade | None) -> Mapping[str, float] | None:
    """A grade and the range it may lie in."""
    return None if grade is None else {"value": grade.value, "low": grade.low, "high": grade.high}


def finding_of(remark: Remark, *, start: int, quote: str) -> dict[str, Any]:
    """One remark; `start` is where its first character stands, `quote` what stands there."""
    return {
        "rule": remark.rule,
        "level": remark.level.value,
        "start": start,
        "end": start + remark.end - remark.start,
        "quote": quote,
        "message": remark.message,
        "suggestion": remark.suggestion,
        "worse": remark.is_worse,
    }
