"""Colours in the browser: what styles tell, what pixels tell, and that the page is put back."""

from typing import TypeVar

import pytest

from auditor.artifacts import AxeNode, AxeResults, ControlContrast, TextContrast, TextLook
from auditor.collect.axe_run import main_world
from auditor.collect.browser import Tab
from auditor.collect.limits import Limits
from auditor.collect.visit import Visited, VisitOrder, visit
from tests.fixtures.local_site import LocalSite, page
from tests.fixtures.needs import needs

T = TypeVar("T")
QUICK = Limits(settle_s=2, quiet_ms=60, phone_quiet_ms=30)
NEEDED = {AxeResults, TextContrast, ControlContrast}
INK_OF = "getComputedStyle(document.querySelector('p')).webkitTextFillColor"


def picture(*colours: str) -> str:
    """A CSS image of vertical stripes, which no style sheet tells the colours of."""
    stripes = "".join(f"%3Crect x='{i * 4}' width='4' height='9' fill='{c}'/%3E" for i, c in enumerate(colours))
    size = 4 * len(colours)
    return f"url(&quot;data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='{size}' height='9'%3E{stripes}%3C/svg%3E&quot;)"


async def look(tab: Tab, body: str) -> Visited:
    with LocalSite({"/": page(f"<main><h1>Fees</h1>{body}</main>")}) as site:
        return await visit(tab, VisitOrder(url=site.url + "/", limits=QUICK, needed=needs(NEEDED)))


def artifact(visited: Visited, kind: type[T]) -> T:
    found = visited.artifacts[kind]
    assert isinstance(found, kind), found
    return found


def nodes(visited: Visited, rule_id: str) -> list[AxeNode]:
    """What axe doubted or failed by one rule in the main frame."""
    frame = artifact(visited, AxeResults).frames[0]
    return [node for result in frame.incomplete + frame.violations if result.id == rule_id for node in result.nodes]


async def the_look(tab: Tab, body: str) -> TextLook:
    """The one look that a page gives rise to."""
    (found,) = artifact(await look(tab, body), TextContrast).looks
    return found


@pytest.mark.parametrize(
    ("style", "least", "most"),
    [
        ("background:linear-gradient(#fff,#eee)", 18, 21),
        ("background:linear-gradient(#000,#fff)", 1, 21),
        ("background:linear-gradient(red,red) 0 100%/100% 1px no-repeat", 21, 21),
        ("background:url(x.png) right center/20px no-repeat;padding-right:40px;width:40em", 21, 21),
        ("background:linear-gradient(rgba(0,0,0,.5),rgba(0,0,0,.5))", 5.2, 5.4),
    ],
)
async def test_styles_tell_the_contrast_where_axe_could_not(tab: Tab, style: str, least: float, most: float) -> None:
    visited = await look(tab, f'<p style="color:#000;{style}">The fee is twenty dollars</p>')
    (node,) = nodes(visited, "color-contrast")
    assert node.text is not None
    assert node.text.contrast is not None
    assert least - 0.01 <= node.text.contrast[0] <= node.text.contrast[1] <= most + 0.01
    if least == most:
        assert node.text.contrast[0] == pytest.approx(least, abs=0.01)


async def test_a_page_without_doubts_is_not_photographed(tab: Tab) -> None:
    body = '<p>Plain</p><p style="background:linear-gradient(#fff,#eee)">Pale</p>'
    assert artifact(await look(tab, body), TextContrast) == TextContrast()


async def test_pixels_around_the_letters_are_measured_over_a_picture(tab: Tab) -> None:
    found = await the_look(
        tab, f'<p style="color:#fff;background:{picture("#333333".replace("#", "%23"))}">The fee</p>'
    )
    assert found.seen
    assert found.ink == "#ffffff"
    assert found.shares == pytest.approx((12.63,) * 5, abs=0.1)


async def test_a_striped_picture_gives_a_range(tab: Tab) -> None:
    style = f"color:#fff;font-size:30px;background:{picture('black', 'white')}"
    found = await the_look(tab, f'<p style="{style}">The fee is twenty dollars</p>')
    assert found.shares[0] < 2
    assert found.shares[-1] > 15


async def test_text_far_down_the_page_is_looked_at_too(tab: Tab) -> None:
    body = f'<div style="height:3000px"></div><p style="color:#fff;background:{picture("black")}">The fee</p>'
    assert (await the_look(tab, body)).shares[0] > 18


async def test_a_shadow_counts_as_what_the_letters_stand_on(tab: Tab) -> None:
    shadow = "text-shadow:0 0 2px #000,0 0 2px #000,0 0 3px #000,0 0 4px #000"
    style = f"color:#fff;font-size:20px;{shadow};background:{picture('white')}"
    found = await the_look(tab, f'<p style="{style}">The fee</p>')
    assert found.shares[2] > 4.5


async def test_text_under_something_else_is_not_seen(tab: Tab) -> None:
    cover = '<div style="position:absolute;inset:0;background:#fff"></div>'
    body = f'<div style="position:relative"><p style="background:{picture("black")}">The fee</p>{cover}</div>'
    visited = await look(tab, body)
    assert [found.seen for found in artifact(visited, TextContrast).looks] == [False]


async def test_the_ink_is_given_back(tab: Tab) -> None:
    await tab.page.set_content('<p style="color:rgb(1,2,3);transition:all 5s">The fee</p>')
    world = await main_world(tab)
    inks = []
    for step in ("hide", "show"):
        await world.call("collect", ["contrast"], {"step": step}, limit_s=5)
        inks.append(await tab.page.evaluate(INK_OF))
    assert inks == ["rgba(0, 0, 0, 0)", "rgb(1, 2, 3)"]
    assert await tab.page.evaluate("document.adoptedStyleSheets.length") == 0


async def test_texts_under_the_stricter_level_are_listed_by_colour_pair(tab: Tab) -> None:
    visited = await look(tab, '<p style="color:#666">One</p><p style="color:#666">Two</p><p>Three</p>')
    (pair,) = artifact(visited, AxeResults).frames[0].near
    assert (pair.colours, pair.contrast, pair.large, pair.count) == ("#666666 on #ffffff", 5.74, False, 2)


FIELDS = {
    "native": '<input id="native" aria-label="a">',
    "underlined": '<input id="u" aria-label="a" style="border:0;border-bottom:2px solid #555">',
    "off": '<input id="off" aria-label="a" disabled style="border:1px solid #eee">',
    "filled": '<input id="f" aria-label="a" style="border:0;background:#333">',
    "wrapped": '<div style="border:1px solid #555;display:inline-block"><input id="w" aria-label="a" style="border:0"></div>',
    "over a layer": '<div style="position:relative"><div style="position:absolute;inset:0;background:#000"></div>'
    '<input id="o" aria-label="a" style="position:relative;border:1px solid #eee;background:#eee"></div>',
}


@pytest.mark.parametrize("name", FIELDS)
async def test_a_field_that_can_be_seen_or_may_be_is_not_listed(tab: Tab, name: str) -> None:
    assert artifact(await look(tab, FIELDS[name]), ControlContrast).faint == ()


async def test_pale_fields_boxes_and_icons_are_listed(tab: Tab) -> None:
    icon = '<svg width="20" height="20"><path d="M0 0h20v20z" fill="#bbb"/></svg>'
    body = (
        '<input id="pale" aria-label="a" style="border:1px solid #ddd"><button id="icon" aria-label="Close" '
        f'style="background:#fff;margin-left:20px">{icon}</button>'
        '<input type="checkbox" id="box" aria-label="a" style="appearance:none;width:20px;height:20px;border:1px solid #ccc">'
    )
    faint = artifact(await look(tab, body), ControlContrast).faint
    assert [(item.target.selector, item.kind, item.ratio) for item in faint] == [
        ("#pale", "field", 1.35),
        ("#box", "box", 1.6),
        ("#icon", "icon", 1.91),
    ]


async def test_a_link_marked_inside_itself_is_told_apart_from_one_marked_by_colour(tab: Tab) -> None:
    ground = "background:linear-gradient(#fff,#eee);color:#000"
    plain = '<a href="/x" style="color:#003;text-decoration:none">fees</a>'
    marked = '<a href="/y" style="color:#003;text-decoration:none"><u>fees</u></a>'
    visited = await look(
        tab, f'<p style="{ground}">Read the {plain} and the {marked} before you apply at the office.</p>'
    )
    found = {node.target.html[9:11]: node.link for node in nodes(visited, "link-in-text-block")}
    assert {key: link.distinct for key, link in found.items() if link} == {"/x": False, "/y": True}
