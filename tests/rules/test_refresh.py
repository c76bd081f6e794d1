"""meta-refresh: what axe says, and a refresh that axe passed over."""

import pytest

from auditor.artifacts import AxeFrame, AxeNode, AxeResults, AxeRuleResult, Motion, Refresh
from auditor.model import Outcome, Target
from auditor_rules.accessibility.axe import AXE_RULES

(RULE,) = (rule for rule in AXE_RULES if rule.id == "meta-refresh")
META = Target(selector="meta")


def judged(axe: AxeFrame, *refreshes: Refresh) -> list[tuple[Outcome, str]]:
    found = RULE.check(AxeResults(engine_version="4", frames=(axe,)), Motion(refreshes=refreshes))
    return [(each.outcome, str(each.message)) for each in found]


@pytest.mark.parametrize(
    ("delay_s", "outcome"),
    [
        (0, Outcome.PASSED),
        (1, Outcome.FAILED),
        (300, Outcome.FAILED),
        (72_000, Outcome.FAILED),
        (72_001, Outcome.PASSED),
    ],
)
def test_a_refresh_that_axe_passed_over_is_judged_by_its_delay(delay_s: int, outcome: Outcome) -> None:
    ((said, _),) = judged(
        AxeFrame(url=None, third_party=False, inapplicable=("meta-refresh",)),
        Refresh(delay_s=delay_s, url="/x", target=META),
    )
    assert said == outcome


def test_a_refresh_of_the_response_s_header_is_none_of_a_meta_element() -> None:
    assert (
        judged(AxeFrame(url=None, third_party=False, inapplicable=("meta-refresh",)), Refresh(delay_s=30, url="")) == []
    )


def test_what_axe_found_is_not_told_twice() -> None:
    node = AxeNode(message="axe saw it", target=META)
    frame = AxeFrame(
        url=None,
        third_party=False,
        violations=(AxeRuleResult(id="meta-refresh", help="h", impact="critical", tags=(), nodes=(node,)),),
    )
    assert judged(frame, Refresh(delay_s=30, url="", target=META)) == [(Outcome.FAILED, "axe saw it")]


def test_what_axe_passed_stays_passed() -> None:
    ((said, _),) = judged(
        AxeFrame(url=None, third_party=False, tested={"meta-refresh": 1}), Refresh(delay_s=0, url="/x", target=META)
    )
    assert said == Outcome.PASSED
