"""One audit from its settings to its stored results."""

import os
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from auditor import __version__
from auditor.artifacts import HouseStyle, SiteFonts
from auditor.collect.limits import Limits
from auditor.collect.tabs import Tabs
from auditor.collect.workshop import Workshop, open_workshop
from auditor.config import Config
from auditor.crawl.crawler import Crawler, Session
from auditor.crawl.events import Events
from auditor.crawl.pace import Concurrency
from auditor.crawl.robots import robots_url
from auditor.crawl.site import SiteCrawl
from auditor.crawl.sources import SiteSpec, open_sources, reach_of
from auditor.crawl.stop import Stop
from auditor.errors import OffLimitsError, PageTimeoutError, UnreachableError, UsageError, VisitError
from auditor.house_styles import house_styles
from auditor.message import Message, joined, say
from auditor.registry import cards, load_packs, select
from auditor.rule import Rule
from auditor.store.connection import DATABASE_NAME
from auditor.store.lock import locked
from auditor.store.rows import RunInfo
from auditor.store.store import Store

MAX_CONCURRENCY = 16


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended. `incomplete_why` is None when it is whole; `unmatched` are include globs without a page.

    `can_resume`: it was broken off, and --resume would go on with it.
    """

    run_id: int
    incomplete_why: Message | None
    unmatched: tuple[str, ...]
    can_resume: bool = False


async def audit(
    config: Config, events: Events, stop: Stop, on_begin: Callable[[], None], resuming: str = ""
) -> Outcome:
    """Audit everything a configuration names into `output/audit.db`.

    `stop` is how whoever runs the audit ends it early, in good order; signals are theirs. `on_begin` is called once
    all that can be checked beforehand is right and the visits begin. `resuming` is the command that would go on with this audit; it is stored, for one that is killed can't say it any more.
    Raises UsageError before anything is visited, EngineFaultError when the engine can't be trusted.
    """
    rules = select(load_packs(config.rules.without_pack), config.rules.only, config.rules.skip)
    house_of = house_styles(config.text)
    database = Path(config.output) / DATABASE_NAME
    with ExitStack() as stack:
        if config.resume:
            stack.enter_context(locked(database.parent))
            specs = open_sources(config, stack, _former_bases(database))
        else:
            specs = open_sources(config, stack, {})  # a mistake in them leaves no folder behind
            stack.enter_context(locked(database.parent))
        store = stack.enter_context(Store(database))
        _note_unfinished(store, config, events)
        async with open_workshop(config.browser) as workshop:
            work = _Audit(config, events, store, rules, workshop, house_of, stop, resuming)
            info = RunInfo(
                tool_version=__version__,
                axe_version=workshop.axe_version,
                browser_version=f"Chromium {workshop.pool.version}",
                probe_hash=workshop.probe_hash,
                config_hash=config.hash(),
                config=config.as_json(),
                rules=cards(rules),
            )
            return await work.run(specs, info, on_begin)


@dataclass(frozen=True, slots=True)
class _Audit:
    """What one audit works with while its browser is open."""

    config: Config
    events: Events
    store: Store
    rules: Sequence[Rule]
    workshop: Workshop
    house_of: Callable[[str], HouseStyle]
    stop: Stop
    resuming: str

    async def run(self, specs: Sequence[SiteSpec], info: RunInfo, on_begin: Callable[[], None]) -> Outcome:
        """Begin a run, or go on with one, and bring it to its end."""
        run_id = self.store.resume_run(info) if self.config.resume else None
        if run_id is None:
            done = self.store.last_run() if self.config.resume else None
            if done is not None:
                self.events.note(say("The last audit in this folder is complete: there is nothing to resume."))
                return Outcome(done, None, ())
            await _check_reachable(specs, self.workshop.tabs)
            run_id = self.store.begin_run(info)
        self.store.set_resuming(self.resuming)
        on_begin()
        sites = [self._open_site(spec, run_id) for spec in specs]
        crawler = Crawler(
            Session(
                store=self.store,
                tabs=self.workshop.tabs,
                rules=self.rules,
                limiter=self._limiter(),
                events=self.events,
                stop=self.stop,
                limits=_limits(self.config),
                safe_to_submit=self.config.interact.safe_to_submit,
                house_of=self.house_of,
            )
        )
        with self.stop.crawling(self.config.crawl.time_limit):
            await crawler.run(sites)
        default_limit = self.config.crawl.max_pages is None
        reasons = self.store.shortfalls(run_id, self.stop.why, page_limit_is_ours=default_limit)
        why = joined(reasons) if reasons else None
        self.store.finish_run(run_id, why)
        missing = [set(site.unmatched_includes()) for site in sites]
        return Outcome(run_id, why, tuple(sorted(set.intersection(*missing))), self.store.is_broken_off(run_id))

    def _open_site(self, spec: SiteSpec, run_id: int) -> SiteCrawl:
        site_id = self.store.add_site(run_id, spec.source, spec.base_url, spec.name, spec.identity)
        crawl = SiteCrawl.open(spec, site_id, self.config, self.store)
        fonts = self.workshop.pool.fonts
        note = fonts.sentence()
        crawl.learn(SiteFonts(families=fonts.families, is_fixed=fonts.is_fixed, note=note))
        return crawl

    def _limiter(self) -> Concurrency:
        limit = self.config.crawl.concurrency or min(MAX_CONCURRENCY, 2 * (os.cpu_count() or 1))
        return Concurrency(limit, limit)


def _limits(config: Config) -> Limits:
    return Limits(walk_stops=config.interact.walk_stops, walk_s=config.interact.walk_seconds)


def _note_unfinished(store: Store, config: Config, events: Events) -> None:
    """A new audit says how to go on with one that was broken off in the same folder."""
    last = None if config.resume else store.last_run()
    if last is not None and store.is_broken_off(last):
        events.note(
            say(
                "The last audit in {folder} was broken off, and this one begins anew. To go on with that one instead, press "
                "Ctrl-C now, then: {command}",
                folder=config.output, command=store.resuming(),
            )
        )  # fmt: skip


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
            await tabs.knock(spec.base_url, await reach_of(spec), robots_url(spec.base_url), spec.base_url)
            return
        except (UnreachableError, PageTimeoutError, OffLimitsError) as error:
            first = first or error
    if first is not None:
        raise UsageError(
            say("{url} can't be audited: {reason}", url=specs[0].base_url, reason=first.message),
            hint=first.hint or say("Check the address for typing errors, and that this machine can reach it."),
        ) from first
