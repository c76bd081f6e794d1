"""What happens to the page's text when the visitor spaces it out, enlarges it or turns the screen."""

from dataclasses import dataclass
from typing import ClassVar

from auditor.model import Target
from auditor.profile import PHONE


@dataclass(frozen=True, slots=True, kw_only=True)
class ClippedText:
    """An element with text that was whole before and is cut off in part now.

    `clipper` is the box that cuts it. `cut_x_px` and `cut_y_px` are how far the text reaches past that
    box (0: not in this direction). `is_row` says that the text is meant to stay on one line
    (`white-space: nowrap`). `shortened` is how the page marks the cut: "ellipsis" or "line-clamp"; "" when
    it does not, or when the line is cut through as well. `whole_at` is where the whole text
    may still be had: "title", "link", "button", "heading"; or "". `moved` says that an animation or a script has moved
    the text in the direction of the cut, as in a carousel, or that it is whole at the place that it was moved from. `drawing` is what it is a mark in: "map", "chart", "diagram"; or "".
    `too_wide` is the outermost element around the text, within the box, that reaches past the box's sides (None: the text
    alone does).
    """

    target: Target
    clipper: Target
    text: str = ""
    cut_x_px: float = 0
    cut_y_px: float = 0
    is_row: bool = False
    shortened: str = ""
    whole_at: str = ""
    moved: bool = False
    drawing: str = ""
    too_wide: Target | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlappingText:
    """Two elements whose texts lie over each other now and did not before; sizes of the overlap."""

    target: Target
    other: Target
    width_px: float
    height_px: float
    text: str = ""
    other_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSpacing:
    """The page with the text spacing of WCAG 1.4.12, at desktop width, against the page as it is.

    `texts` counts the elements with visible text of their own.
    """

    key: ClassVar[str] = "text_spacing"
    texts: int
    clipped: tuple[ClippedText, ...] = ()
    overlaps: tuple[OverlappingText, ...] = ()
    capped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSize:
    """The page zoomed to 200 %, that is in a window of half the width and height, against 100 %."""

    key: ClassVar[str] = "text_size"
    texts: int
    clipped: tuple[ClippedText, ...] = ()
    capped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneText:
    """The page in a window of 320 by 640 CSS px, against desktop size."""

    key: ClassVar[str] = "phone_text"
    profiles: ClassVar[tuple[str, ...]] = (PHONE.id,)
    texts: int
    clipped: tuple[ClippedText, ...] = ()
    capped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedSpacing:
    """A style attribute that sets a text spacing property with `!important`.

    `value_px` is its computed value (None: `normal`), `font_size_px` the element's font size. `has_text` says
    that the element has visible text of its own; `wraps` that a line of it breaks where room ends.
    """

    target: Target
    property: str
    value_px: float | None
    font_size_px: float
    has_text: bool
    wraps: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SpacingLocks:
    """Every `!important` text spacing property in a style attribute."""

    key: ClassVar[str] = "spacing_locks"
    locks: tuple[LockedSpacing, ...] = ()
    capped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnedContent:
    """An element with text that stands at another angle on a screen that is turned.

    Angles are clockwise, 0 to 360 degrees. `by_orientation` says that a style rule which asks for the
    orientation turns it; `text_share` is its share of the page's visible text (0 to 1).
    """

    target: Target
    portrait_deg: float
    landscape_deg: float
    by_orientation: bool
    text_share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnPrompt:
    """An element over most of the window that is there in one orientation only ("portrait", "landscape")."""

    target: Target
    orientation: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Orientation:
    """The page upright (320 by 640 CSS px) against the page lying (640 by 320).

    `asks` says that a style rule asks for the orientation or the aspect ratio and turns or shows something
    there; `unreadable_sheets` counts style sheets of other sites that can't be read. The page
    is turned (`was_turned`) only when one of both gives a reason. `lock_script` is a piece of an inline
    script that locks the orientation, or "".
    """

    key: ClassVar[str] = "orientation"
    asks: bool
    unreadable_sheets: int = 0
    was_turned: bool = False
    turned: tuple[TurnedContent, ...] = ()
    prompts: tuple[TurnPrompt, ...] = ()
    lock_script: str = ""
