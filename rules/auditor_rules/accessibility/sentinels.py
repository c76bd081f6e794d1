"""Focus in what is hidden from assistive technology: axe-core's doubts settled by the keyboard walk.

Dialogs set elements at their edges that catch the focus and send it back at once. Nobody is ever on
one; an element that keeps the focus leaves a screen reader's user on something that is not there.
"""

from auditor.artifacts import AxeFrame, AxeNode, KeyboardWalk
from auditor.message import as_said, say
from auditor.model import Outcome
from auditor_rules.accessibility.contrast import Verdict

HIDDEN_FOCUS = "aria-hidden-focus"


def judge_hidden(node: AxeNode, frame: AxeFrame, walk: KeyboardWalk, *, doubted: bool) -> Verdict:
    """A verdict on one `aria-hidden` element that axe failed or (`doubted`) could not judge."""
    as_axe_says = (Outcome.CANT_TELL if doubted else Outcome.FAILED, as_said(node.message))
    if frame.url is not None or not node.related:  # the walk tells nothing of stops in frames
        return as_axe_says
    kept = {stop.selector: stop.kept_focus for stop in walk.stops}
    reached = [kept[selector] for selector in node.related if selector in kept]
    if True in reached:
        if not doubted:
            return as_axe_says
        return Outcome.FAILED, say("Tab leads to something in it, and screen readers say nothing there")
    sent_on = reached.count(False)
    if sent_on == len(node.related):
        return Outcome.PASSED, say("the page sends the focus on at once")
    if doubted and walk.complete and sent_on == len(reached):
        return Outcome.PASSED, say("Tab leads to nothing in it that keeps the focus")
    return as_axe_says
