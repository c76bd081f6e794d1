"""Size of a page and of what can be tapped."""

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
