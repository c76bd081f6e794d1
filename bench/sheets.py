"""Pictures of findings for a reader, six on a sheet, each with its message and markup."""

import io
import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image, ImageDraw, ImageFont

from auditor.collect.limits import Limits
from auditor.collect.pictures import take_pictures
from auditor.collect.reach import Reach
from auditor.collect.workshop import Workshop, open_workshop
from auditor.config import Browser
from auditor.crawl.serve import FolderServer
from bench.drawing import Found

TILE_PX, PICTURE_HEIGHT_PX, SHEET_COLUMNS, SHEET_TILES = (620, 400), 270, 2, 6
FONT_PX, LINE_CHARS, MAX_LINES = 13, 92, 3


async def draw(picked: Mapping[str, Sequence[Found]], sites: Mapping[str, Path], output: Path) -> None:
    """Write `output`/NAME/sheet-N.png for each named list of findings on the sites, folders by name."""
    async with open_workshop(Browser()) as workshop:
        for name, found in picked.items():
            folder = output / name
            folder.mkdir(parents=True, exist_ok=True)
            tiles = [_tile(number, each, await _picture(workshop, sites, each)) for number, each in enumerate(found, 1)]
            for start in range(0, len(tiles), SHEET_TILES):
                _sheet(tiles[start : start + SHEET_TILES]).save(folder / f"sheet-{start // SHEET_TILES + 1}.png")


async def _picture(workshop: Workshop, sites: Mapping[str, Path], found: Found) -> bytes | None:
    with FolderServer(sites[found["site"]]) as server:
        url = server.base_url.rstrip("/") + urlsplit(found["url"])._replace(scheme="", netloc="").geturl()
        async with workshop.tabs.tab("", Reach.of((url,))) as tab:
            (picture,) = await take_pictures(tab, url, [found["selector"] or "body"], Limits())
    return picture.png if picture else None


def _tile(number: int, found: Found, png: bytes | None) -> Image.Image:
    tile = Image.new("RGB", TILE_PX, "white")
    if png:
        picture = Image.open(io.BytesIO(png)).convert("RGB")
        picture.thumbnail((TILE_PX[0], PICTURE_HEIGHT_PX))
        tile.paste(picture, (0, 0))
    lines = [f"#{number} {found['rule']} {found['outcome']} {found['site']} {urlsplit(found['url']).path}"]
    for text in (found["message"], found["html"]):
        lines += textwrap.wrap(text, LINE_CHARS)[:MAX_LINES]
    font = ImageFont.load_default(FONT_PX)
    ImageDraw.Draw(tile).text((4, PICTURE_HEIGHT_PX + 4), "\n".join(lines), fill="black", font=font)
    return tile


def _sheet(tiles: Sequence[Image.Image]) -> Image.Image:
    width, height = TILE_PX[0] + 8, TILE_PX[1] + 6
    rows = SHEET_TILES // SHEET_COLUMNS
    sheet = Image.new("RGB", (width * SHEET_COLUMNS, height * rows), "gray")
    for place, tile in enumerate(tiles):
        sheet.paste(tile, (place % SHEET_COLUMNS * width, place // SHEET_COLUMNS * height))
    return sheet
