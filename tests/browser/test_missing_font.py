"""Which texts are shown in another font than visitors see."""

import pytest

from auditor.artifacts import Layout
from auditor.collect.browser import BrowserPool, Tab
from auditor.collect.limits import Limits
from auditor.collect.visit import VisitOrder, visit
from auditor.model import Target
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


GONE = "<script src=http://fonts.invalid/kit.js></script>"  # nobody is there
ICON_FONT = (
    "<style>@font-face{font-family:'Lost Icons';src:url(/lost.woff2)}.star::before{content:'\\f005';font-family:'Lost Icons'}"
    "@font-face{font-family:'Lost Parts';src:url(/lost.woff2);unicode-range:U+20-7F}"
    "@font-face{font-family:'Lost Parts';src:url(/more.woff2);unicode-range:U+400-4FF}</style>"
)


async def pair(tab: Tab, content: str, style: str = "", head: str = "") -> Target:
    """The first of two small links side by side."""
    box = f"display:inline-block;width:10px;height:10px;font-size:9px;{style}"
    body = f"<a id=it href=/a style='{box}'>{content}</a><a href=/b style='{box}'>b</a>"
    with LocalSite({"/": page(body, head=TEST_FONT + head)}) as site:
        visited = await visit(tab, VisitOrder(url=f"{site.url}/", limits=QUICK, needed=needs((Layout,))))
    layout = visited.artifacts[Layout]
    assert isinstance(layout, Layout)
    return layout.controls[0].target


NESTED = {
    "text in an element of its own": ("<b style=\"font-family:'Lost Sans'\">Fees</b>", "Lost Sans"),
    "an icon that a style sheet writes": ("<i class=star></i>", "Lost Icons"),
    "a font of which no part came": ("<b style=\"font-family:'Lost Parts',serif\">Fees</b>", "Lost Parts"),
    "a font that came": ("<b style=\"font-family:'Auditor Test Sans'\">Fees</b>", ""),
}


@pytest.mark.parametrize("kind", NESTED)
async def test_the_font_is_that_of_the_letters_wherever_they_stand_in_it(tab: Tab, kind: str) -> None:
    content, font = NESTED[kind]
    target = await pair(tab, content, style="font-family:'Auditor Test Sans'", head=HEAD + ICON_FONT)
    assert target.missing_font == font


@pytest.mark.usefixtures("fixed")
@pytest.mark.parametrize(("head", "font"), [(GONE, "Made Up Sans"), ("", ""), ("<img src=http://fonts.invalid/a>", "")])
async def test_a_font_that_nobody_has_is_missing_where_what_may_bring_it_did_not_come(
    tab: Tab, head: str, font: str
) -> None:
    target = await pair(tab, "a", style='font-family:"Made Up Sans",sans-serif', head=head)
    assert target.missing_font == font


SHEET = "<link rel=stylesheet href=http://fonts.invalid/all.css>"
HIDDEN = "<span style='position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0)'>Fees</span>"
ICONS = {
    "an empty icon of a kit": ("<i class='fas fa-moon'></i>", GONE, "fas fa-moon"),
    "an empty icon of a style sheet": ("<span class=icon-user></span>", SHEET, "icon-user"),
    "an icon beside a name for readers": (f"<i class='fas fa-moon'></i>{HIDDEN}", GONE, "fas fa-moon"),
    "an icon in a wrapper": ("<span><i class=bi-house></i></span>", SHEET, "bi-house"),
    "the name of an icon in letters": ("<i class=material-icons>menu</i>", SHEET, "material-icons"),
}
NO_ICONS = {
    "all of the page came": ("<i class='fas fa-moon'></i>", ""),
    "only a picture did not come": ("<i class='fas fa-moon'></i>", "<img src=http://fonts.invalid/a>"),
    "a word beside the icon": ("<i class='fas fa-moon'></i> Fees", GONE),
    "a word": ("<b class=fee>Fees</b>", GONE),
    "a picture": ("<i class=icon style='background-image:linear-gradient(red,red)'></i>", GONE),
    "a drawing": ("<svg class=icon width=8 height=8></svg>", GONE),
    "nothing at all": ("", GONE),
}


@pytest.mark.parametrize("kind", ICONS)
async def test_an_icon_that_never_came_is_named_by_its_place(tab: Tab, kind: str) -> None:
    content, head, icon = ICONS[kind]
    assert (await pair(tab, content, head=head)).missing_icon == icon


@pytest.mark.parametrize("kind", NO_ICONS)
async def test_what_shows_something_else_or_lacks_nothing_waits_for_no_icon(tab: Tab, kind: str) -> None:
    content, head = NO_ICONS[kind]
    assert (await pair(tab, content, head=head)).missing_icon == ""


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
