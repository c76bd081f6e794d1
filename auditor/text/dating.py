"""What tells readers when a text was written, and in which order its dates in figures stand."""

import re
from collections.abc import Iterator

from auditor.text.finding import Text
from auditor.text.parsing import Parsed

OPENING_BLOCKS = 4  # blocks at the beginning of the main content in which a notice says its date; our choice
DATELINE_CHARS = 80  # characters of a block in which a dateline stands; our choice
NEARBY_BLOCKS = 10  # blocks before and behind a date whose dates readers see with it; our choice
MONTHS = 12
DAYS = 31
_MONTH_STEMS = {
    "en": ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
    "es": ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"),
}
_MONTH_EN = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)"
)
_MONTH_ES = (
    r"(ene(?:ro)?|feb(?:rero)?|mar(?:zo)?|abr(?:il)?|mayo?|jun(?:io)?|jul(?:io)?|ago(?:sto)?|se[pt](?:t?iembre)?|oct(?:ubre)?"
    r"|nov(?:iembre)?|dic(?:iembre)?)"
)
_IN_WORDS = {
    "en": re.compile(
        rf"\b{_MONTH_EN}\.?\s(?:\d{{1,2}}(?:st|nd|rd|th)?|\d{{4}})\b|\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH_EN}\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        rf"\b(?:\d{{1,2}}|primero|1[°ºo])\s(?:de\s)?{_MONTH_ES}\b|\b{_MONTH_ES}\s(?:del?\s)?\d{{4}}\b", re.IGNORECASE
    ),
}
"""A date with its month in words."""
_IN_FIGURES = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:\d{4}|\d{2})(?![\d/])")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_DIGIT = re.compile(r"\d")


def is_dated(text: Text, block: Parsed, before: int) -> bool:
    """Whether readers are told of which day a text is, before they come to offset `before` of a block.

    In the block itself, the title, a heading, or the first words of the blocks with which the content begins.
    """
    if _says_day(block.block.text[:before], block.lang) or _says_day(text.title, block.lang):
        return True
    opening = 0
    for each in text.blocks:
        if each.number >= block.number or opening >= OPENING_BLOCKS:
            return False
        opening += each.block.in_main
        is_heading, dateline = each.block.kind == "heading", each.block.text[:DATELINE_CHARS]
        if (is_heading or (each.block.in_main and _YEAR.search(dateline))) and _says_day(dateline, block.lang):
            return True
    return False


def order_is_shown(text: Text, block: Parsed, first: int, second: int) -> bool:
    """Whether dates beside one in figures show how it is meant: one that has one reading only, or months in words."""
    orders: set[bool] = set()
    months: set[int] = set()
    near = text.blocks[max(0, block.number - NEARBY_BLOCKS) : block.number + NEARBY_BLOCKS + 1]
    for written in (text.title, *(each.block.text for each in near)):
        if _DIGIT.search(written):
            orders.update(_orders(written))
            months.update(_months(written, block.lang))
    return len(orders) == 1 or len(months & {first, second}) == 1


def _says_day(written: str, lang: str) -> bool:
    return _DIGIT.search(written) is not None and next(_months(written, lang), 0) > 0


def _orders(written: str) -> Iterator[bool]:
    """For each date in figures that has one reading: whether the month comes first."""
    for found in _IN_FIGURES.finditer(written):
        first, second = int(found[1]), int(found[2])
        if first <= MONTHS < second <= DAYS:
            yield True
        elif second <= MONTHS < first <= DAYS:
            yield False


def _months(written: str, lang: str) -> Iterator[int]:
    """The months that a text names with a day or a year."""
    if lang not in _IN_WORDS:
        return
    for found in _IN_WORDS[lang].finditer(written):
        named = (found[1] or found[2]).lower()[:3].replace("set", "sep")
        yield _MONTH_STEMS[lang].index(named) + 1
