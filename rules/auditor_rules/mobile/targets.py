"""Whether controls can be hit with a finger."""

from collections.abc import Iterator
from typing import Annotated

from auditor.artifacts import Control, Layout, PhoneLayout
from auditor.message import Message, joined, say
from auditor.model import Confidence, Finding, Harm, Outcome
from auditor.profile import DESKTOP, PHONE
from auditor.rule import Example, rule
from auditor_rules.telling import passes

MIN_SIDE_PX = 24.0  # CSS px; WCAG 2.2 SC 2.5.8 Target Size (Minimum)
FONT_SPREAD = 1.25  # how much wider or taller text may be in another font: Verdana to Arial is 1.18 (our choice)
ROUNDING_PX = 0.5  # CSS px; less than this is layout rounding, not crowding

_PAGE = (
    '<!doctype html><html lang="en"><title>Text size</title><meta name="viewport" content="width=device-width">'
    "<style>button{{width:{side};height:{side};padding:0;margin:{gap};font-size:10px}}</style>"
    "<main><h1>Text size</h1><button>A</button><button>B</button></main>"
)


@rule(
    "small-tap-target",
    by_look=True,
    title="A tap target is small and crowded",
    family="mobile",
    harm={"limited_dexterity": Harm.HINDER, "mobile_only": Harm.HINDER, "low_vision": Harm.NOTICE},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:2.5.8",),
    conformance=True,
    examples=(
        Example("16 px buttons side by side", _PAGE.format(side="16px", gap="0 1px"), "failed"),
        Example("16 px buttons with room around them", _PAGE.format(side="16px", gap="0 20px"), "passed"),
        Example("44 px buttons", _PAGE.format(side="44px", gap="0"), "passed"),
    ),
)
def small_tap_target(desktop: Layout, phone: Annotated[PhoneLayout, PHONE]) -> Iterator[Finding]:
    """Controls that are easy to miss.

    What it checks: the size of every link, button and field that a visitor can get to see, at desktop and at
        phone width. One that is lower or narrower than 24 CSS px fails when a circle of 24 px on its centre
        touches another control that is on show with it, or the circle of another small one.
    Who it affects: people whose hands shake or who have little reach, and everyone on a phone.
    Why: a fingertip is wider than a small control. The tap lands on the neighbour, and on a form
        the neighbour may send it or clear it.
    What decides the harm: nothing measured beyond the limit: the control can be hit with care, or after
        zooming in.
    How to fix: give the control a height and width of 24 CSS px or more (44 is comfortable) with
        padding, or set it 24 px apart from its neighbours.
    Limits: exempt and not counted is what stands in a sentence or on one line with other text that is no target
        (a word, a footnote mark, the bar between two links), as that text sets the height of the line, and
        fields whose size nobody but the browser has set. A small link passes when another to the same address
        is large enough or has room around it. Whether a button or field has such an equal, or whether the small
        size is essential, can't be seen from outside: those are for a person. So is a
        control whose own font was not here, where another font could make it large enough, and one that shows nothing
        but the place of an icon, where a script or style sheet of the page did not come. What is fixed to the
        window is not measured against what scrolls under it.
    Sources: WCAG 2.2 success criterion 2.5.8 Target Size (Minimum).
    """
    seen: dict[tuple[str | None, str], tuple[Control, str]] = {}
    crowded: dict[tuple[str | None, str], tuple[str, ...]] = {}  # the profiles under which a control is
    for width, layout in ((DESKTOP.id, desktop), (PHONE.id, phone)):
        for control in layout.controls:
            if not _is_tested(control):
                continue
            key = (control.target.frame_url, control.target.selector)
            known = seen.get(key)
            if _is_crowded(control):
                crowded[key] = (*crowded.get(key, ()), width)
            if known is None or (_is_crowded(control) and not _is_crowded(known[0])):
                seen[key] = (control, width)
    passed = 0
    for key, (control, width) in seen.items():
        if _is_crowded(control):
            size = _size(control, width)
            hinges = _hinges_on_font(control)
            yield Finding(
                Outcome.CANT_TELL if hinges else Outcome.FAILED,
                joined([size, control.target.font_doubt]) if hinges else size,
                target=control.target,
                data={"width_px": control.width_px, "height_px": control.height_px, "gap_px": control.gap_px},
                profiles=crowded[key],
            )
        else:
            passed += 1
    yield from passes(passed, say("large enough, or with room around it"))


def _size(control: Control, layout: str) -> Message:
    size = {"width": control.width_px, "height": control.height_px}
    if layout == "desktop":
        return say("{width:g} by {height:g} CSS px at desktop width, too close to the next control", **size)
    return say("{width:g} by {height:g} CSS px at phone width, too close to the next control", **size)


def _is_tested(control: Control) -> bool:
    """Whether the criterion asks anything of the control: no exemption, and something to tap."""
    return not (control.inline or control.native_unstyled) and min(control.width_px, control.height_px) > 0


def _is_crowded(control: Control) -> bool:
    """Whether the control is undersized, its 24 px circle meets another target, and no other control does the same."""
    if control.has_equal:
        return False
    is_small = min(control.width_px, control.height_px) < MIN_SIDE_PX - ROUNDING_PX
    return is_small and control.gap_px is not None and control.gap_px < -ROUNDING_PX


def _hinges_on_font(control: Control) -> bool:
    """Whether the control, measured without its icon or in another font than its own, may be large or far enough with it."""
    if control.target.missing_icon:
        return True
    if not control.target.missing_font:
        return False
    larger_px = min(control.width_px, control.height_px) * FONT_SPREAD
    farther_px = max(control.width_px, control.height_px) * (FONT_SPREAD - 1) / 2
    return larger_px >= MIN_SIDE_PX or -(control.gap_px or 0) <= farther_px
