"""What leads past what is repeated."""

from auditor.artifacts import Passage
from auditor.collect.browser import Tab
from tests.fixtures.structured_pages import LONG, facts


async def test_a_skip_link_counts_when_it_leads_past_the_menu(tab: Tab) -> None:
    menu = '<nav id="menu"><a href="/a">Home</a> <a href="/b">News</a></nav>'
    works = await facts(tab, f'<a href="#end">Skip</a>{menu}<div id="end"><p>{LONG}</p></div>', Passage)
    fails = await facts(tab, f'<a href="#menu">Skip</a>{menu}<div><p>{LONG}</p></div>', Passage)
    assert (works.skip_links, works.regions_before, works.links_before) == (1, ("navigation",), 3)
    assert (fails.skip_links, fails.headings, fails.mains) == (0, 0, 0)
    assert fails.content.startswith("The fee is 20")


async def test_headings_in_menus_and_hidden_mains_are_no_way_past(tab: Tab) -> None:
    passage = await facts(
        tab,
        f'<nav><h2>Menu</h2></nav><h1 aria-hidden="true">Fees</h1><main aria-hidden="true">x</main><p>{LONG}</p>'
        "<nav><a href=/a>Home</a></nav>",
        Passage,
    )
    assert (passage.headings, passage.mains, passage.links_before) == (0, 0, 0)
