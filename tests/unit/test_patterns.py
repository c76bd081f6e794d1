"""Regular expressions mean the same under every Python that we promise.

Before 3.11.5 a possessive quantifier on a group, and an atomic group, match wrongly when something in them
can be matched in more than one way (CPython issue 106052). Debian 12 has 3.11.2.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from auditor.text.definitions import Page
from auditor.text.parsing import WORD
from auditor.text.reading.source import folded, folded_pieces

ROOT = Path(__file__).resolve().parents[2]
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")  # [...], in which brackets and stars are mere signs
_UNSAFE = re.compile(r"(?<![(\\])\)(?:[*+?]|\{\d*,?\d*\})\+|\(\?>")
_QUOTED = re.compile(r"[\"']([^\"'\n]*)[\"']")


def unsafe(text: str) -> list[str]:
    return _UNSAFE.findall(_CLASS.sub("x", text))


def pieces_of_code() -> Iterator[tuple[str, str]]:
    for folder in ("auditor", "rules", "reports", "bench", "tools"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", node.value
        for path in sorted((ROOT / folder).rglob("*.toml")):
            for found in _QUOTED.finditer(path.read_text("utf-8")):
                yield str(path.relative_to(ROOT)), found[1]


@pytest.mark.parametrize("pattern", [r"(?:a+b)*+", r"(?>a+)b", r"([ab]|c){1,3}+x", r"(a)?+", r"(a)++"])
def test_a_pattern_that_old_pythons_match_wrongly_is_known(pattern: str) -> None:
    assert unsafe(pattern)


@pytest.mark.parametrize("pattern", [r"[a-z]++", r"\w*+x", r"(?:ab)+", r"[()*+]+", r"\)*+", r"a{2}b"])
def test_a_pattern_that_all_pythons_match_alike_is_allowed(pattern: str) -> None:
    assert not unsafe(pattern)


def test_no_pattern_of_ours_is_matched_wrongly_by_an_old_python() -> None:
    strings = list(pieces_of_code())
    assert len(strings) > 1000
    assert [place for place, text in strings if unsafe(text)] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Call us for help.", ["Call", "us", "for", "help"]),
        ("Published biannually, by the U.S. EPA.", ["Published", "biannually", "by", "the", "U.S", "EPA"]),
        ("It costs $1,000.50; don't pay and/or wait...", ["It", "costs", "1,000.50", "don't", "pay", "and/or", "wait"]),
        ("write to a@b.gov: now!", ["write", "to", "a@b.gov", "now"]),
        ("cafe\u0301, nin\u0303o.", ["cafe\u0301", "nin\u0303o"]),
    ],
)
def test_a_word_ends_before_the_mark_behind_it(text: str, words: list[str]) -> None:
    assert WORD.findall(text) == words


def test_a_long_text_is_folded_as_a_short_one() -> None:
    text = "two  words " * 1000
    pieces = folded_pieces([(text, range(len(text)))])
    block = folded(text)
    assert all(block[at] == text[offset] for at, offset in pieces)
    assert pieces[-1][0] > len(block) - 500


def test_a_full_name_begins_at_the_start_of_a_word() -> None:
    assert Page(["We are part of the Water Quality Board. The WQB meets."], {}, {}).definition("WQB")
    assert not Page(["See the eWater Quality Board here. The WQB meets."], {}, {}).definition("WQB")
