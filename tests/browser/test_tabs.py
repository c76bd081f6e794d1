"""Tabs are handed out to one site and one profile, and replaced when they are worn or their browser is gone."""

import pytest

from auditor.artifacts import LinkTarget
from auditor.collect.browser import VISITS_PER_TAB, BrowserPool
from auditor.collect.limits import Limits
from auditor.collect.reach import Reach, Space
from auditor.collect.tabs import Tabs
from auditor.collect.visit import VisitOrder, visit
from auditor.errors import HttpError
from auditor.message import say
from auditor.profile import Profile
from tests.fixtures.local_site import LocalSite, page

QUICK = Limits(settle_s=2, quiet_ms=60, phone_quiet_ms=30)


async def test_a_missing_page_does_not_cost_a_tab(pool: BrowserPool) -> None:
    tabs = Tabs(pool)
    with LocalSite({}) as site, pytest.raises(HttpError):
        async with tabs.tab("site", Reach(Space.MACHINE)) as first:
            await visit(first, VisitOrder(url=site.url + "/", limits=QUICK, needed=set()))
    async with tabs.tab("site", Reach(Space.MACHINE)) as second:
        assert second is first
    await tabs.close()


async def test_a_tab_belongs_to_one_site_and_one_profile(pool: BrowserPool) -> None:
    tabs, reach = Tabs(pool), Reach(Space.MACHINE)
    narrow = Profile(
        id="narrow", said=say("in a narrow window"), viewport_width_px=400, viewport_height_px=600, locale="es-US"
    )
    known = LinkTarget(url="/a", url_final="/a")
    with LocalSite({"/": page("<p>Text</p><script>document.cookie = 'seen=1'</script>")}) as site:
        async with tabs.tab("one", reach) as first:
            await visit(first, VisitOrder(url=site.url + "/", limits=QUICK, needed=set()))
            first.targets["/a"] = first.rendered["/a"] = known
        async with tabs.tab("two", reach) as other, tabs.tab("one", reach, narrow) as phone:
            for tab in (other, phone):
                assert (tab.targets, tab.rendered) == ({}, {})
                await tab.begin()
                assert await tab.page.context.cookies() == []
            assert await phone.page.evaluate("[innerWidth, navigator.language]") == [400, "es-US"]
            assert await other.page.evaluate("[innerWidth, navigator.language]") == [1280, "en-US"]
    async with tabs.tab("one", reach) as again:
        assert again is first
    await tabs.let_go("one")
    async with tabs.tab("one", reach) as fresh, tabs.tab("two", reach) as kept:
        assert fresh is not first
        assert kept is other
    await tabs.close()


async def test_an_idle_tab_whose_browser_is_gone_is_not_used(pool: BrowserPool) -> None:
    tabs, reach = Tabs(pool), Reach(Space.MACHINE)
    async with tabs.tab("one", reach) as first:
        pass
    await first.browser.close()
    async with tabs.tab("one", reach) as second:
        assert second is not first
    await tabs.close()


async def test_worn_tabs_and_browsers_are_replaced(pool: BrowserPool) -> None:
    tabs = Tabs(pool)
    async with tabs.tab("site", Reach(Space.MACHINE)) as first:
        first.visits = VISITS_PER_TAB
    async with tabs.tab("site", Reach(Space.MACHINE)) as second:
        assert second is not first
    await tabs.close()
