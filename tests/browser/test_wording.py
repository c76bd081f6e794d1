"""What links, headings and buttons are called: the facts of the wording probe."""

import pytest

from auditor.artifacts import WordedControl, WordedHeading, WordedLink, Wording
from auditor.collect.browser import Tab
from auditor.collect.limits import Limits
from auditor.collect.visit import VisitOrder, visit
from tests.fixtures.local_site import LocalSite, page
from tests.fixtures.needs import needs

QUICK = Limits(settle_s=2, quiet_ms=60, phone_quiet_ms=30)


async def wording(tab: Tab, body: str, head: str = "") -> Wording:
    with LocalSite({"/": page(body, head=head)}) as site:
        visited = await visit(tab, VisitOrder(url=site.url, limits=QUICK, needed=needs({Wording})))
    found = visited.artifacts[Wording]
    assert isinstance(found, Wording), found
    return found


async def link(tab: Tab, body: str) -> WordedLink:
    (found,) = (await wording(tab, body)).links
    return found


async def control(tab: Tab, body: str, head: str = "") -> WordedControl:
    (found,) = (await wording(tab, body, head)).controls
    return found


@pytest.mark.parametrize(
    ("body", "context"),
    [
        ("<p>Bus times <a href=/b>here</a> now.</p>", "Bus times now."),
        ("<ul><li>Buses<ul><li><a href=/b>here</a></li></ul></li></ul>", "Buses"),
        ('<ul role="none"><li>Buses<div><p><a href=/b>here</a></p></div></li></ul>', ""),
        ("<table><tr><th>Line 4<td>x</table><table><tr><td>a<th>Times<tr><th>Line 5<td><a href=/b>here</a></table>", "Line 5 Times"),
        ('<p id="d">Buses</p><div><a href=/b aria-describedby="d">here</a></div>', "Buses"),
        ('<div><a href=/b title="Bus times">here</a></div>', "Bus times"),
        ('<p><span aria-hidden="true">Buses</span> <a href=/b>here</a></p>', ""),
        ("<p>Buses</p><div><a href=/b>here</a></div>", ""),
    ],
)  # fmt: skip
async def test_a_links_context_is_what_its_criterion_counts(tab: Tab, body: str, context: str) -> None:
    assert (await link(tab, body)).context == context


async def test_a_long_box_gives_only_the_line_of_the_link(tab: Tab) -> None:
    found = await link(tab, f"<div>{'<p>Trams run all day.</p>' * 40}Buses <a href=/b>here</a><p>Trams</p></div>")
    assert found.context == "Buses"


async def test_links_in_one_paragraph_share_a_context_and_others_do_not(tab: Tab) -> None:
    body = "<p><a href=/a>one</a> <a href=/b>two</a></p><p><a href=/c>three</a></p>"
    first, second, third = (found.context_id for found in (await wording(tab, body)).links)
    assert first == second != third


async def test_a_line_of_a_paragraph_is_a_context_of_its_own(tab: Tab) -> None:
    body = (
        "<p>Bus <a href=/a>times</a><br>Tram <a href=/b>times</a> <a href=/c>map</a></p>"
        "<ul><li><a href=/d>x</a><br><a href=/e>x</a></li></ul><p><a href=/f>x</a><b><br></b><a href=/g>x</a></p>"
    )
    ids = [found.context_id for found in (await wording(tab, body)).links]
    assert ids[1] == ids[2]
    assert len(set(ids)) == 6
    assert (await link(tab, "<p>Bus times<br><a href=/b>here</a></p>")).context == "Bus times"  # of one paragraph still


async def test_the_heading_of_a_small_box_is_told_apart_from_the_context(tab: Tab) -> None:
    found = await link(tab, "<div><h2>Buses</h2><div><a href=/b>more</a></div></div>")
    assert (found.context, found.heading) == ("", "Buses")


async def test_what_assistive_technology_is_not_told_of_is_left_out(tab: Tab) -> None:
    body = (
        '<div aria-hidden="true"><a href=/a>a</a><h2>b</h2></div><a href=/c role="button">c</a><h2 role="none">d</h2>'
    )
    found = await wording(tab, body)
    assert (found.links, found.headings) == ((), ())


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("<a href=/b style='display:flex'><span>Read</span><span>more</span></a>", "Read more"),
        ("<a href=/b><span style='display:block'>Read</span><span style='display:block'>more</span></a>", "Read more"),
        ("<a href=/b><b style='margin-right:.5em'>Read</b><b>more</b></a>", "Read more"),
        ("<a href=/b><b>Re</b><b>ad</b> more</a>", "Read more"),
        ("<a href=/b aria-label=Bus><span style='display:block'>Read</span><span>more</span></a>", "Bus"),
        ("<a href=/b><img alt=Bus src=data:,><span style='display:block'>more</span><b>x</b></a>", "Bus morex"),
    ],
)
async def test_a_name_has_a_space_where_its_words_stand_in_several_boxes(tab: Tab, body: str, name: str) -> None:
    assert (await link(tab, body)).name == name


async def test_headings_have_level_and_name(tab: Tab) -> None:
    body = '<h1>Buses</h1><div role="heading" aria-level="3">Lines</div><h2 style="position:absolute;left:-9999px">Far</h2>'
    headings: tuple[WordedHeading, ...] = (await wording(tab, body)).headings
    told = [(heading.level, heading.name, heading.visible) for heading in headings]
    assert told == [(1, "Buses", True), (3, "Lines", True), (2, "Far", False)]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ('<button aria-label="x">Send <b>now</b></button>', "Send now"),
        ('<button aria-label="x"><span style="display:block">Send</span>now</button>', "Send\nnow"),
        ('<button aria-label="x"><i class="material-icons">search</i></button>', ""),
        ('<button aria-label="x"><svg><title>Send</title></svg></button>', ""),
        ('<button aria-label="x">Send<span style="display:none"> now</span></button>', "Send"),
        ('<input type="submit" aria-label="x" value="Send">', "Send"),
        ('<input type="checkbox" aria-label="x">', ""),
        ('<input type="radio" aria-label="x" value="7">', ""),
        ('<label>Send</label><input type="checkbox" aria-label="x" value="yes">', ""),
        ('<label>Send <input type="checkbox" aria-label="x" value="yes"></label>', "Send"),
        ('<button aria-label="x" style="display:inline-flex"><span>Send</span><span>now</span></button>', "Send\nnow"),
        ('<button aria-label="x"><b style="margin-right:5px">Send</b><b>now</b></button>', "Send now"),
    ],
)
async def test_the_text_of_a_control_is_what_the_eye_reads(tab: Tab, body: str, text: str) -> None:
    head = '<style>.material-icons{font-family:"Material Icons"}</style>'
    found = await control(tab, body, head)
    assert (found.name, found.name_source, found.text) == ("x", "aria-label", text)


@pytest.mark.parametrize("address", ["", "#", "javascript:void(0)", " JavaScript:open()"])
async def test_a_link_without_an_address_leads_nowhere(tab: Tab, address: str) -> None:
    assert (await link(tab, f'<a href="{address}">Services</a>')).leads_nowhere


@pytest.mark.parametrize("link_html", ["<a href='#a'>A</a>", "<a href=b>B</a>", "<span role=link tabindex=0>C</span>"])
async def test_a_place_in_the_page_and_what_a_script_follows_may_lead_on(tab: Tab, link_html: str) -> None:
    assert not (await link(tab, link_html)).leads_nowhere
