"""How findings quote what they found and count what passed."""

from collections.abc import Callable, Iterable, Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from functools import reduce

from auditor.message import Message, Value, say
from auditor.model import Finding, Outcome

QUOTED_CHARS = 60  # characters of a page's text that a message repeats


def clipped(text: str, most: int = QUOTED_CHARS) -> str:
    """`text` of at most `most` characters; what is cut off is shown by an ellipsis."""
    return text if len(text) <= most else text[: most - 1] + "…"


def quoted(text: str, most: int = QUOTED_CHARS) -> Message:
    """`text` in quotation marks, clipped: for lists. A template writes the marks itself."""
    return say("“{text}”", text=clipped(text, most))


def both(parts: Iterable[Value]) -> Value:
    """One thing, or several with "and" between each two; "" for none."""
    return _linked(parts, lambda first, second: say("{first} and {second}", first=first, second=second))


def either(parts: Iterable[Value]) -> Value:
    """One thing, or several with "or" between each two; "" for none."""
    return _linked(parts, lambda first, second: say("{first} or {second}", first=first, second=second))


def _linked(parts: Iterable[Value], link: Callable[[Value, Value], Value]) -> Value:
    several = tuple(parts)
    return reduce(link, several) if several else ""


def on_its_side(value: float, limit: float, digits: int = 2) -> float:
    """A measured value as it is printed, with so many digits, on the side of `limit` that it is on itself.

    2.997 is under 3 and printed as 2.99: a reader compares what is printed with the limit beside it.
    """
    exact, step = Decimal(str(value)), Decimal(1).scaleb(-digits)
    shown = exact.quantize(step, ROUND_HALF_EVEN)
    if value < limit <= shown:
        shown = exact.quantize(step, ROUND_FLOOR)
    elif value > limit >= shown:
        shown = exact.quantize(step, ROUND_CEILING)
    return float(shown)


def passes(count: int, message: Message) -> Iterator[Finding]:
    """One finding for all targets that passed; none when there was none."""
    if count:
        yield Finding(Outcome.PASSED, message, count=count)
