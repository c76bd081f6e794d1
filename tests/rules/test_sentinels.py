"""How results of axe-core about focus in hidden parts are settled by the keyboard walk."""

import pytest

from auditor.artifacts import AxeFrame, AxeNode, AxeResults, AxeRuleResult, KeyboardWalk, WalkStop
from auditor.engine import RuleResult, run_page
from auditor.facts import FactsInHand
from auditor.model import Outcome, Target
from auditor.subject import page
from auditor_rules import PACK

RULE = next(rule for rule in PACK if rule.id == "aria-hidden-focus")


def judge(
    *kept: bool | None,
    related: tuple[str, ...] = ("#s0",),
    complete: bool = True,
    violation: bool = False,
    url: str | None = None,
) -> RuleResult:
    """What the rule says of one hidden part; the walk came to `#s0`, `#s1`, ... as `kept` has it."""
    node = AxeNode(target=Target(selector="div"), message="axe's words", related=related)
    results = (AxeRuleResult(id=RULE.id, help="", impact="serious", tags=(), nodes=(node,)),)
    frame = AxeFrame(
        url=url,
        third_party=False,
        violations=results if violation else (),
        incomplete=() if violation else results,
        tested={RULE.id: 1},
    )
    stops = tuple(WalkStop(selector=f"#s{number}", kept_focus=value) for number, value in enumerate(kept))
    walk = KeyboardWalk(complete=complete, stops=stops)
    return run_page(
        [RULE],
        FactsInHand.of_page({AxeResults: AxeResults(engine_version="4.12.1", frames=(frame,)), KeyboardWalk: walk}),
        page(""),
    )[0]


@pytest.mark.parametrize(
    ("kept", "complete", "outcome"),
    [
        ((True,), True, Outcome.FAILED),
        ((True,), False, Outcome.FAILED),
        ((False,), True, Outcome.PASSED),
        ((False,), False, Outcome.PASSED),  # a sentinel leads round in a circle: such a walk has no end
        ((None,), True, Outcome.CANT_TELL),
        ((), True, Outcome.PASSED),
        ((), False, Outcome.CANT_TELL),
    ],
)
def test_the_walk_settles_a_doubt(kept: tuple[bool | None, ...], complete: bool, outcome: Outcome) -> None:
    assert judge(*kept, complete=complete).outcome == outcome


def test_one_that_keeps_the_focus_is_enough() -> None:
    assert judge(False, True, related=("#s0", "#s1")).outcome == Outcome.FAILED


def test_sentinels_alone_are_no_failure() -> None:
    assert judge(False, violation=True).outcome == Outcome.PASSED
    assert judge(False, related=("#s0", "#s1"), violation=True).outcome == Outcome.FAILED
    assert judge(violation=True).outcome == Outcome.FAILED


def test_of_frames_the_walk_knows_nothing() -> None:
    assert judge(True, url="https://agency.example/part").outcome == Outcome.CANT_TELL
