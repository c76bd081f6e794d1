"""What motion of the device does (WCAG 2.2 SC 2.5.4): the page is told of tilts and shakes, and watched.

Only pages whose window listens to them are acted on. The device lies flat again at the end; what the page made
of the motion can't be undone, so nothing comes after this.
"""

import asyncio
from collections.abc import Iterator
from typing import Any

from auditor.artifacts import MotionEffect
from auditor.collect.interact.listeners import Heard, hear
from auditor.collect.interact.stage import Stage, decode

PAUSE_S = 0.06  # between two events; sensors tell up to 60 a second, scripts commonly look at every third or so
TILT_DEG = 61.0  # far beyond any threshold, and still in front of the visitor
SHAKE_M_S2 = 27.0  # m/s²; scripts that wait for a shake commonly take 10 to 20 for one
TURN_DEG_S = 253.0  # degrees a second while the device is shaken; odd figures are known again where a page prints them
REPEATS = 2  # shakes there and back: scripts commonly wait for more than one
MOTION = frozenset({"devicemotion", "deviceorientation"})
_CLICKS = frozenset({"click", "dblclick", "mousedown", "mouseup", "pointerdown", "pointerup", "touchstart", "touchend"})
_ACTING = _CLICKS | {"keydown", "keypress", "keyup"}
_KINDS = ("text", "fields", "places", "scroll", "navigation")
_REST: dict[str, float] = dict.fromkeys(("alpha", "beta", "gamma", "x", "y", "z"), 0.0)


async def try_motion(stage: Stage) -> MotionEffect:
    """Tilt and shake the device as far as the page's window listens to that; nothing is done where it does not."""
    heard = stage.heard or await hear(stage)
    events = sorted({kind for kind, _ in heard["window"]} & MOTION)
    if not events:
        return MotionEffect()
    await stage.to_own_size()
    moves = list(_moves(events))
    await _look(stage)
    await asyncio.sleep(PAUSE_S * len(moves))  # as long as the motion takes
    unsteady, _ = await _look(stage)
    changed: set[str] = set()
    prints_sensor = False
    held = stage.tab.traffic.held
    for move in moves:
        told = await stage.facts("motion_effect", {"move": move})
        if not told["told"]:
            return MotionEffect(events=tuple(events))
        await asyncio.sleep(PAUSE_S)
        now_changed, prints_it = await _look(stage, sent=move)
        changed |= now_changed
        prints_sensor |= prints_it
    await stage.rest()
    last = await stage.facts("motion_effect", {"heard": _acting(heard := await hear(stage))})
    changed |= set(last.pop("changed"))
    await stage.put_back()
    if stage.tab.traffic.held > held:
        changed.add("navigation")
    facts = {
        "events": events, "tried": True, "prints_sensor": prints_sensor, **last,
        "changed": [kind for kind in _KINDS if kind in changed],
        "unsteady": [kind for kind in _KINDS if kind in unsteady],
        "listens_everywhere": any(kind in _ACTING for kind, _ in (*heard["window"], *heard["document"])),
    }  # fmt: skip
    effect: MotionEffect = decode(MotionEffect, facts)
    return effect


async def _look(stage: Stage, sent: dict[str, Any] | None = None) -> tuple[set[str], bool]:
    """What looks different from the last time, and whether the new text has a figure of the motion `sent`."""
    figures = [abs(value) for value in (sent or {}).values() if isinstance(value, float) and value]
    seen = await stage.facts("motion_effect", {"figures": figures})
    return set(seen["changed"]), seen["prints"]


def _acting(heard: Heard) -> dict[str, Any]:
    """The elements that a script listens to for clicks, touches or keys."""
    return {
        "indexes": [index for index, found in heard["items"] if any(kind in _ACTING for kind, _ in found)],
        "selectors": [selector for selector, kind, _ in heard["delegated"] if kind in _ACTING],
    }


def _moves(events: list[str]) -> Iterator[dict[str, Any]]:
    """Events to tell the page of, one after the other; the device lies flat before and after."""
    tilts = [{axis: sign * TILT_DEG} for axis in ("gamma", "beta", "alpha") for sign in (1, -1)]
    shakes = [
        {axis: sign * SHAKE_M_S2, turn: sign * TURN_DEG_S}
        for axis, turn in (("x", "gamma"), ("y", "beta"), ("z", "alpha"))
        for _ in range(REPEATS)
        for sign in (1, -1)
    ]
    for kind, moves in (("deviceorientation", tilts), ("devicemotion", shakes)):
        if kind in events:
            yield from ({"kind": kind, **_REST, **move} for move in ({}, *moves, {}))
