"""What happens when the device is moved: whether there is another way, and whether it can be switched off."""

import re
from collections.abc import Iterator

from auditor.artifacts import Listeners, MotionEffect
from auditor.message import Message, say
from auditor.model import Confidence, Finding, Harm, Outcome
from auditor.rule import Example, Rule, rule
from auditor_rules.telling import both, clipped, quoted

MOTION = frozenset({"devicemotion", "deviceorientation"})
MAX_NAMED = 3  # controls that a question names
_CONTENT = {"text": say("the text"), "fields": say("what a field holds"), "navigation": say("which page is shown")}
_MOTION_WORD = re.compile(r"motion|\btilt|\bshak|gyro|sensor|mouvement|movimiento", re.IGNORECASE)
_PAGE = '<!doctype html><html lang="en"><title>Permit</title><main><h1>Permit</h1><p id="p">Step 1</p>{body}</main>'
_TILT = "<script>addEventListener('deviceorientation', (e) => {{ if ({when}e.gamma > 20) p.textContent = 'Step 2' }})</script>"


@rule(
    "motion-actuation",
    title="Moving the device may do something that nothing else does",
    family="accessibility",
    harm={"limited_dexterity": Harm.STOP},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:2.5.4",),
    act=("7677a9",),
    conformance=True,
    examples=(
        Example("tilting goes on, and nothing else does", _PAGE.format(body=_TILT.format(when="")), "failed"),
        Example(
            "a button may go on as well",
            _PAGE.format(body="<button onclick=\"p.textContent = 'Step 2'\">Go on</button>" + _TILT.format(when="")),
            "cantTell",
        ),
        Example("a page that does not listen to motion", _PAGE.format(body=""), "inapplicable"),
    ),
)
def motion_actuation(listeners: Listeners, effect: MotionEffect) -> Iterator[Finding]:
    """Pages that do something when the device is moved.

    What it checks: pages whose scripts listen to the motion or the tilt of the device are told of such
        motion. It fails when the text, a field or the page changes then, and the page has no control that
        could do the same, because it has none at all.
    Who it affects: people who can't shake or tilt a phone, or whose phone is fixed to a wheelchair.
    Why: what needs a shake can't be done by them.
    What decides the harm: nothing measured: who can't move the device can't do it, unless a control
        does the same.
    How to fix: offer a button for what the motion does.
    Limits: where there are controls, whether one does the same is for a person to try. Where nothing
        seems to change, nothing is said: some scripts read the sensor only to tell people from robots.
        What is drawn on a canvas is not compared, and motion that is essential (a step counter, a level)
        is known only by the figures that the page shows.
    Sources: WCAG 2.2 success criterion 2.5.4 Motion Actuation, ACT rule 7677a9.
    """
    if (what := _what_motion_does(listeners, effect)) is None:
        return
    if _is_sure(effect) and not _has_controls(effect):
        yield Finding(Outcome.FAILED, say("{what}, and no control on the page could do the same", what=what))
        return
    others = [name for name in effect.controls if not _MOTION_WORD.search(name)]
    message = say("{what}. Check that a control does the same", what=what)
    if others:
        names = tuple(quoted(name) for name in others[:MAX_NAMED])
        message = say("{what}. Check that a control does the same: {names}", what=what, names=names)
    yield Finding(Outcome.CANT_TELL, message)


@rule(
    "motion-always-on",
    title="The page may answer to motion of the device, and nothing switches that off",
    family="accessibility",
    harm={"limited_dexterity": Harm.HINDER},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:2.5.4",),
    act=("c249d5",),
    conformance=True,
    examples=(
        Example("tilting goes on, and nothing stops that", _PAGE.format(body=_TILT.format(when="")), "failed"),
        Example(
            "a button may switch it off",
            _PAGE.format(body="<button onclick='still = true'>Rest</button>" + _TILT.format(when="!window.still && ")),
            "cantTell",
        ),
        Example("a page that does not listen to motion", _PAGE.format(body=""), "inapplicable"),
    ),
)
def motion_always_on(listeners: Listeners, effect: MotionEffect) -> Iterator[Finding]:
    """Pages that answer to motion whether one wants it or not.

    What it checks: pages whose scripts listen to the motion or the tilt of the device are told of such
        motion. It fails when the text, a field or the page changes then, and the page has no control that
        could switch that off, because it has none at all.
    Who it affects: people whose hands shake without wanting to, and people whose phone is fixed to a
        wheelchair that moves.
    Why: what a shake sets off happens to them unasked.
    What decides the harm: nothing measured: what a shake set off has to be undone.
    How to fix: offer a setting that switches the answer to motion off.
    Limits: a control that is named after motion is not tried; where others are, whether one of them
        switches it off is for a person to try. Limits of motion-actuation hold here too.
    Sources: WCAG 2.2 success criterion 2.5.4 Motion Actuation, ACT rule c249d5.
    """
    if (what := _what_motion_does(listeners, effect)) is None:
        return
    names = (*effect.controls, *listeners.mechanisms)
    if switch := next((name for name in names if _MOTION_WORD.search(name)), ""):
        yield Finding(
            Outcome.UNTESTED,
            say("whether “{switch}” switches the answer to motion off was not tried", switch=clipped(switch)),
        )
    elif _is_sure(effect) and not _has_controls(effect):
        yield Finding(Outcome.FAILED, say("{what}, and no control on the page could switch that off", what=what))
    else:
        yield Finding(Outcome.CANT_TELL, say("{what}. Check that this can be switched off", what=what))


def _what_motion_does(listeners: Listeners, effect: MotionEffect) -> Message | None:
    """What a finding says first; None where no motion is listened to, or it does nothing that can be seen."""
    events = {
        handler.event
        for place in listeners.listened
        if place.place == "window"
        for handler in place.handlers
        if handler.event in MOTION and not handler.is_empty
    }
    if not events:
        return None
    changed = set(effect.changed) - set(effect.unsteady)
    if content := [told for kind, told in _CONTENT.items() if kind in changed]:
        if effect.prints_sensor:
            return say("the page shows what the motion sensor tells, and may do more with it")
        return say("moving the device changes {things}", things=both(content))
    if changed:
        return say("parts of the page move with the device, which may be decoration")
    if effect.tried and not effect.draws and not effect.changed:
        return None
    return say("a script listens to {events}", events=both(sorted(events)))


def _is_sure(effect: MotionEffect) -> bool:
    """Whether motion did something to the content, and no more than measuring the motion was to be seen in it."""
    return bool(_CONTENT.keys() & (set(effect.changed) - set(effect.unsteady))) and not effect.prints_sensor


def _has_controls(effect: MotionEffect) -> bool:
    return effect.control_count > 0 or effect.listens_everywhere


RULES: tuple[Rule, ...] = (motion_actuation, motion_always_on)
