"""Bounds for parts of a site that go on forever: calendars, endless parameters, growing paths.

Only what is known to grow without end is bounded. A list of sixty pages, a few hundred `?id=` pages
and an archive of dated articles pass. Every refusal carries the name of a rule for the report.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from urllib.parse import unquote_plus

from auditor.crawl.host import UrlError
from auditor.crawl.url import Address, looks_generated, page_key, query_pairs, split_address
from auditor.crawl.vocabulary import (
    CALENDAR_VIEWS,
    CALENDAR_WORDS,
    DATE_PARAMETERS,
    PAGE_NUMBER_WORDS,
    RETURN_PARAMETERS,
    YEAR_PARAMETERS,
)
from auditor.message import Message, say, say_count

MAX_URL_CHARS = 2047  # sitemaps.org protocol: an address has less than 2,048 characters
MAX_PATH_SEGMENTS = 20  # our choice: the sites of our corpus end at 6, so this leaves room three times over
MAX_CONSECUTIVE_REPEATS = 2  # /en/en/ happens; three in a row is a relative link that feeds itself
MAX_SEGMENT_REPEATS = 3  # the same folder name anywhere in one path
MAX_CALENDAR_PAGES = 60  # five years of months: nobody reads further in a calendar
MAX_DATED_PAGES = 180  # fifteen years of months: our choice for news archives, more of which repeat their template
MAX_CALENDAR_PAGES_OF_SITE = 300  # all calendars together, so that one per category can't multiply
MAX_QUERY_VARIANTS = 1000  # one or two parameters on one path: lists, and pages told apart by ?id=
MAX_FACETED_VARIANTS = 100  # three or more parameters: combinations of filters
FACETED_MIN_PARAMETERS = 3
MAX_RETURN_ADDRESSES = 20  # /login?next=/every/page: the same page each time
MAX_LIST_PAGES = 1000  # /news/page/1000
# A parameter is a session id once this many paths have each been met with this many values of it.
SESSION_MIN_PATHS = 10
SESSION_MIN_VALUES = 3

RULES: dict[str, Message] = {
    "long-url": say_count(
        "Addresses of more than {n} character were left out.", "Addresses of more than {n} characters were left out.",
        n=MAX_URL_CHARS,
    ),
    "deep-path": say_count(
        "Addresses more than {n} folder deep were left out.", "Addresses more than {n} folders deep were left out.",
        n=MAX_PATH_SEGMENTS,
    ),
    "repeating-path": say("Addresses that repeat their own folders, as in /a/b/a/b/a/b, were left out."),
    "nested-address": say("Addresses that were packed into one another several times over were left out."),
    "calendar": say(
        "After {calendar} of a calendar, {dated} of another list by date, or {site} of the site, further ones were left out.",
        calendar=say_count("{n} page", "{n} pages", n=MAX_CALENDAR_PAGES),
        dated=say_count("{n} page", "{n} pages", n=MAX_DATED_PAGES),
        site=say_count("{n} such page", "{n} such pages", n=MAX_CALENDAR_PAGES_OF_SITE),
    ),
    "query-variants": say_count(
        "After {n} page that differs only in what follows the question mark ({combined} where three or more "
        "parameters are combined), further ones were left out.",
        "After {n} pages that differ only in what follows the question mark ({combined} where three or more "
        "parameters are combined), further ones were left out.",
        n=MAX_QUERY_VARIANTS, combined=MAX_FACETED_VARIANTS,
    ),
    "return-address": say_count(
        "After {n} address of one page that only says where to go back to, as a login does, further ones were left "
        "out.",
        "After {n} addresses of one page that only say where to go back to, as a login does, further ones were left "
        "out.",
        n=MAX_RETURN_ADDRESSES,
    ),
    "page-numbers": say_count(
        "After {n} page of one numbered list, further ones were left out.",
        "After {n} pages of one numbered list, further ones were left out.",
        n=MAX_LIST_PAGES,
    ),
    "session-ids": say("Second addresses of one page that differ only in a session id were left out."),
}  # fmt: skip

_MONTHS = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
_YEAR = re.compile(r"(?:1[89]|2[0-9])\d\d")
_PART_OF_DATE = re.compile(rf"\d{{1,2}}|w\d{{1,2}}|{_MONTHS}", re.IGNORECASE)
_WHOLE_DATE = re.compile(
    r"(?:1[89]|2[0-9])\d\d[-_.](?:\d{1,2}|w\d{1,2})(?:[-_.]\d{1,2})?(?:t[\d:.z+-]*)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}"
    r"|(?:1[89]|2[0-9])\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])?",
    re.IGNORECASE,
)
_DATE_VALUE = re.compile(rf"[^\d]*\d.*|{_MONTHS}", re.IGNORECASE | re.DOTALL)
_PACKED = re.compile(r"%2525[0-9a-f]{2}", re.IGNORECASE)  # %25252F: a slash encoded three times

# A group of addresses that is bounded together: name of the rule, the group, how many it may hold.
Group = tuple[str, tuple[str, ...], int]


class TrapGuard:
    """Says which addresses of one site lead into a trap. Deterministic in the order of calls.

    An address counts once, however often it is offered, and only if it was accepted.
    """

    def __init__(self) -> None:
        self._members: dict[tuple[str, ...], set[str]] = defaultdict(set)
        self._session_values: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._session_paths: dict[str, int] = defaultdict(int)

    def refuse(self, url: str) -> str | None:
        """Name of the rule in RULES that refuses the address, or None: then it is counted as accepted."""
        if len(url) > MAX_URL_CHARS:
            return "long-url"
        try:
            address = split_address(url)
        except UrlError:
            return None  # no address of a page at all; nothing to bound
        key, groups = page_key(url), list(_groups(address))
        rule = _refused_by_shape(address) or self._refused_by_count(key, groups) or self._refused_session(address)
        if rule is None:
            self._count(key, address, groups)
        return rule

    def replay(self, urls: Iterable[str]) -> None:
        """Counts addresses that were accepted before (in any order), as after a resume."""
        for url in urls:
            try:
                address = split_address(url)
            except UrlError:
                continue
            self._count(page_key(url), address, list(_groups(address)))

    def _refused_by_count(self, key: str, groups: list[Group]) -> str | None:
        for rule, group, limit in groups:
            members = self._members.get((rule, *group), ())
            if len(members) >= limit and key not in members:
                return rule
        return None

    def _refused_session(self, address: Address) -> str | None:
        for name, value, page in _generated(address):
            known = self._session_values.get((name, page), ())
            if known and value not in known and self._session_paths[name] >= SESSION_MIN_PATHS:
                return "session-ids"
        return None

    def _count(self, key: str, address: Address, groups: list[Group]) -> None:
        for rule, group, _ in groups:
            self._members[(rule, *group)].add(key)
        for name, value, page in _generated(address):
            known = self._session_values[name, page]
            if value not in known:
                known.add(value)
                self._session_paths[name] += len(known) == SESSION_MIN_VALUES


def _refused_by_shape(address: Address) -> str | None:
    """Rule that refuses the address for its own sake, whatever was met before."""
    segments = address.path.strip("/").split("/")
    if len(segments) > MAX_PATH_SEGMENTS:
        return "deep-path"
    if _repeats(segments):
        return "repeating-path"
    return "nested-address" if _PACKED.search(str(address)) else None


def _repeats(segments: list[str]) -> bool:
    """Whether folders repeat; numbers may, as dates do (/2011/11/11/11)."""
    names = [segment for segment in segments if not segment.isdigit()]
    if any(names.count(name) > MAX_SEGMENT_REPEATS for name in set(names)):
        return True
    times = MAX_CONSECUTIVE_REPEATS + 1
    for size in range(1, len(segments) // times + 1):
        for start in range(len(segments) - size * times + 1):
            block = segments[start : start + size]
            if block * times == segments[start : start + size * times] and not all(part.isdigit() for part in block):
                return True
    return False


def _groups(address: Address) -> Iterator[Group]:
    """Groups that the address belongs to."""
    pairs = [(name.lower(), unquote_plus(value)) for name, value in query_pairs(address)]
    path = address.path.rstrip("/").lower()
    yield from _calendar_groups(path, pairs)
    yield from _list_groups(path)
    if not pairs:
        return
    if any(_is_return_address(name, value) for name, value in pairs):
        yield "return-address", (path,), MAX_RETURN_ADDRESSES
    if len(pairs) >= FACETED_MIN_PARAMETERS:
        yield "query-variants", (path, "faceted"), MAX_FACETED_VARIANTS
    else:
        yield "query-variants", (path,), MAX_QUERY_VARIANTS


def _is_return_address(name: str, value: str) -> bool:
    """Whether a parameter says where to go next; a path alone may also be how an old system finds its pages."""
    return value.startswith(("http:", "https:")) or (name in RETURN_PARAMETERS and value.startswith("/"))


def _calendar_groups(path: str, pairs: list[tuple[str, str]]) -> Iterator[Group]:
    prefix = _path_before_date(path.split("/"))
    dates = [name for name, value in pairs if _is_date(name, value)]
    if prefix is None and not dates:
        return
    place = path if prefix is None else "/".join(prefix)
    if _speaks_of_calendar([*place.split("/"), *(name for name, _ in pairs)]):
        yield "calendar", (place,), MAX_CALENDAR_PAGES
        yield "calendar", (), MAX_CALENDAR_PAGES_OF_SITE
    elif prefix is not None or len(dates) == len(pairs) or not YEAR_PARAMETERS.issuperset(dates):
        # A year beside other parameters is left to "query-variants": figures by year and agency are no calendar.
        yield "calendar", (place,), MAX_DATED_PAGES


def _speaks_of_calendar(words: list[str]) -> bool:
    return any(word in CALENDAR_WORDS or "calendar" in word for word in words)


def _is_date(name: str, value: str) -> bool:
    if name in DATE_PARAMETERS:
        return _DATE_VALUE.fullmatch(value) is not None
    return _WHOLE_DATE.fullmatch(value) is not None and not value.isdigit()


def _path_before_date(segments: list[str]) -> list[str] | None:
    """What stands before the date that a path ends in (/2023/05/14, /2023-05), None if it ends in anything else."""
    while segments and segments[-1] in CALENDAR_VIEWS:
        segments = segments[:-1]
    if segments and _WHOLE_DATE.fullmatch(segments[-1]):
        # Eight digits outside a calendar are as likely the number of a document as a date.
        return segments[:-1] if not segments[-1].isdigit() or _speaks_of_calendar(segments) else None
    for parts in (1, 2):  # year and month; year, month and day
        has_year = len(segments) > parts and _YEAR.fullmatch(segments[-1 - parts]) is not None
        if has_year and all(_PART_OF_DATE.fullmatch(part) for part in segments[-parts:]):
            return segments[: -1 - parts]
    return None


def _list_groups(path: str) -> Iterator[Group]:
    """Numbered pages of a list in the path: /news/page/7."""
    segments = path.split("/")
    if len(segments) > 2 and segments[-1].isdigit() and segments[-2] in PAGE_NUMBER_WORDS:
        yield "page-numbers", ("/".join(segments[:-2]),), MAX_LIST_PAGES


def _generated(address: Address) -> Iterator[tuple[str, str, str]]:
    """Name and value of each parameter that looks like a session id, and the page it was met on."""
    pairs = query_pairs(address)
    for index, (name, value) in enumerate(pairs):
        if looks_generated(value):
            others = "&".join(f"{key}={other}" for at, (key, other) in enumerate(pairs) if at != index)
            yield name.lower(), value, f"{address.path}?{others}"
