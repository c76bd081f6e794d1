"""Whether what follows a passive names who acts: "signed by the mayor", but not "sent by mail" or "due by noon"."""

import re
from functools import cache

from auditor.tables import read_toml
from auditor.text.parsing import WORD

NEARBY_CHARS = 60  # characters after "by": the few words that tell what it is about
LOOKED_AT_WORDS = 3
_BY = {"en": re.compile(r"\s+by\s+", re.IGNORECASE), "es": re.compile(r"\s+por\s+", re.IGNORECASE)}
_ARTICLES = frozenset({"the", "an", "a", "el", "la", "los", "las", "un", "una"})
_OF = frozenset({"of", "that", "de", "del", "que"})
_AFTER_MEANS = frozenset({"", "in", "on", "at", "for", "to", "if", "en"})  # "sorted by county", not "by county staff"
_GERUND = {"en": re.compile(r"[a-z]{2,}ing"), "es": re.compile(r"[a-zñ]{2,}(?:ar|er|ir)(?:se|l[aeo]s?|nos)?")}
"""A verb that tells how, or why: "by signing"; in Spanish "por presentar"."""


@cache
def _data(lang: str) -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in read_toml("by_whom.toml")[lang].items()}


def names_actor(text: str, end: int, lang: str) -> bool:
    """Whether who acts stands behind the passive that ends at `end`, as far as words can tell."""
    by = _BY[lang].match(text, end)
    if not by:
        return False
    words = [word.lower() for word in WORD.findall(text[by.end() : by.end() + NEARBY_CHARS])[:LOOKED_AT_WORDS]]
    if not words:
        return False
    if words[0] in _ARTICLES:
        return not _is_abstract(words[1:], lang)
    return not _is_means(words, lang)


def _is_abstract(words: list[str], lang: str) -> bool:
    """Whether the words behind an article are a time or a measure: "the end of May", "the use of force"."""
    data, first, following = _data(lang), *[*words, "", ""][:2]
    if first in data["times"] or first[:1].isdigit():
        return True
    if first in data["points"] and (following in _OF or following in data["times"]):
        return True
    return first in data["abstracts"] and following in _OF


def _is_means(words: list[str], lang: str) -> bool:
    """Whether words without an article are a means, a time, a measure or a clause: "certified mail", "5 p.m."."""
    data, first, following = _data(lang), *[*words, "", ""][:2]
    if first in data["openers"] | data["times"]:
        return True
    if first[:1].isdigit() or first in data["numbers"]:
        return following in data["measures"] or not following.endswith("s")
    if first in data["points"] and (following in data["times"] | _OF or following[:1].isdigit()):
        return True
    if first in data["kinds"] and following in data["means"]:
        return True
    if first in data["means"]:
        return first not in data["kinds"] or following in _AFTER_MEANS
    return _GERUND[lang].fullmatch(first) is not None and first not in data["no_gerunds"]
