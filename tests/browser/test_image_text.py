"""What the pixels of pictures show."""

from dataclasses import replace

import pytest
from PIL import Image, ImageDraw

from auditor.artifacts import ImageText, Picture
from auditor.collect.browser import Tab
from auditor.collect.interact.image_text import MAX_SNAPS, candidates, measure
from auditor.model import Target
from tests.fixtures.pictured_pages import collect, png

SOME = Picture(target=Target("#x"), kind="img")


def written(text: str, width: int = 400, height: int = 80, size: float = 28) -> Image.Image:
    """Black writing on a white ground."""
    image = Image.new("RGB", (width, height), "white")
    ImageDraw.Draw(image).text((20, 25), text, fill="black", font_size=size, spacing=size / 2)
    return image


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
