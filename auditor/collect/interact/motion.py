"""What moves or changes by itself. Waits and watches; touches nothing."""

import asyncio
import re
import time
from collections.abc import Mapping
from typing import Any

from playwright.async_api import Error as PlaywrightError

from auditor.artifacts import Motion, Visit
from auditor.collect.interact.stage import Stage, decode

FIRST_WATCH_S = 1.6  # long enough to see what changes once a second at least once
SECOND_WATCH_S = 4.0  # then, if something changed: long enough to see it do so again
CAROUSEL_WATCH_S = 7.0  # carousels commonly turn every 3 to 6 s
STEP_S = 0.8
ENOUGH_CHANGES = 2  # "changes by itself" means more than once
_HEADER = re.compile(r"\s*(\d+)\s*(?:[;,]\s*(?:url\s*=\s*)?(.*))?$", re.IGNORECASE | re.DOTALL)


async def watch_motion(stage: Stage) -> Motion:
    """Animations, players, carousels, changing text and timed refreshes of the page at rest."""
    facts = await stage.facts("motion")
    hints = facts.pop("hints")
    facts["refreshes"] += _header_refreshes(stage.seen.get(Visit))
    if hints["carousels"] or hints["usesTimers"] or await _changes(stage) or await _runs_timers(stage, hints):
        started = time.monotonic()
        watched = await _watch(stage, has_carousel=bool(hints["carousels"]))
        facts["moving"] += watched["carousels"]
        facts["changing"] = watched["changing"]
        facts["other_text_chars"] = watched["other_text_chars"]
        facts["watched_s"] = round(time.monotonic() - started, 1)
    if facts["moving"] or facts.get("changing"):
        facts |= await stage.facts("stoppers")
    motion: Motion = decode(Motion, facts)
    return motion


async def _watch(stage: Stage, *, has_carousel: bool) -> Mapping[str, Any]:
    """Watch in steps until enough was seen or the time is up."""
    seen = await stage.facts("motion_watch", {"start": True})
    started = time.monotonic()
    limit_s = CAROUSEL_WATCH_S if has_carousel else FIRST_WATCH_S
    while time.monotonic() - started < limit_s and seen["most"] < ENOUGH_CHANGES and not seen["turned"]:
        await asyncio.sleep(STEP_S)
        seen = await stage.facts("motion_watch")
        if seen["most"]:
            limit_s = max(limit_s, FIRST_WATCH_S + SECOND_WATCH_S)
    last: Mapping[str, Any] = await stage.facts("motion_watch", {"stop": True})
    return last


async def _changes(stage: Stage) -> bool:
    """Whether the page has changed since it came to rest, or never did."""
    visit = stage.seen.get(Visit)
    if isinstance(visit, Visit) and not visit.settled:
        return True
    changes: int = await stage.world.call("changes", limit_s=stage.limits.probe_s)
    return changes > 0


async def _runs_timers(stage: Stage, hints: Mapping[str, Any]) -> bool:
    """Whether one of the page's own small scripts sets a repeating timer (read from the browser's memory).

    By the answers that came: to search in a resource, the browser would ask the site for the page and all its
    style sheets once more.
    """
    for url in hints["scripts"]:
        request = stage.tab.traffic.scripts.get(url)
        try:
            response = await request.response() if request else None
            text = await response.body() if response else b""
        except PlaywrightError:  # the browser has let go of the script
            continue
        if b"setInterval(" in text:
            return True
    return False


def _header_refreshes(visit: object) -> list[dict[str, Any]]:
    """The response's Refresh header, when there is one."""
    value = visit.headers.get("refresh", "") if isinstance(visit, Visit) else ""
    match = _HEADER.match(value)
    return [{"delay_s": int(match.group(1)), "url": (match.group(2) or "")[:300]}] if match else []
