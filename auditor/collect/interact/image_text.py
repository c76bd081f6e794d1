"""A few pictures that may show text, looked at pixel by pixel: bands of rows with upright strokes."""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

from PIL import Image, ImageChops

from auditor.artifacts import ImageText, Picture, PicturePixels, Pictures
from auditor.collect.interact.pixels import snap
from auditor.collect.interact.stage import Stage

MAX_SNAPS = 3  # pictures a page; each costs 50 to 100 ms
MIN_WIDTH_PX, MIN_HEIGHT_PX, MIN_AREA_PX = 80.0, 16.0, 2500.0  # CSS px; a smaller one holds a letter or an icon
MAX_WIDTH_PX, MAX_HEIGHT_PX = 900.0, 500.0  # CSS px of a picture that are looked at
MIN_SCORE = 3  # signs below which a picture is not looked at
BANNER_ASPECT = 2.4  # width to height from which a picture has the shape of a line of text
MIN_NAME_WORDS = 3  # words of a text alternative that may be the words in the picture

STROKE_STEP = 56  # of 255 grey levels between neighbours: an edge of a letter, not of a shadow
ROW_WRITTEN = 0.012  # share of edges from which a row may cross letters (a short word on a wide banner)
ROW_CROWDED = 0.5  # share of edges above which a row is a pattern, not writing
LINE_PX = (5, 120)  # height of a line of writing as shown, CSS px
_TONES = 16

_NOT_TEXT = re.compile(
    r"logo|brand|seal\b|emblem|crest|flag|icon|avatar|headshot|portrait|\bmap\b|chart|graph|diagram|qr|screen-?shot|"
    r"signature|illustration|photo",
    re.IGNORECASE,
)
_TEXTUAL = re.compile(
    r"banner|header|title|text|button|btn|quote|flyer|poster|infographic|slide|heading|callout|promo", re.IGNORECASE
)


async def look_for_image_text(stage: Stage) -> ImageText:
    """Pixels of at most `MAX_SNAPS` pictures that are likeliest to show text."""
    seen = stage.seen.get(Pictures)
    chosen = candidates(seen.pictures) if isinstance(seen, Pictures) else []
    looked: list[PicturePixels] = []
    for picture in chosen[:MAX_SNAPS]:
        box = picture.target.box_css_px
        if box is None:
            continue
        shown = (box[0], box[1], min(box[2], MAX_WIDTH_PX), min(box[3], MAX_HEIGHT_PX))
        looked.append(measure(await snap(stage.tab.session, shown), picture))
    return ImageText(pictures=tuple(looked), candidates=len(chosen))


def candidates(pictures: Sequence[Picture]) -> list[Picture]:
    """Pictures that may show text, likeliest first; each file once. Logos, maps and charts are left out."""
    scored = [(score, picture) for picture in pictures if (score := _score(picture)) >= MIN_SCORE]
    scored.sort(key=lambda pair: -pair[0])
    files: dict[str, Picture] = {}
    for _, picture in scored:
        files.setdefault(picture.src or picture.target.selector, picture)
    return list(files.values())


def _score(picture: Picture) -> int:
    """Signs that a picture shows text; 0 when it is too small, not a bitmap or of another kind."""
    if picture.kind not in ("img", "input", "object", "role", "css") or picture.loaded is False:
        return 0
    width, height = picture.width_px, picture.height_px
    if width < MIN_WIDTH_PX or height < MIN_HEIGHT_PX or width * height < MIN_AREA_PX:
        return 0
    said = " ".join((urlsplit(picture.src).path[-120:], picture.classes, picture.name))
    if _NOT_TEXT.search(said) or picture.file_name.lower().endswith(".svg"):
        return 0
    words = len(picture.name.split())
    if picture.control and picture.kind != "input" and words == 1:
        return 0  # a link with one word drawn ("Foia.gov") is a logotype, which WCAG exempts
    return (
        2 * (words >= MIN_NAME_WORDS)
        + 2 * (width / height >= BANNER_ASPECT)
        + 3 * (picture.kind == "input")
        + 2 * bool(picture.control and not picture.control_text)
        + 2 * bool(_TEXTUAL.search(picture.file_name + " " + picture.classes))
        + (picture.kind == "css")
        + picture.file_name.lower().endswith((".png", ".gif"))
    )


def measure(image: Image.Image, picture: Picture) -> PicturePixels:
    """Lines of writing and their strokes in an RGB image of `picture` as shown."""
    grey = image.convert("L")
    width, height = grey.size
    if width < 2 or height < 2:
        return _pixels(picture)
    left, right = grey.crop((0, 0, width - 1, height)), grey.crop((1, 0, width, height))
    edges = ImageChops.difference(left, right).point([255 if step >= STROKE_STEP else 0 for step in range(256)])
    rows = [value / 255 for value in edges.resize((1, height), Image.Resampling.BOX).tobytes()]
    best_marks, best_share, lines = 0, 0.0, 0
    for top, bottom in _bands(rows):
        marks, span = _marks(edges.crop((0, top, width - 1, bottom)))
        if marks and LINE_PX[0] <= bottom - top <= LINE_PX[1]:
            lines += 1
            if marks > best_marks:
                best_marks, best_share = marks, span / width
    tones = sorted(grey.point([value * _TONES // 256 for value in range(256)]).histogram()[:_TONES], reverse=True)
    return _pixels(
        picture,
        lines=lines,
        marks=best_marks,
        written_share=round(best_share, 2),
        plain_share=round(sum(row < ROW_WRITTEN for row in rows) / height, 2),
        main_tones_share=round(sum(tones[:2]) / (width * height), 2),
    )


def _pixels(picture: Picture, **measured: float) -> PicturePixels:
    """What was measured, with what is known of the picture already."""
    facts: dict[str, Any] = dict(measured)
    return PicturePixels(
        target=picture.target,
        kind=picture.kind,
        name=picture.name,
        width_px=picture.width_px,
        height_px=picture.height_px,
        **facts,
    )


def _bands(rows: Sequence[float]) -> list[tuple[int, int]]:
    """Top and bottom of each run of rows that may cross letters, with plain rows above and below it."""
    found: list[tuple[int, int]] = []
    start = 0
    for is_written, run in groupby(rows, key=lambda row: ROW_WRITTEN <= row <= ROW_CROWDED):
        length = len(list(run))
        if is_written:
            found.append((start, start + length))
        start += length
    return found


def _marks(edges: Image.Image) -> tuple[int, int]:
    """Runs of columns with edges in a band (letters, or halves of them) and the width they span, in px."""
    width = edges.size[0]
    columns = [value > 0 for value in edges.resize((width, 1), Image.Resampling.BOX).tobytes()]
    written = [index for index, is_written in enumerate(columns) if is_written]
    if not written:
        return 0, 0
    runs = sum(1 for is_written, _ in groupby(columns) if is_written)
    return runs, written[-1] - written[0] + 1
