"""Pages that reload or lead away by a timer."""

from collections.abc import Iterator

from auditor.artifacts import Motion, Refresh
from auditor.message import Message, say
from auditor.model import Confidence, Finding, Harm, Outcome
from auditor.rule import Example, Rule, rule
from auditor_rules.harm import of_refresh

META_REFRESH = "meta-refresh"  # axe's rule, whose results are completed here
MAX_DELAY_S = 72_000  # s, 20 hours; WCAG 2.2 SC 2.2.1, the exception of long limits


@rule(
    "timed-refresh",
    title="The page reloads or leads away by a timer",
    family="accessibility",
    harm={"blind": Harm.NOTICE, "low_vision": Harm.NOTICE, "cognitive_learning": Harm.NOTICE},
    confidence=Confidence.HIGH,
    refs=("wcag22:2.2.4", "wcag22:3.2.5"),
    act=("bisz58",),
    examples=(
        Example(
            "a page that reloads once a day",
            '<!doctype html><html lang="en"><title>Fees</title><meta http-equiv="refresh" content="86400"><main><h1>Fees</h1></main>',
            "failed",
        ),
        Example(
            "a page that stays",
            '<!doctype html><html lang="en"><title>Fees</title><main><h1>Fees</h1></main>',
            "inapplicable",
        ),
    ),
)
def timed_refresh(motion: Motion) -> Iterator[Finding]:
    """Pages with a refresh that waits, however long.

    What it checks: the first valid `meta http-equiv="refresh"`, and the response's `Refresh` header, with a
        delay of more than nothing.
    Who it affects: people who need more time than the page gives, and people who lose their place when a
        page starts again from the top.
    Why: a reading, or a form that is half filled in, is gone.
    What decides the harm: nothing measured here: what a short delay does is measured by meta-refresh.
    How to fix: let the server redirect, or offer a button "Update".
    Limits: both criteria are of level AAA. That a meta refresh within 20 hours also fails criterion
        2.2.1 is reported by meta-refresh. Reloads by script are not seen.
    Sources: WCAG 2.2 success criteria 2.2.4 Interruptions and 3.2.5 Change on Request, ACT rule bisz58.
    """
    for refresh in motion.refreshes:
        if refresh.delay_s > 0:
            yield Finding(Outcome.FAILED, _describe(refresh), target=refresh.target)
        else:
            yield Finding(Outcome.PASSED, say("it leads on at once"), target=refresh.target)


def judge_refresh(motion: Motion) -> Iterator[Finding]:
    """The refresh of a meta element by criterion 2.2.1: it may lead on at once, or after 20 hours."""
    for refresh in motion.refreshes:
        if refresh.target is not None:
            fails = 0 < refresh.delay_s <= MAX_DELAY_S
            outcome = Outcome.FAILED if fails else Outcome.PASSED
            yield Finding(outcome, _describe(refresh), target=refresh.target, harm=of_refresh(refresh.delay_s))


def _describe(refresh: Refresh) -> Message:
    if not refresh.url:
        return say("reloads after {seconds} s", seconds=refresh.delay_s)
    return say("leads to {url} after {seconds} s", url=refresh.url[:120], seconds=refresh.delay_s)


RULES: tuple[Rule, ...] = (timed_refresh,)
