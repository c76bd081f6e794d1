"""Which parts of a text are a law or a regulation: their wording has to stay, so nobody could act on a finding.

A law is told by how it is built, part by part, never by what it cites or how often it says "shall": letters and handbooks
do both.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.message import say
from auditor.text.finding import Text
from auditor.text.parsing import Parsed
from auditor.text.remarks import Level

MIN_BLOCK_WORDS = 12  # words; shorter blocks say nothing of the kind of text
MIN_OWN = 3  # blocks in which a law speaks of its own parts, and
OWN_SHARE = (
    0.25  # their share of the blocks of some length, from which on a part of a text is a law without other signs
)
MIN_ITEMS, MIN_LEVELLED_ITEMS = (
    2,
    3,
)  # blocks that begin "(a)"; the second where they have two levels and no heading tells
MIN_OWN_BESIDE = 2  # such blocks in a part beside a law that make it go on there
MIN_SHALLS = 2  # uses of "shall" below a heading such as "Section 3." that make it one of a law
MIN_RECITALS = 2  # blocks that begin "Whereas"
MOSTLY = (
    0.75  # share of a page's words in parts that are a law, from which on all of the page is one (our choice, as above)
)

MUTED = say("it stands in the wording of a law, which has to stay as it is")
"""Why a finding or a hint is shown as advice."""
_SIGN = re.compile(r"§+\s*\d")
_HEADING = re.compile(
    r"(?:(?:sec(?:tion|\.)|article|art\.|(?:sub)?part|(?:sub)?chapter|(?:sub)?title|secci[oó]n|art[ií]culo|cap[ií]tulo"
    r"|t[ií]tulo)\s+(?:\d[\w.-]*|[ivxlc]+|[a-z])(?![\w'’]))",
    re.IGNORECASE,
)
"""How the numbered units of a law are called. Forms and handbooks number theirs as well, so that more must tell."""
_ITEM = re.compile(r"\((?:(\d{1,2})|[A-Za-z]|[ivx]{2,5})\)\s?(?=\S)")
_OWN = re.compile(
    r"\bsub(?:section|paragraph|part|chapter|clause)s?\s\(?\w{1,4}\)?|\bparagraphs?\s\(\w{1,4}\)"
    r"|\b(?:of|under|by|to|for|with|used\sin)\sthis\s(?:title|section|(?:sub)?chapter|(?:sub)?part|subsection|article|act"
    r"|ordinance|regulation)\b"
    r"|\b(?:de|en)\s(?:esta|la\spresente)\s(?:ley|secci[oó]n|ordenanza)\b|\bdel\spresente\s(?:reglamento|cap[ií]tulo|art[ií]culo)\b"
    r"|\b(?:inciso|fracci[oó]n)\s(?:\w\)|[ivx]+\b)",
    re.IGNORECASE,
)
"""What a law says of its own parts; it says so all the time, and whoever cites it does so now and then."""
_OF_ITSELF = re.compile(
    r"\b(?:(?:sub)?section|(?:sub)?paragraph|clause|article)s?\s\(\w{1,4}\)(?:\(\w{1,4}\))*\sof\sthis\s(?:title|section|(?:sub)?chapter"
    r"|(?:sub)?part|subsection|article|act)\b",
    re.IGNORECASE,
)
"""What nobody but a law can say, so that one block tells: "subsection (b) of this section"."""
_ENACTING = re.compile(
    r"\bbe\sit\s(?:further\s)?(?:enacted|ordained|resolved)\b|\bdo(?:es)?\s(?:hereby\s)?(?:enact|ordain)\sas\sfollows\b"
    r"|\b(?:is|are)\s(?:hereby\s)?amended\s(?:to\sread|by\s(?:adding|striking|revising))\b"
    r"|\bdecreta\s(?:lo\ssiguiente|con\sfuerza\sde\sley)\b",
    re.IGNORECASE,
)
_RECITAL = re.compile(r"(?:whereas|considerando\sque)\b", re.IGNORECASE)
_HINTS = (
    "(",
    "§",
    "this ",
    "sub",
    "paragraph",
    "amended",
    "e it ",
    " ordain",
    " enact",
    "present",
    "esta ",
    "inciso",
    "fracc",
    "decreta",
)
"""One of them stands in whatever the expressions find that look inside a block: looked for first, as that is cheap."""


@dataclass(slots=True)
class _Signs:
    """What tells a law in the blocks of one part of a text, from a heading to the next."""

    long: int = 0
    own: int = 0
    letters: int = 0
    digits: int = 0
    shalls: int = 0
    recitals: int = 0
    is_signed: bool = False
    is_numbered: bool = False
    is_enacted: bool = False
    of_itself: int = 0

    def is_law(self) -> bool:
        """Whether the part is built like a law."""
        items = self.letters + self.digits
        if self.is_enacted or self.is_signed or self.recitals >= MIN_RECITALS:
            return True
        if self.is_numbered and (self.own or self.shalls >= MIN_SHALLS or (items >= MIN_ITEMS and self.shalls)):
            return True
        if self.of_itself and 2 * self.of_itself >= self.long:
            return True
        if self.own >= MIN_OWN and self.own >= OWN_SHARE * self.long:
            return True
        return bool(self.letters and self.digits and items >= MIN_LEVELLED_ITEMS and (self.own or self.shalls))

    def may_go_on(self) -> bool:
        """Whether the part may belong to a law beside it."""
        return self.own >= MIN_OWN_BESIDE or self.letters + self.digits >= MIN_ITEMS


def law_blocks(blocks: Sequence[Parsed]) -> frozenset[int]:
    """Numbers of the blocks that belong to a law or a regulation."""
    parts = list(_parts(blocks))
    signs = [_signs(part) for part in parts]
    laws = [each.is_law() for each in signs]
    if not any(laws):
        return frozenset()
    beside = [any(laws[max(0, at - 1) : at + 2]) for at in range(len(laws))]
    found = [
        block
        for part, each, law, near in zip(parts, signs, laws, beside, strict=True)
        if law or (near and each.may_go_on())
        for block in part
    ]
    if _words(found) >= MOSTLY * _words(blocks):
        found = list(blocks)
    return frozenset(block.number for block in found)


def is_law(text: Text) -> bool:
    """Whether a text as a whole is a law or a regulation rather than words about one."""
    return bool(text.law) and all(block.number in text.law for block in text.in_language(text.lang))


def level_in(text: Text, block: Parsed, level: Level = Level.FINDING) -> Level:
    """`level`, or advice where the block belongs to a law."""
    return Level.ADVICE if block.number in text.law else level


def _parts(blocks: Sequence[Parsed]) -> Iterator[list[Parsed]]:
    """The blocks of the main content from each heading to the next."""
    part: list[Parsed] = []
    for block in blocks:
        if not block.block.in_main or not block.sentences:
            continue
        if part and block.block.kind == "heading":
            yield part
            part = []
        part.append(block)
    if part:
        yield part


def _signs(part: Sequence[Parsed]) -> _Signs:
    signs = _Signs()
    for block in part:
        text = block.block.text
        if block.block.kind in {"quote", "code", "cell"}:
            continue
        signs.is_signed = signs.is_signed or _SIGN.match(text) is not None
        signs.is_numbered = signs.is_numbered or _HEADING.match(text) is not None
        signs.recitals += _RECITAL.match(text) is not None
        signs.long += sum([len(sentence.words) for sentence in block.sentences]) > MIN_BLOCK_WORDS
        signs.shalls += text.count(" shall ")
        if item := _ITEM.match(text):
            signs.digits += item[1] is not None
            signs.letters += item[1] is None
        if any(hint in text for hint in _HINTS):
            signs.own += _OWN.search(text) is not None
            signs.of_itself += _OF_ITSELF.search(text) is not None
            signs.is_enacted = signs.is_enacted or _ENACTING.search(text) is not None
    return signs


def _words(blocks: Sequence[Parsed]) -> int:
    return sum([len(sentence.words) for block in blocks if block.block.in_main for sentence in block.sentences])
