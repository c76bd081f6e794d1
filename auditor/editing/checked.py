"""A document with its review, and where each remark stands in the file."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from auditor.artifacts import TextBlock
from auditor.artifacts.house import HouseStyle
from auditor.editing.inputs import Document
from auditor.editing.together import PASSIVE, passives_together
from auditor.text.advice import Advice, advise
from auditor.text.reading import read
from auditor.text.reading.source import Source
from auditor.text.remarks import Level, Remark
from auditor.text.review import Review, review

GRADE_RULE = "reading-grade"
"""Id under which the grade fails, as in the audit: only when its whole range lies above the target."""


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a file. Lines and columns count from 1.

    `column` counts characters (Unicode code points), `column_utf16` UTF-16 code units (SARIF, most editors),
    `column_utf8` bytes of UTF-8 (reviewdog). `offset` counts characters from 0.
    """

    offset: int
    line: int
    column: int
    column_utf16: int
    column_utf8: int


@dataclass(frozen=True)
class Checked:
    """`blocks` are those of the main content, in whose numbers the review's remarks speak."""

    document: Document
    source: Source
    review: Review
    house: HouseStyle

    @cached_property
    def numbers(self) -> Sequence[int]:
        """For each block of the main content its number in the source."""
        return main_numbers(self.source)

    @cached_property
    def blocks(self) -> Sequence[TextBlock]:
        """The blocks of the main content."""
        return [self.source.blocks[number] for number in self.numbers]

    @cached_property
    def remarks(self) -> Sequence[Remark]:
        """The review's remarks, with one of the passive unless its rule was asked for by name."""
        found = self.review.remarks
        return found if PASSIVE in self.house.rules_on else passives_together(found, self.line)

    @cached_property
    def advice(self) -> Advice | None:
        """What to mend for the grade to come down; None where it has none, or is low enough."""
        return advise(self.review, self.house)

    def rank(self, remark: Remark) -> int:
        """Its place in that advice, 1 for what brings most; 0 where it is no part of it."""
        advised = self.advice.remarks if self.advice else ()
        return next((number for number, each in enumerate(advised, 1) if each is remark), 0)

    @property
    def is_above_target(self) -> bool:
        """Whether the whole range of the grade lies above our target."""
        grade, target = self.review.grade, self.house.target
        return grade is not None and target is not None and grade.is_above(target)

    @property
    def findings(self) -> int:
        """Findings, hints and advice left out; a grade above the target is one."""
        return self.is_above_target + sum(remark.level is Level.FINDING for remark in self.remarks)

    def span(self, remark: Remark) -> tuple[Position, Position] | None:
        """Start and end (exclusive) of a remark in the file, None where that can't be told."""
        found = self.source.places.span(self.numbers[remark.block], remark.start, remark.end)
        return None if found is None else (self._position(found[0]), self._position(found[1]))

    def line(self, remark: Remark) -> int | None:
        """The line of a remark, or at least of its block."""
        return self.source.places.line(self.numbers[remark.block], remark.start)

    def replacement(self, remark: Remark) -> tuple[Position, Position, str] | None:
        """What the suggestion puts in place of what in the file; None without one, or where markup lies in between.

        When a word is left out, the space after it goes as well.
        """
        found = self.source.places.span(self.numbers[remark.block], remark.start, remark.end)
        text = self.source.places.text
        if remark.suggestion is None or found is None or text[found[0] : found[1]] != remark.quote:
            return None
        start, end = found
        if not remark.suggestion and text[end : end + 1] == " ":
            end += 1
        return self._position(start), self._position(end), remark.suggestion

    def _position(self, offset: int) -> Position:
        places = self.source.places
        line, column = places.line_and_column(offset)
        before = places.text[places.line_start(line) : offset]
        if before.isascii():
            return Position(offset, line, column, column, column)
        units = len(before.encode("utf-16-le", "surrogatepass")) // 2
        return Position(offset, line, column, units + 1, len(before.encode("utf-8", "surrogatepass")) + 1)


def check(document: Document, house: HouseStyle, lang: str = "") -> Checked:
    """Read and review a document; `lang` overrules the language that it declares."""
    source = read(document.text, media_type=document.media_type)
    blocks = [source.blocks[number] for number in main_numbers(source)]
    return Checked(document, source, review(blocks, title=source.title, lang=lang or source.lang, house=house), house)


def main_numbers(source: Source) -> list[int]:
    """Numbers of the blocks of the main content."""
    return [number for number, block in enumerate(source.blocks) if block.in_main]
