"""Where the text of HTML blocks stands in the file: runs of text between tags, matched in order."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from typing import cast

from auditor.text.reading.source import Pieces, Places, Run, folded_pieces

MAX_LOOK_AHEAD = 500
"""Runs of text looked at for one fragment, so that a file whose tree differs from its text takes linear time."""
_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|noscript|template|textarea|select|svg)\b.*?</\1\s*>|<[a-zA-Z/!?](?:[^>\"']|\"[^\"]*\"|'[^']*')*>",
    re.DOTALL | re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);?")


@dataclass(frozen=True, slots=True)
class Fragment:
    """A text node: its text as parsed, and the line (from 1) on which the element before it begins (-1: no text of the file).

    `is_attribute`: it is the value of an attribute, whose place is not looked for. `raised`: the text as it is shown, where
    it is the sign of a footnote. `is_verbatim`: it is code or a quote. `is_linked`: it stands in a link.
    `is_break`: it is a line break.
    """

    text: str
    line: int
    lang: str
    is_attribute: bool = False
    raised: str = ""
    is_verbatim: bool = False
    is_linked: bool = False
    is_break: bool = False


def locate(text: str, blocks: Sequence[Sequence[Fragment]]) -> list[Pieces]:
    """Pieces of each block's text, for `Places`; a fragment that is not found has none."""
    runs = _runs(text)
    starts = [start for start, _ in runs]
    lines = Places(text, list)
    found: list[Pieces] = []
    number = 0
    for fragments in blocks:
        placed: list[Run] = []
        for fragment in fragments:
            runs_of_it: list[Run] = [(fragment.text, None)]
            if fragment.line > 0 and not fragment.is_attribute and not fragment.text.isspace():
                first = max(number, bisect_left(starts, lines.line_start(fragment.line)) - 1, 0)
                for at in range(first, min(len(runs), first + MAX_LOOK_AHEAD)):
                    matched = _matched(text, *runs[at], fragment.text)
                    if matched is not None:
                        runs_of_it, number = matched, at + 1
                        break
            placed += runs_of_it
        found.append(folded_pieces(placed))
    return found


def _runs(text: str) -> list[tuple[int, int]]:
    """Start and end of each run of text between tags that is not blank."""
    runs: list[tuple[int, int]] = []
    at = 0
    for markup in _MARKUP.finditer(text):
        if markup.start() > at and not text[at : markup.start()].isspace():
            runs.append((at, markup.start()))
        at = markup.end()
    if at < len(text) and not text[at:].isspace():
        runs.append((at, len(text)))
    return runs


def _matched(text: str, start: int, end: int, parsed: str) -> list[Run] | None:
    """`parsed` with its place, when it is what text[start:end] says, white space around it apart."""
    run, offsets = text[start:end], cast(Sequence[int], range(start, end))
    if "&" in run:
        run, offsets = _decoded(run, start)
    core = parsed.strip()
    if run.strip() != core:
        return None
    before, first = parsed.index(core), run.index(core)
    return [(parsed[:before], None), (core, offsets[first : first + len(core)]), (parsed[before + len(core) :], None)]


def _decoded(run: str, start: int) -> tuple[str, Sequence[int]]:
    """A run as a parser reads it, with the offset in the source of each character."""
    letters: list[str] = []
    offsets: list[int] = []
    at = 0
    for entity in [*_ENTITY.finditer(run), None]:
        until = entity.start() if entity else len(run)
        letters.append(run[at:until])
        offsets.extend(range(start + at, start + until))
        if entity:
            meant = unescape(entity[0])
            letters.append(meant)
            offsets.extend([start + until] * len(meant))
            at = entity.end()
    return "".join(letters), offsets
