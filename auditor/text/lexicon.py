"""What is known of a word: looked up once for each distinct word, and then one dictionary look-up a word."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

MAX_WORDS = 200_000  # distinct words kept (some 30 MB), before a stream of texts starts with an empty table again

Mark = Callable[[str, str, str], int]


@dataclass(slots=True, eq=False)
class Word:
    """A written form: `syllables` and `letters` are counts, `zipf` its frequency on the Zipf scale.

    `zipf` is log10 of uses in a billion words (van Heuven and others 2014); `base_zipf` that of the most
    frequent of the word and its uninflected forms. `flags` are the bits of `auditor.text.flags`. `lower` has
    straight apostrophes and hyphens and no invisible marks. `hardness`: see `auditor.text.wordfacts`.
    """

    lower: str
    syllables: int
    letters: int
    zipf: float
    base_zipf: float
    flags: int
    hardness: float = 0.0


class Lexicon(dict[str, Word]):
    """Written form -> `Word`, made at the first look-up by `make` and completed by each of `marks`.

    A mark gets the plain form, the written form and the language, and gives bits of `auditor.text.flags`.
    """

    def __init__(self, lang: str, make: Callable[[str], Word], marks: Iterable[Mark] = ()) -> None:
        super().__init__()
        self._lang = lang
        self._make = make
        self._marks = tuple(dict.fromkeys(marks))  # finders share some

    def __missing__(self, written: str) -> Word:
        if len(self) >= MAX_WORDS:
            self.clear()
        word = self._make(written)
        for mark in self._marks:
            word.flags |= mark(word.lower, written, self._lang)
        self[written] = word
        return word
