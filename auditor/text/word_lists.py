"""The word lists that come with the auditor, read at first use."""

from functools import cache
from typing import Any

from auditor.tables import read_toml
from auditor.text.terms import PlainTerm


@cache
def plain_terms(lang: str) -> tuple[PlainTerm, ...]:
    """The terms of "en" or "es" with their plain replacements."""
    return tuple(_term(term, entry) for term, entry in read_toml(f"words_{lang}.toml")["terms"].items())


def _term(term: str, entry: dict[str, Any]) -> PlainTerm:
    return PlainTerm(
        term=term,
        forms=tuple(entry.get("forms", () if "pattern" in entry else (term,))),
        use=tuple(entry["use"]),
        kind=entry["kind"],
        strength=entry.get("strength", ""),
        ratio=entry.get("ratio"),
        pos=entry.get("pos", ""),
        note=entry.get("note", ""),
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
        is_advice=entry.get("advice", False),
        rule=entry.get("rule", ""),
        pattern=entry.get("pattern", ""),
        anchor=entry.get("anchor", ""),
        plain_share=entry.get("usagov_es", 0.0),
    )
