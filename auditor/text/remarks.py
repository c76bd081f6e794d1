"""What a finder says of a text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from auditor.message import Message, say


class Level(StrEnum):
    """How much a remark claims: a finding is a problem, a hint may be one, advice is the writer's choice."""

    FINDING = "finding"
    HINT = "hint"
    ADVICE = "advice"


LEVEL_NAMES: Mapping[Level, Message] = {
    Level.FINDING: say("finding"),
    Level.HINT: say("hint"),
    Level.ADVICE: say("advice"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One passage and what to do about it.

    `start` and `end` are offsets in characters into the text of block number `block` (from 0), `quote` what
    stands there. `message` is one sentence that says why; `suggestion` is what to put in the passage's place
    where that is mechanical ("" to leave it out), else None. `is_worse`: beyond the rule's second limit. `muted`: why it
    is no more than advice, where it would claim more elsewhere.
    """

    rule: str
    block: int
    start: int
    end: int
    quote: str
    message: Message
    suggestion: str | None = None
    level: Level = Level.FINDING
    is_worse: bool = False
    data: Mapping[str, Any] = field(default_factory=dict)
    muted: Message | None = None
