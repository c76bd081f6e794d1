"""Things that only a mouse can work."""

from collections.abc import Iterator

from auditor.artifacts import Listened, Listeners
from auditor.message import Message, say
from auditor.model import Confidence, Finding, Harm, Outcome
from auditor.rule import Example, Rule, rule
from auditor_rules.harm import of_mouse_only

CLICKS = frozenset({"click", "dblclick", "mousedown", "mouseup", "pointerdown", "pointerup"})
MAX_DESCENDANTS = 12  # elements; a larger thing that listens is a container that sorts clicks out
FEW_DESCENDANTS = 3  # elements; without a pointer cursor only small things are asked about
MAX_SHARE = 0.25  # of the window; a larger thing is a backdrop or a whole section
COMPOSITE_PARTS = frozenset({"option", "menuitem", "menuitemradio", "menuitemcheckbox", "tab", "treeitem", "gridcell"})
"""Parts of a widget that its container may work with the arrow keys, without focusing them."""

_PAGE = (
    '<!doctype html><html lang="en"><title>Fees</title><main><h1>Fees</h1>{body}<p>The fee is 20 dollars.</p></main>'
)
_SCRIPT = "<script>document.getElementById('t').addEventListener('click', () => { p.hidden = !p.hidden })</script>"


@rule(
    "mouse-only-control",
    by_look=True,
    title="Something can be clicked but not reached with the keyboard",
    family="accessibility",
    harm={"blind": Harm.STOP, "limited_dexterity": Harm.STOP, "low_vision": Harm.HINDER},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:2.1.1", "failure:F42", "failure:F54"),
    conformance=True,
    examples=(
        Example(
            "a div that opens a text",
            _PAGE.format(
                body=f'<div id="t" style="cursor:pointer">Who pays less?</div><p id="p" hidden>Students.</p>{_SCRIPT}'
            ),
            "failed",
        ),
        Example(
            "a button that opens a text",
            _PAGE.format(body=f'<button id="t">Who pays less?</button><p id="p" hidden>Students.</p>{_SCRIPT}'),
            "inapplicable",
        ),
    ),
)
def mouse_only_control(listeners: Listeners) -> Iterator[Finding]:
    """Things that answer a click and that the Tab key never reaches.

    What it checks: visible elements on which a script listens for clicks, that are no link, button or
        field, can't take the focus, and have no control in or around them.
    Who it affects: people who use the keyboard, a switch or a screen reader instead of a mouse.
    Why: what can't take the focus can't be pressed with Enter or Space. For these people it is not there.
    What decides the harm: what the page says of it: where it is marked as open (aria-expanded), its
        content can be read anyway, and people are slowed. Else what it does is not there for them.
    How to fix: make it a `button` (or a link, when it leads somewhere). Both bring the focus and the keys
        with them.
    Limits: large areas, and things with a control of the same text or right beside them are left out or
        asked about: the click may be a convenience. Marks that lead to a slide of a carousel are left out where controls
        to its next and its previous slide can take the focus. What the script does is not tried. Listeners
        in frames are not looked at.
    Sources: WCAG 2.2 success criterion 2.1.1 Keyboard, failures F42 and F54.
    """
    for thing in listeners.listened:
        if not _is_tested(thing):
            continue
        message = _told(thing)
        if (thing.has_pointer_cursor or thing.has_click_attribute) and thing.text and not thing.is_delegated:
            yield Finding(Outcome.FAILED, message, target=thing.target, harm=of_mouse_only(thing.target))
        elif (
            thing.has_pointer_cursor
            or thing.has_click_attribute
            or (thing.text and thing.descendants <= FEW_DESCENDANTS)
        ):
            yield Finding(
                Outcome.CANT_TELL,
                say("{message}. Check whether the keyboard can do what the click does", message=message),
                target=thing.target,
                harm=of_mouse_only(thing.target),
            )
    if listeners.capped:
        yield Finding(Outcome.UNTESTED, say("the page has more listeners than were looked at"))


def _told(thing: Listened) -> Message:
    if thing.text:
        return say("“{text}” listens for a click and can't take the focus", text=thing.text)
    return say("this element listens for a click and can't take the focus")


def _is_tested(thing: Listened) -> bool:
    """Whether a person can click the thing, it does something, and nothing in or around it takes the focus."""
    clicks = [handler for handler in thing.handlers if handler.event in CLICKS]
    return (
        thing.place == "element"
        and any(not (handler.is_empty or handler.only_reports) for handler in clicks)
        and thing.is_visible
        and not (thing.is_hidden_from_at or thing.is_control or thing.is_focusable)
        and not (thing.twin or thing.around or thing.controls_inside or thing.role in COMPOSITE_PARTS)
        and thing.descendants <= MAX_DESCENDANTS
        and thing.share_of_window <= MAX_SHARE
    )


RULES: tuple[Rule, ...] = (mouse_only_control,)
