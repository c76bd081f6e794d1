"""Which parts of a page are drawings (probes/drawing.js)."""

from typing import Any

import pytest

from auditor.collect.browser import Tab
from auditor.collect.bundle import probe_source

MARKS = "".join(f"<span style='position:absolute;left:{40 * at}px;top:{20 * at}px'>{at}</span>" for at in range(7))
PLOT = "position:relative;width:400px;height:200px"

DRAWINGS = {
    "chart by its canvas": f"<div class=sales-chart style='{PLOT}'><canvas width=400 height=150></canvas><b id=it style='position:absolute;top:9px'>9</b></div>",
    "chart by its marks": f"<div class=Timeline style='{PLOT}'>{MARKS}<i style='position:absolute'><b id=it>9</b></i></div>",
    "map": f"<div class=leaflet-container style='{PLOT}'><svg width=400 height=200></svg><div style='position:absolute;top:0'><b id=it>Here</b></div></div>",
    "diagram by its role": "<div role=img aria-label=Growth><b id=it>9</b></div>",
    "diagram by its marks alone": f"<div style='{PLOT}'>{MARKS}<b id=it style='position:absolute;left:3px;top:99px'>9</b></div>",
    "diagram on a canvas": f"<div style='{PLOT}'><canvas width=400 height=200></canvas><b id=it style='position:absolute;top:9px'>9</b></div>",
}
NO_DRAWINGS = {
    "a timeline that is a list": "<ol class=timeline><li><b id=it>1998</b> We opened.</li></ol>",
    "a caption below its chart": f"<div class=chart style='{PLOT}'><svg width=400 height=90></svg><p><b id=it>Sales</b></p></div>",
    "a list of pages": f"<div class=site-map><ul><li><b id=it>Fees</b></ul>{'<p>Text</p>' * 3}</div>",
    "a photograph": f"<div class='photograph paragraph' style='{PLOT}'><svg width=400 height=200></svg><b id=it style='position:absolute;top:9px'>A</b></div>",
    "cards that a script places": f"<div style='{PLOT}'>"
    + "".join(
        f"<div style='position:absolute;width:90px;height:120px;left:{100 * (at % 3)}px;top:{130 * (at // 3)}px'><b {'id=it' if at == 1 else ''}>Card</b></div>"
        for at in range(9)
    )
    + "</div>",
    "rows that a script places": f"<div style='{PLOT}'>"
    + "".join(
        f"<div style='position:absolute;left:0;top:{20 * at}px'><b {'id=it' if at == 1 else ''}>Row</b></div>"
        for at in range(9)
    )
    + "</div>",
    "one badge on a picture": f"<div style='{PLOT}'><svg width=400 height=200></svg><b id=it style='position:absolute;top:9px'>New</b></div>",
}


async def kind(tab: Tab, html: str) -> Any:
    """What drawing the element #it is a mark in."""
    await tab.page.set_content(f"<!doctype html><html lang=en><title>Drawings</title><body>{html}")
    return await tab.page.evaluate(f"""() => {{
      const sight = ({probe_source("sight")})();
      return ({probe_source("drawing")})(sight)(document.getElementById("it"));
    }}""")


@pytest.mark.parametrize("name", DRAWINGS)
async def test_a_mark_in_a_drawing_is_told_by_name_role_and_what_it_is_made_of(tab: Tab, name: str) -> None:
    assert await kind(tab, DRAWINGS[name]) == name.split()[0]


@pytest.mark.parametrize("name", NO_DRAWINGS)
async def test_what_only_sounds_or_looks_like_a_drawing_is_none(tab: Tab, name: str) -> None:
    assert await kind(tab, NO_DRAWINGS[name]) == ""
