"""Whether a place in a text stands inside quotation marks: words of others, or words that the text is about."""

import re

_SINGLE = re.compile(r"(?<!\w)['‘](?=\S)[^'‘’]{1,100}(?:['’]\w[^'‘’]{0,100}){0,3}['’](?!\w)")
_NAMED_AS_WORDS = re.compile(
    r"\b(?:the\s(?:words?|phrases?|terms?|expressions?)|(?:do\snot|don['’]t|never|avoid|instead\sof|rather\sthan|not\sto)"
    r"\s(?:say|saying|write|writing))\s\Z",
    re.IGNORECASE,
)
"""What makes words an example without any marks: "do not write utilize", "the phrase prior to"."""
_PAIRS = (("“", "”"), ("«", "»"))
NEARBY_CHARS = 600  # characters looked back, so that long blocks take linear time


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] stands inside quotation marks or backticks."""
    before = text[max(0, start - NEARBY_CHARS) : start]
    if any(before.rfind(opening) > before.rfind(closing) for opening, closing in _PAIRS):
        return True
    rest = text[end : end + NEARBY_CHARS]
    if ("'" in before or "‘" in before) and _in_single_quotes(text, start, end):
        return True
    if _NAMED_AS_WORDS.search(before):
        return True
    return any(before.count(mark) % 2 == 1 and mark in rest for mark in '"`')


def _in_single_quotes(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] stands in a short phrase between single marks: ‘in order to’."""
    first = max(0, start - NEARBY_CHARS)
    return any(
        found.start() < start and end < found.end() for found in _SINGLE.finditer(text, first, end + NEARBY_CHARS)
    )
