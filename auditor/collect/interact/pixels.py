"""Pixels of a part of the page."""

import base64
import io

from PIL import Image
from playwright.async_api import CDPSession

Box = tuple[float, float, float, float]
"""x, y, width, height in CSS px from the document's top left."""


async def snap(session: CDPSession, box: Box, *, beyond: bool = True) -> Image.Image:
    """An RGB picture of `box` at one pixel a CSS px; the page need not be scrolled there.

    Without `beyond` only what the window shows is in it, at a quarter of the cost.
    """
    x, y, width, height = box
    clip = {"x": x, "y": y, "width": max(1.0, width), "height": max(1.0, height), "scale": 1}
    answer = await session.send(
        "Page.captureScreenshot",
        {"format": "png", "clip": clip, "captureBeyondViewport": beyond, "optimizeForSpeed": True},
    )
    return Image.open(io.BytesIO(base64.b64decode(answer["data"]))).convert("RGB")
