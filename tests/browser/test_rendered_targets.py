"""Pages that links of one name lead to and that scripts fill: opened in the browser, and nothing else done with them."""

from collections.abc import Callable

from auditor.artifacts import LinkTarget, LinkTargets
from auditor.collect.browser import Tab
from auditor.collect.interact.link_targets import MAX_RENDERED
from tests.browser.test_link_targets import PLACE, links, targets
from tests.fixtures.local_site import LocalSite, Route, page

FILLED = (
    "<main><h1 hidden>Shell</h1><h1 id='h'></h1><p id='t'></p><img src='/picture.png' alt=''></main><script>"
    "alert('Hello'); const way = new URLSearchParams(location.search).get('way'); h.textContent = 'By ' + way;"
    "t.textContent = {chat: 'Write to us', phone: 'Ring 555 12 34'}[way]; document.title = way; {more}</script>"
)


def shown(found: LinkTargets) -> list[LinkTarget]:
    return [target for target in found.targets if target.rendered]


def site_of(more: str = "", **routes: Route) -> LocalSite:
    body = links("/c?way=chat", "/c?way=phone") + links("/a", "/b", name="Place")
    filled = page(FILLED.replace("{more}", more))
    return LocalSite(
        {"/": page(body), "/c": filled, "/a": PLACE, "/b": PLACE, **{f"/{k}": v for k, v in routes.items()}}
    )


async def test_what_scripts_fill_is_seen_once_a_tab_and_without_pictures(tab: Tab) -> None:
    with site_of() as site:
        found = await targets(tab, site)
        assert await targets(tab, site) == found
        assert site.visits("/c?way=chat") == 2  # read as sent, then rendered
        assert not site.visits("/picture.png")
    assert [(t.title, t.heading, t.contacts) for t in shown(found)] == [
        ("chat", "By chat", ()), ("phone", "By phone", ("5551234",))
    ]  # fmt: skip
    assert [t.words for t in shown(found)] == [5, 6]
    assert tab.browser.contexts == []


async def test_a_rendered_page_sends_nothing_and_goes_only_where_it_may(tab: Tab) -> None:
    def allowed(url: str) -> bool:
        return not url.endswith("/secret")

    post = "fetch('/save', {method: 'POST', body: 'x'});"
    with site_of(post, save="", secret=PLACE) as site:
        assert len(shown(await targets(tab, site))) == MAX_RENDERED
        assert ("POST", "/save") not in site.log
    await leaves(tab, "if (way === 'chat') location = '/secret'", allowed, ["phone"])
    await leaves(tab, "if (way === 'chat') location = '/a'", allowed, ["Contact us", "phone"])


async def leaves(tab: Tab, more: str, allowed: Callable[[str], bool], titles: list[str]) -> None:
    with site_of(more, secret=PLACE) as site:
        found = await targets(tab, site, may_fetch=allowed)
        assert not site.visits("/secret")
    assert [target.title for target in shown(found)] == titles


async def test_only_a_few_are_rendered_and_none_that_reading_settles(tab: Tab) -> None:
    more = page(FILLED.replace("{more}", ""))
    body = "".join(links(f"/c?way=chat&n={n}", f"/c?way=phone&n={n}", name=f"Contact {n}") for n in range(3))
    with LocalSite({"/": page(body), "/c": more}) as site:
        assert [t.url[-1] for t in shown(await targets(tab, site))] == ["0", "0"]
    texts = {
        f"/{n}": page(f"<h1>{n}</h1><p>{' '.join(f'{n}{i}' for i in range(30))}</p><script></script>", title=n)
        for n in "xy"
    }
    with LocalSite({"/": page(links("/x", "/y")), **texts}) as site:
        assert shown(await targets(tab, site)) == []


async def test_a_page_that_never_rests_stays_as_sent(tab: Tab) -> None:
    with site_of("setInterval(() => { t.textContent = Math.random() }, 20)") as site:
        found = await targets(tab, site)
        assert shown(found) == []
        assert [target.read for target in found.targets] == [True] * 4
