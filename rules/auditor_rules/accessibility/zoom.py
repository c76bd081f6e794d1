"""Whether text survives being enlarged."""

from collections.abc import Iterator

from auditor.artifacts import TextSize
from auditor.message import say
from auditor.model import Confidence, Finding, Harm, Outcome
from auditor.rule import Example, Rule, rule
from auditor_rules.accessibility.spacing import judge_clipped

_PAGE = '<!doctype html><html lang="en"><title>Fees</title><main><h1>Fees</h1><div style="{style}">{text}</div></main>'
_TEXT = "The fee is 20 dollars for each permit you ask for and must be paid in advance, at the desk or by post."


@rule(
    "text-cut-when-zoomed",
    by_look=True,
    title="Text is cut off at 200 percent zoom",
    family="accessibility",
    harm={"low_vision": Harm.HINDER},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:1.4.4",),
    act=("59br37",),
    conformance=True,
    by_text_width=True,
    examples=(
        Example(
            "one line that may not wrap",
            _PAGE.format(style="overflow:hidden;white-space:nowrap;font-size:16px", text=_TEXT),
            "failed",
        ),
        Example("lines that wrap", _PAGE.format(style="overflow:hidden;font-size:16px", text=_TEXT), "passed"),
    ),
)
def text_cut_when_zoomed(size: TextSize) -> Iterator[Finding]:
    """Boxes that cut off their text when the page is zoomed.

    What it checks: the page zoomed to 200 percent, which lays it out in a window of 640 by 400 CSS px.
        Text that was whole in 1280 by 800 and is cut off by its box then is found, with the box.
    Who it affects: people with low vision who zoom in to read.
    Why: what is cut off can't be scrolled to. It is gone.
    What decides the harm: nothing measured: what is cut off can't be read at that size, and can at a
        smaller one.
    How to fix: let text wrap, use `min-height` in place of `height` (of `vh` units above all), and take
        `overflow: hidden` off boxes with text.
    Limits: the main page only, not its frames. Text that nobody is to see at 100 percent is left out: what is
        clipped away for screen readers, folded up or parked out of sight. Text that is out of sight as a whole at this size
        is taken for a menu that folds away. Text that was cut off in the same direction before is not the zoom's
        fault, unless no line of it is whole. A slide cut off at the side of a carousel can be brought in, as can what an animation or a script has moved. Enlarging the text alone
        is not tried. Text shortened with dots is left out when a link or a title gives it whole, and words cut
        off in charts and maps are left to a person.
    Sources: WCAG 2.2 success criterion 1.4.4 Resize Text; ACT rule 59br37.
    """
    failing = 0
    for clipped in size.clipped:
        finding = judge_clipped(clipped, say("at 200 % zoom"))
        if finding is not None:
            failing += 1
            yield finding
    if size.texts > failing:
        yield Finding(Outcome.PASSED, say("whole at 200 % zoom"), count=size.texts - failing)
    if size.capped:
        yield Finding(Outcome.UNTESTED, say("more text is cut off than was listed"))


RULES: tuple[Rule, ...] = (text_cut_when_zoomed,)
