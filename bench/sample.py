"""Draw findings of the corpus sites to be read by hand, with pictures: `python -m bench.sample --output DIR`.

Audits each site under ../shared/corpus/sites (kept in DIR/audits and used again), draws a fixed sample of
each rule's findings spread over sites and causes, and puts six of them on a sheet. What a reader says of
them stands in docs/readings.jsonl; `python -m bench.precision` makes the table of it.
"""

import argparse
import asyncio
import hashlib
import io
import json
import subprocess
import sys
import textwrap
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from PIL import Image, ImageDraw, ImageFont

from auditor.collect.limits import Limits
from auditor.collect.pictures import take_pictures
from auditor.collect.reach import Reach
from auditor.collect.workshop import open_workshop
from auditor.config import Browser
from auditor.crawl.serve import FolderServer
from auditor_rules.accessibility.axe import AXE_RULES

SITES = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "sites"
TILE_PX, PICTURE_HEIGHT_PX, SHEET_COLUMNS, SHEET_TILES = (620, 400), 270, 2, 6
FONT_PX, LINE_CHARS, MAX_LINES = 13, 92, 3

Found = Mapping[str, Any]


def main() -> None:
    """Write DIR/<rule>/sample.json and its sheets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--per-rule", type=int, default=30)
    parser.add_argument("--rules", nargs="*", help="only these rules; left out: all that are not made from axe-core's")
    options = parser.parse_args()
    sites = sorted(path for path in SITES.iterdir() if path.is_dir())
    for site in sites:
        _audit(site, options.output / "audits" / site.name)
    by_rule = _read(options.output / "audits", [site.name for site in sites], options.rules)
    picked = {rule: pick(found, options.per_rule) for rule, found in sorted(by_rule.items())}
    asyncio.run(_draw(picked, options.output))
    for rule, found in picked.items():
        (options.output / rule / "sample.json").write_text(json.dumps(found, indent=1, ensure_ascii=False), "utf-8")
        print(f"{rule}: {len(found)} of {len(by_rule[rule])}")


def pick(found: Iterable[Found], count: int) -> list[Found]:
    """At most `count` findings: in turn from each site, one a cause before a second of any; always the same."""
    by_site: dict[str, list[Found]] = defaultdict(list)
    for each in found:
        by_site[each["site"]].append(each)
    queues = [_by_cause(by_site[site]) for site in sorted(by_site)]
    picked: list[Found] = []
    while any(queues) and len(picked) < count:
        for queue in queues:
            if queue and len(picked) < count:
                picked.append(queue.pop(0))
    return picked


def _by_cause(found: Sequence[Found]) -> list[Found]:
    seen: dict[str, int] = defaultdict(int)
    ranked: list[tuple[int, str, Found]] = []
    for each in sorted(found, key=_digest):
        ranked.append((seen[each["cause"]], _digest(each), each))
        seen[each["cause"]] += 1
    return [each for _, _, each in sorted(ranked, key=lambda item: item[:2])]


def _digest(found: Found) -> str:
    text = "\n".join((urlsplit(found["url"]).path, found["selector"], found["message"]))
    return hashlib.sha256(text.encode()).hexdigest()


def _audit(site: Path, output: Path) -> None:
    if not (output / "findings.jsonl").is_file():
        command = [
            sys.executable,
            "-m",
            "auditor",
            "audit",
            "-q",
            str(site),
            "-o",
            str(output),
            "--format",
            "json,jsonl",
        ]
        subprocess.run(command, check=False)  # exits with 2 when a page could not be audited


def _read(audits: Path, sites: Iterable[str], rules: Sequence[str] | None) -> dict[str, list[Found]]:
    made_from_axe = {rule.id for rule in AXE_RULES}
    by_rule: dict[str, list[Found]] = defaultdict(list)
    for site in sites:
        for line in (audits / site / "findings.jsonl").read_text("utf-8").splitlines():
            found = json.loads(line)
            wanted = found["rule"] in rules if rules else found["rule"] not in made_from_axe
            if wanted and not found["third_party"]:
                by_rule[found["rule"]].append({**found, "site": site})
    return by_rule


async def _draw(picked: Mapping[str, Sequence[Found]], output: Path) -> None:
    async with open_workshop(Browser()) as workshop:
        for rule, found in picked.items():
            folder = output / rule
            folder.mkdir(parents=True, exist_ok=True)
            tiles = []
            for number, each in enumerate(found, 1):
                with FolderServer(SITES / each["site"]) as server:
                    url = server.base_url.rstrip("/") + urlsplit(each["url"])._replace(scheme="", netloc="").geturl()
                    async with workshop.tabs.tab("", Reach.of((url,))) as tab:
                        (picture,) = await take_pictures(tab, url, [each["selector"] or "body"], Limits())
                tiles.append(_tile(number, each, picture.png if picture else None))
            for start in range(0, len(tiles), SHEET_TILES):
                _sheet(tiles[start : start + SHEET_TILES]).save(folder / f"sheet-{start // SHEET_TILES + 1}.png")


def _tile(number: int, found: Found, png: bytes | None) -> Image.Image:
    tile = Image.new("RGB", TILE_PX, "white")
    if png:
        picture = Image.open(io.BytesIO(png)).convert("RGB")
        picture.thumbnail((TILE_PX[0], PICTURE_HEIGHT_PX))
        tile.paste(picture, (0, 0))
    lines = [f"#{number} {found['outcome']} {found['site']} {urlsplit(found['url']).path}"]
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


if __name__ == "__main__":
    main()
