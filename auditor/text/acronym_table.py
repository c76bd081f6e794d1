"""The acronyms that come with the auditor: which everyone knows, and what the others stand for."""

import re
from collections.abc import Mapping
from functools import cache

from auditor.tables import read_text

NEARBY_CHARS = 40  # characters before an acronym that tell how it is used

_BODIES = frozenset({
    "department", "administration", "agency", "commission", "office", "bureau", "service", "services", "centers",
    "institute", "institutes", "corporation", "act", "code", "program",
})  # fmt: skip
"""Names with one of these words take "the": "the Social Security Administration"."""
_WITHOUT_ARTICLE = frozenset({"USCIS"})  # "U.S. Citizenship and Immigration Services" goes by itself
_DETERMINERS = frozenset({
    "the", "this", "that", "your", "our", "their", "its", "his", "her", "my", "each", "every", "any", "no",
})  # fmt: skip
_ARTICLES = frozenset({"a", "an"})
_NO_NOUNS = frozenset({
    "is", "are", "was", "were", "has", "have", "had", "does", "did", "do", "will", "can", "may", "must", "should",
    "could", "would", "shall", "cannot", "and", "or", "but", "to", "for", "in", "of", "on", "at", "by", "with", "from",
    "about", "as", "that", "which", "who", "if", "when", "where", "because", "before", "after", "through", "says",
    "requires", "provides", "offers", "not", "also", "only", "than", "so", "unless", "until", "under",
})  # fmt: skip
"""Words before which an acronym stands for itself and describes no noun, as it does in "SSA office"."""
_WORD_BEFORE = re.compile(r"([\w'’.-]+)[ \u00a0]$")
_WORD_AFTER = re.compile(r"[ \u00a0]([\w'’-]+)")
_SENTENCE_START = re.compile(r"(?:^|[.!?:•][\"”’)]?\s+)[\"“‘(]?$")


@cache
def _rows() -> list[list[str]]:
    """Acronym, tier, why everyone knows it where that is ours to say, and meaning."""
    return [line.split(",", 3) for line in read_text("acronyms.csv").splitlines()[1:]]


@cache
def tiers() -> Mapping[str, str]:
    """Acronym -> its tier: `universal` and `postal` need no explanation, `explain_once` does."""
    return {acronym: tier for acronym, tier, _, _ in _rows()}


@cache
def known_meanings() -> Mapping[str, tuple[str, ...]]:
    """Acronym -> its full names in lower case, those of states left out."""
    return {acronym: (meaning.lower(),) for acronym, tier, _, meaning in _rows() if tier != "postal"}


@cache
def full_names() -> Mapping[str, str]:
    """Acronym that has to be explained -> its full name as written."""
    return {acronym: meaning for acronym, tier, _, meaning in _rows() if tier == "explain_once"}


def spelled_out(acronym: str, text: str, start: int, end: int) -> str | None:
    """What to write for a listed acronym in the place of text[start:end]; None where the sentence asks for more."""
    name = full_names()[acronym]
    before = _WORD_BEFORE.search(text[max(0, start - NEARBY_CHARS) : start])
    word = before[1].lower() if before else ""
    if word in _ARTICLES:
        return None
    if word in _DETERMINERS or word.endswith(("'s", "’s", "s'", "s’")):
        return f"{name} ({acronym})"
    after = _WORD_AFTER.match(text, end)
    if (after and after[1].lower() not in _NO_NOUNS) or not name[:1].isupper() or name.lower().endswith(" number"):
        return None
    if acronym in _WITHOUT_ARTICLE or _BODIES.isdisjoint(name.lower().split()):
        return f"{name} ({acronym})"
    article = "The" if _SENTENCE_START.search(text[max(0, start - NEARBY_CHARS) : start]) else "the"
    return f"{article} {name} ({acronym})"
