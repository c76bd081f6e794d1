"""How findings quote what they found and count what passed."""

from collections.abc import Iterator

from auditor.model import Finding, Outcome

QUOTED_CHARS = 60  # characters of a page's text that a message repeats


def clipped(text: str, most: int = QUOTED_CHARS) -> str:
    """`text` of at most `most` characters; what is cut off is shown by an ellipsis."""
    return text if len(text) <= most else text[: most - 1] + "…"


def quoted(text: str, most: int = QUOTED_CHARS) -> str:
    """`text` in quotation marks, clipped."""
    return f"“{clipped(text, most)}”"


def passes(count: int, message: str) -> Iterator[Finding]:
    """One finding for all targets that passed; none when there was none."""
    if count:
        yield Finding(Outcome.PASSED, message, count=count)
