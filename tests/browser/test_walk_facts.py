"""What the walk did not reach, and runs against the reading direction."""

import pytest

from auditor.collect.browser import Tab
from tests.fixtures.walked_pages import walk

UNREACHED = [
    ("<div onclick='go()'>Go</div>", [("onclick", True)]),
    ("<div role=button>Go</div>", [("role", True)]),
    ("<div role=button tabindex=-1>Go</div>", [("role", False)]),
    ("<div style='cursor:pointer'>Go</div>", [("cursor", False)]),
    ("<div role=tablist><div role=tab>A</div><div role=tab>B</div></div>", [("role", True)]),
    ("<div role=tablist><div role=tab tabindex=0>A</div><div role=tab tabindex=-1>B</div></div>", []),
    ("<div onclick='go()'><a href='#a'>Go</a></div>", []),
    ("<button><span role=link onclick='go()'>Go</span></button>", []),
    ("<div onclick='event.stopPropagation()'>Text</div>", []),
    ("<div role=button aria-hidden=true>Go</div>", []),
    ("<div role=button style='display:none'>Go</div>", []),
    ("<label style='cursor:pointer' onclick='go()'><input type=checkbox>Yes</label>", []),
    ("<body style='cursor:pointer'><p>Text</p>", []),
]


@pytest.mark.parametrize(("body", "expected"), UNREACHED)
async def test_what_tab_does_not_reach_is_found(tab: Tab, body: str, expected: list[tuple[str, bool]]) -> None:
    found, _, _ = await walk(tab, body)
    assert [(missed.how, missed.is_sure) for missed in found.unreached] == expected


async def test_a_run_against_the_reading_direction_is_found(tab: Tab) -> None:
    row = "<a href='#1'>One</a><a href='#2'>Two</a><a href='#3'>Three</a>"
    found, _, _ = await walk(tab, f"<p>{row}</p><div style='display:flex;flex-direction:row-reverse'>{row}</div>")
    assert [(turn.stops, turn.direction) for turn in found.reversals] == [(3, "backwards")]
    found, _, _ = await walk(tab, f"<p>{row}</p><div dir=rtl style='display:flex'>{row}</div>")
    assert found.reversals == ()


MENU = (
    "<style>ul{{margin:0}}ul ul{{display:none}}li:focus-within>ul{{display:{shown}}}</style>"
    "<ul><li><a href='#m'>Menu</a><ul>{links}</ul></li></ul><p><a href='#z'>Last</a></p>"
)
ITEMS = "".join(f"<li><a href='#{n}'>Item {n}</a></li>" for n in range(4))
MENUS = {
    "a menu that opens for the focus": ("block", ITEMS, 0),
    "one that opens upside down": ("flex;flex-direction:column-reverse", ITEMS, 1),
    "one that opens as a row": ("flex", ITEMS, 0),
    "one that opens as a row turned round": ("flex;flex-direction:row-reverse", ITEMS, 1),
    "one of links without a list": ("block", ITEMS.replace("<li>", "<div>").replace("</li>", "</div>"), 0),
}


@pytest.mark.parametrize("kind", MENUS)
async def test_a_menu_that_has_closed_again_is_judged_as_it_stood_open(tab: Tab, kind: str) -> None:
    shown, links, runs = MENUS[kind]
    found, _, _ = await walk(tab, MENU.format(shown=shown, links=links))
    assert len(found.stops) == 6
    assert len(found.reversals) == runs
