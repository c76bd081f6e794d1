"""Words and phrases with plain ones that say the same: the lists that come with the auditor, and an agency's own."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from auditor.artifacts.house import HouseStyle, Term
from auditor.message import Message, known, say
from auditor.text.finders.court_terms import Place, unexplained_terms
from auditor.text.finders.spanish_office import office_remarks
from auditor.text.finding import Finder, Text
from auditor.text.flags import CUSTOM, TERM, WEAK_TERM
from auditor.text.law import level_in
from auditor.text.parsing import Parsed, Sentence
from auditor.text.remarks import Level, Remark
from auditor.text.terms import (
    LEFT_ALONE,
    Match,
    PlainTerm,
    Replacement,
    Spans,
    TermIndex,
    is_meant,
    is_writers_own,
    replacement,
)
from auditor.text.word_lists import plain_terms
from auditor.text.wordfacts import zipf_table
from auditor.text.wording import any_of

MAX_PLAIN_SHARE = 0.02  # of the pages of USAGov en Español; a term that a plain site uses more often is no hard word
FAMILIAR_ZIPF = 4.5
"""Zipf scale, some thirty times in a million words: whoever reads at all has met a word as frequent ("ensure", 4.7) again
and again. The strong words of the list that a reader may never have met ("utilize", "initiate") lie below 4.3; ours."""
MAX_CHOICES = 3  # replacements that a message names
MAX_PATTERN_CHARS = 120  # characters before its anchor that a pattern may begin
MAX_ENTRY_WORDS = 3  # words of "utilize, utilization": an entry of a word list, or a label
KEPT_HOUSE_LISTS = 4

_DEFINITION = re.compile(r"\bthe terms? [\"“]|[\"”][^\"“”.;]{0,60}\b(?:means?|includes?|refers? to|has the meaning)\b")
_LEVELS = {"strong": Level.FINDING, "medium": Level.HINT, "unseen": Level.HINT}
_PHRASES = frozenset({"phrase", "hidden_verb", "redundant", "doublet"})


def level_of(term: PlainTerm) -> Level | None:
    """How much a hit of a term claims by its measured strength; None for one that is off.

    Terms without evidence of their own are hints: as a class they are 4 times as frequent in hard text. A word that
    everybody meets often is at most a hint, however many more hard texts have it. An ambiguous term is at most a hint,
    and only before the words given. What readings of its replacement said goes before all that.
    """
    if term.level:
        return None if term.level == "off" else term.level
    if term.is_ambiguous:
        return Level.HINT if term.only_before else None
    level = _LEVELS.get(term.strength)
    if level is Level.FINDING and zipf_table("en").get(term.term, 0.0) >= FAMILIAR_ZIPF:
        return Level.HINT
    return level


def _level_es(term: PlainTerm) -> Level | None:
    if term.plain_share > MAX_PLAIN_SHARE:
        return None
    return Level.HINT if term.is_ambiguous or term.kind not in _PHRASES | {"legalese"} else Level.FINDING


@cache
def _graded(lang: str) -> dict[PlainTerm, Level]:
    """The terms of `hard-word` that are on, with their levels."""
    level = _level_es if lang == "es" else level_of
    levels = {term: level(term) for term in plain_terms(lang) if not term.rule}
    return {term: level for term, level in levels.items() if level}


@cache
def _index(lang: str) -> TermIndex[PlainTerm]:
    forms = [(form, term) for term in _graded(lang) for form in term.forms]
    return TermIndex(forms + [(term.anchor, term) for term in _graded(lang) if term.anchor])


@cache
def _weak_index(lang: str) -> TermIndex[PlainTerm]:
    return TermIndex(
        (form, term) for term in plain_terms(lang) if term.strength == "weak" and not term.rule for form in term.forms
    )


def mark_listed(lower: str, _written: str, lang: str) -> int:
    """The bit TERM for a word by which a term of the list is found."""
    return TERM if lower in _index(lang) else 0


def _mark_weak(lower: str, _written: str, lang: str) -> int:
    return WEAK_TERM if lower in _weak_index(lang) else 0


def _hard_words(text: Text) -> Iterator[Remark]:
    for lang in ("en", "es"):
        for block in text.in_language(lang):
            yield from remarks_on_listed("hard-word", text, block, phrases=False)
            if lang == "es" and block.block.kind not in LEFT_ALONE:
                yield from office_remarks(text, block)
    yield from unexplained_terms(text, _terms_of_law(text))


def _terms_of_law(text: Text) -> Iterator[Place]:
    for block in text.in_language("en"):
        for sentence, spans, match in matches(block, _index("en"), TERM, text.house):
            if match.payload.explain:
                yield Place(block, sentence, spans, match)


def remarks_on_listed(rule: str, text: Text, block: Parsed, *, phrases: bool) -> Iterator[Remark]:
    """What is said of the terms of the list in a block: of its phrases, or of the others. Of those that overlap the longest counts."""
    levels = _graded(block.lang)
    for sentence, spans, match in matches(block, _index(block.lang), TERM, text.house):
        if is_phrase(match.payload) == phrases and not match.payload.explain:
            yield from remarks_on_term(rule, text, block, sentence, spans, match, levels[match.payload])


def is_phrase(term: PlainTerm) -> bool:
    """Whether a term of the list is many words that say what few say, and so told as a wordy phrase."""
    return term.kind in _PHRASES and " " in term.term and bool(term.use)


def _level_here(level: Level, text: Text, block: Parsed, sentence: Sentence, *, fits: bool) -> Level:
    """The level of a term where it stands: a finding needs words that fit in its place, and a writer free to choose.

    Tables show wordings side by side, wrong ones too, and name things; a definition has to be exact.
    """
    if block.block.kind == "cell" or level is Level.ADVICE:
        return Level.ADVICE
    if level is Level.FINDING and (not fits or _DEFINITION.search(sentence.text)):
        level = Level.HINT
    return level_in(text, block, level)


def _weak_words(text: Text) -> Iterator[Remark]:
    for block in text.in_language("en"):
        for sentence, spans, match in matches(block, _weak_index("en"), WEAK_TERM, text.house):
            yield from remarks_on_term("hard-word-weak", text, block, sentence, spans, match, Level.ADVICE)


def matches(
    block: Parsed, index: TermIndex[PlainTerm], bit: int, house: HouseStyle
) -> Iterator[tuple[Sentence, Spans, Match[PlainTerm]]]:
    """The terms in a block that the house style doesn't allow, each with its sentence and where its words stand."""
    if block.block.kind in LEFT_ALONE or block.is_record:
        return
    for sentence in block.sentences:
        for spans, match in index.found_in(sentence, bit):
            if match.form not in house.allowed and match.payload.term not in house.allowed:
                yield sentence, spans, match


def remarks_on_term(
    rule: str,
    text: Text,
    block: Parsed,
    sentence: Sentence,
    spans: Spans,
    match: Match[PlainTerm],
    level: Level,
) -> Iterator[Remark]:
    """What is said of one match of a term; nothing where it has another sense, is listed, or is not the writer's."""
    term = match.payload
    if not is_meant(term, block.block.text, sentence, spans, match):
        return
    if len(sentence.words) <= max(MAX_ENTRY_WORDS, match.last - match.first + 1) and not sentence.is_whole:
        return  # an entry of a list of words
    if not is_writers_own(block, sentence, spans, match):
        return
    written = block.block.text
    made = replacement(term, block, sentence, spans, match)
    if term.pattern:
        begin = max(0, made.start - MAX_PATTERN_CHARS)
        found = re.search(term.pattern, written[begin : made.end], re.IGNORECASE)
        if not found:
            return
        made = made._replace(start=begin + found.start(), end=begin + found.end(), text=None)
    yield block.remark(
        rule,
        made.start,
        made.end,
        _message(term, written[spans[match.first][0] : spans[match.last][1]], made.choices, block.lang),
        suggestion=made.text,
        level=_level_here(level, text, block, sentence, fits=made.text is not None),
        data={"term": term.term, "use": list(term.use)} | _evidence(term),
    )


def _evidence(term: PlainTerm) -> dict[str, str | float | None]:
    return {"strength": term.strength, "ratio": term.ratio} if term.strength else {}


def _message(term: PlainTerm, written: str, choices: tuple[str, ...], lang: str) -> Message:
    if not choices:
        return _of_offices(term, written) if lang == "es" and term.note else _without_choices(term, written)
    plainer = any_of(choices[:MAX_CHOICES])
    if term.kind in _PHRASES and _is_shorter(choices[0], written):
        return say("“{word}” is a long way to say {plainer}.", word=written, plainer=plainer)
    if lang == "es":
        return say("“{word}” is hard for many readers of Spanish; {plainer} is plainer.", word=written, plainer=plainer)
    return say("“{word}” is hard for many readers; {plainer} is plainer.", word=written, plainer=plainer)


def _is_shorter(choice: str, written: str) -> bool:
    """Whether a replacement has fewer words, or as many with fewer letters."""
    return (len(choice.split()), len(choice)) < (len(written.split()), len(written))


def _of_offices(term: PlainTerm, written: str) -> Message:
    return say("“{word}” is the language of offices; {note}.", word=written, note=known(term.note))


def _without_choices(term: PlainTerm, written: str) -> Message:
    if term.omit and term.kind != "jargon":
        return say("“{word}” adds nothing here; leave it out.", word=written)
    if not term.note:
        return say("“{word}” is jargon to most readers; say in plain words what happens.", word=written)
    return say(
        "“{word}” is jargon to most readers; say in plain words what happens; {note}.",
        word=written,
        note=known(term.note),
    )


def notes_shown() -> Iterator[str]:
    """The notes of the word lists that messages repeat."""
    for lang in ("en", "es"):
        yield from (term.note for term in plain_terms(lang) if term.note and not term.use and not term.rule)


def house_words(text: Text) -> Iterator[Remark]:
    """An agency's own terms, in every language of the text."""
    if not text.house.terms:
        return
    index = _house_index(text.house.terms)
    for block in text.blocks:
        if not block.block.in_main or block.block.kind in LEFT_ALONE:
            continue
        for sentence in block.sentences:
            for spans, match in index.found_in(sentence, CUSTOM):
                yield from _house_remark(block, sentence, spans, match, text.house)


def _house_remark(
    block: Parsed, sentence: Sentence, spans: Spans, match: Match[Term], house: HouseStyle
) -> Iterator[Remark]:
    term = match.payload
    if match.form in house.allowed or not is_writers_own(block, sentence, spans, match):
        return
    plain = PlainTerm(
        term=match.form, forms=(match.form,), use=(term.use,) if term.use else (), is_mechanical=True, omit=not term.use
    )
    made: Replacement = replacement(plain, block, sentence, spans, match._replace(payload=plain))  # type: ignore[arg-type]
    yield block.remark(
        "house-word",
        made.start,
        made.end,
        _house_message(match.form, made.choices[0] if made.choices else "", term.why.rstrip(".") if term.why else ""),
        suggestion=made.text if term.use or made.text else "",
        data={"form": match.form, "use": term.use, "why": term.why},
    )


def _house_message(form: str, use: str, why: str) -> Message:
    if use and why:
        return say("Your house style says of “{form}”: write “{use}” ({why}).", form=form, use=use, why=why)
    if use:
        return say("Your house style says of “{form}”: write “{use}”.", form=form, use=use)
    if why:
        return say("Your house style says of “{form}”: leave it out ({why}).", form=form, why=why)
    return say("Your house style says of “{form}”: leave it out.", form=form)


@lru_cache(maxsize=KEPT_HOUSE_LISTS)
def _house_index(terms: tuple[Term, ...]) -> TermIndex[Term]:
    return TermIndex(((form, term) for term in terms for form in term.forms), by_first_word=True)


FINDERS: tuple[Finder, ...] = (
    Finder(id="hard-word", langs=frozenset({"en", "es"}), find=_hard_words, mark=mark_listed),
    Finder(id="hard-word-weak", langs=frozenset({"en"}), find=_weak_words, mark=_mark_weak, is_on=False),
    Finder(id="house-word", langs=frozenset({"en", "es"}), find=house_words),
)
