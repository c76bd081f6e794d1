"""Numbers and lists as people say them."""

from collections.abc import Sequence
from datetime import datetime

from auditor.store.read_rows import PartOfPage

SMALL_COUNT = 20
"""Pages; with fewer, "6 of 9 pages" says more than a share does (project's choice)."""

_KILO = 1000  # bytes; file sizes are given in powers of ten, as system settings and phone plans do


def number(value: int) -> str:
    """1,234."""
    return f"{value:,}"


def plural(count: int, one: str, many: str = "") -> str:
    """A count with its noun: "1 page", "1,234 pages"; `many` is `one` with an s unless given."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def verb(count: int, one: str, many: str) -> str:
    """The form of a verb that goes with a count."""
    return one if count == 1 else many


def of_pages(part: int, whole: int) -> str:
    """ "6 of 9 pages", "all 9 pages", "the one page"."""
    if part == whole:
        return "the only page" if whole == 1 else f"all {whole:,} pages"
    return f"{part:,} of {plural(whole, 'page')}"


def joined(items: Sequence[str], last: str = "and") -> str:
    """ "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def in_hundred(share: float) -> str:
    """A share of 0 to 1 as "37 in 100", never rounded to none or to all."""
    if 0 < share < 0.01:
        return "under 1 in 100"
    return f"{_rounded(share)} in 100"


def range_in_hundred(low: float, high: float) -> str:
    """ "33 to 41", or "33" when both round to it."""
    ends = (_rounded(low), _rounded(high))
    return f"{ends[0]}" if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"


def _rounded(share: float) -> int:
    per_hundred = round(share * 100)
    if 0 < share < 1:
        return min(max(per_hundred, 1), 99)
    return per_hundred


def date(iso: str) -> str:
    """ "14 October 2026" from ISO 8601; the text itself when it is no date."""
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{moment.day} {moment:%B %Y}"


def file_size(size_bytes: int | None) -> str:
    """ "3.4 MB", "12 kB" or "unknown"."""
    if size_bytes is None:
        return "unknown"
    if size_bytes < _KILO:
        return plural(size_bytes, "byte")
    if size_bytes < _KILO**2:
        return f"{size_bytes / _KILO:.0f} kB"
    return f"{size_bytes / _KILO**2:,.1f} MB"


def lower_first(text: str) -> str:
    """A sentence's start inside another sentence; abbreviations keep their capitals."""
    if len(text) > 1 and text[1].isupper():
        return text
    return text[:1].lower() + text[1:]


def clipped(text: str, limit_chars: int) -> str:
    """The text in one line, cut at the limit with an ellipsis."""
    text = " ".join(text.split())
    return text if len(text) <= limit_chars else text[: limit_chars - 1] + "…"


def missing_facts(page: PartOfPage) -> str:
    """What a page lacks and why: "layout, tables (it took longer than 20 s); axe (axe-core did not finish)"."""
    return "; ".join(
        f"{', '.join(key.replace('_', ' ') for key in keys)} ({reason})" for reason, keys in page.missing.items()
    )


def sentence(text: str) -> str:
    """The text with a full stop, unless it ends in a mark of its own."""
    text = text.strip()
    return text if not text or text.endswith((".", "!", "?", "…")) else f"{text}."
