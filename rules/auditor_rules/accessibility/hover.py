"""Content that appears under the pointer."""

from collections.abc import Iterator

from auditor.artifacts import HoverContent, Revealed
from auditor.message import Message, say, say_count
from auditor.model import Confidence, Finding, Harm, Outcome
from auditor.rule import Example, Rule, rule
from auditor_rules.telling import both

_PAGE = (
    '<!doctype html><html lang="en"><title>Fees</title><style>#w{{position:relative;display:inline-block}}'
    "#t{{display:none;position:absolute;left:0;top:{top};background:#fff;width:300px}}#w:hover #t{{display:block}}</style>"
    "<main><h1>Fees</h1><p><span id='w'>Reduced fee<span id='t'>Half of the fee for students and pensioners</span></span></p>"
    "<p>The fee is 20 dollars for every permit, and is paid at the counter or online.</p><p>More about fees.</p></main>{script}"
)
_ESCAPE = (
    "<script>document.addEventListener('keydown', (e) => { if (e.key === 'Escape') t.style.display = 'none' })</script>"
)


@rule(
    "stubborn-hover-content",
    by_look=True,
    title="What appears under the pointer can't be kept or dismissed",
    family="accessibility",
    harm={"low_vision": Harm.HINDER, "cognitive_learning": Harm.SLOW, "limited_dexterity": Harm.SLOW},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:1.4.13", "failure:F95", "technique:SCR39"),
    conformance=True,
    examples=(
        Example("a note that covers the text and stays", _PAGE.format(top="20px", script=""), "failed"),
        Example(
            "a note that Escape hides",
            _PAGE.format(top="16px", script=_ESCAPE),
            "passed",
        ),
    ),
)
def stubborn_hover_content(hover: HoverContent) -> Iterator[Finding]:
    """Tooltips, notes and menus that appear when the pointer rests on something.

    What it checks: a real pointer is moved onto elements that may reveal something. What appears must stay
        there while the pointer moves onto it, must still be there after a second, and, where it hides
        other content, must go away on Escape while the pointer rests.
    Who it affects: people who enlarge the screen, and see only a part of what appears; people whose
        hands shake and who hover without wanting to.
    Why: with magnification the pointer must follow the text to read it. When the text goes away at that
        moment it can't be read; when it covers what they were reading, they must be able to send it away.
    What decides the harm: nothing measured: what appears can be read in pieces, or the pointer be moved
        away and back.
    How to fix: leave no gap between the trigger and the content, show and hide them together, and hide the
        content on Escape.
    Limits: at most twelve elements of a page are pointed at, alike ones once. Tooltips of the browser itself
        (`title`) are exempt. What appears on focus only is not looked at here.
    Sources: WCAG 2.2 success criterion 1.4.13 Content on Hover or Focus, failure F95, technique SCR39.
    """
    for revealed in hover.revealed:
        faults = _faults(revealed)
        data = {"trigger": revealed.trigger.selector, "content": revealed.content.selector}
        if faults:
            message = say("“{text}” appears here under the pointer; {faults}", text=revealed.text, faults=both(faults))
            yield Finding(Outcome.FAILED, message, target=revealed.trigger, data=data)
        else:
            yield Finding(
                Outcome.PASSED, say("what appears can be reached, kept and dismissed"), target=revealed.trigger
            )
    if hover.capped:
        yield Finding(
            Outcome.UNTESTED,
            say_count(
                "of {n} element that may reveal something {tried} were tried",
                "of {n} elements that may reveal something {tried} were tried",
                n=hover.candidates,
                tried=hover.tried,
            ),
        )


def _faults(revealed: Revealed) -> list[Message]:
    """What is wrong with revealed content, in words."""
    faults: list[Message] = []
    if revealed.stays is False:
        faults.append(say("it is gone after a second"))
    if revealed.survives_pointer is False:
        away = say("it goes away when the pointer moves onto it, {gap:.0f} CSS px away", gap=revealed.gap_px)
        faults.append(away if revealed.gap_px >= 1 else say("it goes away when the pointer moves onto it"))
    if revealed.escape_hides is False and revealed.covers:
        faults.append(say("Escape does not hide it, and it covers “{text}”", text=revealed.covers))
    return faults


RULES: tuple[Rule, ...] = (stubborn_hover_content,)
