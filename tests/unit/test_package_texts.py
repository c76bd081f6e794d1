"""Texts of ours in the tables of the packages: each that is shown to people is in the template for translators."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from auditor.registry import load_packs
from auditor.standards import axe_rules
from tools.build_messages import ROOT, template

TABLES = sorted(
    path
    for folder in ("auditor/standards", "rules/auditor_rules", "reports/auditor_reports")
    for path in (ROOT / folder).rglob("*.toml")
)
SHOWN = {"fix", "harm", "limits", "name", "note", "plain", "title", "unit", "wcag", "who", "why"}
"""Keys of texts that reports or rule cards show, as they stand or within a longer text."""
NOT_SHOWN = {
    "authority", "source",  # who says so: read by whoever changes the table
    "seen", "value",  # figures, and whether they were read at their source
    "bad", "good",  # HTML of examples
    "limit", "more_time", "no_limit", "session",  # patterns of words in pages
}  # fmt: skip
IN_PLACE = {("axe_effects.toml", "fix"), ("axe_effects.toml", "harm")}
"""Texts that stand in for those of a rule, where it has none of its own."""
MIN_WORDS = 3  # a text of fewer may be an id; where its key is among those shown it counts all the same
LEFT_OUT = axe_rules().keys() - {each.id for each in load_packs()}
LEFT_OUT |= {each.effect for each in axe_rules().values()} - {
    each.effect for each in axe_rules().values() if each.id not in LEFT_OUT
}


def texts(table: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Key and text of each that stands in a table; axe-core's rules that no rule of ours brings are left out."""
    if isinstance(table, dict):
        for name, value in table.items():
            if {name, str(table.get("id"))}.isdisjoint(LEFT_OUT):
                yield from texts(value, name)
    elif isinstance(table, list):
        for value in table:
            yield from texts(value, key)
    elif isinstance(table, str):
        yield key, table


@pytest.fixture(scope="module")
def extracted() -> str:
    ids = (each.id for each in template() if each.id)
    return "\n".join(
        " ".join(str(part).split()) for each in ids for part in (each if isinstance(each, tuple) else [each])
    )


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_each_text_that_is_shown_can_be_translated(path: Path, extracted: str) -> None:
    found = list(texts(tomllib.loads(path.read_text("utf-8"))))
    shown = [
        " ".join(text.split()) for key, text in found if key in SHOWN and text and (path.name, key) not in IN_PLACE
    ]
    assert [text for text in shown if text not in extracted] == []


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_each_key_of_a_text_is_known_to_be_shown_or_not(path: Path) -> None:
    found = texts(tomllib.loads(path.read_text("utf-8")))
    assert {key for key, text in found if len(text.split()) >= MIN_WORDS} - SHOWN - NOT_SHOWN == set()
