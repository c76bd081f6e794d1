"""What a page asks the network for: which requests are still under way, and which we hold back."""

import asyncio
import time
import tomllib
from functools import lru_cache
from importlib import resources

from playwright.async_api import CDPSession, Page, Request
from playwright.async_api import Error as PlaywrightError

# A script or a fetch can still change the page; a picture or a beacon can't.
_CAN_CHANGE_PAGE = frozenset({"document", "script", "stylesheet", "xhr", "fetch", "font"})
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
        self.failed = 0
        self.blocked = 0
        page.on("request", self._started)
        page.on("requestfinished", self._finished)
        page.on("requestfailed", self._failed)

    def reset(self) -> None:
        """Forget the former document."""
        self._under_way.clear()
        self.navigation = None
        self.failed = self.blocked = 0

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
        if not patterns:
            return
        session.on("Fetch.requestPaused", lambda event: self._refuse(session, event))
        await session.send("Fetch.enable", {"patterns": [{"urlPattern": pattern} for pattern in patterns]})

    def _refuse(self, session: CDPSession, event: dict[str, object]) -> None:
        self.blocked += 1
        asyncio.ensure_future(_fail(session, str(event["requestId"])))  # noqa: RUF006 - it needs no answer

    def _started(self, request: Request) -> None:
        if request.resource_type in _CAN_CHANGE_PAGE:
            self._under_way[request] = time.monotonic()
            if request.is_navigation_request() and request.frame == self._page.main_frame:
                self.navigation = request

    def _finished(self, request: Request) -> None:
        self._under_way.pop(request, None)
        self._changed.set()

    def _failed(self, request: Request) -> None:
        if request.failure and "BLOCKED_BY_CLIENT" not in request.failure:
            self.failed += 1
        self._finished(request)


async def _fail(session: CDPSession, request_id: str) -> None:
    try:
        await session.send("Fetch.failRequest", {"requestId": request_id, "errorReason": "BlockedByClient"})
    except PlaywrightError:
        return  # the page went away with its request
