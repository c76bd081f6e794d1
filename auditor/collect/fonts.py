"""The fonts that pages are measured with: the same few on every machine, whatever else it has.

Text is as wide as its font. Visitors have Arial, Times New Roman, Courier New, Calibri and Cambria; their
metric-compatible twins are free, and set-up installs them together with fonts for other scripts and emoji. On
Linux the browser is started with a configuration of our own (fonts.conf) that shows it these fonts alone.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from auditor.message import Message, say

MAX_FOLDERS = 5_000  # of fonts that are looked through


@dataclass(frozen=True, slots=True)
class Font:
    """A family that we measure with: the file that holds it, and Debian's package of it."""

    family: str
    file: str
    package: str


FONTS = (
    Font("Liberation Sans", "LiberationSans-Regular.ttf", "fonts-liberation"),  # Arial and Helvetica
    Font("Liberation Serif", "LiberationSerif-Regular.ttf", "fonts-liberation"),  # Times New Roman
    Font("Liberation Mono", "LiberationMono-Regular.ttf", "fonts-liberation"),  # Courier New
    Font("Carlito", "Carlito-Regular.ttf", "fonts-crosextra-carlito"),  # Calibri
    Font("Caladea", "Caladea-Regular.ttf", "fonts-crosextra-caladea"),  # Cambria
    Font("Noto Sans", "NotoSans-Regular.ttf", "fonts-noto-core"),
    Font("Noto Sans Devanagari", "NotoSansDevanagari-Regular.ttf", "fonts-noto-core"),
    Font("Noto Sans Arabic", "NotoSansArabic-Regular.ttf", "fonts-noto-core"),
    Font("WenQuanYi Zen Hei", "wqy-zenhei.ttc", "fonts-wqy-zenhei"),
    Font("Noto Color Emoji", "NotoColorEmoji.ttf", "fonts-noto-color-emoji"),
)
"""Those that are looked for; fonts.conf names every script of the Noto package."""
_DECIDING = 3  # of them, from the start: without these a page would have no letters at all


@dataclass(frozen=True, slots=True)
class FontSet:
    """What this machine measures with.

    `families` of `FONTS` are here. `is_fixed`: the browser sees these alone; else it takes what the
    machine has. `is_known` is False on systems that bring fonts of their own (macOS, Windows).
    """

    families: tuple[str, ...]
    is_fixed: bool
    is_known: bool = True

    @property
    def missing(self) -> tuple[Font, ...]:
        """Those of `FONTS` that are not here."""
        return tuple(font for font in FONTS if font.family not in self.families) if self.is_known else ()

    @property
    def missing_packages(self) -> list[str]:
        """Debian's packages of those that are not here."""
        return sorted({font.package for font in self.missing})

    def environment(self) -> Mapping[str, str]:
        """Variables that the browser is started with besides its own."""
        return (
            {"FONTCONFIG_FILE": str(resources.files("auditor.collect").joinpath("fonts.conf"))} if self.is_fixed else {}
        )

    def sentence(self) -> Message:
        """For people: what text was measured with."""
        if not self.is_known:
            return say("Text was measured with this system's own fonts.")
        absent = tuple(font.family for font in self.missing)
        if self.is_fixed and not absent:
            return say("Text was measured with the same fonts as everywhere: {fonts}.", fonts=self.families)
        if self.is_fixed:
            return say(
                "Text was measured with {fonts}; missing on this machine: {missing}.",
                fonts=self.families,
                missing=absent,
            )
        return say("Text was measured with whatever fonts this machine has; missing: {missing}.", missing=absent)


def find_fonts(folders: tuple[Path, ...] | None = None, platform: str = sys.platform) -> FontSet:
    """The fonts of this machine; `folders` are those that fonts.conf names."""
    if platform != "linux":
        return FontSet((), is_fixed=False, is_known=False)
    files = set(_files(folders or font_folders()))
    families = tuple(font.family for font in FONTS if font.file in files)
    return FontSet(families, is_fixed=all(font.family in families for font in FONTS[:_DECIDING]))


def font_folders() -> tuple[Path, ...]:
    """Where fontconfig looks for fonts."""
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), data / "fonts", Path.home() / ".fonts"


def _files(folders: tuple[Path, ...]) -> Iterator[str]:
    for folder in folders:
        for number, (_, _, files) in enumerate(os.walk(folder)):
            if number >= MAX_FOLDERS:
                break
            yield from files
