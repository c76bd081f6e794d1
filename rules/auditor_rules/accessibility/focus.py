"""Whether the keyboard focus can be seen, and goes where one expects it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from auditor.artifacts import KeyboardWalk, Reversal, WalkStop
from auditor.message import Message, joined, say, say_count
from auditor.model import Confidence, Finding, Harm, Outcome, Owner
from auditor.rule import Example, Rule, rule
from auditor_rules.accessibility.keyboard import partly
from auditor_rules.harm import of_invisible_focus
from auditor_rules.telling import on_its_side, passes

MIN_CONTRAST = 3.0  # ratio; WCAG 2.2 SC 1.4.11 Non-text Contrast
SEEN = frozenset({"shown", "stand-in"})
UNSEEN = {
    "offscreen": say("when it has the focus, it lies outside the window"),
    "clipped": say("when it has the focus, its container cuts it off"),
    "transparent": say("when it has the focus, it is fully transparent"),
    "empty": say("when it has the focus, it has no size"),
}
_PAGE = '<!doctype html><html lang="en"><title>Permits</title>{head}<main><h1>Permits</h1>{body}</main>'
_LINK = '<a href="#fees">Fees</a>'


@rule(
    "focus-not-visible",
    by_look=True,
    title="Nothing shows where the keyboard focus is",
    family="accessibility",
    harm={"low_vision": Harm.STOP, "limited_dexterity": Harm.STOP, "cognitive_learning": Harm.HINDER},
    confidence=Confidence.HIGH,
    refs=("wcag22:2.4.7", "failure:F55", "failure:F78"),
    act=("oj04fd",),
    conformance=True,
    owner=Owner.DESIGN,
    examples=(
        Example(
            "an outline switched off", _PAGE.format(head="<style>a:focus{outline:none}</style>", body=_LINK), "failed"
        ),
        Example("the browser's own outline", _PAGE.format(head="", body=_LINK), "passed"),
    ),
)
def focus_not_visible(walk: KeyboardWalk) -> Iterator[Finding]:
    """Controls that look the same with and without the focus.

    What it checks: for each stop of the Tab key, whether outline, border, background, colour, shadow or
        the like of the control, its parts or its surroundings change. Where no style differs, pictures
        of it with and without the focus are compared, one of each kind of control on the page.
    Who it affects: people who see the page and use the keyboard: with tremor, little reach, or a
        keyboard in place of the mouse, and people with low vision.
    Why: without a mark nobody knows which link Enter will follow. It is like using a mouse whose
        pointer is invisible.
    What decides the harm: the share of the page's controls at which the focus doesn't show. On more
        than half of them it stops people who work by keyboard and by sight; else they find it again a
        few presses later, and are hindered.
    How to fix: remove `outline: none`, or give `:focus-visible` an outline of at least 2 px in a colour
        that stands out from its background.
    Limits: whether the mark is strong enough is not judged here. Others of its kind are counted with a control only
        where they were looked at too, and the current one of a row does not stand for the others. In a text field the caret counts as a
        mark. Inside frames nothing is looked at.
    Sources: WCAG 2.2 success criterion 2.4.7 Focus Visible; failures F55 and F78; ACT rule oj04fd.
    """
    compared = [stop for stop in walk.stops if stop.seen in SEEN and stop.indicator != "unchecked"]
    unchecked = sum(stop.seen in SEEN for stop in walk.stops) - len(compared)
    lost = [stop for stop in compared if stop.indicator == "pixels-equal"]
    shown = len(compared) - len(lost)
    harm = of_invisible_focus(len(lost) / len(compared)) if compared else None
    for stop in lost:
        if stop.is_first_alike:
            yield replace(_invisible(stop), harm=harm)
    yield from passes(shown, say("focus shows"))
    if unchecked:
        message = say_count(
            "how focus shows was not compared for {n} control",
            "how focus shows was not compared for {n} controls",
            n=unchecked,
        )
        yield Finding(Outcome.UNTESTED, message)
    yield from partly(walk)


def _invisible(stop: WalkStop) -> Finding:
    message = say("it looks the same with and without the focus")
    if stop.alike:
        message = say_count(
            "it looks the same with and without the focus, and so does one more of its kind",
            "it looks the same with and without the focus, and so do {n} more of its kind",
            n=stop.alike,
        )
    return Finding(Outcome.FAILED, message, target=stop.target, data={"alike": stop.alike})


@rule(
    "faint-focus-outline",
    by_look=True,
    title="The outline of the keyboard focus is faint",
    family="accessibility",
    harm={"low_vision": Harm.NOTICE},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:1.4.11",),
    owner=Owner.DESIGN,
    examples=(
        Example(
            "light grey on white",
            _PAGE.format(head="<style>a:focus{outline:2px solid #ddd}</style>", body=_LINK),
            "cantTell",
        ),
        Example(
            "dark blue on white",
            _PAGE.format(head="<style>a:focus{outline:2px solid #005}</style>", body=_LINK),
            "passed",
        ),
    ),
)
def faint_focus_outline(walk: KeyboardWalk) -> Iterator[Finding]:
    """Focus outlines with little contrast.

    What it checks: where an outline of the author's own is the only mark of the focus, its contrast with
        the plain colours inside and outside of it.
    Who it affects: people with low vision, older people, and everyone in bright light.
    Why: a mark that can hardly be told from its background does not help to find the focus.
    What decides the harm: nothing measured beyond the limit: the mark is there and takes a second look.
    How to fix: use an outline colour with a contrast of 3:1 or more to the background.
    Limits: outlines on pictures, gradients, half-transparent elements and what shadows, borders or pseudo
        elements paint there are not measured, and the browser's own outline is not judged. Check that no other mark was overlooked.
    Sources: WCAG 2.2 success criterion 1.4.11 Non-text Contrast (states of components).
    """
    outlined = 0
    for stop in walk.stops:
        if stop.indicator != "outline":
            continue
        if stop.outline_contrast is None or stop.outline_contrast >= MIN_CONTRAST:
            outlined += 1
            continue
        message = say(
            "the focus outline has a contrast of {ratio:.1f}:1 ({needed:g}:1 is asked for), and "
            "no other mark was found. Check whether the focus can be seen well",
            ratio=on_its_side(stop.outline_contrast, MIN_CONTRAST, digits=1),
            needed=MIN_CONTRAST,
        )
        yield Finding(Outcome.CANT_TELL, message, target=stop.target)
    if outlined:
        yield Finding(Outcome.PASSED, say("no faint outline"), count=outlined)
        yield from partly(walk)


@rule(
    "focus-on-hidden",
    by_look=True,
    title="The keyboard focus goes to something that can't be seen",
    family="accessibility",
    harm={
        "low_vision": Harm.HINDER,
        "limited_dexterity": Harm.HINDER,
        "blind": Harm.SLOW,
        "cognitive_learning": Harm.HINDER,
    },
    confidence=Confidence.MEDIUM,
    refs=("wcag22:2.4.7", "wcag22:2.4.3"),
    conformance=True,
    examples=(
        Example(
            "links of a closed menu",
            _PAGE.format(head="", body='<div style="height:0;overflow:hidden"><a href="#a">Fees</a></div>' + _LINK),
            "failed",
        ),
        Example("a visible link", _PAGE.format(head="", body=_LINK), "passed"),
    ),
)
def focus_on_hidden(walk: KeyboardWalk) -> Iterator[Finding]:
    """Stops of the Tab key that nobody can see.

    What it checks: whether each control that Tab comes to has a size, lies inside the window after the
        browser has scrolled to it, is not cut off by its container and not transparent.
    Who it affects: people who see the page and use the keyboard; screen reader users hear controls that
        nobody meant to offer.
    Why: the focus vanishes for several presses of Tab, often inside a closed menu or a slide that is not
        shown. Enter may then follow a link that nobody saw.
    What decides the harm: nothing measured: the focus comes back into sight after some presses of Tab.
    How to fix: hide closed menus and slides with `display: none`, `visibility: hidden` or `inert`, so that
        Tab passes them by; let a skip link come into view when it gets the focus.
    Limits: a field that is hidden under its visible label counts as seen, and so do frames, and what has no size where
        an outline or a shadow of 2 CSS px or more is painted around it for the focus. What has no size is a
        question where it keeps the place of an icon, and a style sheet or script of the page did not come. Empty
        elements that scripts set around dialogs are left out. Skip links have a rule of their own.
    Sources: WCAG 2.2 success criteria 2.4.7 Focus Visible and 2.4.3 Focus Order.
    """
    skip_links = {link.target.selector for link in walk.skip_links}
    shown = 0
    for stop in walk.stops:
        if stop.seen in UNSEEN and not stop.is_guard and stop.selector not in skip_links:
            yield _unseen(stop)
        elif stop.seen in SEEN:
            shown += 1
    yield from passes(shown, say("it can be seen"))
    yield from partly(walk)


def _unseen(stop: WalkStop) -> Finding:
    """A stop without a size is a question where an icon may fill it that did not come."""
    if stop.seen == "empty" and stop.target and stop.target.missing_icon:
        message = joined([UNSEEN[stop.seen], stop.target.font_doubt])
        return Finding(Outcome.CANT_TELL, message, target=stop.target)
    return Finding(Outcome.FAILED, UNSEEN[stop.seen], target=stop.target)


@rule(
    "focus-covered",
    by_look=True,
    title="The focused control is hidden behind something fixed",
    family="accessibility",
    harm={"low_vision": Harm.HINDER, "limited_dexterity": Harm.HINDER, "cognitive_learning": Harm.HINDER},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:2.4.11", "failure:F110"),
    conformance=True,
    owner=Owner.DESIGN,
    examples=(
        Example(
            "links behind a fixed bar",
            _PAGE.format(
                head="",
                body='<div style="position:fixed;inset:auto 0 0;height:700px;background:#fff">Cookies</div>'
                '<p style="margin-top:300px"><a href="#a">Fees</a></p>',
            ),
            "failed",
        ),
        Example("nothing is fixed", _PAGE.format(head="", body=_LINK), "passed"),
    ),
)
def focus_covered(walk: KeyboardWalk) -> Iterator[Finding]:
    """Focused controls that a fixed header, footer or banner hides.

    What it checks: whether a control that Tab comes to lies entirely behind a fixed or sticky element
        after the browser has scrolled to it.
    Who it affects: people who see the page and use the keyboard, and those who zoom in, as fixed bars
        then take up more of the window.
    Why: the visitor tabs on and sees nothing move. What has the focus is behind the bar.
    What decides the harm: nothing measured: the focus comes back into sight after some presses of Tab.
    How to fix: reserve room with `scroll-padding-top` (and `-bottom`) of the bar's height, or don't fix
        the bar. Let a cookie banner take the focus and go away.
    Limits: measured in a window of 1280 by 800 CSS px. A control that is covered in part passes.
    Sources: WCAG 2.2 success criterion 2.4.11 Focus Not Obscured (Minimum); failure F110.
    """
    open_ = 0
    for stop in walk.stops:
        if stop.seen == "covered":
            by = stop.cover.selector if stop.cover else ""
            yield Finding(
                Outcome.FAILED,
                say("when it has the focus, {selector} hides it entirely", selector=by),
                target=stop.target,
            )
        elif stop.seen in SEEN:
            open_ += 1
    yield from passes(open_, say("not hidden"))
    yield from partly(walk)


@rule(
    "focus-order-jump",
    by_look=True,
    title="Tab goes against the order on the screen",
    family="accessibility",
    harm={
        "low_vision": Harm.SLOW,
        "limited_dexterity": Harm.SLOW,
        "cognitive_learning": Harm.HINDER,
        "blind": Harm.SLOW,
    },
    confidence=Confidence.MEDIUM,
    refs=("wcag22:2.4.3", "failure:F44", "failure:F85"),
    examples=(
        Example(
            "a row turned round",
            _PAGE.format(
                head="",
                body='<div style="display:flex;flex-direction:row-reverse"><a href="#a">One</a><a href="#b">Two</a><a href="#c">Three</a></div>',
            ),
            "cantTell",
        ),
        Example("a plain row", _PAGE.format(head="", body='<a href="#a">One</a> <a href="#b">Two</a>'), "passed"),
    ),
)
def focus_order_jump(walk: KeyboardWalk) -> Iterator[Finding]:
    """Focus that moves against the reading direction.

    What it checks: runs of three or more stops within one row, list or form that lead upwards or against
        the direction of reading; and controls that a positive `tabindex` takes out of their place.
    Who it affects: people who see the page and use the keyboard, and people who lose the thread easily.
    Why: when the focus jumps about, one has to search for it after each press of Tab, and fields are
        filled in the wrong order.
    What decides the harm: nothing measured: the focus is found again by looking for it, which is hard
        for people who lose the thread.
    How to fix: put the elements into the order of reading in the HTML instead of turning them round with
        CSS, and remove positive `tabindex` values.
    Limits: whether the order still makes sense is for a person to say. Jumps between columns and regions
        of the page are not looked at.
    Sources: WCAG 2.2 success criterion 2.4.3 Focus Order; failures F44 and F85.
    """
    jumps = 0
    for turn in walk.reversals:
        jumps += turn.stops
        yield Finding(Outcome.CANT_TELL, _against(turn), target=turn.target)
    for stop in _displaced(walk.stops):
        jumps += 1
        message = say(
            "tabindex {tabindex} takes it out of its place: it is stop {place} in the page's order. Check whether the "
            "order still makes sense",
            tabindex=stop.tabindex,
            place=stop.document_rank + 1,
        )
        yield Finding(Outcome.CANT_TELL, message, target=stop.target)
    if len(walk.stops) > jumps:
        yield Finding(Outcome.PASSED, say("in order"), count=len(walk.stops) - jumps)
    yield from partly(walk)


def _against(turn: Reversal) -> Message:
    if turn.direction == "upwards":
        return say_count(
            "Tab goes upwards through {n} control here. Check whether this order makes sense",
            "Tab goes upwards through {n} controls here. Check whether this order makes sense",
            n=turn.stops,
        )
    return say_count(
        "Tab goes backwards through {n} control here. Check whether this order makes sense",
        "Tab goes backwards through {n} controls here. Check whether this order makes sense",
        n=turn.stops,
    )


def _displaced(stops: Sequence[WalkStop]) -> Iterator[WalkStop]:
    """The first stop of each group whose positive tabindex changes the order; none when it changes nothing."""
    if all(a.document_rank < b.document_rank for a, b in pairwise(stops)):
        return
    seen: Counter[str] = Counter()
    for place, stop in enumerate(stops):
        if stop.tabindex > 0 and stop.document_rank != place:
            seen[stop.group] += 1
            if seen[stop.group] == 1:
                yield stop


RULES: tuple[Rule, ...] = (
    focus_not_visible,
    faint_focus_outline,
    focus_on_hidden,
    focus_covered,
    focus_order_jump,
)
