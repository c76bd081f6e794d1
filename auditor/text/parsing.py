"""A block of text as sentences of known words. The only place where text is cut up."""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from auditor.artifacts import TextBlock
from auditor.message import Message
from auditor.text.flags import NAME, NOT_A_WORD
from auditor.text.lexicon import Lexicon, Word
from auditor.text.lines import line_spans
from auditor.text.marginal import without_marginals
from auditor.text.remarks import Level, Remark
from auditor.text.sentences import NOTE_MARKS, sentence_spans

_INSIDE = (
    r"'’.,&@:/\-‐‑"
    r"\u00ad\u200b-\u200d\u2060\ufeff"  # soft hyphen, zero-width space and joiners: not seen
    r"\u0300-\u036f\u0591-\u05c7\u064b-\u0670\u0900-\u0dff\u0e31-\u0e4e"  # marks on letters: accents, points, vowel signs
)
_LETTERS = r"[^\W_¹²³⁰ⁱ⁴-⁹ᵃ-ᵛʰʲˡʳˢⁿ]+"
WORD = re.compile(rf"{_LETTERS}(?:[{_INSIDE}]+{_LETTERS})*[\u0300-\u036f]*")
"""A word: letters and digits, with marks inside it. "e.g", "don't", "well-known", "1,000.50", "a/b" are one each.

Raised figures and letters, signs of footnotes, are part of none."""
PROSE_KINDS = frozenset({"paragraph", "quote", "other"})
_STOPS = frozenset(".!?…:")
_CLOSING = "\"'”’)]»"
_WHOLE_END = re.compile(rf"[.!?…:](?:[\"'”’)\]»]|{NOTE_MARKS})*\Z")
"""A stop, and what may stand behind it: closing marks and signs of footnotes."""
_MAX_END_CHARS = 40  # characters at the end of a sentence in which that is looked for


class Sentence:
    """A sentence, or what stands in a block without a stop.

    `start` and `end` are offsets into the block's text; `words` its words as known; `flags` the bits of all of
    them; `is_whole`: it ends with a stop (a colon counts).
    """

    __slots__ = ("end", "flags", "is_whole", "start", "text", "words")

    def __init__(self, text: str, start: int, words: list[Word]) -> None:
        self.text = text
        self.start = start
        self.end = start + len(text)
        self.words = words
        flags = 0
        for word in words:
            flags |= word.flags
        self.flags = flags
        self.is_whole = text[-1:] in _STOPS or _WHOLE_END.search(text, max(0, len(text) - _MAX_END_CHARS)) is not None

    def spans(self) -> list[tuple[int, int]]:
        """Offsets of each word into the block's text; worked out anew, so ask only where something was found."""
        return [(self.start + word.start(), self.start + word.end()) for word in WORD.finditer(self.text)]


class Parsed:
    """A block with its sentences; `number` is its place in the text, `lang` its language ("en", "es", ...; "" unknown).

    `is_record`: it is a reference, a note, an address or the like, and no prose (`auditor.text.records`).
    """

    __slots__ = ("block", "is_record", "lang", "number", "sentences")

    def __init__(self, block: TextBlock, number: int, lang: str, sentences: list[Sentence]) -> None:
        self.block = block
        self.number = number
        self.lang = lang
        self.sentences = sentences
        self.is_record = False

    def remark(
        self,
        rule: str,
        start: int,
        end: int,
        message: Message,
        *,
        suggestion: str | None = None,
        level: Level = Level.FINDING,
        is_worse: bool = False,
        data: Mapping[str, Any] = MappingProxyType({}),
    ) -> Remark:
        """What a rule says of the block's characters from `start` up to `end`."""
        return Remark(
            rule=rule, block=self.number, start=start, end=end, quote=self.block.text[start:end], message=message,
            suggestion=suggestion, level=level, is_worse=is_worse, data=data,
        )  # fmt: skip

    def prose(self) -> list[Sentence]:
        """Whole sentences of a block that is prose: a paragraph without a loose end, a list item that ends like a sentence."""
        kind, found = self.block.kind, self.sentences
        if not found or not self.block.in_main or self.is_record:
            return []
        if kind == "list_item":
            return _whole(found) if found[-1].is_whole and not self.block.text.rstrip(_CLOSING).endswith(":") else []
        if kind not in PROSE_KINDS:
            return []
        return _whole(found) if found[-1].is_whole else _whole(found[:-1])


def _whole(sentences: list[Sentence]) -> list[Sentence]:
    """The whole ones: between them may stand lines without a stop."""
    return [each for each in sentences if each.is_whole]


def parse_block(block: TextBlock, number: int, lang: str, lexicon: Lexicon) -> Parsed:
    """The block cut into sentences and words; sentences without any word are left out."""
    text = without_marginals(block.text)
    sentences: list[Sentence] = []
    spans = line_spans(text, block.breaks, lang) if block.breaks else sentence_spans(text, lang)
    for start, end in spans:
        part = text[start:end]
        words = [lexicon[word] for word in WORD.findall(part)]
        if words and block.verbatim:
            words = _without_verbatim(words, part, start, block.verbatim)
        if words:
            sentences.append(Sentence(part, start, words))
    return Parsed(block, number, lang, sentences)


def _without_verbatim(words: list[Word], text: str, start: int, verbatim: Sequence[tuple[int, int]]) -> list[Word]:
    """The words of a sentence that begins at `start` of its block, each one of code or a quote as no word of the language."""
    return [
        Word("", 1, word.letters, word.zipf, word.base_zipf, NAME | NOT_A_WORD)
        if any(first < start + found.end() and start + found.start() < last for first, last in verbatim)
        else word
        for word, found in zip(words, WORD.finditer(text), strict=True)
    ]


def in_language(blocks: Iterable[Parsed], lang: str) -> list[Parsed]:
    """The blocks of the main content in a language; code is in none."""
    return [each for each in blocks if each.lang == lang and each.block.in_main]


def all_words(sentences: Iterable[Sentence]) -> list[Word]:
    """The words of several sentences, in order."""
    return [word for sentence in sentences for word in sentence.words]
