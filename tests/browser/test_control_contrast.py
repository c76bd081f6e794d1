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
    assert [(item.target.selector, item.kind, item.ratio) for item in faint] == [
        ("#pale", "field", 1.35),
        ("#box", "box", 1.6),
        ("#icon", "icon", 1.91),
    ]
