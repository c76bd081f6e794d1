"""The browser: how it is started, what a tab of it looks like to sites, when it is replaced."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.async_api import (
    Browser,
    BrowserContext,
    CDPSession,
    Dialog,
    Page,
    Playwright,
    async_playwright,
)
from playwright.async_api import Error as PlaywrightError

from auditor import __version__
from auditor.artifacts import LinkTarget
from auditor.collect import troubles
from auditor.collect.bundle import WORLD_NAME, chance
from auditor.collect.find import needs_no_sandbox
from auditor.collect.fonts import FontSet, find_fonts
from auditor.collect.gate import Gate, GateHouse
from auditor.collect.http import Client
from auditor.collect.libraries import missing_libraries, remedy, require_driver
from auditor.collect.reach import Reach
from auditor.collect.traffic import Traffic, blocked_patterns
from auditor.collect.troubles import sentence
from auditor.errors import CrashedError, EngineFaultError, UsageError
from auditor.message import say
from auditor.profile import DESKTOP, Profile

VISITS_PER_TAB = 40  # then a new tab, so that no page's leftovers pile up
TABS_PER_BROWSER = 12  # then a new browser process
OPEN_LIMIT_S = 60.0
CLOSE_LIMIT_S = 5.0
PRODUCT_TOKEN = f"CivicAuditor/{__version__}"
_ARGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--block-new-web-contents",
    "--disable-quic",
    # A tab's connections go through its gate (auditor.collect.gate); neither datagrams nor name look-ups go round it.
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    "--mute-audio",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
)


@dataclass(slots=True)
class _Room:
    """A browser context with one page, our script in an isolated world of every document, and its gate."""

    context: BrowserContext
    page: Page
    session: CDPSession
    traffic: Traffic
    gate: Gate


@dataclass(slots=True)
class Tab:
    """A browser tab of one site and one profile. Each page is met in a context of its own, so that nothing of another
    page's is felt in it.

    `client` asks for something beside the page, with no cookie of its; `reach` is how far both get. `targets` are
    pages that links lead to and that were asked for from this tab, by address: a pair of links in every page's
    footer costs its two requests once. `rendered` are those that were opened in the browser as well, None where
    that brought nothing.
    """

    browser: Browser
    house: GateHouse
    script: str
    client: Client
    reach: Reach
    profile: Profile
    room: _Room
    visits: int = 0
    is_broken: bool = False
    crashed: asyncio.Event = field(default_factory=asyncio.Event)
    targets: dict[str, LinkTarget] = field(default_factory=dict)
    rendered: dict[str, LinkTarget | None] = field(default_factory=dict)

    @classmethod
    async def open(
        cls, browser: Browser, house: GateHouse, script: str, client: Client, reach: Reach, profile: Profile
    ) -> "Tab":
        """A tab that is ready for its first page. Raises PlaywrightError."""
        room = await _prepare(browser, await house.open(reach), script, profile)
        return cls(browser, house, script, client, reach, profile, room)

    @property
    def page(self) -> Page:
        return self.room.page

    @property
    def session(self) -> CDPSession:
        return self.room.session

    @property
    def traffic(self) -> Traffic:
        return self.room.traffic

    @property
    def gate(self) -> Gate:
        return self.room.gate

    async def begin(self) -> None:
        """Be ready for a page: the next one has nothing of those before. Raises PlaywrightError."""
        if self.visits or self.gate.reach != self.reach:
            await self.put_away()
            self.room = await _prepare(self.browser, await self.house.open(self.reach), self.script, self.profile)
        self.visits += 1
        self.page.on("crash", lambda _: self.crashed.set())

    async def hold(self) -> None:
        """From now on nothing that the page or anything of its starts leaves this machine, and it can't be left."""
        self.gate.shut()
        await self.traffic.hold(self.session)

    async def act(self) -> None:
        """Hold the page and let it feel the keyboard and the pointer, which it does not before. Raises PlaywrightError."""
        await self.hold()
        await self.session.send("Input.setIgnoreInputEvents", {"ignore": False})

    async def put_away(self) -> None:
        """End the page, and let out nothing that it does to that. A page that hangs is left to its browser's end."""
        self.gate.shut()
        self.is_broken |= not await _close_context(self.room.context)
        await self.gate.close()

    @asynccontextmanager
    async def beside(self) -> AsyncIterator["Tab"]:
        """Another tab of the same browser, for a page that this one's leads to; ended at the end.

        Its cookies and storage are its own, so that nothing it does is felt here. Raises PlaywrightError.
        """
        other = await Tab.open(self.browser, self.house, self.script, self.client, self.reach, self.profile)
        try:
            yield other
        finally:
            await other.put_away()

    async def frame_tree(self) -> dict[str, object]:
        """The protocol's tree of the frames in this tab's process."""
        answer = await self.session.send("Page.getFrameTree")
        return dict(answer["frameTree"])

    async def resize(self, width_px: int, height_px: int) -> None:
        await self.page.set_viewport_size({"width": width_px, "height": height_px})


class BrowserPool:
    """Starts browsers and hands out tabs; replaces a browser after enough tabs or when it died."""

    def __init__(self, playwright: Playwright, path: str, script: str, fonts: FontSet) -> None:
        self._playwright = playwright
        self._path = path
        self._script = script
        self.fonts = fonts
        self._browser: Browser | None = None
        self._retired: list[Browser] = []
        self._house = GateHouse()
        self._client: Client | None = None
        self._tabs_opened = 0
        self._lock = asyncio.Lock()
        self.version = ""

    async def open_tab(self, reach: Reach, profile: Profile = DESKTOP) -> Tab:
        """A fresh tab in a context of its own (cookies and storage are not shared), which gets as far as `reach`."""
        try:
            async with asyncio.timeout(OPEN_LIMIT_S), self._lock:
                browser = await self._current_browser()
                self._tabs_opened += 1
                return await Tab.open(browser, self._house, self._script, self.client, reach, profile)
        except (PlaywrightError, TimeoutError) as error:
            self._tabs_opened = TABS_PER_BROWSER  # the next tab comes from a new browser
            raise CrashedError(sentence(troubles.NO_TAB)) from error

    @property
    def client(self) -> Client:
        """For small requests beside the browser, with its name."""
        if self._client is None:
            self._client = Client(_user_agent(self.version))
        return self._client

    async def start(self) -> None:
        """Start the first browser now; raises EngineFaultError when it does not start."""
        async with self._lock:
            await self._current_browser()

    async def close(self) -> None:
        """End every browser that was started."""
        if self._client is not None:
            self._client.close()
        for browser in [*self._retired, *([self._browser] if self._browser else [])]:
            await _close_browser(browser)
        self._browser = None
        self._retired.clear()
        self._house.close()

    async def _current_browser(self) -> Browser:
        worn_out = self._tabs_opened >= TABS_PER_BROWSER
        if self._browser is not None and self._browser.is_connected() and not worn_out:
            return self._browser
        if self._browser is not None:
            self._retired.append(self._browser)
        for browser in [old for old in self._retired if not old.contexts or not old.is_connected()]:
            self._retired.remove(browser)
            await _close_browser(browser)
        self._tabs_opened = 0
        self._browser = await self._launch()
        self.version = self._browser.version
        return self._browser

    async def _launch(self) -> Browser:
        try:
            return await self._playwright.chromium.launch(
                executable_path=self._path, args=list(_ARGS), chromium_sandbox=not needs_no_sandbox(),
                env={**os.environ, **self.fonts.environment()},
            )  # fmt: skip
        except PlaywrightError as error:
            if missing := missing_libraries(Path(self._path)):
                what = say(
                    "the browser {path} does not start: it lacks {libraries}", path=self._path, libraries=missing
                )
                raise UsageError(what, hint=remedy(missing)) from error
            line = error.message.splitlines()[0]
            raise EngineFaultError(
                say("the browser {path} does not start: {reason}", path=self._path, reason=line),
                hint=say("Run `auditor doctor`, or name another one with --browser."),
            ) from error


@asynccontextmanager
async def start_browser(path: str, script: str) -> AsyncIterator[BrowserPool]:
    """Playwright with a pool of browsers at `path`; all of it is ended on the way out.

    Raises UsageError where the machine lacks a library that Playwright needs.
    """
    require_driver()
    async with async_playwright() as playwright:
        pool = BrowserPool(playwright, path, script, find_fonts())
        try:
            yield pool
        finally:
            await pool.close()


def _user_agent(version: str) -> str:
    major = version.split(".")[0]
    return (
        f"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{major}.0.0.0 "
        f"Safari/537.36 {PRODUCT_TOKEN}"
    )


def _context_options(version: str, gate: Gate, profile: Profile) -> dict[str, Any]:
    """What every context that shows a page is made with."""
    return {
        "viewport": {"width": profile.viewport_width_px, "height": profile.viewport_height_px},
        "device_scale_factor": profile.device_scale,
        "is_mobile": profile.is_mobile,
        "has_touch": profile.is_touch,
        "user_agent": profile.user_agent or _user_agent(version),
        "proxy": {"server": f"socks5://127.0.0.1:{gate.port}"},
        "locale": profile.locale,
        "color_scheme": profile.colour_scheme,
        "reduced_motion": "reduce" if profile.reduced_motion else "no-preference",
        "java_script_enabled": profile.scripts_on,
        "timezone_id": "UTC",
        "accept_downloads": False,
        "service_workers": "block",
        "ignore_https_errors": False,
        "permissions": [],
    }


async def _prepare(browser: Browser, gate: Gate, script: str, profile: Profile) -> _Room:
    """A context behind `gate`: popups are closed, dialogs answered, `script` is registered, trackers are blocked."""
    context = await browser.new_context(**_context_options(browser.version, gate, profile))
    page = await context.new_page()
    context.on("page", lambda popup: _close_popup(popup, page))
    page.on("dialog", _answer)
    session = await context.new_cdp_session(page)
    await session.send("Page.enable")
    await session.send("Page.addScriptToEvaluateOnNewDocument", {"source": script, "worldName": WORLD_NAME})
    await session.send("Page.addScriptToEvaluateOnNewDocument", {"source": chance()})
    # The browser tells a new page of a pointer that nobody moved, whenever it gets to that.
    await session.send("Input.setIgnoreInputEvents", {"ignore": True})
    traffic = Traffic(page)
    await traffic.block(session, blocked_patterns())
    return _Room(context, page, session, traffic, gate)


async def _close_context(context: BrowserContext) -> bool:
    """Whether the context went within `CLOSE_LIMIT_S`; if not, it goes with its browser."""
    try:
        async with asyncio.timeout(CLOSE_LIMIT_S):
            await context.close()
    except (PlaywrightError, TimeoutError):
        return False
    return True


async def _close_browser(browser: Browser) -> None:
    try:
        async with asyncio.timeout(CLOSE_LIMIT_S):
            await browser.close()
    except (PlaywrightError, TimeoutError):
        return  # it is dead or hangs; Playwright's own end kills what is left


async def _close_popup(popup: Page, owner: Page) -> None:
    if popup is not owner:
        try:
            await popup.close()
        except PlaywrightError:
            return  # it closed itself


async def _answer(dialog: Dialog) -> None:
    """Dismiss every dialog, except that leaving the page is always allowed."""
    try:
        await (dialog.accept() if dialog.type == "beforeunload" else dialog.dismiss())
    except PlaywrightError:
        return  # the page went away with its dialog
