"""Every rule against its case file; axe-made rules against one template."""

from collections.abc import Iterator
from typing import Any

import pytest

from auditor.model import Outcome
from auditor.rule import Rule
from auditor_rules import PACK
from auditor_rules.accessibility.axe import AXE_RULES, axe_other
from tests.rules.case_files import AXE_TEMPLATE, CASES, load_cases, run_case

AXE_MADE = [rule for rule in AXE_RULES if rule is not axe_other]
OWN = [rule for rule in PACK if rule.id not in {each.id for each in AXE_MADE}]
MUST_COVER = (Outcome.PASSED, Outcome.FAILED, Outcome.INAPPLICABLE, Outcome.CANT_TELL)


def own_cases() -> Iterator[Any]:
    for rule in OWN:
        for case in load_cases(rule.id)["case"]:
            yield pytest.param(rule, case, id=f"{rule.id}: {case['name']}")


def axe_cases() -> Iterator[Any]:
    for rule in AXE_MADE:
        for case in load_cases(AXE_TEMPLATE, rule=rule.id)["case"]:
            yield pytest.param(rule, case, id=f"{rule.id}: {case['name']}")


def check(rule: Rule, case: dict[str, Any], outcome: str) -> None:
    result = run_case(rule, case)
    assert result.outcome == outcome, (result.error, [finding.message for finding in result.findings])
    for name in ("tested", "failed", "cant_tell"):
        if name in case:
            assert getattr(result, name) == case[name], name
    if "messages" in case:
        assert [str(finding.message) for finding in result.findings] == case["messages"]
    if "harm" in case:
        assert [finding.harm for finding in result.findings] == [case["harm"]] * len(result.findings)
    if "urls" in case:
        assert [finding.data["url"] for finding in result.findings] == case["urls"]


@pytest.mark.parametrize(("rule", "case"), list(own_cases()))
def test_rule_judges_its_case_as_written(rule: Rule, case: dict[str, Any]) -> None:
    check(rule, case, case["outcome"])


@pytest.mark.parametrize(("rule", "case"), list(axe_cases()))
def test_axe_made_rule_judges_its_case_as_written(rule: Rule, case: dict[str, Any]) -> None:
    review_only = not rule.meta.conformance and rule.meta.examples[0].outcome == Outcome.CANT_TELL
    outcome = case.get("outcome_review_only", case["outcome"]) if review_only else case["outcome"]
    if review_only:
        case = {key: value for key, value in case.items() if key not in ("failed", "cant_tell")}
    check(rule, case, outcome)


@pytest.mark.parametrize("rule", OWN, ids=lambda rule: rule.id)
def test_case_file_covers_every_outcome_that_can_occur(rule: Rule) -> None:
    cases = load_cases(rule.id)
    covered = {case["outcome"] for case in cases["case"]} | set(cases.get("never", {}))
    assert covered >= set(MUST_COVER)


def test_every_case_file_belongs_to_a_rule() -> None:
    assert {path.stem for path in CASES.glob("*.toml")} == {rule.id for rule in OWN} | {AXE_TEMPLATE}
