"""The page laid out at phone width."""

from auditor.artifacts import PhoneLayout
from auditor.collect.browser import PHONE_HEIGHT_PX, PHONE_WIDTH_PX
from auditor.collect.interact.stage import Stage


async def measure_phone_layout(stage: Stage) -> PhoneLayout:
    """Sizes and overflows in a window of 320 CSS px, by resizing it."""
    await stage.resize(PHONE_WIDTH_PX, PHONE_HEIGHT_PX)
    await stage.put_back()  # a script may have scrolled, for the new size or long after a key was tried
    layout: PhoneLayout = await stage.probe(PhoneLayout)
    return layout
