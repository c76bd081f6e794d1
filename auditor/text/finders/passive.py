"""The passive voice: which sentences use it, and whether a text uses it often."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from math import sqrt
from typing import Any

from auditor.message import Message, say, say_count
from auditor.text.by_whom import names_actor
from auditor.text.finding import Finder, Text
from auditor.text.flags import BE, PARTICIPLE
from auditor.text.law import is_law, level_in
from auditor.text.parsing import Parsed, Sentence
from auditor.text.passive import Passive
from auditor.text.passive_en import english_passives, mark_english
from auditor.text.passive_es import mark_spanish, spanish_passives
from auditor.text.remarks import Level, Remark

PASSIVE_PERCENT = 25
"""Percent of sentences with a passive above which a text is told so (`HouseStyle.limits["passive_percent"]`). Our own
choice, as no guide among our sources gives a number: three in four pages of ten government sites stay below it."""
SURE_DUTY_PERCENT = 10
"""Percent of sentences whose passive says what has to be done, or must not, from which on the share is a finding: there
readers have to find out that it is they who must act. Our own choice, after reading, like the next two."""
HINT_PERCENT, HINT_DUTY_PERCENT = 30, 5  # percent; a share above the first with duties from the second on is a hint
MIN_SENTENCES = 10  # sentences of prose; fewer are a note, of which there is no habit to tell (our own choice)
FULL_SENTENCES = 20
"""Sentences of prose: in fewer, one passive more or less moves the share by over 5 percent, so the lower bound of its
interval has to lie above the limit: from 9 of 18, 7 of 12, 6 of 10 on."""
_Z = 1.96  # standard deviations of a two-sided interval of 95 %
_BOTH = BE | PARTICIPLE
_FIND: Mapping[str, Callable[[Sentence], list[Passive]]] = {"en": english_passives, "es": spanish_passives}
_MARK: Mapping[str, Callable[[str], int]] = {"en": mark_english, "es": mark_spanish}
_DUTY_CHARS = 40  # characters before a passive in which its "must" is looked for
_DUTY = {
    "en": re.compile(
        r"\b(?:must|should|shall|ha(?:ve|s|d)\sto|needs?\sto|ought\sto|(?:may|can)\snot|can(?:not|['’]t))(?:n['’]t)?"
        r"(?:\s(?:not|also|only|then|\w+ly))*\s$",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:deb(?:e|en|erán?|erían?)|no\s(?:puede|podrá)n?|tienen?\sque|han?\sde)(?:\s(?:no|también|\w+mente))*\s$",
        re.IGNORECASE,
    ),
}
"""What stands before a passive that says what has to be done, or must not. What can or may be done is left out: that
often tells what a thing is good for ("may be found there")."""
_DUTY_VERBS = frozenset({"required", "allowed", "permitted", "expected", "prohibited"})
_DUTY_STEMS_ES = ("requerid", "permitid", "prohibid", "exigid", "obligad")
_STATES = frozenset({
    "assembled", "based", "born", "called", "composed", "designed", "domiciled", "entitled", "focused", "headquartered",
    "intoxicated", "known", "located", "meant", "named", "situated", "titled",
})  # fmt: skip
_STATES_ES = frozenset({
    "compuest", "conocid", "domiciliad", "facultad", "llamad", "nacid", "situad", "titulad", "ubicad",
})  # fmt: skip
"""Participles that tell what something is like; nobody would write who does it."""


def _mark(lower: str, _written: str, lang: str) -> int:
    return _MARK[lang](lower)


@lru_cache(maxsize=1)  # both rules ask for those of the same text
def _passives(text: Text) -> tuple[tuple[Parsed, int, tuple[Passive, ...]], ...]:
    """The sentences of the main content with a passive: block, number of the sentence in it, the passives."""
    found = []
    for block in text.blocks:
        if block.lang in _FIND and block.block.in_main and block.block.kind != "code":
            find = _FIND[block.lang]
            for number, sentence in enumerate(block.sentences):
                if sentence.flags & _BOTH == _BOTH and (passives := find(sentence)):
                    found.append((block, number, tuple(passives)))
    return tuple(found)


def _single(text: Text) -> Iterator[Remark]:
    for block, _number, passives in _passives(text):
        for passive in passives:
            participles = [list(span) for span in passive.participles]
            data = {"participles": participles, "is_state": _is_state(block, passive)}
            yield _remark("passive-voice", block, passive, _message(block, passive), data=data)


def _message(block: Parsed, passive: Passive) -> Message:
    """Says who acts last, if "by" and somebody follow, or that it is left open."""
    quote = block.block.text[passive.start : passive.end]
    if names_actor(block.block.text, passive.end, block.lang):
        return say(
            "“{passive}” names who acts only afterwards; putting them first is shorter and easier to follow.",
            passive=quote,
        )
    return say("“{passive}” doesn't say who acts; where readers need to know, name them first.", passive=quote)


def _share(text: Text) -> Iterator[Remark]:
    limit = text.house.limits.get("passive_percent", PASSIVE_PERCENT)
    is_all_law = is_law(text)
    prose = {
        each.number: len(each.prose())
        for each in text.in_language(text.lang)
        if each.block.kind != "quote" and (is_all_law or each.number not in text.law)
    }
    counted = [
        (block, passives)
        for block, number, passives in _passives(text)
        if number < prose.get(block.number, 0) and not all(_is_state(block, each) for each in passives)
    ]
    sentences = sum(prose.values())
    if sentences < MIN_SENTENCES or not _is_above(len(counted), sentences, limit):
        return
    percent = 100 * len(counted) // sentences
    duties = [(block, each) for block, passives in counted if (each := _duty(block, passives))]
    level = Level.FINDING if limit != PASSIVE_PERCENT else _share_level(percent, 100 * len(duties) / sentences)
    block, passive = duties[0] if duties else (counted[0][0], counted[0][1][0])
    message = say_count(
        "{passives} of {n} sentence ({share:.0%}) is in the passive, as here; our target is {limit:.0%} at most. "
        "Name who does what, above all where readers must act.",
        "{passives} of {n} sentences ({share:.0%}) are in the passive, as here; our target is {limit:.0%} at most. "
        "Name who does what, above all where readers must act.",
        n=sentences,
        passives=len(counted),
        share=percent / 100,
        limit=limit / 100,
    )
    counts = {
        "passives": len(counted),
        "sentences": sentences,
        "percent": percent,
        "duties": len(duties),
        "limit": limit,
    }
    yield _remark("passive-share", block, passive, message, level=level_in(text, block, level), data=counts)


def _is_above(passives: int, sentences: int, limit: int) -> bool:
    """Whether the share lies above the limit in percent, for sure where the sentences are few."""
    if sentences >= FULL_SENTENCES:
        return 100 * passives // sentences > limit
    share = passives / sentences
    # Lower bound of Wilson's score interval (Wilson 1927, JASA 22).
    spread = _Z * sqrt(share * (1 - share) / sentences + (_Z / (2 * sentences)) ** 2)
    low = (share + _Z**2 / (2 * sentences) - spread) / (1 + _Z**2 / sentences)
    return 100 * low > limit


def _share_level(percent: int, duty_percent: float) -> Level:
    if duty_percent >= SURE_DUTY_PERCENT:
        return Level.FINDING
    return Level.HINT if percent > HINT_PERCENT and duty_percent >= HINT_DUTY_PERCENT else Level.ADVICE


def _is_state(block: Parsed, passive: Passive) -> bool:
    verbs = [block.block.text[start:end].lower() for start, end in passive.participles]
    if block.lang == "es":
        return all(verb.removesuffix("s")[:-1] in _STATES_ES for verb in verbs)
    return all(verb in _STATES for verb in verbs)


def _duty(block: Parsed, passives: tuple[Passive, ...]) -> Passive | None:
    """The first of these passives that says what has to be done, or must not: "must be sent", "is required"."""
    text = block.block.text
    for passive in passives:
        before = text[max(0, passive.start - _DUTY_CHARS) : passive.start]
        verbs = [text[start:end].lower() for start, end in passive.participles]
        if _DUTY[block.lang].search(before) or any(
            verb in _DUTY_VERBS or verb.startswith(_DUTY_STEMS_ES) for verb in verbs
        ):
            return passive
    return None


def _remark(
    rule: str,
    block: Parsed,
    passive: Passive,
    message: Message,
    *,
    data: Mapping[str, Any],
    level: Level = Level.ADVICE,
) -> Remark:
    return block.remark(rule, passive.start, passive.end, message, level=level, data=data)


FINDERS: tuple[Finder, ...] = (
    Finder(id="passive-voice", langs=frozenset(_FIND), find=_single, mark=_mark),
    Finder(id="passive-share", langs=frozenset(_FIND), find=_share, mark=_mark),
)
