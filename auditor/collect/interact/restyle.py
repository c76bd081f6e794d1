"""The page's text spaced out, zoomed, and on a screen that is turned. Called in this order, sizes are shared."""

from auditor.artifacts import Orientation, PhoneText, TextSize, TextSpacing
from auditor.collect.interact.stage import Stage, decode
from auditor.collect.world import ScriptError
from auditor.profile import PHONE

ZOOM = 2  # WCAG 2.2 SC 1.4.4 asks for 200 percent


async def measure_text_spacing(stage: Stage) -> TextSpacing:
    """What the text spacing of WCAG 1.4.12 cuts off or lays over other text, at desktop size.

    Most pages give way, which one look tells. Where something seems amiss, the page gets time to lay
    itself out by script, and a change of the window's size to do it at; what is still amiss then counts. A script that
    measures its boxes at such a change measures them rightly too where the spacing is there from the start.
    """
    await stage.to_own_size()
    await stage.facts("clipping", {"step": "baseline"})
    try:
        first = await stage.facts("clipping", {"step": "spaced"})
        if first["is_clean"]:
            return TextSpacing(texts=first["texts"], capped=first["capped"])
        await stage.resize(stage.width_px - 1, stage.height_px)
        await stage.to_own_size()
        spacing: TextSpacing = decode(TextSpacing, await stage.facts("clipping", {"step": "confirm"}))
    except (ScriptError, TimeoutError):
        await stage.facts("clipping", {"step": "off"})
        raise
    return spacing


async def measure_text_size(stage: Stage) -> TextSize:
    """What is cut off at 200 % zoom: a window of half the size, as browsers' zoom makes it.

    Where something is cut off at once, the page's scripts get time to make room for it.
    """
    await stage.facts("clipping", {"step": "baseline"})  # remembered when the spacing has been measured
    own = stage.tab.profile
    await stage.resize(own.viewport_width_px // ZOOM, own.viewport_height_px // ZOOM, wait=False)
    size: TextSize = decode(TextSize, await stage.facts("clipping", {"step": "compare"}))
    if size.clipped:
        await stage.rest()
        size = decode(TextSize, await stage.facts("clipping", {"step": "compare"}))
    return size


async def measure_phone_text(stage: Stage) -> PhoneText:
    """What is cut off in a window of a phone's size."""
    await stage.facts("clipping", {"step": "baseline"})
    await stage.resize_to(PHONE)
    text: PhoneText = decode(PhoneText, await stage.facts("clipping", {"step": "compare"}))
    return text


async def measure_orientation(stage: Stage) -> Orientation:
    """What turns with the screen. The window is turned only where a style rule may ask for it."""
    facts = await stage.facts("orientation", {"step": "scan"})
    if facts["asks"] or facts["unreadable_sheets"]:
        await stage.resize_to(PHONE)
        await stage.facts("orientation", {"step": "first"})
        await stage.resize(PHONE.viewport_height_px, PHONE.viewport_width_px)
        facts = {**facts, **await stage.facts("orientation", {"step": "second"}), "was_turned": True}
    orientation: Orientation = decode(Orientation, facts)
    return orientation
