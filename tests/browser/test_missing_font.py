"""Which texts are shown in another font than visitors see."""

import pytest

from auditor.artifacts import Layout
from auditor.collect.browser import BrowserPool, Tab
from auditor.collect.limits import Limits
from auditor.collect.visit import VisitOrder, visit
from tests.fixtures.local_site import LocalSite, page
from tests.fixtures.needs import needs
from tests.fixtures.test_font import TEST_FONT

QUICK = Limits(load_s=8, settle_s=2, quiet_ms=60, probe_s=8)
HEAD = (
    "<style>@font-face{font-family:'Lost Sans';src:url(/lost.woff2)}button{font-size:9px;padding:0;border:0}"
    "body{font-family:Arial}</style>"
)
STACKS = {
    "web": ("'Auditor Test Sans', sans-serif", ""),
    "lost": ("'Lost Sans', Arial, sans-serif", "Lost Sans"),
    "system": ("Verdana, Geneva, sans-serif", "Verdana"),
    "some_have_it": ("'Segoe UI', Arial, sans-serif", ""),
    "generic": ("sans-serif", ""),
    "own": ("-apple-system, system-ui, sans-serif", ""),
    "nobody_has_it": ("'Made Up Sans', sans-serif", ""),
    "nobody_then_some": ("'Made Up Sans', Tahoma, sans-serif", "Tahoma"),
}


async def small_controls(tab: Tab, body: str) -> dict[str, str]:
    with LocalSite({"/": page(body, head=TEST_FONT + HEAD)}) as site:
        visited = await visit(tab, VisitOrder(url=f"{site.url}/", limits=QUICK, needed=needs((Layout,))))
    layout = visited.artifacts[Layout]
    assert isinstance(layout, Layout)
    return {control.target.selector: control.target.missing_font for control in layout.controls}


@pytest.fixture
def fixed(pool: BrowserPool) -> None:
    if not pool.fonts.is_fixed:
        pytest.skip("needs the fonts that set-up installs")


@pytest.mark.usefixtures("fixed")
async def test_a_font_that_visitors_have_and_we_lack_is_named(tab: Tab) -> None:
    buttons = "".join(
        f'<button id={name} style="font-family:{stack}">a</button>' for name, (stack, _) in STACKS.items()
    )
    assert await small_controls(tab, buttons) == {f"#{name}": missing for name, (_, missing) in STACKS.items()}


async def test_what_has_no_text_has_no_font(tab: Tab) -> None:
    found = await small_controls(
        tab, "<button id=icon style='font-family:Verdana'><svg width=8 height=8></svg></button>"
    )
    assert found == {"#icon": ""}


@pytest.mark.usefixtures("fixed")
async def test_the_browser_shows_the_same_fonts_whatever_the_machine_has(tab: Tab) -> None:
    width = """async families => {
        const pen = document.createElement("canvas").getContext("2d");
        return families.map(family => { pen.font = `100px ${family}`; return pen.measureText("Hamburgefonstiv").width; });
    }"""
    await tab.page.goto("about:blank")
    arial, generic, other, mono = await tab.page.evaluate(
        width, ["Arial", "sans-serif", "'DejaVu Sans', Arial", "'Courier New', Arial"]
    )
    assert arial == generic == other
    assert mono != arial
