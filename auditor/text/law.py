"""Whether a text is a law or a regulation: its wording has to stay, so nobody could act on a finding."""

import re
from functools import lru_cache

from auditor.text.finding import Text
from auditor.text.flags import LEGAL
from auditor.text.parsing import Parsed
from auditor.text.remarks import Level

MIN_SHALLS = 5  # uses of "shall" in the main content, and
MAX_SHALL_PER_WORD = 0.002  # their share of all words, beyond which a text reads like a law (our choice)
MIN_BLOCK_WORDS = 12  # words; shorter blocks say nothing of the kind of text
MIN_MARKED = 3  # blocks with a mark of law
MARKED_SHARE = 0.25
"""Share of the blocks of some length that carry a mark of law, from which the whole text is one. Of 400 pages of the
corpus sites the three that are statutes or regulations have 0.37 to 0.82, the next one 0.12."""
_LAW = re.compile(
    r"§|\bsub(?:section|paragraph|part|chapter|clause)s?\b|\bof this (?:title|section|chapter|part|Act)\b"
    r"|^\((?:\d+|[A-Za-z]|[ivx]+)\) |\b\d+ (?:C\.?F\.?R|F\.?R|U\.?S\.?C)\b"
)
"""Marks of a law's own wording, and citations of one."""
_HINTS = ("§", "sub", "of this ", "FR", "F.R", "SC", "S.C")
"""One of them stands in whatever `_LAW` finds, but for a "(a)" at the start: looked for first, as that is cheap."""


@lru_cache(maxsize=2)  # several finders ask for one text in turn
def is_law(text: Text) -> bool:
    """Whether a text as a whole is, or reads like, a law or a regulation rather than words about one."""
    words = shalls = blocks = marked = 0
    for block in text.in_language(text.lang):
        count = sum([len(sentence.words) for sentence in block.sentences])
        words += count
        if count > MIN_BLOCK_WORDS:
            blocks += 1
            marked += _has_mark(block.block.text)
        for sentence in block.sentences:
            if sentence.flags & LEGAL:
                shalls += sum([word.lower == "shall" for word in sentence.words])
    if marked >= MIN_MARKED and marked >= MARKED_SHARE * blocks:
        return True
    return shalls >= MIN_SHALLS and shalls > MAX_SHALL_PER_WORD * words


def level_in(text: Text, block: Parsed, level: Level = Level.FINDING) -> Level:
    """`level`, or advice where the block or the whole text has a law's wording."""
    if level is Level.ADVICE:
        return level
    return Level.ADVICE if _has_mark(block.block.text) or is_law(text) else level


def _has_mark(text: str) -> bool:
    may_have = text.startswith("(") or any(hint in text for hint in _HINTS)
    return may_have and _LAW.search(text) is not None
