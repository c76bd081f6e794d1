"""What the viewport meta element tells a phone."""

import re
from collections.abc import Iterator

from auditor.artifacts import ViewportMetas
from auditor.message import say
from auditor.model import Confidence, Finding, Harm, Outcome, Target
from auditor.rule import Example, rule
from auditor_rules.telling import both

MIN_ZOOM = 2.0  # times; WCAG 2.2 SC 1.4.4 Resize Text: 200 percent
MAX_PHONE_WIDTH_PX = 480  # CSS px; the widest phones in portrait have about 440, so a fixed width up to here fits

# Values of a viewport property that are words: CSS Device Adaptation Module Level 1, section 10.
_DEVICE_WORDS = frozenset({"device-width", "device-height"})
_DEVICE_WORD_ZOOM = 10.0  # what the module makes of them as a scale
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
# The module's parser: a property name, anything up to "=", a value; commas and semicolons separate.
_PROPERTY = re.compile(r"([^\s,;=]+)[^,;=]*=[\s=]*([^\s,;=]+)")
_PAGE = '<!doctype html><html lang="en"><title>Permits</title>{meta}<main><h1>Permits</h1></main>'


@rule(
    "viewport-missing",
    title="The page is not set up for phones",
    family="mobile",
    harm={"mobile_only": Harm.HINDER},
    confidence=Confidence.HIGH,
    examples=(
        Example("no viewport meta element", _PAGE.format(meta=""), "failed"),
        Example("fixed at desktop width", _PAGE.format(meta='<meta name="viewport" content="width=1024">'), "failed"),
        Example(
            "as wide as the device",
            _PAGE.format(meta='<meta name="viewport" content="width=device-width, initial-scale=1">'),
            "passed",
        ),
    ),
)
def viewport_missing(metas: ViewportMetas) -> Iterator[Finding]:
    """Pages that a phone shows as a shrunken desktop page.

    What it checks: whether a viewport meta element makes the page as wide as the phone. The last
        one counts, as in browsers; `initial-scale` alone does it too.
    Who it affects: people who only have a phone, and everyone who has to zoom in to read.
    Why: without it a phone lays the page out about 980 px wide and shrinks it to fit, so that
        text is a third of its size and every line must be followed from side to side.
    What decides the harm: nothing measured: the page can be enlarged by hand, and then every line has
        to be scrolled.
    How to fix: put this into the head of the template:
        `<meta name="viewport" content="width=device-width, initial-scale=1">`.
    Limits: says nothing about how the page then looks; sideways-scroll does.
    Sources: CSS Viewport Module (W3C), the viewport meta element; no WCAG criterion asks for it.
    """
    if not metas.contents:
        yield Finding(Outcome.FAILED, say("there is no viewport meta element"), cause="viewport")
        return
    properties = parse_viewport(metas.contents[-1])
    target = _last_target(metas)
    width = properties.get("width")
    number = None if width is None else _leading_number(width)
    if width in _DEVICE_WORDS or (width is None and "initial-scale" in properties):
        yield Finding(Outcome.PASSED, say("as wide as the device"), target=target)
    elif number is None or number <= 0:
        yield Finding(Outcome.FAILED, say("the viewport meta element sets no width"), target=target, cause="viewport")
    else:
        outcome = Outcome.PASSED if number <= MAX_PHONE_WIDTH_PX else Outcome.FAILED
        yield Finding(
            outcome, say("the width is fixed at {width:g} CSS px", width=number), target=target, cause="viewport"
        )


@rule(
    "zoom-blocked",
    title="Zooming is blocked",
    family="mobile",
    harm={
        "low_vision": Harm.SLOW,
        "limited_dexterity": Harm.NOTICE,
        "mobile_only": Harm.NOTICE,
    },
    confidence=Confidence.HIGH,
    refs=("wcag22:1.4.4",),
    act=("b4f0c3",),
    conformance=True,
    examples=(
        Example(
            "zoom switched off",
            _PAGE.format(meta='<meta name="viewport" content="width=device-width, user-scalable=no">'),
            "failed",
        ),
        Example(
            "zoom held below two times",
            _PAGE.format(meta='<meta name="viewport" content="width=device-width, maximum-scale=1.0">'),
            "failed",
        ),
        Example(
            "zoom left free",
            _PAGE.format(meta='<meta name="viewport" content="width=device-width, initial-scale=1">'),
            "passed",
        ),
    ),
)
def zoom_blocked(metas: ViewportMetas) -> Iterator[Finding]:
    """Pages that forbid zooming with two fingers.

    What it checks: `user-scalable` and `maximum-scale` of the viewport meta element, read as
        browsers read them: a value that means nothing blocks zooming as well. The last one counts.
    Who it affects: people with low vision and older people, who enlarge what they can't read.
    Why: on many phones two fingers are the only way to make a page larger. Where the page forbids
        that, small text stays out of reach.
    What decides the harm: nothing measured: many browsers let people overrule the page, and others
        leave the text small.
    How to fix: take `user-scalable` and `maximum-scale` out of the viewport meta element.
    Limits: Safari on iPhones and a setting of Chrome on Android overrule the page; other browsers
        obey it. Scripts that stop the gesture are not seen.
    Sources: WCAG 2.2 success criterion 1.4.4 Resize Text; ACT rule b4f0c3; CSS Device Adaptation
        Module Level 1, section 10 (how the values are read).
    """
    if not metas.contents or not (properties := parse_viewport(metas.contents[-1])):
        return
    target = _last_target(metas)
    faults = []
    scalable = properties.get("user-scalable")
    if scalable is not None and not allows_scaling(scalable):
        faults.append(f"user-scalable={scalable}")
    limit = properties.get("maximum-scale")
    scale = None if limit is None else maximum_scale(limit)
    if scale is not None and scale < MIN_ZOOM:
        faults.append(f"maximum-scale={limit}")
    if faults:
        yield Finding(
            Outcome.FAILED, say("the viewport says {settings}", settings=both(faults)), target=target, cause="viewport"
        )
    else:
        yield Finding(Outcome.PASSED, say("zooming to {factor:g} times is allowed", factor=MIN_ZOOM), target=target)


def parse_viewport(content: str) -> dict[str, str]:
    """Property -> value of a viewport meta element's content, both in lower case; the last one wins."""
    return dict(_PROPERTY.findall(content.lower()))


def allows_scaling(value: str) -> bool:
    """Whether a `user-scalable` value lets people zoom; unknown words and numbers within (-1, 1) do not."""
    if value == "yes" or value in _DEVICE_WORDS:
        return True
    number = _leading_number(value)
    return number is not None and abs(number) >= 1


def maximum_scale(value: str) -> float | None:
    """The zoom limit that a `maximum-scale` value sets; None for no limit (a negative number)."""
    if value == "yes":
        return 1.0
    if value in _DEVICE_WORDS:
        return _DEVICE_WORD_ZOOM
    number = _leading_number(value)
    if number is None:
        return 0.0  # "no" and unknown words: as small as it goes
    return None if number < 0 else number


def _leading_number(value: str) -> float | None:
    match = _NUMBER.match(value)
    return float(match.group()) if match else None


def _last_target(metas: ViewportMetas) -> Target | None:
    return metas.targets[-1] if metas.targets else None
