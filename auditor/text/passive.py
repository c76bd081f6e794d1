"""What a passive is to both languages, and a walk over the words of a sentence."""

from functools import cached_property
from typing import NamedTuple

from auditor.text.parsing import Sentence


class Passive(NamedTuple):
    """A verb in the passive, as offsets into the block's text.

    `start` is where its form of be (Spanish: ser) begins, or its first participle if that comes first ("Attached
    is"); `end` is where its last participle, or else the form of be, ends. `participles` are [start, end] of each.
    """

    start: int
    end: int
    participles: list[tuple[int, int]]


class Walk:
    """The words of a sentence by number, with what stands between them; offsets are worked out when first asked for."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.words = sentence.words
        self.count = len(sentence.words)

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Offsets of each word into the block's text."""
        return self.sentence.spans()

    def lower(self, at: int) -> str:
        """The word number `at` in lower case, "" before the first and after the last."""
        return self.words[at].lower if 0 <= at < self.count else ""

    def has(self, at: int, bits: int) -> bool:
        """Whether there is a word `at` with one of these bits."""
        return 0 <= at < self.count and bool(self.words[at].flags & bits)

    def gap(self, at: int) -> str:
        """What stands between word `at` and the one before it, to the sentence's end after the last."""
        begin = self.spans[at - 1][1] - self.sentence.start if at else 0
        end = self.spans[at][0] - self.sentence.start if at < self.count else len(self.sentence.text)
        return self.sentence.text[begin:end]

    def is_close(self, first: int, last: int, marks: str = "") -> bool:
        """Whether only white space, quotes and `marks` stand between the words `first` to `last`."""
        return all(not self.gap(at).strip(_QUOTES + marks) for at in range(first + 1, last + 1))

    def is_capitalised(self, at: int) -> bool:
        """Whether only the first letter of word `at` is a capital."""
        start, end = self.spans[at]
        written = self.sentence.text[start - self.sentence.start : end - self.sentence.start]
        return written[0].isupper() and not written.isupper()


_QUOTES = " \t\n\u00a0\"'“”‘’«»*_"
