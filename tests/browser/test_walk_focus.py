"""How focus shows, what is seen of it, and what it brings about."""

import pytest

from auditor.collect.browser import Tab
from tests.fixtures.local_site import page
from tests.fixtures.walked_pages import walk

INDICATORS = [
    ("<a href='#a'>A</a>", "outline"),
    ("<style>a:focus{outline:none}</style><a href='#a'>A</a>", "pixels-equal"),
    ("<style>a:focus{outline:none;background:#ff0}</style><a href='#a'>A</a>", "style"),
    ("<style>a{transition:all 2s}a:focus{outline:none;color:#f00}</style><a href='#a'>A</a>", "style"),
    ("<style>a:focus{outline:none;box-shadow:0 0 0 3px transparent}</style><a href='#a'>A</a>", "pixels-equal"),
    ("<style>a{outline:2px solid red;outline-offset:0!important}</style><a href='#a'>A</a>", "pixels-equal"),
    ("<style>a:focus{outline:none}p:focus-within{background:#ff0}</style><p><a href='#a'>A</a></p>", "style"),
    ("<style>a:focus{outline:none}a:focus+i{background:#ff0}</style><a href='#a'>A</a><i>x</i>", "style"),
    ("<style>input{outline:none!important}</style><input aria-label=n>", "caret"),
    (
        "<style>a{outline:none}#m{position:fixed;right:0;bottom:0;width:9px;height:9px}.on{background:red}</style><div id=m></div>"
        "<p>x</p><p>x</p><p><a href='#a' onfocus=\"m.className='on'\" onblur=\"m.className=''\">A</a></p>",
        "pixels",
    ),
]


@pytest.mark.parametrize(("body", "indicator"), INDICATORS)
async def test_how_focus_shows_is_found_out(tab: Tab, body: str, indicator: str) -> None:
    found, _, _ = await walk(tab, body)
    assert [stop.indicator for stop in found.stops] == [indicator]


PALE_OUTLINE = "<style>a:focus{outline:2px solid #ddd}</style>"
GROUNDS = [
    ("<p><a href='#a'>A</a></p>", True),
    ("<p style='box-shadow:inset 0 0 0 99px #222'><a href='#a'>A</a></p>", False),
    (
        "<p style='border:20px solid transparent;border-image:linear-gradient(#222,#222) 1 fill'><a href='#a'>A</a></p>",
        False,
    ),
    (
        "<style>p{position:relative}p::before{content:'';position:absolute;inset:0;background:#222;z-index:-1}</style>"
        "<p><a href='#a'>A</a></p>",
        False,
    ),
]


@pytest.mark.parametrize(("body", "is_faint"), GROUNDS)
async def test_an_outline_is_faint_only_on_a_ground_that_its_styles_tell(tab: Tab, body: str, is_faint: bool) -> None:
    found, _, _ = await walk(tab, PALE_OUTLINE + body)
    assert [stop.outline_contrast is not None for stop in found.stops] == [is_faint]


SIGHTS = [
    ("<a href='#a' style='position:absolute;left:-999px'>A</a>", "offscreen"),
    ("<div style='height:0;overflow:hidden'><a href='#a'>A</a></div>", "clipped"),
    ("<div style='opacity:0'><a href='#a'>A</a></div>", "transparent"),
    ("<a href='#a'></a>", "empty"),
    ("<a href='#a'><span style='float:left'>A</span></a>", "shown"),
    ("<input type=checkbox id=c style='opacity:0;position:absolute'><label for=c>Box</label>", "stand-in"),
    ("<input type=checkbox id=c style='position:absolute;left:-999em'><label for=c>Box</label>", "stand-in"),
    ("<input type=checkbox aria-label=Box style='position:absolute;left:-999em'>", "offscreen"),
    ("<style>a{position:absolute;top:-99px;transition:top 9s}a:focus{top:0}</style><a href='#a'>A</a>", "shown"),
    (
        "<header style='position:fixed;inset:0 0 auto;height:99px;background:#fff'>Bar</header><a href='#a'>A</a>",
        "covered",
    ),
    ("<header style='position:fixed;inset:0 0 auto;height:99px'>Bar</header><a href='#a'>A</a>", "shown"),
    ("<header style='position:fixed;inset:0 0 auto;height:12px;background:#fff'></header><a href='#a'>A</a>", "shown"),
    ("<div style='height:3000px'></div><a href='#a'>A</a>", "shown"),
]


RING = "<style>a:focus{outline:3px solid #a50}</style>"
EMPTY = "<a href='#a'></a>"
SIGHTS += [
    (f"{RING}<p>Fees {EMPTY}</p>", "shown"),
    ("<style>a:focus{box-shadow:0 0 0 3px #a50}</style><p>Fees <a href='#a'></a></p>", "shown"),
    (f"{RING}<a href='#a' style='display:block;width:0;height:0'></a>", "shown"),
    (f"<style>a{{transition:outline-width 9s}}</style>{RING}<p>Fees {EMPTY}</p>", "shown"),
    (f"{RING}<p>{EMPTY}</p>", "empty"),
    (f"<p>Fees {EMPTY}</p>", "empty"),
    ("<style>a:focus{outline:3px solid transparent}</style><p>Fees <a href='#a'></a></p>", "empty"),
    ("<style>a:focus{outline:1px solid #a50}</style><p>Fees <a href='#a'></a></p>", "empty"),
    ("<style>a:focus{box-shadow:0 0 0 3px #a50 inset}</style><p>Fees <a href='#a'></a></p>", "empty"),
    (f"{RING}<p style='height:0;overflow:hidden'>Fees {EMPTY}</p>", "empty"),
    (f"{RING}<p style='position:absolute;left:-99px'>Fees {EMPTY}</p>", "empty"),
    (f"{RING}<p style='opacity:0'>Fees {EMPTY}</p>", "empty"),
]


@pytest.mark.parametrize(("body", "seen"), SIGHTS)
async def test_what_can_be_seen_of_a_focused_element_is_found_out(tab: Tab, body: str, seen: str) -> None:
    found, _, _ = await walk(tab, body)
    assert [stop.seen for stop in found.stops] == [seen]


async def test_effects_of_focus_are_seen_and_the_page_stays(tab: Tab) -> None:
    body = (
        "<input aria-label=a onfocus=\"location='/next'\"><input id=b aria-label=b onfocus='this.blur()'>"
        "<a href='#c' onfocus='document.getElementById(\"d\").focus()'>c</a><a id=d href='#d'>d</a>"
    )
    found, done, log = await walk(tab, body, routes={"next": page("next")})
    assert {(effect.name, effect.kind) for effect in found.effects} == {
        ("a", "navigated"),
        ("b", "lost"),
        ("c", "moved"),
    }
    assert done.navigations_held > 0
    assert ("GET", "/next") not in log


ROW = "<style>a{outline:none!important;transition:all .25s}a:focus:not([title]){background:#ff0}</style><p>"
SAME, CURRENT = "title=t", "title=t class=active"  # what doesn't show the focus
KINDS = [
    ("only the current one", [CURRENT, "", ""], ["pixels-equal", "style", "style"], 0),
    ("only the current page", ["title=t aria-current=page", "", ""], ["pixels-equal", "style", "style"], 0),
    ("all of them", [SAME, SAME, SAME], ["pixels-equal"] * 3, 2),
    ("two of three", [SAME, "", SAME], ["pixels-equal", "style", "pixels-equal"], 1),
    ("the current one and others", [CURRENT, SAME, SAME], ["pixels-equal"] * 3, 0),
    ("none of them", ["", "", ""], ["style"] * 3, None),
]


@pytest.mark.parametrize(("kind", "links", "indicators", "alike"), KINDS)
async def test_that_nothing_shows_is_said_only_of_those_that_were_looked_at(
    tab: Tab, kind: str, links: list[str], indicators: list[str], alike: int | None
) -> None:
    row = " ".join(f"<a href=/{n} {link}>Page {n}</a>" for n, link in enumerate(links))
    found, _, _ = await walk(tab, f"{ROW}{row}</p>")
    assert [stop.indicator for stop in found.stops] == indicators
    first = [stop for stop in found.stops if stop.indicator == "pixels-equal" and stop.is_first_alike]
    assert (first[0].alike if first else None) == alike


async def test_what_an_animation_of_the_focus_ends_with_is_seen(tab: Tab) -> None:
    ring = "<style>a{outline:none!important}a:focus{animation:ring 9s forwards}@keyframes ring{to{background:#ff0}}</style>"
    found, _, _ = await walk(tab, f"{ring}<a href='#a'>A</a>")
    assert [stop.indicator for stop in found.stops] == ["style"]
