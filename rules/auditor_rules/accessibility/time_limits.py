"""Time limits that a page tells of in words. Data: `time_limits.toml` beside this file."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from typing import Any

from auditor.artifacts import DocumentText, Fields
from auditor.message import say
from auditor.model import Confidence, Finding, Harm, Outcome, Target
from auditor.rule import Example, Rule, rule
from auditor_rules.harm import of_time_limit
from auditor_rules.telling import clipped

LONG_S = 20 * 3600  # s; WCAG 2.2 SC 2.2.1 leaves out limits longer than 20 hours
MIN_FIELDS = 2  # fields to fill in: with one, a search or a newsletter, nothing is lost (our choice)
MAX_SENTENCE_CHARS = 400  # a longer one is no notice to the visitor
_UNITS = {"seconds": 1, "minutes": 60, "hours": 3600}
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_NOT_FILLED = frozenset({"", "submit", "button", "reset", "image", "search"})
_FORM = (
    '<!doctype html><html lang="en"><title>Permit</title><main><h1>Permit</h1><p>{}</p><form>'
    "<label>Name <input></label><label>Street <input></label><button>Send</button></form></main>"
)


@rule(
    "time-limit-mentioned",
    title="A form may have to be filled in within a set time",
    family="accessibility",
    harm={"cognitive_learning": Harm.STOP, "blind": Harm.HINDER, "limited_dexterity": Harm.HINDER},
    confidence=Confidence.LOW,
    refs=("wcag22:2.2.1",),
    examples=(
        Example("fifteen minutes", _FORM.format("Your session will expire in 15 minutes."), "cantTell"),
        Example("an effort, no limit", _FORM.format("It takes 15 minutes to complete this form."), "inapplicable"),
    ),
)
def time_limit_mentioned(doc: DocumentText, page: Fields) -> Iterator[Finding]:
    """Forms on pages that speak of a time limit.

    What it checks: on pages with a form to fill in, whether a visible sentence says that the session ends,
        that visitors are logged out, or that there is a set time; limits of 20 hours and more are left out.
    Who it affects: people who read or type slowly, who use a screen reader or a switch, who need breaks.
    Why: when time runs out, what they have filled in is gone, and the next time they are no faster.
    What decides the harm: the time that the sentence names. Up to 20 minutes stop people who need long,
        if no more can be had; a longer time hinders them.
    How to fix: set no limit; or let people switch it off or make it ten times as long beforehand; or warn
        them at least 20 seconds before the end and let them ask for more with one key, ten times over.
    Limits: knows phrases in English, Spanish and French. A limit that is not told of, or only in a
        dialog that opens later, is not seen. Whether more time can be had is for a person to try.
    Sources: WCAG 2.2 success criterion 2.2.1 Timing Adjustable.
    """
    by_form: dict[int, list[str]] = defaultdict(list)
    for field in page.fields:
        by_form[field.form].append(field.type)
    if not any(_is_filled_in(types) for types in by_form.values()):
        return
    told: set[str] = set()
    for block in doc.blocks:
        for sentence in _SENTENCE_END.split(block.text):
            if sentence in told or not tells_of_limit(sentence):
                continue
            told.add(sentence)
            if _patterns()["more_time"].search(block.text):
                yield Finding(Outcome.UNTESTED, say("the page says that more time can be had; that was not tried"))
                continue
            message = say(
                "the page says: “{sentence}”. Check that people can ask for more time without losing what they "
                "filled in",
                sentence=clipped(sentence),
            )
            harm = of_time_limit(min(_lengths_s(sentence), default=None))
            yield Finding(Outcome.CANT_TELL, message, target=Target(selector=block.selector), cause=sentence, harm=harm)


def tells_of_limit(sentence: str) -> bool:
    """Whether `sentence` says that visitors have less than 20 hours for something, or that their session ends."""
    patterns = _patterns()
    if len(sentence) > MAX_SENTENCE_CHARS or patterns["no_limit"].search(sentence):
        return False
    lengths_s = list(_lengths_s(sentence))
    if lengths_s and min(lengths_s) >= LONG_S:
        return False
    return bool(patterns["session"].search(sentence) or (lengths_s and patterns["limit"].search(sentence)))


def _lengths_s(sentence: str) -> Iterator[float]:
    """The lengths of time that `sentence` names, in seconds."""
    numbers = _words()["number"]
    for match in _patterns()["length"].finditer(sentence):
        figure = match["figure"].casefold()
        unit = next(unit for unit in _UNITS if match[unit])
        yield (numbers[figure] if figure in numbers else int(figure)) * _UNITS[unit]


def _is_filled_in(types: list[str]) -> bool:
    return "password" in types or sum(kind not in _NOT_FILLED for kind in types) >= MIN_FIELDS


@lru_cache(maxsize=1)
def _words() -> dict[str, Any]:
    """The data of all languages together: a phrase of one means nothing else in another."""
    text = resources.files(__package__).joinpath("time_limits.toml").read_text(encoding="utf-8")
    languages = tomllib.loads(text).values()
    keys = ("limit", "session", "no_limit", "more_time", *_UNITS)
    merged: dict[str, Any] = {key: [entry for language in languages for entry in language[key]] for key in keys}
    merged["number"] = {word: value for language in languages for word, value in language["number"].items()}
    return merged


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    words = _words()
    patterns = {
        key: re.compile("|".join(words[key]), re.IGNORECASE) for key in ("limit", "session", "no_limit", "more_time")
    }
    units = "|".join(f"(?P<{unit}>{'|'.join(words[unit])})" for unit in _UNITS)
    figures = "|".join(sorted(words["number"], key=len, reverse=True))
    patterns["length"] = re.compile(rf"\b(?P<figure>\d{{1,4}}|{figures})[\s-]+(?:{units})\b", re.IGNORECASE)
    return patterns


RULES: tuple[Rule, ...] = (time_limit_mentioned,)
