"""Size of a page and of what can be tapped."""

import pytest

from auditor.artifacts import Layout
from auditor.collect.browser import Tab
from auditor.profile import DESKTOP
from tests.fixtures.structured_pages import facts

BOX = "display: inline-block; width: {}px; height: {}px"


async def test_controls_have_their_size_and_small_ones_the_gap_to_the_next(tab: Tab) -> None:
    small, large = BOX.format(10, 10), BOX.format(40, 40)
    found = await facts(
        tab,
        f"<div style='font-size: 0'><a href=/a style='{small}'></a><a href=/b style='{small}; margin-left: 5px'></a></div>"
        f"<a href=/c style='{large}'></a><a href=/d hidden></a><button disabled>No</button>",
        Layout,
    )
    assert [(control.width_px, control.height_px) for control in found.controls] == [(10, 10), (10, 10), (40, 40)]
    assert [control.gap_px for control in found.controls] == [-9, -9, None]
    assert found.viewport_width_px == DESKTOP.viewport_width_px


async def test_a_small_link_in_a_sentence_is_told_from_one_that_stands_alone(tab: Tab) -> None:
    tiny = "font-size: 8px"
    found = await facts(
        tab, f"<p style='{tiny}'>Read <a href=/a>more</a> of it</p><p style='{tiny}'><a href=/b>b</a></p>", Layout
    )
    assert [control.inline for control in found.controls] == [True, False]


async def test_a_sentence_goes_on_where_a_slot_puts_its_link(tab: Tab) -> None:
    box = "<x-box><template shadowrootmode=open><p style='font-size: 8px'>Read <slot></slot> of it</p></template>"
    found = await facts(tab, f"{box}<a href=/a>more</a></x-box>", Layout)
    assert [control.inline for control in found.controls] == [True]


async def test_a_check_box_is_as_large_as_with_its_label(tab: Tab) -> None:
    found = await facts(tab, f"<label style='{BOX.format(90, 30)}'><input type=checkbox> Yes</label>", Layout)
    assert [(control.kind, control.width_px, control.height_px) for control in found.controls] == [("checkbox", 90, 30)]


TINY = "display: inline-block; width: 10px; height: 10px; font-size: 0"
PAIR = f"<a href=/a id=a style='{TINY}'>A</a><a href=/b id=b style='{TINY}'>B</a>"

NOT_ON_SHOW = {
    "folded up": f"<div style='height: 0; overflow: hidden'>{PAIR}</div>",
    "folded up as a row of a grid": f"<div style='display: grid; grid-template-rows: 0fr'><div style='min-height: 0; overflow: hidden'>{PAIR}</div></div>",
    "on a slide outside of its frame": f"<div style='position: relative; overflow: hidden; width: 200px; height: 60px'><div style='position: absolute; left: 300px'>{PAIR}</div></div>",
    "parked far off": f"<div style='position: absolute; left: -9999px'>{PAIR}</div>",
    "clipped away around it": f"<div style='position: absolute; clip-path: inset(50%)'><p>{PAIR}</p></div>",
    "faded out": f"<div style='opacity: 0'>{PAIR}</div>",
    "inert": f"<div inert>{PAIR}</div>",
}


@pytest.mark.parametrize("kind", NOT_ON_SHOW)
async def test_what_nobody_gets_to_see_is_no_target(tab: Tab, kind: str) -> None:
    assert (await facts(tab, NOT_ON_SHOW[kind], Layout)).controls == ()


async def gaps(tab: Tab, body: str) -> dict[str, float | None]:
    """The gap of each small control, by its selector."""
    return {item.target.selector: item.gap_px for item in (await facts(tab, body, Layout)).controls}


async def test_targets_that_are_not_on_show_together_are_no_neighbours(tab: Tab) -> None:
    row = "<div style='position: relative; height: 40px; font-size: 0'>{}</div>"
    a, b = (f"<a href=/{name} id={name} style='{TINY}'></a>" for name in "ab")
    assert (await gaps(tab, row.format(a + b)))["#a"] == -14
    bar = f"<div style='position: fixed; left: 10px; top: 8px'>{b}</div>"
    assert (await gaps(tab, row.format(a) + bar))["#a"] is None
    far = f"<div style='height: 30px; width: 200px; overflow: auto'><div style='height: 30px'></div>{b}</div>"
    assert (await gaps(tab, far + a))["#a"] is None
    near = f"<div style='height: 10px; width: 200px; overflow: auto'>{b}<div style='height: 90px'></div></div>"
    assert (await gaps(tab, f"<div style='font-size: 0'>{near}{a}</div>"))["#a"] == -14


async def test_a_link_over_two_lines_is_where_its_lines_are(tab: Tab) -> None:
    broken = "<p style='width: 200px; font: 14px/40px monospace; margin: 0'><a href=/long>A very long link that goes on here</a></p>"
    dot = f"<a href=/dot id=dot style='{TINY}; position: absolute; left: 190px; top: 70px'></a>"
    found = await gaps(tab, f"<div style='position: relative'>{broken}{dot}</div>")
    assert found["#dot"] is not None
    assert found["#dot"] > 0


async def test_a_small_link_has_an_equal_where_a_large_one_leads_to_the_same(tab: Tab) -> None:
    async def equals(other: str) -> list[bool]:
        return [item.has_equal for item in (await facts(tab, PAIR + other, Layout)).controls][:2]

    assert await equals("") == [False, False]
    assert await equals(f"<a href=/b style='{BOX.format(40, 40)}'></a>") == [False, True]
    assert await equals(f"<p style='margin: 90px'><a href=/a style='{TINY}'></a></p>") == [True, False]
    assert await equals(f"<a href=/b role=button style='{BOX.format(40, 40)}'></a>") == [False, False]


async def test_links_to_nowhere_are_no_equals(tab: Tab) -> None:
    found = await facts(tab, f"<a href='#' style='{TINY}'></a><a href='#' style='{BOX.format(40, 40)}'></a>", Layout)
    assert [item.has_equal for item in found.controls] == [False, False]


async def test_fields_have_the_browsers_size_until_an_author_changes_it(tab: Tab) -> None:
    plain = (
        "<input><input type=date><input type=submit><button>Go</button><select><option>A</select><input type=checkbox>"
    )
    found = await facts(tab, plain, Layout)
    assert [item.native_unstyled for item in found.controls if item.height_px < 24] == [True] * 6
    styled = "<style>input,button,select { font: inherit; font-size: 10px; padding: 0 }</style>"
    found = await facts(tab, styled + plain.replace("<input type=checkbox>", ""), Layout)
    assert [item.native_unstyled for item in found.controls] == [False] * 5


async def test_a_box_that_is_laid_over_a_card_makes_its_link_large(tab: Tab) -> None:
    style = "<style>div { position: relative; width: 200px; height: 90px } #a::after { content: ''; position: absolute; inset: 0 }</style>"
    assert await gaps(tab, f"{style}<div>{PAIR}</div>") == {"#a": None, "#b": -7.0}


async def test_a_hidden_box_is_where_its_label_is(tab: Tab) -> None:
    hidden = "<input type=radio id=r style='position: absolute; left: -9999px'><label for=r style='display: inline-block; width: 20px; height: 20px'>A</label>"
    found = await facts(tab, hidden, Layout)
    assert [(item.width_px, item.height_px) for item in found.controls] == [(20, 20)]
