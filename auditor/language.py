"""Which language a text is in, against the one it is declared to be in. The one module that imports py3langid.

Three kinds of evidence are weighed: the script (sure for Greek, Thai, Hangul and others), the most
frequent small words of a language ("the", "und", "para"), and py3langid's probabilities. A detector
alone is wrong too often on the short texts of web pages. Languages that look alike (Norwegian and
Danish, Spanish and Galician) are never told apart for sure.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from math import fsum
from typing import Any

from auditor.message import Message, say
from auditor.tables import read_columns, read_toml

MAX_CHARS = 4000
"""Characters of a text that are looked at: more change no answer and cost time (0.1 ms per 1,000)."""
# Our choice, set on translated strings in 90 languages so that hardly any is called another language
# although it is not.
LONG_WORDS = 8  # words from which a text counts as long
SURE_P_LONG, SURE_P_SHORT = 0.90, 0.85  # probability of another language (with its kin), beside its small words
SURE_P_BARE, BARE_OWN_P = 0.97, 0.01  # the same, and what is left to the declared language, without small words
MIN_WORDS_BARE = 3  # words without any small word that can be told
MAX_OWN_P = 0.05  # probability left to the declared language (with its kin)
MIN_WORDS_ALONE = 20  # words from which the probability is enough, where no small words are known
MIN_SMALL_WORDS = 2  # small words of the other language in a long text
SMALL_WORD_RATIO = 3  # so many of the other's for each one of the declared language's own
MIN_DISTINCT_ALONE = 3  # distinct small words of the other that are enough without the detector
MIN_P_ALONE = 0.20  # and what the detector must give it then
PERHAPS_P = 0.75  # probability of another language that is worth a look
PERHAPS_OWN_P = 0.10
ENGLISH_RATIO = 2  # how much likelier English must be than the declared language, when all words are English
MIN_LETTERS = 8  # letters below which a text in Latin or a shared script says nothing
MIN_LETTERS_OF_SCRIPT = 2  # letters of a script of their own: two Han signs or Thai letters are a word
SCRIPT_SHARE = 0.6  # share of a text's letters that must be in a script which the declared language has not

_NOISE = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|\b\S+\.(?:com|org|gov|net|edu|pdf|docx?|xlsx?)\b|\S*[\d_#/\\]\S*")
_WORD = re.compile(r"[^\W\d_]+")
_NOT_A_LANGUAGE = frozenset({"zxx", "la", "vo"})  # numbers and code; Latin of the law and of dummy text
_SCRIPT_NAMES = {
    "ARABIC": "Arab", "ARMENIAN": "Armn", "BENGALI": "Beng", "CYRILLIC": "Cyrl", "DEVANAGARI": "Deva",
    "ETHIOPIC": "Ethi", "GEORGIAN": "Geor", "GREEK": "Grek", "GUJARATI": "Gujr", "GURMUKHI": "Guru",
    "HANGUL": "Hang", "CJK": "Hani", "HEBREW": "Hebr", "HIRAGANA": "Jpan", "KATAKANA": "Jpan", "KHMER": "Khmr",
    "KANNADA": "Knda", "LAO": "Laoo", "LATIN": "Latn", "MALAYALAM": "Mlym", "MYANMAR": "Mymr", "ORIYA": "Orya",
    "SINHALA": "Sinh", "TAMIL": "Taml", "TELUGU": "Telu", "THAI": "Thai", "TIBETAN": "Tibt",
}  # fmt: skip
"""First word of a letter's Unicode name -> script."""


class Verdict(StrEnum):
    """Whether a text is in the language it is declared to be in."""

    SAME = "same"
    OTHER = "other"
    PERHAPS_OTHER = "perhaps other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A text against its declared language.

    `language` is the code of the language found ("" if none), `probability` that of py3langid for it
    and its kin (1 where the script decides), `words` the number of words looked at.
    """

    verdict: Verdict
    language: str = ""
    probability: float = 0.0
    words: int = 0


def primary(tag: str) -> str:
    """The primary language subtag, lower case and without deprecated synonyms; "" if there is none."""
    subtag = re.split(r"[-_]", tag.strip().lower())[0]
    return _data().alias.get(subtag, subtag) if re.fullmatch(r"[a-z]{2,3}", subtag) else ""


def name_of(code: str) -> str:
    """The language's English name, or its code when we know none."""
    return _data().english.get(code, f"“{code}”")


def said_name(code: str) -> Message:
    """The language's name, or its code when we know none, as a part of a message."""
    english = _data().english.get(code)
    return say("“{code}”", code=code) if english is None else Message(english)


def is_known(code: str) -> bool:
    """Whether texts in this language can be recognised at all."""
    return code in _known()


def are_kin(one: str, other: str) -> bool:
    """Whether two languages (codes) are alike, or so near that a detector mixes them up."""
    return other in _data().kin_of(one)


def languages_named(text: str, words_of: str = "") -> frozenset[str]:
    """Languages whose own name `text` is ("Español", "中文"), by code; empty for anything else.

    Empty too when the name is a word of the language `words_of` as well.
    """
    data = _data()
    name = _fold(text).strip(" ()[]|/·•:-–»›>")
    if words_of and words_of in data.same_name.get(name, ()):
        return frozenset()
    return data.codes_by_name.get(name, frozenset())


def has_words_of_another(words: Iterable[str], declared: str) -> bool:
    """Whether small words of another language, which `declared` has not, stand among `words` (lower case).

    At least `MIN_SMALL_WORDS` of them, and more than of the declared language's own. A cheap question to ask before
    `compare`, which loads a model.
    """
    data, words = _data(), tuple(words)
    own = data.words.get(declared, frozenset())
    least = max(MIN_SMALL_WORDS, 1 + sum([word in own for word in words]))
    kin = data.kin_of(declared)
    return any(
        sum([word in known and word not in own for word in words]) >= least
        for code, known in data.words.items()
        if code not in kin
    )


def compare(text: str, declared: str) -> Comparison:
    """Whether `text` is in the language with the code `declared` (as `primary` gives it)."""
    text = _NOISE.sub(" ", text[:MAX_CHARS]).strip().lower()
    census = Counter(filter(None, map(_script, text)))
    letters = census.total()
    words = tuple(_WORD.findall(text))
    if not letters or not declared:
        return Comparison(Verdict.UNKNOWN, words=len(words))
    script, count = _main_script(census)
    if script != "Latn" and count >= MIN_LETTERS_OF_SCRIPT and not _is_written_in(declared, script):
        return _by_script(text, script, count / letters, len(words))
    if letters < MIN_LETTERS and script == "Latn":
        return Comparison(Verdict.UNKNOWN, words=len(words))
    return _by_evidence(text, declared, words, script)


def _by_script(text: str, script: str, share: float, words: int) -> Comparison:
    """The verdict on a text in a script that the declared language is not written in."""
    candidates = _data().script[script]
    ranked = [(code, p) for code, p in _ranked(text) if code in candidates]
    found = ranked[0][0] if ranked else candidates[0]
    verdict = Verdict.OTHER if share >= SCRIPT_SHARE else Verdict.UNKNOWN
    return Comparison(verdict, found, 1.0, words)


def _by_evidence(text: str, declared: str, words: tuple[str, ...], script: str) -> Comparison:
    """The verdict on a text whose script allows the declared language."""
    data = _data()
    ranked = _ranked(text)
    own_kin = data.kin_of(declared)
    own_p = fsum(p for code, p in ranked if code in own_kin)
    others = [
        (code, p) for code, p in ranked
        if code not in own_kin and code not in _NOT_A_LANGUAGE and _is_written_in(code, script)
    ]  # fmt: skip
    if not others:  # no other language is written so
        return Comparison(Verdict.SAME, declared, 1.0, len(words))
    by_words = _language_by_words(words, own_kin)
    found = by_words if by_words and _p_of_kin(by_words, others) >= others[0][1] / 2 else others[0][0]
    p = _p_of_kin(found, others)
    theirs, own = _small_words(words, found, declared)
    if _is_sure(p, own_p, words, theirs, own, (found, declared)):
        return Comparison(Verdict.OTHER, found, round(p, 3), len(words))
    if by_words:
        theirs, own = _small_words(words, by_words, declared)
        is_clear = len(set(theirs)) >= MIN_DISTINCT_ALONE and len(words) >= LONG_WORDS and not own
        is_clear = is_clear and _p_of_kin(by_words, others) >= MIN_P_ALONE
        if is_clear and declared in data.words:
            return Comparison(Verdict.OTHER, by_words, round(_p_of_kin(by_words, others), 3), len(words))
    if len(theirs) >= len(own) and is_known(declared) and _is_doubtful(p, own_p, found, words):
        return Comparison(Verdict.PERHAPS_OTHER, found, round(p, 3), len(words))
    is_same = own_p > p or len(own) > len(theirs)
    return Comparison(
        Verdict.SAME if is_same else Verdict.UNKNOWN, declared if is_same else "", round(own_p, 3), len(words)
    )


def _is_sure(
    p: float, own_p: float, words: tuple[str, ...], theirs: list[str], own: list[str], pair: tuple[str, str]
) -> bool:
    """Whether the evidence for another language is clear enough to call the declared one wrong."""
    found, declared = pair
    count = len(words)
    if not is_known(declared):
        return False
    if theirs and not own and _is_all_english(p, own_p, found, words):
        return True
    is_bare = p >= SURE_P_BARE and own_p <= BARE_OWN_P and count >= MIN_WORDS_BARE and not own
    if found not in _data().words:
        return is_bare and count >= MIN_WORDS_ALONE
    if count >= LONG_WORDS:
        is_worded = p >= SURE_P_LONG and len(theirs) >= max(MIN_SMALL_WORDS, SMALL_WORD_RATIO * len(own))
    else:
        is_worded = p >= SURE_P_SHORT and len(theirs) >= 1 and not own
    return own_p <= MAX_OWN_P and (is_bare or is_worded)


def _is_doubtful(p: float, own_p: float, found: str, words: tuple[str, ...]) -> bool:
    """Whether a person should look: the detector says so, or every word is an English one."""
    if p >= PERHAPS_P and own_p <= PERHAPS_OWN_P:
        return True
    return _is_all_english(p, own_p, found, words)


def _is_all_english(p: float, own_p: float, found: str, words: tuple[str, ...]) -> bool:
    """Whether the detector leans to English and every word is an English one."""
    is_likelier = found == "en" and p >= ENGLISH_RATIO * own_p and len(words) >= MIN_WORDS_BARE
    return is_likelier and _english_words().issuperset(words)


def _small_words(words: Iterable[str], found: str, declared: str) -> tuple[list[str], list[str]]:
    """The small words of `found` and of `declared` among `words`, without those they share."""
    data = _data()
    theirs, own = data.words.get(found, frozenset()), data.words.get(declared, frozenset())
    if found == "en":  # a Dutch "over" that is an English word as well proves nothing against English
        own = own - _english_words()
    return [w for w in words if w in theirs and w not in own], [w for w in words if w in own and w not in theirs]


def _language_by_words(words: tuple[str, ...], own_kin: frozenset[str]) -> str:
    """The language outside `own_kin` with the most small words in the text, "" if none has any."""
    counts = {code: sum(w in known for w in words) for code, known in _data().words.items() if code not in own_kin}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] else ""


def _p_of_kin(language: str, ranked: Iterable[tuple[str, float]]) -> float:
    kin = _data().kin_of(language)
    return fsum(p for code, p in ranked if code in kin)


def _main_script(census: Mapping[str, int]) -> tuple[str, int]:
    """The script of most letters, and their number. Kana makes the Han signs beside it Japanese."""
    counts = dict(census)
    if counts.get("Jpan") and counts.get("Hani"):
        counts["Jpan"] += counts.pop("Hani")
    script = max(counts, key=lambda name: counts[name])
    return script, counts[script]


def _is_written_in(language: str, script: str) -> bool:
    data = _data()
    if script == "Latn":
        return language not in data.not_latin
    if script not in data.script:
        return True  # a script we have no list for says nothing
    return language in data.script[script]


@cache
def _script(letter: str) -> str:
    """The script of a letter, "" for anything else."""
    if not letter.isalpha():
        return ""
    name = unicodedata.name(letter, "").split(" ")[0].split("-")[0]
    return _SCRIPT_NAMES.get(name, "Zzzz")


def _fold(text: str) -> str:
    return " ".join(text.lower().split())


@dataclass(frozen=True, slots=True)
class _Data:
    """`data/languages.toml`, arranged for look-ups."""

    alias: Mapping[str, str]
    english: Mapping[str, str]
    kin: Mapping[str, frozenset[str]]
    script: Mapping[str, tuple[str, ...]]
    not_latin: frozenset[str]
    codes_by_name: Mapping[str, frozenset[str]]
    same_name: Mapping[str, tuple[str, ...]]
    words: Mapping[str, frozenset[str]]

    def kin_of(self, language: str) -> frozenset[str]:
        """The language itself and all it is mixed up with."""
        return self.kin.get(language, frozenset({language}))


@cache
def _data() -> _Data:
    raw = read_toml("languages.toml")
    kin: dict[str, set[str]] = {}
    for group in raw["kin"].values():
        for code in group:
            kin.setdefault(code, set()).update(group)
    names: dict[str, set[str]] = {}
    for code, own_names in raw["names"].items():
        for name in own_names:
            names.setdefault(name, set()).add(code)
    listed = {code for codes in raw["script"].values() for code in codes}
    return _Data(
        alias=raw["alias"],
        english=raw["english"],
        kin={code: frozenset(group) for code, group in kin.items()},
        script={script: tuple(codes) for script, codes in raw["script"].items()},
        not_latin=frozenset(listed - set(raw["also_latin"]["codes"])),
        codes_by_name={name: frozenset(codes) for name, codes in names.items()},
        same_name={name: tuple(codes) for name, codes in raw["same_name"].items()},
        words={code: frozenset(text.split()) for code, text in raw["words"].items()},
    )


@cache
def _english_words() -> frozenset[str]:
    """45,000 English words (of the CMU Pronouncing Dictionary, data/README.md)."""
    return frozenset(read_columns("syllables_en.csv", 2)[0])


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _known() -> frozenset[str]:
    """Codes that py3langid can answer."""
    return frozenset(map(primary, _identifier().labels)) - _NOT_A_LANGUAGE


def _ranked(text: str) -> list[tuple[str, float]]:
    """Languages with their probabilities, most likely first; synonyms are folded."""
    folded: dict[str, float] = {}
    for code, p in _identifier().rank(text):
        key = _data().alias.get(code, code)
        folded[key] = folded.get(key, 0.0) + p
    return sorted(folded.items(), key=lambda item: -item[1])
