"""What is done to a page to learn what looking alone does not tell: resized, restyled, walked through.

The interactions run in a fixed order, each within its own bounds, and each puts the page back. While
they run the page is guarded: it can send nothing but GET requests, and it can't go anywhere.
"""

import time
from collections.abc import Awaitable, Callable, Collection

from playwright.async_api import Error as PlaywrightError

from auditor.artifacts import Interaction, Interactions, PhoneLayout
from auditor.collect.interact.phone import measure_phone_layout
from auditor.collect.interact.stage import Stage
from auditor.collect.world import NavigatedError, ScriptError
from auditor.errors import CollectError

INTERACTIONS: tuple[tuple[type, Callable[[Stage], Awaitable[object]]], ...] = ((PhoneLayout, measure_phone_layout),)
"""Artifact and what brings it, in the order of acting. What changes least comes first."""


async def interact(stage: Stage, needed: Collection[type] | None) -> dict[type, object | CollectError]:
    """Act on the page for each artifact in `needed` (None: for all); a failure costs that artifact only."""
    found: dict[type, object | CollectError] = {}
    log: list[Interaction] = []
    traffic = stage.tab.traffic
    async with traffic.guarded(stage.tab.session):
        for kind, act in INTERACTIONS:
            if needed is not None and kind not in needed:
                continue
            started = time.monotonic()
            try:
                found[kind] = await act(stage)
                await stage.put_back()
            except (NavigatedError, ScriptError, TimeoutError, PlaywrightError) as error:
                found[kind] = CollectError(f"the page could not be acted on: {str(error).splitlines()[0][:200]}")
            log.append(Interaction(kind.key, round((time.monotonic() - started) * 1000)))  # type: ignore[attr-defined]
    found[Interactions] = Interactions(
        interactions=tuple(log), requests_refused=traffic.refused, navigations_held=traffic.held
    )
    return found
