"""Whether two pages that links of one name lead to serve one purpose, as far as their texts tell."""

import re
from collections.abc import Iterable, Mapping
from enum import Enum, auto
from itertools import combinations
from types import MappingProxyType
from urllib.parse import unquote, urlsplit

from auditor.artifacts import LinkTarget
from auditor.link_groups import (
    UNLIKE,
    address,
    are_named_alike,
    host,
    is_short,
    likeness,
    may_be_filled,
    read_alike,
)
from auditor.text.empty_words import purpose_words

TELEPHONE_DIGITS = 7  # the last, as of `LinkTarget.contacts`: codes of country and area may be left out
UNLIKE_SHORT = 0.2
"""Likeness below which two short pages that were rendered are about different things (our choice: two texts of ten
words share three at most)."""


_SHORT_HOSTS = {
    "wa.me": ("whatsapp",),
    "chat.whatsapp.com": ("whatsapp", "chat"),
    "youtu.be": ("youtube",),
    "fb.me": ("facebook",),
    "fb.watch": ("facebook",),
    "m.me": ("messenger", "facebook"),
    "t.me": ("telegram",),
    "t.co": ("twitter", "x"),
    "x.com": ("twitter",),
    "twitter.com": ("x",),
    "lnkd.in": ("linkedin",),
    "goo.gl": ("google",),
    "maps.app.goo.gl": ("google",),
    "g.page": ("google", "maps"),
    "teams.microsoft.com": ("teams", "ms"),
    "teams.live.com": ("teams", "microsoft", "ms"),
}
"""Hosts of well-known services whose names don't say, or don't say all, that they are theirs; as the services themselves
document them."""
_ADDRESS = re.compile(r"\w\.[a-z]{2,}\b", re.IGNORECASE)
_ABOUT_SERVICES = frozenset(
    {"join", "via", "by", "using", "through", "app", "meeting", "call", "live", "stream", "watch"}
)
"""Words beside the name of a service that say what one does with it."""


MIN_OWN_WORDS_OF_FILE = 2
"""Words that each of two names of files must have for itself to be of two documents (our choice): one may be a language, or
a word for the same thing."""
MIN_OWN_WORDS_OF_PAGE = 3
"""The same for two pages of one folder, such as two news items: a page under a name of a word or two is moved and redirected."""
MIN_WORD_CHARS = 3  # of a word of an address; a shorter one is an article, a version, a language
_FILE = re.compile(r"\.(pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|csv|zip)$", re.IGNORECASE)
_COPY = re.compile(r"[ _-]*\(\d{1,2}\)$")  # what programs add to the name of one more copy
_NUMBER = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]+")
_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-_/.]?(0[1-9]|1[0-2])[-_/.]?(0[1-9]|[12]\d|3[01])(?!\d)"
    r"|(?<!\d)\d{1,2}[-_.]\d{1,2}[-_.](?:19|20)\d\d(?!\d)"
)
"""A day in an address, year first or last."""
_COORDINATES = re.compile(r"(-?\d{1,3}\.\d{3,}),\s?\+?(-?\d{1,3}\.\d{3,})")
NEAR_DEGREES = 0.01  # about 1 km: two marks on one building lie nearer (our choice)


class Purpose(Enum):
    """What a comparison of targets gives."""

    SAME = auto()
    DIFFERENT = auto()
    UNKNOWN = auto()


def compare_all(targets: Iterable[LinkTarget], rendered: Mapping[str, LinkTarget] = MappingProxyType({})) -> Purpose:
    """Same when every pair is, different when all were read and one pair is; else a person has to look.

    `rendered` are some of the same targets as a browser shows them, by `url`; they decide where their
    pair as sent leaves it open.
    """
    targets = tuple(targets)
    found: set[Purpose] = set()
    for one, other in combinations(targets, 2):
        purpose = compare(one, other)
        if purpose is Purpose.UNKNOWN and one.url in rendered and other.url in rendered:
            purpose = compare_rendered(rendered[one.url], rendered[other.url])
        found.add(purpose)
    if found == {Purpose.SAME}:
        return Purpose.SAME
    if Purpose.DIFFERENT in found and all(target.read for target in targets):
        return Purpose.DIFFERENT
    return Purpose.UNKNOWN


def compare(one: LinkTarget, other: LinkTarget) -> Purpose:
    """Two targets as sent: by where they end, then by their texts, titles and first headings."""
    if address(one.url_final) == address(other.url_final):
        return Purpose.SAME
    if not one.read or not other.read:
        return Purpose.UNKNOWN
    if read_alike(one, other):
        return Purpose.UNKNOWN if may_be_filled(one, other) else Purpose.SAME
    if is_short(one, other) or are_named_alike(one, other):
        return Purpose.UNKNOWN
    return Purpose.DIFFERENT if likeness(one.sketch, other.sketch) < UNLIKE else Purpose.UNKNOWN


def compare_rendered(one: LinkTarget, other: LinkTarget) -> Purpose:
    """Two targets as a browser shows them. Few words that are the same may be a shell that was not filled; few
    that differ count only when nearly all do and the pages give no telephone number or mail address in common."""
    if address(one.url_final) == address(other.url_final):
        return Purpose.SAME
    are_short = is_short(one, other)
    if read_alike(one, other):
        return Purpose.UNKNOWN if are_short else Purpose.SAME
    if not _are_named_apart(one, other) or (are_short and set(one.contacts) & set(other.contacts)):
        return Purpose.UNKNOWN
    share = likeness(one.sketch, other.sketch)
    return Purpose.DIFFERENT if share < (UNLIKE_SHORT if are_short else UNLIKE) else Purpose.UNKNOWN


def plainly_differ(one: str, other: str) -> bool:
    """Whether two addresses themselves say that they are of two things: two people's boxes or telephones, another day, two
    places on a map, files or neighbouring pages with numbers or several words of their own.

    What may be one page under two addresses does not: other folders, hosts or parameters, a number that only one has.
    """
    schemes = {href.partition(":")[0].lower() for href in (one, other)}
    if schemes == {"mailto"}:
        return _mailbox(one) != _mailbox(other)
    if schemes == {"tel"}:
        return _digits(one)[-TELEPHONE_DIGITS:] != _digits(other)[-TELEPHONE_DIGITS:]
    if not host(one) or host(one) != host(other):
        return False
    if (places := _places_on_earth(one)) and (others := _places_on_earth(other)):
        return not any(_are_near(place, another) for place in places for another in others)
    return _paths_differ(one, other)


def _paths_differ(one: str, other: str) -> bool:
    """Whether the paths of two addresses on one host have a day, a number or words each for itself."""
    paths = [unquote(urlsplit(href).path).rstrip("/") for href in (one, other)]
    if _each_has_own([{match.group() for match in _DAY.finditer(path)} for path in paths]):
        return True
    (folder, name), (other_folder, other_name) = (
        (at, last) for at, _, last in (path.rpartition("/") for path in paths)
    )
    are_files = bool(_FILE.search(name) and _FILE.search(other_name))
    if not are_files and folder != other_folder:
        return False
    stems = [_COPY.sub("", _FILE.sub("", text)) for text in (name, other_name)]
    numbers = [{number.lstrip("0") for number in _NUMBER.findall(stem)} for stem in stems]
    words = [{word.casefold() for word in _LETTERS.findall(stem) if len(word) >= MIN_WORD_CHARS} for stem in stems]
    return _each_has_own(numbers) or _each_has_own(words, MIN_OWN_WORDS_OF_FILE if are_files else MIN_OWN_WORDS_OF_PAGE)


def _each_has_own(pair: list[set[str]], least: int = 1) -> bool:
    one, other = pair
    return len(one - other) >= least and len(other - one) >= least


def _places_on_earth(href: str) -> list[tuple[float, float]]:
    """Latitude and longitude, in degrees, of each place that an address names."""
    return [(float(north), float(east)) for north, east in _COORDINATES.findall(unquote(href))]


def _are_near(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return all(abs(first - second) <= NEAR_DEGREES for first, second in zip(one, other, strict=True))


def _mailbox(href: str) -> str:
    return unquote(href.partition(":")[2].partition("?")[0]).strip().casefold()


def _digits(href: str) -> str:
    """The digits of a telephone number, without an extension (RFC 3966)."""
    return "".join(_NUMBER.findall(re.split(r"[;,x]", href.partition(":")[2].lower())[0]))


def is_name_of_service(name: str, hrefs: Iterable[str], own_url: str) -> bool:
    """Whether a name is that of the service on another host which all addresses are places of: "Zoom" for two meetings
    there. It says what opens; which of them is told by what stands beside it. A name that is an address ("usability.gov")
    promises that address."""
    named = purpose_words(name) - _ABOUT_SERVICES
    addresses = tuple(hrefs)
    places = {host(href) for href in addresses}
    if not named or _ADDRESS.search(name) or places & {"", host(own_url)}:
        return False
    is_one_place = len(places) == 1 and not named.isdisjoint(next(iter(places)).split("."))
    return (is_one_place or all(named & _brands(place) for place in places)) and all(
        named <= _words_of_service(href) for href in addresses
    )


def _brands(place: str) -> set[str]:
    """What a host is known as, whatever stands before it: "zoom" for "us02web.zoom.us"."""
    return {*place.split(".")[-2:-1], *_SHORT_HOSTS.get(place, ())}


def _words_of_service(href: str) -> set[str]:
    """The names that an address gives its service: the parts of its host, the first of its path, what it is short for."""
    place = host(href)
    path = unquote(urlsplit(href).path).strip("/").partition("/")[0]
    return {*place.split("."), path.casefold(), *_brands(place)}


def _are_named_apart(one: LinkTarget, other: LinkTarget) -> bool:
    """Whether both have a title, or both a heading that can be seen, and these differ."""
    pairs = ((one.title, other.title), (one.heading, other.heading))
    return any(first and second and first.casefold() != second.casefold() for first, second in pairs)
