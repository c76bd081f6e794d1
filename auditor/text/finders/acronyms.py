"""Acronyms that the page never spells out, and too many of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from auditor.message import Message, say, say_count
from auditor.text.acronym_table import full_names, known_meanings, spelled_out, tiers
from auditor.text.definitions import find_definitions
from auditor.text.finding import Finder, Text
from auditor.text.flags import CAPITALS
from auditor.text.law import is_law
from auditor.text.lexicon import Word
from auditor.text.parsing import Parsed, Sentence, all_words
from auditor.text.quoted import is_quoted
from auditor.text.remarks import Level, Remark
from auditor.text.syllables import is_listed, syllables_en
from auditor.text.wordfacts import zipf_table

MAX_UNFAMILIAR = 3  # acronyms on a page; federal plain language guidelines, "Minimize abbreviations"
MAX_ACRONYMS = 300  # different acronyms of a page that are looked up, so that the time stays linear
MAX_DOTS = 50  # places of an acronym before a dot that are looked at, so that the time stays linear
MAX_LISTED = 10  # acronyms that a message names

_ACRONYM = re.compile(r"((?:[A-Z]{1,4}&)?[A-Z]{2,6}|[A-Z]&[A-Z]|(?:[A-Z]\.){1,5}[A-Z])(?:['’]?s|['’])?")
_ROMAN = re.compile(r"M{0,3}(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})")
_SHORT_WORDS = frozenset({
    "am", "an", "as", "at", "be", "by", "do", "et", "el", "go", "ha", "he", "hi", "if", "in", "is", "it", "la",
    "lo", "me", "my", "no", "of", "oh", "on", "or", "re", "se", "si", "so", "su", "to", "tu", "un", "up", "us",
    "vs", "we", "y", "ya",
})  # fmt: skip
_NAME_AFTER = re.compile(r" (?:(?:[A-Z]{2}|[A-Z][a-z])|(?:and|of|for|&) (?:the )?[A-Z][a-z])")
"""What follows where an acronym is part of a name: "FPA Women's Health", "NDIS Quality and Safeguards Commission"."""
_NAME_BEFORE = re.compile(r"[^\s.!?:•] [\"“(]?(?:[A-Z][\w.-]*[\w.]|[A-Z])(?: (?:and|of|for|&)(?: the)?)? $")
"""What precedes it there, not at the start of a sentence: "the Core Accessibility API"."""
_NEARBY_CHARS = 60  # characters before an acronym that tell whether a name begins there
_GLOSS_AFTER = re.compile(r", an? | (?:is|are) (?:an?|the) ")  # "AZT, a drug"; "An ABN is a number"
_NAMED_BEFORE = re.compile(r"\b(?:known as|called|named) [\"“]?(?:the )?$")
_IN_CHAIN = re.compile(r" ?/ ?")  # "NOAA / OAR/ PMEL"
_DOMAIN_END = re.compile(r"\.(?:gov|org|com|net|edu|mil|info|int|us|au|uk|ca)\b")
_NUMBER_BEFORE = re.compile(r"\d $")
_OPTION = re.compile(r"(?:^|[^\w)])/$")  # "/GRAT", an option of a program
_CODE_MARKS = frozenset("_=\\<>{}$#@[]`*+^~|")
_COMPANY_AFTER = re.compile(r",? (?:Inc|LLC|Corp|Ltd|LLP|Co|Pty)\b")
_LAW_BOOKS = frozenset({"CFR", "USC", "FR"})  # after a number: part of a citation
MAX_SURE_LETTERS = 4  # letters of an unlisted acronym; longer ones are often codes: hints
_LANGS = frozenset({"en", "es"})
MIN_USES = 2  # uses in paragraphs from which readers have to learn an acronym
MAX_LETTERS_UNSAID = 2  # letters of acronyms that are said only if listed; others are codes, units and names
_IN_NAME, _OUTSIDE, _IN_LIST, _IN_SENTENCE = range(4)
"""How sure a place is: in a name, or where the text says what the thing is, nothing is missing; an item of a list
names things; a whole sentence of a paragraph tells readers something."""


@dataclass(slots=True)
class _Acronym:
    """An acronym of a page as written there, and the first of its surest places; `uses` are those in paragraphs."""

    name: str
    block: int
    start: int
    end: int
    written: str
    place: int
    count: int = 1
    uses: int = 0


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
    tier = tiers().get(name) or tiers().get(name.replace(".", ""))
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


@lru_cache(maxsize=1)
def _collect(text: Text) -> tuple[_Acronym, ...]:
    """The unfamiliar acronyms of the main content, in the order of their first places; kept for the second finder."""
    found: dict[str, _Acronym] = {}
    passed: set[str] = set(text.house.known_acronyms) | set(text.house.allowed)
    for block in text.blocks:
        if not block.block.in_main or block.lang not in _LANGS or block.block.kind == "code":
            continue
        for sentence in block.sentences:
            if sentence.flags & CAPITALS:
                _collect_from(block, sentence, found, passed)
    if found:
        code = [sentence for block in text.blocks if block.block.kind == "code" for sentence in block.sentences]
        for word in {word.lower for word in all_words(code)}:
            found.pop(word, None)  # a name that programs use
    return tuple(found.values())


def _collect_from(block: Parsed, sentence: Sentence, found: dict[str, _Acronym], passed: set[str]) -> None:
    spans: list[tuple[int, int]] = []
    use = int(block.block.kind == "paragraph")
    for at, word in enumerate(sentence.words):
        if not word.flags & CAPITALS:
            continue
        known = found.get(word.lower)
        if known and known.place == _IN_SENTENCE:
            known.count += 1
            known.uses += use
            continue
        if not spans:
            if _is_shouted(sentence):
                return
            spans = sentence.spans()
        if not _is_in_code_or_name(block.block.text, sentence.words, spans, at):
            _add(block, sentence, spans[at], found, passed)


def _add(
    block: Parsed, sentence: Sentence, span: tuple[int, int], found: dict[str, _Acronym], passed: set[str]
) -> None:
    text = block.block.text
    for name, start, end in _names(text[slice(*span)], span[0], block.lang):
        key = name.lower()
        if name in passed or key in passed:
            continue
        if key not in found and len(found) >= MAX_ACRONYMS:
            continue
        place = _place(block, sentence, start, end)
        known = found.get(key)
        if not known or place > known.place:
            count, uses = (known.count, known.uses) if known else (0, 0)
            known = found[key] = _Acronym(name, block.number, start, end, text[start:end], place, count, uses)
        known.count += 1
        known.uses += block.block.kind == "paragraph"


def _place(block: Parsed, sentence: Sentence, start: int, end: int) -> int:
    """How sure the place of an acronym is."""
    text, kind = block.block.text, block.block.kind
    head = text[max(0, start - _NEARBY_CHARS) : start]
    if _is_in_name(text, head, end):
        return _IN_NAME
    if _IN_CHAIN.match(text, end) or head.rstrip().endswith("/") or _NUMBER_BEFORE.search(head):
        return _OUTSIDE
    if kind == "paragraph" and sentence.is_whole:
        return _IN_SENTENCE
    return _IN_LIST if kind == "list_item" else _OUTSIDE


def _is_in_name(text: str, head: str, end: int) -> bool:
    """Whether the acronym that ends at `end`, after `head`, belongs to a name, is one, or is said to be something."""
    if _NAME_BEFORE.search(head) or _NAMED_BEFORE.search(head) or _GLOSS_AFTER.match(text, end):
        return True
    if head[-1:] == "(" and text[end : end + 1] == ")":
        return True  # beside what it stands for: "gfortran (GCC)"
    is_possessive = text[end - 1] in "'’" or text[end - 2] in "'’"
    return not is_possessive and _NAME_AFTER.match(text, end) is not None


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
    return len(lower) > 1 and lower.upper() not in tiers() and (is_listed(lower) or lower in zipf_table("es"))


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
    unexplained = [each for each in acronyms if not defined[each.name]]
    if not unexplained:
        return
    lower = "\n".join(blocks).lower()
    is_of_law = is_law(text)
    for each in unexplained:
        level = _level(each, is_in_domain=_is_in_domain(each.name.lower(), lower))
        if level is Level.FINDING and (len(unexplained) > MAX_UNFAMILIAR or defined.get(each.name[:-1])):
            level = Level.HINT  # written for people who know them, or "DEIA" where "DEI" is spelled out
        if level and is_of_law:
            level = Level.ADVICE
        if level:
            yield _remark(each, text, level)


def _is_in_domain(name: str, text: str) -> bool:
    """Whether a web address in the text tells what the acronym belongs to: "hhs.gov" (the first places are looked at)."""
    at = -1
    for _ in range(MAX_DOTS):
        at = text.find(f"{name}.", at + 1)
        if at < 0:
            return False
        if not text[at - 1 : at].isalnum() and _DOMAIN_END.match(text, at + len(name)):
            return True
    return False


def _level(acronym: _Acronym, *, is_in_domain: bool) -> Level | None:
    """What can be said of an acronym that the page never explains; None for what is mostly a code or a name."""
    name, place = acronym.name, acronym.place
    if place == _IN_NAME:
        return None
    if name.replace(".", "") in full_names():
        is_sure = place >= _IN_LIST and len(name) > MAX_LETTERS_UNSAID and not is_in_domain
        return Level.FINDING if is_sure else Level.HINT
    if not _is_usual(name):
        return None
    if place == _IN_SENTENCE and len(name) <= MAX_SURE_LETTERS and not is_in_domain:
        return Level.FINDING
    return Level.HINT if acronym.uses >= MIN_USES else None


def _is_usual(name: str) -> bool:
    """Whether an acronym is listed, or neither a firm's name nor so short that it is mostly a code."""
    return name.replace(".", "") in full_names() or ("&" not in name and len(name) > MAX_LETTERS_UNSAID)


def _remark(acronym: _Acronym, text: Text, level: Level) -> Remark:
    name = acronym.name
    listed = name.replace(".", "")
    meaning = full_names().get(listed, "")
    parsed = text.blocks[acronym.block]
    block, is_english = parsed.block, parsed.lang == "en"
    is_plain = bool(meaning) and is_english and acronym.written == listed and block.text.endswith((".", "!", "?"))
    return parsed.remark(
        "acronym-not-explained",
        acronym.start,
        acronym.end,
        _never_spelled_out(name, meaning),
        suggestion=spelled_out(listed, block.text, acronym.start, acronym.end) if is_plain else None,
        level=level,
        data={"acronym": name, "times": acronym.count},
    )


def _never_spelled_out(name: str, meaning: str) -> Message:
    if not meaning:
        return say("“{acronym}” is never spelled out on this page; write it out where it first stands.", acronym=name)
    return say(
        "“{acronym}” is never spelled out on this page; write it out where it first stands: {meaning} ({acronym}).",
        acronym=name,
        meaning=meaning,
    )


def _too_many(text: Text) -> Iterator[Remark]:
    limit = text.house.limits.get("acronyms", MAX_UNFAMILIAR)
    acronyms = [each for each in _collect(text) if each.uses >= MIN_USES and _is_usual(each.name)]
    if len(acronyms) <= limit:
        return
    names = [each.name for each in acronyms]
    first_over = acronyms[limit]
    yield text.blocks[first_over.block].remark(
        "too-many-acronyms",
        first_over.start,
        first_over.end,
        _learn(names, limit),
        level=Level.ADVICE if is_law(text) else Level.HINT,
        data={"acronyms": names, "limit": limit},
    )


def _learn(names: list[str], limit: int) -> Message:
    named = tuple(names[:MAX_LISTED])
    return say_count(
        "This page makes readers learn {n} acronym ({acronyms}); use words for all but {limit} of them.",
        "This page makes readers learn {n} acronyms ({acronyms}); use words for all but {limit} of them.",
        n=len(names),
        acronyms=say("{acronyms} and others", acronyms=named) if len(names) > MAX_LISTED else named,
        limit=limit,
    )


FINDERS: tuple[Finder, ...] = (
    Finder(id="acronym-not-explained", langs=_LANGS, find=_unexplained, mark=_mark),
    Finder(id="too-many-acronyms", langs=_LANGS, find=_too_many, mark=_mark),
)
