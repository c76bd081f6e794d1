"""What stands in a page's place though the server calls it a page: an error page, a refusal, nothing at all.

Known by its own words, and only where next to nothing else is there: an error page that a site has designed, with its
navigation, is a page of the site.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from auditor.errors import BlockedError, HttpError, NotAPageError, VisitError
from auditor.message import say
from auditor.tables import read_toml

MAX_CHARS = 1500  # of text: the longest page of a known product (Cloudflare's) has about 1000
MAX_LINKS = 5  # such pages lead to the product, to help, to contacts
MAX_PICTURES = 3  # signs of the product
MAX_QUOTED_CHARS = 80
MIN_BINARY_CHARS = 40
BINARY_SHARE = 0.02  # of control signs; compressed data has some 0.1, text none
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")  # a lost letter (U+FFFD) is a fault of the encoding
_STATUS = re.compile(r"^(?:(?:http )?(?:error|status)?[ :]*)?[45]\d\d(?:\.\d+)?\b[\s:|–—-]*")
_STATUS_BEHIND = re.compile(r"[\s:|–—(-]*(?:http )?(?:error )?[45]\d\d\)?$")
_VERSION = re.compile(r"/\d[\d.]*")  # of a server: nginx/1.18.0
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


@dataclass(frozen=True, slots=True)
class Bare:
    """What a document holds (probes/bare.js). `is_page`: it has the frame of a page, or more than can be told."""

    title: str
    heading: str
    text: str
    is_page: bool
    links: int
    pictures: int
    fields: int
    is_painted: bool


@lru_cache(maxsize=1)
def _known() -> Mapping[str, Any]:
    return read_toml("error_pages.toml")


def stand_in(bare: Bare, http_status: int | None, *, settled: bool) -> VisitError | None:
    """What the document is instead of a page; None where it is one. What has not come to rest may still be filled."""
    other = _other_file(bare.text)
    if other or bare.is_page:
        return other
    if not bare.text and not (bare.links or bare.pictures or bare.fields or bare.is_painted):
        return (
            HttpError(say("The page is empty: it shows nothing at all."), http_status=http_status) if settled else None
        )
    blocked = _is_refusal(bare)
    if blocked is None:
        return None
    quoted = (bare.title or bare.heading or bare.text)[:MAX_QUOTED_CHARS]
    if blocked:
        return BlockedError(
            say("The server sent a refusal in the page's place (“{text}”).", text=quoted), http_status=http_status
        )
    return HttpError(
        say("The server sent an error message in the page's place (“{text}”).", text=quoted), http_status=http_status
    )


def _other_file(text: str) -> NotAPageError | None:
    """What is no page, whatever the server calls it."""
    if _is_binary(text):
        return NotAPageError(say("Its bytes are no text: they are compressed, or of another kind of file."))
    if _plain(text).startswith(tuple(_known()["tokens"])):
        return NotAPageError(say("It is a file for a search engine, by which an owner proves the site to be theirs."))
    return None


def _is_binary(text: str) -> bool:
    """Whether it holds what no text holds: control signs."""
    return len(text) >= MIN_BINARY_CHARS and len(_NO_TEXT.findall(text)) >= BINARY_SHARE * len(text)


def _is_refusal(bare: Bare) -> bool | None:
    """Whether an error page refuses the visitor; None where it is no error page."""
    if len(bare.text) > MAX_CHARS or bare.links > MAX_LINKS or bare.pictures > MAX_PICTURES:
        return None
    words = _plain(f"{bare.title} {bare.text}")
    for signature in _known()["signature"]:
        if all(mark in words for mark in signature["all"]):
            return bool(signature["blocked"])
    return None if bare.links or bare.pictures or bare.fields else _bare_name(bare)


def _bare_name(bare: Bare) -> bool | None:
    """Whether it refuses, where all of its text is the name of an error, as servers write it by default."""
    rest = _VERSION.sub("", _plain(bare.text))
    is_shortened = True
    while is_shortened:  # the name stands in the heading, and may stand in the title; below it the server's own name
        is_shortened = False
        for trailer in _known()["trailers"]:
            if rest.endswith(trailer) and rest != trailer:
                rest, is_shortened = rest.removesuffix(trailer).rstrip(" .-*_"), True
    name = _STATUS_BEHIND.sub("", _STATUS.sub("", rest)).strip(" .!:")
    if not name and rest:  # a number alone
        return rest.startswith(("401", "403", "429"))
    if name in _known()["refusals"]:
        return True
    return False if name in _known()["errors"] else None


def _plain(text: str) -> str:
    return " ".join(text.lower().translate(_QUOTES).split())
