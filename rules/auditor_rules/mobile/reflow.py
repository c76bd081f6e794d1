"""Whether the page fits a phone's width."""

from collections.abc import Iterator
from typing import Annotated

from auditor.artifacts import Overflow, PhoneLayout, PhoneText
from auditor.message import say
from auditor.model import Confidence, Finding, Harm, Outcome
from auditor.profile import PHONE
from auditor.rule import Example, Rule, rule
from auditor_rules.accessibility.spacing import judge_clipped

TOLERANCE_PX = 4.0  # CSS px, a quarter of a character: nobody loses a line by less, and rounding alone can make 1
EMPTY_SCROLL_PX = 16.0  # CSS px, a character: a page that gives way by less, with nothing there, hides nothing
SLIGHT_PX = 12.0  # CSS px past the edge; less may be the padding or a last space, read on real pages
SURE_EXCEPTIONS = {
    "table": say("a table, which may be wider"),
    "map": say("a map, which may be wider"),
    "chart": say("a chart, which may be wider"),
    "code": say("a code, which may be wider"),
}
"""Content that needs two dimensions (Understanding WCAG 1.4.10; lines of code mean something); of other kinds a person must say so."""
EXCEPTIONS = {
    "inline code": say("Check whether this inline code loses its meaning when it is made narrower"),
    "diagram": say("Check whether this diagram loses its meaning when it is made narrower"),
    "video": say("Check whether this video loses its meaning when it is made narrower"),
    "image": say("Check whether this image loses its meaning when it is made narrower"),
    "toolbar": say("Check whether this toolbar loses its meaning when it is made narrower"),
}
"""Content that may need two dimensions: what a person has to say of it."""
OTHER_EXCEPTION = say("Check whether this loses its meaning when it is made narrower")


@rule(
    "sideways-scroll",
    by_look=True,
    title="The page scrolls sideways on a phone",
    family="mobile",
    harm={"mobile_only": Harm.HINDER, "low_vision": Harm.HINDER},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:1.4.10",),
    conformance=True,
    by_text_width=True,
    examples=(
        Example(
            "a box of fixed width",
            '<!doctype html><html lang="en"><title>Fees</title><meta name="viewport" content="width=device-width">'
            '<main><h1>Fees</h1><div style="width:700px">The fee is 20 dollars for each permit you ask for, to be paid in advance.</div></main>',
            "failed",
        ),
        Example(
            "a box that gives way",
            '<!doctype html><html lang="en"><title>Fees</title><meta name="viewport" content="width=device-width">'
            '<main><h1>Fees</h1><div style="max-width:700px">The fee is 20 dollars for each permit.</div></main>',
            "passed",
        ),
    ),
)
def sideways_scroll(layout: Annotated[PhoneLayout, PHONE]) -> Iterator[Finding]:
    """Pages that are wider than a phone.

    What it checks: whether the page, laid out 320 CSS px wide, can be scrolled sideways, and which
        elements reach past the edge.
    Who it affects: people who only have a phone, and people with low vision: 320 px is what
        remains of a 1280 px window at 400 percent zoom.
    Why: when lines run out of the window, every line must be scrolled to its end and back. Most
        people lose their place and give up.
    What decides the harm: nothing measured beyond the limit: each line has to be scrolled to its end
        and back.
    How to fix: replace fixed widths with `max-width: 100%`, let columns wrap below one another, and
        let long addresses break (`overflow-wrap: anywhere`). Let a wide table scroll in a box of its own.
    Limits: data tables, maps, charts and listings of code may be wider, and are let pass: a chart is what is called
        one and is drawn, or made of marks at set places. Pictures, video,
        code within a sentence and diagrams may be, if they lose their meaning otherwise: a person must look.
        Where letters pass the edge by less than a character, a person is asked too, unless the page fails
        by other elements; a few pixels without letters are let pass, and so is what shows nothing past the edge:
        transparent or hidden slides, letters for screen readers alone, boxes with neither letters nor paint there.
        Text that is cut off instead of scrolling is found by another rule, text-cut-on-phone.
    Sources: WCAG 2.2 success criterion 1.4.10 Reflow.
    """
    if layout.scroll_width_px <= layout.viewport_width_px + TOLERANCE_PX:
        yield Finding(Outcome.PASSED, say("fits {width} CSS px", width=layout.viewport_width_px))
        return
    findings = [_judge_overflow(overflow, layout.viewport_width_px) for overflow in layout.overflows]
    has_failed = any(finding.outcome is Outcome.FAILED for finding in findings)
    for overflow, finding in zip(layout.overflows, findings, strict=True):
        is_slight = overflow.right_px - layout.viewport_width_px < SLIGHT_PX
        if not (has_failed and is_slight and finding.outcome is Outcome.CANT_TELL):
            yield finding
    excess_px = layout.scroll_width_px - layout.viewport_width_px
    is_empty = layout.unseen_right_px >= layout.scroll_width_px - TOLERANCE_PX and not layout.capped
    if not layout.overflows and (is_empty or excess_px < EMPTY_SCROLL_PX):
        yield Finding(Outcome.PASSED, say("gives way by {excess:.0f} CSS px, with nothing there", excess=excess_px))
    elif not layout.overflows:
        message = say(
            "the page is {width:.0f} CSS px wide in a window of {window}, and no element "
            "was found that makes it so. Check at this width whether any text is cut off",
            width=layout.scroll_width_px,
            window=layout.viewport_width_px,
        )
        yield Finding(Outcome.CANT_TELL, message)


def _judge_overflow(overflow: Overflow, width_px: int) -> Finding:
    """What to say of an element that reaches past the edge of a window of `width_px`."""
    told = {"right": overflow.right_px, "window": width_px}
    if overflow.excepted in SURE_EXCEPTIONS:
        return Finding(Outcome.PASSED, SURE_EXCEPTIONS[overflow.excepted], target=overflow.target)
    is_slight = overflow.right_px - width_px < SLIGHT_PX
    if is_slight and overflow.text_right_px <= width_px + TOLERANCE_PX:
        message = say("reaches to {right:.0f} CSS px in a window of {window}, but no letters do", **told)
        return Finding(Outcome.PASSED, message, target=overflow.target)
    if overflow.excepted:
        message = say(
            "reaches to {right:.0f} CSS px in a window of {window}. {question}",
            question=EXCEPTIONS.get(overflow.excepted, OTHER_EXCEPTION),
            **told,
        )
        return Finding(Outcome.CANT_TELL, message, target=overflow.target)
    if is_slight:
        message = say(
            "letters reach to {right:.0f} CSS px in a window of {window}. Check what is lost of them",
            right=overflow.text_right_px,
            window=width_px,
        )
        return Finding(Outcome.CANT_TELL, message, target=overflow.target)
    message = say("reaches to {right:.0f} CSS px in a window of {window}", **told)
    return Finding(Outcome.FAILED, message, target=overflow.target)


_CUT = (
    '<!doctype html><html lang="en"><title>Fees</title><meta name="viewport" content="width=device-width">'
    '<main style="overflow:hidden"><h1>Fees</h1><div style="{style}">The fee is 20 dollars for each permit '
    "you ask for, and must be paid in advance.</div></main>"
)


@rule(
    "text-cut-on-phone",
    by_look=True,
    title="Text is cut off on a phone",
    family="mobile",
    harm={"mobile_only": Harm.HINDER, "low_vision": Harm.HINDER},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:1.4.10",),
    conformance=True,
    by_text_width=True,
    examples=(
        Example("a wide box in one that hides what is too much", _CUT.format(style="width:900px"), "failed"),
        Example("a box that gives way", _CUT.format(style="max-width:900px"), "passed"),
    ),
)
def text_cut_on_phone(found: Annotated[PhoneText, PHONE]) -> Iterator[Finding]:
    """Text that runs out of its box or out of the window at phone width, and can't be scrolled to.

    What it checks: text that is whole in a window of 1280 CSS px and is cut off in part in one of 320, by
        a box or by the page, with what cuts it.
    Who it affects: people who only have a phone, and people with low vision: 320 px is what
        remains of a 1280 px window at 400 percent zoom.
    Why: what is cut off can't be read at all.
    What decides the harm: nothing measured: what is cut off can't be read on a phone held upright, and
        mostly can on a computer or with the phone turned.
    How to fix: let text wrap, let columns stand below one another, and use `min-height` in place of
        `height`. Take `overflow: hidden` off boxes with text.
    Limits: the main page only, not its frames. Text that nobody is to see at desktop width is left out: what is
        clipped away for screen readers, folded up or parked out of sight. Text that is out of sight as a whole at this width is
        taken for a menu that folds away. A slide cut off at the side of a carousel can be brought in, as can what an animation or a script has moved. Text shortened with dots is
        left out when a link or a title gives it whole. Words in charts, maps and diagrams, which need two dimensions, are let pass.
    Sources: WCAG 2.2 success criterion 1.4.10 Reflow.
    """
    failing = 0
    for clipped in found.clipped:
        if clipped.drawing:
            continue
        finding = judge_clipped(clipped, say("in a window of 320 CSS px"))
        if finding is not None:
            failing += 1
            yield finding
    if found.texts > failing:
        yield Finding(Outcome.PASSED, say("whole in a window of 320 CSS px"), count=found.texts - failing)
    if found.capped:
        yield Finding(Outcome.UNTESTED, say("more text is cut off than was listed"))


RULES: tuple[Rule, ...] = (sideways_scroll, text_cut_on_phone)
