"""The keyboard walk: Tab from the top of the page to its end, and what that tells."""

import asyncio
import time
from collections.abc import Mapping
from typing import Any

from auditor.artifacts import KeyboardWalk
from auditor.collect.interact.focus_pixels import compare_pictures
from auditor.collect.interact.focus_trials import confirm_effects, confirm_sight, find_holds
from auditor.collect.interact.key_trials import try_skip_links, try_toggles
from auditor.collect.interact.keys import ESCAPE, TAB, press
from auditor.collect.interact.stage import Stage, decode
from auditor.message import Message, say, say_count

MAX_BATCH = 80  # keys sent before the record is read: beyond the end they walk in vain
MORE_KEYS = 4  # keys sent when there are more stops than expected (in frames, say)
FRAME_KEYS = 40  # keys that a frame may take before the walk goes on behind it
CYCLE_KEYS = 12  # keys without a new stop: the focus goes round in a circle
LATE_S = 0.05  # timers that scripts set to take the focus back are over by then
_Record = Mapping[str, Any]


async def walk_keyboard(stage: Stage) -> KeyboardWalk:
    """Walk with Tab, try what the walk made suspicious, and put the page back."""
    started = time.monotonic()
    try:
        why = await _walk(stage, started)
        found = await _examine(stage, why)
    finally:
        await stage.facts("walk", {"step": "close"})
    found["duration_ms"] = round((time.monotonic() - started) * 1000)
    walk: KeyboardWalk = decode(KeyboardWalk, found)
    return walk


async def _walk(stage: Stage, started: float) -> Message | None:
    """Press Tab until focus leaves the document; returns why the walk ended before that, None if it did not."""
    session, limits = stage.tab.session, stage.limits
    expected: int = (await stage.facts("walk", {"step": "start"}))["tabbables"]
    record: _Record = {"stops": 0, "ended": False, "since_new": 0, "in_frame": False, "keys": 0}
    sent_in_frame, has_escaped = 0, False
    while not record["ended"]:
        if record["stops"] >= limits.walk_stops:
            return say_count("the walk stopped after {n} stop", "the walk stopped after {n} stops", n=record["stops"])
        if time.monotonic() - started > limits.walk_s:
            return say_count(
                "the walk stopped after {seconds:g} s, at {n} stop",
                "the walk stopped after {seconds:g} s, at {n} stops",
                n=record["stops"],
                seconds=limits.walk_s,
            )
        # One key more than there are stops leads out; further ones would walk in vain, and hide what timers do.
        left = min(expected - record["stops"] + 1, limits.walk_stops - record["stops"] + 1)
        batch = min(left, MAX_BATCH) if left > 0 else MORE_KEYS
        await press(session, TAB, batch)
        record = await stage.facts("walk", {"step": "read"})
        sent_in_frame = sent_in_frame + batch if record["in_frame"] else 0
        if sent_in_frame > FRAME_KEYS:
            record = await stage.facts("walk", {"step": "skip_frame"})
        elif record["since_new"] >= CYCLE_KEYS and not record["in_frame"]:
            if has_escaped:
                return say_count(
                    "the focus went round in a circle after {n} stop",
                    "the focus went round in a circle after {n} stops",
                    n=record["stops"],
                )
            has_escaped = True  # a menu or dialog that opened by itself may close
            await press(session, ESCAPE)
    return None


async def _examine(stage: Stage, why: Message | None) -> dict[str, Any]:
    """What the recorded walk amounts to. Most pages need no more than the two readings of the record."""
    await asyncio.sleep(LATE_S)
    seen = await stage.facts("walk_focus", {"step": "judge"})
    suspects = seen["suspects"]
    await compare_pictures(stage, seen["undecided"])
    await confirm_sight(stage, seen["hidden"])
    found: dict[str, Any] = dict(await stage.facts("walk_facts"))
    effects = await confirm_effects(stage, suspects)
    holds = await find_holds(stage, suspects["numbers"])
    skip_links = await try_skip_links(stage, found["skip_links"])
    toggles = await try_toggles(stage, found["toggles"])
    found |= {"effects": effects, "holds": holds, "skip_links": skip_links, "toggles": toggles}
    if holds and why is None:
        why = say("some elements hold the focus")
    return found | {"complete": why is None, "why_stopped": why}
