"""Whether a text is a law or a regulation: its wording may have to stay."""

import re
from functools import cached_property

from auditor.text.finding import Text
from auditor.text.flags import LEGAL
from auditor.text.parsing import Parsed
from auditor.text.remarks import Level

MIN_SHALLS = 5  # uses of "shall" in the main content, and
MAX_SHALL_PER_WORD = 0.002  # their share of all words, beyond which a text reads like a law (our choice)
_LAW = re.compile(
    r"§|\bsub(?:section|paragraph|part|chapter|clause)s?\b|\bof this (?:title|section|chapter|part|Act)\b|^\((?:\d+|[A-Za-z]|[ivx]+)\) "
)
"""Marks of a law's own wording."""


class Law:
    """Where a text is, or reads like, a law or a regulation rather than words about one; there a finder only hints.

    English only: made for one text, asked block by block.
    """

    def __init__(self, text: Text) -> None:
        self._text = text
        self._number = -1
        self._is_here = False

    @cached_property
    def is_everywhere(self) -> bool:
        """Whether the text as a whole reads like a law."""
        words = shalls = 0
        for block in self._text.in_language("en"):
            for sentence in block.sentences:
                words += len(sentence.words)
                if sentence.flags & LEGAL:
                    shalls += sum([word.lower == "shall" for word in sentence.words])
        return shalls >= MIN_SHALLS and shalls > MAX_SHALL_PER_WORD * words

    def level(self, block: Parsed, level: Level = Level.FINDING) -> Level:
        """`level`, or a hint in a law's wording."""
        if block.number != self._number:
            self._number = block.number
            self._is_here = bool(_LAW.search(block.block.text))
        return Level.HINT if self._is_here or self.is_everywhere else level
