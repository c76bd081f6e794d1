"""What every reader returns: the blocks of a text, and where each stands in the file."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from auditor.artifacts import TextBlock

Pieces = Sequence[tuple[int, int]]
"""(offset in the block's text, offset in the source), rising; in between, both go on character by character.

An offset of -1 in the source begins a part whose place is unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A text as read. `lang` is what the file declares, "" if nothing; blocks stand in the order of the text."""

    title: str
    lang: str
    blocks: tuple[TextBlock, ...]
    places: "Places"


class Places:
    """Where the characters of each block stand in the source text (offsets in characters, from 0).

    Worked out at the first question, as most texts are read without one. `line_of_block` is what is known
    of a block without any pieces (1-based, 0 unknown).
    """

    def __init__(
        self, text: str, locate: Callable[[], Sequence[Pieces]], line_of_block: Sequence[int] | None = None
    ) -> None:
        self.text = text
        self._locate = locate
        self._line_of_block = line_of_block

    def offset(self, block: int, at: int) -> int | None:
        """Offset in the source of the character at offset `at` of block number `block`, None if it can't be told."""
        pieces = self._pieces[block]
        number = bisect_right(pieces, at, key=_block_offset) - 1
        if number < 0:
            return None
        start, in_source = pieces[number]
        return in_source + at - start if in_source >= 0 else None

    def pieces(self, block: int) -> Pieces:
        """All that is known of a block's place."""
        return self._pieces[block]

    def span(self, block: int, start: int, end: int) -> tuple[int, int] | None:
        """Where the passage from `start` up to `end` of a block stands in the source, None if it can't be told."""
        first = self.offset(block, start)
        last = first if end <= start else self.offset(block, end - 1)
        if first is None or last is None:
            return None
        return first, last + (end > start)

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Line and column (both from 1, the column in characters) of an offset in the source."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def line(self, block: int, at: int = 0) -> int | None:
        """Line (from 1) of a character of a block, or else the line on which the block's element begins."""
        found = self.offset(block, at)
        if found is not None:
            return self.line_and_column(found)[0]
        return self._line_of_block[block] or None if self._line_of_block else None

    def line_start(self, line: int) -> int:
        """Offset in the source at which a line (from 1) begins; past the last, the end of the text."""
        return self._line_starts[line - 1] if line <= len(self._line_starts) else len(self.text)

    @cached_property
    def _pieces(self) -> Sequence[Pieces]:
        return self._locate()

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts


INVISIBLE = "\u00ad\u200b\u2060\ufeff"
"""Soft hyphen, zero-width space, word joiner, byte order mark: inside words, and never to be seen."""
_DROP_INVISIBLE = str.maketrans("", "", INVISIBLE)
_SOLID = re.compile(rf"[^\s{INVISIBLE}]+(?:\s[^\s{INVISIBLE}]+){{0,200}}")
"""Text that folding leaves as it is (but for turning a tab or line break into a space).

As a repeated group keeps its state for each turn, long text is taken in several pieces.
"""

Run = tuple[str, Sequence[int] | None]
"""A part of a block's text before folding, and the offset in the source of each character; None if unknown."""


def folded(text: str) -> str:
    """`text` with each run of white space as one space, none at its ends, and without invisible marks."""
    if not text.isascii():
        text = text.translate(_DROP_INVISIBLE)
    return " ".join(text.split())


def verbatim_spans(parts: Sequence[tuple[str, bool]]) -> tuple[tuple[int, int], ...]:
    """Where in the folded text of joined parts those stand that are marked."""
    if not any(is_marked for _, is_marked in parts):
        return ()
    spans: list[tuple[int, int]] = []
    before = ""
    for text, is_marked in parts:
        if is_marked and (solid := folded(text)):
            start = len(folded(f"{before}{text[: len(text) - len(text.lstrip())]}|")) - 1
            spans.append((start, start + len(solid)))
        before += text
    return tuple(spans)


def line_starts(parts: Sequence[tuple[str, bool]]) -> tuple[int, ...]:
    """Where in the folded text of joined parts a line begins behind each part that is a line break."""
    if not any(is_break for _, is_break in parts):
        return ()
    starts: list[int] = []
    before = ""
    for text, is_break in parts:
        if is_break and (start := len(folded(before))):
            starts.append(start + 1)
        before += text
    end = len(folded(before))
    return tuple(sorted({start for start in starts if start < end}))


def folded_pieces(runs: Iterable[Run]) -> list[tuple[int, int]]:
    """Pieces of the block that is made by folding the joined runs. A run of which nothing is known begins one of its own."""
    pieces: list[tuple[int, int]] = []
    at, gap = 0, False
    for text, offsets in runs:
        done = 0
        for solid in _SOLID.finditer(text):
            start, end = solid.span()
            gap = gap or any(map(str.isspace, text[done:start]))
            at += gap and at > 0
            gap, done = False, end
            if isinstance(offsets, range):
                pieces.append((at, offsets[start]))
            elif offsets is None:
                pieces.append((at, -1))
            else:
                pieces += [(at + number, offset) for number, offset in _jumps(offsets[start:end])]
            at += end - start
        gap = gap or any(map(str.isspace, text[done:]))
    return pieces


def _jumps(offsets: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Number and offset of each character that does not follow on the one before."""
    expected = -1
    for number, offset in enumerate(offsets):
        if offset != expected:
            yield number, offset
        expected = offset + 1


def _block_offset(piece: tuple[int, int]) -> int:
    return piece[0]
