"""The window over a page: found as a first visit shows it, and closed by its own refusing or closing control."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from auditor.artifacts import Window
from auditor.collect.browser import Tab
from auditor.collect.interact.keys import ESCAPE, press
from auditor.collect.interact.stage import decode
from auditor.collect.limits import Limits
from auditor.collect.world import ScriptError, World
from auditor.message import as_said
from auditor.tables import read_toml

MAX_WINDOWS = 3  # one behind the other: cookies, then a survey, then a notice
PROBE = Window.key


async def close_windows(tab: Tab, world: World, limits: Limits) -> Window | None:
    """The window over the page, and what closed it; None where there is none. The tab is held before anything is pressed.

    Of several windows, one behind the other, the first is told of; `closed_by` names a control for each, and
    is "" unless all of them went.
    """
    first, control = await _look(world, limits)
    if first is None:
        return None
    pressed: list[str] = []
    inside = dict.fromkeys(first.inside)
    here: Window | None = first
    await tab.act()
    while here is not None and len(pressed) < MAX_WINDOWS:
        if control:
            await world.call("collect", [PROBE], {"step": "press"}, limit_s=limits.probe_s)
        else:
            await press(tab.session, ESCAPE)
        await world.settle(quiet_ms=limits.phone_quiet_ms, limit_s=limits.phone_settle_s)
        pressed.append(control or "Escape")
        before = here
        here, control = await _look(world, limits)
        if here is not None:
            if here.target.selector == before.target.selector:
                break  # it stayed
            inside |= dict.fromkeys(here.inside)
    return replace(first, closed_by="" if here else ", ".join(pressed), inside=tuple(inside))


async def _look(world: World, limits: Limits) -> tuple[Window | None, str]:
    """The window that is open now and the name of the control that closes it ("" where none is known to)."""
    answer = await world.call("collect", [PROBE], {"step": "look", "words": _words()}, limit_s=limits.probe_s)
    if PROBE in answer["errors"]:
        raise ScriptError(as_said(answer["errors"][PROBE]))
    facts = answer["facts"][PROBE]
    return (decode(Window, facts["found"]) if facts["found"] else None), facts["control"] or ""


@cache
def _words() -> Mapping[str, list[str]]:
    """The lists of `data/window_words.toml`: every page is asked by them."""
    return read_toml("window_words.toml")
