"""Where the sentences of one block of text begin and end."""

import re
from functools import cache

from auditor.tables import read_toml

_NEARBY_CHARS = 100  # characters looked at on each side of a stop, so that long blocks take linear time
_STOP = re.compile(r"[.!?…؟।](?<![.!?…؟।]{2})[.!?…؟।]*(?:[\"'”’»)\]]|\[\d{1,3}\]|[¹²³⁴-⁹])*(?=\s|$)")
"""What may end a sentence: stops, then closing marks and signs of footnotes, then white space or the end.

The first character comes before the look behind it, so that the search for it runs at full speed."""
_STOPS = frozenset(".!?…؟।")
_NO_WORD_AT_END = re.compile(r"\W+$")
_OPENING = "\"'“‘«([¿¡"
_ITEM_NUMBER = re.compile(r"\((?:[ivxlc]{1,6}|[a-z]{1,2}|\d{1,3})\)\s+(?=[\"“‘«¿¡]?[A-ZÁÉÍÓÚÑ])")
"""The number of a next item, "(ii) Audio description": what follows tells whether a sentence begins."""
_WRITTEN_SO = re.compile(r"[a-z]+[A-Z]|[a-z0-9-]{2,}(?:\.[a-z0-9-]{2,})*\.(?:gov|mil|org|com|edu|net|int|us)\b")
"""Names that keep their small letter where a sentence begins: "eFile", "iPhone", "ssa.gov"."""
MAX_PART_LETTERS = 2  # of each part of an abbreviation with stops inside: "U.S", "Ph.D", but "ssa.gov"

_Table = dict[str, frozenset[str]]


def sentence_spans(text: str, lang: str = "en") -> list[tuple[int, int]]:
    """Offsets of the sentences of one block, without white space at their ends; the last may lack its stop.

    `lang` chooses the abbreviations: Spanish ones, or else English ones.
    """
    table = _abbreviations("es" if lang == "es" else "en")
    found: list[tuple[int, int]] = []
    start = 0
    for stop in _STOP.finditer(text):
        end = stop.end()
        before = text[max(start, stop.start() - _NEARBY_CHARS) : stop.start()]
        rest = text[end : end + _NEARBY_CHARS].lstrip()
        if rest and not _ends_sentence(before, stop.group(), rest, table):
            continue
        _add(found, text, start, end)
        start = end
    _add(found, text, start, len(text))
    return found


def sentences_of(text: str) -> list[str]:
    """The sentences of one block; the last may lack its stop. [] when there is no text."""
    return [text[start:end] for start, end in sentence_spans(text)]


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    part = text[start:end]
    start += len(part) - len(part.lstrip())
    end = start + len(part.strip())
    if end > start:
        found.append((start, end))


def _ends_sentence(before: str, stop: str, rest: str, table: _Table) -> bool:
    """Whether `stop` after `before` (the sentence so far) ends it, `rest` being what follows."""
    item = _ITEM_NUMBER.match(rest)
    following = rest[item.end() if item else 0 :].lstrip(_OPENING).split(maxsplit=1)[:1]
    next_word = following[0] if following else ""
    if next_word[:1].islower() and not _WRITTEN_SO.match(next_word):
        return False
    if stop[0] != "." or stop[1:2] in _STOPS:
        return True
    parts = before.split()
    last = parts[-1].lstrip(_OPENING) if parts else ""
    if item and last.lower() in table["never_before_a_number"]:
        return False  # "Sec. (b)"
    if len(parts) <= 1 and (last.isdigit() or len(last) == 1):
        return False  # "1." or "A." at the start numbers the item
    if len(last) == 1 and last.isupper() and last != "I":
        label = parts[-2].lower() if len(parts) > 1 else ""
        return label in table["labels"] or _bare(next_word) in table["likely_starters"]
    return not _is_abbreviation(last, next_word, table)


def _is_abbreviation(last: str, next_word: str, table: _Table) -> bool:
    """Whether the stop after the word `last` belongs to an abbreviation inside a sentence."""
    word, following = last.lower(), _bare(next_word)
    if word in table["never_before_a_word"] and following[:1].isalpha():
        return True
    if word in table["only_with_a_capital"] and last != word:
        return following not in table["likely_starters"]
    if word in table["never_before_a_number"]:  # "Sec. 5", and "Pub. No. 5"
        return following[:1].isdigit() or (following in table["never_before_a_number"] and next_word.endswith("."))
    if word not in table["abbreviations"] and not _has_inner_stops(word):
        return False
    return following not in table["likely_starters"]


def _has_inner_stops(word: str) -> bool:
    """Whether a word is made of short parts like "u.s" or "n.y.s"; numbers ("36.406(f)(2)") and addresses are not."""
    parts = word.split(".")
    return len(parts) > 1 and all(part.isalpha() and len(part) <= MAX_PART_LETTERS for part in parts)


def _bare(word: str) -> str:
    return _NO_WORD_AT_END.sub("", word.lower().replace("’", "'"))


@cache
def _abbreviations(lang: str) -> _Table:
    """The word lists of `data/abbreviations_en.toml`, or those for "es"."""
    return {name: frozenset(words) for name, words in read_toml(f"abbreviations_{lang}.toml").items()}
