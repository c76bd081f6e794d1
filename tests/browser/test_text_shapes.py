"""Text with the look of lists and headings."""

import pytest

from auditor.artifacts import TextShapes
from auditor.collect.browser import Tab
from tests.fixtures.structured_pages import LONG, facts


async def test_typed_lists_are_runs_of_marked_lines(tab: Tab) -> None:
    shapes = await facts(
        tab,
        "<p id=br>&bull; Passport<br>&bull; <a href=/a>Statement</a><br>&bull; Form</p>"
        "<p>1. Ask</p><p>2. Pay</p><p>3. Collect</p><ul><li>&bull; Real</li><li>&bull; List</li></ul>"
        "<p>Home &bull; News &bull; Offices</p><p>1. Once</p><p>(1) law</p><p>(2) law</p>",
        TextShapes,
    )
    found = [(item.kind, item.count, item.made_of) for item in shapes.lists]
    assert found == [("bullet", 3, "lines"), ("number", 3, "blocks")]


async def test_headings_by_look_are_short_set_off_and_above_text(tab: Tab) -> None:
    shapes = await facts(
        tab,
        f"<main><p><b>What it costs</b></p><p>{LONG}</p><p><b>Pay now.</b></p><p>{LONG}</p>"
        f'<div style="font-size:30px">Large</div><div>{LONG}</div><p><b>Before a heading</b></p><h2>Real</h2>'
        f"<p>Plain</p><p>{LONG}</p><p><b>By line</b><br>{LONG}</p><p><b>Partly</b> bold</p><p>{LONG}</p></main>"
        f"<nav><p><b>Menu</b></p><p>{LONG}</p></nav>",
        TextShapes,
    )
    found = [(line.text, line.bold, line.made_of) for line in shapes.headings]
    assert found == [("What it costs", True, "block"), ("Large", False, "block"), ("By line", True, "line")]


@pytest.mark.parametrize(
    ("line", "is_all_link"),
    [
        ("<a href=/>Home</a> | <a href=/c>Contact</a>", True),
        ("« <a href=/1>Previous</a> · <a href=/3>Next</a> »", True),
        ("[<a href=/e>Edit</a>]", True),
        ("<a href=/>Home</a> or <a href=/c>Contact</a>", False),
        ("What <a href=/cost>it</a> costs", False),
        ("2. <a href=/cost>Costs</a>", False),
    ],
)
async def test_a_line_of_links_with_signs_between_is_told_from_one_with_words(
    tab: Tab, line: str, is_all_link: bool
) -> None:
    found = await facts(tab, f"<main><p><b>{line}</b></p><p>{LONG}</p></main>", TextShapes)
    assert [heading.all_link for heading in found.headings] == [is_all_link]
