"""The English passive by word lists: a form of be or get, adverbs, a past participle. Data: `passive_en.toml`."""

from functools import cache
from typing import Any

from auditor.tables import read_toml
from auditor.text.flags import ADVERB, BE, PARTICIPLE
from auditor.text.parsing import Sentence
from auditor.text.passive import Passive, Walk

MAX_ADVERBS = 4  # words between be and its participle
MAX_SUBJECT_WORDS = 6  # words of a subject between be and its participle in a question
MAX_APART_WORDS = 14  # words between a participle and a second one that the same be governs
MIN_ED_LETTERS = 5  # letters of a participle in -ed; the shorter ones are listed, so that bed, feed and shed are none
SHORTEST_LY_LETTERS = 5  # letters of an adverb in -ly
_JOINS = frozenset({"and", "or", "but", "then", "nor"})
_OBJECTS = frozenset({
    "a", "an", "the", "this", "that", "these", "those", "my", "your", "his", "her", "its", "our", "their", "me",
    "him", "us", "them", "it", "you", "i", "he", "she", "we", "they",
})  # fmt: skip
_PRONOUNS = frozenset({"i", "you", "he", "she", "it", "we", "they", "this", "that", "these", "those", "there"})
_CONTRACTED = _PRONOUNS | {"who", "which", "what"}
_CLAUSE_STARTS = frozenset({"who", "which", "that", "what", "if", "when", "while", "because", "where", "whether"})
_ASKS = frozenset({"when", "where", "why", "how", "what", "which", "who"})
_POINTERS = frozenset({"below", "above", "here", "herein", "hereto", "herewith", "within"})
_PAST = frozenset({"was", "were", "wasn't", "weren't"})
_PREFIXES = ("re-", "pre-", "co-", "over-", "under-")
_AFTER_GET = _JOINS | _OBJECTS | _CLAUSE_STARTS | frozenset({
    "to", "by", "for", "in", "on", "at", "with", "from", "of", "off", "as", "into", "over", "up", "out", "about",
    "after", "before", "until", "than", "within", "without", "through", "so", "again", "here", "there", "now",
    "today", "too", "more", "less", "not", "unless", "since", "during", "against", "right", "away", "back", "down",
})  # fmt: skip
"""What may follow a participle after get; any other word makes it an adjective before its noun: "get certified copies"."""


@cache
def _data() -> dict[str, Any]:
    return {
        name: frozenset(entry) if isinstance(entry, list) else {word: frozenset(next_) for word, next_ in entry.items()}
        for name, entry in read_toml("passive_en.toml").items()
    }


def mark_english(lower: str) -> int:
    """The bits BE, PARTICIPLE and ADVERB of an English word in lower case."""
    plain = lower.replace("’", "'")
    data = _data()
    flags = BE if _is_be(plain) else 0
    if _is_participle(plain):
        flags |= PARTICIPLE
    if plain in data["adverbs_between"] or (
        plain.endswith("ly") and len(plain) >= SHORTEST_LY_LETTERS and plain not in data["never_adverbs"]
    ):
        flags |= ADVERB
    return flags


def _is_be(word: str) -> bool:
    data = _data()
    if word in data["be"] or word in data["get"]:
        return True
    stem, _, tail = word.rpartition("'")
    return (tail == "t" and stem[:-1] in data["be"]) or (stem in _CONTRACTED and tail in {"s", "re", "m"})


def _is_participle(word: str) -> bool:
    """Whether a word can be a past participle, adjectives that are one before "by" included."""
    data = _data()
    if word in data["irregular"]:
        return True
    if not word.endswith("ed") or word.endswith("eed") or word in data["never_participles"] or not word.isascii():
        return False
    if word.startswith("un") and not word.startswith("under"):
        return word in data["un_verbs"]
    return len(word) >= MIN_ED_LETTERS and (word.isalpha() or word.startswith(_PREFIXES))


def english_passives(sentence: Sentence) -> list[Passive]:
    """The passives of an English sentence, in order."""
    if not (sentence.flags & BE and sentence.flags & PARTICIPLE):
        return []
    walk = Walk(sentence)
    found: list[Passive] = []
    last = -1
    for be in [at for at, word in enumerate(walk.words) if word.flags & BE]:
        if be <= last:
            continue
        if chain := _direct(walk, be) or _asked(walk, be):
            found.append(_passive(walk, be, chain))
            last = chain[-1]
        elif first := _fronted(walk, be):
            found.append(_passive(walk, be, [first - 1]))
    return found


def _passive(walk: Walk, be: int, chain: list[int]) -> Passive:
    spans = [walk.spans[at] for at in chain]
    begin = walk.spans[be]
    return Passive(min(begin[0], spans[0][0]), max(begin[1], spans[-1][1]), spans)


def _direct(walk: Walk, be: int) -> list[int]:
    """Numbers of the participles after the form of be at `be`: "is fully paid and signed"; [] if none."""
    at = be + 1
    while walk.has(at, ADVERB) and not walk.has(at, PARTICIPLE) and at <= be + MAX_ADVERBS:
        at += 1
    if not walk.has(at, PARTICIPLE) or not walk.is_close(be, at, ",") or not _is_verb(walk, be, at):
        return []
    return _joined(walk, be, at)


def _is_verb(walk: Walk, be: int, at: int) -> bool:
    """Whether the participle at `at` is a verb with the form of be at `be`, and no adjective."""
    data, word, after = _data(), walk.lower(at), _after(walk, at)
    if after != "by" and (word in data["adjectives"] or walk.lower(at - 1) in data["degrees"]):
        return False
    if after in data["adjective_before"].get(word, ()):
        return False
    if word == "used" and after == "to" and (walk.lower(at + 2) in _OBJECTS or walk.lower(at + 2).endswith("ing")):
        return False  # "is used to it", "is used to waiting"
    if walk.lower(be) in data["get"]:
        return word not in data["get_adjectives"] and (not after or after in _AFTER_GET or after.endswith("ly"))
    if walk.is_capitalised(at) and not walk.is_capitalised(be):
        return False  # part of a name: "are United States citizens"
    return not (walk.lower(be - 1) == "there" or walk.lower(be).startswith("there"))


def _after(walk: Walk, at: int) -> str:
    """The word after word `at` in lower case, "" if a mark or the end comes first."""
    return walk.lower(at + 1) if at + 1 < walk.count and walk.is_close(at, at + 1) else ""


def _joined(walk: Walk, be: int, first: int) -> list[int]:
    """`first` and the participles joined to it: "is reviewed, signed and returned", "is sent by mail and paid"."""
    chain = [first]
    while (following := _next_joined(walk, chain[-1])) or (following := _next_apart(walk, be, chain[-1])):
        chain.append(following)
    return chain


def _next_joined(walk: Walk, last: int) -> int:
    """The participle joined to that at `last` by a comma or a joining word alone, 0 if there is none."""
    at = last + 1
    is_joined = False
    while walk.lower(at) in _JOINS:
        is_joined = True
        at += 1
    while walk.has(at, ADVERB) and not walk.has(at, PARTICIPLE):
        at += 1
    if not walk.has(at, PARTICIPLE) or not walk.is_close(last, at, ",/()") or not _keeps_object(walk, at):
        return 0
    if is_joined or "/" in walk.gap(last + 1):
        return at
    # A comma alone joins only in a list that goes on: "was arrested, tried and convicted".
    return at if "," in walk.gap(last + 1) and _next_joined(walk, at) else 0


def _next_apart(walk: Walk, be: int, last: int) -> int:
    """The participle that "and" joins to that at `last` over its complement, 0 if there is none or it may be a past."""
    for at in range(last + 1, min(last + MAX_APART_WORDS, walk.count - 1)):
        word = walk.lower(at)
        if word in _CLAUSE_STARTS or walk.has(at, BE | PARTICIPLE) or walk.gap(at).strip(" ,'\"“”’"):
            return 0
        if word not in {"and", "or", "but"}:
            continue
        second = at + 1
        while walk.has(second, ADVERB) and not walk.has(second, PARTICIPLE):
            second += 1
        is_clear = walk.lower(be) not in _PAST and walk.lower(be) != "been"
        if (
            walk.has(second, PARTICIPLE)
            and is_clear
            and (_after(walk, second) in _AFTER_GET or not _after(walk, second))
        ):
            return second if _keeps_object(walk, second) and walk.lower(second) not in _data()["adjectives"] else 0
    return 0


def _keeps_object(walk: Walk, at: int) -> bool:
    """Whether the word at `at` may be a passive for all that follows it: an object makes it a past ("and dropped it")."""
    return walk.lower(at) in _data()["ditransitive"] or _after(walk, at) not in _OBJECTS


def _asked(walk: Walk, be: int) -> list[int]:
    """Numbers of the participles of a question whose subject follows be: "When was the form signed?"; [] if none."""
    if not walk.sentence.text.rstrip("\"'”’)").endswith("?") or walk.lower(be) in _data()["get"]:
        return []
    if be and not any(walk.lower(at) in _ASKS for at in range(max(0, be - 3), be)):
        return []
    subject = walk.lower(be + 1)
    most = 1 if subject in _PRONOUNS else MAX_SUBJECT_WORDS
    for at in range(be + 2, min(be + 2 + most + MAX_ADVERBS, walk.count)):
        if walk.has(at, PARTICIPLE):
            is_fit = subject != "there" and _is_verb(walk, be, at) and walk.is_close(be, at, ",")
            follows = _after(walk, at)
            return _joined(walk, be, at) if is_fit and (not follows or follows in _AFTER_GET) else []
        if walk.has(at, BE) or walk.lower(at) in _CLAUSE_STARTS:
            return []
        if not walk.has(at, ADVERB) and at >= be + 1 + most:
            return []
    return []


def _fronted(walk: Walk, be: int) -> int:
    """One more than the number of a participle that opens the sentence before its be, 0 if none: "Attached is"."""
    first = 1 if walk.lower(0) in {"also", "not"} else 0
    last = first + 1 if walk.lower(first + 1) in _POINTERS else first
    if be != last + 1 or not walk.has(first, PARTICIPLE) or walk.has(be + 1, PARTICIPLE):
        return 0
    is_fit = walk.lower(be) in {"is", "are", "was", "were"} and walk.lower(first) not in _data()["adjectives"]
    return first + 1 if is_fit and walk.is_close(first, be) else 0
