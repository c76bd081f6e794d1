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
_NO_OFFICES = frozenset({"act", "code", "program"})  # of these: names of laws and programs
_WITHOUT_ARTICLE = frozenset({"USCIS"})  # "U.S. Citizenship and Immigration Services" goes by itself
_DETERMINERS = frozenset({
    "the", "this", "that", "your", "our", "their", "its", "his", "her", "my", "each", "every", "any", "no",
})  # fmt: skip
_ARTICLES = frozenset({"a", "an"})
_COUNTRY = frozenset({"us", "u.s", "u.s.", "usa", "federal"})
"""Words before an agency's short form that belong to its name: "US EPA"."""
_NO_NOUNS = frozenset({
    "is", "are", "was", "were", "has", "have", "had", "does", "did", "do", "will", "can", "may", "must", "should",
    "could", "would", "shall", "cannot", "and", "or", "but", "to", "for", "in", "of", "on", "at", "by", "with", "from",
    "about", "as", "that", "which", "who", "if", "when", "where", "because", "before", "after", "through", "says",
    "requires", "provides", "offers", "not", "also", "only", "than", "so", "unless", "until", "under",
})  # fmt: skip
"""Words before which an acronym stands for itself and describes no noun, as it does in "SSA office"."""
_EVERYDAY_ES = frozenset({
    "ADN", "CFE", "CURP", "DIF", "DNI", "IMSS", "INE", "INEGI", "INFONAVIT", "ISSSTE", "IVA", "NIT", "OMS", "ONG", "ONU", "PIB", "RFC",
    "RUT", "UNAM", "VIH",
})  # fmt: skip
"""What readers of Spanish know by its letters: identity and tax numbers, insurers, and what the news never spells out."""
_TO_EXPLAIN = frozenset({"explain_once", "explain_local"})
_WORD_BEFORE = re.compile(r"([\w'’.-]+)[ \u00a0]$")
_WORD_AFTER = re.compile(r"[ \u00a0]([\w'’-]+)")
_SENTENCE_START = re.compile(r"(?:^|[.!?:•][\"”’)]?\s+)[\"“‘(]?$")


@cache
def _rows() -> list[list[str]]:
    """Acronym, tier, why everyone knows it where that is ours to say, and meaning."""
    return [line.split(",", 3) for line in read_text("acronyms.csv").splitlines()[1:]]


@cache
def tiers() -> Mapping[str, str]:
    """Acronym -> its tier.

    `universal` and `postal` need no explanation; `degree` needs none behind a person's name. `explain_once` needs one,
    and has one meaning in government text; `explain_local` needs one too, but which it is depends on who writes: DHS
    is Homeland Security to the United States and Human Services to many a state.
    """
    return {acronym: tier for acronym, tier, _, _ in _rows()}


@cache
def is_explained_by_writers(acronym: str) -> bool:
    """Whether a listed acronym needs its name where it first stands."""
    return tiers().get(acronym, "") in _TO_EXPLAIN


def is_everyday_es(acronym: str) -> bool:
    """Whether readers of Spanish know a short form, whatever it is in English."""
    return acronym in _EVERYDAY_ES


@cache
def is_body(acronym: str) -> bool:
    """Whether a listed acronym is that of a department, an agency or the like, which may write its own name so."""
    return any(
        name == acronym and not (_BODIES - _NO_OFFICES).isdisjoint(meaning.lower().split())
        for name, _, _, meaning in _rows()
    )


@cache
def known_meanings() -> Mapping[str, tuple[str, ...]]:
    """Acronym -> its full names in lower case, English and Spanish; those of states left out."""
    spanish = _spanish_names()
    return {
        acronym: tuple(name.lower() for name in (meaning, spanish.get(acronym, "")) if name)
        for acronym, tier, _, meaning in _rows()
        if tier != "postal"
    }


@cache
def _spanish_names() -> Mapping[str, str]:
    rows = [line.partition(",") for line in read_text("acronyms_es.csv").splitlines()[1:]]
    return {acronym: name for acronym, _, name in rows}


@cache
def full_names(lang: str) -> Mapping[str, str]:
    """Acronym with one meaning in government text -> its name in the language "en" or "es", where it has one there."""
    names = {acronym: meaning for acronym, tier, _, meaning in _rows() if tier == "explain_once"}
    if lang == "en":
        return names
    return {acronym: name for acronym, name in _spanish_names().items() if acronym in names}


def is_named(before: str) -> bool:
    """Whether the words before an acronym end with an article or its like, so that it stands for a thing: "the LIHWAP"."""
    word = _WORD_BEFORE.search(before)
    return word is not None and word[1].lower() in _DETERMINERS | _ARTICLES


def spelled_out(acronym: str, text: str, start: int, end: int, *, comes_again: bool) -> str | None:
    """What to write for an acronym of `full_names("en")` in the place of text[start:end]; None where the sentence asks for more.

    The short form is given where it `comes_again` on the page.
    """
    name = full_names("en")[acronym]
    introduced = f"{name} ({acronym})" if comes_again else name
    head = text[max(0, start - NEARBY_CHARS) : start]
    before = _WORD_BEFORE.search(head)
    word = before[1].lower() if before else ""
    if word in _DETERMINERS or word.endswith(("'s", "’s", "s'", "s’")):
        return introduced
    if word in _COUNTRY:
        return None if name.lower().startswith(("u.s", "united states")) else introduced
    is_named_on = before and before[1][:1].isupper() and not _SENTENCE_START.search(head[: before.start(1)])
    after = _WORD_AFTER.match(text, end)
    describes = (
        (after and after[1].lower() not in _NO_NOUNS) or not name[:1].isupper() or name.lower().endswith(" number")
    )
    if word in _ARTICLES or is_named_on or describes:
        return None
    if acronym in _WITHOUT_ARTICLE or _BODIES.isdisjoint(name.lower().split()):
        return introduced
    article = "The" if _SENTENCE_START.search(head) else "the"
    return f"{article} {introduced}"
