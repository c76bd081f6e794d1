"""What moves or changes by itself, and what is there to stop it."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from auditor.model import Target

Effect = Literal["text", "fields", "places", "scroll", "navigation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moving:
    """Something visible that moves without the visitor: an endless or long animation, a carousel, a video.

    `duration_s` is how long it lasts in all, None for without end; `properties` the CSS properties that
    change. `starts_by_itself` is None when it can't be told. `is_busy_sign` says that its role, name or
    class speaks of loading. `handles_reduced_motion`: some style sheet has rules for people who asked
    their system for less motion. `share_of_window` is its visible area. `has_controls`: the player has
    the browser's own controls.
    """

    kind: Literal["animation", "carousel", "video"]
    target: Target
    duration_s: float | None = None
    properties: tuple[str, ...] = ()
    starts_by_itself: bool | None = None
    is_busy_sign: bool = False
    handles_reduced_motion: bool = False
    has_controls: bool = False
    width_px: float = 0
    height_px: float = 0
    share_of_window: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangingText:
    """Visible text that changed by itself while the page was watched.

    `texts` are what it read, at most five, clipped to 80 characters; `changes` how often it changed;
    `role` the nearest role attribute.
    """

    target: Target
    texts: tuple[str, ...]
    changes: int
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refresh:
    """A timed refresh or redirect: of a meta element, or of the response's header (`target` None)."""

    delay_s: int
    url: str
    target: Target | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """Motion and time on the page.

    `stoppers` are names of visible controls that speak of pausing, stopping or hiding motion;
    `players` of those that only say "play"; both are looked for only when something moves or changes. `watched_s` is how long text was watched, 0 when nothing
    hinted that it changes. `other_text_chars` is how much visible text there is besides what changes.
    """

    key: ClassVar[str] = "motion"
    moving: tuple[Moving, ...] = ()
    changing: tuple[ChangingText, ...] = ()
    refreshes: tuple[Refresh, ...] = ()
    stoppers: tuple[str, ...] = ()
    players: tuple[str, ...] = ()
    watched_s: float = 0
    other_text_chars: int = 0
    capped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionEffect:
    """What happened when the page was told that the device moves; empty where its window listens to no such event.

    `events` are those it listens to. `tried` is False where the browser could not make them. `changed` is
    what changed that can be seen: the text, what fields hold, where parts of the page are, how far it is
    scrolled, or a wish to go to another page (which was held back); `unsteady` what of these changed
    before as well, while nothing was done. `prints_sensor`: the text shows the figures that the sensor
    gave. `draws`: it shows a canvas, whose drawing was not read. `controls` are names (at most ten) of the `control_count` visible controls that do
    something: fields, links outside of sentences, buttons that send, and what a script listens to.
    `listens_everywhere`: a script listens to keys, clicks or touches wherever they happen.
    """

    key: ClassVar[str] = "motion_effect"
    events: tuple[str, ...] = ()
    tried: bool = False
    changed: tuple[Effect, ...] = ()
    unsteady: tuple[Effect, ...] = ()
    prints_sensor: bool = False
    draws: bool = False
    controls: tuple[str, ...] = ()
    control_count: int = 0
    listens_everywhere: bool = False
