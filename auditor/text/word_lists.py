"""The word lists that come with the auditor, read at first use."""

from functools import cache
from typing import Any, Literal

from auditor.tables import read_toml
from auditor.text.remarks import Level
from auditor.text.terms import PlainTerm


@cache
def plain_terms(lang: str) -> tuple[PlainTerm, ...]:
    """The terms of "en" or "es" with their plain replacements."""
    return tuple(_term(term, entry) for term, entry in read_toml(f"words_{lang}.toml")["terms"].items())


@cache
def wordy_phrases(lang: str = "en") -> tuple[PlainTerm, ...]:
    """Phrases with shorter ones that say the same: English ones have a list of their own."""
    if lang != "en":
        return tuple(term for term in plain_terms(lang) if term.rule == "wordy")
    entries = read_toml("wordy_en.toml")["terms"]
    return tuple(_term(term, {"kind": "phrase", "rule": "wordy", **entry}) for term, entry in entries.items())


def _level(name: str) -> Level | Literal["", "off"]:
    if name == "off":
        return "off"
    return Level(name) if name else ""


def _term(term: str, entry: dict[str, Any]) -> PlainTerm:
    return PlainTerm(
        term=term,
        forms=tuple(entry.get("forms", () if "pattern" in entry else (term,))),
        use=tuple(entry["use"]),
        otherwise=tuple(entry.get("otherwise", ())),
        kind=entry["kind"],
        strength=entry.get("strength", ""),
        ratio=entry.get("ratio"),
        pos=entry.get("pos", ""),
        note=entry.get("note", ""),
        explain=entry.get("explain", ""),
        omit=entry.get("omit", False),
        is_ambiguous=entry.get("ambiguous", False),
        is_mechanical=entry.get("mechanical", False),
        only_before=frozenset(entry.get("before", ())),
        not_before=frozenset(entry.get("not_before", ())),
        mechanical_before=frozenset(entry.get("next", ())),
        not_after=frozenset(entry.get("not_after", ())),
        never_after=frozenset(entry.get("never_after", ())),
        opens_clause=entry.get("opening", False),
        is_active_only=entry.get("active_only", False),
        only_after=frozenset(entry.get("after", ())),
        needs_words=frozenset(entry.get("with", ())),
        needs_noun=entry.get("noun", False),
        needs_number=entry.get("number", False),
        is_fixed=entry.get("fixed", False),
        needs_actor=entry.get("actor", False),
        is_purpose=entry.get("purpose", False),
        ends_clause=entry.get("closing", False),
        level=_level(entry.get("level", "")),
        rule=entry.get("rule", ""),
        pattern=entry.get("pattern", ""),
        anchor=entry.get("anchor", ""),
        plain_share=entry.get("usagov_es", 0.0),
    )
