"""What appears under the pointer, and whether it can be dismissed, reached and kept (WCAG 2.2 SC 1.4.13)."""

import asyncio
from dataclasses import dataclass
from typing import Any

from auditor.artifacts import HoverContent
from auditor.collect.interact.listeners import hear
from auditor.collect.interact.stage import Stage, decode

APPEAR_S = 0.35  # tooltips commonly wait 0.2 to 0.3 s before they show
STEP_S = 0.04  # between two positions of the pointer, about as fast as a hand moves
VANISH_S = 0.35  # menus commonly wait a quarter of a second before they close
STAY_S = 1.0
LIMIT_S = 5.0  # of our own waits; no trigger is begun after that, and what was not tried is said
MAX_REVEALED = 4  # contents whose behaviour is tried
POINTER_STEPS = 4  # positions on the way from the trigger onto the content
ENTERING = frozenset({"mouseenter", "mouseover", "pointerenter", "pointerover"})

Point = tuple[float, float]


@dataclass(slots=True)
class _Patience:
    """The waits of all tries. They are counted and not clocked, so that a busy machine tries what an idle one does."""

    left_s: float = LIMIT_S

    async def wait(self, seconds: float) -> None:
        self.left_s -= seconds
        await asyncio.sleep(seconds)


async def try_hover(stage: Stage) -> HoverContent:
    """Point at what may reveal something, and at what it revealed. The pointer ends in the corner."""
    heard = stage.heard or await hear(stage)
    listening = [index for index, found in heard["items"] if any(kind in ENTERING for kind, _ in found)]
    answer = await stage.facts("hover_candidates", {"listening": listening[:60], "count": heard["count"]})
    revealed: list[Any] = []
    tried = 0
    patience = _Patience()
    try:
        for index in range(answer["chosen"]):
            if len(revealed) == MAX_REVEALED or patience.left_s <= 0:
                break
            tried += 1
            facts = await _try_one(stage, patience, index)
            if facts:
                revealed.append(facts)
    finally:
        if tried:
            await _move(stage, (0, 0))
    capped = answer["capped"] or tried < answer["chosen"]
    content: HoverContent = decode(
        HoverContent, {"revealed": revealed, "candidates": answer["candidates"], "tried": tried, "capped": capped}
    )
    return content


async def _try_one(stage: Stage, patience: _Patience, index: int) -> dict[str, Any] | None:
    """Facts of what one trigger reveals; None when that is nothing, or something another one revealed before."""
    await _move(stage, (0, 0))
    place = await stage.facts("hover", {"index": index, "step": "place"})
    if not place["hits"]:
        return None
    trigger = (place["x"], place["y"])
    seen = await _reveal(stage, patience, index, trigger, is_first=True)
    if not seen["found"]:
        return None
    facts: dict[str, Any] = seen["facts"]
    await patience.wait(STAY_S - APPEAR_S)
    facts["stays"] = await _is_visible(stage, index)
    if facts["stays"] and seen["entry"]:
        entry = (seen["entry"]["x"], seen["entry"]["y"])
        facts["survives_pointer"] = await _survives(stage, patience, index, trigger, entry)
        if not facts["survives_pointer"]:  # once more, before it is said
            await _reveal(stage, patience, index, trigger)
            facts["survives_pointer"] = await _survives(stage, patience, index, trigger, entry)
    if facts["stays"]:
        facts["escape_hides"] = await _escape_hides(stage, patience, index, trigger)
    await _move(stage, (0, 0))
    await patience.wait(VANISH_S)
    if await _is_visible(stage, index):  # it stays without the pointer: the pointer may not have brought it
        return None
    return facts


async def _reveal(
    stage: Stage, patience: _Patience, index: int, trigger: Point, *, is_first: bool = False
) -> dict[str, Any]:
    """Move the pointer from the corner onto the trigger and say what appeared."""
    await _move(stage, (0, 0))
    await patience.wait(STEP_S)
    await _move(stage, (trigger[0] + 1, trigger[1]))
    await _move(stage, trigger)
    await patience.wait(APPEAR_S)
    seen: dict[str, Any] = await stage.facts("hover", {"index": index, "step": "appeared", "first": is_first})
    return seen


async def _survives(stage: Stage, patience: _Patience, index: int, trigger: Point, entry: Point) -> bool:
    """Whether the content is there after the pointer went onto it."""
    for number in range(1, POINTER_STEPS + 1):
        share = number / POINTER_STEPS
        x, y = (start + (end - start) * share for start, end in zip(trigger, entry, strict=True))
        await _move(stage, (x, y))
        await patience.wait(STEP_S)
    await patience.wait(VANISH_S)
    return await _is_visible(stage, index)


async def _escape_hides(stage: Stage, patience: _Patience, index: int, trigger: Point) -> bool | None:
    """Whether Escape hides the content while the pointer rests on the trigger; None when it did not come again."""
    await _reveal(stage, patience, index, trigger)
    if not await _is_visible(stage, index):
        return None
    key = {"key": "Escape", "code": "Escape", "windowsVirtualKeyCode": 27}
    for kind in ("rawKeyDown", "keyUp"):
        await stage.tab.session.send("Input.dispatchKeyEvent", {"type": kind, **key})
    await patience.wait(VANISH_S)
    return not await _is_visible(stage, index)


async def _is_visible(stage: Stage, index: int) -> bool:
    answer = await stage.facts("hover", {"index": index, "step": "check"})
    return bool(answer["visible"])


async def _move(stage: Stage, to: Point) -> None:
    await stage.tab.session.send("Input.dispatchMouseEvent", {"type": "mouseMoved", "x": to[0], "y": to[1]})
