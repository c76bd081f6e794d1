"""How bad a measured fault is, and for whom: the places where a measured value becomes harm.

`stop`: this person can't do what the control or the page is for; `hinder`: only with great effort or by a detour;
`slow`: with more time; `notice`: they meet it and go on. What these limits rest on stands at each; where no source gives one,
they are this project's judgement and say so.
"""

import re
from collections.abc import Mapping

from auditor.model import Harm, Target

UNREADABLE = 1.5  # ratio; WCAG 2.2 Understanding 1.4.3: sight of 20/40 loses contrast by 1.5, so nothing of it is left
FAINT_SHARE = (
    2 / 3
)  # of the contrast required: 3 of 4.5, the least for ordinary sight (ISO 9241-3, in Understanding 1.4.3)
RUSHED_S = 20  # s; the least time that WCAG 2.2 SC 2.2.1 lets a page give for answering a warning
PAGE_READ_S = (
    120  # s; a page of 250 words read aloud at some 150 words a minute, with time to find the place (our choice)
)
ORNAMENT_PX = (
    24  # CSS px; a picture no wider and no higher is a bullet or an icon, not a picture of something (our choice)
)
SMALL_PICTURE_PX = 100  # CSS px; a thumbnail: what it shows mostly stands beside it in words (our choice)
MOST = 0.5  # of all: more than half of the stops of the Tab key
LONG_LIMIT_S = 20 * 60  # s; twenty minutes are enough for most forms, though not with breaks (our choice)
_OPENED = re.compile(r'<[^<>]*\baria-expanded="true"', re.IGNORECASE)

Harms = Mapping[str, Harm]


def of_contrast(ratio: float, required: float) -> Harms:
    """Of text with `ratio` where `required` is asked for (both 1 to 21)."""
    if ratio < UNREADABLE:
        return {"low_vision": Harm.STOP, "colour_blind": Harm.HINDER, "cognitive_learning": Harm.SLOW}
    if ratio < required * FAINT_SHARE:
        return {"low_vision": Harm.HINDER, "colour_blind": Harm.SLOW, "cognitive_learning": Harm.NOTICE}
    return {"low_vision": Harm.SLOW, "colour_blind": Harm.NOTICE, "cognitive_learning": Harm.NOTICE}


def of_refresh(delay_s: float) -> Harms:
    """Of a page that starts again, or leads away, by itself after `delay_s` seconds."""
    if delay_s <= RUSHED_S:
        return dict.fromkeys(("blind", "low_vision", "limited_dexterity", "cognitive_learning"), Harm.STOP)
    level = Harm.HINDER if delay_s <= PAGE_READ_S else Harm.SLOW
    return dict.fromkeys(("blind", "low_vision", "limited_dexterity", "cognitive_learning"), level)


def of_picture(width_px: float, height_px: float) -> Harms:
    """Of a picture, as large as shown, whose text is missing or says nothing."""
    if max(width_px, height_px) <= ORNAMENT_PX:
        return {"blind": Harm.NOTICE}
    if max(width_px, height_px) <= SMALL_PICTURE_PX:
        return {"blind": Harm.SLOW, "low_vision": Harm.NOTICE}
    return {"blind": Harm.HINDER, "low_vision": Harm.SLOW}


def of_mouse_only(target: Target | None) -> Harms:
    """Of something that no key works: what it would open may be open anyway."""
    if target is not None and _OPENED.match(target.html):
        return dict.fromkeys(("blind", "limited_dexterity", "low_vision"), Harm.SLOW)
    return {"blind": Harm.STOP, "limited_dexterity": Harm.STOP, "low_vision": Harm.HINDER}


def of_invisible_focus(share: float) -> Harms:
    """Of a focus that doesn't show at `share` (0 to 1) of all stops: one can be passed blindly, a whole page can't."""
    if share > MOST:
        return {"low_vision": Harm.STOP, "limited_dexterity": Harm.STOP, "cognitive_learning": Harm.HINDER}
    return dict.fromkeys(("low_vision", "limited_dexterity", "cognitive_learning"), Harm.HINDER)


def of_time_limit(limit_s: float | None) -> Harms:
    """Of a form that must be filled in within `limit_s` seconds (None: not said), if no more can be had."""
    if limit_s is not None and limit_s > LONG_LIMIT_S:
        return dict.fromkeys(("cognitive_learning", "blind", "limited_dexterity"), Harm.HINDER)
    return {"cognitive_learning": Harm.STOP, "blind": Harm.HINDER, "limited_dexterity": Harm.HINDER}
