"""Counts, shares and sizes as people say them."""

from collections.abc import Iterable
from datetime import datetime

from auditor.message import Catalogue, Message, as_said, joined, known, say, say_count
from auditor.profile import PROFILES
from auditor.store.read_rows import PartOfPage

SMALL_COUNT = 20
"""Pages; with fewer, "6 of 9 pages" says more than a share does (project's choice)."""

_KILO = 1000  # bytes; file sizes are given in powers of ten, as system settings and phone plans do


def pages(count: int) -> Message:
    """ "1 page", "1,234 pages"."""
    return say_count("{n:,} page", "{n:,} pages", n=count)


def of_pages(part: int, whole: int) -> Message:
    """ "6 of 9 pages", "all 9 pages", "the only page"."""
    if part != whole:
        return say_count("{part:,} of {n:,} page", "{part:,} of {n:,} pages", n=whole, part=part)
    return say_count("the only page", "all {n:,} pages", n=whole)


def documents(count: int) -> Message:
    """ "1 document", "1,234 documents"."""
    return say_count("{n:,} document", "{n:,} documents", n=count)


def of_documents(part: int, whole: int) -> Message:
    """ "6 of 9 documents", "all 9 documents", "the only document"."""
    if part != whole:
        return say_count("{part:,} of {n:,} document", "{part:,} of {n:,} documents", n=whole, part=part)
    return say("the only document") if whole == 1 else say("all {whole:,} documents", whole=whole)


def pages_and_documents(page_count: int, document_count: int) -> Message:
    """ "2 pages", "1 document", "2 pages and 1 document"."""
    if not document_count:
        return pages(page_count)
    if not page_count:
        return documents(document_count)
    return say("{pages} and {documents}", pages=pages(page_count), documents=documents(document_count))


def in_hundred(share: float) -> Message:
    """A share of 0 to 1 as "37 in 100", never rounded to none or to all."""
    if 0 < share < 0.01:
        return say("under 1 in 100")
    return say("{share} in 100", share=per_hundred(share))


def per_hundred(share: float) -> int:
    """A share of 0 to 1 in whole hundredths; only none is 0, and only all is 100."""
    rounded = round(share * 100)
    if 0 < share < 1:
        return min(max(rounded, 1), 99)
    return rounded


def date(iso: str, catalogue: Catalogue) -> str:
    """ "14 October 2026" from ISO 8601; the text itself when it is no date."""
    try:
        return catalogue.date(datetime.fromisoformat(iso))
    except ValueError:
        return iso


def file_size(size_bytes: int | None) -> Message:
    """ "3.4 MB", "12 kB" or "unknown"."""
    if size_bytes is None:
        return say("unknown")
    if size_bytes < _KILO:
        return say_count("{n:,} byte", "{n:,} bytes", n=size_bytes)
    if size_bytes < _KILO**2:
        return say("{size:.0f} kB", size=size_bytes / _KILO)
    return say("{size:,.1f} MB", size=size_bytes / _KILO**2)


def clipped(text: str, limit_chars: int) -> str:
    """The text in one line, cut at the limit with an ellipsis."""
    text = " ".join(text.split())
    return text if len(text) <= limit_chars else text[: limit_chars - 1] + "…"


def missing_facts(page: PartOfPage) -> Message:
    """What a page lacks and why: "layout, tables (it took longer than 20 s); axe (axe-core did not finish)"."""
    return joined(
        say("{facts} ({reason})", facts=tuple(known(fact_name(key)) for key in keys), reason=reason)
        for reason, keys in page.missing.items()
    )


def fact_name(key: str) -> str:
    """An artifact's key as people read it: "keyboard walk"."""
    return key.replace("_", " ")


def met_on(profiles: Iterable[str]) -> Message:
    """How a page was met where something shows: "on a phone"; a profile that we don't know by its id."""
    return joined((PROFILES[name].said if name in PROFILES else as_said(name) for name in profiles), "and")
