"""Visiting the pages of all sites: concurrency, pace, retries, and stopping in good order."""

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial

from auditor.artifacts import HouseStyle, Structure
from auditor.collect.limits import Limits
from auditor.collect.pictures import take_pictures
from auditor.collect.troubles import sentence
from auditor.collect.visit import visit
from auditor.crawl.documents import DocumentSizes
from auditor.crawl.events import Events
from auditor.crawl.gallery import choose_pages, worst_places
from auditor.crawl.judge import judge_page, judge_site
from auditor.crawl.pace import Concurrency, parse_retry_after
from auditor.crawl.site import SiteCrawl
from auditor.crawl.sources import reach_of
from auditor.crawl.stop import Stop
from auditor.crawl.tabs import Tabs
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
from auditor.message import Message, say
from auditor.model import PageStatus
from auditor.registry import needed_artifacts
from auditor.rule import Rule
from auditor.store.rows import LinkKind, QueuedPage
from auditor.store.store import Store

MAX_ATTEMPTS = 3  # of a page that timed out, crashed or was cut off
MAX_DOCUMENTS_MEASURED = 200  # per site; more are listed without their size
_BUSY_STATUSES = (429, 503)


@dataclass(slots=True)
class Crawler:
    """Visits sites with shared tabs and one limit of concurrency."""

    store: Store
    tabs: Tabs
    rules: Sequence[Rule]
    limiter: Concurrency
    events: Events
    stop: Stop
    limits: Limits = field(default_factory=Limits)
    safe_to_submit: Collection[str] = ()  # identities of sites whose forms may be sent empty
    house_of: Callable[[str], HouseStyle] = lambda _: HouseStyle()  # what is asked of a page's text, by address
    needed: frozenset[type] = field(init=False)

    def __post_init__(self) -> None:
        self.needed = needed_artifacts(self.rules)

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
        try:
            site.reach = await reach_of(site.spec)
            in_browser = partial(self.tabs.get_in_browser, site.reach)
            knock = partial(self.tabs.knock, site.reach, site.spec.base_url)
            await site.prepare(self.tabs.fetcher(site.reach).get, in_browser, knock)
            if site.robots is not None and site.robots.forbids_all:
                stopped_why = say(
                    "{reason} If the site is yours, --no-robots audits it all the same.", reason=site.robots.reason
                )
        except (UnreachableError, PageTimeoutError, OffLimitsError) as error:
            stopped_why = say("{url} can't be audited: {reason}", url=site.spec.base_url, reason=error.message)
        while not stopped_why and not self.stop.is_asked():
            wave = site.next_wave()
            if not wave:
                break
            await self._visit_wave(site, wave)
            stopped_why = site.pace.broken
        await self._finish(site, stopped_why or self.stop.why)

    async def _visit_wave(self, site: SiteCrawl, wave: Sequence[QueuedPage]) -> None:
        """Visit pages in order of their start; each waits for the host's pace, then for a free slot."""
        async with asyncio.TaskGroup() as group:
            for page in wave:
                if not await self.stop.lets(site.pace.wait()):
                    return
                slot = AsyncExitStack()
                await slot.enter_async_context(self.limiter.slot())
                if self.stop.is_asked() or site.pace.broken:
                    await slot.aclose()
                    return
                group.create_task(self._visit_in_slot(slot, site, page))

    async def _visit_in_slot(self, slot: AsyncExitStack, site: SiteCrawl, page: QueuedPage) -> None:
        async with slot:
            await self._visit_page(site, page)
        self.events.queue_changed(site.spec.name, *site.counts())

    async def _visit_page(self, site: SiteCrawl, page: QueuedPage) -> None:
        for attempt in range(1, MAX_ATTEMPTS + 1):
            try:
                part = await self._audit_once(site, page, attempt)
            except VisitError as error:
                again = self._note_trouble(site, error) and attempt < MAX_ATTEMPTS
                if again and await self.stop.lets(site.pace.wait()) and not site.pace.broken:
                    continue
                self.store.save_failure(page.id, error.status, str(error), error.http_status, attempt)
                self.events.page_done(site.spec.name, page.url, error.status, error.message)
                return
            site.pace.succeeded()
            self.events.page_done(site.spec.name, page.url, PageStatus.AUDITED, part)
            return

    async def _audit_once(self, site: SiteCrawl, page: QueuedPage, attempt: int) -> Message | None:
        """Visit, judge and store one page; returns what of it is missing, if anything. Raises a VisitError when it can't be done."""
        limits = replace(self.limits, submit_forms=site.spec.identity in self.safe_to_submit)
        in_scope = site.scope.is_same_site if page.origin == "seed" else site.scope.contains
        try:
            async with self.tabs.tab(site.reach) as tab:
                visited = await visit(
                    tab, page.url, in_scope=in_scope, limits=limits, attempt=attempt, needed=self.needed,
                    may_fetch=site.may_fetch, house=self.house_of(page.url),
                )  # fmt: skip
            result = judge_page(
                self.rules, page.id, site.spec.identity, visited.artifacts, site.scope, attempt, site.follow
            )
            self.store.save_page(site.site_id, result)
            return _missing(visited.artifacts)
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
            self.limiter.halve()
            return True
        if isinstance(error, BlockedError):
            site.pace.failed()
            self.limiter.halve()
        elif isinstance(error, HttpError) and (error.http_status or 500) < 500:
            site.pace.succeeded()  # the server is well, the address is not
        elif isinstance(error, UnreachableError | HttpError | CrashedError) or error.retryable:
            site.pace.failed()
        else:
            site.pace.succeeded()
        return error.retryable

    async def _finish(self, site: SiteCrawl, stopped_why: Message | None) -> None:
        self.store.queue.merge_same_pages(site.site_id)  # a stop may have come in the middle of a wave
        audited, queued = self.store.queue.counts(site.site_id)
        if queued:
            reason = stopped_why or say("--max-pages: {pages} pages were audited.", pages=audited)
            self.store.queue.mark_unvisited(site.site_id, str(sentence(reason)))
        pages = self.store.audited_pages(site.site_id).values()
        skeletons = ((page_id, _skeleton(self.store.load_artifact(page_id, Structure))) for page_id in pages)
        self.store.save_templates(group_by_template(skeletons))
        await self._list_documents(site, 0 if stopped_why else MAX_DOCUMENTS_MEASURED)
        judge_site(self.rules, self.store, site.site_id, site.spec.identity)
        if not stopped_why:
            await self._take_pictures(site, len(pages))
        site.save_facts("stopped" if stopped_why else "done", stopped_why)

    async def _take_pictures(self, site: SiteCrawl, pages_audited: int) -> None:
        """Show where the worst causes are: a few pages are loaded once more at the end."""
        for url, on_page in choose_pages(worst_places(self.store, site.site_id), pages_audited):
            if not await self.stop.lets(site.pace.wait()):
                return
            async with self.limiter.slot(), self.tabs.tab(site.reach) as tab:
                pictures = await take_pictures(tab, url, [place.selector for place in on_page], self.limits)
            rows = [
                (place.rule_id, place.cause, place.page_id, picture.png, picture.width_px, picture.height_px)
                for place, picture in zip(on_page, pictures, strict=True)
                if picture is not None
            ]
            self.store.save_pictures(site.site_id, rows)

    async def _list_documents(self, site: SiteCrawl, to_measure: int) -> None:
        """Documents that pages link to; the first `to_measure` on the site's own host with their sizes."""
        rows: list[tuple[str, str, str, int | None, int | None]] = []
        fetcher = self.tabs.fetcher(site.reach)
        sizes = DocumentSizes(fetcher.get, fetcher.head, lambda: self.stop.lets(site.pace.wait()))
        for link in self.store.document_links(site.site_id):
            kind = document_kind(link.url) or "file"
            size: int | None = None
            status: int | None = None
            is_open = link.kind is not LinkKind.HELD_DOCUMENT
            allowed = is_open and (site.robots is None or site.robots.allows(link.url))
            if to_measure and allowed and site.scope.is_same_site(link.url):
                to_measure -= 1
                size, status = await sizes.measure(link.url)
            rows.append((link.url, link.url_key, kind, size, status))
        self.store.save_documents(site.site_id, rows)


def _first(error: Exception) -> Exception:
    """The first of the errors that several tasks raised together."""
    while isinstance(error, ExceptionGroup):
        error = error.exceptions[0]
    return error


def _missing(artifacts: Mapping[type, object]) -> Message | None:
    """The facts that could not be collected, None when all are there."""
    keys = tuple(kind.key for kind, artifact in artifacts.items() if isinstance(artifact, CollectError))  # type: ignore[attr-defined]
    return say("in part, without {facts}", facts=keys) if keys else None


def _skeleton(structure: object) -> tuple[str, ...]:
    return structure.skeleton if isinstance(structure, Structure) else ()
