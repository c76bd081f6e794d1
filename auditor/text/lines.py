"""Lines that breaks part and that are no sentence together: an address, a list without its markup."""

import re
from collections.abc import Sequence
from itertools import pairwise

from auditor.text.sentences import sentence_spans

MAX_LINE_WORDS = 14  # words; longer ones are wrapped text rather than a list; our choice
_BEGINS = re.compile(r"[\s\"“‘«(¿¡•·▪◦●‣*–—-]*(?:[A-ZÁÉÍÓÚÑ]|\d)|\s*[•·▪◦●‣*–—-]\s")
_BULLET = re.compile(r"\s*[•·▪◦●‣*]\s")
"""What marks an item: however long, it is one by itself."""
_STOP = re.compile(r"[.!?…][\"'”’)\]»]*\s*\Z")
_GOES_ON = re.compile(
    r"(?:[,–—-]|\b(?:a|an|the|of|to|in|on|at|for|from|by|with|and|or|our|your|is|are|de|del|la|el|los|las|un|una|en|y|e|o|u"
    r"|con|por|para|su|sus|al|que))\s*\Z",
    re.IGNORECASE,
)
"""How a line ends that the next one goes on."""


def line_spans(text: str, breaks: Sequence[int], lang: str) -> list[tuple[int, int]]:
    """Offsets of the sentences of a block with line breaks: lines that are none by themselves are cut off."""
    starts = [0, *breaks, len(text)]
    lines = [text[start:end] for start, end in pairwise(starts)]
    own = [_stands_alone(line) for line in lines]
    cuts = [0]
    for at in range(1, len(lines)):
        if not _BEGINS.match(lines[at]) or _GOES_ON.search(lines[at - 1]):
            continue
        if _BULLET.match(lines[at]) or _BULLET.match(lines[at - 1]):
            cuts.append(starts[at])
            continue
        is_row = own[at - 1] and (own[at] or (at > 1 and cuts[-1] == starts[at - 1]))
        if is_row:
            cuts.append(starts[at])
    found: list[tuple[int, int]] = []
    for start, end in pairwise([*cuts, len(text)]):
        found += [(start + first, start + last) for first, last in sentence_spans(text[start:end], lang)]
    return found


def _stands_alone(line: str) -> bool:
    """Whether a line begins like one of a list and has no full stop."""
    return _BEGINS.match(line) is not None and not _STOP.search(line) and len(line.split()) <= MAX_LINE_WORDS
