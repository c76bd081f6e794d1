"""One audit from its settings to its stored results."""

import asyncio
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from auditor import __version__
from auditor.artifacts import HouseStyle
from auditor.collect.limits import Limits
from auditor.config import Config
from auditor.crawl.crawler import Crawler
from auditor.crawl.events import Events
from auditor.crawl.pace import Concurrency
from auditor.crawl.robots import robots_url
from auditor.crawl.site import SiteCrawl
from auditor.crawl.sources import SiteSpec, open_sources, reach_of
from auditor.crawl.stop import Stop
from auditor.crawl.tabs import Tabs
from auditor.crawl.workshop import Workshop, open_workshop
from auditor.errors import OffLimitsError, PageTimeoutError, UnreachableError, UsageError, VisitError
from auditor.house_styles import house_styles
from auditor.registry import cards, load_packs, select
from auditor.rule import Rule
from auditor.store.connection import DATABASE_NAME
from auditor.store.rows import RunInfo
from auditor.store.store import Store

MAX_CONCURRENCY = 16


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended. `incomplete_why` is "" when it is whole; `unmatched` are include globs without a page."""

    run_id: int
    incomplete_why: str
    unmatched: tuple[str, ...]


async def audit(config: Config, events: Events, on_begin: Callable[[], None]) -> Outcome:
    """Audit everything a configuration names into `output/audit.db`.

    `on_begin` is called once all that can be checked beforehand is right and the visits begin.
    Raises UsageError before anything is visited, EngineFaultError when the engine can't be trusted.
    """
    rules = select(load_packs(config.rules.without_pack), config.rules.only, config.rules.skip)
    house_of = house_styles(config.text)
    database = Path(config.output) / DATABASE_NAME
    with ExitStack() as stack:
        specs = open_sources(config, stack, _former_bases(database) if config.resume else {})
        store = stack.enter_context(Store(database))
        async with open_workshop(config.browser) as workshop:
            session = _Session(config, events, store, rules, workshop, house_of)
            info = RunInfo(
                tool_version=__version__,
                axe_version=workshop.axe_version,
                browser_version=f"Chromium {workshop.pool.version}",
                probe_hash=workshop.probe_hash,
                config_hash=config.hash(),
                config=config.as_json(),
                rules=cards(rules),
            )
            return await session.run(specs, info, on_begin)


@dataclass(frozen=True, slots=True)
class _Session:
    """What one audit works with while its browser is open."""

    config: Config
    events: Events
    store: Store
    rules: Sequence[Rule]
    workshop: Workshop
    house_of: Callable[[str], HouseStyle]

    async def run(self, specs: Sequence[SiteSpec], info: RunInfo, on_begin: Callable[[], None]) -> Outcome:
        """Begin a run, or go on with one, and bring it to its end."""
        run_id = self.store.resume_run(info) if self.config.resume else None
        if run_id is None:
            done = self.store.last_run() if self.config.resume else None
            if done is not None:
                self.events.note("The last audit in this folder is complete: there is nothing to resume.")
                return Outcome(done, "", ())
            await _check_reachable(specs, self.workshop.tabs)
            run_id = self.store.begin_run(info)
        on_begin()
        sites = [self._open_site(spec, run_id) for spec in specs]
        stop = Stop.after(self.config.crawl.time_limit)
        crawler = Crawler(
            self.store, self.workshop.tabs, self.rules, self._limiter(), self.events, stop, _limits(self.config),
            self.config.interact.safe_to_submit, self.house_of,
        )  # fmt: skip
        with _interruptible(stop, self.events):
            await crawler.run(sites)
        default_limit = self.config.crawl.max_pages is None
        why = "; ".join(self.store.shortfalls(run_id, stop.why, page_limit_is_ours=default_limit))
        self.store.finish_run(run_id, why)
        missing = [set(site.unmatched_includes()) for site in sites]
        return Outcome(run_id, why, tuple(sorted(set.intersection(*missing))))

    def _open_site(self, spec: SiteSpec, run_id: int) -> SiteCrawl:
        site_id = self.store.add_site(run_id, spec.source, spec.base_url, spec.name, spec.identity)
        crawl = SiteCrawl.open(spec, site_id, self.config, self.store)
        fonts = self.workshop.pool.fonts
        crawl.facts["fonts"] = {
            "families": list(fonts.families), "is_fixed": fonts.is_fixed, "note": fonts.sentence()
        }  # fmt: skip
        return crawl

    def _limiter(self) -> Concurrency:
        limit = self.config.crawl.concurrency or min(MAX_CONCURRENCY, 2 * (os.cpu_count() or 1))
        return Concurrency(limit, limit)


def _limits(config: Config) -> Limits:
    return Limits(walk_stops=config.interact.walk_stops, walk_s=config.interact.walk_seconds)


def _former_bases(database: Path) -> dict[str, str]:
    """Source -> address of the sites of the run that goes on."""
    with Store(database) as store:
        return store.site_bases()


async def _check_reachable(specs: Sequence[SiteSpec], tabs: Tabs) -> None:
    """Raise UsageError when no site answers at all: then there is nothing to begin.

    robots.txt is asked first, since it may close the start page to us.
    """
    first: VisitError | None = None
    for spec in specs:
        try:
            await tabs.knock(await reach_of(spec), robots_url(spec.base_url), spec.base_url)
            return
        except (UnreachableError, PageTimeoutError, OffLimitsError) as error:
            first = first or error
    if first is not None:
        raise UsageError(
            f"{specs[0].base_url} can't be audited: {first}",
            hint=first.hint or "Check the address for typing errors, and that this machine can reach it.",
        ) from first


@contextmanager
def _interruptible(stop: Stop, events: Events) -> Iterator[None]:
    """While open, Ctrl-C and SIGTERM ask the crawl to stop; a second one ends it at once."""
    loop = asyncio.get_running_loop()

    def interrupt(number: signal.Signals) -> None:
        if stop.event.is_set():
            loop.remove_signal_handler(number)
            signal.raise_signal(number)
            return
        events.note("Stopping after the pages in flight. Press Ctrl-C again to stop at once.")
        stop.ask("it was interrupted")

    numbers = (signal.SIGINT, signal.SIGTERM)
    for number in numbers:
        loop.add_signal_handler(number, interrupt, number)
    try:
        yield
    finally:
        for number in numbers:
            loop.remove_signal_handler(number)
