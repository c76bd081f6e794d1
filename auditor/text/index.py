"""Our index of how hard a text is, on the scale of a US school grade: two features, each a line long.

1. How long the sentence is that a word stands in (its logarithm, averaged over words).
2. How hard the distinct words are: syllables times how much rarer the word is than everyday words.

English: `bench/plain_index.py --fit` writes the coefficients to `data/index_en.toml`, where it says how.
Spanish: no texts graded by people were at hand. The weights are the English ones, each scaled to the spread that
its feature has in Spanish, and the scale is set so that Spanish pages get the grade of their English twins on
average (`data/index_es.toml`). So a Spanish grade says which of two texts is harder, and roughly how hard; its
range is wider.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import floor, hypot

from auditor.message import Message, say
from auditor.tables import read_toml
from auditor.text.languages import GRADED
from auditor.text.measures import Measures

MIN_PROSE_WORDS = 200
"""Words below which no grade is given: the standard deviation of the index would pass 2 grades,
that of a Flesch-Kincaid grade 3.5 (`bench/plain_spread.py`)."""
MIN_BAND_WORDS = 100
"""Words from which on a text that is too short for a grade gets a band: there it differs from passage to passage by 2.5
grades (`bench/plain_spread.py`)."""
MAX_SHOWN_GRADE = 18  # US school grade; six years of college, where no formula means anything any more
RANGE_IN_SDS = 1.0
"""Half the width of a grade's range, in standard deviations: about two of three repeats lie inside."""


@dataclass(frozen=True, slots=True)
class Grade:
    """A US school grade with the range it may well lie in; very easy text may lie below 0."""

    value: float
    low: float
    high: float

    @property
    def shown(self) -> tuple[int, int]:
        """The range in whole grades, as people are told: none is below 0."""
        return max(0, _rounded(self.low)), max(0, _rounded(self.high))

    @property
    def range(self) -> Message:
        """The range for people, in whole grades: "11 to 13", "9", "17 to 18+"."""
        low, high = map(_shown_grade, self.shown)
        return low if self.is_one_grade else say("{low} to {high}", low=low, high=high)

    @property
    def is_one_grade(self) -> bool:
        """Whether the range for people is a single grade."""
        low, high = map(_shown_grade, self.shown)
        return low == high

    def meets(self, target: float) -> bool:
        """Whether the grade itself, as shown, is the target or lower."""
        return _rounded(self.value) <= target

    def is_above(self, target: float) -> bool:
        """Whether the whole range, as shown, lies above a target: a range that touches it may meet it."""
        return self.shown[0] > target


@dataclass(frozen=True, slots=True)
class Part:
    """What each feature adds to the index of a text, in grades, beside a constant."""

    sentences: float
    words: float


def _rounded(grade: float) -> int:
    """The nearest whole grade, a half upwards: `round` would take 8.5 to 8 and 9.5 to 10."""
    return floor(grade + 0.5)


def _shown_grade(grade: int) -> Message:
    if grade > MAX_SHOWN_GRADE:
        return say("{grade}+", grade=MAX_SHOWN_GRADE)
    return say("{grade}", grade=grade)


def index(measures: Measures, lang: str) -> float | None:
    """The index of a text of any length, or None without words or in a language that has none."""
    if not measures.words or lang not in GRADED:
        return None
    parts = parts_of_index(measures, lang)
    return coefficients(lang)["constant"] + parts.sentences + parts.words


def parts_of_index(measures: Measures, lang: str) -> Part:
    """What sentences and words add to the index of a text with words."""
    weights = coefficients(lang)
    return Part(
        sentences=weights["per_ln_sentence_words"] * measures.ln_lengths / measures.words,
        words=weights["per_hardness"] * measures.hardness / measures.kept,
    )


def grade(measures: Measures, lang: str) -> Grade | None:
    """The grade of a text with its range, or None below `MIN_PROSE_WORDS` words."""
    return _with_range(measures, lang) if measures.words >= MIN_PROSE_WORDS else None


def band(measures: Measures, lang: str) -> Grade | None:
    """About where the grade of a text may lie that is too short for one; None below `MIN_BAND_WORDS` words, or with a grade."""
    return _with_range(measures, lang) if MIN_BAND_WORDS <= measures.words < MIN_PROSE_WORDS else None


def _with_range(measures: Measures, lang: str) -> Grade | None:
    value = index(measures, lang)
    if value is None:
        return None
    half_width = RANGE_IN_SDS * standard_deviation(measures.words, lang)
    return Grade(value=value, low=value - half_width, high=value + half_width)


def standard_deviation(words: int, lang: str) -> float:
    """Grades by which the index of passages of so many words differs within one page (measured, not derived).

    For Spanish, by which it differs from that of the same page in English as well.
    """
    weights = coefficients(lang)
    return hypot(weights["sd_at_one_word"] / float(words ** weights["sd_falls_by"]), weights["sd_of_scale"])


@cache
def coefficients(lang: str) -> Mapping[str, float]:
    """The numbers of `data/index_{lang}.toml`."""
    return read_toml(f"index_{lang}.toml")
