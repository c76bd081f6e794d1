"""The passive voice: which sentences use it, and whether a text uses it often."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from math import ceil

from auditor.text.finding import Finder, Text
from auditor.text.flags import BE, PARTICIPLE
from auditor.text.parsing import Parsed, Sentence
from auditor.text.passive import Passive
from auditor.text.passive_en import english_passives, mark_english
from auditor.text.passive_es import mark_spanish, spanish_passives
from auditor.text.remarks import Level, Remark

PASSIVE_PERCENT = 25
"""Percent of sentences with a passive above which a text is told so (`HouseStyle.limits["passive_percent"]`). Our own
choice, as no guide among our sources gives a number: three in four pages of ten government sites stay below it."""
SURE_PASSIVE_PERCENT = 30  # percent; up to here the share is a hint. Our own choice
MIN_SENTENCES = 20  # sentences of prose; in fewer, one passive more or less moves the share by over 5 percent
_BOTH = BE | PARTICIPLE
_FIND: Mapping[str, Callable[[Sentence], list[Passive]]] = {"en": english_passives, "es": spanish_passives}
_MARK: Mapping[str, Callable[[str], int]] = {"en": mark_english, "es": mark_spanish}
_BY = {"en": "by", "es": "por"}


def _mark(lower: str, _written: str, lang: str) -> int:
    return _MARK[lang](lower)


@lru_cache(maxsize=1)  # both rules ask for those of the same text
def _passives(blocks: tuple[Parsed, ...]) -> tuple[tuple[Parsed, int, tuple[Passive, ...]], ...]:
    """The sentences of the main content with a passive: block, number of the sentence in it, the passives."""
    found = []
    for block in blocks:
        if block.lang in _FIND and block.block.in_main and block.block.kind != "code":
            find = _FIND[block.lang]
            for number, sentence in enumerate(block.sentences):
                if sentence.flags & _BOTH == _BOTH and (passives := find(sentence)):
                    found.append((block, number, tuple(passives)))
    return tuple(found)


def _single(text: Text) -> Iterator[Remark]:
    for block, _number, passives in _passives(text.blocks):
        for passive in passives:
            yield _remark("passive-voice", block, passive, _message(block, passive))


def _message(block: Parsed, passive: Passive) -> str:
    """Says who acts last, if "by" follows, or that it is left open."""
    quote = block.block.text[passive.start : passive.end]
    if block.block.text[passive.end :].split(maxsplit=1)[:1] == [_BY[block.lang]]:
        return f"“{quote}” names who acts only afterwards; putting them first is shorter and easier to follow."
    return f"“{quote}” doesn't say who acts; where readers need to know, name them first."


def _share(text: Text) -> Iterator[Remark]:
    limit = text.house.limits.get("passive_percent", PASSIVE_PERCENT)
    prose = {block.number: len(block.prose()) for block in text.in_language(text.lang)}  # sentences by block
    found = [each for each in _passives(text.blocks) if each[1] < prose.get(each[0].number, 0)]
    passives, sentences = len(found), sum(prose.values())
    if sentences < MIN_SENTENCES or 100 * passives <= limit * sentences:
        return
    first = (found[0][0], found[0][2][0])
    percent = ceil(100 * passives / sentences)
    message = (
        f"{passives} of {sentences} sentences ({percent}%) are in the passive, as here; our target is {limit}% at most. "
        "Name who does what, above all where readers must act."
    )
    is_sure = percent > SURE_PASSIVE_PERCENT or limit != PASSIVE_PERCENT
    counts = {"passives": passives, "sentences": sentences, "percent": percent, "limit": limit}
    level = Level.FINDING if is_sure else Level.HINT
    yield _remark("passive-share", *first, message, level=level, data=counts)


def _remark(
    rule: str, block: Parsed, passive: Passive, message: str, *, level: Level = Level.ADVICE,
    data: Mapping[str, int] | None = None,
) -> Remark:  # fmt: skip
    quote = block.block.text[passive.start : passive.end]
    shown = {"participles": [list(span) for span in passive.participles]} if data is None else data
    return Remark(rule=rule, block=block.number, start=passive.start, end=passive.end, quote=quote, message=message,
                  level=level, data=shown)  # fmt: skip


FINDERS: tuple[Finder, ...] = (
    Finder(id="passive-voice", langs=frozenset(_FIND), find=_single, mark=_mark),
    Finder(id="passive-share", langs=frozenset(_FIND), find=_share, mark=_mark),
)
