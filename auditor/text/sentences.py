"""Where the sentences of one block of text begin and end."""

import re
from functools import cache

from auditor.tables import read_toml

_NEARBY_CHARS = 100  # characters looked at on each side of a stop, so that long blocks take linear time
NOTE_MARKS = (
    r"\[(?:[\d¹²³⁰⁴-⁹]{1,3}(?:\s?[,–-]\s?[\d¹²³⁰⁴-⁹]{1,3})*|[a-zᵃ-ᵛ]|[*†‡§]+)\]|[*†‡§]+"
    r"|[¹²³⁰⁴-⁹ᵃ-ᵛ](?:(?:,\s?|[–⁻])?[¹²³⁰⁴-⁹ᵃ-ᵛ])*"
)
"""Signs of footnotes: "[1]", "[2, 3]", "*", "†", and raised figures and letters, which readers write as such."""
_STOP = re.compile(
    rf"[.!?…؟।](?<![.!?…؟।]{{2}})[.!?…؟।]*(?:[\"'”’»)\]]|{NOTE_MARKS})*"
    r"(?=\s|$|[A-ZÁÉÍÓÚÑ][a-záéíóúñ]|[AI]\s|[“«¿¡])"
)
"""What may end a sentence: stops, then closing marks and signs of footnotes, then white space, the end, or a capital.

The first character comes before the look behind it, so that the search for it runs at full speed."""
_STOPS = frozenset(".!?…؟।")
_NO_WORD_AT_END = re.compile(r"\W+$")
_OPENING = "\"'“‘«([¿¡"
_ITEM_NUMBER = re.compile(r"\((?:[ivxlc]{1,6}|[a-z]{1,2}|\d{1,3})\)\s+(?=[\"“‘«¿¡]?[A-ZÁÉÍÓÚÑ])")
"""The number of a next item, "(ii) Audio description": what follows tells whether a sentence begins."""
_WRITTEN_SO = re.compile(r"[a-z]+[A-Z]|[a-z0-9-]{2,}(?:\.[a-z0-9-]{2,})*\.(?:gov|mil|org|com|edu|net|int|us)\b")
"""Names that keep their small letter where a sentence begins: "eFile", "iPhone", "ssa.gov"."""
_GLUED_BEFORE = re.compile(r"[\W_]*(?:[^\W\d_]+[-'’])*[^\W\d_]*[a-záéíóúñ]{2}|\(?\d{2,}|\$?\d[\d,]+|\d+%")
_GLUED_AFTER = re.compile(r"[“«¿¡(\"]*([^\W\d_][\w'’-]*)[^\w@/\\]*(?=\s|$|[.,;:!?…])")
"""The words on both sides of a stop without a space behind it, "May.You": no part of an address, a file or code."""
_INNER_STOP = re.compile(r"[^\W\d_]\.[^\W_]")
_FILE_ENDING = re.compile(
    r"com|gov|org|net|edu|mil|us|ca|info|js|ts|py|md|pdf|docx?|xlsx?|pptx?|html?|txt|csv|xml|json|zip|aspx?|php|jpg|png",
    re.IGNORECASE,
)
"""What a capital begins behind a stop in "Login.Gov" or "Form.Pdf"."""
STREET_PARTS = 5  # words before "St." or "Dr." among which the number of a house makes it a street
_HOUSE_NUMBER = re.compile(r"\(?\d+[A-Za-z]?(?:-\d+)?")
_ORDINAL = re.compile(r"\d{1,3}(?:er|[rndtmv]?[ao]s?)")
"""A Spanish number of order, whose stop belongs to it: "1er. piso", "2a. Sala"."""
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
        if rest and not text[end].isspace() and not _is_glued(before, rest):
            continue
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
    following = rest[item.end() if item else 0 :].lstrip(_OPENING).split(maxsplit=2)[:2]
    next_word, after = (*following, "", "")[:2]
    if next_word[:1].islower() and not _WRITTEN_SO.match(next_word):
        return False
    if stop[0] != "." or stop[1:2] in _STOPS:
        return True
    parts = before.split()
    last = parts[-1].lstrip(_OPENING) if parts else ""
    if (item and last.lower() in table["never_before_a_number"]) or (
        len(parts) <= 1 and (last.isdigit() or len(last) == 1)
    ):
        return False  # "Sec. (b)"; and "1." or "A." at the start numbers the item
    begins = _begins(next_word, after, table)
    if len(last) == 1 and last.isupper() and last != "I":
        return begins or (len(parts) > 1 and parts[-2].lower() in table["labels"])
    if _is_street(parts, last, table):
        return begins or _bare(after) in table["verbs"]
    return not _is_abbreviation(parts, last, (next_word, after), table)


def _is_glued(before: str, rest: str) -> bool:
    """Whether a stop without a space behind it ends a sentence for its words: "in May.You can", not "Login.Gov"."""
    last = before.split()[-1:]
    following = _GLUED_AFTER.match(rest)
    if not last or following is None or _FILE_ENDING.fullmatch(following[1]):
        return False
    if _INNER_STOP.search(last[0]) or _INNER_STOP.search(rest.split(maxsplit=1)[0]):
        return False  # "System.Out.Println"
    return _GLUED_BEFORE.fullmatch(last[0].rstrip("\"'”’»)]")) is not None


def _is_street(parts: list[str], last: str, table: _Table) -> bool:
    """Whether "St", "Dr" and their like stand behind the number of a house and a name: "12 Main St"."""
    if (
        last.lower() not in table["streets"]
        or len(parts) < 2
        or not (parts[-2][:1].isupper() or parts[-2][:1].isdigit())
    ):
        return False
    return any(_HOUSE_NUMBER.fullmatch(part) for part in parts[-STREET_PARTS:-1])


def _begins(next_word: str, after: str, table: _Table) -> bool:
    """Whether the words behind a stop show that a sentence begins there: "Mail the form", but not "(U.S.) Mail takes"."""
    word = _bare(next_word)
    if word not in table["likely_starters"] or (len(word) == 1 and word != "i" and next_word[1:]):
        return False  # "Apt. A, Springfield"
    return word not in table["nouns_too"] or next_word.endswith(",") or _bare(after) in table["objects"]


def _is_abbreviation(parts: list[str], last: str, following: tuple[str, str], table: _Table) -> bool:
    """Whether the stop after the word `last` of `parts` belongs to an abbreviation inside a sentence."""
    (next_word, after), word = following, last.lower()
    bare, begins = _bare(next_word), _begins(next_word, after, table)
    if word in table["never_before_a_word"] and bare[:1].isalpha():
        return True
    if (word in table["only_with_a_capital"] and last != word) or _is_ordinal(parts, word, table):
        return not begins
    if word in table["never_before_a_number"]:  # "Sec. 5", and "Pub. No. 5"
        return bare[:1].isdigit() or (bare in table["never_before_a_number"] and next_word.endswith("."))
    if word not in table["abbreviations"] and not _has_inner_stops(word):
        return False
    if len(parts) == 2 and parts[0].lower() in table["articles"]:
        return True  # "The U.S. Mail": no sentence so far
    ends = word in table["ends_often"] and _bare(after) in table["verbs"] and bare not in table["after_times"]
    return not (begins or ends)  # "until 5 p.m. Parking is free"


def _is_ordinal(parts: list[str], word: str, table: _Table) -> bool:
    """Whether a word is a number of order, and not that of an article or the like, which a sentence may follow."""
    return _ORDINAL.fullmatch(word) is not None and not (len(parts) > 1 and parts[-2].lower() in table["labels"])


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
