"""What a site's crawl makes of a robots.txt that does not come."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from auditor.artifacts import SiteRobots
from auditor.collect.fetch import Fetched
from auditor.config import Config, Crawl
from auditor.crawl.pace import HostPace
from auditor.crawl.scope import Scope
from auditor.crawl.site import SiteCrawl
from auditor.crawl.sources import SiteSpec
from auditor.errors import HttpError, OffLimitsError, PageTimeoutError, UnreachableError, VisitError
from auditor.message import as_said
from auditor.store.store import Store

SITE = "https://agency.gov/"
SPEC = SiteSpec(SITE, SITE, "agency.gov", "agency.gov", (SITE,))
HANG = PageTimeoutError(as_said("its server did not answer within 20 s"))
CLOSED = b"User-agent: *\nDisallow: /private/\n"


class Web:
    """A site of which small requests, the browser and a knock get what the test says; `log` has what was asked."""

    def __init__(self, small: VisitError, shown: bytes | VisitError, dead: VisitError | None = None) -> None:
        self.small, self.shown, self.dead = small, shown, dead
        self.log: list[str] = []

    async def fetch(self, url: str, max_bytes: int) -> Fetched:
        self.log.append(f"fetch {url.removeprefix(SITE)}")
        return Fetched(url, None, trouble=self.small)

    async def in_browser(self, url: str, max_bytes: int) -> Fetched:
        self.log.append("browser")
        if isinstance(self.shown, VisitError):
            return Fetched(url, None, trouble=self.shown)
        return Fetched(url, 200, {}, self.shown)

    async def knock(self) -> None:
        self.log.append("knock")
        if self.dead:
            raise self.dead


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "a.db") as opened:
        yield opened


async def prepared(store: Store, web: Web, monkeypatch: pytest.MonkeyPatch, **crawl: bool) -> SiteCrawl:
    monkeypatch.setattr(store.queue, "add", lambda *_: None)
    monkeypatch.setattr(store, "set_site", lambda *_: None)
    site = SiteCrawl(SPEC, 1, Config(crawl=Crawl(**crawl)), store, Scope(SITE), HostPace(0))  # type: ignore[arg-type]
    await site.prepare(web.fetch, web.in_browser, web.knock)
    return site


def robots_note(site: SiteCrawl) -> str:
    robots = site.learnt[SiteRobots]
    assert isinstance(robots, SiteRobots)
    return str(robots.note)


async def test_what_the_browser_gets_counts(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    web = Web(HANG, CLOSED)
    site = await prepared(store, web, monkeypatch)
    assert site.robots
    assert site.robots.allows(SITE)
    assert not site.robots.allows(f"{SITE}private/x")
    assert web.log == ["fetch robots.txt", "browser", "fetch sitemap.xml"]


async def test_a_site_whose_robots_txt_alone_hangs_is_closed_not_gone(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    web = Web(HANG, HANG)
    site = await prepared(store, web, monkeypatch)
    assert site.robots
    assert site.robots.forbids_all
    assert "did not answer within 20 s" in robots_note(site)
    assert web.log == ["fetch robots.txt", "browser", "knock"]  # and no sitemap


async def test_a_site_that_answers_nothing_is_gone(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    dead = UnreachableError(as_said("its host name does not resolve"))
    with pytest.raises(UnreachableError):
        await prepared(store, Web(dead, dead, dead), monkeypatch)


@pytest.mark.parametrize(
    "trouble", [HttpError(as_said("it redirects in a circle")), OffLimitsError(as_said("it leads to 10.0.0.1"))]
)
async def test_where_a_redirect_leads_is_no_matter_of_who_asks(
    store: Store, monkeypatch: pytest.MonkeyPatch, trouble: VisitError
) -> None:
    web = Web(trouble, b"")
    site = await prepared(store, web, monkeypatch, sitemap=False)
    assert site.robots
    assert site.robots.forbids_all is isinstance(trouble, OffLimitsError)
    assert "browser" not in web.log


async def test_an_owner_need_not_wait_for_it(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    site = await prepared(store, Web(HANG, HANG), monkeypatch, robots=False)
    assert site.robots is None
    assert robots_note(site) == "robots.txt was not followed: --no-robots."
