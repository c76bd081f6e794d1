"""Text that is cut off or lies over other text once it is spaced out or zoomed."""

import pytest

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
    # The window is changed and put back under the spacing, for scripts that measure at that. At the first new size after it a
    # sheet that only stills transitions may still be there; the spacing is gone by then.
    assert [line.partition("&")[0] == "normal" for line in seen[:3]] == [False, False, True]
    assert {line.partition("&")[0] for line in seen[2:]} == {"normal"}
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


READERS = "position:absolute;clip:rect(0 0 0 0);width:1px;height:1px;padding:9px;overflow:hidden"
ZOOMED_CUT = "overflow:hidden;height:16vh;width:200px"  # 128 px at 100 percent, 64 px at 200
OUT_OF_SIGHT = {
    "for screen readers, with padding": f"<div id=it style='{READERS}'>{TEXT}</div>",
    "for screen readers, around its text": f"<div style='{READERS}'><div id=it style='{ZOOMED_CUT}'>{TEXT}</div></div>",
    "an accordion of no height": f"<div style='height:0;overflow:hidden'><div id=it style='{ZOOMED_CUT}'>{TEXT}</div></div>",
    "an accordion with padding": "<div id=it style='max-height:0;overflow:hidden;padding:2px 0'>Folded up</div>",
    "a tooltip parked far away": f"<div style='position:absolute;left:-9999px'><div id=it style='{ZOOMED_CUT}'>{TEXT}</div></div>",
    "a menu beside a window that hides it": "<style>body{overflow-x:hidden}</style>"
    f"<div style='position:absolute;left:1400px;width:300px'><p id=it style='white-space:nowrap'>{TEXT}</p></div>",
    "a slide beside its frame": f"<div class='my-slider' style='overflow:hidden;width:50vw;white-space:nowrap'><b id=it>{TEXT[:60]}</b></div>",
    "a box that its visitor can draw out": f"<div id=it style='{ZOOMED_CUT};resize:vertical'>{TEXT}</div>",
    "a list that scrolls": f"<div style='{ZOOMED_CUT}'><div style='height:100%;overflow:auto'><p id=it>{TEXT}</p></div></div>",
    "white space at the end of a line": f"<pre id=it style='overflow:hidden;width:50vw;font:16px monospace'>Fees{' ' * 60}</pre>",
}


@pytest.mark.parametrize("kind", OUT_OF_SIGHT)
async def test_what_nobody_is_to_see_or_can_bring_to_sight_is_not_cut_off(tab: Tab, kind: str) -> None:
    style = "<style>div, p { font-size: 16px; line-height: 1.2; margin: 0 }</style>"
    cut = f"<div id=cut style='{ZOOMED_CUT}'>{TEXT}</div>"  # what is true is found beside it
    found = await look(tab, style + OUT_OF_SIGHT[kind] + cut, kinds=(TextSize,))
    assert clipped(found[TextSize]) == {"#cut"}


GO = "@keyframes go{to{transform:translateX(-90px)}}@keyframes slide{to{margin-left:-90px}}@keyframes fade{to{opacity:.9}}"
WIDE_ROW = "white-space:nowrap;font-size:16px"
FIRST = TEXT[:90]  # whole in a row at 100 percent
TRANSFORMED = {
    "a layer of its own": ("#it{transform:translateZ(0)}", "", False),
    "a scale of one": ("#it{scale:1;transform:scale(1)}", "", False),
    "a place in the middle": ("#it{position:absolute;left:50%;transform:translateX(-50%)}", "", False),
    "a style sheet's own shift": ("#it{transform:translateX(20px)}", "", False),
    "a script's own layer": ("", "transform:translate3d(0,0,0)", False),
    "a script's shift down": ("", "transform:translateY(3px)", False),
    "an animation of another kind": ("#it{animation:fade 9s infinite}", "", False),
    "a slide that a script moves": ("", "transform:translateX(-20px)", True),
    "a slide that a script moves in another way": ("", "translate:-20px", True),
    "a line of news that runs": ("#it{animation:go 9s infinite}", "", True),
    "a line of news that runs by its margin": ("#it{animation:slide 9s infinite}", "", True),
}


@pytest.mark.parametrize("kind", TRANSFORMED)
async def test_only_what_moves_a_text_can_bring_what_is_cut_off(tab: Tab, kind: str) -> None:
    sheet, style, moved = TRANSFORMED[kind]
    body = f"<style>{GO}{sheet}</style><div style='position:relative;overflow:hidden;height:90px'><p id=it style='{WIDE_ROW};{style}'>{FIRST}</p></div>"
    found = (await look(tab, body, kinds=(TextSize,)))[TextSize]
    assert [(item.target.selector, item.moved) for item in found.clipped] == [("#it", moved)]


async def test_a_panel_that_is_pushed_aside_in_part_is_whole_at_its_place(tab: Tab) -> None:
    body = "<style>@media(max-width:700px){#it{transform:translateX(calc(100% - 60px))}}</style><div style='overflow:hidden'><p id=it>Fees and permits</p></div>"
    found = (await look(tab, body, kinds=(TextSize,)))[TextSize]
    assert [item.moved for item in found.clipped] == [True]


FIT = "const fit = () => { it.style.height = 'auto'; it.style.height = it.scrollHeight + 'px' }; fit();"
MEASURED = {
    "at every change": (f"{FIT}addEventListener('resize', fit)", set()),
    "at a change of the width": (
        f"{FIT}let w = innerWidth; addEventListener('resize', () => {{ if (innerWidth !== w) {{ w = innerWidth; fit() }} }})",
        set(),
    ),
    "a little later": (f"{FIT}addEventListener('resize', () => requestAnimationFrame(() => setTimeout(fit)))", set()),
    "once": (FIT, {"#it"}),
    "never": ("it.style.height = it.scrollHeight + 'px'; addEventListener('resize', () => 0)", {"#it"}),
}


@pytest.mark.parametrize("kind", MEASURED)
async def test_what_a_script_makes_room_for_at_a_change_of_the_window_is_not_cut_off(tab: Tab, kind: str) -> None:
    script, cut = MEASURED[kind]
    body = f"<div id=it style='overflow:hidden;font-size:16px;line-height:1.1;width:300px'>{TEXT}</div><script>{script}</script>"
    found = await look(tab, body, kinds=(TextSpacing,))
    assert clipped(found[TextSpacing]) == cut


async def test_what_a_carousel_cuts_off_below_is_cut_off(tab: Tab) -> None:
    slide = f"<div class=carousel style='{ZOOMED_CUT};font-size:16px;line-height:1.2'><b id=it>{TEXT}</b></div>"
    assert clipped((await look(tab, slide, kinds=(TextSize,)))[TextSize]) == {"#it"}


async def test_a_part_of_a_letter_more_than_before_is_not_what_the_spacing_cuts_off(tab: Tab) -> None:
    # The letters' boxes pass the rim by 4 px at first and, with lines of 24 px, by 6: at 16 px a letter is cut from 4.8 px on.
    html = "<div id=it style='font-size:16px;line-height:20px;height:{}px;overflow:hidden'>Office hours</div>"
    assert clipped((await look(tab, html.format(15)))[TextSpacing]) == set()
    assert (
        clipped((await look(tab, html.format(20).replace("line-height:20px", "line-height:1")))[TextSpacing]) == set()
    )


ABOVE = "<div style='width:200px;height:1.2em;font-size:16px;line-height:1.2;{}'>{}</div>"


async def overlapping(tab: Tab, body: str) -> int:
    """How many texts lie over each other once they are spaced out."""
    return len((await look(tab, body, kinds=(TextSpacing,)))[TextSpacing].overlaps)


async def test_texts_that_are_not_on_show_together_do_not_overlap(tab: Tab) -> None:
    first, second = "Office hours and holidays", "Fees and permits"
    below = f"<p style='margin:0;font-size:16px'>{second}</p>"
    assert await overlapping(tab, ABOVE.format("", first) + below) == 1
    assert await overlapping(tab, ABOVE.format("overflow:hidden", first) + below) == 0
    assert await overlapping(tab, ABOVE.format("overflow:auto", first) + below) == 0
    assert await overlapping(tab, ABOVE.format("clip-path:inset(50%)", first) + below) == 0
    beside = "<div style='height:1.2em;width:200px;overflow:auto'>{}</div>"
    assert await overlapping(tab, beside.format(ABOVE.format("", first)) + below) == 0


async def test_texts_that_overlapped_before_or_stand_on_one_drawing_are_left_out(tab: Tab) -> None:
    two = (
        ABOVE.format("", "Office hours and holidays") + "<p style='margin:{}px 0 0;font-size:16px'>Fees and permits</p>"
    )
    assert await overlapping(tab, two.format(-9)) == 0
    mark = "<div style='position:absolute;left:{}px;top:0;font-size:16px;white-space:nowrap'>{}</div>"
    marks = "".join(mark.format(125 * at, "January to March") for at in range(3))  # each is 121 px wide
    box = "<div class='{}' style='position:relative;width:400px;height:90px'>{}</div>"
    assert await overlapping(tab, box.format("months", marks)) > 0
    assert await overlapping(tab, box.format("bar-chart", marks)) == 0


async def test_a_cut_mark_in_a_chart_is_told_from_a_cut_text(tab: Tab) -> None:
    chart = "<div class=chart style='position:relative;height:90px;width:50vw;overflow:hidden'><canvas width=600 height=90></canvas>"
    label = "<b style='position:absolute;left:300px;top:0;white-space:nowrap'>The fee is 20 dollars for each</b></div>"
    sized = (await look(tab, chart + label, kinds=(TextSize,)))[TextSize]
    assert [item.drawing for item in sized.clipped] == ["chart"]


async def test_only_texts_that_can_be_seen_are_counted_as_whole(tab: Tab) -> None:
    away = f"<div style='{READERS}'>Heard</div><p style='position:absolute;left:-9999px'>Parked</p>"
    folded = "<div style='height:0;overflow:hidden'>Folded</div><p style='text-indent:-9999px'>Indented</p>"
    sized = (await look(tab, f"{away}{folded}<p>Seen</p>", kinds=(TextSize,)))[TextSize]
    assert sized.texts == 1


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
