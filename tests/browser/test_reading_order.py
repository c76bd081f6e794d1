"""What style moved out of the document's order."""

from auditor.artifacts import ReadingOrder
from auditor.collect.browser import Tab
from tests.fixtures.structured_pages import LONG, facts


async def test_only_what_style_moved_is_out_of_order(tab: Tab) -> None:
    two = f"<p>{LONG}</p><p>Then {LONG}</p>"
    order = await facts(
        tab,
        f'<div style="display:flex;flex-direction:column-reverse">{two}</div><div style="display:flex">{two}</div>'
        f'<div style="display:grid;grid-template-columns:1fr 1fr"><p style="grid-column:2">{LONG}</p>'
        f'<p style="grid-column:1;grid-row:1">{LONG}</p></div>'
        f'<div><p style="float:right;width:40%">{LONG}</p><p>{LONG}</p></div>'
        f'<div style="display:flex;flex-direction:row-reverse"><p>{LONG}</p><nav>{LONG}</nav></div>',
        ReadingOrder,
    )
    assert [(move.place, move.cause) for move in order.moves] == [("above", "reverse"), ("left", "grid")]
