"""Suspicions of the walk, tried once more and slowly: hidden stops, effects of focus, traps."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from auditor.collect.interact.keys import ESCAPE, SHIFT_TAB, TAB, Key, combinations, press
from auditor.collect.interact.stage import Stage

REACTION_S = 0.15  # what a page does to focus, it does by then; a tenth of a second is felt as at once
MAX_TRIED = 6  # suspicious stops of one kind that are tried again
HOLD_KEYS = 6  # keys in each direction before a trap is taken for proven
MAX_KEYS_TRIED = 4  # documented key combinations that are tried
_Facts = Mapping[str, Any]


async def _focus(stage: Stage, number: int) -> _Facts:
    """Give focus to a stop, wait for what the page does, and say what is so now."""
    await stage.facts("walk_focus", {"step": "aim", "number": number})
    await asyncio.sleep(REACTION_S)
    facts: _Facts = await stage.facts("walk_focus", {"step": "watch", "number": number})
    return facts


async def confirm_sight(stage: Stage, hidden: Sequence[int]) -> None:
    """Look once more at stops that could not be seen; the recorder keeps what it sees now."""
    for number in hidden[:MAX_TRIED]:
        if number > 0:  # come from where the walk came from: what a page shows may depend on how far it is scrolled
            await _focus(stage, number - 1)
        await _focus(stage, number)


async def confirm_effects(stage: Stage, suspects: _Facts) -> list[dict[str, Any]]:
    """What focus alone sets off: it must happen on each of two further tries."""
    found = []
    numbers = dict.fromkeys((*suspects["navigations"], *suspects["moves"], *suspects["lost"]))
    for number in list(numbers)[:MAX_TRIED]:
        effects = [_effect(await _focus(stage, number)) for _ in range(2)]
        if effects[0] and effects[0] == effects[1]:
            kind, detail = effects[0]
            what = await stage.facts("walk_try", {"step": "describe", "number": number})
            found.append({**what, "kind": kind, "detail": detail})
    return found


def _effect(facts: _Facts) -> tuple[str, str] | None:
    if facts["navigated"]:
        return "navigated", facts["navigated"][0]
    if facts["has_focus"] or facts["is_inside"]:
        return None
    if facts["is_nowhere"]:
        return "lost", ""
    return "moved", facts["moved_to"]["selector"]


async def find_holds(stage: Stage, numbers: Sequence[int]) -> list[dict[str, Any]]:
    """Groups of elements that Tab, Shift+Tab and Escape don't lead out of."""
    found: list[dict[str, Any]] = []
    known: set[int] = set()
    for number in numbers[:MAX_TRIED]:
        if number in known:
            continue
        held = await _held(stage, number)
        if held and not held & known:
            known |= held
            found.append(await _describe_hold(stage, sorted(held)))
    return found


async def _where(stage: Stage) -> _Facts:
    await asyncio.sleep(REACTION_S)
    facts: _Facts = await stage.facts("walk_try", {"step": "place"})
    return facts


async def _held(stage: Stage, number: int) -> set[int]:
    """The stops that hold the focus once `number` has it; empty when a key leads away."""
    await stage.facts("walk_focus", {"step": "aim", "number": number})
    ring: list[int] = []
    for key in [TAB] * HOLD_KEYS:
        await press(stage.tab.session, key)
        place = await _where(stage)
        if place["number"] < 0 or place["is_frame"]:
            return set()
        ring.append(place["number"])
    held = set(ring)
    if len(held) > HOLD_KEYS // 2:  # no circle within so few keys
        return set()
    for key in (SHIFT_TAB, SHIFT_TAB, SHIFT_TAB, ESCAPE, TAB):
        await press(stage.tab.session, key)
        place = await _where(stage)
        if place["number"] not in held:
            return set()
    return held


async def _describe_hold(stage: Stage, held: list[int]) -> dict[str, Any]:
    """Who holds the focus, whether the page says how to leave, and whether that is true."""
    place = await stage.facts("walk_try", {"step": "place"})
    said = await stage.facts("walk_try", {"step": "help", "numbers": held})
    keys = combinations(said["text"])
    facts = await stage.facts("walk_try", {"step": "held", "numbers": held})
    return {
        "targets": facts["targets"],
        "is_dialog": place["in_dialog"],
        "has_way_out": place["has_way_out"],
        "keys_named": [key.label for key in keys],
        "key_that_leaves": await _key_that_leaves(stage, keys, held),
        "help_link": said["link"],
    }


async def _key_that_leaves(stage: Stage, keys: Sequence[Key], held: list[int]) -> str:
    """Which of the key combinations leads out, or ""."""
    for key in keys[:MAX_KEYS_TRIED]:
        for number in held:
            if await _press_on(stage, number, key) not in held:
                return key.label
            await press(stage.tab.session, TAB)
            if (await _where(stage))["number"] not in held:
                return key.label
    return ""


async def _press_on(stage: Stage, number: int, key: Key) -> int:
    """Focus a stop, press a key, and say which stop has the focus then (-1: none)."""
    await stage.facts("walk_focus", {"step": "aim", "number": number})
    await asyncio.sleep(REACTION_S)
    await press(stage.tab.session, key)
    return int((await _where(stage))["number"])
