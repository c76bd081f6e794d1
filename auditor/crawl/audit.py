"""One audit from its settings to its stored results."""

import asyncio
import os
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from auditor import __version__
from auditor.collect.axe import axe_version, canary_html, check_canary, load_axe
from auditor.collect.axe_run import run_on_html
from auditor.collect.browser import BrowserPool, start_browser
from auditor.collect.bundle import bundle, probe_hash
from auditor.collect.find import find_browser
from auditor.collect.limits import Limits
from auditor.config import Config
from auditor.crawl.crawler import Crawler
from auditor.crawl.events import Events
from auditor.crawl.pace import Concurrency
from auditor.crawl.site import SiteCrawl
from auditor.crawl.sources import SiteSpec, open_sources
from auditor.crawl.stop import Stop
from auditor.crawl.tabs import Fetcher, Tabs
from auditor.errors import UnreachableError, UsageError
from auditor.registry import cards, load_packs
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


async def audit(config: Config, events: Events) -> Outcome:
    """Audit everything a configuration names into `output/audit.db`.

    Raises UsageError before anything is visited, EngineFaultError when the engine can't be trusted.
    """
    rules = load_packs(config.rules.without_pack)
    axe = load_axe(Path(config.browser.axe_script) if config.browser.axe_script else None)
    browser = find_browser(config.browser.path)
    with ExitStack() as stack:
        store = stack.enter_context(Store(Path(config.output) / DATABASE_NAME))
        specs = open_sources(config, stack, store.site_bases() if config.resume else {})
        async with start_browser(str(browser.path), bundle(axe.axe_script)) as pool:
            await pool.start()
            tabs = Tabs(pool)
            await _run_canary(tabs)
            info = RunInfo(
                tool_version=__version__,
                axe_version=axe_version(axe),
                browser_version=f"Chromium {pool.version}",
                probe_hash=probe_hash(axe.axe_script),
                config_hash=config.hash(),
                config=config.as_json(),
                rules=cards(rules),
            )
            return await _run(config, events, specs, store, rules, tabs, pool, info)


async def _run(
    config: Config,
    events: Events,
    specs: Sequence[SiteSpec],
    store: Store,
    rules: Sequence[Rule],
    tabs: Tabs,
    pool: BrowserPool,
    info: RunInfo,
) -> Outcome:
    fetcher = Fetcher(pool)
    run_id = store.resume_run(info) if config.resume else None
    if run_id is None:
        if config.resume and (done := store.last_run()) is not None:
            events.note("The last audit in this folder is complete: there is nothing to resume.")
            return Outcome(done, "", ())
        await _check_reachable(specs, fetcher)
        run_id = store.begin_run(info)
    sites = [_open_site(spec, run_id, config, store) for spec in specs]
    limit = config.crawl.concurrency or min(MAX_CONCURRENCY, 2 * (os.cpu_count() or 1))
    stop = Stop(deadline=time.monotonic() + config.crawl.time_limit * 60 if config.crawl.time_limit else None)
    crawler = Crawler(store, tabs, rules, Concurrency(limit, limit), events, stop, fetcher, Limits())
    with _interruptible(stop, events):
        await crawler.run(sites)
    await tabs.close()
    why = "; ".join(store.shortfalls(run_id, stop.why, page_limit_is_ours=config.crawl.max_pages is None))
    store.finish_run(run_id, why)
    unmatched = tuple(glob for glob in config.crawl.include if all(glob in s.unmatched_includes() for s in sites))
    return Outcome(run_id, why, unmatched)


def _open_site(spec: SiteSpec, run_id: int, config: Config, store: Store) -> SiteCrawl:
    site_id = store.add_site(run_id, spec.source, spec.base_url, spec.name, spec.identity)
    return SiteCrawl.open(spec, site_id, config, store)


async def _check_reachable(specs: Sequence[SiteSpec], fetcher: Fetcher) -> None:
    """Raise UsageError when no site answers at all: then there is nothing to begin."""
    first: UnreachableError | None = None
    for spec in specs:
        try:
            await fetcher.probe(spec.base_url)
            return
        except UnreachableError as error:
            first = first or error
    if first is not None:
        raise UsageError(
            f"{specs[0].base_url} can't be audited: {first}",
            hint="Check the address for typing errors, and that this machine can reach it.",
        ) from first


async def _run_canary(tabs: Tabs) -> None:
    """Prove on a page with known faults that the engine finds them."""
    async with tabs.tab() as tab:
        check_canary(await run_on_html(tab, canary_html(), Limits()))


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
