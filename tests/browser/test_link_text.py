"""How links in running text differ from the words around them."""

import pytest

from auditor.collect.browser import Tab
from tests.fixtures.coloured_pages import look, nodes, verdicts

BLUE = "#0b4ea2"
LINES = f"""<style>main {{ color: #1b1b1b }} a {{ text-decoration: none; color: {BLUE}; position: relative }}
a::after {{ position: absolute; left: 0; bottom: 0; width: 100%; height: 2px; background: {BLUE} }}
.drawn::after, .grows::after, .scales::after {{ content: "" }} .grows::after {{ width: 0 }} .scales::after {{ transform: scaleX(0) }}
.icon::after {{ content: "↗"; background: none; position: static }}</style>"""


def in_text(link: str) -> str:
    return f"<p>You can pay within thirty days. Read {link} before you write to us about a fine.</p>"


def styled(style: str) -> str:
    return in_text(f'<a href="#x" style="{style}">the terms of the county</a>')


TOLD = {
    "an inset shadow": styled(f"box-shadow:inset 0 -2px 0 0 {BLUE}"),
    "a shadow below": styled(f"box-shadow:0 2px 0 {BLUE}"),
    "a border at its side": styled(f"border-left:3px solid {BLUE}"),
    "a border image": styled(f"border-bottom:3px solid transparent;border-image:linear-gradient({BLUE},{BLUE}) 1"),
    "a gradient as a line": styled(f"background:linear-gradient({BLUE},{BLUE}) 0 100%/100% 2px no-repeat"),
    "a dark fill": styled(f"background:{BLUE};color:#fff"),
    "weight": styled("font-weight:700"),
    "small caps": styled("font-variant:small-caps"),
    "upper case": styled("text-transform:uppercase"),
    "an outline": styled(f"outline:1px solid {BLUE}"),
    "a line of a pseudo element": in_text('<a class="drawn" href="#x">the terms of the county</a>'),
    "an icon": in_text('<a class="icon" href="#x">the terms of the county</a>'),
    "a line of what is in it": in_text('<a href="#x"><span style="border-bottom:1px solid">the terms</span></a>'),
    "a line of what is around it": in_text('<span style="border-bottom:1px solid"><a href="#x">the terms</a></span>'),
}
NO_TEXT = {
    "the colour of the text": styled("color:#1b1b1b"),
    "a trail with signs": '<div><a href="#a">Home</a> › <a href="#b">Services</a> › Apply for a building permit today</div>',
    "a trail that begins with a word": '<p>Home &gt; <a href="#b">Services</a> &gt; Apply for a building permit here today</p>',
    "a navigation": f"<nav>{styled('')}</nav>",
    "a list of files": '<ul><li><a href="#a">Form</a> (PDF, updated in May, 3 pages)</li></ul>',
}
COLOUR_ALONE = {
    "nothing": styled(""),
    "a shadow of no size": styled(f"box-shadow:0 0 0 0 {BLUE}"),
    "a transparent shadow": styled("box-shadow:0 2px transparent"),
    "a line that grows under the pointer": in_text('<a class="grows" href="#x">the terms of the county</a>'),
    "a line that is scaled to nothing": in_text('<a class="scales" href="#x">the terms of the county</a>'),
    "a weight that all the text has": f'<div style="font-weight:700">{styled("")}</div>',
}


@pytest.mark.parametrize("name", [*TOLD, *NO_TEXT])
async def test_a_link_told_by_more_than_its_colour_or_in_no_text_is_no_failure(tab: Tab, name: str) -> None:
    assert verdicts(await look(tab, LINES + (TOLD | NO_TEXT)[name]), "link-in-text-block") == {}


@pytest.mark.parametrize("name", COLOUR_ALONE)
async def test_a_link_told_by_its_colour_alone_fails(tab: Tab, name: str) -> None:
    assert list(verdicts(await look(tab, LINES + COLOUR_ALONE[name]), "link-in-text-block").values()) == ["failed"]


async def test_a_pale_box_around_a_link_is_for_a_person(tab: Tab) -> None:
    visited = await look(tab, LINES + styled("background:#eef"))
    assert list(verdicts(visited, "link-in-text-block").values()) == ["cantTell"]


async def test_a_link_marked_inside_itself_is_told_apart_from_one_marked_by_colour(tab: Tab) -> None:
    ground = "background:linear-gradient(#fff,#eee);color:#000"
    plain = '<a href="/x" style="color:#003;text-decoration:none">fees</a>'
    marked = '<a href="/y" style="color:#003;text-decoration:none"><u>fees</u></a>'
    visited = await look(
        tab, f'<p style="{ground}">Read the {plain} and the {marked} before you apply at the office.</p>'
    )
    found = {node.target.html[9:11]: node.link for node in nodes(visited, "link-in-text-block")}
    assert {key: link.distinct for key, link in found.items() if link} == {"/x": False, "/y": True}
