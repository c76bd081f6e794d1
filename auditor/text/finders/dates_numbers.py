"""Dates, times and amounts that readers take for others."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from auditor.message import Message, say
from auditor.text.dating import DAYS, MONTHS, is_dated, order_is_shown
from auditor.text.finding import Finder, Text
from auditor.text.flags import UNCLEAR
from auditor.text.law import level_in
from auditor.text.parsing import Parsed, Sentence
from auditor.text.quoted import is_quoted
from auditor.text.remarks import Level, Remark

SHORT_YEAR = 2  # digits
_LANGS = frozenset({"en", "es"})
_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})")
_TWELVE = re.compile(r"12(?::00)?(?:[ap]\.?m)?|24:00")
_TWELVE_O_CLOCK = re.compile(
    r"12(?::00)?\s?(?:(?P<half>[ap])\.?\s?m\b\.?|(?P<word>noon|midnight)\b)|24:00\b(?!:)", re.IGNORECASE
)
_SAYS_WHICH = re.compile(r",? ?\(?(?:noon|midnight|mediodía|medianoche)\b", re.IGNORECASE)
_HOUR = r"\d{1,2}(?::\d\d)?\s?(?:[ap]\.?\s?m\b\.?)?"
_SINCE = re.compile(rf"\b{_HOUR}\s?(?:-|–|—|to|until|till|and|through|a|hasta)\s?(?:las\s)?$", re.IGNORECASE)
_UNTIL = re.compile(rf"\.?\s?(?:-|–|—|to|until|till|and|through|a|hasta)\s?(?:las\s)?{_HOUR}", re.IGNORECASE)
"""The other end of "9 a.m. to 12 p.m.", which tells most readers what twelve is."""
_RANGE_CHARS = 20  # characters before an amount or a time in which its range may begin
_TWELVES = {"en": ("noon", "midnight"), "es": ("mediodía", "medianoche")}
_AMOUNT = re.compile(r"(?:(\d+(?:\.\d+)?)-)?(\d+(?:\.\d+)?)([kmb])")
_RANGE_START = re.compile(r"\$\s?(\d+(?:\.\d+)?)\s?[-–]\s?\$?$")
THOUSAND = 1000
_SHORT_KINDS = frozenset({"cell", "quote", "caption", "label"})  # no room for words, or not ours
_RELEASE = re.compile(
    r"\b(?:versi(?:on|ón)|release[ds]?|revision|rev\.|updated?|changelog|v\.?\s?\d+(?:\.\d)?)\b", re.IGNORECASE
)
"""A line in a list of releases, whose dates few readers need."""
_SEPTEMBER_11 = frozenset({"9/11/2001", "09/11/2001"})  # known under this date
_OFTEN = {
    "biweekly": "every two weeks or twice a week", "bi-weekly": "every two weeks or twice a week",
    "bimonthly": "every two months or twice a month", "bi-monthly": "every two months or twice a month",
    "biannual": "twice a year or every two years", "bi-annual": "twice a year or every two years",
    "biannually": "twice a year or every two years", "bi-annually": "twice a year or every two years",
    "bisemanal": "dos veces por semana o cada dos semanas", "bisemanales": "dos veces por semana o cada dos semanas",
    "bimensual": "dos veces al mes o cada dos meses", "bimensuales": "dos veces al mes o cada dos meses",
    "bimensualmente": "dos veces al mes o cada dos meses",
    "bianual": "dos veces al año o cada dos años", "bianuales": "dos veces al año o cada dos años",
}  # fmt: skip
_EXPLAINED = {
    "week": re.compile(r"\b(?:twice (?:a|each|per|every)|every (?:two|2|other|second)) weeks?\b", re.IGNORECASE),
    "month": re.compile(r"\b(?:twice (?:a|each|per|every)|every (?:two|2|other|second)) months?\b", re.IGNORECASE),
    "annu": re.compile(r"\b(?:twice (?:a|each|per|every)|every (?:two|2|other|second)) years?\b", re.IGNORECASE),
    "seman": re.compile(r"\b(?:dos veces (?:por|a la|cada)|cada (?:dos|2)) semanas?\b", re.IGNORECASE),
    "anual": re.compile(r"\b(?:dos veces (?:por|al|cada)|cada (?:dos|2)) años?\b", re.IGNORECASE),
    "mens": re.compile(r"\b(?:dos veces (?:por|al|cada)|cada (?:dos|2)) mes(?:es)?\b", re.IGNORECASE),
}
"""What explains a word with this part in it."""
_WEEKDAYS = {
    "en": frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}),
    "es": frozenset({"lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"}),
}
_WHICH = {"en": frozenset({"next", "this", "coming"}), "es": frozenset({"este", "próximo"})}
_TELLS_FROM_TEXT = frozenset({"the", "a", "each", "every", "on the", "cada"})  # "the next Monday after you apply"
_DATE_AFTER = re.compile(
    r",? (?:the )?\(?(?:\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d)", re.IGNORECASE
)
_MONTH_NAMES = {
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
    "es": ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
           "noviembre", "diciembre"),
}  # fmt: skip

_MONTHS = (
    say("January"), say("February"), say("March"), say("April"), say("May"), say("June"), say("July"), say("August"),
    say("September"), say("October"), say("November"), say("December"),
)  # fmt: skip
"""As a message names them; those above are in the language of the page."""


class _Fault(NamedTuple):
    """What is unclear: offsets into the block's text, why, and what to write instead."""

    start: int
    end: int
    message: Message
    suggestion: str | None = None
    level: Level = Level.FINDING


def _mark(lower: str, _written: str, lang: str) -> int:
    if lower in _OFTEN or lower in _WEEKDAYS.get(lang, ()):
        return UNCLEAR
    if not lower[:1].isdigit():
        return 0
    is_unclear = _DATE.fullmatch(lower) or _TWELVE.fullmatch(lower) or _AMOUNT.fullmatch(lower)
    return UNCLEAR if is_unclear else 0


_Judge = Callable[[Parsed, Sentence, int, int, int], _Fault | None]


def _finder(judge: _Judge, rule: str) -> Callable[[Text], Iterator[Remark]]:
    """A finder that asks `judge` of each word marked as unclear: block, sentence, word number, its offsets."""

    def find(text: Text) -> Iterator[Remark]:
        for block in text.blocks:
            if block.lang not in _LANGS or not block.block.in_main or block.block.kind == "code":
                continue
            for sentence in block.sentences:
                if not sentence.flags & UNCLEAR:
                    continue
                spans = sentence.spans()
                for at, word in enumerate(sentence.words):
                    if word.flags & UNCLEAR and (fault := judge(block, sentence, at, *spans[at])):
                        if is_quoted(block.block.text, fault.start, fault.end):
                            continue  # words that the text is about
                        level = level_in(text, block, fault.level)
                        yield block.remark(
                            rule, fault.start, fault.end, fault.message, suggestion=fault.suggestion, level=level
                        )

    return find


def _date(block: Parsed, sentence: Sentence, at: int, start: int, end: int) -> _Fault | None:
    """Dates in digits: "03/04/2026" is in March or in April, a hint; "08/13/2010" is clear once it is worked out."""
    found = _DATE.fullmatch(sentence.words[at].lower)
    if not found or found.group() in _SEPTEMBER_11:
        return None
    first, second = int(found[1]), int(found[2])
    is_us, is_other = _is_date(first, second), _is_date(second, first)
    if not (is_us or is_other):
        return None
    if is_us and is_other and first != second:
        message = say(
            "Some readers take this for {one}, others for {other}: write the month as a word.",
            one=_day_of_year(first, second),
            other=_day_of_year(second, first),
        )
        is_aside = block.block.kind in _SHORT_KINDS or _RELEASE.search(block.block.text)
        return _Fault(start, end, message, None, Level.ADVICE if is_aside else Level.HINT)
    if len(found[3]) == SHORT_YEAR:
        message = _YEAR_LIKE_A_DAY if 1 <= int(found[3]) <= DAYS else _SHORT_DATE
        return _Fault(start, end, message, None, Level.ADVICE)
    month, day = (first, second) if is_us else (second, first)
    name = _MONTH_NAMES[block.lang][month - 1]
    written = f"{day} de {name} de {found[3]}" if block.lang == "es" else f"{name} {day}, {found[3]}"
    return _Fault(start, end, say("A month written as a word needs no working out."), written, Level.ADVICE)


_YEAR_LIKE_A_DAY = say("The year may be taken for a day: write the month as a word and the year in full.")
_SHORT_DATE = say("A date in digits has to be worked out: write the month as a word and the year in full.")


def _day_of_year(month: int, day: int) -> Message:
    return say("{month} {day}", month=_MONTHS[month - 1], day=day)


def _dates(text: Text) -> Iterator[Remark]:
    """Those whose order the dates beside them don't show are questions."""
    for remark in _finder(_date, "unclear-date")(text):
        found = _DATE.search(remark.quote)
        first, second = (int(found[1]), int(found[2])) if found else (0, 0)
        is_open = first != second and _is_date(first, second) and _is_date(second, first)
        if is_open and order_is_shown(text, text.blocks[remark.block], first, second):
            yield replace(remark, level=Level.ADVICE, message=_SHOWN_BESIDE)
        else:
            yield remark


_SHOWN_BESIDE = say(
    "A date beside this one shows which number is the month; a month written as a word needs no working out."
)


def _is_date(month: int, day: int) -> bool:
    return 1 <= month <= MONTHS and 1 <= day <= DAYS


def _time(block: Parsed, sentence: Sentence, _at: int, start: int, _end: int) -> _Fault | None:
    """Twelve o'clock: many readers don't know whether 12 p.m. is noon or midnight."""
    found = _TWELVE_O_CLOCK.match(block.block.text, start)
    if not found:
        return None
    text, end = block.block.text, found.end()
    if found["word"]:
        return _Fault(start, end, say("The word alone says it."), found["word"], Level.ADVICE)
    if _SAYS_WHICH.match(text, end):
        return None
    if end == sentence.end and found.group().endswith("."):
        end -= 1  # the stop also ends the sentence
    noon, midnight = _TWELVES[block.lang]
    written: str | None = None  # "a las 12 p. m." and "24:00 hours" need other words around them changed too
    if found["half"] and found["half"] in "pP" and block.lang == "en":
        written = noon  # "midnight on Friday" may be the one before or the one after: that is the writer's to say
    message = say(
        "Many readers aren't sure whether this is {noon} or {midnight}: write the word.", noon=noon, midnight=midnight
    )
    is_range = _SINCE.search(text[max(0, start - _RANGE_CHARS) : start]) or _UNTIL.match(text, end)
    return _Fault(start, end, message, written, Level.HINT if is_range else Level.FINDING)


def _frequency(block: Parsed, sentence: Sentence, at: int, start: int, end: int) -> _Fault | None:
    """Words such as "biweekly", which have two meanings."""
    meanings = _OFTEN.get(sentence.words[at].lower)
    if not meanings:
        return None
    quote = block.block.text[start:end]
    message = say("“{word}” means {meanings}: write out which of them.", word=quote, meanings=meanings)
    following = block.block.text[end + 1 : end + 2]
    is_name = at > 0 and quote[0].isupper() and following.isupper()  # "the Biweekly Report"
    return _Fault(start, end, message, None, Level.HINT if is_name else Level.FINDING)


def _frequencies(text: Text) -> Iterator[Remark]:
    """Those that the page doesn't explain elsewhere are findings, but for a law's own."""
    explained: dict[str, bool] = {}
    for remark in _finder(_frequency, "unclear-frequency")(text):
        part = next(each for each in _EXPLAINED if each in remark.quote.lower())
        if part not in explained:
            search = _EXPLAINED[part].search
            explained[part] = any(each.block.in_main and search(each.block.text) for each in text.blocks)
        yield replace(remark, level=Level.ADVICE) if explained[part] else remark


def _day(block: Parsed, sentence: Sentence, at: int, start: int, end: int) -> _Fault | None:
    """Days that depend on when the text is read."""
    words = sentence.words
    before = words[at - 1].lower if at else ""
    if words[at].lower not in _WEEKDAYS[block.lang] or before not in _WHICH[block.lang]:
        return None
    if (at > 1 and words[at - 2].lower in _TELLS_FROM_TEXT) or _DATE_AFTER.match(block.block.text, end):
        return None
    begin = sentence.spans()[at - 1][0]
    message = say("Which day this is depends on when it is read: add the date.")
    return _Fault(begin, end, message, None, Level.HINT)


def _days(text: Text) -> Iterator[Remark]:
    """Days of a text that says of which day it is can be worked out."""
    for remark in _finder(_day, "unclear-day")(text):
        yield replace(remark, level=Level.ADVICE) if is_dated(text, text.blocks[remark.block], remark.start) else remark


def _amount(block: Parsed, sentence: Sentence, at: int, start: int, end: int) -> _Fault | None:
    """Amounts with a letter for their zeros: "$2M", and "$1-2M", which says one dollar or one million."""
    found = _AMOUNT.fullmatch(sentence.words[at].lower)
    before = block.block.text[max(sentence.start, start - _RANGE_CHARS) : start]
    earlier = _RANGE_START.search(before)
    if not found or not (before.endswith("$") or earlier):
        return None
    low, high, letter = found[1], found[2], found[3]
    begin = start - 1
    if earlier:
        low, begin = earlier[1], start - len(before) + earlier.start()
    written = _in_words(high, letter, block.lang)
    if not low:
        message = say("Not all readers know the letter: write “{amount}”.", amount=written)
        return _Fault(begin, end, message, written, Level.HINT)
    written = f"{_in_words(low, letter, block.lang)} {'a' if block.lang == 'es' else 'to'} {written}"
    message = say("The lower amount looks like single dollars: write out both.")
    return _Fault(begin, end, message, written, Level.HINT)


def _in_words(number: str, letter: str, lang: str) -> str:
    """An amount of dollars without its letter: "$5,000", "$2 million", "$1 millón"."""
    if letter == "k":
        return f"${float(number) * THOUSAND:,.10g}"
    if lang == "en":
        return f"${number} {'million' if letter == 'm' else 'billion'}"
    if letter == "m":
        return f"${number} {'millón' if float(number) == 1 else 'millones'}"
    return f"${float(number) * THOUSAND:,.10g} millones"  # "billón" is a million of millions


_FIND: dict[str, Callable[[Text], Iterator[Remark]]] = {
    "unclear-date": _dates,
    "unclear-time": _finder(_time, "unclear-time"),
    "unclear-frequency": _frequencies,
    "unclear-day": _days,
    "unclear-amount": _finder(_amount, "unclear-amount"),
}
FINDERS: tuple[Finder, ...] = tuple(
    Finder(id=rule, langs=_LANGS, find=find, mark=_mark) for rule, find in _FIND.items()
)
