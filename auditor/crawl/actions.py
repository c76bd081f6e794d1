"""Which addresses look like an action: following such a link may change something on the site.

Judged by path, parameters and the link's text together. A word in a slug is a subject
(/how-to-cancel, /logout-policy); a word that is all of a path's last part, the value of a parameter
that names actions, or the whole text of a link to a numbered thing, acts.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from urllib.parse import unquote, unquote_plus

from auditor.crawl.host import UrlError
from auditor.crawl.url import INDEX_FILE, Address, looks_generated, query_pairs, split_address
from auditor.crawl.vocabulary import PAGE_NUMBER_WORDS
from auditor.tables import read_toml

TABLE = "actions.toml"
MAX_VALUE_WORDS = 3  # "user.logout", "delete_item", "post-delete"; more is a sentence
MAX_NAME_WORDS = 2  # of a program that acts: "deleteItem", "remove_comment.php"

_PROGRAM = re.compile(r"(?P<stem>.+)\.(?:x?html?|php\d?|aspx?|ashx|jspx?|jsf|cfm|cgi|do|action|pl)", re.IGNORECASE)
_NO_WORD = re.compile(r"[\W_]+")
_JOINT = re.compile(r"[\W_]+|(?<=[a-z])(?=[A-Z])")
_THING_AT_END = re.compile(r"(?:^|[-_.\[])(?:id|uid|token|key|hash|nonce)\]?$|[a-z]I[dD]$")
_NUMBER = re.compile(r"\d{1,18}")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_GUID = re.compile(r"\{?[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\}?|[0-9a-f]{16,}", re.IGNORECASE)
_NOT_DECOMPOSED = str.maketrans("đłøı", "dloi")  # letters whose marks are no signs of their own in Unicode
_OFF = frozenset({"0", "no", "off", "false"})


class Acts(IntEnum):
    """How surely an address acts. A site's own sitemap clears it of `MAYBE`, as it names pages to be read."""

    NO = 0
    MAYBE = 1
    SURELY = 2


@dataclass(frozen=True, slots=True)
class _Words:
    """The table's words, each folded; those of all languages together, as a path does not say its language."""

    leaves: frozenset[str]
    ends: frozenset[str]
    changes: frozenset[str]
    says: frozenset[str]
    actions: frozenset[str]
    routes: frozenset[str]
    acting: frozenset[str]
    proofs: frozenset[str]
    things: frozenset[str]
    containers: frozenset[str]
    collects: frozenset[str]
    values: frozenset[str]
    discards: frozenset[str]


@lru_cache(maxsize=8192)
def how_it_acts(url: str, text: str = "") -> Acts:
    """Whether following a link with this text to this address may change something. Never raises."""
    try:
        address = split_address(url)
    except UrlError:
        return Acts.NO
    known = _words()
    pairs = [(unquote_plus(name), unquote_plus(value)) for name, value in query_pairs(address)]
    folded = [(_fold(name), value) for name, value in pairs]
    if any(name in known.proofs and value for name, value in folded):
        return Acts.SURELY
    has_thing = any(_names_thing(name, value) for name, value in pairs)
    has_token = any(name == "token" and value for name, value in folded)
    by_query = max((_by_parameter(name, value, has_thing) for name, value in folded), default=Acts.NO)
    return max(by_query, _by_path(address, has_thing, has_token), _by_text(address, _fold(text), has_thing))


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = read_toml(TABLE)
    address = table.pop("address")
    kinds = {
        kind: frozenset(_fold(word) for words in table.values() for word in words[kind])
        for kind in ("leaves", "ends", "changes", "says")
    }
    return _Words(**kinds, **{kind: frozenset(map(_fold, words)) for kind, words in address.items()})


def _by_path(address: Address, has_thing: bool, has_token: bool) -> Acts:
    """What the path says: its last part, with what stands before it or beside it."""
    known = _words()
    parts = [unquote(part) for part in address.path.split("/") if part]
    if parts and INDEX_FILE.fullmatch(parts[-1]):
        parts.pop()
    if not parts:
        return Acts.NO
    program = _PROGRAM.fullmatch(parts[-1])
    name = program["stem"] if program else parts[-1]
    former = parts[-2] if len(parts) > 1 else ""
    last, before = _fold(name), _fold(former)
    has_thing = has_thing or _is_thing(former)
    if last in known.leaves | known.ends and not has_thing:
        return Acts.MAYBE
    verbs = known.leaves | known.ends | known.changes
    acts = (
        (last in verbs and has_thing)
        or (before in verbs and _is_thing(name))
        or (before in known.containers and last in known.collects)
        or (has_token and last in known.values | known.collects | known.discards)
        or (has_thing and _is_call(name, is_program=program is not None))
    )
    return Acts.SURELY if acts else Acts.NO


def _is_call(name: str, *, is_program: bool) -> bool:
    """Whether the name of a program begins with a verb ("deleteItem"). In a slug a hyphen parts words (/remove-trees)."""
    words = [_fold(word) for word in _JOINT.split(name) if word]
    is_name = is_program or "-" not in name
    return is_name and 1 < len(words) <= MAX_NAME_WORDS and words[0] in _words().ends | _words().changes


def _by_parameter(name: str, value: str, has_thing: bool) -> Acts:
    """What one parameter of the query says."""
    known = _words()
    if name in known.acting:
        return Acts.NO if value.lower() in _OFF else Acts.SURELY
    if name in known.routes:
        return _by_route(value, is_search=name == "q")
    if name not in known.actions:
        return Acts.NO
    words = [_fold(word) for word in _JOINT.split(value) if word]
    if not words or len(words) > MAX_VALUE_WORDS:
        return Acts.NO
    candidates = {_fold(value), words[0], words[-1]}
    if candidates & (known.leaves | known.ends | known.changes | known.discards):
        return Acts.SURELY
    return Acts.SURELY if has_thing and candidates & (known.values | known.collects) else Acts.NO


def _by_route(value: str, *, is_search: bool) -> Acts:
    """What a path in a parameter says: ?q=user/logout. A word alone may be what somebody looks for."""
    known = _words()
    parts = [part for part in value.split("/") if part]
    if not parts or (is_search and "/" not in value):
        return Acts.NO
    last = _fold(parts[-1])
    if last in known.leaves or (len(parts) > 1 and last in known.ends | known.discards):
        return Acts.SURELY
    is_collected = len(parts) > 1 and _fold(parts[-2]) in known.containers and last in known.collects
    return Acts.SURELY if is_collected else Acts.NO


def _by_text(address: Address, text: str, has_thing: bool) -> Acts:
    """What the link's text says of an address that names a thing and no words of its own."""
    known = _words()
    if text in known.leaves:
        return Acts.SURELY
    last = address.path.rstrip("/").rpartition("/")[2]
    return Acts.SURELY if text in known.says and (has_thing or _is_thing(last)) else Acts.NO


def _names_thing(name: str, value: str) -> bool:
    """Whether a parameter names one thing among many, as what is acted on must be."""
    folded = _fold(name)
    if not value or folded in PAGE_NUMBER_WORDS or folded in _words().actions:
        return False
    return folded in _words().things or _THING_AT_END.search(name) is not None or _is_thing(value)


def _is_thing(value: str) -> bool:
    """Whether a value is a number (no year), a GUID or a generated key."""
    if _NUMBER.fullmatch(value):
        return _YEAR.fullmatch(value) is None
    return _GUID.fullmatch(value) is not None or looks_generated(value)


def _fold(text: str) -> str:
    """A text without case, accents and what parts its words: "Log-Out" is "logout"."""
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_NOT_DECOMPOSED)
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", _NO_WORD.sub("", letters))
