"""`shall`: whether it is a duty, a ban, a promise, a result or a definition, by the grammar of its sentence.

Federal plain language guidelines, "Shall and must": "must" for a duty, "must not" for a ban, "may" for a choice, "will" for
what is going to happen; a definition says what is so. A duty needs somebody who has it: its subject is a person or a body,
or the sentence says what must be done to a thing. Where that can't be told, nothing is put in.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from auditor.message import Message, say
from auditor.text.actors import names_an_actor
from auditor.text.finders.legal_words import legal_matches, mark_legal
from auditor.text.finding import Finder, Text
from auditor.text.flags import PARTICIPLE
from auditor.text.law import level_in
from auditor.text.passive_en import mark_english
from auditor.text.remarks import Remark
from auditor.text.terms import Spans

_NO = frozenset({"no", "none", "nothing", "nobody", "neither", "nor", "never"})
_NO_LIMIT = frozenset({"later", "longer", "sooner"})  # "no later than May the clerk shall"
_COMPARED = frozenset({"more", "less", "fewer"})  # "not more than two people shall"
_VERBS = frozenset({
    "is", "are", "was", "were", "has", "have", "had", "does", "do", "did", "may", "must", "will", "shall", "can", "should",
})  # fmt: skip
_INVERTED = frozenset({"the", "a", "an", "any", "it", "he", "she", "they", "there", "this", "that", "such", "no"})
_PREPOSITIONS = frozenset({
    "of", "for", "in", "to", "with", "under", "by", "from", "at", "on", "within", "without", "during", "after", "before",
    "who", "whom", "whose", "seeking", "receiving", "applying", "requesting", "holding", "wishing", "having", "using",
})  # fmt: skip
_SKIPPED = frozenset({"also", "then", "only", "always", "further", "immediately", "first"})
_VERBS_IN_LY = frozenset({"apply", "comply", "supply", "rely", "reply", "imply", "multiply"})
_NAMED = frozenset({"known", "called", "cited", "referred", "defined", "designated", "titled", "entitled"})
_RULED = frozenset({
    "considered", "construed", "deemed", "treated", "interpreted", "regarded", "entitled", "eligible", "required",
    "presumed", "understood", "counted", "vested", "paid", "awarded", "waived", "governed",
})  # fmt: skip
"""After "shall be": what is so by rule, or what may be a promise as well as a duty."""
_MAY = frozenset({"permitted", "allowed", "authorized", "free"})
_OUTCOMES = frozenset({
    "effective", "final", "void", "null", "valid", "invalid", "binding", "liable", "subject", "fined", "punished",
    "imprisoned", "suspended", "revoked", "dismissed", "disqualified", "terminated", "forfeited", "guilty",
})  # fmt: skip
_GIVEN = frozenset({"paid", "awarded", "waived"})  # what is done with money may be a ban as well as a result
_ANSWERABLE = frozenset({"responsible", "bound", "obligated", "obliged", "accountable", "answerable"})
_DEFINES = frozenset({"mean", "denote", "signify"})
_RESULTS = frozenset({
    "become", "expire", "remain", "apply", "begin", "commence", "end", "terminate", "lapse", "cease", "prevail", "survive",
    "vest", "accrue", "continue", "govern", "occur", "fall", "start", "stay",
})  # fmt: skip
_STATES = frozenset({"become", "remain", "cease", "continue", "have"})
"""What is so of somebody as often as it is asked of them: "members shall have one vote"."""
_COMES_TO_YOU = frozenset({"receive", "get", "hear", "find", "see", "have"})
_EFFECTS = frozenset({
    "affect", "prohibit", "prevent", "limit", "preclude", "impair", "relieve", "constitute", "create", "require", "restrict",
    "waive", "alter", "diminish", "authorize", "entitle", "operate", "supersede", "replace", "void", "invalidate",
})  # fmt: skip
"""What a rule does or doesn't do by itself: "this section shall not limit"."""
_ASKED_OF_THINGS = frozenset({
    "include", "contain", "comply", "meet", "conform", "state", "specify", "describe", "show", "identify", "list", "bear",
    "indicate", "exceed", "consist", "satisfy", "fit", "match",
})  # fmt: skip
"""What a rule asks of a form, a sign or a building."""
_MEASURES = frozenset({
    "at", "no", "not", "a", "in", "on", "made", "kept", "sent", "submitted", "given", "between", "within", "equal", "located",
})  # fmt: skip
_AMOUNTS = frozenset(
    {"least", "more", "less", "greater", "fewer", "minimum", "maximum", "writing", "most", "to", "place"}
)
_TERMS = frozenset({"term", "word", "phrase", "expression"})
_CLAUSE_ENDS = frozenset(";:()–—.")
_QUOTES = frozenset("\"“”'‘’")


class _Place(NamedTuple):
    """A "shall" in its sentence: all words in small letters, its number, where words stand, and the block's text."""

    words: Sequence[str]
    at: int
    spans: Spans
    text: str

    def word(self, step: int) -> str:
        """The word so many places away, "" beyond the sentence."""
        number = self.at + step
        return self.words[number] if 0 <= number < len(self.words) else ""

    def next_verb(self, step: int) -> int:
        """So many places away, or more where adverbs stand there: "shall also promptly send"."""
        while self.word(step) in _SKIPPED or (self.word(step).endswith("ly") and self.word(step) not in _VERBS_IN_LY):
            step += 1
        return step

    def gap(self, number: int) -> str:
        """What stands between a word and the next."""
        return self.text[self.spans[number][1] : self.spans[number + 1][0]]


class _Reading(NamedTuple):
    """What to write in the place of how many words, None where that can't be told, and why."""

    words: int
    instead: str | None
    message: Message


_ANY_MEANING = say(
    "“Shall” leaves readers unsure whether it is a duty; write “must”, “must not”, “may” or “will”, or the plain present (“is”)."
)
_BAN = say("“Shall” leaves readers unsure whether it is a duty; for a ban, write “must not”.")
_BAN_ON_ALL = say(
    "“Shall” after “no” leaves readers unsure what is forbidden to whom; say who “must not” do it, or write “may” for “shall”."
)
_PROMISE = say("“Shall” leaves readers unsure whether it is a duty; for what you will do, write “will”.")
_RESULT = say("“Shall” leaves readers unsure whether it is a duty; for what is going to happen, write “will”.")
_CHOICE = say("“Shall” leaves readers unsure whether it is a duty; for what is allowed, write “may”.")
_DUTY = say(
    "“Shall” leaves readers unsure whether it is a duty; for a duty, write “must” (“may” for a choice, “will” for the future)."
)
_MUST = _Reading(1, "must", _DUTY)
_WILL = _Reading(1, "will", _RESULT)


def _definition(verb: str) -> Message:
    return say("“Shall” leaves readers unsure whether it is a duty; for a definition, write “{verb}”.", verb=verb)


def _find(text: Text) -> Iterator[Remark]:
    for block, sentence, spans, match in legal_matches(text, "shall"):
        place = _Place([word.lower for word in sentence.words], match.first, spans, block.block.text)
        following = place.word(1)
        if not following or not place.gap(match.first).isspace() or following in ("we", "i"):
            continue
        reading = _read(place)
        start, end = spans[match.first][0], spans[match.first + reading.words - 1][1]
        quote = block.block.text[start:end]
        instead = reading.instead
        yield block.remark(
            "shall",
            start,
            end,
            reading.message,
            suggestion=(instead.upper() if quote.isupper() else instead) if instead else None,
            level=level_in(text, block),
            data={"use": ["must", "must not", "may", "will"]},
        )


def _read(place: _Place) -> _Reading:
    """What a "shall" means, by its subject and the verb after it."""
    unsure = _Reading(1, None, _ANY_MEANING)
    if _is_denied(place):
        return _read_denied(place)
    if place.word(1) in _INVERTED:
        return unsure
    is_not = place.word(1) == "not"
    step = place.next_verb(2 if is_not else 1)
    if place.word(-1) in ("i", "we"):
        return _Reading(step if is_not else 1, "will not" if is_not else "will", _PROMISE) if step < 3 else unsure
    if place.word(step) == "be":
        found = _read_be(place, step, is_not=is_not)
    else:
        found = _read_active(place, step, is_not=is_not)
    if not found:
        return unsure
    if is_not:
        return _Reading(2, f"{found.instead} not", _BAN if found.instead == "must" else _RESULT)
    return found


def _read_denied(place: _Place) -> _Reading:
    """ "No … shall": a ban on all, or what will not be so: "In no event shall the City be liable"."""
    rest = place.words[place.at + 1 :]
    if "nothing" in place.words[: place.at]:
        return _Reading(1, None, _ANY_MEANING)  # it speaks of the text itself: "Nothing in this section shall"
    verb = place.word(place.next_verb(1))
    if place.word(1) not in _INVERTED:
        if verb in _EFFECTS | _RESULTS | _STATES or (verb == "be" and _is_state(place.word(place.next_verb(2)))):
            return _WILL
    elif any(word == "be" and _is_state(after) for word, after in pairwise(rest)):
        return _WILL
    return _Reading(1, None, _BAN_ON_ALL)


def _is_state(word: str) -> bool:
    return word in (_OUTCOMES | _RULED | _ANSWERABLE) - _GIVEN


def _read_be(place: _Place, step: int, *, is_not: bool) -> _Reading | None:
    """ "shall be …": a name, a permission, an outcome, or what must be done to a thing."""
    at = place.next_verb(step + 1)
    verb, after = place.word(at), place.word(at + 1)
    if verb in _NAMED and (after == "as" or (verb == "called" and after == "the") or _is_defined(place)):
        return None if is_not else _Reading(step + 1, _agreed(place, "is", "are"), _definition("is"))
    if verb in _MAY and after == "to":
        return None if is_not else _Reading(at + 2, "may", _CHOICE)
    if verb in _OUTCOMES or (verb == "in" and after in ("effect", "force")):
        return _WILL
    if verb[:1].isdigit() or (verb in _MEASURES and (after in _AMOUNTS or after[:1].isdigit())):
        return _MUST
    is_done = verb not in _RULED and mark_english(verb) & PARTICIPLE
    return _read_passive(place) if is_done else None


def _read_passive(place: _Place) -> _Reading | None:
    """What is done to a thing is a duty; what is done to people may be a promise to them."""
    if place.word(-1) == "you":
        return _WILL
    return None if _subject_acts(place) else _MUST


def _read_active(place: _Place, step: int, *, is_not: bool) -> _Reading | None:
    """ "shall send": a definition, a duty of somebody, a result, or what is asked of a thing."""
    verb = place.word(step)
    if verb in _DEFINES or (verb in ("include", "refer", "consist") and _is_defined(place)):
        made = _agreed(place, _third(verb), verb)
        return None if is_not else _Reading(step + 1, made, _definition(made or verb))
    if place.word(-1) == "you":
        return _WILL if verb in _COMES_TO_YOU else _MUST
    if _subject_acts(place):
        return _read_act(place, step, is_not=is_not)
    takes = ("effect",) if is_not else ("effect", "place")  # "Meetings shall not take place in a bar" is a ban
    if verb in _RESULTS or (verb == "take" and place.word(step + 1) in takes):
        return _WILL
    return _MUST if verb not in _EFFECTS | {"have"} and (is_not or verb in _ASKED_OF_THINGS) else None


def _read_act(place: _Place, step: int, *, is_not: bool) -> _Reading | None:
    """What somebody shall do is a duty; how a body is made up is none."""
    verb = place.word(step)
    if verb != "consist":
        return None if verb in _STATES else _MUST
    made = _agreed(place, "consists", "consist")
    return _Reading(step + 1, made, _definition(made)) if made and not is_not else None


def _is_denied(place: _Place) -> bool:
    """Whether the subject says no: "No person shall", "Nothing here shall", "No person, firm or company shall"."""
    start = _clause_start(place)
    opening = [
        word for word in place.words[start : place.at] if word not in ("and", "but", "provided", "that", "however")
    ]
    if len(opening) > 1 and _denies(opening, 0):
        return True
    for number in range(place.at - 1, start - 1, -1):
        if place.words[number] in _VERBS:
            return False
        if _denies(place.words, number):
            return True
    return False


def _denies(words: Sequence[str], number: int) -> bool:
    """Whether a word says that none does it: "no", "neither", "not more than"."""
    word, following = words[number], words[number + 1]
    return (word in _NO and following not in _NO_LIMIT) or (word == "not" and following in _COMPARED)


def _clause_start(place: _Place) -> int:
    """The number of the word with which the clause begins: after a semicolon, a colon, a dash or a closing bracket."""
    for number in range(place.at - 1, 0, -1):
        if not _CLAUSE_ENDS.isdisjoint(place.gap(number - 1)):
            return number
    return 0


def _subject_acts(place: _Place) -> bool:
    """Whether the subject is a person or a body: the noun before its first preposition, or the word before "shall"."""
    if place.word(-1) in ("and", "or") and "shall" in place.words[: place.at]:
        earlier = max(number for number in range(place.at) if place.words[number] == "shall")
        return _subject_acts(place._replace(at=earlier))  # "shall report to us and shall keep a list": one subject
    subject = list(place.words[_subject_start(place) : place.at])
    if not subject:
        return False
    ends = [number for number, word in enumerate(subject) if word in _PREPOSITIONS]
    if ends and ends[0] > 0:
        return names_an_actor(subject[ends[0] - 1])
    return names_an_actor(subject[-1])


def _subject_start(place: _Place) -> int:
    """The number of the word after the last mark before "shall"."""
    for number in range(place.at - 1, 0, -1):
        if not place.gap(number - 1).isspace():
            return number
    return 0


def _is_defined(place: _Place) -> bool:
    """Whether the subject is a word that the sentence explains: in quotation marks, or after "the term"."""
    start, end = place.spans[_clause_start(place)][0], place.spans[place.at][0]
    return not _QUOTES.isdisjoint(place.text[max(0, start - 1) : end].rstrip()[-1:]) or not _TERMS.isdisjoint(
        place.words[max(0, place.at - 4) : place.at]
    )


def _agreed(place: _Place, singular: str, plural: str) -> str | None:
    """The form that agrees with the subject; None where its number can't be told."""
    before = place.words[max(0, place.at - 4) : place.at]
    if not _TERMS.isdisjoint(before):
        return singular
    subject = place.words[_subject_start(place) : place.at]
    if not subject or "and" in subject or "or" in subject or not _PREPOSITIONS.isdisjoint(subject):
        return None
    return plural if subject[-1].endswith("s") and not subject[-1].endswith("ss") else singular


def _third(verb: str) -> str:
    return verb[:-1] + "ies" if verb.endswith("fy") else verb + "s"


FINDERS: tuple[Finder, ...] = (Finder(id="shall", langs=frozenset({"en"}), find=_find, mark=mark_legal),)
