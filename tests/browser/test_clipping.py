"""Text that is cut off or lies over other text once it is spaced out or zoomed."""

from auditor.artifacts import PhoneLayout, PhoneText, TextSize, TextSpacing
from auditor.collect.browser import Tab
from auditor.collect.visit import VisitOrder, visit
from tests.fixtures.local_site import LocalSite, page
from tests.fixtures.needs import needs
from tests.fixtures.restyled_pages import KINDS, QUICK, TEXT, look


def said(tab: Tab) -> list[str]:
    """What the page writes to its console, as it comes: nothing leaves by the network while it is acted on."""
    lines: list[str] = []
    tab.page.on("console", lambda message: lines.append(message.text))
    return lines


def clipped(found: TextSpacing | TextSize) -> set[str]:
    """Selectors of what is cut off."""
    return {item.target.selector for item in found.clipped}


SPACING_PAGE = f"""
<style>div {{ width: 200px; font-size: 16px; line-height: 1.2; margin: 10px 0 }} .low {{ height: 8.4em }}</style>
<div id=cut class=low style="overflow:hidden">{TEXT}</div>
<div id=scrolls class=low style="overflow:auto">{TEXT}</div>
<div id=grows style="overflow:hidden">{TEXT}</div>
<div id=was_cut style="overflow:hidden;height:2.5em">{TEXT}</div>
<div class=low style="overflow:hidden;position:relative"><span id=free style="position:fixed;left:600px;top:0">{TEXT}</span></div>
<div id=locked class=low style="overflow:hidden;letter-spacing:0!important;word-spacing:0!important;line-height:1.2!important">{TEXT}</div>
<div style="width:160px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis"><a href=/ id=linked>A line of many letters</a></div>
<div id=row style="width:160px;overflow:hidden;white-space:nowrap">A line of many letters</div>
<span style="position:absolute;width:1px;height:1px;overflow:hidden" id=for_readers>Only for screen readers</span>
<div id=over style="height:1.2em">Office hours and holidays</div><div id=under style="margin:0">Fees and permits</div>
<div style="position:relative;height:60px"><b id=stamp style="position:absolute;left:0;top:0">Stamped text</b>
<i id=print style="position:absolute;left:0;top:4px">Printed text</i></div>
<div style="width:200px;overflow:hidden;white-space:nowrap"><span id=copy aria-hidden=true>A line of many letter</span></div>
"""


async def test_only_what_the_spacing_cuts_off_or_lays_over_other_text_is_found(tab: Tab) -> None:
    found = (await look(tab, SPACING_PAGE))[TextSpacing]
    assert clipped(found) == {"#cut", "#row", "#linked"}
    by_selector = {item.target.selector: item for item in found.clipped}
    assert by_selector["#cut"].clipper.selector == "#cut"
    assert by_selector["#cut"].cut_y_px > 0
    assert (by_selector["#row"].shortened, by_selector["#row"].is_row) == ("", True)
    assert (by_selector["#linked"].shortened, by_selector["#linked"].whole_at) == ("ellipsis", "link")
    assert {(pair.target.selector, pair.other.selector) for pair in found.overlaps} == {("#over", "#under")}


async def test_the_spacing_reaches_into_shadow_roots_and_is_taken_away_again(tab: Tab) -> None:
    shadow = (
        "<div id=host></div><script>const root = host.attachShadow({mode: 'open'}); root.innerHTML = "
        f"'<p id=in style=\"width:200px;height:6em;overflow:hidden;font-size:16px;line-height:1.2\">{TEXT}</p>';"
        "addEventListener('resize', () => { console.log(getComputedStyle(root.firstChild).letterSpacing + "
        "'&' + document.adoptedStyleSheets.length + root.adoptedStyleSheets.length) })</script>"
    )
    seen = said(tab)
    with LocalSite({"/": page(shadow)}) as site:
        visited = await visit(tab, VisitOrder(url=f"{site.url}/", limits=QUICK, needed=needs(KINDS)))
    spacing = visited.artifacts[TextSpacing]
    assert isinstance(spacing, TextSpacing)
    assert clipped(spacing) == {"#host >>> p"}
    # At the first new size a sheet that only stills transitions may still be there; the spacing is gone by then.
    assert {line.partition("&")[0] for line in seen} == {"normal"}
    assert seen[-1] == "normal&00"


ZOOM_PAGE = f"""
<style>div {{ font-size: 16px; line-height: 1.2 }}</style>
<div id=high style="overflow:hidden;height:16vh;width:200px">{TEXT}</div>
<div id=row style="overflow:hidden;white-space:nowrap">{TEXT}</div>
<div id=wraps style="overflow:hidden">{TEXT}</div>
<div id=halved style="overflow:hidden;height:8px">Cut through</div>
<div style="overflow:hidden;height:30px"><div id=folded class=menu>Menu that folds away</div></div>
<style>@media (max-width: 700px) {{ .menu {{ margin-top: 100px }} #gone {{ display: none }} }}</style>
<div id=gone style="overflow:hidden;white-space:nowrap">{TEXT}</div>
"""


async def test_text_that_zoom_cuts_off_is_found_but_not_what_folds_away(tab: Tab) -> None:
    found = (await look(tab, ZOOM_PAGE, kinds=(TextSize,)))[TextSize]
    assert clipped(found) == {"#high", "#row", "#halved"}
    assert found.texts == 5


async def test_sizes_are_taken_in_turn_without_going_back_in_between(tab: Tab) -> None:
    script = "<script>addEventListener('resize', () => console.log(innerWidth + 'x' + innerHeight))</script>"
    seen = said(tab)
    with LocalSite({"/": page("<p>Text</p>" + script)}) as site:
        await visit(tab, VisitOrder(url=f"{site.url}/", limits=QUICK, needed=needs(KINDS)))
    assert seen[-1] == "320x640"
    assert "1280x800" not in seen


PHONE_PAGE = f"""
<style>html {{ overflow-x: hidden }} div {{ width: 800px }}</style>
<div id=wide>{TEXT}</div>
<div style="width:auto;overflow-x:auto"><div id=scrolls>{TEXT}</div></div>
<div id=slides style="width:auto;overflow:hidden"><div id=slide style="transform:translateX(-20px)">{TEXT}</div></div>
"""


async def test_text_that_runs_out_of_a_narrow_window_is_found(tab: Tab) -> None:
    found = (await look(tab, PHONE_PAGE, kinds=(PhoneText, PhoneLayout)))[PhoneText]
    assert {(item.target.selector, item.clipper.selector) for item in found.clipped if not item.moved} == {
        ("#wide", "html")
    }


async def test_a_link_elsewhere_on_the_page_is_no_way_to_text_that_the_page_itself_cuts_off(tab: Tab) -> None:
    body = "<style>body { overflow-x: hidden }</style><a href=/>Home</a><p><span id=wide style='white-space:nowrap'>"
    sized = (await look(tab, f"{body}{'The office is open. ' * 6}</span>"))[TextSize]
    assert [(item.target.selector, item.whole_at) for item in sized.clipped] == [("#wide", "")]


WIDE_PAGE = """
<style>body { overflow-x: hidden; margin: 0 } p { white-space: nowrap }</style>
<header><div id=bar style="width:900px"><p id=first>Permits and licences of the county and of all its towns</p>
<p id=second>Fees and other charges of the county and of all its towns</p></div></header>
<table id=table><tr><td><p id=cell>Once upon a midnight dreary, while I pondered, weak and weary</p></table>
<div><p id=alone>Once upon a midnight dreary, while I pondered, weak and weary</p></div>
"""


async def test_what_is_wider_than_the_phone_is_named_with_each_text_that_it_cuts_off(tab: Tab) -> None:
    found = (await look(tab, WIDE_PAGE, kinds=(PhoneText, PhoneLayout)))[PhoneText]
    wide = {item.target.selector: item.too_wide and item.too_wide.selector for item in found.clipped}
    assert wide == {"#first": "#bar", "#second": "#bar", "#cell": "#table", "#alone": None}
