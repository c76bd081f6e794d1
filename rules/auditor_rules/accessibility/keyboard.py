"""What can't be done with the keyboard alone, and where the keyboard is held."""

from collections.abc import Iterator

from auditor.artifacts import FocusEffect, FocusHold, KeyboardWalk, Listeners, Unreached
from auditor.message import Message, say, say_count
from auditor.model import Confidence, Finding, Harm, Outcome
from auditor.rule import Example, Rule, rule
from auditor_rules.harm import of_mouse_only

_PAGE = '<!doctype html><html lang="en"><title>Permits</title><main><h1>Permits</h1>{}</main>'
_TOGGLE = (
    '<div role="button" tabindex="0" aria-expanded="false" aria-controls="fees" {}="if (event.key !== \'Tab\') '
    "this.setAttribute('aria-expanded', !(fees.hidden = !fees.hidden))\">Fees</div>"
    '<p id="fees" hidden>Ten dollars</p>'
)


def partly(walk: KeyboardWalk) -> Iterator[Finding]:
    """Says that the page was tested in part, when the walk did not come to its end."""
    if not walk.complete:
        why = walk.why_stopped or say("the walk did not come to its end")
        yield Finding(Outcome.UNTESTED, why)


@rule(
    "keyboard-trap",
    title="The keyboard focus can't leave again",
    family="accessibility",
    harm={"blind": Harm.STOP, "low_vision": Harm.STOP, "limited_dexterity": Harm.STOP},
    confidence=Confidence.HIGH,
    refs=("wcag22:2.1.2",),
    act=("80af7b", "a1b64e", "ebe86a"),
    conformance=True,
    examples=(
        Example(
            "a button that takes the focus back",
            _PAGE.format('<button onblur="setTimeout(() => this.focus(), 10)">Map</button><a href="#a">Fees</a>'),
            "failed",
        ),
        Example("plain controls", _PAGE.format('<button>Map</button><a href="#a">Fees</a>'), "passed"),
    ),
)
def keyboard_trap(walk: KeyboardWalk) -> Iterator[Finding]:
    """Controls that hold the keyboard focus.

    What it checks: whether Tab leads out of the page. Where it goes round among the same few controls,
        each of them is tried again slowly with Tab, Shift+Tab, Escape, and the keys that the text
        near by names as a way out.
    Who it affects: everyone who can't use a mouse: blind people, people with tremor or little reach,
        people who work the keyboard with a switch or by voice.
    Why: whoever is caught can neither go on nor back. Often the only way out is to close the window,
        and what was filled in is lost.
    What decides the harm: nothing measured beyond the keys that were tried: whoever is caught can
        neither go on nor back.
    How to fix: don't give the focus back from `blur` handlers. Leave Tab to the browser, or say in the
        text before the control which key leads out.
    Limits: focus that stays in an open dialog is fine as long as the dialog can be closed; a dialog
        with a button or link is taken to have that. A link to help is not followed: whether it names a
        key is for a person to see. Inside frames nothing is tried.
    Sources: WCAG 2.2 success criterion 2.1.2 No Keyboard Trap; ACT rules 80af7b, a1b64e and ebe86a.
    """
    held = 0
    for hold in walk.holds:
        held += len(hold.targets)
        if hold.is_dialog and hold.has_way_out:
            yield Finding(
                Outcome.PASSED, say("focus stays in a dialog that has a button to leave it"), target=hold.targets[0]
            )
        elif hold.key_that_leaves:
            yield Finding(
                Outcome.PASSED,
                say("{key} leads out, and the page says so", key=hold.key_that_leaves),
                target=hold.targets[0],
            )
        elif hold.is_dialog:
            message = say(
                "Tab, Shift+Tab and Escape don't leave this dialog. Check whether there is another way to close it"
            )
            yield Finding(Outcome.CANT_TELL, message, target=hold.targets[0])
        elif hold.help_link:
            message = say(
                "Tab, Shift+Tab and Escape don't lead out. Check whether “{link}” tells which key does",
                link=hold.help_link,
            )
            yield Finding(Outcome.CANT_TELL, message, target=hold.targets[0])
        else:
            yield Finding(Outcome.FAILED, _trap_message(hold), target=hold.targets[0])
    free = len(walk.stops) - held
    if free > 0:
        yield Finding(Outcome.PASSED, say("Tab leads on"), count=free)
    if not walk.holds:
        yield from partly(walk)


def _trap_message(hold: FocusHold) -> Message:
    message = say_count(
        "with Tab the focus comes back here; Shift+Tab and Escape don't lead out",
        "with Tab the focus goes round among {n} controls; Shift+Tab and Escape don't lead out",
        n=len(hold.targets),
    )
    if not hold.keys_named:
        return message
    return say("{message}; nor does {keys}, which the page names", message=message, keys=hold.keys_named)


@rule(
    "keyboard-unreachable",
    by_look=True,
    title="Something to click can't be reached with Tab",
    family="accessibility",
    harm={"blind": Harm.STOP, "limited_dexterity": Harm.STOP, "low_vision": Harm.HINDER},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:2.1.1", "failure:F54"),
    conformance=True,
    examples=(
        Example("a made-up button out of reach", _PAGE.format('<div role="button">Show fees</div>'), "failed"),
        Example("a button", _PAGE.format('<button type="button" onclick="show()">Show fees</button>'), "passed"),
    ),
)
def keyboard_unreachable(walk: KeyboardWalk, page: Listeners) -> Iterator[Finding]:
    """Controls that only the mouse can reach.

    What it checks: whether Tab came to every element that has the role of a control, an `onclick`
        attribute, or a hand cursor of its own.
    Who it affects: everyone who works without a mouse, screen reader users among them.
    Why: what can't be focused can't be pressed. The function behind it does not exist for them.
    What decides the harm: what the page says of it: where it is marked as open (aria-expanded), its
        content can be read anyway, and people are slowed. Else what it does is not there for them.
    How to fix: use `<button>` or `<a href>`. Where that is not possible, add `tabindex="0"` and make
        Enter and Space work.
    Limits: an element that is known by its cursor or is taken out of the Tab order (`tabindex="-1"`)
        may have a twin that can be reached: a person must look. Parts of widgets that arrow keys move
        through (tabs, menus, lists) are only reported when Tab reaches none of them. Marks that lead to a slide of a
        carousel are left out where Tab reaches its controls to the next and to the previous slide. Plain elements that
        listen for a click are judged by mouse-only-control.
    Sources: WCAG 2.2 success criterion 2.1.1 Keyboard; failures F54 and F59.
    """
    yield from partly(walk)
    if walk.stops:
        yield Finding(Outcome.PASSED, say("Tab reaches it"), count=len(walk.stops))
    if not walk.complete:
        return  # it may come later
    heard = {one.target.selector for one in page.listened if one.target}
    for missed in walk.unreached:
        if missed.how != "role" and missed.target.selector in heard:
            continue
        if missed.how == "cursor":
            message = say(
                "it has a hand cursor, and Tab does not reach it. Check whether a click does something here that no "
                "key does"
            )
            yield Finding(Outcome.CANT_TELL, message, target=missed.target, harm=of_mouse_only(missed.target))
            continue
        outcome = Outcome.FAILED if missed.is_sure else Outcome.CANT_TELL
        yield Finding(outcome, _unreached(missed), target=missed.target, harm=of_mouse_only(missed.target))


def _unreached(missed: Unreached) -> Message:
    if missed.is_sure:
        if missed.how == "role":
            return say("it has the role {role}, and Tab does not reach it", role=missed.role)
        return say("it has a click handler, and Tab does not reach it")
    if missed.how == "role":
        return say(
            "it has the role {role}, but is not in the Tab order. Check whether a key reaches it, or something else "
            "does the same",
            role=missed.role,
        )
    return say(
        "it has a click handler, but is not in the Tab order. Check whether a key reaches it, or something else does "
        "the same"
    )


@rule(
    "key-does-nothing",
    title="A control that shows or hides something works with the mouse only",
    family="accessibility",
    harm={"blind": Harm.STOP, "limited_dexterity": Harm.STOP, "low_vision": Harm.HINDER},
    confidence=Confidence.HIGH,
    refs=("wcag22:2.1.1",),
    conformance=True,
    examples=(
        Example("a made-up button that hears clicks only", _PAGE.format(_TOGGLE.format("onclick")), "failed"),
        Example("a made-up button that hears keys", _PAGE.format(_TOGGLE.format("onkeydown")), "passed"),
    ),
)
def key_does_nothing(walk: KeyboardWalk) -> Iterator[Finding]:
    """Made-up buttons that don't hear the keyboard.

    What it checks: controls with `aria-expanded`, or with the role button and `aria-controls`, that are
        not made of a button, link or field: whether Enter or Space changes their state or what they
        control, as a click does. One of each kind on a page.
    Who it affects: everyone who works without a mouse.
    Why: focus comes to the control, a screen reader says that it can be opened, and nothing happens.
    What decides the harm: what the page says of it: where it is marked as open (aria-expanded), its
        content can be read anyway, and people are slowed. Else what it shows is not there for them.
    How to fix: use `<button>`, which hears Enter and Space by itself, or handle both keys.
    Limits: pressed is only what is known to show or hide, whatever its name: a control whose
        `aria-controls` names something on the page that is as open as `aria-expanded` says, or a closed
        dialog (`aria-haspopup="dialog"`); none in a form. All others are listed as not tested. Where a click does nothing either, nothing is said.
    Sources: WCAG 2.2 success criterion 2.1.1 Keyboard; ARIA Authoring Practices, button pattern.
    """
    for toggle in walk.toggles:
        if not toggle.tried:
            yield Finding(
                Outcome.UNTESTED,
                say("it was not pressed: nothing tells for certain that it only shows or hides"),
                target=toggle.target,
            )
        elif toggle.by_enter or toggle.by_space:
            yield Finding(Outcome.PASSED, say("a key works it"), target=toggle.target)
        elif toggle.by_mouse:
            message = say("a click works it, Enter and Space do not")
            yield Finding(Outcome.FAILED, message, target=toggle.target, harm=of_mouse_only(toggle.target))
    if walk.toggles:
        yield from partly(walk)


@rule(
    "focus-changes-context",
    title="Something happens as soon as a control gets the focus",
    family="accessibility",
    harm={
        "blind": Harm.STOP,
        "limited_dexterity": Harm.HINDER,
        "cognitive_learning": Harm.HINDER,
        "low_vision": Harm.HINDER,
    },
    confidence=Confidence.HIGH,
    refs=("wcag22:3.2.1", "failure:F55"),
    conformance=True,
    examples=(
        Example(
            "a field that sends the visitor on",
            _PAGE.format('<input aria-label="Name" onfocus="location = \'/next\'">'),
            "failed",
        ),
        Example("a plain field", _PAGE.format('<input aria-label="Name">'), "passed"),
    ),
)
def focus_changes_context(walk: KeyboardWalk) -> Iterator[Finding]:
    """Controls that act when they are merely passed.

    What it checks: whether the page leaves for another address, sends a form, or puts the focus elsewhere when a control gets the focus by Tab. It must happen on two further tries.
    Who it affects: everyone who moves with the keyboard, and above all people who don't see what changed.
    Why: with Tab one has to pass every control on the way. If passing one does something, the visitor is
        carried away without having asked for it.
    What decides the harm: nothing measured: whoever listens to the page is carried away before the
        control was read; whoever sees it can go back.
    How to fix: act when the control is pressed, not on `focus`. Don't call `blur()` on what gets the focus.
    Limits: focus that moves from an element to a part of it is fine, and so are the empty elements that
        scripts set around a dialog. Windows that open are not looked for.
    Sources: WCAG 2.2 success criterion 3.2.1 On Focus; failure F55.
    """
    affected = 0
    for effect in walk.effects:
        if effect.is_guard and effect.kind in ("moved", "lost"):
            continue
        affected += 1
        yield Finding(Outcome.FAILED, _effect_message(effect), target=effect.target)
    calm = len(walk.stops) - affected
    if calm > 0:
        yield Finding(Outcome.PASSED, say("focus alone does nothing"), count=calm)
    yield from partly(walk)


def _effect_message(effect: FocusEffect) -> Message:
    if effect.kind == "navigated":
        return say("when it gets the focus, the page tries to go to {url}", url=effect.detail[:120])
    if effect.kind == "moved":
        return say("when it gets the focus, a script moves the focus to another element")
    return say("when it gets the focus, a script takes the focus away")


RULES: tuple[Rule, ...] = (keyboard_trap, keyboard_unreachable, key_does_nothing, focus_changes_context)
