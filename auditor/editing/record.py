"""A review as plain values for JSON: the fields that the batch and `--format json` share."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from auditor.message import ENGLISH, Catalogue
from auditor.text.formulas import SZIGRISZT_PAZOS, inflesz_band
from auditor.text.index import Grade
from auditor.text.remarks import Remark
from auditor.text.review import Review


def record_of(review: Review, catalogue: Catalogue = ENGLISH) -> dict[str, Any]:
    """Language and measures. `words` and `sentences` count all of the main text, headings and items included;
    `prose` the whole sentences that the grade rests on. The measures by formula stand under textstat's names, and
    `inflesz` is a keyword: the English name of the band. `muted` says why, and how many, remarks are advice and no more.
    """
    return {
        "lang": review.lang,
        "words": review.whole.words,
        "sentences": review.whole.sentences,
        "prose": {"words": review.prose.words, "sentences": review.prose.sentences},
        "grade": grade_of(review.grade),
        "band": grade_of(review.band),
        "reason": catalogue.show(review.reason) if review.reason else None,
        "index": review.index,
        **review.classical,
        **_band(review),
        "muted": [
            {"reason": catalogue.show(reason), "count": count}
            for reason, count in Counter(remark.muted for remark in review.remarks if remark.muted).items()
        ],
    }


def _band(review: Review) -> dict[str, str]:
    score = review.classical.get(SZIGRISZT_PAZOS)
    return {} if score is None else {"inflesz": str(inflesz_band(score))}


def grade_of(grade: Grade | None) -> Mapping[str, float] | None:
    """A grade and the range it may lie in."""
    return None if grade is None else {"value": grade.value, "low": grade.low, "high": grade.high}


def finding_of(remark: Remark, *, start: int, quote: str, catalogue: Catalogue = ENGLISH) -> dict[str, Any]:
    """One remark; `start` is where its first character stands, `quote` what stands there."""
    return {
        "rule": remark.rule,
        "level": remark.level.value,
        "start": start,
        "end": start + remark.end - remark.start,
        "quote": quote,
        "message": catalogue.show(remark.message),
        "suggestion": remark.suggestion,
        "worse": remark.is_worse,
        "muted": catalogue.show(remark.muted) if remark.muted else None,
    }
