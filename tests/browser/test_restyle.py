"""Text spaced out, zoomed and on a turned screen: what is cut off, what lies over other text, what turns."""

from typing import Any

from auditor.artifacts import Orientation, PhoneLayout, PhoneText, SpacingLocks, TextSize, TextSpacing
from auditor.collect.browser import Tab
from auditor.collect.limits import Limits
from auditor.collect.visit import VisitOrder, visit
from tests.fixtures.local_site import LocalSite, page
from tests.fixtures.needs import brought, needs
from tests.fixtures.test_font import TEST_FONT

QUICK = Limits(load_s=8, settle_s=2, quiet_ms=60, phone_quiet_ms=30, probe_s=8)
TEXT = "Once upon a midnight dreary, while I pondered, weak and weary, over many a quaint and curious volume."
KINDS = (SpacingLocks, TextSpacing, TextSize, PhoneText, PhoneLayout, Orientation)


async def look(tab: Tab, body: str, head: str = "", kinds: tuple[type, ...] = KINDS) -> dict[type, Any]:
    with LocalSite({"/": page(body, head=TEST_FONT + head)}) as site:
        visited = await visit(tab, VisitOrder(url=f"{site.url}/", limits=QUICK, needed=needs(kinds)))
    found = brought(visited)
    assert all(not isinstance(found[kind], Exception) for kind in kinds), found
    return found


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


LOCKS_PAGE = f"""
<p id=tight style="letter-spacing: 0.1em !important; font-size: 20px">{TEXT}</p>
<div style="word-spacing: 0 !important"><p id=child>{TEXT}</p></div>
<p style="letter-spacing: inherit !important; word-spacing: 0.1em">{TEXT}</p>
<p id=wraps style="line-height: 1 !important; width: 200px">{TEXT}</p>
<p id=breaks style="line-height: normal !important; white-space: nowrap">A<br>B</p>
<p id=off style="line-height: 1 !important; width: 200px; position: absolute; left: -9999px">{TEXT}</p>
"""


async def test_locks_are_those_of_style_attributes_with_their_computed_values(tab: Tab) -> None:
    locks = (await look(tab, LOCKS_PAGE, kinds=(SpacingLocks,)))[SpacingLocks].locks
    seen = {(lock.target.selector, lock.property): (lock.value_px, lock.has_text, lock.wraps) for lock in locks}
    assert seen["#tight", "letter-spacing"] == (2, True, False)
    assert seen["#wraps", "line-height"] == (16, True, True)
    assert seen["#breaks", "line-height"] == (None, True, False)
    assert not seen["#off", "line-height"][1]
    assert [lock.has_text for lock in locks if lock.property == "word-spacing"] == [False]
    assert len(locks) == 5


async def test_content_that_turns_with_the_screen_is_found_however_it_is_written(tab: Tab) -> None:
    head = """<style>
      @media (orientation: portrait) { #a { transform: rotate(0.25turn) } #b { rotate: -100grad }
        @supports (display: grid) { #c { transform: matrix(0, 1, -1, 0, 0, 0) } } #d { transform: rotateZ(1turn) }
        #e { transform: rotateX(90deg) } }
      @media (min-aspect-ratio: 1/1) { #f { transform: rotate3d(0, 0, 1, 270deg) } }
      @media (max-width: 400px) { #g { rotate: 90deg } }
      #h { transform: rotate(90deg) }
    </style>"""
    body = "".join(f"<p id={name}>Text {name}</p>" for name in "abcdefgh")
    found = (await look(tab, body, head))[Orientation]
    angles = {item.target.selector: (item.portrait_deg, item.landscape_deg) for item in found.turned}
    assert angles == {"#a": (90, 0), "#b": (270, 0), "#c": (90, 0), "#f": (0, 270)}
    assert all(item.by_orientation for item in found.turned)


async def test_a_cover_that_asks_to_turn_the_device_is_found(tab: Tab) -> None:
    head = (
        "<style>#cover { display: none } @media (orientation: landscape) "
        "{ #cover { display: block; position: fixed; inset: 0; background: white } }</style>"
    )
    found = (await look(tab, "<main>Text</main><div id=cover>Please turn your device</div>", head))[Orientation]
    assert [(item.target.selector, item.orientation) for item in found.prompts] == [("#cover", "landscape")]
    assert found.turned == ()


async def test_the_window_is_not_turned_without_a_reason(tab: Tab) -> None:
    styles = "<style>@media (max-width: 600px) { main { rotate: 90deg } } @media (orientation: portrait) { p { color: red } }</style>"
    script = "<script>function lock() { screen.orientation.lock('portrait') }</script>"
    found = (await look(tab, "<main><p>Text</p></main>" + script, styles))[Orientation]
    assert (found.asks, found.was_turned, found.unreadable_sheets) == (False, False, 0)
    assert "orientation.lock('portrait')" in found.lock_script


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


async def test_only_what_widens_the_page_reaches_past_the_edge(tab: Tab) -> None:
    body = (
        "<div id=wide style='width:500px'>Wide</div><div id=near style='width:323px;margin-left:-8px'>Near</div>"
        "<aside style='position:fixed;left:400px;top:0;width:200px'><p id=parked>Parked</p></aside>"
        f"<pre id=listing>{TEXT}</pre><p>See <code id=inline>{'a' * 80}</code></p>"
    )
    overflows = (await look(tab, body, kinds=(PhoneLayout,)))[PhoneLayout].overflows
    assert {(item.target.selector, item.excepted) for item in overflows} == {
        ("#wide", ""), ("#listing", "code"), ("#inline", "inline code"),
    }  # fmt: skip


async def test_a_link_elsewhere_on_the_page_is_no_way_to_text_that_the_page_itself_cuts_off(tab: Tab) -> None:
    body = "<style>body { overflow-x: hidden }</style><a href=/>Home</a><p><span id=wide style='white-space:nowrap'>"
    sized = (await look(tab, f"{body}{'The office is open. ' * 6}</span>"))[TextSize]
    assert [(item.target.selector, item.whole_at) for item in sized.clipped] == [("#wide", "")]
