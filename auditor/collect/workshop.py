"""The browser and the engine that an audit or a test run works with, proven before use."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from auditor.collect.axe import AXE_HINT, axe_version, canary_html, check_canary, load_axe
from auditor.collect.axe_run import run_on_html
from auditor.collect.browser import BrowserPool, start_browser
from auditor.collect.bundle import bundle, probe_hash
from auditor.collect.find import find_browser
from auditor.collect.limits import Limits
from auditor.collect.reach import Reach
from auditor.collect.tabs import Tabs
from auditor.collect.world import ScriptError
from auditor.config import Browser
from auditor.errors import EngineFaultError
from auditor.message import say


@dataclass(frozen=True, slots=True)
class Workshop:
    """An open browser and what identifies the tools in it."""

    pool: BrowserPool
    tabs: Tabs
    axe_version: str
    probe_hash: str


@asynccontextmanager
async def open_workshop(settings: Browser) -> AsyncIterator[Workshop]:
    """A browser whose engine has found every fault of our canary page.

    Raises UsageError when a path is wrong, EngineFaultError when the engine can't be trusted.
    """
    axe = load_axe(Path(settings.axe_script) if settings.axe_script else None)
    browser = find_browser(settings.path)
    async with start_browser(str(browser.path), bundle(axe.axe_script)) as pool:
        await pool.start()
        workshop = Workshop(pool, Tabs(pool), axe_version(axe), probe_hash(axe.axe_script))
        await _run_canary(workshop.tabs)
        yield workshop
        await workshop.tabs.close()


async def _run_canary(tabs: Tabs) -> None:
    async with tabs.tab("", Reach()) as tab:
        try:
            results = await run_on_html(tab, canary_html(), Limits())
        except (ScriptError, TimeoutError) as error:
            raise EngineFaultError(
                say("the accessibility engine does not run: {reason}", reason=str(error)), hint=AXE_HINT
            ) from error
    check_canary(results)
