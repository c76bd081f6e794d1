"""Pages that links of one name lead to: what is asked for, and what is left alone."""

from collections.abc import Callable
from threading import Event

import pytest

from auditor.artifacts import LinkTargets, Wording
from auditor.collect.browser import Tab
from auditor.collect.interact import link_targets
from auditor.collect.interact.link_targets import MAX_HOPS, MAX_TARGETS
from auditor.collect.interact.stage import MayFetch
from auditor.collect.limits import Limits
from auditor.collect.visit import VisitOrder, visit
from tests.fixtures.local_site import Answer, LocalSite, Route, page
from tests.fixtures.needs import needs

QUICK = Limits(settle_s=2, quiet_ms=60, phone_quiet_ms=30)
PLACE = page("<nav>Menu</nav><main><h1>Contact</h1><p>Call 555</p></main>", title="Contact us")


async def targets(tab: Tab, site: LocalSite, may_fetch: Callable[[str], bool] = lambda _: True) -> LinkTargets:
    return await targets_for(tab, site, lambda url, _text, _is_nofollow: may_fetch(url))


async def targets_for(tab: Tab, site: LocalSite, may_fetch: MayFetch) -> LinkTargets:
    needed = {Wording, LinkTargets}
    order = VisitOrder(url=f"{site.url}/", limits=QUICK, needed=needs(needed), may_fetch=may_fetch)
    visited = await visit(tab, order)
    found = visited.artifacts[LinkTargets]
    assert isinstance(found, LinkTargets), found
    return found


def links(*hrefs: str, name: str = "Contact") -> str:
    return "<p>" + " ".join(f"<a href='{href}'>{name}</a>" for href in hrefs) + "</p>"


async def test_redirects_and_immediate_refreshes_are_followed_and_pages_read(tab: Tab) -> None:
    routes: dict[str, Route] = {
        "/": page(links("/a", "/moved", "/refresh", "/missing")),
        "/a": PLACE,
        "/moved": Answer(status=301, headers={"Location": "/a"}),
        "/refresh": page("", head='<meta http-equiv="refresh" content="0; url=/a">'),
    }
    with LocalSite(routes) as site:
        found = (await targets(tab, site)).targets
    assert [(t.url_final.removeprefix(site.url), t.status, t.read) for t in found] == [
        ("/a", 200, True), ("/a", 200, True), ("/a", 200, True), ("/missing", 404, False),
    ]  # fmt: skip
    assert (found[0].title, found[0].heading, found[0].words) == ("Contact us", "Contact", 3)


async def test_where_we_may_not_ask_nothing_is_asked_for(tab: Tab) -> None:
    with LocalSite({"/": page(links("/a", "/b")), "/a": PLACE, "/b": PLACE}) as site:
        assert await targets(tab, site, may_fetch=lambda url: not url.endswith("/b")) == LinkTargets()
        assert not site.visits("/a")
        assert not site.visits("/b")


async def test_a_redirect_to_where_we_may_not_ask_is_not_followed(tab: Tab) -> None:
    routes: dict[str, Route] = {
        "/": page(links("/a", "/out")), "/a": PLACE, "/secret": PLACE,
        "/out": Answer(status=302, headers={"Location": "/secret"}),
    }  # fmt: skip
    with LocalSite(routes) as site:
        found = await targets(tab, site, may_fetch=lambda url: not url.endswith("/secret"))
        assert not site.visits("/secret")
    assert [(t.url_final, t.status) for t in found.targets[1:]] == [(f"{site.url}/secret", 0)]


async def test_other_hosts_files_and_groups_of_one_address_are_left_alone(tab: Tab) -> None:
    body = (
        links("/a", "http://localhost:9/b")
        + links("/a", "/form.pdf", name="Form")
        + links("/a", "mailto:x@example.gov", name="Mail")
        + links("/a", "/a/#x", name="One")
        + "<p><a href='/a'>Down</a> <a href='#x'>Down</a></p>"
    )
    with LocalSite({"/": page(body), "/a": PLACE}) as site:
        assert await targets(tab, site) == LinkTargets()
        assert not site.visits("/a")


async def test_only_a_few_are_asked_for_those_side_by_side_first_and_once_per_tab(tab: Tab) -> None:
    apart = "".join(links(f"/far{n}", name="Far") for n in range(2))
    many = "".join(links(f"/n{n}", f"/m{n}", name=f"Near {n}") for n in range(MAX_TARGETS // 2))
    with LocalSite({"/": page(apart + many)}) as site:
        first = await targets(tab, site)
        assert await targets(tab, site) == first
        asked = [path for _, path in site.log if path[1:2] in ("n", "m", "f") and path != "/favicon.ico"]
    assert first.capped
    assert len(first.targets) == MAX_TARGETS
    assert asked == [f"/{side}{n}" for n in range(MAX_TARGETS // 2) for side in "nm"]


async def test_what_is_not_html_is_not_read_and_a_loop_is_left(tab: Tab) -> None:
    routes: dict[str, Route] = {
        "/": page(links("/data", "/loop")),
        "/data": Answer("{}", content_type="application/json"),
        "/loop": Answer(status=302, headers={"Location": "/loop"}),
    }
    with LocalSite(routes) as site:
        found = await targets(tab, site)
        assert site.visits("/loop") == MAX_HOPS + 1
    assert [(t.read, t.status) for t in found.targets] == [(False, 200), (False, 0)]


async def test_a_server_that_does_not_answer_is_asked_no_more(tab: Tab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link_targets, "ANSWER_S", 0.1)
    done = Event()

    def late() -> Answer:
        done.wait(5)
        return Answer(PLACE)

    with LocalSite({"/": page(links("/late", "/b")), "/late": late, "/b": PLACE}) as site:
        assert (await targets(tab, site)).targets == ()
        done.set()
        assert not site.visits("/b")


@pytest.mark.parametrize("marked", ["link", "page", ""])
async def test_whoever_decides_is_told_the_text_of_a_link_and_whether_it_is_marked_nofollow(
    tab: Tab, marked: str
) -> None:
    rel = " rel='nofollow'" if marked == "link" else ""
    head = "<meta name='ROBOTS' content='index, NoFollow'>" if marked == "page" else ""
    body = f"<main><p><a href='/a'{rel}>Contact</a></p><p><a href='/b'>Contact</a></p></main>"
    told: set[tuple[str, str, bool]] = set()

    def may_fetch(url: str, text: str, is_nofollow: bool) -> bool:
        told.add((url[-2:], text, is_nofollow))
        return not is_nofollow

    with LocalSite({"/": page(body, head=head), "/a": PLACE, "/b": PLACE}) as site:
        found = await targets_for(tab, site, may_fetch)
        asked = site.visits("/a") + site.visits("/b")
    assert ("/a", "Contact", marked != "") in told
    assert (len(found.targets), asked) == ((0, 0) if marked else (2, 2))
