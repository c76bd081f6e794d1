"""Counting English prose, and its reading grade. The one module that imports textstat.

Everything is counted block by block: a page flattened into one string turns its lists, forms and
tables into endless sentences. textstat is slow to import, so it is imported at the first count.
"""

import csv
import re
import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import sqrt
from typing import Any

from auditor.artifacts import TextBlock
from auditor.errors import EngineFaultError

MIN_PROSE_WORDS = 200
"""Words below which no grade is given: its standard deviation would pass 3 grades (measured)."""
GRADE_SD_AT_ONE_WORD = 44.0
"""Grades times the square root of words: fits the measured standard deviations of a
Flesch-Kincaid grade, 3.1 at 200 words and 2.0 at 500 (the deviation shrinks as 1/sqrt(words))."""
RANGE_IN_SDS = 1.0
"""Half the width of a grade's range, in standard deviations: about two of three repeats lie inside."""
MIN_ENGLISH_SHARE = 0.10
"""Share of running words that must be `ENGLISH_FUNCTION_WORDS`. Measured on twelve USA.gov pages:
whole English pages 0.19 to 0.28, their main content 0.21 to 0.33; Spanish pages 0.00."""
# Frequent English words that few other languages spell alike ("a", "in", "on", "no" are left out).
ENGLISH_FUNCTION_WORDS = frozenset({
    "the", "of", "and", "to", "is", "that", "for", "it", "with", "be", "by", "are", "or", "you", "your", "this",
    "from", "have", "we", "will", "can", "if", "not", "at", "was",
})  # fmt: skip

# Kincaid and others 1975: grades per word of sentence length, per syllable of word length, and offset.
FK_PER_SENTENCE_WORD = 0.39
FK_PER_WORD_SYLLABLE = 11.8
FK_OFFSET = -15.59

_NEARBY_CHARS = 100  # characters looked at on each side of a stop, so that long blocks take linear time
_MAX_TABLE_SYLLABLES = 20  # no word of the table comes near it
_ENGLISH_TAGS = frozenset({"en", "eng", "english"})
_PROSE_KINDS = frozenset({"paragraph", "other"})
_STOP = re.compile(r"(?<![.!?\u2026])[.!?\u2026]++[\"'\u201d\u2019)\]]*+(?=\s|$)")
_SENTENCE_END = re.compile(r"[.!?:\u2026][\"'\u201d\u2019)\]]*$")
_ITEM_END = re.compile(r"[.!?][\"'\u201d\u2019)\]]*$")
_WORD_BREAK = re.compile(r"[\s\u2013\u2014]+")
_OPENING = "\"'\u201c\u2018(["


@dataclass(frozen=True, slots=True)
class Prose:
    """Counts over the prose of a page: whole sentences in paragraphs and sentence-like list items."""

    words: int
    sentences: int
    syllables: int
    blocks: int


@dataclass(frozen=True, slots=True)
class Grade:
    """A US school grade with the range it may well lie in."""

    value: float
    low: float
    high: float


def measure(blocks: Sequence[TextBlock]) -> Prose:
    """Counts of the prose in `blocks`, block by block; other kinds, and text outside main, are left out.

    A paragraph counts without a last part that does not end like a sentence; a list item counts
    only when it ends like one.
    """
    words = sentences = syllables = counted = 0
    for block in blocks:
        found = _prose_sentences(block)
        if not found:
            continue
        counted += 1
        sentences += len(found)
        text = " ".join(found)
        words += len(words_of(text))
        syllables += count_syllables(text)
    return Prose(words=words, sentences=sentences, syllables=syllables, blocks=counted)


def grade(prose: Prose) -> Grade | None:
    """Flesch-Kincaid grade of `prose` with its range, or None below `MIN_PROSE_WORDS`."""
    if prose.words < MIN_PROSE_WORDS or prose.sentences == 0:
        return None
    value = (
        FK_PER_SENTENCE_WORD * prose.words / prose.sentences
        + FK_PER_WORD_SYLLABLE * prose.syllables / prose.words
        + FK_OFFSET
    )
    half_width = RANGE_IN_SDS * GRADE_SD_AT_ONE_WORD / sqrt(prose.words)
    return Grade(value=value, low=value - half_width, high=value + half_width)


def english_blocks(page_lang: str, blocks: Iterable[TextBlock]) -> tuple[TextBlock, ...]:
    """The blocks that are in English, or none when together they do not read like English.

    A declared language decides; so that a wrong or missing declaration gives no false grade, the
    words of what is left must be English function words often enough.
    """
    kept = tuple(block for block in blocks if _is_english(block.lang or page_lang))
    return kept if english_share(kept) >= MIN_ENGLISH_SHARE else ()


def english_share(blocks: Iterable[TextBlock]) -> float:
    """Share (0 to 1) of running words that are common English function words; 0 without words."""
    total = hits = 0
    for block in blocks:
        for word in words_of(block.text):
            total += 1
            hits += word.strip(".,;:!?()").lower() in ENGLISH_FUNCTION_WORDS
    return hits / total if total else 0.0


def words_of(text: str) -> list[str]:
    """The words of `text`: parts between white space and dashes that hold a letter or a digit."""
    return [part for part in _WORD_BREAK.split(text) if any(map(str.isalnum, part))]


def count_syllables(text: str) -> int:
    """Syllables of English `text`, by textstat with our table; hyphenated words part by part."""
    plain = text.replace("\u2019", "'").replace("\u00ad", "").replace("-", " ")
    return int(_textstat().syllable_count(plain))


def sentences_of(text: str) -> list[str]:
    """The sentences of one block; the last may lack its stop. [] when there is no text."""
    found: list[str] = []
    start = 0
    for stop in _STOP.finditer(text):
        before = text[max(start, stop.start() - _NEARBY_CHARS) : stop.start()]
        rest = text[stop.end() : stop.end() + _NEARBY_CHARS].lstrip()
        if rest and not _ends_sentence(before, stop.group(), rest):
            continue
        found.append(text[start : stop.end()].strip())
        start = stop.end()
    if tail := text[start:].strip():
        found.append(tail)
    return found


def _is_english(lang: str) -> bool:
    """Whether a language tag says English, or nothing."""
    primary = re.split(r"[-_]", lang.strip().lower())[0]
    return primary in _ENGLISH_TAGS or not primary


def _prose_sentences(block: TextBlock) -> list[str]:
    """The whole sentences of a block when it is prose of the main content, else []."""
    if not block.in_main:
        return []
    if block.kind == "list_item":
        return sentences_of(block.text) if _ITEM_END.search(block.text) else []
    if block.kind not in _PROSE_KINDS:
        return []
    found = sentences_of(block.text)
    if found and not _SENTENCE_END.search(found[-1]):
        found.pop()
    return found


def _ends_sentence(before: str, stop: str, rest: str) -> bool:
    """Whether `stop` after `before` (the sentence so far) ends it, `rest` being what follows."""
    following = rest.lstrip(_OPENING).split(maxsplit=1)[:1]
    next_word = following[0] if following else ""
    if next_word[:1].islower():
        return False
    if stop[0] != "." or len(stop) > 1:
        return True
    parts = before.split()
    last = parts[-1].lstrip(_OPENING) if parts else ""
    if len(parts) <= 1 and (last.isdigit() or len(last) == 1):
        return False  # "1." or "A." at the start numbers the item
    return not _is_abbreviation(last, next_word)


def _is_abbreviation(last: str, next_word: str) -> bool:
    """Whether the stop after the word `last` belongs to an abbreviation inside a sentence."""
    table = _abbreviations()
    word, following = last.lower(), re.sub(r"\W+$", "", next_word.lower())
    if word in table["never_before_a_word"] and following[:1].isalpha():
        return True
    if word in table["never_before_a_number"]:  # "Sec. 5", and "Pub. No. 5"
        return following[:1].isdigit() or (following in table["never_before_a_number"] and next_word.endswith("."))
    if len(last) == 1 and last.isupper() and last != "I":
        return True
    if "." not in word and word not in table["abbreviations"]:
        return False
    return following not in table["likely_starters"]


@cache
def _abbreviations() -> dict[str, frozenset[str]]:
    """The word lists of `data/abbreviations_en.toml`."""
    text = resources.files("auditor").joinpath("data/abbreviations_en.toml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}


@cache
def _pronunciations() -> dict[str, list[list[str]]]:
    """Our syllable counts in the shape of NLTK's cmudict, where each vowel sound ends in a digit."""
    sounds = [["V0"] * count for count in range(_MAX_TABLE_SYLLABLES + 1)]  # shared: the table has 45,000 words
    with resources.files("auditor").joinpath("data/syllables_en.csv").open(encoding="utf-8") as rows:
        return {row["word"]: [sounds[int(row["syllables"])]] for row in csv.DictReader(rows)}


@cache
def _textstat() -> Any:
    """textstat, with our syllable table where it would fetch NLTK's dictionary from the network."""
    import textstat

    def get_cmudict(lang: str) -> dict[str, list[list[str]]] | None:
        return _pronunciations() if lang.startswith("en") else None

    users = [
        module for name, module in sys.modules.items()
        if name.startswith("textstat.") and callable(getattr(module, "get_cmudict", None))
    ]  # fmt: skip
    if not any(module.__name__.endswith("._count_syllables") for module in users):
        raise EngineFaultError(
            "this version of textstat takes its syllables from a place we don't know",
            hint="Install textstat 0.7.13.",
        )
    for module in users:
        vars(module)["get_cmudict"] = get_cmudict
    return textstat
