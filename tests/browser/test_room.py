"""What shows of a box, and where the letters of a text stand (probes/room.js)."""

from typing import Any

import pytest

from auditor.collect.browser import Tab
from auditor.collect.bundle import probe_source
from tests.browser.test_sight import CARD

AROUND = "position: absolute; left: 0; top: 0; width: 100px; height: 50px"
WIDE = "width: 300px; height: 80px"
TEXT = "Office hours and holidays"


async def see(tab: Tab, html: str, expression: str) -> Any:
    """What an expression of `room`, `rooms` (the page as it stands) and `at` comes to."""
    await tab.page.set_content(f"<!doctype html><html lang=en><title>Room</title><body style='margin:0'>{html}")
    script = f"""() => {{
      const sight = ({probe_source("sight")})();
      const room = ({probe_source("room")})(sight);
      const rooms = room.rooms();
      const root = document.getElementById("card")?.shadowRoot;
      const at = (query) => root?.querySelector(query) || document.querySelector(query);
      const edges = ({{ left, top, right, bottom }}) => [left, top, right, bottom];
      return {expression};
    }}"""
    return await tab.page.evaluate(script)


async def left(tab: Tab, style: str = "", outer: str = "overflow: hidden", between: str = "") -> Any:
    """The edges of what a visitor gets to see of a box in a box in a box."""
    box = f"<div id=box style='{WIDE}; {style}'></div>"
    html = f"<div style='{AROUND}; {outer}'><div style='{between}'>{box}</div></div>"
    return await see(tab, html, "edges(rooms.shownOf(at('#box')))")


async def test_a_box_shows_as_far_as_the_boxes_around_it_let_it(tab: Tab) -> None:
    cut, whole = [0, 0, 100, 50], [0, 0, 300, 80]
    narrow = "overflow: hidden; width: 9px; height: 9px"
    assert await left(tab) == cut
    assert await left(tab, outer="") == whole
    assert await left(tab, outer="overflow-x: clip") == [0, 0, 100, 80]
    assert await left(tab, "position: fixed") == whole
    assert await left(tab, "position: absolute", between=narrow) == cut
    assert await left(tab, "position: absolute", outer="", between=narrow) == whole
    assert await left(tab, outer="", between=f"{narrow}; transform: scale(1)") == [0, 0, 9, 9]
    assert await left(tab, outer="", between="display: contents; overflow: hidden") == whole
    assert await left(tab, outer="clip-path: inset(10px 20% 0 5px)") == [5, 10, 80, 50]


async def test_what_is_in_a_slot_has_the_room_of_what_the_slot_stands_in(tab: Tab) -> None:
    width = "(({ left, right }) => right - left)(rooms.roomOf(at('#put')).reach)"
    assert await see(tab, CARD, width) == 100


@pytest.mark.parametrize(
    "style",
    [
        "position:absolute;clip:rect(0 0 0 0);padding:9px",
        "position:absolute;clip:rect(1px,1px,1px,1px)",
        "clip-path:inset(50%)",
        "clip-path:inset(0 100% 0 0)",
        "clip-path:circle(0)",
        "clip-path:polygon(0 0,0 0,0 0,0 0)",
        "position:absolute;width:1px;height:1px;overflow:hidden",
        "width:1px;height:1px;overflow:hidden",
        "position:absolute;left:-9999px",
        "position:absolute;top:-999em",
        "margin-left:-9999px;width:200px",
        "position:relative;left:-999em",
        "transform:translateX(-9000px)",
        "transform:scale(0)",
        "position:fixed;left:200vw",
        "text-indent:-9999px;overflow:hidden;white-space:nowrap",
        "height:0;overflow:hidden",
        "max-height:0;overflow:hidden",
        "display:grid;grid-template-rows:0fr",
        "contain:paint;height:0;overflow:clip",
    ],
)
async def test_nothing_shows_of_a_text_that_is_put_out_of_sight(tab: Tab, style: str) -> None:
    html = f"<div style='{style}'><div id=box style='min-height:0;overflow:hidden'><b>{TEXT}</b></div></div>"
    shown = "room.linesOf([at('b').firstChild]).some((line) => room.isSeen(room.overlap(line, rooms.roomIn(at('b')).reach)))"
    assert await see(tab, html, shown) is False


@pytest.mark.parametrize(
    "style",
    [
        "",
        "position:absolute;clip:auto",
        "clip-path:inset(0)",
        "clip-path:circle(50%)",
        "overflow:hidden;height:20px",
        "overflow:auto;height:20px;width:40px",
        "position:absolute;left:2000px",
        "margin-top:3000px",
        "position:fixed;bottom:0",
        "text-indent:2em",
        "width:1px",
    ],
)
async def test_a_text_that_can_be_seen_or_scrolled_to_shows(tab: Tab, style: str) -> None:
    html = f"<div style='{style}'><b>{TEXT}</b></div>"
    shown = "room.linesOf([at('b').firstChild]).some((line) => room.isSeen(room.overlap(line, rooms.roomIn(at('b')).reach)))"
    assert await see(tab, html, shown) is True


async def test_what_scrolls_is_reached_in_all_its_length_but_now_shows_in_its_box_alone(tab: Tab) -> None:
    html = f"<div id=list style='{AROUND}; overflow: auto'><div style='height: 900px'></div><i id=box>{TEXT}</i></div>"
    told = "(({ now, reach, scroller }) => [now.bottom, reach.bottom >= 900, scroller.id])(rooms.roomOf(at('#box')))"
    assert await see(tab, html, told) == [50, True, "list"]
    assert await see(tab, html, "rooms.roomOf(at('#list')).scroller") == "page"
    fixed = "<p id=box style='position: fixed'>Cookies</p>"
    assert await see(tab, fixed, "rooms.roomOf(at('#box')).scroller") == "window"


async def test_what_a_window_that_hides_does_not_scroll_to_is_not_reached(tab: Tab) -> None:
    far = "<div style='position: absolute; left: 3000px; width: 90px'><p id=box>Tip</p></div>"
    seen = "room.isSeen(rooms.shownOf(at('#box')))"
    assert await see(tab, far, seen) is True
    assert await see(tab, f"<style>body {{ overflow-x: hidden }}</style>{far}", seen) is False
    assert await see(tab, f"<style>html {{ direction: rtl }}</style>{far}", seen) is False


async def test_white_space_at_the_ends_of_a_text_takes_no_room(tab: Tab) -> None:
    html = "<pre><b>Fees   </b><i>Fees</i></pre>"
    widths = "['b', 'i'].map((name) => room.linesOf([at(name).firstChild])[0].width)"
    padded, bare = await see(tab, html, widths)
    assert padded == bare
