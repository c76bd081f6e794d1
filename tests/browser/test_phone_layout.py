"""What passes the edge of a narrow window."""

import pytest

from auditor.artifacts import PhoneLayout
from auditor.collect.browser import Tab
from tests.fixtures.restyled_pages import TEXT, look


async def test_only_what_widens_the_page_reaches_past_the_edge(tab: Tab) -> None:
    body = (
        "<div id=wide style='width:500px'>The fee is 20 dollars for each permit, to be paid at the desk</div><div id=near style='width:323px;margin-left:-8px'>Near</div>"
        "<aside style='position:fixed;left:400px;top:0;width:200px'><p id=parked>Parked</p></aside>"
        f"<pre id=listing>{TEXT}</pre><p>See <code id=inline>{'a' * 80}</code></p>"
    )
    overflows = (await look(tab, body, kinds=(PhoneLayout,)))[PhoneLayout].overflows
    assert {(item.target.selector, item.excepted) for item in overflows} == {
        ("#wide", ""), ("#listing", "code"), ("#inline", "inline code"),
    }  # fmt: skip


async def test_a_chart_and_what_a_box_folds_up_do_not_count_as_lines_that_are_too_long(tab: Tab) -> None:
    body = (
        "<div id=wide style='width:500px'>The fee is 20 dollars for each permit, to be paid at the desk</div>"
        "<div id=plot class=chart style='width:500px'><svg width=500 height=90></svg></div>"
        "<div style='height:0;overflow:hidden;width:600px'><p id=folded style='width:600px'>Folded</p></div>"
    )
    overflows = (await look(tab, body, kinds=(PhoneLayout,)))[PhoneLayout].overflows
    assert {(item.target.selector, item.excepted) for item in overflows} == {("#wide", ""), ("#plot", "chart")}


WIDE = "position:absolute;left:200px;width:300px"
SHOWS_NOTHING = {
    "a transparent slide": f"<div style='{WIDE};opacity:0'>The fee is 20 dollars</div>",
    "a slide in a transparent row": f"<div style='opacity:0'><p style='{WIDE}'>The fee is 20 dollars</p></div>",
    "a hidden slide": f"<div style='{WIDE};visibility:hidden'>The fee is 20 dollars</div>",
    "a row wider than its words": "<div style='width:500px'>Fees</div>",
    "a row of columns with a gutter": "<div style='margin-right:-200px'><p style='width:100px'>The fee is 20 dollars</p></div>",
    "margins and padding": "<div style='width:200px'><p style='padding-right:500px'>Fees</p></div>",
}
SHOWS_SOMETHING = {
    "words": "<div id=it style='width:500px'>The fee is 20 dollars for each permit, to be paid at the desk</div>",
    "words deep inside": f"<div id=it style='width:500px'><div><div><p>{TEXT}</p></div></div></div>",
    "a ground": "<div id=it style='width:500px;background:#eee'>Fees</div>",
    "an edge": "<div id=it style='width:500px;border-bottom:1px solid'>Fees</div>",
    "a picture": "<div id=it style='width:500px'><svg width=490 height=20></svg></div>",
    "a sign of the style sheet": "<style>#it::after{content:'*';position:absolute;left:400px}</style><div id=it style='position:relative;width:200px'>Fees</div>",
    "a slide in sight": f"<div id=it style='{WIDE}'>The fee is 20 dollars for each permit of a year</div>",
    "a long word": f"<div style='width:200px'><p id=it>{'a' * 60}</p></div>",
}


@pytest.mark.parametrize("kind", SHOWS_NOTHING)
async def test_what_shows_nothing_past_the_edge_is_no_overflow(tab: Tab, kind: str) -> None:
    found = (await look(tab, SHOWS_NOTHING[kind], kinds=(PhoneLayout,)))[PhoneLayout]
    assert found.overflows == ()
    assert found.unseen_right_px >= found.scroll_width_px - 1 > found.viewport_width_px


@pytest.mark.parametrize("kind", SHOWS_SOMETHING)
async def test_what_shows_something_past_the_edge_is_an_overflow(tab: Tab, kind: str) -> None:
    found = (await look(tab, SHOWS_SOMETHING[kind], kinds=(PhoneLayout,)))[PhoneLayout]
    assert [item.target.selector for item in found.overflows] == ["#it"]


async def test_letters_for_screen_readers_alone_do_not_reach_anywhere(tab: Tab) -> None:
    clip = "position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0)"
    body = f"<button id=it style='margin-left:300px;padding:9px'><span style='{clip}'>Search</span><svg width=9 height=9></svg></button>"
    found = (await look(tab, body, kinds=(PhoneLayout,)))[PhoneLayout]
    assert [(item.target.selector, item.text_right_px) for item in found.overflows] == [("#it", 0)]


LOST = (
    "<style>@font-face{font-family:Lost;src:url(/lost.woff2)}p{font-family:Lost,sans-serif;white-space:nowrap}</style>"
)
BY_LETTERS = {
    "a line that does not break": (f"<p id=it>{TEXT[:50]}</p>", "Lost"),
    "the box around such a line": (f"<div id=it style='float:left'><p>{TEXT[:50]}</p></div>", "Lost"),
    "a box with a width of its own": (f"<div id=it style='width:500px'><p>{TEXT[:60]}</p></div>", ""),
    "a box whose ground is wider": (
        f"<div id=it style='float:left;background:#eee;padding-left:900px'><p>{TEXT[:9]}</p></div>",
        "",
    ),
    "a line that is too long in any font": (f"<p id=it>{TEXT}</p>", ""),
    "a word that runs out of its box": (f"<div style='width:200px'><p id=it>{'a' * 45}</p></div>", "Lost"),
    "another line in the same box": (
        f"<div id=it style='float:left'><p>Fees</p><b style='white-space:nowrap'>{TEXT[:60]}</b></div>",
        "",
    ),
}


@pytest.mark.parametrize("kind", BY_LETTERS)
async def test_only_the_letters_that_reach_farthest_can_blame_their_font(tab: Tab, kind: str) -> None:
    body, font = BY_LETTERS[kind]
    found = (await look(tab, body, head=LOST, kinds=(PhoneLayout,)))[PhoneLayout]
    assert [(item.target.selector, item.target.missing_font) for item in found.overflows] == [("#it", font)]
