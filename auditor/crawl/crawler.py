"""Visiting the pages of all sites: concurrency, pace, retries, and stopping in good order."""

import asyncio
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

from auditor.artifacts import HouseStyle, Structure
from auditor.collect.limits import Limits
from auditor.collect.pictures import take_pictures
from auditor.collect.tabs import Tabs
from auditor.collect.troubles import sentence
from auditor.collect.visit import VisitOrder, visit
from auditor.crawl.documents import DocumentSizes
from auditor.crawl.events import Events
from auditor.crawl.gallery import choose_pages, worst_places
from auditor.crawl.judge import judge_page, judge_site
from auditor.crawl.pace import Concurrency, parse_retry_after
from auditor.crawl.site import SiteCrawl
from auditor.crawl.sources import reach_of
from auditor.crawl.stop import Stop
from auditor.crawl.templates import group_by_template
from auditor.crawl.url import document_kind
from auditor.errors import (
    AuditorError,
    BlockedError,
    CollectError,
    CrashedError,
    HttpError,
    OffLimitsError,
    PageTimeoutError,
    UnreachableError,
    VisitError,
)
from auditor.facts import Met, key_of
from auditor.message import Message, say, say_count
from auditor.model import PageStatus
from auditor.profile import DESKTOP
from auditor.registry import needed_artifacts
from auditor.rule import Rule
from auditor.store.facts import StoredFacts
from auditor.store.rows import LinkKind, QueuedPage
from auditor.store.store import Store
from auditor.subject import Scope, Subject

MAX_ATTEMPTS = 3  # of a page that timed out, crashed or was cut off
MAX_DOCUMENTS_MEASURED = 200  # per site; more are listed without their size
_BUSY_STATUSES = (429, 503)


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """What an audit crawls with, for all its sites.

    `safe_to_submit` are identities of sites whose forms may be sent empty; `house_of` tells by a page's address what
    is asked of its text.
    """

    store: Store
    tabs: Tabs
    rules: Sequence[Rule]
    limiter: Concurrency
    events: Events
    stop: Stop
    limits: Limits = Limits()  # noqa: RUF009 - it is frozen
    safe_to_submit: Collection[str] = ()
    house_of: Callable[[str], HouseStyle] = lambda _: HouseStyle()


class Crawler:
    """Visits sites with shared tabs and one limit of concurrency."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._needed = needed_artifacts(session.rules)

    async def run(self, sites: Sequence[SiteCrawl]) -> None:
        """Audit all sites side by side; each ends `done` or `stopped`."""
        try:
            async with asyncio.TaskGroup() as group:
                for site in sites:
                    group.create_task(self._run_site(site))
        except ExceptionGroup as errors:
            raise _first(errors) from errors

    async def _run_site(self, site: SiteCrawl) -> None:
        stopped_why: Message | None = None
        base = site.spec.base_url
        try:
            site.reach = await reach_of(site.spec)
            in_browser = partial(self._session.tabs.get_in_browser, base, site.reach)
            knock = partial(self._session.tabs.knock, base, site.reach, base)
            await site.prepare(self._session.tabs.fetcher(site.reach).get, in_browser, knock)
            if site.robots is not None and site.robots.forbids_all:
                stopped_why = say(
                    "{reason} If the site is yours, --no-robots audits it all the same.", reason=site.robots.reason
                )
        except (UnreachableError, PageTimeoutError, OffLimitsError) as error:
            stopped_why = say("{url} can't be audited: {why}", url=base, why=error.message)
        while not stopped_why and not self._session.stop.is_asked():
            wave = site.next_wave()
            if not wave:
                break
            await self._visit_wave(site, wave)
            stopped_why = site.pace.broken
        await self._finish(site, stopped_why or self._session.stop.why)
        await self._session.tabs.let_go(base)

    async def _visit_wave(self, site: SiteCrawl, wave: Sequence[QueuedPage]) -> None:
        """Visit pages in order of their start; each waits for the host's pace, then for a free slot."""
        async with asyncio.TaskGroup() as group:
            for page in wave:
                if not await self._session.stop.lets(site.pace.wait()):
                    return
                slot = AsyncExitStack()
                await slot.enter_async_context(self._session.limiter.slot())
                if self._session.stop.is_asked() or site.pace.broken:
                    await slot.aclose()
                    return
                group.create_task(self._visit_in_slot(slot, site, page))

    async def _visit_in_slot(self, slot: AsyncExitStack, site: SiteCrawl, page: QueuedPage) -> None:
        async with slot:
            await self._visit_page(site, page)
        self._session.events.queue_changed(site.spec.name, *site.counts())

    async def _visit_page(self, site: SiteCrawl, page: QueuedPage) -> None:
        for attempt in range(1, MAX_ATTEMPTS + 1):
            try:
                part = await self._audit_once(site, page, attempt)
            except VisitError as error:
                again = self._note_trouble(site, error) and attempt < MAX_ATTEMPTS
                if again and await self._session.stop.lets(site.pace.wait()) and not site.pace.broken:
                    continue
                self._session.store.save_failure(page.id, error.status, error.message, error.http_status, attempt)
                self._session.events.page_done(site.spec.name, page.url, error.status, error.message)
                return
            site.pace.succeeded()
            self._session.events.page_done(site.spec.name, page.url, PageStatus.AUDITED, part)
            return

    async def _audit_once(self, site: SiteCrawl, page: QueuedPage, attempt: int) -> Message | None:
        """Visit, judge and store one page; returns what of it is missing, if anything. Raises a VisitError when it can't be done."""
        session = self._session
        order = VisitOrder(
            url=page.url,
            in_scope=site.scope.is_same_site if page.origin == "seed" else site.scope.contains,
            limits=replace(session.limits, submit_forms=site.spec.identity in session.safe_to_submit),
            attempt=attempt,
            needed=self._needed,
            may_fetch=site.may_fetch,
            house=session.house_of(page.url),
        )
        try:
            async with session.tabs.tab(site.spec.base_url, site.reach) as tab:
                visited = await visit(tab, order)
            result = judge_page(session.rules, page.id, site.spec.identity, visited, site.scope, attempt, site.follow)
            session.store.save_page(site.site_id, result)
            return _missing(visited.met)
        except AuditorError:
            raise
        except Exception as error:
            raise CrashedError(
                say(
                    "The page could not be examined: {fault}: {reason}",
                    fault=type(error).__name__,
                    reason=str(error)[:160],
                )
            ) from error

    def _note_trouble(self, site: SiteCrawl, error: VisitError) -> bool:
        """Slow down as the failure asks; returns whether another attempt makes sense."""
        if error.http_status in _BUSY_STATUSES:
            site.pace.refused(parse_retry_after(error.retry_after, datetime.now(UTC)))
            self._session.limiter.halve()
            return True
        if isinstance(error, BlockedError):
            site.pace.failed()
            self._session.limiter.halve()
        elif isinstance(error, HttpError) and (error.http_status or 500) < 500:
            site.pace.succeeded()  # the server is well, the address is not
        elif isinstance(error, UnreachableError | HttpError | CrashedError) or error.retryable:
            site.pace.failed()
        else:
            site.pace.succeeded()
        return error.retryable

    async def _finish(self, site: SiteCrawl, stopped_why: Message | None) -> None:
        self._session.store.queue.merge_same_pages(site.site_id)  # a stop may have come in the middle of a wave
        audited, queued = self._session.store.queue.counts(site.site_id)
        if queued:
            reason = stopped_why or say_count(
                "--max-pages: {n} page was audited.", "--max-pages: {n} pages were audited.", n=audited
            )
            self._session.store.queue.mark_unvisited(site.site_id, sentence(reason))
        facts = self._session.store.facts(site.site_id)
        pages = facts.subjects(Scope.PAGE)
        self._session.store.save_templates(group_by_template(_skeletons(facts, pages)))
        await self._list_documents(site, 0 if stopped_why else MAX_DOCUMENTS_MEASURED)
        judge_site(self._session.rules, self._session.store, site.site_id, site.spec.identity)
        if not stopped_why:
            await self._take_pictures(site, len(pages))
        site.save_facts("stopped" if stopped_why else "done", stopped_why)

    async def _take_pictures(self, site: SiteCrawl, pages_audited: int) -> None:
        """Show where the worst causes are: a few pages are loaded once more at the end."""
        for url, on_page in choose_pages(worst_places(self._session.store, site.site_id), pages_audited):
            if not await self._session.stop.lets(site.pace.wait()):
                return
            async with self._session.limiter.slot(), self._session.tabs.tab(site.spec.base_url, site.reach) as tab:
                pictures = await take_pictures(tab, url, [place.selector for place in on_page], self._session.limits)
            rows = [
                (place.rule_id, place.cause, place.page_id, picture.png, picture.width_px, picture.height_px)
                for place, picture in zip(on_page, pictures, strict=True)
                if picture is not None
            ]
            self._session.store.save_pictures(site.site_id, rows)

    async def _list_documents(self, site: SiteCrawl, to_measure: int) -> None:
        """Documents that pages link to; the first `to_measure` on the site's own host with their sizes."""
        rows: list[tuple[str, str, str, int | None, int | None]] = []
        fetcher = self._session.tabs.fetcher(site.reach)
        sizes = DocumentSizes(fetcher.get, fetcher.head, lambda: self._session.stop.lets(site.pace.wait()))
        for link in self._session.store.document_links(site.site_id):
            kind = document_kind(link.url) or "file"
            size: int | None = None
            status: int | None = None
            is_open = link.kind is not LinkKind.HELD_DOCUMENT
            allowed = is_open and (site.robots is None or site.robots.allows(link.url))
            if to_measure and allowed and site.scope.is_same_site(link.url):
                to_measure -= 1
                size, status = await sizes.measure(link.url)
            rows.append((link.url, link.url_key, kind, size, status))
        self._session.store.save_documents(site.site_id, rows)


def _first(error: Exception) -> Exception:
    """The first of the errors that several tasks raised together."""
    while isinstance(error, ExceptionGroup):
        error = error.exceptions[0]
    return error


def _missing(met: Met) -> Message | None:
    """The facts that could not be collected, None when all are there."""
    keys = tuple(
        key_of(kind)
        for artifacts in met.values()
        for kind, artifact in artifacts.items()
        if isinstance(artifact, CollectError)
    )
    return say("in part, without {facts}", facts=keys) if keys else None


def _skeletons(facts: StoredFacts, pages: Iterable[Subject]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """What the pages' templates are told by: (page id, skeleton)."""
    for page in pages:
        page_id, structure = facts.id_of(page), facts.artifact(page, DESKTOP, Structure)
        if page_id is not None:
            yield page_id, structure.skeleton if isinstance(structure, Structure) else ()
