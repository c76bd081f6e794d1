"""What happened when Tab was pressed through the page. Boxes are CSS px in the document."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from auditor.message import Message
from auditor.model import Target

Seen = Literal["shown", "stand-in", "covered", "offscreen", "clipped", "transparent", "empty", "unknown"]
"""What a visitor sees of a focused element: all or part of it; a label in its place; nothing, because
something fixed covers it, it lies outside the window, is cut off by its container, fully transparent or
without size; or unknown (a frame, an area of an image map)."""

Indicator = Literal["outline", "style", "caret", "pixels", "pixels-equal", "unchecked"]
"""How focus shows: an outline, another difference in computed style, the caret of a text field, a
difference in the picture; or the pictures were equal; or it was not found out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkStop:
    """One element that Tab gave focus to, as it was then.

    `alike` counts further stops of the same component that `indicator` was taken over for;
    `is_first_alike` is False for those. `outline_contrast` (ratio, 1 to 21) is given where the outline
    is the only sign and its contrast with what it lies on is known and below 3. `document_rank` is its
    rank among the stops by document order. `is_guard`: an empty element, as scripts set around dialogs.
    `kept_focus`: it still had the focus when the next key came; False when the page sent the focus on at
    once, None where it is not known. `cover` is the fixed or sticky element that hides it. `target` is given where a rule may report it.
    """

    selector: str
    role: str = ""
    name: str = ""
    box_css_px: tuple[float, float, float, float] | None = None
    seen: Seen = "unknown"
    indicator: Indicator = "unchecked"
    changed: tuple[str, ...] = ()
    alike: int = 0
    is_first_alike: bool = True
    outline_contrast: float | None = None
    tabindex: int = 0
    document_rank: int = 0
    group: str = ""
    in_main: bool = False
    is_guard: bool = False
    kept_focus: bool | None = None
    cover: Target | None = None
    target: Target | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reversal:
    """Consecutive stops in one container that all go against the reading direction."""

    target: Target
    stops: int
    direction: Literal["upwards", "backwards"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreached:
    """Something to click that Tab never reached, known by its role, its `onclick` or its cursor.

    `is_sure`: it has no tabindex either, so that no script moves the focus there.
    """

    target: Target
    how: Literal["role", "onclick", "cursor"]
    role: str = ""
    name: str = ""
    is_sure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusHold:
    """Elements among which Tab, Shift+Tab and Escape only led around.

    `keys_named` are key combinations that the text near by names; `key_that_leaves` is the one that
    led out, or "". `is_dialog`: they stand in a dialog; `has_way_out`: with a button or link in it. `help_link`
    names a link among them that may show which key leads out; it was not followed.
    """

    targets: tuple[Target, ...]
    is_dialog: bool = False
    has_way_out: bool = False
    keys_named: tuple[str, ...] = ()
    key_that_leaves: str = ""
    help_link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusEffect:
    """Something that happened twice when the element got focus, with no other key pressed."""

    target: Target
    name: str = ""
    is_guard: bool = False
    kind: Literal["navigated", "moved", "lost"]
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SkipLink:
    """A same-page link among the first stops that promises a way to the content.

    `arrives`: after Enter and Tab, focus is in or behind its target (tried, or certain as no script stands in
    the way); None when focus was nowhere then.
    """

    target: Target
    name: str
    href: str
    seen: Seen
    has_target: bool
    arrives: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Toggle:
    """A control made of a plain element that shows and hides something, and what worked it.

    Not `tried`: nothing tells for certain that it only shows or hides, so it was not pressed.
    """

    target: Target
    tried: bool = True
    by_enter: bool = False
    by_space: bool | None = None
    by_mouse: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyboardWalk:
    """The page walked through with Tab.

    `complete` when Tab led from the first stop out of the document; else `why_stopped` says what ended
    the walk. `left_over` counts what could have got focus by Tab and did not. `stops_before_main` is
    None when there is no main landmark or no stop in it. `capped` when lists were cut off.
    """

    key: ClassVar[str] = "keyboard_walk"
    complete: bool
    why_stopped: Message | None = None
    stops: tuple[WalkStop, ...] = ()
    reversals: tuple[Reversal, ...] = ()
    unreached: tuple[Unreached, ...] = ()
    holds: tuple[FocusHold, ...] = ()
    effects: tuple[FocusEffect, ...] = ()
    skip_links: tuple[SkipLink, ...] = ()
    toggles: tuple[Toggle, ...] = ()
    stops_before_main: int | None = None
    left_over: int = 0
    capped: bool = False
    duration_ms: int = 0
