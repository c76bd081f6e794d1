"""What is counted in a text, in one pass over its sentences."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from math import fsum, log

from auditor.text.flags import DIFFICULT, NAME, NOT_A_WORD
from auditor.text.lexicon import Word
from auditor.text.parsing import Sentence

WINDOW_WORDS = 150  # words; features of distinct words depend on length, so they are taken over parts of this length
LONG_WORD_LETTERS = 6  # letters; longer words are long in LIX (Björnsson 1968)
POLYSYLLABLE = 3  # syllables; from here on SMOG and Gunning Fog count a word (McLaughlin 1969, Gunning 1952)
MAX_SENTENCE_WORDS = 100  # words; a "sentence" beyond is a list without stops, and no harder to the index
FREE_NAME_WORDS = 2  # words of a name that count whole for a sentence's length: a first and a last name
NAME_WORD_WEIGHT = 0.5
"""Of a word of a longer name ("the Office of Fair Housing and Equal Opportunity"): readers take it in as one thing. By
`bench.plain_index` the ranks of graded texts hold; releases and lists of offices came out two or three grades too high."""
_NAME_LINKS = frozenset({"of", "and", "the", "for", "on", "de", "del", "la", "los", "las", "y", "a"})
MAX_NAME_LINKS = 2  # small words in a row inside a name: "of the"
MIN_SHARE_KEPT = 0.3  # share of words; where leaving out names and capitals would keep less, none is left out


@dataclass(frozen=True, slots=True)
class Measures:
    """Counts over sentences; add two for those of both texts together.

    `letters` counts letters and digits, `characters` all that is not white space; `polysyllables` have three
    syllables or more, `difficult` ones besides are not on textstat's list of easy words (Gunning Fog),
    `long_words` have more than six letters. `names` were left out of the feature of hard words, `kept` were not:
    capitalised inside a sentence, all in capitals, addresses and numbers.

    Two sums for the index: `ln_lengths` adds for each word the logarithm of its sentence's length in words, long names
    counted in part,
    `hardness` adds for each word kept the mean hardness of the distinct words around it.
    """

    words: int = 0
    sentences: int = 0
    syllables: int = 0
    letters: int = 0
    characters: int = 0
    polysyllables: int = 0
    long_words: int = 0
    difficult: int = 0
    names: int = 0
    kept: int = 0
    ln_lengths: float = 0.0
    hardness: float = 0.0

    def __add__(self, other: "Measures") -> "Measures":
        return Measures(*[getattr(self, each.name) + getattr(other, each.name) for each in fields(self)])


def measure(sentences: Iterable[Sentence]) -> Measures:
    """Counts the sentences, and sums up for the index."""
    every: list[Word] = []
    kept: list[Word] = []
    count = characters = 0
    ln_lengths = 0.0
    for sentence in sentences:
        words = sentence.words
        length = len(words)
        count += 1
        characters += len("".join(sentence.text.split()))
        every += words
        if not words[0].flags & NOT_A_WORD:
            kept.append(words[0])
        plain = [word for word in words[1:] if not word.flags & NAME]
        kept += plain
        felt = length if length - len(plain) <= FREE_NAME_WORDS + 1 else length - _eased_by_names(words)
        ln_lengths += length * log(min(felt, MAX_SENTENCE_WORDS))
    if not every:
        return Measures()
    names = len(every) - len(kept)
    if len(kept) < MIN_SHARE_KEPT * len(every):
        kept = every
    syllables, letters, polysyllables, long_words, difficult = _totals(every)
    return Measures(
        words=len(every),
        sentences=count,
        syllables=syllables,
        letters=letters,
        characters=characters,
        polysyllables=polysyllables,
        long_words=long_words,
        difficult=difficult,
        names=names,
        kept=len(kept),
        ln_lengths=ln_lengths,
        hardness=_hardness(kept),
    )


def _eased_by_names(words: Sequence[Word]) -> float:
    """Words by which a sentence is felt to be shorter for the long names in it; the first word may be no name."""
    eased, at = 0.0, 1
    while at < len(words):
        if not words[at].flags & NAME:
            at += 1
            continue
        end = at + 1
        while (step := _name_goes_on(words, end)) > 0:
            end += step
        eased += max(0, end - at - FREE_NAME_WORDS) * (1 - NAME_WORD_WEIGHT)
        at = end
    return eased


def _name_goes_on(words: Sequence[Word], at: int) -> int:
    """How many words further a name goes on at number `at`, 0 if it ends before it."""
    for links in range(MAX_NAME_LINKS + 1):
        if at + links >= len(words):
            return 0
        if words[at + links].flags & NAME:
            return links + 1
        if words[at + links].lower not in _NAME_LINKS:
            return 0
    return 0


def _totals(words: Sequence[Word]) -> tuple[int, int, int, int, int]:
    """Syllables, letters, words of many syllables, long words, difficult words."""
    syllables = letters = polysyllables = long_words = difficult = 0
    for word, times in Counter(words).items():
        syllables += times * word.syllables
        letters += times * word.letters
        if word.letters > LONG_WORD_LETTERS:
            long_words += times
        if word.syllables >= POLYSYLLABLE:
            polysyllables += times
            if word.flags & DIFFICULT:
                difficult += times
    return syllables, letters, polysyllables, long_words, difficult


def _hardness(words: Sequence[Word]) -> float:
    """The mean hardness of the distinct words in windows of even length near `WINDOW_WORDS`, once for each word.

    Distinct words, because a hard word is hard at the first meeting; windows, because long texts have more of them.
    """
    total = len(words)
    windows = max(1, round(total / WINDOW_WORDS))
    hardness = 0.0
    for number in range(windows):
        window = words[number * total // windows : (number + 1) * total // windows]
        distinct = {word.lower: word.hardness for word in window}
        hardness += len(window) * fsum(distinct.values()) / len(distinct)
    return hardness
