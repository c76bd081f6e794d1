"""What pointers do: acting on the down event, dragging, pasting."""

from collections.abc import Iterator

from auditor.artifacts import Handler, Listeners
from auditor.message import Message, say, say_count
from auditor.model import Confidence, Finding, Harm, Outcome
from auditor.rule import Example, Rule, rule

DOWN = frozenset({"mousedown", "pointerdown", "touchstart"})
DRAG = frozenset({"dragstart", "drag", "dragend"})
NOT_TYPED_ACTIONS = frozenset(
    {"range", "text", "search", "email", "tel", "url", "number", "password", "textarea", "date"}
)
"""Fields that need the down event to place the cursor or move a thumb."""

_PAGE = '<!doctype html><html lang="en"><title>Permit</title><main><h1>Permit</h1>{body}</main>'


@rule(
    "acts-on-press",
    title="A control may act before the finger or button is lifted",
    family="accessibility",
    harm={"limited_dexterity": Harm.HINDER, "low_vision": Harm.SLOW},
    confidence=Confidence.LOW,
    refs=("wcag22:2.5.2",),
    examples=(
        Example(
            "a button that sends on mousedown",
            _PAGE.format(body='<form id="f"><button type="button" onmousedown="f.submit()">Send</button></form>'),
            "cantTell",
        ),
        Example(
            "a button that sends on click", _PAGE.format(body="<form><button>Send</button></form>"), "inapplicable"
        ),
    ),
)
def acts_on_press(listeners: Listeners) -> Iterator[Finding]:
    """Controls whose script runs when the pointer goes down.

    What it checks: links, buttons and widgets with a listener for the pointer going down and none for a
        click or for the pointer going up, when the handler is there for more than statistics.
    Who it affects: people whose hands shake or who aim with effort, and touch a wrong control first.
    Why: whoever notices the mistake while still pressing can slide off and let go. When the action
        happens on the way down, that is too late.
    What decides the harm: nothing measured: a slip has to be undone, where it can be.
    How to fix: listen for `click` instead.
    Limits: what the handler does is not tried; it may only change the look of the control, start a drag,
        or wait for the release elsewhere. A person must press and see.
    Sources: WCAG 2.2 success criterion 2.5.2 Pointer Cancellation.
    """
    for thing in listeners.listened:
        down = [handler for handler in thing.handlers if handler.event in DOWN and _does_something(handler)]
        if thing.place != "element" or not thing.is_control or not thing.is_visible or not down:
            continue
        if thing.field in NOT_TYPED_ACTIONS or thing.is_draggable or thing.is_delegated:
            continue
        sure = any(handler.acts for handler in down)
        yield Finding(
            Outcome.CANT_TELL,
            _acts(thing.text) if sure else _runs(thing.text),
            target=thing.target,
        )


def _acts(text: str) -> Message:
    return say(
        "a script sends, opens or follows something when the pointer goes down on “{text}”. Press, move off and let go: "
        "nothing should happen",
        text=text,
    )


def _runs(text: str) -> Message:
    return say(
        "a script runs when the pointer goes down on “{text}”. Press, move off and let go: nothing should happen",
        text=text,
    )


@rule(
    "dragging-needed",
    title="Something may have to be dragged",
    family="accessibility",
    harm={"limited_dexterity": Harm.STOP},
    confidence=Confidence.LOW,
    refs=("wcag22:2.5.7",),
    examples=(
        Example(
            "a list that is put in order by dragging",
            _PAGE.format(
                body='<ul><li id="a" draggable="true">Road</li><li draggable="true">School</li></ul>'
                "<script>a.addEventListener('dragstart', (e) => e.dataTransfer.setData('text/plain', 'a'))</script>"
            ),
            "cantTell",
        ),
        Example("a plain list", _PAGE.format(body="<ul><li>Road</li><li>School</li></ul>"), "inapplicable"),
    ),
)
def dragging_needed(listeners: Listeners) -> Iterator[Finding]:
    """Things that are made to be dragged.

    What it checks: visible elements with `draggable="true"` on pages whose scripts listen for dragging.
    Who it affects: people who can't hold a button down while they move: with tremor, with a head
        pointer, by speech.
    Why: dragging is two movements at once. Who can't do both can't sort, move or drop anything.
    What decides the harm: nothing measured: who can't drag can't do it, unless there is another way;
        that is for a person to see.
    How to fix: offer the same by single clicks or taps: buttons "up" and "down", or "move to".
    Limits: whether there is another way can't be told. Dragging made of pointer movements alone is not seen.
    Sources: WCAG 2.2 success criterion 2.5.7 Dragging Movements.
    """
    listens = any(thing.events & DRAG for thing in listeners.listened)
    things = [thing for thing in listeners.listened if thing.is_draggable and thing.is_visible]
    if listens and things:
        yield Finding(
            Outcome.CANT_TELL,
            say_count(
                "this can be dragged. Check that single clicks or taps can do the same",
                "{n} things can be dragged here. Check that single clicks or taps can do the same",
                n=len(things),
            ),
            target=things[0].target,
        )


@rule(
    "paste-cancelled",
    title="A script cancels pasting in a login field",
    family="accessibility",
    harm={"cognitive_learning": Harm.STOP, "limited_dexterity": Harm.HINDER, "blind": Harm.HINDER},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:3.3.8", "failure:F109"),
    examples=(
        Example(
            "a password field that refuses pasting",
            _PAGE.format(
                body='<form><label>User <input name="u" autocomplete="username"></label><label>Password '
                '<input type="password" autocomplete="current-password" id="p"></label><button>Sign in</button></form>'
                "<script>p.addEventListener('paste', (e) => e.preventDefault())</script>"
            ),
            "cantTell",
        ),
        Example(
            "a password field that takes it",
            _PAGE.format(
                body='<form><label>Password <input type="password" autocomplete="current-password"></label><button>Sign in</button></form>'
            ),
            "inapplicable",
        ),
    ),
)
def paste_blocked(listeners: Listeners) -> Iterator[Finding]:
    """Login fields that refuse what is pasted.

    What it checks: fields of a login, and fields for a one-time code, whose own paste listener cancels the
        paste and does not take the text itself. Inline `onpaste` code is for paste-blocked.
    Who it affects: people who can't remember or retype a long password, and everyone with a password manager.
    Why: a password that must be typed from memory is a test of memory. Retyping a code of six digits that
        has just been sent is one of copying.
    What decides the harm: nothing measured: who can't remember or copy a long password stays outside.
    How to fix: remove the paste listener. Blocking pasting makes no login safer.
    Limits: the listener's text is read, nothing is pasted. A browser or password manager that fills the
        field itself may be a way in: a person must look. Listeners on a form or the whole page are not judged.
    Sources: WCAG 2.2 success criterion 3.3.8 Accessible Authentication (Minimum), failure F109.
    """
    for thing in listeners.listened:
        blockers = [h for h in thing.handlers if h.event == "paste" and h.prevents_default and not h.reads_clipboard]
        if thing.place != "element" or not blockers or not thing.is_visible or thing.has_paste_attribute:
            continue
        if thing.autocomplete == "one-time-code" or thing.field == "password" or thing.password_fields == 1:
            yield Finding(
                Outcome.CANT_TELL,
                say(
                    "a script cancels pasting here. Check whether visitors can log in without typing this from memory or "
                    "copying it by hand"
                ),
                target=thing.target,
            )


def _does_something(handler: Handler) -> bool:
    return not (handler.is_empty or handler.only_reports)


RULES: tuple[Rule, ...] = (acts_on_press, dragging_needed, paste_blocked)
