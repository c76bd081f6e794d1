"""A second look at texts whose contrast styles don't tell: pixels around their letters.

Two pictures are taken of a part of the page: as it is, and with the letters transparent. Where they
differ are the letters; what the second shows there and one pixel around is what they stand on. Texts of one colour on
one ground share a look; where the ground may differ, a few of them are looked at, and all when those disagree.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PIL import Image, ImageChops, ImageFilter
from playwright.async_api import Error as PlaywrightError

from auditor.artifacts import AxeNode, AxeResults, AxeText, TextContrast, TextLook
from auditor.artifacts.colour import LARGE_TEXT_RATIO, TEXT_RATIO
from auditor.collect.interact.pixels import Box, snap
from auditor.collect.interact.stage import Stage
from auditor.collect.world import NavigatedError, ScriptError

MAX_SCREENS = 40  # window positions of a page, two pictures each: a guard, not a measure of what pages need
SAMPLE = 3  # texts of one group that are looked at where its ground may differ from one to the next
ALIKE = 0.3  # of the ratio: looks that differ by less are of one ground
SCREEN_MARGIN_PX = 120  # what sticks to the window's edge may cover as much
LETTER_STEP = 24  # of 255: smaller differences are no letter, where there are greater ones
FAINT_STEP = 3  # of 255: the greatest difference of letters that are hardly there at all
FAINT_SHARE = 0.5  # of the greatest difference, where all are small: less is the blur around a letter
CORE_SHARE = 0.9  # of the greatest difference: a pixel that is all letter
MOVING_SHARE = 0.65  # letters never fill more of their lines' boxes
MOST_SHARE = 0.9  # of the pixels of its lines that have a text's own colour: it is not told from them
PERCENTILES = (5, 25, 50, 75, 95)
MIN_SIDE_PX = 3  # CSS px; narrower strips show no letter
MAX_EXACT_COLOURS = 256
COARSE = 0xFC  # of a photo, 64 steps a channel are enough

Colour = tuple[int, int, int]
Ink = tuple[float, float, float, float]
"""Red, green and blue, 0 to 255, and alpha, 0 to 1."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a text's lines are (document coordinates) and its ink with its alpha, None when it must be read off."""

    selector: str
    rects: list[Box]
    ink: Ink | None

    @property
    def top(self) -> float:
        return min(rect[1] for rect in self.rects)

    @property
    def bottom(self) -> float:
        return max(rect[1] + rect[3] for rect in self.rects)


@dataclass(slots=True)
class Group:
    """Texts of one colour on one ground; `varied` when the ground may differ from one to the next."""

    selectors: list[str]
    varied: bool
    looks: dict[str, TextLook]

    def next_up(self) -> list[str]:
        """Those to look at now; none when enough is known of all."""
        left = [selector for selector in self.selectors if selector not in self.looks]
        if not self.looks:
            return _spread(left, SAMPLE if self.varied else 1)
        measured = [look for look in self.looks.values() if look.shares]
        return [] if len(measured) == len(self.looks) and _are_alike(measured) else left

    def shared(self) -> list[TextLook]:
        """A look for each text of the group as far as there is one: its own, else the faintest of the others."""
        measured = [look for look in self.looks.values() if look.shares]
        found = [self.looks[selector] for selector in self.selectors if selector in self.looks]
        if measured and not self.next_up():
            faintest = min(measured, key=lambda look: look.shares)
            ground = faintest.ground if len({look.ground for look in measured}) == 1 else ""
            left = [selector for selector in self.selectors if selector not in self.looks]
            found += [replace(faintest, selector=selector, ground=ground) for selector in left]
        return found


async def look_at_contrast(stage: Stage) -> TextContrast:
    """Measure what axe-core and the styles left open; without doubts no picture is taken."""
    axe = stage.seen.get(AxeResults)
    groups = group_texts(_open_questions(axe)) if isinstance(axe, AxeResults) else []
    if not groups:
        return TextContrast()
    pictures = screens = 0
    try:
        while (wanted := [text for group in groups for text in group.next_up()]) and screens < MAX_SCREENS:
            looks: dict[str, TextLook] = {}
            for screen in (await _screens_of(stage, wanted))[: MAX_SCREENS - screens]:
                looks |= {look.selector: look for look in await _look(stage, screen)}
                screens, pictures = screens + 1, pictures + 2
            for group in groups:
                # What has no place to be seen at now, or lies outside the window, is left to axe's verdict.
                gone = {text: TextLook(selector=text) for text in group.next_up()}
                group.looks |= gone | {text: looks[text] for text in gone if text in looks}
    except (NavigatedError, ScriptError, TimeoutError, PlaywrightError):
        pass  # axe's own verdicts stand without a second look: what was not looked at is counted in `left`
    return _told(groups, pictures)


def _told(groups: Sequence[Group], pictures: int) -> TextContrast:
    """What the looks at groups say of all their texts."""
    shared = [look for group in groups for look in group.shared()]
    looks = [look for look in shared if look.shares or look.moving or not look.seen]
    measured = sum(1 for group in groups for look in group.looks.values() if look.shares)
    texts = sum(len(group.selectors) for group in groups)
    return TextContrast(looks=tuple(looks), left=texts - len(looks), pictures=pictures, measured=measured)


def group_texts(texts: Sequence[AxeNode]) -> list[Group]:
    """Texts by the colour and ground that their styles name; one without a name is alone."""
    groups: dict[str, Group] = {}
    for node in texts:
        assert node.text is not None  # _open_questions sees to it
        selector = node.target.selector
        group = groups.setdefault(node.text.ground or selector, Group([], node.text.varied, {}))
        if selector not in group.selectors:
            group.selectors.append(selector)
    return list(groups.values())


def _spread(selectors: Sequence[str], count: int) -> list[str]:
    """At most `count` of them, from the first to the last."""
    if len(selectors) <= count:
        return list(selectors)
    return [selectors[i * (len(selectors) - 1) // max(1, count - 1)] for i in range(count)]


def _are_alike(looks: Sequence[TextLook]) -> bool:
    return all(max(ends) - min(ends) <= ALIKE for ends in zip(*(look.shares for look in looks), strict=True))


async def _screens_of(stage: Stage, selectors: Sequence[str]) -> list[list["_Place"]]:
    """Where the texts are, by window position."""
    places = await _find(stage, selectors)
    return _screens([place for place in places if place], stage.height_px)


async def _find(stage: Stage, selectors: Sequence[str]) -> list["_Place | None"]:
    """Where each text is now; None for what has no lines or no ink."""
    found = await stage.facts("contrast", {"step": "find", "selectors": list(selectors)})
    return [
        _Place(selector, [(x, y, width, height) for x, y, width, height in raw["rects"]], _ink(raw["ink"]))
        if raw
        else None
        for selector, raw in zip(selectors, found, strict=True)
    ]


def is_open(text: AxeText) -> bool:
    """Whether the styles leave it open if a text has the contrast it must have."""
    if text.sign or text.incidental == "inactive" or (text.reason == "equalRatio" and not text.is_painted):
        return False
    needed = LARGE_TEXT_RATIO if text.large else TEXT_RATIO
    return text.contrast is None or text.contrast[0] < needed <= text.contrast[1]


def _open_questions(axe: AxeResults) -> list[AxeNode]:
    """The main frame's texts that need a look: doubts, and failures on what is no plain background colour."""
    frame = axe.frames[0]
    if frame.url is not None:
        return []

    def nodes(results: Any) -> list[AxeNode]:
        return [node for result in results if result.id == "color-contrast" for node in result.nodes]

    doubted = [node for node in nodes(frame.incomplete) if node.text and is_open(node.text)]
    failed = [node for node in nodes(frame.violations) if node.text and node.text.is_painted]
    return doubted + [node for node in failed if node.text and node.text.incidental != "inactive"]


def _screens(places: Sequence[_Place], height_px: int) -> list[list[_Place]]:
    """Places that fit into one window together, those with the most first."""
    screens: list[list[_Place]] = []
    for place in sorted(places, key=lambda place: place.top):
        if screens and _fits([*screens[-1], place], height_px):
            screens[-1].append(place)
        else:
            screens.append([place])
    return sorted(screens, key=len, reverse=True)


def _fits(screen: Sequence[_Place], height_px: int) -> bool:
    bottom = max(place.bottom for place in screen)
    return bottom <= height_px or bottom - screen[0].top <= height_px - 2 * SCREEN_MARGIN_PX


def _scroll_top(screen: Sequence[_Place], height_px: int) -> float:
    """Where the page must be scrolled to: not at all when everything is in the first window."""
    if max(place.bottom for place in screen) <= height_px:
        return 0.0
    return max(0.0, screen[0].top - SCREEN_MARGIN_PX)


async def _look(stage: Stage, screen: Sequence[_Place]) -> list[TextLook]:
    """Measure the texts of one screen."""
    top = _scroll_top(screen, stage.height_px)
    top = (await stage.facts("contrast", {"step": "scroll", "top": top}))[1]
    if top:
        await stage.rest()
    # What is fixed to the window moves with it: places are found again once the page stands still.
    again = await _find(stage, [place.selector for place in screen])
    places = [now or before for now, before in zip(again, screen, strict=True)]
    box = _bounds(places, stage.width_px, top, stage.height_px)
    if box is None:
        return []
    shown = await snap(stage.tab.session, box, beyond=False)
    await stage.facts("contrast", {"step": "hide", "selectors": [place.selector for place in screen]})
    try:
        bare = await snap(stage.tab.session, box, beyond=False)
    finally:
        await stage.facts("contrast", {"step": "show"})
    found = [(place, _crops(place, box, shown, bare)) for place in places]
    return [measure(place.selector, crops, place.ink) for place, crops in found if crops]


def _bounds(places: Sequence[_Place], width_px: int, top: float, height_px: int) -> Box | None:
    """The smallest box around all lines that the window shows."""
    rects = [rect for place in places for rect in place.rects]
    left = max(0.0, min(rect[0] for rect in rects) - 2)
    right = min(float(width_px), max(rect[0] + rect[2] for rect in rects) + 2)
    upper = max(top, min(rect[1] for rect in rects) - 2)
    lower = min(top + height_px, max(rect[1] + rect[3] for rect in rects) + 2)
    if right - left < 1 or lower - upper < 1:
        return None
    return (float(int(left)), float(int(upper)), float(int(right - left) + 1), float(int(lower - upper) + 1))


def _crops(place: _Place, box: Box, shown: Image.Image, bare: Image.Image) -> list[tuple[Image.Image, Image.Image]]:
    """The lines of one text in both pictures, as far as they are on them."""
    crops = []
    for x, y, width, height in place.rects:
        left, top = max(0, int(x - box[0]) - 1), max(0, int(y - box[1]) - 1)
        right, bottom = min(shown.width, int(x + width - box[0]) + 2), min(shown.height, int(y + height - box[1]) + 2)
        if right - left >= MIN_SIDE_PX and bottom - top >= MIN_SIDE_PX:
            area = (left, top, right, bottom)
            crops.append((shown.crop(area), bare.crop(area)))
    return crops


def measure(selector: str, crops: Sequence[tuple[Image.Image, Image.Image]], ink: Ink | None) -> TextLook:
    """Contrast around the letters of a text, from its lines with and without letters (RGB pictures)."""
    weights: dict[float, int] = {}
    letters = area = 0
    used: Colour | None = None
    grounds: set[Colour] = set()
    for shown, bare in crops:
        steps = _steps(shown, bare)
        mask = _letters(steps)
        count = mask.histogram()[255]
        letters, area = letters + count, area + mask.width * mask.height
        if not count:
            continue
        read = None if ink else _core(shown, steps)
        for other, number in _colours(bare, mask.filter(ImageFilter.MaxFilter(3))):
            colour = read or _over(ink, other)
            used = used or colour
            grounds.add(other)
            ratio = contrast(colour, other)
            weights[ratio] = weights.get(ratio, 0) + number
    if not letters:
        return _unseen(selector, crops, ink)
    if letters > MOVING_SHARE * area:
        return TextLook(selector=selector, moving=True)
    return TextLook(
        selector=selector,
        ink=_hex(used) if used else "",
        ground=_hex(grounds.pop()) if len(grounds) == 1 else "",
        shares=_percentiles(weights),
        exact=ink is not None,
    )


def _letters(steps: Image.Image) -> Image.Image:
    """Where letters are: a mask of the pixels that differ enough."""
    extremes: Any = steps.getextrema()
    if extremes[1] < FAINT_STEP:
        return Image.new("L", steps.size)
    least = min(LETTER_STEP, FAINT_SHARE * extremes[1])
    return steps.point(lambda step: 255 if step >= least else 0)


def _unseen(selector: str, crops: Sequence[tuple[Image.Image, Image.Image]], ink: Ink | None) -> TextLook:
    """What to say of letters that make no difference: they are covered, or of the colour they stand on."""
    if ink is not None and ink[3] == 1:
        found = [pair for _, bare in crops for pair in _colours(bare, Image.new("L", bare.size, 255))]
        alike = sum(number for colour, number in found if max(map(abs, _apart(ink, colour))) < FAINT_STEP)
        if alike > MOST_SHARE * sum(number for _, number in found):
            name = _hex(_over(ink, (0, 0, 0)))
            return TextLook(selector=selector, ink=name, shares=(1.0,) * len(PERCENTILES), exact=True)
    return TextLook(selector=selector, seen=False)


def _hex(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def _apart(ink: Ink, colour: Colour) -> list[float]:
    return [one - other for one, other in zip(ink, colour, strict=False)]


def _over(ink: Ink | None, ground: Colour) -> Colour:
    """The colour that ink shows on a ground."""
    assert ink is not None  # measure() reads it off where styles don't tell
    red, green, blue = (round(ink[3] * top + (1 - ink[3]) * under) for top, under in zip(ink, ground, strict=False))
    return red, green, blue


def _steps(shown: Image.Image, bare: Image.Image) -> Image.Image:
    """Greatest difference of a channel, pixel by pixel (mode L)."""
    red, green, blue = ImageChops.difference(shown, bare).split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


def _core(shown: Image.Image, steps: Image.Image) -> Colour:
    """Colour of pixels that are all letter: the most frequent where the pictures differ most."""
    extremes: Any = steps.getextrema()
    least = CORE_SHARE * extremes[1]
    found = _colours(shown, steps.point(lambda step: 255 if step >= least else 0))
    return max(found, key=lambda item: (item[1], item[0]))[0]


def _colours(picture: Image.Image, mask: Image.Image) -> list[tuple[Colour, int]]:
    """Colours of the pixels that the mask keeps, with their numbers; coarser when there are very many."""
    marked = Image.merge("RGBA", (*picture.split(), mask))
    found: Any = marked.getcolors(MAX_EXACT_COLOURS)
    if found is None:
        coarse = picture.point(lambda value: (value & COARSE) | 2)
        found = Image.merge("RGBA", (*coarse.split(), mask)).getcolors(picture.width * picture.height)
    return [(value[:3], number) for number, value in found if value[3] == 255]


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio of two sRGB colours, 1 to 21, to two digits; WCAG 2.2, "contrast ratio"."""
    lights = sorted((_luminance(one), _luminance(other)))
    return round((lights[1] + 0.05) / (lights[0] + 0.05), 2)


def _luminance(colour: Colour) -> float:
    red, green, blue = (_LINEAR[channel] for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


_LINEAR = [_linear(value) for value in range(256)]


def _percentiles(weights: dict[float, int]) -> tuple[float, ...]:
    total = sum(weights.values())
    shares = []
    reached = 0
    ordered = iter(sorted(weights.items()))
    ratio = 0.0
    for percent in PERCENTILES:
        while reached < total * percent / 100:
            ratio, number = next(ordered)
            reached += number
        shares.append(ratio)
    return tuple(shares)


def _ink(raw: Sequence[float] | None) -> Ink | None:
    return (raw[0], raw[1], raw[2], raw[3]) if raw else None
