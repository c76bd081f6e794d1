"""Whether focus shows in a picture, where computed styles tell no difference."""

from collections.abc import Sequence
from typing import Any

from PIL import ImageChops

from auditor.collect.interact.pixels import snap
from auditor.collect.interact.stage import Stage

MAX_PICTURES = 8  # components of a page that are compared by pictures


async def compare_pictures(stage: Stage, undecided: Sequence[dict[str, Any]]) -> None:
    """Picture each component with and without focus; the outcome goes to all stops of the component."""
    for component in undecided[:MAX_PICTURES]:
        indicator = await _compare(stage, component["number"])
        if indicator:
            await stage.facts("walk_focus", {"step": "pixels", "number": component["number"], "indicator": indicator})


async def _compare(stage: Stage, number: int) -> str:
    """`pixels` or `pixels-equal`; "" when the element did not take the focus."""
    session = stage.tab.session
    focused = await stage.facts("walk_focus", {"step": "picture", "number": number, "focus": True})
    if not focused["has_focus"]:
        return ""
    box = focused["window"] if focused["reacts"] else focused["box"]
    with_focus = await snap(session, box, beyond=False)
    rested = await stage.facts("walk_focus", {"step": "picture", "number": number, "focus": False})
    if rested["reacts"] and box != focused["window"]:  # a script marks it: perhaps somewhere else
        await stage.facts("walk_focus", {"step": "picture", "number": number, "focus": True})
        box = focused["window"]
        with_focus = await snap(session, box, beyond=False)
        await stage.facts("walk_focus", {"step": "picture", "number": number, "focus": False})
    # The window shows the place already, unless a script scrolled on when the focus went.
    has_scrolled = rested["window"] != focused["window"]
    without_focus = await snap(session, box, beyond=has_scrolled)
    is_equal = ImageChops.difference(with_focus, without_focus).getbbox() is None
    return "pixels-equal" if is_equal else "pixels"
