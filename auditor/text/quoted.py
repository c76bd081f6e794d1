"""Whether a place in a text stands inside quotation marks: words of others, or words that the text is about."""

_PAIRS = (("“", "”"), ("«", "»"))
NEARBY_CHARS = 600  # characters looked back, so that long blocks take linear time


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] stands inside quotation marks or backticks."""
    before = text[max(0, start - NEARBY_CHARS) : start]
    if any(before.rfind(opening) > before.rfind(closing) for opening, closing in _PAIRS):
        return True
    rest = text[end : end + NEARBY_CHARS]
    if before[-1:] in ("'", "‘") and rest[:1] in ("'", "’"):
        return True
    return any(before.count(mark) % 2 == 1 and mark in rest for mark in '"`')
