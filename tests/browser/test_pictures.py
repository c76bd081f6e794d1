"""Pictures with what they are called and what stands around them."""

from PIL import Image

from auditor.artifacts import Picture, Pictures
from auditor.collect.browser import Tab
from tests.fixtures.local_site import Answer
from tests.fixtures.pictured_pages import collect, png


async def pictures_of(tab: Tab, body: str, **files: Answer) -> dict[str, Picture]:
    """Pictures of a page by selector."""
    found = await collect(tab, body, Pictures, **files)
    assert isinstance(found, Pictures)
    return {picture.target.selector: picture for picture in found.pictures}


async def test_a_picture_brings_its_name_its_place_and_what_stands_around_it(tab: Tab) -> None:
    body = (
        '<p>Before</p><figure><img id="a" src="red.png" alt="A red field"><figcaption>Field</figcaption></figure><p>After</p>'
        '<a href="/x" aria-label="Home"><img id="b" src="red.png" alt=""> Start</a>'
        '<div aria-hidden="true"><img id="c" src="gone.png" alt="Gone" width="30" height="30"></div>'
        '<div id="d" role="img" aria-label="Stars" style="width:50px;height:20px"></div>'
        '<img id="e" src="red.png" alt="x" style="display:none">'
    )
    found = await pictures_of(tab, body, red=png(Image.new("RGB", (60, 40), "red")))
    assert set(found) == {"#a", "#b", "#c", "#d"}
    a, b, c, d = found["#a"], found["#b"], found["#c"], found["#d"]
    assert (a.name, a.alt, a.file_name, a.caption, a.loaded) == ("A red field", "A red field", "red.png", "Field", True)
    assert (a.natural_width_px, a.height_px, a.text_after) == (60, 40, "Field")
    assert (b.hidden_by, b.name, b.control, b.control_name, b.control_text) == ("alt", "", "link", "Home", "Start")
    assert (c.hidden_by, c.loaded) == ("aria-hidden", False)
    assert (d.kind, d.name, d.alt) == ("role", "Stars", None)


async def test_the_text_of_a_link_is_what_it_says_beside_its_pictures(tab: Tab) -> None:
    svg = '<svg role="img" width="40" height="40"><title>Seal</title><rect width="40" height="40"/></svg>'
    body = (
        '<a href="/1"><img id="a" src="red.png" alt="Logo"> Oak Park</a>'
        f'<a href="/2"><img id="b" src="red.png" alt="Logo">{svg}<style>i{{top:0}}</style><i style="display:none">unseen</i></a>'
    )
    found = await pictures_of(tab, body, red=png(Image.new("RGB", (60, 40), "red")))
    assert (found["#a"].control_text, found["#b"].control_text) == ("Oak Park", "")


async def test_canvas_drawing_and_background_are_told_apart_from_nothing(tab: Tab) -> None:
    body = (
        '<canvas id="drawn"></canvas><canvas id="bare"></canvas>'
        "<script>drawn.getContext('2d').fillRect(0, 0, 90, 90)</script>"
        '<svg id="rich" width="99" height="99"><path fill="red"/><path fill="blue"/><title>Flag</title></svg>'
        '<svg id="icon" width="20" height="20"><path/></svg>'
        '<div id="back" style="width:90px;height:40px;background:url(red.png)"></div><div id="plain" style="height:40px"></div>'
    )
    found = await pictures_of(tab, body, red=png(Image.new("RGB", (60, 40), "red")))
    assert set(found) == {"#drawn", "#bare", "#rich", "#back"}
    assert (found["#drawn"].loaded, found["#bare"].loaded) == (True, False)
    assert (found["#rich"].shapes, found["#rich"].colours, found["#rich"].name) == (2, 2, "Flag")
    assert (found["#back"].kind, found["#back"].file_name) == ("css", "red.png")


async def test_a_picture_tells_the_other_host_that_its_link_or_the_one_beside_it_leads_to(tab: Tab) -> None:
    body = (
        '<p><a href="https://bank.example/"><img id="a" src="red.png" alt="Bank"></a><img id="b" src="red.png" alt="Seen"></p>'
        '<div><p><img id="c" src="red.png" alt="Oak"></p><p><a href="https://oak.example/x">Oak Fund</a></p></div>'
        '<section><div><p><a href="/fees"><img id="d" src="red.png" alt="Fees"></a></p></div></section>'
    )
    found = await pictures_of(tab, body, red=png(Image.new("RGB", (60, 40), "red")))
    told = {selector: picture.leads_to for selector, picture in found.items()}
    assert told == {
        "#a": "https://bank.example/",
        "#b": "https://bank.example/",
        "#c": "https://oak.example/x",
        "#d": "",
    }
