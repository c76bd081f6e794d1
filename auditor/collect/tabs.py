"""The browser as its users see it: tabs handed out and taken back, and small requests beside them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from auditor.collect import troubles
from auditor.collect.browser import VISITS_PER_TAB, BrowserPool, Tab
from auditor.collect.fetch import Fetched
from auditor.collect.http import LIMIT_S, LONG_LIMIT_S, Answer, Client, Order
from auditor.collect.limits import Limits
from auditor.collect.reach import Reach
from auditor.collect.text_file import load_text
from auditor.collect.visit import knock
from auditor.errors import HttpError, OffLimitsError, PageTimeoutError, UnreachableError, VisitError
from auditor.profile import DESKTOP, Profile

LOAD_S = Limits().load_s
SHORT_BYTES = 1024 * 1024  # an answer of more may take its time


class Tabs:
    """Tabs of one browser pool, each for one site and one profile: what one learnt goes to no other."""

    def __init__(self, pool: BrowserPool) -> None:
        self._pool = pool
        self._idle: dict[tuple[str, Profile], list[Tab]] = {}

    @asynccontextmanager
    async def tab(self, site: str, reach: Reach, profile: Profile = DESKTOP) -> AsyncIterator[Tab]:
        """A tab for one visit to `site` (its address) that gets as far as `reach`.

        After an exception it is not used again, unless it was just a missing page.
        """
        idle = self._idle.setdefault((site, profile), [])
        while idle and not idle[-1].browser.is_connected():
            idle.pop()  # its browser was replaced meanwhile
        tab = idle.pop() if idle else await self._pool.open_tab(reach, profile)
        try:
            tab.reach = reach
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
                idle.append(tab)

    async def let_go(self, site: str) -> None:
        """Close the idle tabs of a site that is done."""
        for key in [key for key in self._idle if key[0] == site]:
            for tab in self._idle.pop(key):
                await tab.put_away()

    def fetcher(self, reach: Reach) -> "Fetcher":
        """Small requests for one site, as far as `reach`."""
        return Fetcher(self._pool.client, reach)

    async def get_in_browser(self, site: str, reach: Reach, url: str, max_bytes: int) -> Fetched:
        """Like a fetcher's `get`, made by the browser: for servers that answer nobody else."""
        try:
            async with self.tab(site, reach) as tab:
                return _fetched(await load_text(tab, url, max_bytes, LOAD_S))
        except VisitError as error:
            return Fetched(url, None, trouble=error)

    async def knock(self, site: str, reach: Reach, *urls: str) -> None:
        """Learn whether anybody answers at one of `urls`: by small requests in turn, then in the browser for the last.

        Raises UnreachableError or PageTimeoutError when nobody does, OffLimitsError when it leads to where only
        the user may send us. Any answer is one, errors too.
        """
        silence: VisitError = UnreachableError(troubles.NOBODY)
        for url in urls:
            trouble = (await self.fetcher(reach).get(url, 0)).trouble
            if not isinstance(trouble, UnreachableError | PageTimeoutError | OffLimitsError):
                return
            silence = trouble
        if isinstance(silence, OffLimitsError):
            raise silence
        async with self.tab(site, reach) as tab:
            try:
                await knock(tab, urls[-1], LOAD_S)
            except (UnreachableError, PageTimeoutError) as error:
                raise silence from error
            except VisitError:
                return  # somebody said so

    async def close(self) -> None:
        """Close the idle tabs."""
        for site in {site for site, _ in self._idle}:
            await self.let_go(site)


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Small requests for one site beside the browser, with its name and within the site's reach."""

    client: Client
    reach: Reach

    async def get(self, url: str, max_bytes: int) -> Fetched:
        """The answer to a GET with the first `max_bytes` of its body; `status` None when there was none."""
        limit_s = LONG_LIMIT_S if max_bytes > SHORT_BYTES else LIMIT_S
        return await self._ask(Order(url, self.reach, max_bytes=max_bytes, limit_s=limit_s))

    async def head(self, url: str) -> Fetched:
        """The answer to a HEAD; `status` None when there was none."""
        return await self._ask(Order(url, self.reach, method="HEAD"))

    async def _ask(self, order: Order) -> Fetched:
        try:
            return _fetched(await self.client.ask(order))
        except VisitError as error:
            return Fetched(order.url, None, trouble=error)


def _fetched(answer: Answer) -> Fetched:
    return Fetched(answer.url_final, answer.status, answer.headers, answer.body, is_cut=answer.is_cut)
