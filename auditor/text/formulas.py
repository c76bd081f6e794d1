"""The classical readability formulas: textstat's, fed with our counts. The one module that imports textstat.

textstat cuts text up itself, wrongly on web pages, and loads a pronouncing dictionary from the network. Its
formulas themselves ask for counts by name (`words_per_sentence`, `count_words` ...). Each formula is run with
functions of these names that read the counts off `Measures`; nothing of textstat is changed.
"""

import builtins
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from types import FunctionType, ModuleType
from typing import Any

from auditor.errors import EngineFaultError
from auditor.message import Message, known, say
from auditor.text.measures import Measures

SZIGRISZT_PAZOS = "szigriszt_pazos"
"""The measure that the INFLESZ scale is made for."""
_BY_LANGUAGE: Mapping[str, tuple[str, ...]] = {
    "en": (
        "flesch_kincaid_grade", "flesch_reading_ease", "smog_index", "gunning_fog", "coleman_liau_index",
        "automated_readability_index", "lix",
    ),
    "es": (SZIGRISZT_PAZOS, "fernandez_huerta"),
}  # fmt: skip
_INFLESZ_BANDS = (
    (80.0, say("very easy")), (65.0, say("fairly easy")), (55.0, say("normal")), (40.0, say("somewhat hard")),
)  # fmt: skip
"""Szigriszt-Pazos scores above which a text is so on the INFLESZ scale (Barrio-Cantalejo and others 2008)."""


def classical_measures(measures: Measures, lang: str) -> dict[str, float]:
    """The classical measures of a text by textstat's names, unrounded; {} in other languages and without words."""
    if not measures.words or not measures.sentences:
        return {}
    return {name: float(formula(measures)) for name, formula in _formulas(lang).items()}


def formula_names() -> Iterator[str]:
    """What the measures are called for people."""
    yield from (_in_words(name) for names in _BY_LANGUAGE.values() for name in names)


def named(measure: str) -> Message:
    """What a measure is called for people, by textstat's name."""
    return known(_in_words(measure))


def _in_words(measure: str) -> str:
    return measure.replace("_", " ")


def inflesz_band(szigriszt_pazos: float) -> Message:
    """How hard a Spanish text is on the INFLESZ scale."""
    return next((band for above, band in _INFLESZ_BANDS if szigriszt_pazos > above), say("very hard"))


@cache
def easy_words() -> frozenset[str]:
    """textstat's list of easy English words, in lower case."""
    _without_nltk()
    utils = import_module("textstat.backend.utils._get_lang_easy_words")
    return frozenset(utils.get_lang_easy_words("en"))


# What textstat's formulas call, and what they get. Each takes a text there and the measures of one here.
_COUNTS: Mapping[str, Callable[..., float]] = {
    "count_words": lambda counts: counts.words,
    "count_sentences": lambda counts: counts.sentences,
    "count_syllables": lambda counts, _lang: counts.syllables,
    "count_polysyllable_words": lambda counts, _lang: counts.polysyllables,
    "count_difficult_words": lambda counts, _lang, _threshold: counts.difficult,
    "count_long_words": lambda counts: counts.long_words,
    "words_per_sentence": lambda counts: counts.words / counts.sentences,
    "sentences_per_word": lambda counts: counts.sentences / counts.words,
    "syllables_per_word": lambda counts, _lang: counts.syllables / counts.words,
    "letters_per_word": lambda counts: counts.letters / counts.words,
    "chars_per_word": lambda counts: counts.characters / counts.words,
}
_CONSTANTS = frozenset({"get_lang_cfg", "get_lang_root"})  # textstat's own, which look at no text


@cache
def _formulas(lang: str) -> dict[str, Callable[[Measures], float]]:
    """The formulas for a language by name."""
    names = _BY_LANGUAGE.get(lang, ())
    if names:
        _without_nltk()
    return {name: _formula(name, lang) for name in names}


def _formula(name: str, lang: str) -> Callable[[Measures], float]:
    """textstat's formula as a function of our counts."""
    try:
        module = import_module(f"textstat.backend.metrics._{name}")
        code = vars(module)[name].__wrapped__.__code__
    except (ImportError, KeyError, AttributeError) as error:
        raise _changed(name) from error
    known: dict[str, Any] = {**_COUNTS, **{key: vars(module)[key] for key in _CONSTANTS if key in vars(module)}}
    if not known.keys() | vars(builtins).keys() >= set(code.co_names) or code.co_freevars:
        raise _changed(name)
    formula = FunctionType(code, {"__builtins__": builtins, **known})
    parameters = code.co_varnames[: code.co_argcount]
    if parameters == ("text",):
        return formula
    if parameters == ("text", "lang"):
        return lambda measures: formula(measures, lang)
    raise _changed(name)


def _changed(name: str) -> EngineFaultError:
    return EngineFaultError(
        say("this version of textstat computes {measure} in a way we don't know", measure=name),
        hint=say("Install textstat 0.7.13."),
    )


@cache
def _without_nltk() -> None:
    """Imports textstat while an empty module stands in for NLTK, which takes two seconds and is never used here."""
    if "textstat" in sys.modules:
        return
    had_nltk = "nltk" in sys.modules
    if not had_nltk:
        sys.modules["nltk"] = ModuleType("nltk")
    try:
        import_module("textstat")
    finally:
        if not had_nltk:
            del sys.modules["nltk"]
