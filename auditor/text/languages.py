"""Which language each block of a text is in.

The small words of English and Spanish decide where they are clear, which costs next to nothing; only a block
in neither goes to the detector.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from auditor.artifacts import TextBlock
from auditor.language import Verdict, compare, has_words_of_another, primary
from auditor.text.wordfacts import zipf_table

GRADED = frozenset({"en", "es"})
"""Languages with measures and findings; whether a text is in one of the others is not looked into."""
SAMPLE_CHARS = 300  # characters of a block that are looked at: some fifty words
SAMPLE_BLOCKS = 20  # blocks whose beginnings go to the detector where a text has no small words
DETECTOR_CHARS = 1000  # characters that go to the detector
MIN_WORDS = 8  # words in a block; with fewer it is taken to be in the declared language
MIN_SMALL_WORDS_OF_TEXT = 10  # small words that a text needs to be called English or Spanish against its declaration
MIN_SMALL_WORDS = 3  # small words that a block needs to be called English or Spanish against its declaration
CLEAR_RATIO = 3  # small words of one language for each of the other that make the case clear
KNOWN_SHARE = 0.9
"""Share of words among the frequent ones of English. 95 of 100 English blocks have more, none of the Spanish and one in
a hundred of the French ones (shared passive sets, pages of a French site)."""
EVERYDAY_ZIPF = 5.0  # Zipf scale; an English word as frequent as this ("was", "her") speaks for no other language
MOSTLY_KNOWN_SHARE = 0.6  # the same, where no small words of another language stand in the block (our choice)
MIN_SMALL_SHARE = 0.10  # share of words; whole English pages have 0.19 to 0.28, Spanish pages 0.00 (12 USA.gov pages)

_WORD = re.compile(r"[^\W\d_]+")
# Frequent words that the other language does not spell alike ("a", "no", "me" are left out).
_ENGLISH = frozenset({
    "the", "of", "and", "to", "is", "that", "for", "it", "with", "be", "by", "are", "or", "you", "your", "this",
    "from", "have", "we", "will", "can", "if", "not", "at", "on", "they", "their", "how", "what",
    "who", "about", "which", "must", "may", "our", "has", "its", "when", "any",
})  # fmt: skip
_SPANISH = frozenset({
    "de", "la", "que", "el", "en", "y", "los", "se", "del", "las", "un", "una", "por", "con", "su", "para", "es",
    "al", "lo", "como", "más", "o", "pero", "sus", "este", "esta", "si", "usted", "puede", "ser", "son", "está",
    "sobre", "sin", "también", "hasta", "cuando", "qué", "cómo",
})  # fmt: skip


def languages_of(blocks: Sequence[TextBlock], tag: str) -> tuple[str, list[str]]:
    """The language of a text that is declared to be in the language `tag` ("" if nothing is), and of each block.

    "" where it can't be told; code is in no language.
    """
    declared = _code(tag)
    own = [_code(block.lang) for block in blocks]
    samples = [_sample(block.text) for block in blocks]
    main = _language_of_text(
        declared,
        [
            (block.text, sample)
            for block, sample, code in zip(blocks, samples, own, strict=True)
            if block.in_main and block.kind != "code" and code in ("", declared)
        ],
    )
    return main, [
        "" if block.kind == "code" else _language_of_block(block.text, sample, main if code in ("", declared) else code)
        for block, sample, code in zip(blocks, samples, own, strict=True)
    ]


class _Sample(NamedTuple):
    """The beginning of a block: its words, and how many of them are small words of English and of Spanish."""

    words: int
    english: int
    spanish: int

    def best(self) -> tuple[str, int, int]:
        """The likelier language, its small words, and those of the other."""
        if self.english >= self.spanish:
            return "en", self.english, self.spanish
        return "es", self.spanish, self.english


def _sample(text: str) -> _Sample:
    words = text[:SAMPLE_CHARS].lower().split()
    return _Sample(len(words), sum([word in _ENGLISH for word in words]), sum([word in _SPANISH for word in words]))


def _language_of_text(declared: str, blocks: Sequence[tuple[str, _Sample]]) -> str:
    """The declared language, unless the text is clearly in English or Spanish instead.

    Without a declared one, what the words say; English if they are too few to say anything, "" without letters.
    """
    total = _Sample(*map(sum, zip((0, 0, 0), *[sample for _, sample in blocks], strict=True)))
    found, best, other = total.best()
    if best >= max(MIN_SMALL_WORDS_OF_TEXT, CLEAR_RATIO * other, MIN_SMALL_SHARE * total.words):
        return found if declared in GRADED or not declared else declared
    if declared:
        return declared
    if best > MIN_SMALL_SHARE * total.words:
        return found
    text = " ".join([text[:SAMPLE_CHARS] for text, _ in blocks[:SAMPLE_BLOCKS]])
    if not any(map(str.isalpha, text)):
        return ""
    if found == "en" and _is_known_english(text):
        return "en"
    verdict = compare(text[:DETECTOR_CHARS], "en")
    return verdict.language if verdict.verdict is Verdict.OTHER else "en"


def _language_of_block(text: str, sample: _Sample, declared: str) -> str:
    """The declared language, unless a block of some length speaks clearly for another one."""
    if sample.words < MIN_WORDS and text[:SAMPLE_CHARS].isascii():
        return declared
    found, best, other = sample.best()
    if found == declared and best >= max(1, CLEAR_RATIO * other, MIN_SMALL_SHARE * sample.words):
        return declared
    is_clear = best >= max(MIN_SMALL_WORDS, CLEAR_RATIO * other, MIN_SMALL_SHARE * sample.words)
    if is_clear and (declared in GRADED or not declared):
        return found
    if not is_clear and declared not in GRADED:
        return declared  # measured in neither case
    if declared == "en" and best == sample.english and _is_known_english(text):
        return declared  # verse, headlines, lists: hardly any small word
    verdict = compare(text[:DETECTOR_CHARS], declared)
    return verdict.language if verdict.verdict is Verdict.OTHER else declared


def _is_known_english(text: str) -> bool:
    """Whether the words of a block's beginning are frequent ones of English, or most are and none speaks against it."""
    known = zipf_table("en")
    words = _WORD.findall(text[:SAMPLE_CHARS].lower())
    hits = sum([word in known for word in words])
    return hits >= KNOWN_SHARE * len(words) > 0 or (
        hits >= MOSTLY_KNOWN_SHARE * len(words) > 0
        and not has_words_of_another([word for word in words if known.get(word, 0) < EVERYDAY_ZIPF], "en")
    )


@lru_cache(maxsize=256)
def _code(tag: str) -> str:
    start = tag[:2].lower()
    if start in GRADED and tag[2:3] in ("", "-", "_"):
        return start  # without the table of all languages
    return primary(tag)
