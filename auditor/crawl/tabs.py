"""The browser as the crawl uses it: tabs handed out and taken back, and small requests beside them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from auditor.collect.browser import VISITS_PER_TAB, BrowserPool, Tab
from auditor.collect.http import request
from auditor.crawl.fetch import Fetched
from auditor.errors import HttpError, UnreachableError


class Tabs:
    """Idle tabs of one browser pool."""

    def __init__(self, pool: BrowserPool) -> None:
        self._pool = pool
        self._idle: list[Tab] = []

    @asynccontextmanager
    async def tab(self) -> AsyncIterator[Tab]:
        """A tab for one visit. After an exception it is not used again, unless it was just a missing page."""
        tab = self._idle.pop() if self._idle else await self._pool.open_tab()
        try:
            yield tab
        except HttpError:
            raise
        except BaseException:
            tab.is_broken = True
            raise
        finally:
            if tab.is_broken or tab.visits >= VISITS_PER_TAB:
                await tab.put_away()
            else:
                self._idle.append(tab)

    async def close(self) -> None:
        """Close the idle tabs."""
        while self._idle:
            await self._idle.pop().put_away()


@dataclass(slots=True)
class Fetcher:
    """Small requests beside the browser, with its name."""

    pool: BrowserPool

    async def probe(self, url: str) -> None:
        """Ask once whether anybody answers; raises UnreachableError with the reason."""
        await request(await self.pool.requests(), url, method="HEAD")

    async def get(self, url: str) -> Fetched:
        """The answer to a GET; `status` None when there was none."""
        return await self._ask(url, "GET")

    async def head(self, url: str) -> Fetched:
        """The answer to a HEAD; `status` None when there was none."""
        return await self._ask(url, "HEAD")

    async def _ask(self, url: str, method: str) -> Fetched:
        context = await self.pool.requests()
        try:
            return Fetched(*await request(context, url, method=method))
        except UnreachableError:
            return Fetched(url, None)
