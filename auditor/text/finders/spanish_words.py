"""Spanish pages: English left in them, and signs of a translation that nobody read again."""

import re
from collections.abc import Iterator
from functools import cache

from auditor.message import Message, say, say_count
from auditor.tables import read_toml
from auditor.text.finding import Finder, Text
from auditor.text.flags import FOREIGN, TERM
from auditor.text.parsing import Parsed, Sentence
from auditor.text.quoted import is_quoted
from auditor.text.remarks import Level, Remark
from auditor.text.terms import LEFT_ALONE, Spans, TermIndex, is_writers_own
from auditor.text.wordfacts import zipf_table

MIN_RUN = 4  # English words in a row
MIN_SURE_WORDS = 2  # of them, words of English alone
MAX_NAME_SHARE = 0.5  # of the words with a capital; a run with more is a name or a title

_ES = frozenset({"es"})
_LETTERS_OF_SPANISH = re.compile(r"[áéíóúüñ¿¡]", re.IGNORECASE)
_PLACEHOLDER = re.compile(
    r"\{\{[^{}\n]{1,60}\}\}|\[\[[^\[\]\n]{1,60}\]\]|(?<![\w%])%(?:[sd]|\([a-z_]{1,40}\)s)(?!\w)|\{\d{1,2}\}|&(?:nbsp|amp|quot|lt|gt);"
)
_PLACEHOLDER_SIGNS = re.compile(r"[{\[%&]")
_TU = re.compile(
    r"(?<!\w)(?:tú|tus|tu|contigo|puedes|tienes|debes|quieres|necesitas|\w*[áéíóú]\w*[ae]te)(?!\w)", re.IGNORECASE
)
_USTED = re.compile(r"(?<!\w)(?:ustedes|usted|(?!véase)\w*[áéíóú]\w*[ae]se)(?!\w)", re.IGNORECASE)
"""Words that say tú or usted to the reader; so do commands with a pronoun: "asegúrate", "asegúrese"."""


@cache
def _english_words() -> frozenset[str]:
    return frozenset(read_toml("spanish_marks.toml")["english_words"])


@cache
def _calques() -> TermIndex[str]:
    return TermIndex(read_toml("spanish_marks.toml")["calques"].items())


@cache
def _only_english(lower: str) -> bool:
    """Whether a word is English and not Spanish: in the English list, and rarer in Spanish."""
    english = zipf_table("en").get(lower)
    return english is not None and english > zipf_table("es").get(lower, 0.0) and not _LETTERS_OF_SPANISH.search(lower)


def _mark_english(lower: str, _written: str, lang: str) -> int:
    return FOREIGN if lang == "es" and lower in _english_words() else 0


def _mark_calque(lower: str, _written: str, lang: str) -> int:
    return TERM if lang == "es" and lower in _calques() else 0


def _untranslated(text: Text) -> Iterator[Remark]:
    if text.lang != "es":
        return
    for block in text.blocks:
        if not block.block.in_main or block.block.kind in LEFT_ALONE:
            continue
        if block.lang == "en" and not block.block.lang.lower().startswith("en"):
            yield from _english_block(block)
        elif block.lang == "es":
            for sentence in block.sentences:
                if sentence.flags & FOREIGN:
                    yield from _runs(block, sentence)


def _english_block(block: Parsed) -> Iterator[Remark]:
    """A whole block in English that is not marked as such."""
    words = [word for sentence in block.sentences for word in sentence.words]
    text = block.block.text
    if len(words) < MIN_RUN or sum([word.lower in _english_words() for word in words]) < MIN_SURE_WORDS:
        return
    end = min(len(text), block.sentences[0].end)
    yield _remark(block, block.sentences[0].start, end, _ENGLISH_BLOCK)


def _runs(block: Parsed, sentence: Sentence) -> Iterator[Remark]:
    words, spans = sentence.words, sentence.spans()
    at = 0
    while at < len(words):
        if not _only_english(words[at].lower):
            at += 1
            continue
        end = at
        while end < len(words) and _only_english(words[end].lower):
            end += 1
        if end - at >= MIN_RUN and sum([bool(word.flags & FOREIGN) for word in words[at:end]]) >= MIN_SURE_WORDS:
            yield from _run(block, spans, at, end)
        at = end


def _run(block: Parsed, spans: Spans, first: int, after: int) -> Iterator[Remark]:
    text = block.block.text
    start, end = spans[first][0], spans[after - 1][1]
    capitals = sum([text[spans[number][0]].isupper() for number in range(first, after)])
    if capitals > MAX_NAME_SHARE * (after - first) or is_quoted(text, start, end) or text[start - 1 : start] == "(":
        return
    yield _remark(block, start, end, _english_words_said(after - first))


_ENGLISH_BLOCK = say(
    'This block of a Spanish page is in English; translate them, or mark them with lang="en" if they must stay.'
)


def _english_words_said(count: int) -> Message:
    return say_count(
        'This word of a Spanish page is in English; translate it, or mark it with lang="en" if it must stay.',
        'These {n} words of a Spanish page are in English; translate them, or mark them with lang="en" if they must stay.',
        n=count,
    )


def _remark(block: Parsed, start: int, end: int, message: Message) -> Remark:
    return block.remark("untranslated-remains", start, end, message)


def _marks(text: Text) -> Iterator[Remark]:
    for block in text.in_language("es"):
        if block.block.kind in LEFT_ALONE:
            continue
        yield from _placeholders(block)
        for sentence in block.sentences:
            yield from _calque(block, sentence)
        yield from _mixed_address(block)


def _placeholders(block: Parsed) -> Iterator[Remark]:
    if not _PLACEHOLDER_SIGNS.search(block.block.text):
        return
    for found in _PLACEHOLDER.finditer(block.block.text):
        says = say("This placeholder was never filled in.")
        yield _mark(block, found.start(), found.end(), says, "placeholder")


def _calque(block: Parsed, sentence: Sentence) -> Iterator[Remark]:
    for spans, match in _calques().found_in(sentence, TERM):
        if is_writers_own(block, sentence, spans, match):
            start, end = spans[match.first][0], spans[match.last][1]
            says = say("“{form}” copies the English; Spanish says “{spanish}”.", form=match.form, spanish=match.payload)
            yield _mark(block, start, end, says, "calque")


def _mixed_address(block: Parsed) -> Iterator[Remark]:
    """Both tú and usted in one paragraph."""
    text = block.block.text
    informal = _TU.search(text)
    formal = _USTED.search(text) if informal else None
    if formal and informal and not is_quoted(text, *informal.span()):
        says = say(
            "This paragraph says both “{formal}” and “{informal}”; keep to one.",
            formal=formal.group(),
            informal=informal.group(),
        )
        yield _mark(block, *informal.span(), says, "mixed address")


def _mark(block: Parsed, start: int, end: int, says: Message, kind: str) -> Remark:
    return block.remark("machine-translation-marks", start, end, says, level=Level.HINT, data={"kind": kind})


FINDERS: tuple[Finder, ...] = (
    Finder(id="untranslated-remains", langs=_ES, find=_untranslated, mark=_mark_english),
    Finder(id="machine-translation-marks", langs=_ES, find=_marks, mark=_mark_calque),
)
