"""What is done to a page to learn what looking alone does not tell: resized, restyled, walked through.

The interactions run in a fixed order, each within its own bounds, and each puts the page back; the
window goes back to its own size only when the next one needs it, as laying the page out anew is dear. Before
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
from auditor.collect.world import NO_TIME, NavigatedError, ScriptError, SlowScriptError, reason_of, took_longer
from auditor.errors import CollectError
from auditor.facts import Need, key_of
from auditor.message import say
from auditor.profile import PHONE

INTERACTIONS: tuple[tuple[Need, Callable[[Stage], Awaitable[object]]], ...] = (
    (Need(Motion), watch_motion),
    (Need(Listeners), read_listeners),
    (Need(LinkTargets), ask_for_link_targets),
    (Need(ImageText), look_for_image_text),
    (Need(TextContrast), look_at_contrast),
    (Need(HoverContent), try_hover),
    (Need(KeyboardWalk), walk_keyboard),
    (Need(TextSpacing), measure_text_spacing),  # next to the resizing, so that the browser draws the page once less
    (Need(TextSize), measure_text_size),
    (Need(PhoneText, PHONE), measure_phone_text),
    (Need(PhoneLayout, PHONE), measure_phone_layout),
    (Need(Orientation), measure_orientation),
    (Need(SubmitErrors), submit_empty_forms),
    (Need(MotionEffect), try_motion),
)
"""Artifact with its profile and what brings it, in the order of acting. What changes least comes first."""
SIZED: frozenset[type] = frozenset({TextSize, PhoneText, PhoneLayout, Orientation, SubmitErrors, MotionEffect})
"""Those that see to the window's size themselves; all others find it as it was loaded."""
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
            raise SlowScriptError(say("{key} took too long before", key=self.broken_off))
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
            raise SlowScriptError(took_longer(limit_s)) from error


async def interact(stage: Stage, needed: Collection[Need] | None) -> dict[Need, object | CollectError]:
    """Act on the page for each artifact in `needed` (None: for all); a failure costs that artifact only."""
    found: dict[Need, object | CollectError] = {}
    log: list[Interaction] = []
    traffic = stage.tab.traffic
    await stage.tab.act()
    clock = _Clock(stage)
    for need, act in INTERACTIONS:
        if needed is not None and need not in needed:
            continue
        key = key_of(need.kind)
        started = time.monotonic()
        try:
            async with clock.time_for(key):
                if need.kind not in SIZED:
                    await stage.to_own_size()
                found[need] = await act(stage)
                if need.kind in MOVES and MOVES[need.kind](found[need]):
                    await stage.put_back()
        except (NavigatedError, ScriptError, TimeoutError, PlaywrightError) as error:
            why = reason_of(error, say("the page did not answer in time"))
            found[need] = CollectError(say("the page could not be acted on: {reason}", reason=why))
        log.append(Interaction(key, round((time.monotonic() - started) * 1000)))
    found[Need(Interactions)] = Interactions(
        interactions=tuple(log), requests_refused=traffic.refused, navigations_held=traffic.held
    )
    return found
