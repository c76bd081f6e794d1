"""What is painted behind texts beyond the background colours of what holds them: pixels decide there."""

from auditor.artifacts import AxeResults, TextContrast
from auditor.collect.browser import Tab
from tests.fixtures.coloured_pages import artifact, look, nodes, verdicts

TILES = (
    'url("data:image/svg+xml,%3Csvg xmlns=%27http://www.w3.org/2000/svg%27 width=%278%27 height=%278%27%3E'
    '%3Crect width=%278%27 height=%278%27 fill=%27%23fdfdfd%27/%3E%3Crect width=%271%27 height=%271%27 fill=%27%23f3f3f3%27/%3E%3C/svg%3E")'
)
STYLES = """<style>
p, div { margin: 4px 0; background-color: transparent; color: #1b1b1b }
.tile { display: table } .tile div { margin: 0 } .cell { display: table-cell; vertical-align: middle } .paint { width: 0 }
.paint::before { content: ""; display: block; width: 170px; height: 34px; background: #0b4ea2 }
.pale .paint::before { background: #dfe6ee }
.word { width: 170px; line-height: 34px; text-align: center; color: #f4f4f4 }
.near { position: relative; height: 30px } .near i::after { content: ""; position: absolute; inset: 0; background: #111 }
.near span, .edge span { position: absolute; left: 4px } .edge { position: relative; height: 10px; border-top: 30px solid #0b4ea2 }
.edge.dark { border-color: #333 } .edge span { top: -28px }
.in { box-shadow: inset 0 0 0 100px #0b4ea2 } .in.dark { box-shadow: inset 0 0 0 100px #222 }
.frame { border: 20px solid transparent; border-image: linear-gradient(#0b4ea2, #0b4ea2) 1 fill }
.faint { background-image: TILES }
.card { position: relative; height: 30px } .card i { position: absolute; inset: 0; background: #0b4ea2 }
.card span { position: absolute; left: 4px; color: #fff } .lid i { z-index: 1 }
.clip { background: linear-gradient(90deg, #ccc, #ddd); background-clip: text; color: transparent }
.clip.dark { background: linear-gradient(90deg, #005, #007); background-clip: text }
#empty::placeholder { color: #ccc } #told::placeholder { color: #444 }
</style>""".replace("TILES", TILES)
WHITE = "color:#fff"


async def test_text_that_something_dark_is_painted_behind_is_no_failure(tab: Tab) -> None:
    body = f"""{STYLES}
    <div class="tile" id="cousin"><div class="cell"><div class="paint"></div></div><div class="word">Swiss franc</div></div>
    <div class="near" id="sibling"><i></i><span style="{WHITE}">On a sibling's box</span></div>
    <p id="inset" class="in" style="{WHITE}">On a shadow</p>
    <div class="edge" id="border"><span style="{WHITE}">On a border</span></div>
    <div class="frame" id="image"><span style="{WHITE}">On a border image</span></div>
    <div class="card" id="layer"><i></i><span>On a layer</span></div>
    <p id="dark" class="clip dark">Dark paint in letters</p>
    <p id="filter" style="color:#ccc;filter:brightness(.3)">Darkened as a whole</p>
    <p id="outline" style="{WHITE};text-shadow:-1px 0 #000,1px 0 #000,0 1px #000,0 -1px #000">Outlined</p>"""
    assert verdicts(await look(tab, body), "color-contrast") == {}


async def test_faint_text_is_found_on_what_styles_of_its_holders_do_not_tell(tab: Tab) -> None:
    body = f"""{STYLES}
    <div class="tile pale" id="cousin"><div class="cell"><div class="paint"></div></div><div class="word">Krone</div></div>
    <div class="near"><i></i><span id="sibling" style="color:#222">Dark on a sibling's dark box</span></div>
    <p id="inset" class="in dark">Dark on a dark shadow</p>
    <div class="edge dark"><span id="border">Dark on a dark border</span></div>
    <p id="tiles" class="faint" style="color:#999">Grey on faint tiles</p>
    <p id="alpha" class="faint" style="color:rgba(0,0,0,.4)">See-through ink on faint tiles</p>
    <p id="opacity" style="color:#555;opacity:.5">Half transparent</p>
    <p id="clipped" class="clip">Pale paint in letters</p>
    <input id="empty" placeholder="Your name"><input id="told" placeholder="Your name">"""
    visited = await look(tab, body)
    found = verdicts(visited, "color-contrast")
    assert set(found.values()) == {"failed"}
    names = ("inset", "sibling", "border", "tiles", "alpha", "opacity", "clipped", "empty")
    assert set(found) == {"#cousin > div:nth-of-type(2)", *(f"#{name}" for name in names)}


async def test_text_under_a_card_of_which_other_text_stands_there_is_not_judged(tab: Tab) -> None:
    body = f'{STYLES}<div class="card lid"><span style="color:#ccc">Covered</span><i style="color:#fff">Other words</i></div>'
    assert verdicts(await look(tab, body), "color-contrast") == {}


async def test_failures_on_plain_colours_need_no_picture(tab: Tab) -> None:
    body = '<p style="color:#aaa">Grey</p><p style="color:#aaa;box-shadow:inset 0 -2px #00f">A line below</p>'
    visited = await look(tab, body)
    assert len(verdicts(visited, "color-contrast")) == 2
    assert artifact(visited, TextContrast).pictures == 0
    assert [node.text.ground for node in nodes(visited, "color-contrast") if node.text] == ["", ""]


async def test_a_hundred_texts_of_one_colour_on_one_ground_share_a_few_looks(tab: Tab) -> None:
    rows = "".join(f'<p class="faint" style="color:#999">Row {number}</p>' for number in range(100))
    visited = await look(tab, STYLES + rows)
    found = artifact(visited, TextContrast)
    assert (len(found.looks), found.left, found.measured) == (100, 0, 3)
    assert set(verdicts(visited, "color-contrast").values()) == {"failed"}


async def test_each_text_is_looked_at_where_a_picture_differs_from_place_to_place(tab: Tab) -> None:
    photo = "background:linear-gradient(90deg,#000,#fff),url(none.png)"
    texts = "".join(
        f'<p style="position:absolute;left:{left}px;color:#fff">Fee</p>' for left in (0, 200, 400, 500, 600)
    )
    body = f'<div style="position:relative;height:60px;width:640px;{photo}">{texts}</div>'
    found = artifact(await look(tab, body), TextContrast)
    assert found.measured == 5
    assert found.looks[0].shares[0] > found.looks[-1].shares[0]


async def test_texts_of_the_stricter_level_with_paint_behind_them_are_not_claimed(tab: Tab) -> None:
    body = f'{STYLES}<p class="in" style="color:#666">Grey on a shadow, by styles on white</p>'
    frame = artifact(await look(tab, body), AxeResults).frames[0]
    assert frame.near == ()
