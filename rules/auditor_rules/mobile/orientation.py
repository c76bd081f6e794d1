"""Whether the page can be used on a screen that is turned."""

import re
from collections.abc import Iterator

from auditor.artifacts import Orientation, TurnedContent, TurnPrompt
from auditor.message import Message, say
from auditor.model import Confidence, Finding, Harm, Outcome
from auditor.rule import Example, Rule, rule

RIGHT_ANGLE_DEG = 90.0
TOLERANCE_DEG = 1.0  # ACT rule b33eff
MAIN_SHARE = 0.5  # of the page's text: what holds less is a part of the page, and may be turned for its looks
_TURN_WORDS = re.compile(
    r"\b(rotate|turn|tilt|flip|landscape|portrait|orientation|gir[ae]r?|gire|horizontal|vertical|tourne[rz]|pivote[rz]|paysage)\b",
    re.IGNORECASE,
)
"""Words of a request to turn the device, in English, Spanish and French."""

_PAGE = (
    '<!doctype html><html lang="en"><title>Fees</title><style>@media (orientation: {when}) '
    "{{ body {{ transform: {turn} }} }}</style><main><h1>Fees</h1><p>The fee is 20 dollars.</p></main>"
)


@rule(
    "orientation-locked",
    by_look=True,
    title="The page is turned against the screen",
    family="mobile",
    harm={"limited_dexterity": Harm.HINDER, "low_vision": Harm.HINDER, "mobile_only": Harm.SLOW},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:1.3.4",),
    act=("b33eff",),
    conformance=True,
    examples=(
        Example("turned back when upright", _PAGE.format(when="portrait", turn="rotate(90deg)"), "failed"),
        Example("a full turn", _PAGE.format(when="portrait", turn="rotate(1turn)"), "passed"),
    ),
)
def orientation_locked(facts: Orientation) -> Iterator[Finding]:
    """Pages that work on an upright screen only, or on a lying one.

    What it checks: whether text stands at a right angle to where it stands on the other screen, upright
        (320 by 640 CSS px) against lying (640 by 320), by a style rule that asks for the orientation. Also
        whether something covers the page in one orientation and asks to turn the device, and whether
        an inline script locks the orientation.
    Who it affects: people whose device is fixed to a wheelchair or a bed, and who can't turn it.
    Why: they can't read a page that lies on its side.
    What decides the harm: nothing measured: a page that lies on its side can be read with effort, and
        not for long.
    How to fix: leave out the rotation, and lay the page out for both.
    Limits: a page that really needs one orientation (a piano, a bank check) may ask for it: a person must
        say so. Scripts from other files are not read.
    Sources: WCAG 2.2 success criterion 1.3.4 Orientation; ACT rule b33eff.
    """
    if not facts.asks and not facts.unreadable_sheets and not facts.lock_script:
        return
    doubts = [*_turned(facts), *_asked(facts)]
    yield from doubts
    if facts.was_turned and not doubts:
        yield Finding(Outcome.PASSED, say("stands upright on an upright screen and on a lying one"))


def _turned(facts: Orientation) -> Iterator[Finding]:
    for content in facts.turned:
        if not _is_right_angle(content):
            continue
        message = say(
            "turned by {upright:g} degrees on an upright screen and by {lying:g} on a lying one",
            upright=content.portrait_deg,
            lying=content.landscape_deg,
        )
        if content.by_orientation and content.text_share >= MAIN_SHARE:
            yield Finding(Outcome.FAILED, message, target=content.target)
        elif content.by_orientation:
            check = say("{message}. Check whether this can be read without turning the device", message=message)
            yield Finding(Outcome.CANT_TELL, check, target=content.target)


def _is_right_angle(content: TurnedContent) -> bool:
    """Whether both stand at 90 or 270 degrees to one another."""
    turn = abs(content.portrait_deg - content.landscape_deg) % 180
    return abs(turn - RIGHT_ANGLE_DEG) <= TOLERANCE_DEG


def _asked(facts: Orientation) -> Iterator[Finding]:
    for prompt in facts.prompts:
        if _TURN_WORDS.search(prompt.text):
            yield Finding(Outcome.CANT_TELL, _covers(prompt), target=prompt.target)
    if facts.lock_script:
        message = say(
            "a script locks the orientation: {code}. Check whether the page can be used in both",
            code=facts.lock_script,
        )
        yield Finding(Outcome.CANT_TELL, message)


def _covers(prompt: TurnPrompt) -> Message:
    if prompt.orientation == "portrait":
        return say(
            "covers the page in portrait orientation: “{text}”. Check whether the page can be used without turning the "
            "device",
            text=prompt.text[:100],
        )
    return say(
        "covers the page in landscape orientation: “{text}”. Check whether the page can be used without turning the "
        "device",
        text=prompt.text[:100],
    )


RULES: tuple[Rule, ...] = (orientation_locked,)
