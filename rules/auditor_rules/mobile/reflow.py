"""Whether the page fits a phone's width."""

from collections.abc import Iterator

from auditor.artifacts import PhoneLayout
from auditor.model import Confidence, Finding, Harm, Outcome
from auditor.rule import Example, rule

TOLERANCE_PX = 4.0  # CSS px, a quarter of a character: nobody loses a line by less, and rounding alone can make 1
SURE_EXCEPTIONS = frozenset({"table", "map"})
"""Content that WCAG 1.4.10 names as needing two dimensions; of other kinds a person must say so."""


@rule(
    "sideways-scroll",
    title="The page scrolls sideways on a phone",
    family="mobile",
    harm={"mobile_only": Harm.HINDER, "low_vision": Harm.HINDER},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:1.4.10",),
    conformance=True,
    examples=(
        Example(
            "a box of fixed width",
            '<!doctype html><html lang="en"><title>Fees</title><meta name="viewport" content="width=device-width">'
            '<main><h1>Fees</h1><div style="width:700px">The fee is 20 dollars for each permit you ask for.</div></main>',
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
def sideways_scroll(layout: PhoneLayout) -> Iterator[Finding]:
    """Pages that are wider than a phone.

    What it checks: whether the page, laid out 320 CSS px wide, can be scrolled sideways, and which
        elements reach past the edge.
    Who it affects: people who only have a phone, and people with low vision: 320 px is what
        remains of a 1280 px window at 400 percent zoom.
    Why: when lines run out of the window, every line must be scrolled to its end and back. Most
        people lose their place and give up.
    How to fix: replace fixed widths with `max-width: 100%`, let columns wrap below one another, and
        let long addresses break (`overflow-wrap: anywhere`). Let a wide table scroll in a box of its own.
    Limits: data tables and maps may be wider, and are let pass. Pictures, video, code and diagrams
        may be, if they lose their meaning otherwise: a person must look. Text that is cut off
        instead of scrolling is not found here.
    Sources: WCAG 2.2 success criterion 1.4.10 Reflow.
    """
    if layout.scroll_width_px <= layout.viewport_width_px + TOLERANCE_PX:
        yield Finding(Outcome.PASSED, f"fits {layout.viewport_width_px} CSS px")
        return
    for overflow in layout.overflows:
        reach = f"reaches to {overflow.right_px:.0f} CSS px in a window of {layout.viewport_width_px}"
        if overflow.excepted in SURE_EXCEPTIONS:
            yield Finding(Outcome.PASSED, f"a {overflow.excepted}, which may be wider", target=overflow.target)
            continue
        if overflow.excepted:
            message = f"{reach}. Check whether this {overflow.excepted} loses its meaning when it is made narrower"
            yield Finding(Outcome.CANT_TELL, message, target=overflow.target)
        else:
            yield Finding(Outcome.FAILED, reach, target=overflow.target)
    if not layout.overflows:
        message = (
            f"the page is {layout.scroll_width_px:.0f} CSS px wide in a window of {layout.viewport_width_px}, "
            "and no element was found that makes it so. Check at this width whether any text is cut off"
        )
        yield Finding(Outcome.CANT_TELL, message)
