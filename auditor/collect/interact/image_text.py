"""A few pictures that may show text, looked at pixel by pixel: bands of rows that have what lines of writing have."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

from PIL import Image, ImageChops

from auditor.artifacts import ImageText, Picture, PicturePixels, Pictures
from auditor.collect.interact.logotypes import is_logotype, rows_of_logos
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
ROW_CROWDED = 0.8  # share of edges above which a row is a pattern, not writing (small type measured up to 0.7)
LINE_PX = (6, 80)  # height of a line of writing as shown, CSS px
# With these, 698 of 780 made pictures of writing (13 typefaces of 12 to 44 px) were told from photos, drawings and icons:
# of 222 of those on ten public sites 4 were taken for writing.
MIN_LINE_ASPECT = 3.0  # length to height
MIN_LINE_MARKS = 3  # strokes, or runs of letters that touch
MARK_DENSITY = (0.3, 4.0)  # of those, on a length that equals the height
MIN_LINE_TONES = 0.5  # share of the two commonest of 16 tones: ink and ground
WORD_GAP = 0.2  # times the height: a space is a quarter of the type size
MAX_GAP = 3.0  # times the height: what stands further apart is no sentence, but icons or columns
_TONES = 16

_NOT_TEXT = re.compile(
    r"flag|icon|avatar|headshot|portrait|\bmap\b|chart|graph|diagram|qr|screen-?shot|"
    r"signature|illustration|photo|screen|toolbar|dialog|keyboard|browser|window|interface|example|sample|demo",
    re.IGNORECASE,
)
_TEXTUAL = re.compile(
    r"banner|header|title|text|quote|flyer|poster|infographic|slide|heading|callout|promo", re.IGNORECASE
)

_BUTTON = re.compile(r"button|btn", re.IGNORECASE)


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
        image = await snap(stage.tab.session, shown)
        if _shows_anything(image):
            looked.append(measure(image, picture))
    return ImageText(pictures=tuple(looked), candidates=len(chosen))


def _shows_anything(image: Image.Image) -> bool:
    """Whether an image has more than one colour: a part of a box that scrolls by itself comes out blank."""
    return image.convert("L").getcolors(1) is None


def candidates(pictures: Sequence[Picture]) -> list[Picture]:
    """Pictures that may show text, likeliest first; each file once. Logos, maps and charts are left out."""
    rows = rows_of_logos(pictures)
    scored = [
        (score, picture)
        for picture in pictures
        if (score := _score(picture)) >= MIN_SCORE and not is_logotype(picture, rows)
    ]
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
    if picture.control and picture.kind != "input" and (words == 1 or picture.region == "banner"):
        return 0  # a link with one word drawn ("Foia.gov"), or in the header, is a logotype, which WCAG exempts
    is_button = bool(_BUTTON.search(said))
    if is_button and not picture.control and picture.kind not in ("input", "css"):
        return 0  # a picture of a button that can't be pressed illustrates something
    return (
        2 * (words >= MIN_NAME_WORDS)
        + 2 * (width / height >= BANNER_ASPECT)
        + 3 * (picture.kind == "input")
        + 2 * bool(picture.control and not picture.control_text)
        + 2 * (is_button or bool(_TEXTUAL.search(picture.file_name + " " + picture.classes)))
        + (picture.kind == "css")
        + picture.file_name.lower().endswith((".png", ".gif"))
    )


@dataclass(frozen=True, slots=True)
class _Band:
    """A run of rows with strokes: its height and the length of what is on it, in px; strokes, words, widest gap."""

    height: int
    span: int
    marks: int
    words: int
    gap: int
    tones_share: float

    def is_line(self) -> bool:
        """Whether it has the measures of a line of writing."""
        return (
            LINE_PX[0] <= self.height <= LINE_PX[1]
            and self.span >= MIN_LINE_ASPECT * self.height
            and self.marks >= MIN_LINE_MARKS
            and MARK_DENSITY[0] <= self.marks * self.height / self.span <= MARK_DENSITY[1]
            and self.gap <= MAX_GAP * self.height
            and self.tones_share >= MIN_LINE_TONES
        )


def measure(image: Image.Image, picture: Picture) -> PicturePixels:
    """Lines of writing and their strokes in an RGB image of `picture` as shown."""
    grey = image.convert("L")
    width, height = grey.size
    if width < 3 or height < 3:
        return _pixels(picture)
    across, ink = _edges(grey)
    rows = [value / 255 for value in across.resize((1, height), Image.Resampling.BOX).tobytes()]
    bands = [_read(grey, across, ink, rows_of) for rows_of in _bands(rows)]
    bands = [band for band in bands if band.height >= LINE_PX[0]]
    is_input = picture.kind == "input"  # what is drawn on it is its label, within its border
    lines = [band for band in bands if band.is_line() or (is_input and band.marks and band.height <= LINE_PX[1])]
    richest = max(lines, key=lambda band: band.marks, default=None)
    crowded = sum(row > ROW_CROWDED for row in rows)
    marked = sum(band.height for band in bands) + crowded
    return _pixels(
        picture,
        lines=len(lines),
        words=sum(band.words for band in lines),
        marks=richest.marks if richest else 0,
        written_share=round(richest.span / width, 2) if richest else 0.0,
        line_rows_share=round(sum(band.height for band in lines) / marked, 2) if marked else 0.0,
        plain_share=round(sum(row < ROW_WRITTEN for row in rows) / height, 2),
        main_tones_share=_main_tones(grey),
    )


def _edges(grey: Image.Image) -> tuple[Image.Image, Image.Image]:
    """Where neighbours from left to right differ by a stroke's edge, and where those or the ones below do."""
    width, height = grey.size
    edge = [255 if step >= STROKE_STEP else 0 for step in range(256)]
    here = grey.crop((0, 0, width - 1, height - 1))
    across = ImageChops.difference(here, grey.crop((1, 0, width, height - 1))).point(edge)
    down = ImageChops.difference(here, grey.crop((0, 1, width - 1, height))).point(edge)
    return across, ImageChops.lighter(across, down)


def _read(grey: Image.Image, across: Image.Image, ink: Image.Image, rows: tuple[int, int]) -> _Band:
    """What stands on the rows from the first to before the second."""
    top, bottom = rows
    inked = _columns(ink, top, bottom)
    written = [index for index, is_written in enumerate(inked) if is_written]
    if not written:
        return _Band(bottom - top, 0, 0, 0, 0, 0.0)
    left, right = written[0], written[-1] + 1
    marks = sum(1 for is_written, _ in groupby(_columns(across, top, bottom)[left:right]) if is_written)
    gaps = [len(list(run)) for is_written, run in groupby(inked[left:right]) if not is_written]
    return _Band(
        height=bottom - top,
        span=right - left,
        marks=marks,
        words=1 + sum(gap >= WORD_GAP * (bottom - top) for gap in gaps),
        gap=max(gaps, default=0),
        tones_share=_main_tones(grey.crop((left, top, right, bottom))),
    )


def _columns(edges: Image.Image, top: int, bottom: int) -> list[bool]:
    """Which columns have an edge between two rows."""
    width = edges.size[0]
    band = edges.crop((0, top, width, bottom)).resize((width, 1), Image.Resampling.BOX)
    return [value > 0 for value in band.tobytes()]


def _main_tones(grey: Image.Image) -> float:
    """Share of the pixels that have the two commonest of 16 tones."""
    width, height = grey.size
    tones = sorted(grey.point([value * _TONES // 256 for value in range(256)]).histogram()[:_TONES])
    return round(sum(tones[-2:]) / (width * height), 2)


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
