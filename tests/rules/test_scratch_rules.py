"""The rules that the guide shows how to write: about a document, and about the page on a phone."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from auditor.profile import PHONE
from auditor.rule import Rule
from auditor.subject import Scope
from tests.fixtures import scratch_rules
from tests.fixtures.scratch_rules.heavy_document import heavy_document
from tests.fixtures.scratch_rules.phone_sideways import phone_sideways
from tests.rules.case_files import run_case


def cases() -> Iterator[Any]:
    for rule in (heavy_document, phone_sideways):
        file = Path(scratch_rules.__file__).with_name(f"{rule.id}.toml")
        for case in tomllib.loads(file.read_text("utf-8"))["case"]:
            yield pytest.param(rule, case, id=f"{rule.id}: {case['name']}")


@pytest.mark.parametrize(("rule", "case"), list(cases()))
def test_a_scratch_rule_judges_its_case_as_written(rule: Rule, case: dict[str, Any]) -> None:
    result = run_case(rule, case)
    assert result.outcome == case["outcome"]
    if "messages" in case:
        assert [str(finding.message) for finding in result.findings] == case["messages"]


def test_a_rule_is_about_what_its_signature_asks_for() -> None:
    assert (heavy_document.scope, phone_sideways.scope) == (Scope.DOCUMENT, Scope.PAGE)
    assert [need.profile for need in phone_sideways.needs] == [PHONE]


def test_findings_name_the_profile_that_the_rule_asked_for() -> None:
    file = Path(scratch_rules.__file__).with_name("phone-sideways.toml")
    failing = next(case for case in tomllib.loads(file.read_text("utf-8"))["case"] if case["outcome"] == "failed")
    assert [finding.profiles for finding in run_case(phone_sideways, failing).findings] == [("phone",)]
