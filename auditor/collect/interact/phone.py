"""The page laid out at phone width."""

from auditor.artifacts import PhoneLayout
from auditor.collect.interact.stage import Stage
from auditor.profile import PHONE


async def measure_phone_layout(stage: Stage) -> PhoneLayout:
    """Sizes and overflows in a window of a phone's size, by resizing it."""
    await stage.resize_to(PHONE)
    await stage.put_back()  # a script may have scrolled, for the new size or long after a key was tried
    layout: PhoneLayout = await stage.probe(PhoneLayout)
    return layout
