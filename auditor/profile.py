"""How a page is met: by which window, by what hand, over which network, as whom."""

from dataclasses import dataclass
from typing import Final

from auditor.message import Message, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One way to meet a page. Facts are kept by it, and findings name it; `said` is how a report does.

    `user_agent` "" is that of the browser with our own name; `network` "" is the network as it is; `session` ""
    is a visitor who is signed in nowhere. `colour_scheme` is what the visitor prefers, light or dark. With
    `met_in` the page is not loaded for this profile: it is met in the tab of that other one, whose window takes
    this one's size, and all the rest is as there.
    """

    id: str
    said: Message
    viewport_width_px: int
    viewport_height_px: int
    device_scale: float = 1.0
    is_touch: bool = False
    is_mobile: bool = False
    user_agent: str = ""
    locale: str = "en-US"
    network: str = ""
    colour_scheme: str = "light"
    reduced_motion: bool = False
    scripts_on: bool = True
    session: str = ""
    met_in: str = ""


DESKTOP: Final = Profile(
    id="desktop", said=say("on a desktop computer"), viewport_width_px=1280, viewport_height_px=800
)
"""A desktop computer: what every page is loaded with."""
PHONE: Final = Profile(
    id="phone", said=say("on a phone"), viewport_width_px=320, viewport_height_px=640, met_in="desktop"
)
"""The page 320 CSS px wide, as WCAG 2.2 SC 1.4.10 asks: the desktop's tab, resized."""
PROFILES: Final = {profile.id: profile for profile in (DESKTOP, PHONE)}
"""Every profile by its id."""
