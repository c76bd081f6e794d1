"""Legal words, double negatives, and conditions nested in one sentence."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from auditor.message import Message, say, say_count
from auditor.tables import read_toml
from auditor.text.finding import Finder, Text
from auditor.text.flags import CONDITION, LEGAL, NEGATIVE
from auditor.text.law import level_in
from auditor.text.lexicon import Word
from auditor.text.parsing import Parsed, Sentence
from auditor.text.quoted import is_quoted
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
from auditor.text.wording import any_of

MIN_CONDITIONS = 3  # conditions and exceptions in a sentence; ours: two can still be held in mind
MAX_NEGATIVE_GAP = 14  # words between two negatives that a reader must hold together

_EN = frozenset({"en"})
_NOT = frozenset({
    "not", "never", "cannot", "can't", "don't", "doesn't", "didn't", "won't", "wouldn't", "isn't", "aren't",
    "wasn't", "weren't", "mustn't", "shouldn't", "couldn't", "hasn't", "haven't", "hadn't", "neither", "nobody",
})  # fmt: skip
_DENYING = frozenset({"not", "never", "isn't", "aren't", "wasn't", "weren't"})
_BETWEEN = frozenset({
    "always", "necessarily", "entirely", "altogether", "too", "so", "very", "be", "being", "a", "an", "in",
    "considered", "at", "wholly",
})  # fmt: skip
_TURNS = frozenset({"but", "and", "so", "only", "because", "if", "possible"})
"""Words between two negatives with which another thought begins."""
_FREE = frozenset({"need", "needs", "needed", "have", "required", "obliged", "necessary"})
"""After "not": readers need not do something, which is no ban."""
_HEDGES = frozenset(
    {"usually", "normally", "generally", "often", "always", "necessarily", "typically", "ordinarily", "likely"}
)
"""After "is not": what mostly holds, which "only if" would make stricter than it is."""
_STATING = frozenset({"isn't", "aren't", "wasn't", "weren't", "doesn't", "didn't", "hasn't", "haven't", "hadn't"})
_STATING_VERBS = frozenset({"is", "are", "was", "were", "does", "did", "has", "have", "had"})
_JOINING = frozenset({"and", "or", "but", "please", "so", "then", "also"})  # before a command: "and don't …"
_NO = frozenset({"no", "none", "nothing"})
_CLAUSE_ENDS = frozenset(";:.()–—")


@cache
def _negative_words() -> frozenset[str]:
    """Adjectives and adverbs that deny: uncommon, impossible, unlawful."""
    return frozenset(read_toml("negatives_en.toml")["negative_words"])


@cache
def _legal_index() -> TermIndex[PlainTerm]:
    return TermIndex(
        (form, term) for term in plain_terms("en") if term.rule in ("legal", "shall") for form in term.forms
    )


def mark_legal(lower: str, _written: str, _lang: str) -> int:
    """The bit LEGAL of a word that legal words and "shall" are found by."""
    return LEGAL if lower in _legal_index() else 0


def _mark_negative(lower: str, _written: str, _lang: str) -> int:
    return NEGATIVE if lower in _NOT or lower in _NO or lower == "unless" or lower in _negative_words() else 0


def _mark_condition(lower: str, _written: str, _lang: str) -> int:
    return CONDITION if lower in _CONDITIONS else 0


def _blocks(text: Text) -> Iterator[Parsed]:
    """The blocks that the writer may reword: none where the text must keep its legal wording."""
    if text.house.audience != "legal":
        yield from (block for block in text.in_language("en") if block.block.kind not in LEFT_ALONE)


def legal_matches(text: Text, rule: str) -> Iterator[tuple[Parsed, Sentence, Spans, Match[PlainTerm]]]:
    """The legal words of one rule that the writer may reword, each where it stands."""
    for block in _blocks(text):
        for sentence in block.sentences:
            for spans, match in _legal_index().found_in(sentence, LEGAL):
                is_allowed = match.form in text.house.allowed or match.payload.term in text.house.allowed
                if is_allowed or match.payload.rule != rule:
                    continue
                is_right = is_meant(match.payload, block.block.text, sentence, spans, match)
                if is_right and is_writers_own(block, sentence, spans, match):
                    yield block, sentence, spans, match


def _legal_words(text: Text) -> Iterator[Remark]:
    for block, sentence, spans, match in legal_matches(text, "legal"):
        if len(sentence.words) == match.last - match.first + 1:
            continue
        made = replacement(match.payload, block, sentence, spans, match)
        written = block.block.text[spans[match.first][0] : spans[match.last][1]]
        is_sure = made.text is not None and match.payload.strength != "medium"
        yield block.remark(
            "legal-word",
            made.start,
            made.end,
            _legal_message(written, match.payload, made),
            suggestion=made.text,
            level=_level_of_legal(text, block, is_sure=is_sure),
            data={"term": match.payload.term, "use": list(match.payload.use)},
        )


def _level_of_legal(text: Text, block: Parsed, *, is_sure: bool) -> Level:
    """Tables show wordings side by side, wrong ones too, so what stands in one is at most advice."""
    if block.block.kind == "cell":
        return Level.ADVICE
    return level_in(text, block, Level.FINDING if is_sure else Level.HINT)


def _legal_message(written: str, term: PlainTerm, made: Replacement) -> Message:
    if made.choices:
        return say(
            "“{word}” is a lawyer's word that slows other readers down; {plainer} is plainer.",
            word=written,
            plainer=any_of(made.choices[:2]),
        )
    if term.omit:
        return say("“{word}” is a lawyer's word that slows other readers down; leave it out.", word=written)
    return say(
        "“{word}” is a lawyer's word that slows other readers down; say which one you mean, or leave it out.",
        word=written,
    )


def _double_negatives(text: Text) -> Iterator[Remark]:
    for block in _blocks(text):
        for sentence in block.sentences:
            if sentence.flags & NEGATIVE:
                at = [number for number, word in enumerate(sentence.words) if word.flags & NEGATIVE]
                if len(at) > 1:
                    yield from _double_negative(text, block, sentence, at)


def _double_negative(text: Text, block: Parsed, sentence: Sentence, at: list[int]) -> Iterator[Remark]:
    words, written = sentence.words, block.block.text
    lower = [word.lower for word in words]
    for first, second in pairwise(at):
        kind = _kind_of_double(lower, first, second)
        if not kind:
            continue
        spans = sentence.spans()
        start, end = spans[first][0], spans[second][1]
        between = written[spans[first][1] : spans[second][0]]
        if not _CLAUSE_ENDS.isdisjoint(between) or (kind == "not un-" and "," in between):
            continue
        if is_quoted(written, start, end) or (kind.startswith("unless") and _is_command(words, spans, first, written)):
            continue
        yield block.remark(
            "double-negative",
            start,
            end,
            _DOUBLES[kind],
            level=level_in(text, block, Level.HINT),  # of some forty on real pages none would have to be changed
            data={"kind": kind},
        )
        return


_DOUBLES = {
    "not un-": say("Two negatives make readers work out the positive; say it directly."),
    "unless": say("A ban with an exception is read twice; say when it is allowed (“only if …”)."),
    "unless so": say("What is not so, but for an exception, is read twice; say when it is so (“only if …”)."),
}


def _kind_of_double(lower: list[str], first: int, second: int) -> str:
    between = lower[first + 1 : second]
    if lower[first] not in _NOT and lower[first] not in _NO:
        return ""
    if lower[second] in _negative_words():
        is_denied = lower[first] in _DENYING and (not between or (len(between) == 1 and between[0] in _BETWEEN))
        return "not un-" if is_denied else ""
    if lower[second] != "unless" or len(between) > MAX_NEGATIVE_GAP:
        return ""
    if not _FREE.isdisjoint(between[:2]) or not _TURNS.isdisjoint(between):
        return ""
    if not _states(lower, first):
        return "unless"
    return "unless so" if _HEDGES.isdisjoint(between) else ""


def _states(lower: list[str], first: int) -> bool:
    """Whether a negative says how things are, and forbids nobody: "is not", "doesn't"."""
    return lower[first] in _STATING or (lower[first] == "not" and first > 0 and lower[first - 1] in _STATING_VERBS)


def _is_command(words: list[Word], spans: Spans, first: int, text: str) -> bool:
    """Whether the negative forbids something outright: "don't …", "and never …"."""
    at = first - 1 if words[first].lower == "not" and first and words[first - 1].lower == "do" else first
    if words[at].lower not in ("don't", "do", "never"):
        return False
    if not at:
        return True
    return words[at - 1].lower in _JOINING or not text[spans[at - 1][1] : spans[at][0]].isspace()


_CONDITIONS = {
    "if": (), "unless": (), "except": (), "provided": ("that",), "assuming": ("that",),
    "providing": ("that",), "notwithstanding": (), "whenever": (), "event": ("of",),
}  # fmt: skip
_ASKING = frozenset({
    "see", "ask", "asks", "asked", "asking", "know", "knows", "check", "checks", "checking", "determine",
    "determines", "decide", "decides", "find", "wonder", "sure", "out", "tell", "whether", "even", "as", "what",
    "only",
})  # fmt: skip


def _nested_conditions(text: Text) -> Iterator[Remark]:
    for block in _blocks(text):
        for sentence in block.sentences:
            if sentence.flags & CONDITION:
                found = _conditions(sentence)
                if len(found) >= MIN_CONDITIONS:
                    words = [sentence.words[number].lower for number in found]
                    yield block.remark(
                        "nested-condition",
                        sentence.start,
                        sentence.end,
                        _condition_message(words),
                        level=level_in(
                            text, block, Level.HINT
                        ),  # too few on real pages to know that an editor would act
                        data={"conditions": words},
                    )


def _condition_message(words: list[str]) -> Message:
    return say_count(
        "This sentence sets {n} condition ({words}); a list or two sentences let readers check one at a time.",
        "This sentence sets {n} conditions ({words}); a list or two sentences let readers check one at a time.",
        n=len(words),
        words=tuple(words),
    )


def _conditions(sentence: Sentence) -> list[int]:
    """The words that set a condition or an exception, by number; "see if" and "even if" set none."""
    words, found = sentence.words, []
    for number, word in enumerate(words):
        if not word.flags & CONDITION:
            continue
        following = _CONDITIONS[word.lower]
        if following and (number + 1 >= len(words) or words[number + 1].lower not in following):
            continue
        before = words[number - 1].lower if number else ""
        if word.lower == "if" and before in _ASKING:
            continue
        if (
            word.lower == "if"
            and number + 1 < len(words)
            and words[number + 1].lower in ("any", "so", "not", "applicable")
        ):
            continue
        found.append(number)
    return found


FINDERS: tuple[Finder, ...] = (
    Finder(id="legal-word", langs=_EN, find=_legal_words, mark=mark_legal),
    Finder(id="double-negative", langs=_EN, find=_double_negatives, mark=_mark_negative),
    Finder(id="nested-condition", langs=_EN, find=_nested_conditions, mark=_mark_condition),
)
