"""Acronyms that the page never spells out, and too many of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from auditor.message import Message, say, say_count
from auditor.text.acronym_places import (
    NEARBY_CHARS,
    is_address,
    is_degree,
    is_explained,
    is_in_code,
    is_in_linked_title,
    is_in_name,
    is_quantity,
    is_state,
)
from auditor.text.acronym_table import (
    full_names,
    is_body,
    is_everyday_es,
    is_explained_by_writers,
    is_named,
    known_meanings,
    spelled_out,
    tiers,
)
from auditor.text.definitions import find_definitions
from auditor.text.finding import Finder, Text
from auditor.text.flags import CAPITALS
from auditor.text.law import is_law
from auditor.text.parsing import WORD, Parsed, Sentence, all_words
from auditor.text.remarks import Level, Remark
from auditor.text.syllables import is_listed, syllables_en
from auditor.text.wordfacts import zipf_table

MAX_UNFAMILIAR = 3  # acronyms on a page; federal plain language guidelines, "Minimize abbreviations"
MAX_ACRONYMS = 300  # different acronyms of a page that are looked up, so that the time stays linear
MAX_DOTS = 50  # places of an acronym before a dot that are looked at, so that the time stays linear
MAX_LISTED = 10  # acronyms that a message names, and remarks of one level that a page gets before they share one

_ACRONYM = re.compile(
    r"((?:[A-Z]{1,4}&)?[A-Z]{2,7}|[A-Z]&[A-Z]|[A-Z]/[A-Z]{1,7}|[A-Z]{2,7}/[A-Z]|(?:[A-Z]\.){1,5}[A-Z])(?:['’]?s|['’])?"
)
_SLASHED = re.compile(r"(?<![^\W_])[A-Z]/|/[A-Z](?![^\W_])")
"""A slash beside one letter joins one acronym ("A/OPC", "A/V"); "HIV/AIDS" is two."""
_ROMAN = re.compile(r"M{0,3}(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})")
_SHORT_WORDS = frozenset({
    "am", "an", "as", "at", "be", "by", "do", "et", "el", "go", "ha", "he", "hi", "if", "in", "is", "it", "la",
    "lo", "me", "my", "no", "of", "oh", "on", "or", "re", "se", "si", "so", "su", "to", "tu", "un", "up", "us",
    "vs", "we", "y", "ya",
})  # fmt: skip
_IN_CHAIN = re.compile(r" ?/ ?")  # "NOAA / OAR/ PMEL"
_DOMAIN_END = re.compile(r"\.(?:gov|org|com|net|edu|mil|info|int|us|au|uk|ca)\b")
MAX_SURE_LETTERS = 4  # letters of an unlisted acronym; longer ones are often codes: used once, hints
MIN_RUNNING_SHARE = 0.3  # of a sentence's words but the first and those in capitals, lower-case ones in running prose
_LANGS = frozenset({"en", "es"})
MIN_USES = 2  # uses in paragraphs from which readers have to learn an acronym
MAX_LETTERS_UNSAID = 2  # letters of acronyms that are said only if listed; others are codes, units and names
_IN_NAME, _OUTSIDE, _IN_LIST, _IN_SENTENCE = range(4)
"""How sure a place is: in a name, or where the text says what the thing is, nothing is missing; an item of a list
names things; a whole sentence of a paragraph tells readers something."""


@dataclass(slots=True)
class _Acronym:
    """An acronym of a page as written there, and the first of its surest places; `uses` are those in paragraphs.

    `is_named`: an article or its like stands before it somewhere, so that it is a thing and no code;
    `is_explained`: words around it say what the thing is.
    """

    name: str
    block: int
    start: int
    end: int
    written: str
    place: int
    count: int = 0
    uses: int = 0
    is_named: bool = False
    is_explained: bool = False


def _mark(lower: str, written: str, lang: str) -> int:
    if len(written) < 2 or not written[:1].isupper():
        return 0
    return CAPITALS if any(_is_candidate(part, lang) for part in _parts(written)) else 0


def _parts(written: str) -> list[str]:
    """The pieces of "HIV/AIDS" or "HUD-approved" that may be acronyms; none of a code such as "SF-86"."""
    if written.isalpha():
        return [written]
    if is_address(written) or any(map(str.isdigit, written)):
        return []
    pieces = re.split(r"[\-‐‑]" if _SLASHED.search(written) else r"[/\-‐‑]", written)
    if len(pieces) > 1 and "/" not in written and all(piece.isupper() for piece in pieces):
        return []
    return pieces


def _is_candidate(written: str, lang: str) -> bool:
    found = _ACRONYM.fullmatch(written)
    if not found or (lang == "es" and is_everyday_es(found[1])):
        return False
    name = found[1]
    tier = tiers().get(name) or tiers().get(name.replace(".", ""))
    if tier:
        return tier == "degree" or is_explained_by_writers(name.replace(".", ""))
    if "." in name or _ROMAN.fullmatch(name) or len(set(name)) == 1:
        return False  # initials of people, courts, numbers, "XXXX"
    lower = name.lower()
    if len(name) == 2:
        return lower not in _SHORT_WORDS
    if is_listed(lower) and syllables_en(lower) < len(lower):
        return False  # an ordinary word in capitals: NOTE, AND
    return lang != "es" or lower not in zipf_table("es")


@dataclass(slots=True)
class _Found:
    """Acronyms of a page by their names in lower case; `passed`: those that need no explanation."""

    by_key: dict[str, _Acronym]
    passed: set[str]


@lru_cache(maxsize=1)
def _collect(text: Text) -> tuple[_Acronym, ...]:
    """The unfamiliar acronyms of the main content, in the order of their first places; kept for the second finder."""
    found = _Found({}, {each.lower() for each in (*text.house.known_acronyms, *text.house.allowed)})
    for block in text.blocks:
        if not block.block.in_main or block.lang not in _LANGS or block.block.kind == "code":
            continue
        for sentence in block.sentences:
            if sentence.flags & CAPITALS:
                _collect_from(block, sentence, found)
    if found.by_key:
        code = [sentence for block in text.blocks if block.block.kind == "code" for sentence in block.sentences]
        found.passed |= {word.lower for word in all_words(code)}  # names that programs use
    return tuple(each for key, each in found.by_key.items() if key not in found.passed)


def _collect_from(block: Parsed, sentence: Sentence, found: _Found) -> None:
    if _is_shouted(sentence):
        return
    spans = sentence.spans()
    for at, word in enumerate(sentence.words):
        if word.flags & CAPITALS and not is_in_code(block.block.text, sentence.words, spans, at):
            _add(block, sentence, spans, at, found)


def _add(block: Parsed, sentence: Sentence, spans: list[tuple[int, int]], at: int, found: _Found) -> None:
    text, use = block.block.text, int(block.block.kind == "paragraph")
    first = spans[at][0]
    for name, start, end in _names(text[first : spans[at][1]], first, block.lang):
        key = name.lower()
        if key in found.passed or (key not in found.by_key and len(found.by_key) >= MAX_ACRONYMS):
            continue
        head = text[max(0, start - NEARBY_CHARS) : start]
        has_gloss = is_explained(text, head, end, name)
        known = found.by_key.get(key)
        is_apart = has_gloss or (bool(block.block.links) and is_in_linked_title(block.block, start, end))
        place = _IN_NAME if is_apart else _place(block, sentence, spans, head, start, end)
        if not known or place > known.place:
            fresh = _Acronym(name, block.number, start, end, text[start:end], place)
            if known:
                fresh.count, fresh.uses = known.count, known.uses
                fresh.is_named, fresh.is_explained = known.is_named, known.is_explained
            known = found.by_key[key] = fresh
        known.count += 1
        known.uses += use
        known.is_named = known.is_named or is_named(head)
        known.is_explained = known.is_explained or has_gloss


def _place(block: Parsed, sentence: Sentence, spans: list[tuple[int, int]], head: str, start: int, end: int) -> int:
    """How sure the place of an acronym is."""
    text, kind = block.block.text, block.block.kind
    name = text[start:end]
    if is_in_name(text, head, end) or is_degree(text, head, name) or is_state(text, head, end, name):
        return _IN_NAME
    if is_quantity(head):
        return _OUTSIDE if is_explained_by_writers(name) else _IN_NAME
    if _IN_CHAIN.match(text, end) or head.rstrip().endswith("/"):
        return _OUTSIDE
    if kind == "paragraph" and sentence.is_whole and _is_running(text, spans):
        return _IN_SENTENCE
    return _IN_LIST if kind == "list_item" else _OUTSIDE


def _is_running(text: str, spans: list[tuple[int, int]]) -> bool:
    """Whether a sentence is in lower case but for its first word, names, and acronyms."""
    words = [text[start:end] for start, end in spans[1:]]
    others = [word for word in words if not word.isupper()]
    return sum([word[0].islower() for word in others]) >= MIN_RUNNING_SHARE * len(others)


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


def _unexplained(text: Text) -> Iterator[Remark]:
    acronyms = _collect(text)
    if not acronyms:
        return
    pictured = (said for block in text.blocks for said in block.block.pictured)
    blocks = [text.title, *(block.block.text for block in text.blocks), *pictured]
    defined = find_definitions(
        blocks,
        (each.name for each in acronyms),
        expansions=text.expansions,
        meanings=known_meanings(),
        is_translated=text.lang == "es",
    )
    explained = {each.name for each in acronyms if each.is_explained or defined[each.name]}
    unexplained = [each for each in acronyms if each.name not in explained]
    if not unexplained:
        return
    lower = "\n".join(blocks).lower()
    heads = _words_of_heads(text)
    is_of_law = is_law(text)
    told: dict[Level, list[_Acronym]] = {}
    for each in unexplained:
        is_own = is_body(each.name.replace(".", "")) and each.name in heads
        level = _level(each, is_in_domain=_is_in_domain(each.name.lower(), lower), is_own=is_own)
        if level is Level.FINDING and each.name[:-1] in explained:
            level = Level.HINT  # "DEIA" where "DEI" is spelled out
        if level:
            told.setdefault(Level.ADVICE if is_of_law else level, []).append(each)
    for level, some in told.items():
        whole = len(some) <= MAX_LISTED + 1  # the room of a remark that says "and 1 more" is that one's own
        yield from (_remark(each, text, level) for each in (some if whole else some[:MAX_LISTED]))
        if not whole:
            yield _remark_on_rest(some[MAX_LISTED:], text, level)


def _words_of_heads(text: Text) -> frozenset[str]:
    """The words of the title and the headings: an agency named there is the one that writes, or whom the page is about."""
    heads = [text.title, *(block.block.text for block in text.blocks if block.block.kind == "heading")]
    return frozenset(re.split("['’]", word)[0] for head in heads for word in WORD.findall(head))


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


def _level(acronym: _Acronym, *, is_in_domain: bool, is_own: bool) -> Level | None:
    """What can be said of an acronym that the page never explains; None for what is mostly a code or a name."""
    name, place = acronym.name, acronym.place
    if place == _IN_NAME:
        return None
    if is_explained_by_writers(name.replace(".", "")):
        if is_own and len(name) <= MAX_LETTERS_UNSAID:
            return None
        is_sure = place >= _IN_LIST and len(name) > MAX_LETTERS_UNSAID and not is_in_domain and not is_own
        return Level.FINDING if is_sure else Level.HINT
    if not _is_usual(name):
        return None
    is_used = acronym.uses >= MIN_USES
    is_sure = _letters(name) <= MAX_SURE_LETTERS or is_used or acronym.is_named
    if place == _IN_SENTENCE and is_sure and not is_in_domain:
        return Level.FINDING
    return Level.HINT if is_used else None


def _is_usual(name: str) -> bool:
    """Whether an acronym is listed, or neither a firm's name nor so short that it is mostly a code."""
    return is_explained_by_writers(name.replace(".", "")) or ("&" not in name and _letters(name) > MAX_LETTERS_UNSAID)


def _letters(name: str) -> int:
    return sum(map(str.isalpha, name))


def _remark(acronym: _Acronym, text: Text, level: Level) -> Remark:
    name = acronym.name
    listed = name.replace(".", "")
    parsed = text.blocks[acronym.block]
    block = parsed.block
    meaning = full_names(parsed.lang).get(listed, "") if acronym.written == listed else ""
    comes_again = acronym.count > 1
    is_plain = bool(meaning) and parsed.lang == "en" and block.text.endswith((".", "!", "?"))
    return parsed.remark(
        "acronym-not-explained",
        acronym.start,
        acronym.end,
        _never_spelled_out(name, meaning, comes_again=comes_again),
        suggestion=spelled_out(listed, block.text, acronym.start, acronym.end, comes_again=comes_again)
        if is_plain
        else None,
        level=level,
        data={"acronym": name, "times": acronym.count},
    )


def _never_spelled_out(name: str, meaning: str, *, comes_again: bool) -> Message:
    if not meaning:
        return say("“{acronym}” is never spelled out on this page; write it out where it first stands.", acronym=name)
    if not comes_again:
        return say(
            "“{acronym}” is never spelled out on this page, and stands on it once; write it out: {meaning}.",
            acronym=name,
            meaning=meaning,
        )
    return say(
        "“{acronym}” is never spelled out on this page; write it out where it first stands: {meaning} ({acronym}).",
        acronym=name,
        meaning=meaning,
    )


def _remark_on_rest(rest: list[_Acronym], text: Text, level: Level) -> Remark:
    """One remark for those beyond the first on a page, at the place of the first of them."""
    first, names = rest[0], tuple(each.name for each in rest)
    message = say_count(
        "“{acronym}” and one more are never spelled out on this page: {acronyms}. "
        "Write each out where it first stands, or use words.",
        "“{acronym}” and {n} more are never spelled out on this page: {acronyms}. "
        "Write each out where it first stands, or use words.",
        acronym=first.name,
        n=len(rest) - 1,
        acronyms=names[1:],
    )
    data = {"acronym": first.name, "times": first.count, "acronyms": list(names)}
    return text.blocks[first.block].remark(
        "acronym-not-explained", first.start, first.end, message, level=level, data=data
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
