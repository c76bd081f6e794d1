"""Acronyms that the page never spells out, and too many of them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from auditor.text.definitions import find_definitions
from auditor.text.finding import Finder, Text
from auditor.text.flags import CAPITALS
from auditor.text.lexicon import Word
from auditor.text.parsing import Parsed, Sentence
from auditor.text.quoted import is_quoted
from auditor.text.remarks import Level, Remark
from auditor.text.syllables import is_listed, syllables_en
from auditor.text.wordfacts import zipf_table

MAX_UNFAMILIAR = 3  # acronyms on a page; federal plain language guidelines, "Minimize abbreviations"
MAX_ACRONYMS = 300  # different acronyms of a page that are looked up, so that the time stays linear
MAX_LISTED = 10  # acronyms that a message names

_ACRONYM = re.compile(r"((?:[A-Z]{1,4}&)?[A-Z]{2,6}|[A-Z]&[A-Z]|(?:[A-Z]\.){1,5}[A-Z])(?:['’]?s|['’])?")
_ROMAN = re.compile(r"M{0,3}(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})")
_SHORT_WORDS = frozenset({
    "am", "an", "as", "at", "be", "by", "do", "et", "el", "go", "ha", "he", "hi", "if", "in", "is", "it", "la",
    "lo", "me", "my", "no", "of", "oh", "on", "or", "re", "se", "si", "so", "su", "to", "tu", "un", "up", "us",
    "vs", "we", "y", "ya",
})  # fmt: skip
_NAME_OR_GLOSS_AFTER = re.compile(r"(?: [A-Z]+)? [A-Z][a-z]+(?:['’]s)? [A-Z][a-z]|, an? ")
"""What follows where an acronym begins a name ("FPA Women's Health"), or is said to be something ("AZT, a drug")."""
_NUMBER_BEFORE = re.compile(r"\d $")
_OPTION = re.compile(r"(?:^|[^\w)])/$")  # "/GRAT", an option of a program
_CODE_MARKS = frozenset("_=\\<>{}$#@[]`*+^~|")
_COMPANY_AFTER = re.compile(r",? (?:Inc|LLC|Corp|Ltd|LLP|Co|Pty)\b")
_LAW_BOOKS = frozenset({"CFR", "USC", "FR"})  # after a number: part of a citation
MIN_SURE_LETTERS, MAX_SURE_LETTERS = 3, 4  # letters of an unlisted acronym; others are often codes: hints
_LANGS = frozenset({"en", "es"})


@dataclass(slots=True)
class _Acronym:
    """An acronym of a page as written there, and where it stands first."""

    name: str
    block: int
    start: int
    end: int
    written: str
    is_unsure: bool
    count: int = 1


def _mark(lower: str, written: str, lang: str) -> int:
    if len(written) < 2 or not written[:1].isupper():
        return 0
    return CAPITALS if any(_is_candidate(part, lang) for part in _parts(written)) else 0


def _parts(written: str) -> list[str]:
    """The pieces of "HIV/AIDS" or "HUD-approved" that may be acronyms; none of a code such as "SF-86"."""
    if written.isalpha():
        return [written]
    if any(map(str.isdigit, written)):
        return []
    pieces = re.split(r"[/\-‐‑]", written)
    if len(pieces) > 1 and "/" not in written and all(piece.isupper() for piece in pieces):
        return []
    return pieces


def _is_candidate(written: str, lang: str) -> bool:
    found = _ACRONYM.fullmatch(written)
    if not found:
        return False
    name = found[1]
    tier = _table().get(name) or _table().get(name.replace(".", ""))
    if tier:
        return tier == "explain_once"
    if "." in name or _ROMAN.fullmatch(name) or len(set(name)) == 1:
        return False  # initials of people, courts, numbers, "XXXX"
    lower = name.lower()
    if len(name) == 2:
        return lower not in _SHORT_WORDS
    if is_listed(lower) and syllables_en(lower) < len(lower):
        return False  # an ordinary word in capitals: NOTE, AND
    return lang != "es" or lower not in zipf_table("es")


def _collect(text: Text) -> list[_Acronym]:
    """The unfamiliar acronyms of the main content, in the order of their first places."""
    found: dict[str, _Acronym] = {}
    passed: set[str] = set(text.house.known_acronyms) | set(text.house.allowed)
    for block in text.blocks:
        if not block.block.in_main or block.lang not in _LANGS or block.block.kind == "code":
            continue
        for sentence in block.sentences:
            if sentence.flags & CAPITALS:
                _collect_from(block, sentence, found, passed)
    return list(found.values())


def _collect_from(block: Parsed, sentence: Sentence, found: dict[str, _Acronym], passed: set[str]) -> None:
    spans: list[tuple[int, int]] = []
    for at, word in enumerate(sentence.words):
        if not word.flags & CAPITALS:
            continue
        known = found.get(word.lower)
        if known:
            known.count += 1
            continue
        if not spans:
            if _is_shouted(sentence):
                return
            spans = sentence.spans()
        if not _is_in_code_or_name(block.block.text, sentence.words, spans, at):
            _add(block, spans[at], found, passed)


def _add(block: Parsed, span: tuple[int, int], found: dict[str, _Acronym], passed: set[str]) -> None:
    text = block.block.text
    for name, start, end in _names(text[slice(*span)], span[0], block.lang):
        key = name.lower()
        if name in passed or key in passed:
            continue
        if key in found:
            found[key].count += 1
        elif len(found) < MAX_ACRONYMS:
            is_unsure = "&" in name or bool(
                _NAME_OR_GLOSS_AFTER.match(text, end) or _NUMBER_BEFORE.search(text[max(0, start - 3) : start])
            )
            found[key] = _Acronym(name, block.number, start, end, text[start:end], is_unsure)


def _names(written: str, start: int, lang: str) -> Iterator[tuple[str, int, int]]:
    """The acronyms in one word: each without its plural s, and its offsets with it."""
    at = 0
    for part in _parts(written):
        at = written.index(part, at)
        if _is_candidate(part, lang):
            match = _ACRONYM.fullmatch(part)
            yield match[1] if match else part, start + at, start + at + len(part)
        at += len(part)


def _is_shouted(sentence: Sentence) -> bool:
    """Whether the sentence is in capitals throughout, one acronym by itself left out."""
    return len(sentence.words) > 1 and sentence.text.isupper()


def _is_in_code_or_name(text: str, words: list[Word], spans: list[tuple[int, int]], at: int) -> bool:
    """Whether the word is part of a code ("28 CFR 35", "AB 1918"), a program's text, a case, a company or a shout."""
    start, end = spans[at]
    if _has_marks_of_code(text, start, end) or _COMPANY_AFTER.match(text, end) or is_quoted(text, start, end):
        return True
    before = words[at - 1] if at and _is_near(text, spans[at - 1][1], start) else None
    after = words[at + 1] if at + 1 < len(words) and _is_near(text, end, spans[at + 1][0]) else None
    if after and (after.lower.isdigit() or (after.lower == "v" and at + 2 < len(words))):
        return True
    if before and before.lower.isdigit() and text[start:end].replace(".", "") in _LAW_BOOKS:
        return True
    loud = [(before, at - 1), (after, at + 1)]
    return any(each and text[slice(*spans[number])].isupper() and _is_word(each.lower) for each, number in loud)


def _has_marks_of_code(text: str, start: int, end: int) -> bool:
    head = text[max(0, start - 4) : start]
    if head[-1:] in _CODE_MARKS or text[end : end + 1] in _CODE_MARKS or _OPTION.search(head[-2:]):
        return True
    return head.endswith((" v. ", " vs. ")) or "§" in text[end : end + 4]


def _is_near(text: str, end: int, start: int) -> bool:
    return start - end <= 2 and not text[end:start].strip(" .-\u00a0")


def _is_word(lower: str) -> bool:
    """An ordinary word, so that capitals are only a loud way to write it."""
    return len(lower) > 1 and lower.upper() not in _table() and (is_listed(lower) or lower in zipf_table("es"))


def _unexplained(text: Text) -> Iterator[Remark]:
    acronyms = _collect(text)
    if not acronyms:
        return
    blocks = [text.title, *(block.block.text for block in text.blocks)]
    defined = find_definitions(
        blocks,
        (each.name for each in acronyms),
        expansions=text.expansions,
        meanings=known_meanings(),
        is_translated=text.lang == "es",
    )
    for each in acronyms:
        if defined[each.name]:
            continue
        meaning = _display_meanings().get(each.name.replace(".", ""), "")
        is_listed_acronym = bool(meaning)
        is_usual = MIN_SURE_LETTERS <= len(each.name) <= MAX_SURE_LETTERS and not each.is_unsure
        is_plain = bool(meaning) and each.written == each.name
        says = f"“{each.name}” is never spelled out on this page; write it out where it first stands"
        yield Remark(
            rule="acronym-not-explained",
            block=each.block,
            start=each.start,
            end=each.end,
            quote=each.written,
            message=f"{says}: {meaning} ({each.name})." if meaning else f"{says}.",
            suggestion=f"{meaning} ({each.name})" if is_plain else None,
            level=Level.FINDING if is_listed_acronym or is_usual else Level.HINT,
            data={"acronym": each.name, "times": each.count},
        )


def _too_many(text: Text) -> Iterator[Remark]:
    limit = text.house.limits.get("acronyms", MAX_UNFAMILIAR)
    acronyms = _collect(text)
    if len(acronyms) <= limit:
        return
    names = [each.name for each in acronyms]
    shown = ", ".join(names[:MAX_LISTED]) + (" and others" if len(names) > MAX_LISTED else "")
    first_over = acronyms[limit]
    yield Remark(
        rule="too-many-acronyms",
        block=first_over.block,
        start=first_over.start,
        end=first_over.end,
        quote=first_over.written,
        message=f"This page makes readers learn {len(names)} acronyms ({shown}); use words for all but {limit} of them.",
        level=Level.HINT,
        data={"acronyms": names, "limit": limit},
    )


@cache
def _rows() -> list[list[str]]:
    text = resources.files("auditor").joinpath("data/acronyms.csv").read_text(encoding="utf-8")
    return [line.split(",", 2) for line in text.splitlines()[1:]]


@cache
def _table() -> dict[str, str]:
    """Acronym -> its tier: `universal` and `postal` need no explanation, `explain_once` does."""
    return {acronym: tier for acronym, tier, _ in _rows()}


@cache
def known_meanings() -> Mapping[str, tuple[str, ...]]:
    """Acronym -> its full names in lower case, those of states left out."""
    return {acronym: (meaning.lower(),) for acronym, tier, meaning in _rows() if tier != "postal"}


@cache
def _display_meanings() -> Mapping[str, str]:
    return {acronym: meaning for acronym, tier, meaning in _rows() if tier == "explain_once"}


FINDERS: tuple[Finder, ...] = (
    Finder(id="acronym-not-explained", langs=_LANGS, find=_unexplained, mark=_mark),
    Finder(id="too-many-acronyms", langs=_LANGS, find=_too_many, mark=_mark),
)
