"""What leads past what is repeated."""

import pytest

from auditor.artifacts import Passage
from auditor.collect.browser import Tab
from tests.fixtures.structured_pages import LONG, facts


async def test_a_skip_link_counts_when_it_leads_past_the_menu(tab: Tab) -> None:
    menu = '<nav id="menu"><a href="/a">Home</a> <a href="/b">News</a></nav>'
    works = await facts(tab, f'<a href="#end">Skip</a>{menu}<div id="end"><p>{LONG}</p></div>', Passage)
    fails = await facts(tab, f'<a href="#menu">Skip</a>{menu}<div><p>{LONG}</p></div>', Passage)
    assert (works.skip_links, works.regions_before, works.links_before) == (1, ("navigation",), 2)
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


MENU = "<nav><a href=/a>Home</a> <a href=/b>News</a> <a href=/c>Offices</a></nav>"


@pytest.mark.parametrize(
    "start",
    [
        f"<header>{MENU}<h1>Fees</h1></header>",
        f"{MENU}<header><h1>Fees</h1></header>",
        f"<div role=banner>{MENU}<div role=heading aria-level=1>Fees</div></div>",
        f"<header>{MENU}<div><h1>Fees</h1></div></header><div><a href=/fees.pdf>Fees as PDF</a></div>",
        f"<header><a href=/>Logo</a>{MENU}</header><header><h2>Fees</h2></header>",
    ],
)
async def test_a_heading_that_ends_the_header_after_its_menus_leads_past_them(tab: Tab, start: str) -> None:
    assert (await facts(tab, f"{start}<article><p>{LONG}</p></article>", Passage)).headings == 1


@pytest.mark.parametrize(
    "start",
    [
        f"<header><h1>Fees</h1>{MENU}</header>",
        f"<header><h1>The county</h1></header>{MENU}",
        "<header><h1>The county</h1></header><div><a href=/a>A</a> <a href=/b>B</a> <a href=/c>C</a></div>",
        "<header><nav><a href=/a>Home</a><h2>Menu</h2></nav></header>",
    ],
)
async def test_a_heading_in_the_header_before_a_menu_leads_past_nothing(tab: Tab, start: str) -> None:
    assert (await facts(tab, f"{start}<article><p>{LONG}</p></article>", Passage)).headings == 0


LINKS = "<a href=/d>Minutes</a> <a href=/e>Agendas</a> <a href=/f>Decisions</a> <a href=/g>Rules</a>"


@pytest.mark.parametrize(
    "content", [f"<ul><li>{LINKS}</ul>", "<audio controls src=/a.mp3></audio>", f"<p>Short. {LINKS}</p>"]
)
async def test_a_heading_of_the_header_leads_past_the_menus_to_content_without_running_text(
    tab: Tab, content: str
) -> None:
    footer = f"<footer>{LINKS}</footer>"
    start = f"{MENU}<header><h1>Calendar</h1></header>"
    assert (await facts(tab, f"{start}<article>{content}</article>{footer}", Passage)).headings == 1
    assert (await facts(tab, f"{start}{MENU}<article>{content}</article>{footer}", Passage)).headings == 0


async def test_a_heading_after_the_content_has_begun_ends_no_header(tab: Tab) -> None:
    found = await facts(tab, f"{MENU}<article><p>{LONG}</p></article><div role=banner><h2>More</h2></div>", Passage)
    assert found.headings == 0


@pytest.mark.parametrize(
    "content",
    [
        "<ul><li><a href=/1.pdf>Act 1</a></li><li><a href=/2.PDF?v=2>Act 2</a></li><li><a href=/3.docx>Act 3</a></li></ul>",
        "<table><tr><td><a href=/1.pdf>1</a></td><td><a href=/2.pdf>2</a></td><td><a href=/3.pdf>3</a></td></tr></table>",
        "<ul><li>Meeting of the council on 3 May <a href=/1>Minutes</a></li><li>Meeting on 2 May <a href=/2>Minutes</a></li>"
        "<li>Meeting of the board on 1 May <a href=/3>Minutes</a></li></ul>",
        "<dl><dt><a href=/1>Fees</a></dt><dd>What each permit costs, and how</dd><dt><a href=/2>Maps</a></dt>"
        "<dd>Where we are to be found</dd><dt><a href=/3>Law</a></dt><dd>What binds us all</dd></dl>",
        "<ol><li><a href=/1.pdf>Act 1</a><ul><li><a href=/1b.pdf>Annex</a></li></ul></li><li><a href=/2.pdf>2</a></li></ol>",
    ],
)
async def test_the_block_ends_where_a_list_is_the_content(tab: Tab, content: str) -> None:
    menu = "<div><a href=/a>Home</a> <a href=/b>News</a> <a href=/c>Offices</a></div>"
    found = await facts(tab, f"{menu}<div>{content}</div><div><p>{LONG}</p></div>", Passage)
    assert found.links_before == 3
    assert found.content_target is not None


async def test_a_list_of_pages_alone_is_a_menu(tab: Tab) -> None:
    menu = "<ul><li><a href=/a>Home</a></li><li><a href=/b.pdf>Plan</a></li><li><a href=/c>Offices</a></li></ul>"
    found = await facts(tab, f"{menu}<div><p>{LONG}</p></div>", Passage)
    assert found.links_before == 3
    assert found.content.startswith("The fee")


async def test_a_marked_block_counts_its_own_links_and_says_which_are_in_view(tab: Tab) -> None:
    menu = "<nav><a href=/a>Home</a><div style='position:absolute;left:-9999px'><a href=/b>News</a><a href=/c>Map</a></div></nav>"
    found = await facts(tab, f"{menu}<div><a href=/1>One</a> <a href=/2>Two</a></div><p>{LONG}</p>", Passage)
    assert (found.links_before, found.links_in_view, found.controls_before) == (3, 1, 5)


@pytest.mark.parametrize(
    ("content", "empty"),
    [
        ("<main></main>", 1),
        ("<main><div class=a><p></p><!-- later --></div></main>", 1),
        ("<div role=main><p hidden>Old text</p><script>var a</script></div>", 1),
        ("<main></main><main><div></div></main>", 2),
        ("<main>Fees</main>", 0),
        ("<main><canvas width=9 height=9></canvas></main>", 0),
        ("<main><button aria-label=Start></button></main>", 0),
        ("<main><div><template shadowrootmode=open><p>Fees</p></template></div></main>", 0),
        ("<main hidden></main>", 0),
        ("<main></main><main>Fees</main>", 0),
        ("<div>Fees</div>", 0),
    ],
)
async def test_a_main_region_is_empty_without_anything_to_be_met(tab: Tab, content: str, empty: int) -> None:
    assert (await facts(tab, f"{MENU}{content}", Passage)).empty_mains == empty
