"""Facts of the pictures of a page, and of the pixels of a few of them."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from auditor.model import Target

PictureKind = Literal["img", "input", "svg", "canvas", "object", "embed", "area", "role", "css"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that is shown, or an area of an image map.

    `kind` is the element, "role" for another element with role img, "css" for an element without
    content that shows a background picture. `src` is absolute (of a data address only its
    beginning), `file_name` its last part, decoded. `alt` is None when the attribute is absent.
    `name` is what assistive technology is told, "" when `hidden_by` says how it is kept from it:
    "alt" (empty), "aria-hidden", "role" (none), "other". Sizes are as shown; `natural_*_px` are the
    file's own, 0 when unknown. `loaded` is None where it can't be told; for a canvas it says
    whether anything is drawn on it. `control` is what the picture stands in ("link", "button" or ""),
    `control_name` that control's name and `control_text` the text it has beside its pictures. `leads_to` is the address on
    another host that its link leads to, or where it has none the nearest link beside it, else "". `text_before` and `text_after` are
    the nearest visible texts beside it. `shapes`, `colours` and `has_text` describe an svg.
    """

    target: Target
    kind: PictureKind
    src: str = ""
    file_name: str = ""
    alt: str | None = None
    name: str = ""
    hidden_by: str = ""
    classes: str = ""
    width_px: float = 0
    height_px: float = 0
    natural_width_px: int = 0
    natural_height_px: int = 0
    loaded: bool | None = None
    control: str = ""
    control_name: str = ""
    control_text: str = ""
    leads_to: str = ""
    caption: str = ""
    text_before: str = ""
    text_after: str = ""
    region: str = ""
    shapes: int = 0
    colours: int = 0
    has_text: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """Pictures of the main document; unnamed drawings below 32 CSS px are left out."""

    key: ClassVar[str] = "pictures"
    pictures: tuple[Picture, ...] = ()
    capped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PicturePixels:
    """What the pixels of one picture look like.

    `lines` counts bands of rows that have the measures of lines of writing, `words` the words on them (what
    wide gaps part), `marks` the runs of strokes on the richest of them, `written_share` how much of the
    picture's width that line spans (0-1), `line_rows_share` the share of lines in all rows with strokes (0-1),
    `plain_share` the share of rows without any stroke (0-1), `main_tones_share` the share of pixels
    in the two commonest of 16 tones (0-1).
    """

    target: Target
    kind: PictureKind
    name: str = ""
    width_px: float = 0
    height_px: float = 0
    lines: int = 0
    words: int = 0
    marks: int = 0
    written_share: float = 0
    line_rows_share: float = 0
    plain_share: float = 0
    main_tones_share: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageText:
    """Pixels of the few pictures likeliest to show text; `candidates` says how many there were."""

    key: ClassVar[str] = "image_text"
    pictures: tuple[PicturePixels, ...] = ()
    candidates: int = 0
