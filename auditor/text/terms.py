"""Terms with plain replacements: found in sentences in all their forms, and replaced in the form that fits."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, NamedTuple, TypeVar

from auditor.text.actors import names_an_actor
from auditor.text.inflection import (
    Form,
    article,
    form_of,
    has_one_past,
    in_case_of,
    inflect,
    is_after_have_or_be,
    plain_verb,
)
from auditor.text.parsing import WORD, Parsed, Sentence
from auditor.text.quoted import is_quoted
from auditor.text.remarks import Level
from auditor.text.wordfacts import verb_of_ing

Payload = TypeVar("Payload")

Spans = Sequence[tuple[int, int]]
"""Offsets of each word of a sentence into its block's text."""
LEFT_ALONE = frozenset({"code", "quote"})
"""Kinds of block whose words are not the writer's to change."""
_LISTED_IN_THIRD = ("is ", "has ")  # terms that the list gives in the third person, and their replacements too
_ARTICLES = frozenset({"a", "an"})
_RELATIVE = frozenset({"which", "whom", "whose"})  # "by means of which" asks for another sentence
_BE = frozenset({"am", "is", "are", "was", "were", "be", "been", "being", "get", "gets", "got", "isn't", "aren't"})
_HAVE = frozenset({"have", "has", "had", "having"})
_PREPOSITIONS_ES = frozenset({"de", "del", "a", "al", "en", "con", "sobre", "por"})
_INFINITIVE_ES = re.compile(r"(?:[aei]|í)r(?:se|me|te|nos|les?|l[ao]s?|sel[ao]s?)?\Z")
_BEFORE_A_CLAUSE = frozenset({"and", "but"})
_ADVERBS = frozenset({"also", "often", "still", "always", "now", "then", "otherwise", "each", "all"})
_MODAL = frozenset({"must", "may", "can"})
_JOINS_ANOTHER = re.compile(r",|\s+(?:and|or)\b")  # "of advertising, marketing and …": one verb can't take their place
_SECOND_VERB = re.compile(r"\b(?:and|or|nor|not) to\b")
_STARTS_WITH_O = re.compile(r"\s+[\"“«]?h?[oó]", re.IGNORECASE)  # "u otro", "u hoy"
_NUMBERS = frozenset({
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen", "twenty",
    "thirty", "forty", "fifty", "sixty", "ninety",
})  # fmt: skip
_LONG_ENOUGH = 4  # letters; a shorter last word of a replacement ("to") may well stand again two words later


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PlainTerm:
    """A term of a word list: `use` are replacements, the one that fits most places first.

    `is_mechanical`: that one can stand in the term's place; `only_before`: found only before one of these words, and
    not before those of `not_before`, and not after those of `never_after`; `mechanical_before`, `not_after`: mechanical
    only there. `opens_clause`: found only where a clause begins; `is_active_only`: not in the passive; `only_after`: found only after one of these
    words; `needs_actor`: found only after a word for a person or a body; `needs_words`: found only in a sentence with
    one of these, `needs_noun`: not before a verb in -ing, `needs_number`: found only before a number; `is_fixed`: its forms
    ask for no form of the replacement; `is_purpose`: before a verb in -ing the replacement is "to" with that verb.
    `explain`: what a term of law without a plain twin means. `otherwise`: what to name instead of `use` where its first can't be put in as it stands.
    `ends_clause`: mechanical only before a mark or at the end. `omit`: it may simply go. `rule`: the rule it belongs to, "" for hard words. `level`: what it claims, "off" for nothing, "" where
    its measured strength decides. `pattern` and `anchor`: a regular expression in place of forms, and a word that it
    needs. `plain_share`: share of pages of a plain-language site that use the term.
    """

    term: str
    forms: tuple[str, ...]
    use: tuple[str, ...] = ()
    otherwise: tuple[str, ...] = ()
    kind: str = "word"
    strength: str = ""
    ratio: float | None = None
    pos: str = ""
    note: str = ""
    explain: str = ""
    omit: bool = False
    is_ambiguous: bool = False
    is_mechanical: bool = False
    only_before: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    mechanical_before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    never_after: frozenset[str] = frozenset()
    opens_clause: bool = False
    is_active_only: bool = False
    only_after: frozenset[str] = frozenset()
    needs_actor: bool = False
    needs_words: frozenset[str] = frozenset()
    needs_noun: bool = False
    needs_number: bool = False
    is_fixed: bool = False
    is_purpose: bool = False
    ends_clause: bool = False
    level: Level | Literal["", "off"] = ""
    rule: str = ""
    pattern: str = ""
    anchor: str = ""
    plain_share: float = 0.0


class Match(NamedTuple, Generic[Payload]):
    """A form found: its first and last word by number, and what belongs to it."""

    first: int
    last: int
    form: str
    payload: Payload


class TermIndex(Generic[Payload]):
    """Forms by their longest word (or first), so that a sentence without such a word is passed over at once."""

    def __init__(self, forms: Iterable[tuple[str, Payload]], *, by_first_word: bool = False) -> None:
        self._by_anchor: dict[str, list[tuple[int, tuple[str, ...], str, Payload]]] = {}
        for form, payload in forms:
            words = tuple(word.lower() for word in WORD.findall(form))
            if words:
                at = 0 if by_first_word else max(range(len(words)), key=lambda number: len(words[number]))
                self._by_anchor.setdefault(words[at], []).append((at, words, form, payload))
        for entries in self._by_anchor.values():
            entries.sort(key=lambda entry: -len(entry[1]))

    def __contains__(self, lower: str) -> bool:
        return lower in self._by_anchor

    def find(self, sentence: Sentence, bit: int) -> list[Match[Payload]]:
        """The forms in a sentence, the longest where they overlap, whose anchors carry `bit`; white space unseen."""
        found: list[Match[Payload]] = []
        words = sentence.words
        for number, word in enumerate(words):
            if not word.flags & bit:
                continue
            for at, wanted, form, payload in self._by_anchor.get(word.lower, ()):
                first = number - at
                last = first + len(wanted) - 1
                if (
                    first >= 0
                    and last < len(words)
                    and all(words[first + step].lower == each for step, each in enumerate(wanted))
                ):
                    found.append(Match(first, last, form, payload))
        return _longest(found) if len(found) > 1 else found

    def found_in(self, sentence: Sentence, bit: int) -> list[tuple[Spans, Match[Payload]]]:
        """What `find` finds, each with the offsets of the sentence's words; at once nothing without a word with `bit`."""
        matches = self.find(sentence, bit) if sentence.flags & bit else []
        spans = sentence.spans() if matches else []
        return [(spans, match) for match in matches]


def _longest(found: list[Match[Payload]]) -> list[Match[Payload]]:
    """Of matches that overlap the longest, and of those the first."""
    kept: list[Match[Payload]] = []
    taken: set[int] = set()
    for match in sorted(found, key=lambda match: (match.first - match.last, match.first)):
        places = range(match.first, match.last + 1)
        if taken.isdisjoint(places):
            kept.append(match)
            taken.update(places)
    return sorted(kept, key=lambda match: match.first)


def is_writers_own(block: Parsed, sentence: Sentence, spans: Spans, match: Match[Payload]) -> bool:
    """Whether the words found are running text: not a name, not quoted, and with nothing but space between them."""
    text = block.block.text
    start, end = spans[match.first][0], spans[match.last][1]
    if any(not text[spans[at][1] : spans[at + 1][0]].isspace() for at in range(match.first, match.last)):
        return False
    return not _is_name(text, sentence, spans, match) and not is_quoted(text, start, end)


def _is_name(text: str, sentence: Sentence, spans: Spans, match: Match[Payload]) -> bool:
    """Whether the first word has a capital that its place in the sentence does not ask for: "the Additional Tax Act"."""
    start, end = spans[match.first]
    written = text[start:end]
    if not written[:1].isupper() or (len(written) > 1 and written.isupper()):
        return False
    if match.first > 0 and text[spans[match.first - 1][1] : start].strip() not in (":", "•", "–", "—", ")", "."):
        return True
    if match.last > match.first or match.last + 1 >= len(sentence.words):
        return False
    following = text[spans[match.last + 1][0] : spans[match.last + 1][1]]
    return following[:1].isupper() and len(following) > 1 and not following.isupper()


def is_meant(term: PlainTerm, text: str, sentence: Sentence, spans: Spans, match: Match[PlainTerm]) -> bool:
    """Whether the words around a match leave it the sense, and the grammar, that the term's replacement is for."""
    before = [word.lower for word in sentence.words[max(0, match.first - 3) : match.first]]
    following = _joined(text, sentence, spans, match)
    if not (_is_after(term, before) and _is_before(term, text[spans[match.last][1] :], following)):
        return False
    if following in _RELATIVE and match.last > match.first:
        return False
    if term.needs_words and term.needs_words.isdisjoint(word.lower for word in sentence.words):
        return False
    if term.opens_clause and before and before[-1] not in _BEFORE_A_CLAUSE:
        gap = text[spans[match.first - 1][1] : spans[match.first][0]]
        return ";" in gap or ("," in gap and term.kind == "phrase")  # "If you need help, do not hesitate to ask"
    if term.is_active_only and form_of(match.form, term.term) is Form.PAST:
        return _HAVE.isdisjoint(before) and _BE.isdisjoint(before)
    return True


def _is_after(term: PlainTerm, before: Sequence[str]) -> bool:
    """Whether the words before, the nearest last, are such that the term is meant."""
    nearest = before[-1] if before else ""
    if nearest in term.never_after or (term.only_after and nearest not in term.only_after):
        return False
    return not term.needs_actor or _has_actor_before(before)


def _is_before(term: PlainTerm, rest: str, following: str) -> bool:
    """Whether the next word, and the text from the match on, are such that the term is meant."""
    if term.omit and rest.startswith(":"):
        return False  # "Please note that:" leads in what follows
    if following in term.not_before or (term.only_before and following not in term.only_before):
        return False
    return not term.needs_number or rest.lstrip(" \u00a0$€£")[:1].isdigit() or following in _NUMBERS


def _joined(text: str, sentence: Sentence, spans: Spans, match: Match[PlainTerm]) -> str:
    """The word after a match, "" where a mark stands between them: "to inform, your audience"."""
    if match.last + 1 >= len(sentence.words) or not text[spans[match.last][1] : spans[match.last + 1][0]].isspace():
        return ""
    return sentence.words[match.last + 1].lower


def _has_actor_before(before: Sequence[str]) -> bool:
    """Whether the word before, an adverb left out, is a person or a body: "you also", "employers currently"."""
    for word in reversed(before):
        if not (word.endswith("ly") or word in _ADVERBS):
            return names_an_actor(word)
    return False


class Replacement(NamedTuple):
    """What to put in the place of text[start:end]; `text` None where that is the writer's choice."""

    start: int
    end: int
    text: str | None
    choices: tuple[str, ...]


def replacement(
    term: PlainTerm, block: Parsed, sentence: Sentence, spans: Spans, match: Match[PlainTerm]
) -> Replacement:
    """The replacements of a term in the form and the case of what stands there, and the article before it."""
    text = block.block.text
    start, end = spans[match.first][0], spans[match.last][1]
    before = [word.lower for word in sentence.words[max(0, match.first - 3) : match.first]]
    if block.lang != "en" and match.form != term.term and not term.is_fixed:
        return Replacement(start, end, None, term.use)  # we inflect English only
    choices = tuple(_inflected(term, match.form, use, before) for use in term.use)
    if term.omit and not term.use:
        return _left_out(term, text, spans, match)
    if term.is_purpose:
        return _purpose(term, text, spans, match, choices)
    following = _joined(text, sentence, spans, match)
    fits_next = not (term.ends_clause and following) and (block.lang != "es" or _fits_es(term, following))
    if not choices or not term.is_mechanical or not fits_next or not _fits(term, sentence, match, before):
        others = tuple(_inflected(term, match.form, use, before) for use in term.otherwise)
        return Replacement(start, end, None, others or choices)
    made = choices[0]
    is_past = form_of(match.form, term.term, is_noun=term.pos == "noun") is Form.PAST
    if is_past and not has_one_past(term.use[0]) and not is_after_have_or_be(before):
        return Replacement(start, end, None, choices)  # "initiated" may be "began" or "begun"
    if (
        block.lang == "en"
        and before
        and before[-1] in _ARTICLES
        and article(made) != before[-1]
        and text[spans[match.first - 1][1] : start].isspace()
    ):
        start = spans[match.first - 1][0]
        made = f"{article(made)} {made}"
    if made == "o" and _STARTS_WITH_O.match(text, end):
        made = "u"
    return Replacement(start, end, in_case_of(text[start:end], made), choices)


def _left_out(term: PlainTerm, text: str, spans: Spans, match: Match[PlainTerm]) -> Replacement:
    """A term taken away with the space beside it: it takes the next word along, or else the one before.

    Where it opens the sentence, the next word takes its capital.
    """
    start, end = spans[match.first][0], spans[match.last][1]
    if not term.is_mechanical:
        return Replacement(start, end, None, ())
    if match.last + 1 < len(spans) and text[end : spans[match.last + 1][0]].isspace():
        following = text[slice(*spans[match.last + 1])]
        made = following if match.first else following[:1].upper() + following[1:]
        return Replacement(start, spans[match.last + 1][1], made, ())
    if match.first and text[spans[match.first - 1][1] : start].isspace():
        begin = spans[match.first - 1][0]
        return Replacement(begin, end, text[slice(*spans[match.first - 1])], ())
    return Replacement(start, end, None, ())


def _purpose(
    term: PlainTerm, text: str, spans: Spans, match: Match[PlainTerm], choices: tuple[str, ...]
) -> Replacement:
    """ "for the purpose of paying" as "to pay"; before a noun only a person can say what fits."""
    start, end = spans[match.first][0], spans[match.last][1]
    following = spans[match.last + 1] if match.last + 1 < len(spans) else (end, end)
    verb = verb_of_ing(text[slice(*following)])
    if not verb or not text[end : following[0]].isspace() or _JOINS_ANOTHER.match(text, following[1]):
        return Replacement(start, end, None, choices)
    return Replacement(start, following[1], in_case_of(text[start:end], f"to {verb}"), choices)


def _fits(term: PlainTerm, sentence: Sentence, match: Match[PlainTerm], before: list[str]) -> bool:
    if term.not_after and before and before[-1] in term.not_after:
        return False
    following = [word.lower for word in sentence.words[match.last + 1 : match.last + 3]]
    first, *_, last = *term.use[0].split(), term.use[0].split()[-1]
    if first in before[-1:]:
        return False  # "must must"
    if last in following[:1] or (last in following and len(last) >= _LONG_ENOUGH):
        return False  # "following the following"
    if term.needs_noun and following and following[0].endswith("ing"):
        return False
    if term.use[0] in _MODAL and _SECOND_VERB.search(sentence.text):
        return False  # "must have a procedure and to name a person"
    return not term.mechanical_before or not term.mechanical_before.isdisjoint(following[:1])


def _fits_es(term: PlainTerm, following: str) -> bool:
    """Whether a Spanish replacement agrees with the next word."""
    use = term.use[0] if term.use else ""
    if use == "para" and following and following != "que" and not _INFINITIVE_ES.search(following):
        return False  # "con el propósito de la reunión"
    is_of_noun = term.kind == "hidden_verb" and term.term.split()[-1] not in _PREPOSITIONS_ES
    return not (is_of_noun and following in _PREPOSITIONS_ES)  # "proceder a la entrega de": it would be left over


def _inflected(term: PlainTerm, form: str, use: str, before: list[str]) -> str:
    if form == term.term or term.is_fixed:
        return use
    kind = form_of(form, term.term, is_noun=term.pos == "noun")
    plain = plain_verb(use) if term.term.startswith(_LISTED_IN_THIRD) else use
    return inflect(plain, kind, is_participle=is_after_have_or_be(before))
