"""What is done to a page to learn what looking alone does not tell: resized, restyled, walked through.

The interactions run in a fixed order, each within its own bounds, and each puts the page back; the
window goes back to desktop size only when the next one needs it, as laying the page out anew is dear. Before
the first of them the tab is held: nothing leaves it any more, and the page can't go anywhere.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from playwright.async_api import Error as PlaywrightError

from auditor.artifacts import (
    HoverContent,
    ImageText,
    Interaction,
    Interactions,
    KeyboardWalk,
    LinkTargets,
    Listeners,
    Motion,
    MotionEffect,
    Orientation,
    PhoneLayout,
    PhoneText,
    SubmitErrors,
    TextContrast,
    TextSize,
    TextSpacing,
)
from auditor.collect.interact.contrast import look_at_contrast
from auditor.collect.interact.hover import try_hover
from auditor.collect.interact.image_text import look_for_image_text
from auditor.collect.interact.keyboard import walk_keyboard
from auditor.collect.interact.link_targets import ask_for_link_targets
from auditor.collect.interact.listeners import read_listeners
from auditor.collect.interact.motion import watch_motion
from auditor.collect.interact.motion_effect import try_motion
from auditor.collect.interact.phone import measure_phone_layout
from auditor.collect.interact.restyle import (
    measure_orientation,
    measure_phone_text,
    measure_text_size,
    measure_text_spacing,
)
from auditor.collect.interact.stage import Stage
from auditor.collect.interact.submit import submit_empty_forms
from auditor.collect.world import NO_TIME, NavigatedError, ScriptError, SlowScriptError
from auditor.errors import CollectError
from auditor.message import say

INTERACTIONS: tuple[tuple[type, Callable[[Stage], Awaitable[object]]], ...] = (
    (Motion, watch_motion),
    (Listeners, read_listeners),
    (LinkTargets, ask_for_link_targets),
    (ImageText, look_for_image_text),
    (TextContrast, look_at_contrast),
    (HoverContent, try_hover),
    (KeyboardWalk, walk_keyboard),
    (TextSpacing, measure_text_spacing),  # next to the resizing, so that the browser draws the page once less
    (TextSize, measure_text_size),
    (PhoneText, measure_phone_text),
    (PhoneLayout, measure_phone_layout),
    (Orientation, measure_orientation),
    (SubmitErrors, submit_empty_forms),
    (MotionEffect, try_motion),
)
"""Artifact and what brings it, in the order of acting. What changes least comes first."""
SIZED: frozenset[type] = frozenset({TextSize, PhoneText, PhoneLayout, Orientation, SubmitErrors, MotionEffect})
"""Those that see to the window's size themselves; all others find it at desktop size."""
MOVES: Mapping[type, Callable[[Any], bool]] = {
    ImageText: lambda found: bool(found.pictures),
    TextContrast: lambda found: found.pictures > 0,
    HoverContent: lambda found: found.tried > 0,
    KeyboardWalk: lambda _: True,
    SubmitErrors: lambda found: found.is_allowed,
}
"""Those that may scroll the page or move the focus, and whether they did by what they found: it is put back then."""


@dataclass(slots=True)
class _Clock:
    """Time for one interaction after another. Where one was broken off, nobody knows in what state the page is."""

    stage: Stage
    broken_off: str = ""

    @asynccontextmanager
    async def time_for(self, key: str) -> AsyncIterator[None]:
        """Raises SlowScriptError when the body takes too long or there is no time for it."""
        if self.broken_off:
            raise SlowScriptError(f"{self.broken_off} took too long before")
        left_s = self.stage.until - time.monotonic()
        if left_s <= 0:
            raise SlowScriptError(NO_TIME)
        limit_s = min(self.stage.limits.act_s, left_s)
        try:
            async with asyncio.timeout(limit_s) as clock:
                yield
        except TimeoutError as error:
            if not clock.expired():
                raise
            self.broken_off = key
            raise SlowScriptError(f"it took longer than {limit_s:.3g} s") from error


async def interact(stage: Stage, needed: Collection[type] | None) -> dict[type, object | CollectError]:
    """Act on the page for each artifact in `needed` (None: for all); a failure costs that artifact only."""
    found: dict[type, object | CollectError] = {}
    log: list[Interaction] = []
    traffic = stage.tab.traffic
    await stage.tab.act()
    clock = _Clock(stage)
    for kind, act in INTERACTIONS:
        if needed is not None and kind not in needed:
            continue
        started = time.monotonic()
        try:
            async with clock.time_for(kind.key):  # type: ignore[attr-defined]
                if kind not in SIZED:
                    await stage.to_desktop()
                found[kind] = await act(stage)
                if kind in MOVES and MOVES[kind](found[kind]):
                    await stage.put_back()
        except (NavigatedError, ScriptError, TimeoutError, PlaywrightError) as error:
            why = str(error) or "the page did not answer in time"
            found[kind] = CollectError(
                say("the page could not be acted on: {reason}", reason=why.splitlines()[0][:200])
            )
        log.append(Interaction(kind.key, round((time.monotonic() - started) * 1000)))  # type: ignore[attr-defined]
    found[Interactions] = Interactions(
        interactions=tuple(log), requests_refused=traffic.refused, navigations_held=traffic.held
    )
    return found
