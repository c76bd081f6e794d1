"""What appears under the pointer, and whether it can be dismissed, reached and kept (WCAG 2.2 SC 1.4.13)."""

import asyncio
import time
from typing import Any

from auditor.artifacts import HoverContent
from auditor.collect.interact.listeners import hear
from auditor.collect.interact.stage import Stage, decode

APPEAR_S = 0.35  # tooltips commonly wait 0.2 to 0.3 s before they show
STEP_S = 0.04  # between two positions of the pointer, about as fast as a hand moves
VANISH_S = 0.35  # menus commonly wait a quarter of a second before they close
STAY_S = 1.0
LIMIT_S = 6.0  # no trigger is begun after that; what was not tried is said
MAX_REVEALED = 4  # contents whose behaviour is tried
POINTER_STEPS = 4  # positions on the way from the trigger onto the content
ENTERING = frozenset({"mouseenter", "mouseover", "pointerenter", "pointerover"})

Point = tuple[float, float]


async def try_hover(stage: Stage) -> HoverContent:
    """Point at what may reveal something, and at what it revealed. The pointer ends in the corner."""
    heard = stage.heard or await hear(stage)
    listening = [index for index, found in heard["items"] if any(kind in ENTERING for kind, _ in found)]
    answer = await stage.facts("hover_candidates", {"listening": listening[:60], "count": heard["count"]})
    revealed: list[Any] = []
    tried = 0
    end = time.monotonic() + LIMIT_S
    try:
        for index in range(answer["chosen"]):
            if len(revealed) == MAX_REVEALED or time.monotonic() > end:
                break
            tried += 1
            facts = await _try_one(stage, index)
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


async def _try_one(stage: Stage, index: int) -> dict[str, Any] | None:
    """Facts of what one trigger reveals; None when that is nothing, or something another one revealed before."""
    await _move(stage, (0, 0))
    place = await stage.facts("hover", {"index": index, "step": "place"})
    if not place["hits"]:
        return None
    trigger = (place["x"], place["y"])
    seen = await _reveal(stage, index, trigger, is_first=True)
    if not seen["found"]:
        return None
    facts: dict[str, Any] = seen["facts"]
    await asyncio.sleep(STAY_S - APPEAR_S)
    facts["stays"] = await _is_visible(stage, index)
    if facts["stays"] and seen["entry"]:
        entry = (seen["entry"]["x"], seen["entry"]["y"])
        facts["survives_pointer"] = await _survives(stage, index, trigger, entry)
        if not facts["survives_pointer"]:  # once more, before it is said
            await _reveal(stage, index, trigger)
            facts["survives_pointer"] = await _survives(stage, index, trigger, entry)
    if facts["stays"]:
        facts["escape_hides"] = await _escape_hides(stage, index, trigger)
    await _move(stage, (0, 0))
    await asyncio.sleep(VANISH_S)
    if await _is_visible(stage, index):  # it stays without the pointer: the pointer may not have brought it
        return None
    return facts


async def _reveal(stage: Stage, index: int, trigger: Point, *, is_first: bool = False) -> dict[str, Any]:
    """Move the pointer from the corner onto the trigger and say what appeared."""
    await _move(stage, (0, 0))
    await asyncio.sleep(STEP_S)
    await _move(stage, (trigger[0] + 1, trigger[1]))
    await _move(stage, trigger)
    await asyncio.sleep(APPEAR_S)
    seen: dict[str, Any] = await stage.facts("hover", {"index": index, "step": "appeared", "first": is_first})
    return seen


async def _survives(stage: Stage, index: int, trigger: Point, entry: Point) -> bool:
    """Whether the content is there after the pointer went onto it."""
    for number in range(1, POINTER_STEPS + 1):
        share = number / POINTER_STEPS
        x, y = (start + (end - start) * share for start, end in zip(trigger, entry, strict=True))
        await _move(stage, (x, y))
        await asyncio.sleep(STEP_S)
    await asyncio.sleep(VANISH_S)
    return await _is_visible(stage, index)


async def _escape_hides(stage: Stage, index: int, trigger: Point) -> bool | None:
    """Whether Escape hides the content while the pointer rests on the trigger; None when it did not come again."""
    await _reveal(stage, index, trigger)
    if not await _is_visible(stage, index):
        return None
    key = {"key": "Escape", "code": "Escape", "windowsVirtualKeyCode": 27}
    for kind in ("rawKeyDown", "keyUp"):
        await stage.tab.session.send("Input.dispatchKeyEvent", {"type": kind, **key})
    await asyncio.sleep(VANISH_S)
    return not await _is_visible(stage, index)


async def _is_visible(stage: Stage, index: int) -> bool:
    answer = await stage.facts("hover", {"index": index, "step": "check"})
    return bool(answer["visible"])


async def _move(stage: Stage, to: Point) -> None:
    await stage.tab.session.send("Input.dispatchMouseEvent", {"type": "mouseMoved", "x": to[0], "y": to[1]})
