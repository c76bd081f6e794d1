"""Which links of a page share a name, what their addresses have in common, and how alike two texts are.

Pure: used where link targets are asked for and where rules judge them, so that both mean the same.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from hashlib import blake2b
from itertools import islice
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit

from auditor.artifacts import LinkTarget, WordedLink

SKETCH_WORDS = 256
"""Words kept of a text, those with the lowest hashes. Two texts' likeness then has a standard error
of at most 0.5 / sqrt(256) = 0.03 (bottom-k sketch, Broder 1997)."""
ALIKE = 0.8
"""Likeness from which two pages of one title and heading are taken for one (our choice: a copy with another date, a
print version)."""
UNLIKE = 0.5  # likeness below which two pages are about different things (our choice)
MIN_WORDS = 20
"""Different words that both texts must have for a difference to count (our choice). Two short pages share few
words even when both say the same telephone number, and a shell that scripts fill is short as well."""
_WEB = frozenset({"http", "https"})
_INDEX_FILE = re.compile(r"/(index|default|home)\.[a-z]{2,5}$", re.IGNORECASE)
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|msclkid|mc_[ce]id", re.IGNORECASE)
_WORD = re.compile(r"\w+")


def name_key(link: WordedLink) -> str:
    """What two names must share to count as one."""
    return " ".join(link.name.casefold().split())


def groups_in_context(links: Iterable[WordedLink]) -> list[list[WordedLink]]:
    """Links by name and context, in the page's order, without those that lead nowhere or whose context is not known."""
    groups: dict[tuple[str, int], list[WordedLink]] = defaultdict(list)
    for link in links:
        if link.context_id >= 0 and not link.leads_nowhere:
            groups[name_key(link), link.context_id].append(link)
    return list(groups.values())


def groups_by_name(links: Iterable[WordedLink]) -> list[list[WordedLink]]:
    """Links by name, wherever they stand, in the page's order, without those that lead nowhere."""
    groups: dict[str, list[WordedLink]] = defaultdict(list)
    for link in links:
        if not link.leads_nowhere:
            groups[name_key(link)].append(link)
    return list(groups.values())


def address(href: str) -> str:
    """`href` without what leads to the same page anyway.

    Dropped: the web's scheme and "www.", a port that goes without saying, an index file, the last
    slash, tracking parameters, and the fragment. Parameters are sorted.
    """
    parts = _split(href)
    if parts.scheme not in _WEB | {"file"}:
        return href
    path = _INDEX_FILE.sub("/", unquote(parts.path)).rstrip("/")
    query = sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0]))
    return _host(parts) + path + (f"?{urlencode(query)}" if query else "")


def host(href: str) -> str:
    """Host and port of an address, without "www." and a port that goes without saying; "" for no web address."""
    parts = _split(href)
    return _host(parts) if parts.scheme in _WEB else ""


def words(text: str) -> set[str]:
    """The words of `text` in lower case, each once."""
    return set(_WORD.findall(text.casefold()))


def digest(text: str) -> str:
    """What equal texts have in common, in 32 hexadecimal digits; "" for no text."""
    return blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest() if text else ""


def sketch(text: str) -> tuple[int, ...]:
    """The hashes (32 bits) of the words of `text`, each once: the `SKETCH_WORDS` lowest, sorted."""
    return tuple(sorted({_hash(word) for word in words(text)})[:SKETCH_WORDS])


def likeness(one: Collection[int], other: Collection[int]) -> float:
    """Share (0 to 1) of the words of two texts that stand in both, 0 where there are none.

    Jaccard index, estimated from the texts' sketches; exact for texts of at most `SKETCH_WORDS` words together.
    """
    first, second = frozenset(one), frozenset(other)
    lowest = list(islice(sorted(first | second), SKETCH_WORDS))
    return sum(word in first and word in second for word in lowest) / len(lowest) if lowest else 0.0


def is_short(one: LinkTarget, other: LinkTarget) -> bool:
    """Whether one of the two texts has too few words for their difference to count."""
    return min(one.words, other.words) < MIN_WORDS


def are_named_alike(one: LinkTarget, other: LinkTarget) -> bool:
    """Whether two pages have one title and one first heading."""
    return (one.title.casefold(), one.heading.casefold()) == (other.title.casefold(), other.heading.casefold())


def read_alike(one: LinkTarget, other: LinkTarget) -> bool:
    """Whether two pages have one text, or nearly one under the same title and heading."""
    if one.digest and one.digest == other.digest:
        return True
    return are_named_alike(one, other) and likeness(one.sketch, other.sketch) >= ALIKE


def may_be_filled(one: LinkTarget, other: LinkTarget) -> bool:
    """Whether two pages as sent may show something else than they say: a script fills a shell, or reads the address."""
    if not (one.scripted or other.scripted):
        return False
    is_one_path = one.url_final.partition("?")[0] == other.url_final.partition("?")[0]
    return is_short(one, other) or (is_one_path and read_alike(one, other))


def _split(href: str) -> SplitResult:
    try:
        return urlsplit(href)
    except ValueError:  # a bracket in the host
        return SplitResult("", "", "", "", "")


def _host(parts: SplitResult) -> str:
    return re.sub(r":(80|443)$", "", parts.netloc.lower().removeprefix("www."))


def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "replace"), digest_size=4).digest(), "big")
