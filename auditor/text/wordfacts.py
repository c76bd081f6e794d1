"""The facts of a written word: its plain form, syllables, letters, and how frequent it is."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from unicodedata import normalize

from auditor.tables import read_columns, read_toml
from auditor.text.flags import DIFFICULT, NAME, NOT_A_WORD
from auditor.text.formulas import easy_words
from auditor.text.inflection import Form, inflect
from auditor.text.lexicon import Word
from auditor.text.measures import POLYSYLLABLE
from auditor.text.syllables import syllables_en, syllables_es

UNKNOWN_ZIPF = 2.97  # Zipf scale; what a word of neither table counts as: the rarest there have 3.0
EVERYDAY_ZIPF = 5.5
"""Zipf scale; words as frequent as this ("need", "place") are everyday words: the value that orders the texts of
`bench/plain_index.py` best, between 5 and 6 it hardly matters."""
MAX_LETTERS = 60  # letters; beyond it a "word" is code or noise: cut, so that its facts cost no more than a word's
_MIN_STEM = 3  # letters left when an ending is taken away
_MIN_STEM_DOUBLED = 4

# Endings of English inflection (and -ly), and what stands in their place in the plain form.
_ENDINGS_EN = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ied", "y"), ("ing", ""), ("ing", "e"), ("er", ""),
    ("er", "e"), ("ier", "y"), ("est", ""), ("est", "e"), ("iest", "y"), ("ly", ""),
)  # fmt: skip
_DOUBLING_EN = ("ed", "ing", "er")
_ENDINGS_EN_BY_LETTER = {letter: tuple(each for each in _ENDINGS_EN if each[0].endswith(letter)) for letter in "sdgrty"}
# The same for Spanish: plural, gender, and the commonest verb forms.
_ENDINGS_ES = (
    ("s", ""), ("es", ""), ("ces", "z"), ("a", "o"), ("as", "o"), ("ado", "ar"), ("ada", "ar"), ("ados", "ar"),
    ("adas", "ar"), ("ido", "er"), ("ido", "ir"), ("ida", "er"), ("ida", "ir"), ("idos", "er"), ("idos", "ir"),
    ("idas", "er"), ("idas", "ir"), ("ando", "ar"), ("iendo", "er"), ("iendo", "ir"), ("a", "ar"), ("an", "ar"),
    ("e", "er"), ("en", "er"), ("e", "ir"), ("en", "ir"), ("e", "ar"), ("en", "ar"), ("ará", "ar"), ("arán", "ar"),
    ("erá", "er"), ("irá", "ir"), ("mente", ""), ("amente", "o"), ("arse", "ar"), ("erse", "er"), ("irse", "ir"),
)  # fmt: skip
_ADDRESS = re.compile(r"://|@|^www\.|\.(?:com|org|gov|net|edu|html?|pdf)$")
_I = re.compile(r"I(?:['’]|$)")  # the one English word that always has a capital
_PLAIN = str.maketrans({
    "’": "'", "‐": "-", "‑": "-",
    "\u00ad": None, "\u200b": None, "\u200c": None, "\u200d": None, "\u2060": None, "\ufeff": None,
})  # fmt: skip


def word_maker(lang: str) -> Callable[[str], Word]:
    """What makes the `Word` of a written form in a language; only letters are known outside English and Spanish."""
    return {"en": _english, "es": _spanish}.get(lang, _other)


def plain_form(written: str) -> str:
    """A written form in lower case, with straight apostrophes and hyphens and without invisible marks."""
    if written.isascii():
        return written.lower()
    return normalize("NFC", written.translate(_PLAIN).lower())


def _english(written: str) -> Word:
    lower = plain_form(written)
    if _is_unread(lower):
        return _unread(written, lower)
    syllables = syllables_en(lower[:MAX_LETTERS])
    flags = _case(written)
    if syllables >= POLYSYLLABLE and lower not in easy_words():
        flags |= DIFFICULT
    zipf = _zipf_en(lower)
    known = zipf_table("en").get if lower.isalpha() else _zipf_en
    base = max([zipf, *filter(None, map(known, _bases_en(lower)))])
    return Word(lower, syllables, _letters(written), zipf, base, flags, _hardness(syllables, base))


def _spanish(written: str) -> Word:
    lower = plain_form(written)
    if _is_unread(lower):
        return _unread(written, lower)
    zipfs = zipf_table("es")
    base = max([zipfs.get(each, UNKNOWN_ZIPF) for each in (lower, *_stems(lower, _ENDINGS_ES))])
    if lower in _legal_senses():
        base = UNKNOWN_ZIPF
    syllables = syllables_es(lower[:MAX_LETTERS])
    zipf = zipfs.get(lower, UNKNOWN_ZIPF)
    return Word(lower, syllables, _letters(written), zipf, base, _case(written), _hardness(syllables, base))


def _other(written: str) -> Word:
    return Word(plain_form(written), 1, _letters(written), UNKNOWN_ZIPF, UNKNOWN_ZIPF, _case(written))


def _is_unread(lower: str) -> bool:
    """Whether it is a number, or a web or mail address, which nobody reads out."""
    if lower.isalpha():
        return False
    return not any(map(str.isalpha, lower)) or _ADDRESS.search(lower[:MAX_LETTERS] + lower[-MAX_LETTERS:]) is not None


def _unread(written: str, lower: str) -> Word:
    return Word(lower, 1, _letters(written), UNKNOWN_ZIPF, UNKNOWN_ZIPF, NAME | NOT_A_WORD)


def _zipf_en(word: str) -> float:
    """Frequency of a word; of its rarest part where it is joined by hyphens or slashes and not in the table."""
    zipfs = zipf_table("en")
    found = zipfs.get(word) or zipfs.get(word.removesuffix("'s"))
    if found:
        return found
    if "-" in word or "/" in word:
        return min([zipfs.get(part, UNKNOWN_ZIPF) for part in re.split(r"[-/]", word) if part], default=UNKNOWN_ZIPF)
    return UNKNOWN_ZIPF


def _bases_en(lower: str) -> Iterator[str]:
    """What the word may be an inflected form of."""
    endings = _ENDINGS_EN_BY_LETTER.get(lower[-1:])
    if endings is None:
        return
    yield from _stems(lower, endings)
    for ending in _DOUBLING_EN:
        stem = lower[: -len(ending)]
        if lower.endswith(ending) and len(stem) >= _MIN_STEM_DOUBLED and stem[-1] == stem[-2]:
            yield stem[:-1]


def _stems(lower: str, endings: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for ending, instead in endings:
        if lower.endswith(ending) and len(lower) - len(ending) >= _MIN_STEM:
            yield lower[: -len(ending)] + instead


def _hardness(syllables: int, base_zipf: float) -> float:
    """How hard a word is: its syllables, times how much rarer it is than everyday words (0 for these)."""
    return syllables * max(0.0, EVERYDAY_ZIPF - base_zipf)


def _letters(written: str) -> int:
    return len(written) if written.isalnum() else sum(map(str.isalnum, written))


def _case(written: str) -> int:
    if not written[:1].isupper() or _I.match(written):
        return 0
    return NAME | NOT_A_WORD if len(written) > 1 and written.isupper() else NAME


def verb_of_ing(written: str) -> str:
    """The plain form of a verb in -ing ("paying": "pay"), "" where there is none that people use."""
    lower = written.lower()
    if not lower.endswith("ing") or lower != written:
        return ""
    stem = lower.removesuffix("ing")
    zipfs = zipf_table("en")
    bases = [each for each in (stem, stem + "e", stem[:-1], stem[:-1] + "ie") if each in zipfs]
    fitting = [each for each in bases if inflect(each, Form.ING) == lower]
    return max(fitting, key=lambda each: zipfs[each], default="")


@cache
def _legal_senses() -> frozenset[str]:
    """Spanish words that are rare in the sense in which notices and rulings use them, in short sentences too."""
    return frozenset(read_toml("legal_senses_es.toml")["words"])


@cache
def zipf_table(lang: str) -> dict[str, float]:
    """The 30,000 most frequent words of "en" or "es" with their frequency on the Zipf scale."""
    _, words, zipfs = read_columns(f"word_frequency_{lang}.csv", 3)
    return dict(zip(words, map(float, zipfs), strict=True))
