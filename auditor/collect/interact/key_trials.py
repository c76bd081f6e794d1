"""Keys tried on controls: skip links, and plain elements that show and hide something."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from auditor.collect.interact.focus_trials import REACTION_S
from auditor.collect.interact.keys import ENTER, ESCAPE, SPACE, TAB, Key, click, press
from auditor.collect.interact.stage import Stage

_Facts = Mapping[str, Any]


async def try_skip_links(stage: Stage, links: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Where each skip link leads: the browser's own way is certain; one that scripts mind is followed with Enter and Tab.

    To follow a link is dear, as the browser draws the page at its goal.
    """
    plain = await _plain_ways(stage, [link["number"] for link in links if link["has_target"]])
    found = []
    for link in links:
        number = link.pop("number")
        found.append({**link, "arrives": number in plain or await _arrives(stage, number)})
    return found


async def _plain_ways(stage: Stage, numbers: Sequence[int]) -> set[int]:
    """Those of the links that no script minds. Where listeners were not read, none is taken for such."""
    if not numbers or stage.heard is None or stage.heard["routes"]:
        return set()
    return set((await stage.facts("walk_try", {"step": "plain_ways", "numbers": numbers}))["numbers"])


async def _arrives(stage: Stage, number: int) -> bool | None:
    await stage.facts("walk_focus", {"step": "aim", "number": number})
    await press(stage.tab.session, ENTER)
    await asyncio.sleep(REACTION_S)
    await press(stage.tab.session, TAB)
    where = await stage.facts("walk_try", {"step": "arrive", "number": number})
    return None if where["is_nowhere"] else bool(where["arrived"])


async def try_toggles(stage: Stage, toggles: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Work each toggle that is known to show or hide with Enter, Space and the mouse, and put it back the same way."""
    return [
        await _try(stage, toggle) if toggle["tried"] else {"target": toggle["target"], "tried": False}
        for toggle in toggles
    ]


async def _try(stage: Stage, toggle: dict[str, Any]) -> dict[str, Any]:
    number = toggle["number"]
    by_enter = await _works(stage, number, ENTER)
    by_space = None if by_enter else await _works(stage, number, SPACE)
    by_mouse = None
    if not by_enter and not by_space:
        by_mouse = await _works(stage, number, None)
    return {"target": toggle["target"], "by_enter": by_enter, "by_space": by_space, "by_mouse": by_mouse}


async def _works(stage: Stage, number: int, key: Key | None) -> bool:
    """Whether a key (None: a click) changes what the toggle says or shows; a second one puts it back."""
    before = await _act(stage, number, None, moves=False)
    after = await _act(stage, number, key)
    if after["marks"] == before["marks"]:
        return False
    if (await _act(stage, number, key))["marks"] != before["marks"]:
        await press(stage.tab.session, ESCAPE)
    return True


async def _act(stage: Stage, number: int, key: Key | None, *, moves: bool = True) -> _Facts:
    """Focus the toggle, act on it (unless `moves` is False) and read its state."""
    await stage.facts("walk_focus", {"step": "aim", "number": number})
    if moves and key is not None:
        await press(stage.tab.session, key)
    elif moves:
        place = await stage.facts("walk_try", {"step": "state", "number": number})
        if place["is_hit"]:  # nothing else lies there
            await click(stage.tab.session, place["x"], place["y"])
    await asyncio.sleep(REACTION_S)
    state: _Facts = await stage.facts("walk_try", {"step": "state", "number": number})
    return state
