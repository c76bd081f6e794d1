"""One site's crawl: what is known of it, which pages come next. No browser here, and no waiting."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field, replace

from auditor.artifacts import SiteIncludes, SiteRobots, SiteSitemaps, SiteTraps, Trap
from auditor.collect.browser import PRODUCT_TOKEN
from auditor.collect.fetch import Fetch
from auditor.collect.reach import Reach
from auditor.config import DEFAULT_MAX_PAGES, Config
from auditor.crawl.follow import REASONS, FollowPolicy
from auditor.crawl.pace import HostPace
from auditor.crawl.robots import MAX_ROBOTS_BYTES, Robots, robots_url
from auditor.crawl.scope import Scope
from auditor.crawl.sitemap import collect_sitemaps
from auditor.crawl.sources import SiteSpec
from auditor.crawl.traps import RULES as TRAP_RULES
from auditor.crawl.traps import TrapGuard
from auditor.crawl.twins import VARIANTS_TRIED, Learnt, Twins
from auditor.crawl.url import normalize, page_key, parse_link
from auditor.message import Message, say, say_count
from auditor.model import PageStatus
from auditor.profile import DESKTOP
from auditor.store.rows import LinkKind, LinkRow, NewPage, QueuedPage
from auditor.store.store import Store
from auditor.subject import site

PUBLIC_DELAY_S = 1.0  # between two pages of a public host, where neither user nor robots.txt say otherwise
MAX_CRAWL_DELAY_S = 30.0  # a longer Crawl-delay is capped, and the report says so
WAVE_PAGES = 200  # pages taken from the queue at a time
REPEATS_RULE = "same-content"
REPEATS_TEXT = say_count(
    "Where {n} address that differs only after the question mark was the same page, further ones were counted as "
    "that page without a visit.",
    "Where {n} addresses that differ only after the question mark were the same page, further ones were counted as "
    "that page without a visit.",
    n=VARIANTS_TRIED,
)
NEUTRAL_RULE = "neutral-parameter"
DEPTH_REASON = say("It lies deeper than --max-depth.")


@dataclass(slots=True)
class SiteCrawl:
    """A site in work. Everything that must survive a kill is in the store; the rest is rebuilt."""

    spec: SiteSpec
    site_id: int
    config: Config
    store: Store
    scope: Scope
    pace: HostPace
    robots: Robots | None = None
    reach: Reach = field(default_factory=Reach)
    named_sitemaps: tuple[str, ...] = ()
    sitemap_urls: tuple[str, ...] = ()
    traps: TrapGuard = field(default_factory=TrapGuard)
    trapped: dict[str, Trap] = field(default_factory=dict)
    seen_includes: set[str] = field(default_factory=set)
    learnt: dict[type, object] = field(default_factory=dict)  # facts of the site, by artifact type
    follow: FollowPolicy = field(init=False)

    def __post_init__(self) -> None:
        self.follow = FollowPolicy(self.config.crawl.nofollow, is_all_followed=self.spec.is_folder)

    @classmethod
    def open(cls, spec: SiteSpec, site_id: int, config: Config, store: Store) -> "SiteCrawl":
        """A site with its queue as the store knows it."""
        scope = Scope(spec.base_url, config.crawl.include, config.crawl.exclude)
        rate = config.crawl.rate
        delay_s = 1 / rate if rate else 0.0 if spec.is_local else PUBLIC_DELAY_S
        crawl = cls(spec, site_id, config, store, scope, HostPace(delay_s))
        crawl.traps.replay(store.queue.known_urls(site_id))
        facts, subject = store.facts(site_id), site(spec.base_url)
        traps = facts.artifact(subject, DESKTOP, SiteTraps)
        includes = facts.artifact(subject, DESKTOP, SiteIncludes)
        crawl.trapped = {trap.rule: trap for trap in traps.traps} if isinstance(traps, SiteTraps) else {}
        crawl.seen_includes = set(includes.globs) if isinstance(includes, SiteIncludes) else set()
        return crawl

    @property
    def page_limit(self) -> int:
        """Pages to audit at most. Our default is for what links lead to: whoever lists addresses wants them all."""
        return self.config.crawl.max_pages or max(DEFAULT_MAX_PAGES, len(self.spec.seeds))

    def counts(self) -> tuple[int, int]:
        """Pages audited, and pages that wait and will be visited within the limit."""
        audited, queued = self.store.queue.counts(self.site_id)
        return audited, min(queued, self.page_limit - audited)

    async def prepare(self, fetch: Fetch, in_browser: Fetch, knock: Callable[[], Awaitable[None]]) -> None:
        """Read robots.txt and sitemaps, and queue the seeds.

        That a side request fails proves nothing: where robots.txt has no answer it is fetched `in_browser`, and
        where that has none either `knock` raises a VisitError if the site's pages have none.
        """
        await self._read_robots(fetch, in_browser, knock)
        is_closed = self.robots is not None and self.robots.forbids_all
        if self.config.crawl.sitemap and self.spec.follow and not is_closed:
            await self._read_sitemaps(fetch)
        seeds = [
            NewPage(normalize(url), page_key(url), 0, "seed", *self._robots_verdict(url), is_task=self._is_task(url))
            for url in self.spec.seeds
        ]
        self.store.queue.add(self.site_id, seeds)
        self.save_facts("crawling")

    def next_wave(self) -> list[QueuedPage]:
        """Pages to visit next, within the page budget; [] when the site is done."""
        queue = self.store.queue
        while True:
            queue.merge_same_pages(self.site_id)
            audited, queued = queue.counts(self.site_id)
            room = self.page_limit - audited
            to_visit = queue.depth_to_visit(self.site_id)
            if queued and room > 0 and to_visit is not None:
                plan = Twins(queue.addresses(self.site_id), to_visit).plan()
                self._take_as_same(plan.same)
                if plan.visit:
                    return queue.queued(self.site_id, plan.visit[: min(room, WAVE_PAGES)])
                continue  # all of them were known pages and are done
            # Also when the budget is used up: what the audited pages link to is known, if not visited.
            depth = queue.depth_to_expand(self.site_id)
            if depth is None:
                if to_visit is not None:
                    self._take_as_same(Twins(queue.addresses(self.site_id), to_visit).leftovers())
                return []
            queue.expand(self.site_id, depth, self._found_from(depth), self.all_learnt)

    def _take_as_same(self, learnt: list[Learnt]) -> None:
        """Count addresses as the pages that they are known to lead to, and note by what that was learnt."""
        for each in learnt:
            if each.parameters:
                names = ", ".join(each.parameters)
                self._count_trap(f"{NEUTRAL_RULE}:{names}", _neutral(names), each.url)
            else:
                self._count_trap(REPEATS_RULE, REPEATS_TEXT, each.url)
        if learnt:
            self.store.queue.take_as_same(self.site_id, [each.same for each in learnt], self.all_learnt())

    def may_fetch(self, url: str, text: str = "", is_nofollow: bool = False) -> bool:
        """Whether a page may be asked for besides those visited: not where the site asks us to take our time.

        `text` is that of a link to it, which may be marked nofollow.
        """
        if self.pace.broken or (self.robots and self.robots.crawl_delay_s):
            return False
        if not self.scope.contains(url) or self._robots_verdict(url)[0] is not None:
            return False
        return self.follow.withheld(url, text, is_nofollow=is_nofollow) is None

    def learn(self, fact: object) -> None:
        """Keep a fact of the site, in place of what was known of its kind."""
        self.learnt[type(fact)] = fact

    def save_facts(self, state: str, stopped_why: Message | str | None = None) -> None:
        """Store the site's state and what the crawl learnt."""
        self.store.set_site(self.site_id, state, stopped_why, self.all_learnt())

    def all_learnt(self) -> tuple[object, ...]:
        """What the crawl learnt of the site (fonts, robots, sitemaps, traps met, include globs that matched)."""
        traps = SiteTraps(traps=tuple(self.trapped.values()))
        return (*self.learnt.values(), traps, SiteIncludes(globs=tuple(sorted(self.seen_includes))))

    def unmatched_includes(self) -> list[str]:
        """Include globs that matched no address of the site."""
        return [glob for glob in self.config.crawl.include if glob not in self.seen_includes]

    def _found_from(self, depth: int) -> Iterator[NewPage]:
        """Pages that the links of one depth add to the queue, in order; after depth 0 the sitemaps' too."""
        if not self.spec.follow:
            return
        links: dict[str, LinkRow] = {}
        kinds: dict[str, set[LinkKind]] = {}
        for link in self.store.queue.links_of_depth(self.site_id, depth):
            links.setdefault(link.url_key, link)
            kinds.setdefault(link.url_key, set()).add(link.kind)
        for key, link in links.items():
            yield from self._consider(link.url, key, depth + 1, "link", _withheld(kinds[key]))
        if depth == 0:
            for url in (*self.sitemap_urls, *self.spec.extra):
                yield from self._consider(url, page_key(url), 1, "sitemap", self.follow.withheld(url))

    def _consider(self, url: str, key: str, depth: int, origin: str, withheld: PageStatus | None) -> Iterator[NewPage]:
        self._note_includes(url)
        if not self.scope.contains(url) or self.store.queue.knows(self.site_id, key):
            return
        status, reason = self._robots_verdict(url)
        is_named = self._is_task(url)  # by the user, as seeds are
        if status is None and withheld is not None and not is_named:  # it counts in no trap: nobody goes there
            yield NewPage(url, key, depth, origin, withheld, str(REASONS[withheld]))
            return
        trap = self.traps.refuse(url)
        if trap is not None:
            self._count_trap(trap, TRAP_RULES[trap], url)
            return
        limit = self.config.crawl.max_depth
        if status is None and limit is not None and depth > limit:
            status, reason = PageStatus.OVER_BUDGET, str(DEPTH_REASON)
        yield NewPage(url, key, depth, origin, status, reason, is_task=is_named)

    def _count_trap(self, rule: str, text: Message, url: str) -> None:
        met = self.trapped.get(rule) or Trap(rule=rule, text=text, count=0, example=url)
        self.trapped[rule] = replace(met, count=met.count + 1)

    def _note_includes(self, url: str) -> None:
        missing = self.unmatched_includes()
        if missing:
            unmatched = Scope(self.spec.base_url, tuple(missing)).unmatched_includes([url])
            self.seen_includes.update(glob for glob in missing if glob not in unmatched)

    def _is_task(self, url: str) -> bool:
        return page_key(url) in self.spec.tasks

    def _robots_verdict(self, url: str) -> tuple[PageStatus | None, Message | str]:
        if self.robots is None or self.robots.allows(url):
            return None, ""
        return PageStatus.ROBOTS, self.robots.reason

    async def _read_robots(self, fetch: Fetch, in_browser: Fetch, knock: Callable[[], Awaitable[None]]) -> None:
        """A folder's robots.txt speaks for the day it is published: it is read for its sitemaps only."""
        url = robots_url(self.spec.base_url)
        answer = await fetch(url, MAX_ROBOTS_BYTES)
        if answer.trouble is not None and answer.trouble.retryable:
            shown = await in_browser(url, MAX_ROBOTS_BYTES)
            answer = answer if shown.status is None else shown
        robots = Robots.from_answer(answer, PRODUCT_TOKEN.partition("/")[0], url)
        if robots.is_unreached:
            await knock()
        self.named_sitemaps = robots.sitemaps
        if self.spec.is_folder:
            note = say("A folder is audited whole; its robots.txt is for visitors of the published site.")
            self.learn(_robots_fact(robots, note, is_followed=False))
            return
        if not self.config.crawl.robots:
            self.learn(_robots_fact(robots, say("robots.txt was not followed: --no-robots."), is_followed=False))
            return
        self.robots, note = robots, robots.note
        if robots.crawl_delay_s and not self.config.crawl.rate:
            delay_s = min(robots.crawl_delay_s, MAX_CRAWL_DELAY_S)
            if delay_s < robots.crawl_delay_s:
                note = _cut_wish(note, robots.crawl_delay_s, delay_s)
            self.pace = HostPace(max(delay_s, 0.0 if self.spec.is_local else PUBLIC_DELAY_S))
        self.learn(_robots_fact(robots, note, is_followed=True))

    async def _read_sitemaps(self, fetch: Fetch) -> None:
        base = self.spec.base_url
        usual = (parse_link(base, "/sitemap.xml") or base,)
        named = self.named_sitemaps or usual
        if self.spec.is_folder:  # the addresses in it are those of the published site
            named = usual
        result = await collect_sitemaps(fetch, named)
        inside = [url for url in map(normalize, result.urls) if self.scope.is_same_site(url)]
        elsewhere = len(result.urls) - len(inside)
        notes = list(result.diagnostics)
        if named == usual and not result.urls:
            notes = [say("There is no sitemap at the usual place, /sitemap.xml.")]
        if elsewhere and not self.spec.is_folder:
            notes.append(
                say_count(
                    "{n} address in the sitemaps belongs to another host and was left out.",
                    "{n} addresses in the sitemaps belong to another host and were left out.",
                    n=elsewhere,
                )
            )
        self.sitemap_urls = tuple(inside)
        self.follow = replace(self.follow, invited=frozenset(map(page_key, inside)))
        self.learn(SiteSitemaps(urls=len(inside), notes=tuple(notes)))


def _robots_fact(robots: Robots, note: Message, *, is_followed: bool) -> SiteRobots:
    return SiteRobots(note=note, is_followed=is_followed, crawl_delay_s=robots.crawl_delay_s, sitemaps=robots.sitemaps)


def _neutral(names: str) -> Message:
    return say(
        'Wherever addresses with and without "{names}" were compared, they were the same page; further ones were counted '
        "as that page without a visit.",
        names=names,
    )


def _cut_wish(note: Message, asked_s: float, delay_s: float) -> Message:
    return say(
        "{note} Its wish for {asked:g} s between two pages was cut to {kept:g} s.",
        note=note,
        asked=asked_s,
        kept=delay_s,
    )


def _withheld(kinds: set[LinkKind]) -> PageStatus | None:
    """Why an address is not visited, by the links to it: one that looks like an action decides, then one that may be followed."""
    if LinkKind.ACTION in kinds:
        return PageStatus.ACTION
    return None if LinkKind.PAGE in kinds else PageStatus.NOFOLLOW
