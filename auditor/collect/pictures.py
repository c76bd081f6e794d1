"""Pictures of places: the element outlined, with a little of what stands around it."""

import asyncio
import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from playwright.async_api import Error as PlaywrightError

from auditor.collect.axe_run import main_world
from auditor.collect.browser import Tab
from auditor.collect.limits import Limits
from auditor.collect.world import NavigatedError, ScriptError, World

MARGIN_PX = 40
MIN_WIDTH_PX, MIN_HEIGHT_PX = 480, 200  # enough around a small icon to know where on the page it is
MAX_WIDTH_PX, MAX_HEIGHT_PX = 960, 420


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG of one place."""

    png: bytes
    width_px: int
    height_px: int


async def take_pictures(tab: Tab, url: str, selectors: Sequence[str], limits: Limits) -> list[Picture | None]:
    """One picture for each selector; None where the element is not to be seen or the page does not come."""
    pictures: list[Picture | None] = []
    try:
        async with asyncio.timeout(limits.pictures_s):
            await tab.begin()
            await tab.page.goto(url, wait_until="domcontentloaded", timeout=limits.load_s * 1000)
            world = await main_world(tab)
            await world.settle(quiet_ms=limits.quiet_ms, limit_s=limits.settle_s)
            await tab.hold()
            for selector in selectors:
                pictures.append(await _picture(tab, world, selector, limits))
    except (PlaywrightError, NavigatedError, ScriptError, TimeoutError):
        tab.is_broken = True  # a report without pictures is whole; the tab is not used again
    finally:
        await tab.put_away()
    return pictures + [None] * (len(selectors) - len(pictures))


async def _picture(tab: Tab, world: World, selector: str, limits: Limits) -> Picture | None:
    place = await world.call("point", selector, limit_s=limits.probe_s)
    if place is None:
        return None
    clip = clip_around(place)
    answer = await tab.session.send("Page.captureScreenshot", {"format": "png", "clip": {**clip, "scale": 1}})
    return Picture(base64.b64decode(answer["data"]), round(clip["width"]), round(clip["height"]))


def clip_around(place: Mapping[str, float]) -> dict[str, float]:
    """The part of the page to show: the element with a margin, neither tiny nor huge, inside the window.

    `place` holds x, y, width, height of the element in the window, the window's view_width and
    view_height, and how far it is scrolled: scroll_x, scroll_y; all CSS px. The answer is in
    coordinates of the page, as the DevTools protocol wants it.
    """
    horizontal = _span(place["x"], place["width"], place["view_width"], MIN_WIDTH_PX, MAX_WIDTH_PX)
    vertical = _span(place["y"], place["height"], place["view_height"], MIN_HEIGHT_PX, MAX_HEIGHT_PX)
    return {
        "x": horizontal[0] + place["scroll_x"],
        "y": vertical[0] + place["scroll_y"],
        "width": horizontal[1],
        "height": vertical[1],
    }


def _span(start: float, size: float, view: float, least: float, most: float) -> tuple[float, float]:
    """Start and length of the shown part along one axis."""
    length = min(max(size + 2 * MARGIN_PX, least), most, view)
    # A place too long to be shown whole shows its beginning.
    wanted = start - MARGIN_PX if size + 2 * MARGIN_PX > length else start + size / 2 - length / 2
    return max(0.0, min(wanted, view - length)), length
