"""What the probes of pictures and players see, and how pixels are read."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from auditor.artifacts import ImageText, MediaPlayer, Picture, Pictures, Players
from auditor.collect.browser import Tab
from auditor.collect.interact.image_text import MAX_SNAPS, candidates, measure
from auditor.collect.limits import Limits
from auditor.collect.visit import VisitOrder, visit
from auditor.model import Target
from auditor_rules.accessibility import media_text
from tests.fixtures.local_site import Answer, LocalSite, Route, page
from tests.fixtures.needs import needs

QUICK = Limits(settle_s=2, quiet_ms=60, phone_quiet_ms=30)


def png(image: Image.Image) -> Answer:
    """An image as an answer of the local site."""
    out = BytesIO()
    image.save(out, "PNG")
    return Answer(out.getvalue(), content_type="image/png")


SOME = Picture(target=Target("#x"), kind="img")


def written(text: str, width: int = 400, height: int = 80, size: float = 28) -> Image.Image:
    """Black writing on a white ground."""
    image = Image.new("RGB", (width, height), "white")
    ImageDraw.Draw(image).text((20, 25), text, fill="black", font_size=size, spacing=size / 2)
    return image


async def collect(tab: Tab, body: str, kind: type, **files: Answer) -> object:
    """One artifact of a page with `body`; each of `files` is served as NAME.png."""
    routes: dict[str, Route] = {"/": page(body), **{f"/{name}.png": answer for name, answer in files.items()}}
    with LocalSite(routes) as site:
        needed = {kind, Pictures}
        visited = await visit(tab, VisitOrder(url=site.url + "/", limits=QUICK, needed=needs(needed)))
    found = visited.artifacts[kind]
    assert isinstance(found, kind), found
    return found


async def pictures_of(tab: Tab, body: str, **files: Answer) -> dict[str, Picture]:
    """Pictures of a page by selector."""
    found = await collect(tab, body, Pictures, **files)
    assert isinstance(found, Pictures)
    return {picture.target.selector: picture for picture in found.pictures}


async def players_of(tab: Tab, body: str) -> Players:
    """Players of a page."""
    found = await collect(tab, body, Players)
    assert isinstance(found, Players)
    return found


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


async def test_only_a_picture_with_writing_shows_lines_and_a_blank_one_was_not_seen(tab: Tab) -> None:
    body = "".join(
        f'<img id="{name}" src="{name}.png" alt="We are open on Mondays">' for name in ("text", "field", "blank")
    )
    field = Image.new("RGB", (400, 80), "red")
    ImageDraw.Draw(field).rectangle((100, 20, 300, 60), fill="blue")
    blank = png(Image.new("RGB", (400, 80), "white"))
    found = await collect(
        tab, body, ImageText, text=png(written("We are open on Mondays")), field=png(field), blank=blank
    )
    assert isinstance(found, ImageText)
    seen = {picture.target.selector: picture for picture in found.pictures}
    assert (set(seen), found.candidates) == ({"#text", "#field"}, 3)
    assert (seen["#text"].lines, seen["#text"].words) == (1, 5)
    assert seen["#text"].marks >= 12
    assert (seen["#field"].lines, seen["#field"].marks) == (0, 0)


def test_logos_small_and_plain_pictures_are_no_candidates_and_a_file_counts_once() -> None:
    def picture(**facts: object) -> Picture:
        known: dict[str, object] = {
            "name": "We are open on Mondays",
            "width_px": 400.0,
            "height_px": 80.0,
            "src": "/a.png",
        }
        return Picture(target=Target("#x"), kind="img", **(known | facts))  # type: ignore[arg-type]

    assert len(candidates([picture(), picture()])) == 1
    assert not candidates([picture(src="/logos/a.png"), picture(height_px=10.0), picture(loaded=False)])
    assert not candidates([picture(name="", height_px=300.0)])
    assert MAX_SNAPS <= 3


def test_stripes_without_gaps_between_strokes_are_no_writing() -> None:
    stripes = Image.new("RGB", (200, 40), "white")
    for x in range(0, 200, 2):
        ImageDraw.Draw(stripes).line((x, 0, x, 40), fill="black")
    assert measure(stripes, Picture(target=Target("#x"), kind="img")).lines == 0


@pytest.mark.parametrize("size", [14, 20, 30])
def test_lines_of_words_are_counted(size: float) -> None:
    seen = measure(written("We are open all week\nfrom nine to five", height=140, size=size), SOME)
    assert (seen.lines, seen.line_rows_share) == (2, 1.0)
    assert seen.words >= 6


def test_writing_beside_a_drawing_and_signs_that_stand_apart_are_no_lines_alone() -> None:
    drawing = written("We are open", height=300, size=20)
    for x in range(40, 400, 60):
        ImageDraw.Draw(drawing).rectangle((x, 60, x + 30, 290), outline="black")
    apart = Image.new("RGB", (400, 40), "white")
    for x in (10, 150, 290):
        ImageDraw.Draw(apart).text((x, 10), "okay then", font_size=18, fill="black")
    assert measure(drawing, SOME).line_rows_share < 0.2
    assert measure(apart, SOME).lines == 0


def test_pictures_of_buttons_and_logotypes_in_the_header_are_no_candidates() -> None:
    button = replace(
        SOME,
        name="Find the background",
        src="/find-button.png",
        file_name="find-button.png",
        width_px=200.0,
        height_px=40.0,
    )
    pressed = replace(button, control="link", control_name="Find the background")
    assert not candidates([button])
    assert candidates([pressed]) == [pressed]
    assert not candidates([replace(pressed, region="banner")])


async def test_players_bring_tracks_switches_and_texts_near_by(tab: Tab) -> None:
    body = (
        '<section><video id="v" controls muted loop src="a.mp4"><track kind="captions" srclang="en" src="a.vtt"><track kind="captions">'
        '</video><p>The bus drives in.</p><p style="display:none">unseen</p><a href="/t.html">Read the transcript</a></section>'
        '<section><audio id="a" autoplay src="a.mp3"></audio><button>Mute</button><button hidden>Pause</button></section>'
    )
    found = await players_of(tab, body)
    video, audio = found.players
    assert [(track.kind, track.has_src) for track in video.tracks] == [("captions", True), ("captions", False)]
    assert (video.controls, video.muted, video.loop, video.autoplay, video.sound) == (
        True,
        True,
        True,
        False,
        "unknown",
    )
    assert video.transcripts == ("Read the transcript",)
    assert video.near_text == "The bus drives in. Read the transcript"
    assert (audio.autoplay, audio.is_shown, audio.transcripts) == (True, False, ())
    assert found.sound_controls == ("Mute",)
    assert found.page_words == 8


async def test_a_video_without_a_sound_track_is_told_from_one_that_could_not_be_played(tab: Tab) -> None:
    silent = media_text._SILENT
    found = await players_of(tab, f'<video controls src="{silent}"></video><video controls src="gone.mp4"></video>')
    assert [(player.sound, player.duration_s, player.can_play) for player in found.players] == [
        ("none", 4.0, True),
        ("unknown", None, False),
    ]


async def test_players_of_big_hosts_are_known_with_their_parameters(tab: Tab) -> None:
    body = (
        '<iframe id="y" title="Council" src="https://www.youtube.com/embed/x?autoplay=1&amp;cc_load_policy=1"></iframe>'
        '<iframe title="Fake" src="https://notyoutube.com/embed/x"></iframe>'
        '<iframe title="Page" src="https://www.facebook.com/plugins/page.php"></iframe>'
    )
    (player,) = (await players_of(tab, body)).players
    assert isinstance(player, MediaPlayer)
    assert (player.kind, player.host, player.is_audio, player.name) == ("embed", "YouTube", False, "Council")
    assert player.parameters == {"autoplay": "1", "cc_load_policy": "1"}
