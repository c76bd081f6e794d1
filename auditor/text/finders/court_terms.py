"""Terms of law that have no plain twin: told once on a page that doesn't say what they mean."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from auditor.message import say
from auditor.text.finding import Text
from auditor.text.law import level_in
from auditor.text.parsing import Parsed, Sentence
from auditor.text.remarks import Level, Remark
from auditor.text.terms import Match, PlainTerm, Spans, is_writers_own

NEARBY_CHARS = 60  # characters before a term in which what explains it may end
_AFTER = re.compile(
    r"[\"”’']?(?:\s\((?!s\))(?:[^()\s]+\s){1,30}[^()\s]+\)"
    r"|,\s(?:or|meaning|that\sis|which\smeans|someone|who(?:ever)?|an?|the\s(?:person|one|court|property|part))\s"
    r"|\s(?:is|are|(?:can|may)\sbe|means?|refers?\sto)\s(?:an?|the|when|that|someone|somebody|anyone|to|if|people)\s"
    r"|:\s|\s[–—-]\s)",
    re.IGNORECASE,
)
"""What explains a term behind it: "decedent (the person who died)", "A testator is the person …"."""
_BEFORE = re.compile(
    r"(?:(?:\b(?:called|known\sas|named|termed)|,\sor)\s(?:the\s|an?\s)?|\b[a-z]+\s\((?:the\s|an?\s|or\s|also\s)?)[\"“‘']?$"
)
"""And before it: "the person who died (the decedent)", "without a lawyer, called pro se"."""


class Place(NamedTuple):
    """Where a term stands."""

    block: Parsed
    sentence: Sentence
    spans: Spans
    match: Match[PlainTerm]

    @property
    def offsets(self) -> tuple[int, int]:
        """Its characters in the block's text."""
        return self.spans[self.match.first][0], self.spans[self.match.last][1]


def unexplained_terms(text: Text, places: Iterable[Place]) -> Iterator[Remark]:
    """A hint at the first place in a sentence of each term that the page explains nowhere."""
    if text.house.audience != "general":
        return
    by_term: dict[PlainTerm, list[Place]] = {}
    for place in places:
        by_term.setdefault(place.match.payload, []).append(place)
    for term, found in by_term.items():
        if any(_is_explained(place) for place in found):
            continue
        told = next((each for each in found if each.sentence.is_whole and is_writers_own(*each)), None)
        if told:
            start, end = told.offsets
            message = say(
                "“{word}” is a term of law that many readers don't know; say what it means where it first stands, "
                "such as “{meaning}”.",
                word=told.block.block.text[start:end],
                meaning=term.explain,
            )
            level = level_in(text, told.block, Level.HINT)
            yield told.block.remark("hard-word", start, end, message, level=level, data={"term": term.term, "use": []})


def _is_explained(place: Place) -> bool:
    (start, end), text = place.offsets, place.block.block.text
    return _AFTER.match(text, end) is not None or _BEFORE.search(text[max(0, start - NEARBY_CHARS) : start]) is not None
