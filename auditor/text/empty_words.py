"""Words that say nothing of themselves, and the words of a text that do. Data: `auditor/data/wording.toml`."""

import re
import unicodedata
from functools import cache
from itertools import pairwise
from typing import Literal

from auditor.tables import read_toml

HeadingFault = Literal["", "no words", "template", "counts", "open"]
"""A heading without letter or digit, left over from a template, that only counts, or that would fit any section."""

STEM_CHARS = 5
"""Characters by which two words count as forms of one ("harvest", "harvesting"): coarse on purpose,
so that a text is said to share nothing with another only when not even word beginnings agree."""
MAX_NUMBER_CHARS = 2  # characters; "Section 504" is the name of a law
SHORTEST_STEM_CHARS = 3  # characters; shorter words keep their endings
_WORD = re.compile(r"[^\W_]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
# Scripts that put no space between words: there each character counts as a word of its own.
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@cache
def _lists() -> dict[str, dict[str, frozenset[str]]]:
    """Language -> list -> its entries, folded."""
    return {
        lang: {name: frozenset(fold(entry) for entry in entries) for name, entries in lists.items()}
        for lang, lists in read_toml("wording.toml").items()
    }


@cache
def _entries(name: str) -> frozenset[str]:
    """The entries of one list in all languages."""
    return frozenset().union(*(lists[name] for lists in _lists().values()))


def words(text: str) -> list[str]:
    """The words of `text` in lower case without accents, marks and apostrophes; letters of unspaced scripts singly."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("\u2019", "'"))
    plain = _NOT_ASCII.sub(_unless_combining, plain)  # letter by letter would cost more than all other rules on words
    plain = _UNSPACED.sub(lambda match: f" {match.group()} ", plain.replace("'s ", "s ").replace("n't", "nt"))
    return _WORD.findall(plain)


def _unless_combining(match: re.Match[str]) -> str:
    return "" if unicodedata.combining(match.group()) else match.group()


def fold(text: str) -> str:
    """`text` as its words with one space between them."""
    return " ".join(words(text))


def glued(found: list[str]) -> str:
    """Words as they sound one after another, with nothing between them: "log in" and "login" are one. Figures, and
    letters that are spelled out ("W C A G"), are said one by one, so a space stays between them."""
    text = ""
    for before, word in pairwise(["", *found]):
        apart = (before[-1:].isdigit() and word[:1].isdigit()) or (len(before) == 1 and len(word) == 1)
        text += f" {word}" if apart else word
    return text


def is_vague_link(name: str) -> bool:
    """Whether a link's name is made of words that would fit any link."""
    found = words(name)
    if not found:
        return True  # punctuation, an arrow
    whole = " ".join(found)
    if whole in _entries("link_whole") or whole in _entries("file_type"):
        return True
    types = _entries("file_type")
    return any(
        not lists["link_core"].isdisjoint(found)
        and all(word in lists["link_core"] or word in lists["link_filler"] or word in types for word in found)
        for lists in _lists().values()
    )


def names_a_file(name: str) -> bool:
    """Whether a name speaks of a file to take away ("Download", "PDF")."""
    return not (_entries("file_type") | {"download", "descargar", "descargue", "telecharger"}).isdisjoint(words(name))


def is_listed(text: str, name: str) -> bool:
    """Whether `text`, punctuation aside, is an entry of the list `name`."""
    return fold(text) in _entries(name)


def is_numbered_part(text: str, name: str) -> bool:
    """Whether `text` is an entry of the list `name` and a number or a single letter: "Section 2"."""
    found = words(text)
    return (
        len(found) > 1
        and " ".join(found[:-1]) in _entries(name)
        and len(found[-1]) <= MAX_NUMBER_CHARS
        and (found[-1].isdigit() or len(found[-1]) == 1)
    )


def topic_stems(text: str) -> set[str]:
    """Beginnings of the words of `text` that carry a topic."""
    return {_stem(word) for word in words(text) if word not in _entries("function")}


def _stem(word: str) -> str:
    """The beginning of a word without the end of its plural: "bus" and "buses" have one."""
    for ending in ("s", "e"):
        if len(word) > SHORTEST_STEM_CHARS:
            word = word.removesuffix(ending)
    return word[:STEM_CHARS]


def purpose_words(text: str) -> set[str]:
    """Words of `text` that can tell where a link leads: no function words, and none that fit any link."""
    silent = _entries("function") | _entries("link_core") | _entries("link_filler") | _entries("file_type")
    return {word for word in words(text) if word not in silent and (len(word) > 1 or _UNSPACED.match(word))}


def has_mark(word: str) -> bool:
    """Whether a word of a label only says that the field must, or need not, be filled in."""
    return word in _entries("marks")


def heading_fault(text: str) -> HeadingFault:
    """What is wrong with a heading by itself: see `HeadingFault`."""
    found = fold(text)
    if not found:
        return "no words"
    if is_numbered_part(text, "heading_count"):  # statutes count so
        return "counts"
    if is_listed(text, "heading_whole") or is_numbered_part(text, "heading_part"):
        return "template"
    return "open" if is_listed(text, "heading_doubt") else ""
