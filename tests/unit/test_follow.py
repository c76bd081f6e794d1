"""What a crawl leaves alone: links that look like an action, and what a site marks nofollow."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path

import pytest

from auditor.artifacts import Link, Links, Visit
from auditor.config import Config, Crawl
from auditor.crawl.follow import FollowPolicy
from auditor.crawl.pace import HostPace
from auditor.crawl.scope import Scope
from auditor.crawl.site import SiteCrawl
from auditor.crawl.sources import SiteSpec
from auditor.crawl.traps import MAX_CALENDAR_PAGES
from auditor.model import PageStatus
from auditor.nofollow import nofollow_links
from auditor.store.reader import Reader
from auditor.store.rows import LinkKind
from auditor.store.store import Store
from tests.fixtures.dry_crawl import SITE, DryCrawl
from tests.fixtures.local_site import Answer, page

Routes = Mapping[str, Answer | str]


def dry(tmp_path: Path, routes: Routes, *, stop_after: int | None = None, **how: object) -> DryCrawl:
    """A crawl of pages by path; a path that is not there answers 404."""

    def answer(target: str) -> Answer:
        found = routes.get(target, Answer("", 404))
        return Answer(page(f"<main>{found}</main>")) if isinstance(found, str) else found

    return DryCrawl(tmp_path / "audit.db", answer, **how).run(stop_after=stop_after)  # type: ignore[arg-type]


def statuses(crawl: DryCrawl) -> dict[str, str]:
    with sqlite3.connect(crawl.database) as db:
        rows = db.execute("SELECT url_requested, status FROM page ORDER BY seq").fetchall()
    return {url.removeprefix(SITE): status for url, status in rows}


def link(target: str, text: str = "Go", rel: str = "") -> str:
    return f"<a href='{target}' rel='{rel}'>{text}</a> "


def sitemap(*targets: str) -> dict[str, Answer]:
    entries = "".join(f"<url><loc>{SITE}{target}</loc></url>" for target in targets)
    return {"/sitemap.xml": Answer(f"<urlset>{entries}</urlset>", content_type="application/xml")}


def test_what_looks_like_an_action_is_listed_and_never_visited(tmp_path: Path) -> None:
    acting = ["/delete?id=1", "/logout", "/cart/add", "/unsubscribe", "/list?action=trash", "/item/3"]
    links = "".join(link(target) for target in acting[:-1]) + link("/item/3", "Delete") + link("/how-to-cancel")
    crawl = dry(tmp_path, {"/": links, "/how-to-cancel": "x"})
    assert crawl.visited == ["/", "/how-to-cancel"]
    assert statuses(crawl) == {"/": "audited", **dict.fromkeys(acting, "action"), "/how-to-cancel": "audited"}


def test_one_link_that_reads_like_an_action_outweighs_others_to_its_address(tmp_path: Path) -> None:
    crawl = dry(tmp_path, {"/": link("/item/3", "Details") + link("/a"), "/a": "x"})
    assert statuses(crawl)["/item/3"] == "http error"
    other = tmp_path / "other"
    other.mkdir()
    crawl = dry(other, {"/": link("/item/3", "Details") + link("/item/3", "Delete"), "/item/3": "x"})
    assert statuses(crawl)["/item/3"] == "action"


def test_links_on_several_pages_are_judged_together(tmp_path: Path) -> None:
    crawl = dry(tmp_path, {"/": link("/a") + link("/b"), "/a": link("/item/3"), "/b": link("/item/3", "Delete")})
    assert statuses(crawl)["/item/3"] == "action"


def test_nofollow_of_a_link_a_page_and_a_header_is_honoured(tmp_path: Path) -> None:
    routes: Routes = {
        "/": link("/a", rel="noopener NoFollow") + link("/meta") + link("/header"),
        "/a": "x",
        "/b": "x",
        "/c": "x",
        "/meta": Answer(page(f"<main>{link('/b')}</main>", head="<meta name='robots' content='noindex, nofollow'>")),
        "/header": Answer(page(f"<main>{link('/c')}</main>"), headers={"x-robots-tag": "none"}),
    }
    crawl = dry(tmp_path, routes)
    assert statuses(crawl) == {"/": "audited", "/a": "nofollow", "/meta": "audited", "/header": "audited",
                               "/b": "nofollow", "/c": "nofollow"}  # fmt: skip
    owner = tmp_path / "owner"
    owner.mkdir()
    assert set(dry(owner, routes, nofollow=False).visited) == {"/", "/a", "/b", "/c", "/meta", "/header"}


def test_an_address_is_visited_once_any_link_to_it_may_be_followed(tmp_path: Path) -> None:
    routes: Routes = {
        "/": link("/a", rel="nofollow") + link("/b", rel="nofollow") + link("/b") + link("/c"),
        "/a": "x",
        "/b": "x",
        "/c": link("/a"),
    }
    crawl = dry(tmp_path, routes)
    assert crawl.visited == ["/", "/b", "/c", "/a"]
    assert set(statuses(crawl).values()) == {"audited"}


def test_a_sitemap_invites_to_pages_but_not_to_what_surely_acts(tmp_path: Path) -> None:
    named = ("/unsubscribe", "/b", "/delete?id=1", "/list?action=trash")
    routes: Routes = {"/": link("/unsubscribe") + link("/b", rel="nofollow"), "/b": "x", "/unsubscribe": "x"}
    crawl = dry(tmp_path, routes, files=sitemap(*named))
    assert crawl.visited == ["/", "/unsubscribe", "/b"]
    assert statuses(crawl)["/delete?id=1"] == statuses(crawl)["/list?action=trash"] == "action"


def test_what_the_user_names_is_visited_whatever_it_looks_like(tmp_path: Path) -> None:
    crawl = dry(tmp_path, {"/logout": "x", "/delete?id=1": "x"}, seeds=("/logout", "/delete?id=1"))
    assert crawl.visited == ["/logout", "/delete?id=1"]


def test_a_page_of_a_declared_task_is_visited_too(tmp_path: Path) -> None:
    crawl = dry(tmp_path, {"/": link("/unsubscribe") + link("/logout"), "/unsubscribe": "x"}, tasks=("/unsubscribe",))
    assert crawl.visited == ["/", "/unsubscribe"]


def test_withheld_addresses_take_no_room_in_the_bounds_of_a_calendar(tmp_path: Path) -> None:
    months = [f"/calendar/{2000 + number // 12}/{number % 12 + 1:02}" for number in range(MAX_CALENDAR_PAGES + 40)]
    held, followed = months[:60], months[60:]
    links = "".join(link(target, rel="nofollow") for target in held) + "".join(map(link, followed))
    routes: Routes = {"/": links, **dict.fromkeys(months, "x")}
    assert set(dry(tmp_path, routes).visited) == {"/", *followed}
    later = {
        "/": "".join(link(target, rel="nofollow") for target in held) + link("/more"),
        "/more": "".join(map(link, followed)),
    }
    again = tmp_path / "again"
    again.mkdir()
    crawl = dry(again, {**routes, **later}, stop_after=1)
    assert crawl.visited == ["/"]
    assert set(crawl.run().visited) == {"/", "/more", *followed}


def test_withheld_addresses_leave_an_audit_complete_and_are_counted_apart(tmp_path: Path) -> None:
    crawl = dry(tmp_path, {"/": link("/logout") + link("/a", rel="nofollow")})
    with Store(crawl.database) as store:
        run = store.last_run()
        assert run is not None
        assert store.shortfalls(run, None, page_limit_is_ours=True) == ()
    with Reader(crawl.database) as reader:
        coverage = reader.coverage(1)
    assert coverage.no_pages == {PageStatus.ACTION: 1}
    assert coverage.not_audited == {PageStatus.NOFOLLOW: 1}
    assert coverage.found == 2


def test_documents_behind_nofollow_or_an_action_are_listed_but_held(tmp_path: Path) -> None:
    links = link("/a.pdf", rel="nofollow") + link("/b.pdf") + link("/c.pdf", rel="nofollow") + link("/c.pdf")
    crawl = dry(tmp_path, {"/": links + link("/d.pdf?action=delete")})
    with Store(crawl.database) as store:
        kinds = {row.url_key.partition("/")[2]: row.kind for row in store.document_links(1)}
    held, open_ = LinkKind.HELD_DOCUMENT, LinkKind.DOCUMENT
    assert kinds == {"a.pdf": held, "b.pdf": open_, "c.pdf": open_, "d.pdf?action=delete": held}


def test_a_folder_is_audited_whole() -> None:
    policy = FollowPolicy(is_all_followed=True)
    assert policy.withheld("http://127.0.0.1:9/logout/", "Log out", is_nofollow=True) is None


@pytest.mark.parametrize(
    ("target", "text", "is_nofollow", "nofollow", "expected"),
    [
        ("/about", "About", False, True, True),
        ("/about", "About", True, True, False),
        ("/about", "About", True, False, True),
        ("/item/3", "Delete", False, True, False),
        ("/logout", "", False, False, False),
    ],
)
def test_side_requests_are_judged_as_visits_are(
    tmp_path: Path, target: str, text: str, is_nofollow: bool, nofollow: bool, expected: bool
) -> None:
    spec = SiteSpec(SITE, SITE, "agency.gov", "agency.gov", (f"{SITE}/",))
    with Store(tmp_path / "a.db") as store:
        config = Config(crawl=Crawl(nofollow=nofollow))
        site = SiteCrawl(spec, 1, config, store, Scope(SITE), HostPace(0))
        assert site.may_fetch(SITE + target, text, is_nofollow) is expected


@pytest.mark.parametrize(
    ("metas", "header", "expected"),
    [
        ((), "", False),
        (("index, follow",), "index", False),
        (("NOINDEX,NOFOLLOW",), "", True),
        (("index, follow", "noindex, nofollow"), "", True),
        (("none",), "", True),
        (("noindex",), "", False),
        ((), "nofollow", True),
        ((), "noindex, nofollow", True),
        ((), "googlebot: nofollow", False),
        ((), "googlebot: noindex, nofollow", False),
        ((), "CivicAuditor: nofollow", True),
        ((), "googlebot: nofollow\nnone", True),
        ((), "unavailable_after: 25 Jun 2010 15:00:00 PST, nofollow", True),
        ((), "max-snippet: 20, follow", False),
    ],
)
def test_a_page_closes_its_links_by_meta_or_header(metas: tuple[str, ...], header: str, expected: bool) -> None:
    links = Links(links=(Link(href=f"{SITE}/a", text="A", selector="a"),), robots=metas)
    visit = Visit(url_requested=SITE, url_final=SITE, status=200, headers={"X-Robots-Tag": header} if header else {})
    assert nofollow_links(links, visit) == ({f"{SITE}/a"} if expected else set())
