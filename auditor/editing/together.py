"""What is said once of many places: a word, and the passive."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from auditor.message import Message, say_count
from auditor.text.remarks import Remark

MAX_LINES = 6  # lines that are named of the other places
PASSIVE = "passive-voice"
_SHARE = "passive-share"
_ELLIPSIS = "…"


def passives_together(remarks: Sequence[Remark], line: Callable[[Remark], int | None]) -> tuple[Remark, ...]:
    """The remarks with one of the passive, which counts the others: that on their share, or else the first.

    Left out are states ("is located"), and places whose words another remark is about ("are required to": "must").
    """
    share = next((each for each in remarks if each.rule == _SHARE), None)
    others = [each for each in remarks if each.rule != PASSIVE]
    told = [
        each
        for each in remarks
        if each.rule == PASSIVE
        and not each.data["is_state"]
        and not any(_is_same_place(each, other) for other in others)
    ]
    first = share or (told[0] if told else None)
    rest = [each for each in told if each is not first]
    return tuple(
        replace(each, message=with_others(each.message, rest, line)) if each is first else each
        for each in remarks
        if each.rule != PASSIVE or each is first
    )


def _is_same_place(passive: Remark, other: Remark) -> bool:
    """Whether the other remark is about the same words, and not about a sentence around them."""
    if passive.block != other.block or passive.end <= other.start or other.end <= passive.start:
        return False
    return other.rule == _SHARE or other.suggestion is not None


def with_others(message: Message, others: Sequence[Remark], line: Callable[[Remark], int | None]) -> Message:
    """The message, with how many more places there are, and on which lines the first of them stand."""
    if not others:
        return message
    lines = list(dict.fromkeys(number for number in map(line, others) if number))
    if not lines:
        return say_count("{message} And {n} more.", "{message} And {n} more.", n=len(others), message=message)
    named = (*map(str, lines[:MAX_LINES]), *([_ELLIPSIS] if len(lines) > MAX_LINES else ()))
    return say_count(
        "{message} And {n} more, on line {lines}.",
        "{message} And {n} more, on lines {lines}.",
        n=len(others),
        message=message,
        lines=named,
    )
