"""Fields and icons too pale to be seen."""

import pytest

from auditor.artifacts import ControlContrast
from auditor.collect.browser import Tab
from tests.fixtures.coloured_pages import artifact, look

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
    assert [(item.target.selector, item.kind, round(item.ratio, 2)) for item in faint] == [
        ("#pale", "field", 1.36),
        ("#box", "box", 1.61),
        ("#icon", "icon", 1.92),
    ]


@pytest.mark.parametrize(
    "ground",
    [
        '<div style="box-shadow:inset 0 0 0 200px #222">{}</div>',
        '<div style="position:relative">{}<i id="deep"></i></div><style>#deep::after{{content:"";position:absolute;inset:0;background:#222;z-index:-1}}</style>',
        '<div style="border:20px solid transparent;border-image:linear-gradient(#222,#222) 1 fill">{}</div>',
        '<div style="position:relative"><div style="position:absolute;inset:0;background:#222"></div><div style="position:relative">{}</div></div>',
    ],
)
async def test_a_pale_field_on_something_dark_that_is_no_background_colour_is_not_listed(tab: Tab, ground: str) -> None:
    field = '<input id="pale" aria-label="a" style="border:1px solid #ddd;background:#eee">'
    visited = await look(tab, ground.format(field))
    assert artifact(visited, ControlContrast).faint == ()


async def test_a_pale_field_in_a_box_with_a_thin_shadow_is_listed(tab: Tab) -> None:
    body = '<div style="box-shadow:inset 0 -1px #ccc;padding:20px"><input id="pale" aria-label="a" style="border:1px solid #ddd"></div>'
    faint = artifact(await look(tab, body), ControlContrast).faint
    assert [item.target.selector for item in faint] == ["#pale"]
