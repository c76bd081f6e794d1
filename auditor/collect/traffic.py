"""What a page asks the network for: which requests are still under way, and which we hold back."""

import asyncio
import time
import tomllib
from collections.abc import Callable
from fnmatch import fnmatchcase
from functools import lru_cache
from http import HTTPStatus
from importlib import resources
from typing import Any

from playwright.async_api import CDPSession, Page, Request, Response
from playwright.async_api import Error as PlaywrightError

# A script or a fetch can still change the page; a picture or a beacon can't.
_CAN_CHANGE_PAGE = frozenset({"document", "script", "stylesheet", "xhr", "fetch", "font"})
_BRINGS_LOOKS = frozenset({"stylesheet", "script"})  # may bring fonts and icons
_FONT_HOSTS = ("fonts.", "use.typekit.net/", "p.typekit.net/")  # their style sheets hold @font-face alone
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})  # RFC 9110, 9.2.1
# A synchronous request stops its page; text is drawn once its font came or failed.
_CANT_WAIT = frozenset({"XHR", "Font"})
_LOOKS_ONLY = frozenset({"Image", "Media", "Font"})  # what a page's words can do without; the protocol's names
LONG_POLL_S = 5.0  # a request under way for longer is taken for a long poll or a dead service


@lru_cache(maxsize=1)
def blocked_patterns() -> tuple[str, ...]:
    """URL patterns of analytics and tracking services, so that an audit counts nowhere as a visit."""
    text = resources.files("auditor.collect").joinpath("blocklist.toml").read_text("utf-8")
    return tuple(tomllib.loads(text)["patterns"])


class Traffic:
    """Watches one page's requests from one navigation to the next."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._under_way: dict[Request, float] = {}
        self._changed = asyncio.Event()
        self.navigation: Request | None = None
        self.scripts: dict[str, Request] = {}  # the page's scripts by address, for their texts
        self.failed = 0
        self.is_incomplete = False  # a style sheet or script did not come, whatever it would have brought
        self.sheets_came = 0  # style sheets of the main frame; those of font services style nothing and are not counted
        self.sheets_lost = 0
        self.blocked = 0
        self.refused = 0
        self.held = 0
        self._patterns: tuple[str, ...] = ()
        self._is_held = False
        self._may_go: Callable[[str], bool] | None = None
        self._home = ""  # the main frame's id, once it may not leave
        self._has_arrived = False
        page.on("request", self._started)
        page.on("requestfinished", self._finished)
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)

    def pending(self) -> list[Request]:
        """Requests under way that may still change the page."""
        oldest = time.monotonic() - LONG_POLL_S
        return [request for request, since in self._under_way.items() if since > oldest]

    async def wait_idle(self, limit_s: float) -> bool:
        """Wait until nothing is pending; False when something still is after `limit_s`."""
        end = time.monotonic() + limit_s
        while self.pending():
            left = end - time.monotonic()
            if left <= 0:
                return False
            self._changed.clear()
            try:
                async with asyncio.timeout(min(left, 0.5)):
                    await self._changed.wait()
            except TimeoutError:
                continue  # a pending request may have become a long poll meanwhile
        return True

    async def block(self, session: CDPSession, patterns: tuple[str, ...]) -> None:
        """Refuse requests that match; only those are stopped on their way, all others go untouched."""
        self._patterns = patterns
        session.on("Fetch.requestPaused", lambda event: self._paused(session, event))
        await self._enable(session, [{"urlPattern": pattern} for pattern in patterns])

    async def hold(self, session: CDPSession) -> None:
        """From now on the page can't leave for another, and what its gate would keep waiting does not stop it.

        The tab's gate is shut by then: nothing leaves anyhow. `refused` counts what the page asks for, `held` its
        attempts to leave.
        """
        self._is_held = True
        kinds = ({"urlPattern": "*", "resourceType": kind} for kind in sorted({"Document", *_CANT_WAIT}))
        await self._enable(session, [*({"urlPattern": pattern} for pattern in self._patterns), *kinds])

    async def stay(self, session: CDPSession) -> None:
        """The next document of the page, wherever its address redirects, is its last: it can't leave it for another."""
        tree = await session.send("Page.getFrameTree")
        self._home, self._has_arrived = tree["frameTree"]["frame"]["id"], False
        patterns = [{"urlPattern": pattern} for pattern in self._patterns]
        await self._enable(session, [*patterns, {"urlPattern": "*", "resourceType": "Document"}])

    async def bound(self, session: CDPSession, may_go: Callable[[str], bool]) -> None:
        """From now on the page asks with GET only, for documents where `may_go` says so, and for nothing to look at."""
        self._may_go = may_go
        await self._enable(session, [{"urlPattern": "*"}])

    async def _enable(self, session: CDPSession, patterns: list[dict[str, str]]) -> None:
        """Stop requests that match on their way; all others go untouched."""
        await session.send("Fetch.enable", {"patterns": patterns})

    def _paused(self, session: CDPSession, event: dict[str, Any]) -> None:
        request = event["request"]
        reason = ""
        if any(fnmatchcase(request["url"], pattern) for pattern in self._patterns):
            self.blocked += 1
            reason = "BlockedByClient"
        elif self._is_held and event["resourceType"] in _CANT_WAIT:
            reason = "BlockedByClient"
        elif self._is_held or self._is_out_of_bounds(event) or self._would_leave(event):
            # A refused document aborts its navigation; any other reason would put an error page in its place.
            is_document = event["resourceType"] == "Document"
            self.held += is_document
            reason = "Aborted" if is_document else "BlockedByClient"
        asyncio.ensure_future(_answer(session, event["requestId"], reason))  # noqa: RUF006 - it needs no answer

    def _is_out_of_bounds(self, event: dict[str, Any]) -> bool:
        """Whether a bound page asks for what it may not have."""
        if self._may_go is None:
            return False
        url, method, kind = event["request"]["url"], event["request"]["method"], event["resourceType"]
        return method not in _SAFE_METHODS or kind in _LOOKS_ONLY or (kind == "Document" and not self._may_go(url))

    def _would_leave(self, event: dict[str, Any]) -> bool:
        """Whether a page that stays asks for another document in its place."""
        if event["resourceType"] != "Document" or event["frameId"] != self._home:
            return False
        is_other = self._has_arrived and "redirectedRequestId" not in event
        self._has_arrived = True
        return is_other

    def _started(self, request: Request) -> None:
        self.refused += self._is_held and not request.is_navigation_request()
        if request.resource_type in _CAN_CHANGE_PAGE:
            self._under_way[request] = time.monotonic()
            if request.resource_type == "script":
                self.scripts[request.url] = request
            if request.is_navigation_request() and request.frame == self._page.main_frame:
                self.navigation = request

    def _finished(self, request: Request) -> None:
        self._under_way.pop(request, None)
        self._changed.set()

    def _failed(self, request: Request) -> None:
        if request.failure and "BLOCKED_BY_CLIENT" not in request.failure:
            self.failed += 1
            self.is_incomplete |= request.resource_type in _BRINGS_LOOKS
            self.sheets_lost += self._is_own_sheet(request)
        self._finished(request)

    def _answered(self, response: Response) -> None:
        if self._is_own_sheet(response.request):
            came = response.status < HTTPStatus.BAD_REQUEST
            self.sheets_came += came
            self.sheets_lost += not came

    def _is_own_sheet(self, request: Request) -> bool:
        """Whether it asks for a style sheet of the main frame, and not for the fonts of a service."""
        if request.resource_type != "stylesheet" or request.frame != self._page.main_frame:
            return False
        return not request.url.partition("://")[2].startswith(_FONT_HOSTS)

    @property
    def is_unstyled(self) -> bool:
        """Whether the page has style sheets and none of them came: then nobody knows what it looks like."""
        return self.sheets_lost > 0 and not self.sheets_came


async def _answer(session: CDPSession, request_id: str, fail_reason: str) -> None:
    """Let a stopped request go on, or fail it for a reason of the protocol's Network.ErrorReason."""
    try:
        if fail_reason:
            await session.send("Fetch.failRequest", {"requestId": request_id, "errorReason": fail_reason})
        else:
            await session.send("Fetch.continueRequest", {"requestId": request_id})
    except PlaywrightError:
        return  # the page went away with its request
