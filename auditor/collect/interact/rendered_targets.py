"""A page that links lead to and that its scripts fill, as a browser shows it. Opened beside the page that is visited."""

import asyncio
import re
import time
from collections.abc import Callable, Mapping
from typing import Any

from playwright.async_api import Error as PlaywrightError

from auditor.artifacts import LinkTarget
from auditor.collect.axe_run import main_world
from auditor.collect.browser import Tab
from auditor.collect.bundle import probe_options
from auditor.collect.interact.stage import Stage
from auditor.collect.world import NavigatedError, ScriptError, World
from auditor.link_groups import digest, sketch, words

RENDER_S = 5.0  # for all of it; a page that takes longer is judged as sent
SETTLE_S = 4.0  # of these, for the page to come to rest
PHONE_DIGITS = 7  # of a telephone number that are kept, its last ones: country and area code may be left out
MAX_CONTACTS = 20
MAX_TITLE_CHARS = 200

_PROBES = ("document_text", "structure")
_PHONE = re.compile(r"\+?\d(?:[ ().\u00a0/-]{0,3}\d){6,14}")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


async def render_target(stage: Stage, url: str, may_go: Callable[[str], bool]) -> LinkTarget | None:
    """What a browser shows at `url`; None when it is not there, does not come to rest or leads to where we may not go.

    The page can send nothing but GET requests, and `may_go` tells which documents it may ask for.
    """
    try:
        async with asyncio.timeout(RENDER_S), stage.tab.beside() as beside:
            await beside.traffic.bound(beside.session, may_go)
            return await _show(stage, beside, url)
    except (PlaywrightError, NavigatedError, ScriptError, TimeoutError):
        return None


async def _show(stage: Stage, beside: Tab, url: str) -> LinkTarget | None:
    response = await beside.page.goto(url, wait_until="domcontentloaded", timeout=RENDER_S * 1000)
    world = await _settled(stage, beside)
    navigation = beside.traffic.navigation
    was_held = navigation is not None and navigation.failure is not None
    if world is None or was_held or response is None or response.status != 200:
        return None
    answer = await world.call("collect", _PROBES, probe_options(), limit_s=RENDER_S)
    if answer["errors"]:
        return None
    return _target(url, beside.page.url, answer["facts"])


async def _settled(stage: Stage, beside: Tab) -> World | None:
    """Our world in the page once it and its requests are at rest; None when they never are."""
    end = time.monotonic() + SETTLE_S
    while (left := end - time.monotonic()) > 0:
        try:
            world = await main_world(beside)
            rest = await world.settle(quiet_ms=stage.limits.quiet_ms, limit_s=left)
        except NavigatedError:
            await beside.page.wait_for_load_state("domcontentloaded", timeout=RENDER_S * 1000)
            continue
        if not rest["settled"]:
            return None
        if not beside.traffic.pending():
            return world
        await beside.traffic.wait_idle(left)
    return None


def _target(url: str, url_final: str, facts: Mapping[str, Any]) -> LinkTarget:
    text = "\n".join(block["text"] for block in facts["document_text"]["blocks"] if block["in_main"])
    headings = (heading["text"] for heading in facts["structure"]["headings"] if heading["level"] == 1)
    return LinkTarget(
        url=url, url_final=url_final, status=200, read=True, rendered=True, scripted=True,
        title=facts["document_text"]["title"][:MAX_TITLE_CHARS],
        heading=next(filter(None, headings), "")[:MAX_TITLE_CHARS],
        digest=digest(text),
        sketch=sketch(text), words=len(words(text)), contacts=contacts(text),
    )  # fmt: skip


def contacts(text: str) -> tuple[str, ...]:
    """The telephone numbers (their last `PHONE_DIGITS` digits) and mail addresses in `text`, sorted, a few."""
    numbers = {re.sub(r"\D", "", found)[-PHONE_DIGITS:] for found in _PHONE.findall(text)}
    return tuple(sorted(numbers | {found.casefold() for found in _MAIL.findall(text)})[:MAX_CONTACTS])
