"""Wordy phrases, and marks that make two words of one: "prior to", "thirty (30) days", "form(s)"."""

import re
from collections.abc import Iterator
from functools import cache

from auditor.message import say
from auditor.text.finders.hard_words import mark_listed, matches, remarks_on_listed, remarks_on_term
from auditor.text.finding import Finder, Text
from auditor.text.flags import WORDY
from auditor.text.inflection import Form, in_case_of, inflect
from auditor.text.law import level_in
from auditor.text.parsing import Parsed
from auditor.text.quoted import is_quoted
from auditor.text.remarks import Level, Remark
from auditor.text.terms import LEFT_ALONE, PlainTerm, TermIndex
from auditor.text.word_lists import wordy_phrases

_LANGS = frozenset({"en", "es"})
_UNITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_NUMBER = "|".join([*_UNITS, *_TENS])
_TWICE = re.compile(
    rf"\b((?:(?:{_NUMBER})(?:[ -]hundred)?(?:[ -]and)?[ -]?)+) ?\((\d{{1,3}})\)(?=[ -])",
    re.IGNORECASE,
)
"""A number in words and again in figures: "thirty (30) ", "one hundred twenty (120) "."""
_FIGURE = re.compile(r"\(\d{1,3}\)[ -]")
"""What any such number ends with: looked for first, as that is cheap."""
_OPTIONAL_PLURAL = re.compile(r"\b([^\W\d_]{3,})(\(s\)|\(es\)|\(ies\))(?![\w(])")
_SINGULAR = frozenset({"a", "an", "each", "every", "one", "this", "that", "another", "either"})
_SINGULAR_REST = re.compile(
    r"[^.;:?!]{0,200}?\b(?:it|its|itself|isn['’]t|wasn['’]t|hasn['’]t|doesn['’]t)\b|[^,.;:?!()]{0,80}?\b(?:is|was|has|does)\b"
    r"|[^.;:?!]{0,200}[.;:?!]\s+(?:[Ii]f\s|[Ww]hen\s)?(?:[Ii]ts?|[Tt]his|[Tt]hat)\s"
    r"|\s(?!(?:across|always|as|besides|does|has|is|its|perhaps|sometimes|this|towards?|unless|was|whose|yes)\b)[a-z]{2,}[b-hj-rt-z]s\b(?!['’])"
    r"|\s(?:that|which|who)\s(?!(?:always|as|is|this|was)\b)[a-z]{2,}[b-hj-rt-z]s\b(?!['’])"
)
"""What goes on in the singular behind "the form(s)": a pronoun, or a verb in the same clause."""


@cache
def _index(lang: str) -> TermIndex[PlainTerm]:
    terms = [term for term in wordy_phrases(lang) if isinstance(term.level, Level)]
    return TermIndex((form, term) for term in terms for form in term.forms)


def _mark(lower: str, written: str, lang: str) -> int:
    return (WORDY if lower in _index(lang) else 0) | mark_listed(lower, written, lang)


def _find(text: Text) -> Iterator[Remark]:
    for block in text.blocks:
        if not block.block.in_main or block.lang not in _LANGS:
            continue
        for sentence, spans, match in matches(block, _index(block.lang), WORDY, text.house):
            level = match.payload.level
            if isinstance(level, Level):
                yield from remarks_on_term("wordy-phrase", text, block, sentence, spans, match, level)
        yield from remarks_on_listed("wordy-phrase", text, block, phrases=True)
        if block.lang == "en" and block.block.kind not in LEFT_ALONE and "(" in block.block.text:
            yield from _numbers_twice(text, block)
            yield from _optional_plurals(text, block)


def _numbers_twice(text: Text, block: Parsed) -> Iterator[Remark]:
    written = block.block.text
    if not _FIGURE.search(written):
        return
    for found in _TWICE.finditer(written):
        if _value(found.group(1)) != int(found.group(2)) or is_quoted(written, found.start(), found.end()):
            continue
        yield block.remark(
            "wordy-phrase",
            found.start(),
            found.end(),
            say("“{quote}” gives one number twice; the figure is enough.", quote=found.group()),
            suggestion=found.group(2),
            level=level_in(text, block),
            data={"term": "thirty (30)", "use": [found.group(2)]},
        )


def _value(words: str) -> int:
    """The number that words give, 0 for none: "one hundred and twenty" is 120."""
    value = 0
    for word in re.findall(r"[a-z]+", words.lower()):
        value = value * 100 if word == "hundred" else value + _UNITS.get(word, 0) + _TENS.get(word, 0)
    return value


def _optional_plurals(text: Text, block: Parsed) -> Iterator[Remark]:
    """ "form(s)": the plural says the same, but not after "a", nor before a verb that needs the singular."""
    written = block.block.text
    if block.block.kind not in ("paragraph", "list_item"):
        return  # a label or a heading has no sentence that the plural could stand in
    for found in _OPTIONAL_PLURAL.finditer(written):
        if is_quoted(written, found.start(), found.end()):
            continue
        noun = found.group(1)
        before = written[: found.start()].lower().split()[-2:]
        fits = (
            _SINGULAR.isdisjoint(before)
            and not found.group(2).startswith("(i")
            and not _SINGULAR_REST.match(written, found.end())
        )
        plural = in_case_of(noun, inflect(noun.lower(), Form.PLURAL))
        yield block.remark(
            "wordy-phrase",
            found.start(),
            found.end(),
            say(
                "“{quote}” is read twice; “{plural}” is enough, as it holds for one too.",
                quote=found.group(),
                plural=plural,
            ),
            suggestion=plural if fits else None,
            level=level_in(text, block, Level.FINDING if fits else Level.HINT),
            data={"term": "(s)", "use": [plural]},
        )


FINDERS: tuple[Finder, ...] = (Finder(id="wordy-phrase", langs=_LANGS, find=_find, mark=_mark),)
