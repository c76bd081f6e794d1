"""What every rule of the built-in pack must bring along."""

from pathlib import Path

import pytest

import auditor_rules
from auditor.model import Outcome
from auditor.rule import DOC_SECTIONS, Rule
from auditor.standards import axe_rules
from auditor.standards.references import Status, resolve
from auditor_rules import PACK
from auditor_rules.accessibility.axe import AXE_RULES, CONFORMANCE_TAGS, REPLACED, RULE_KINDS, axe_other

each_rule = pytest.mark.parametrize("rule", PACK, ids=lambda rule: rule.id)
FAMILIES = {file.parent.name for file in Path(auditor_rules.__file__).parent.glob("*/*.py")}
EXAMPLE_OUTCOMES = {Outcome.PASSED, Outcome.FAILED, Outcome.CANT_TELL, Outcome.INAPPLICABLE}


def test_rule_ids_are_unique() -> None:
    ids = [name for rule in PACK for name in (rule.id, *rule.meta.aliases)]
    assert len(ids) == len(set(ids))


@each_rule
def test_card_has_all_sections(rule: Rule) -> None:
    assert tuple(rule.meta.doc) == DOC_SECTIONS
    assert all(len(text) > 10 for text in rule.meta.doc.values())


@each_rule
def test_card_never_claims_that_a_page_is_fine(rule: Rule) -> None:
    text = " ".join((rule.meta.title, *rule.meta.doc.values())).lower()
    assert not any(word in text for word in ("conforms", "compliant", "is accessible", "fully accessible"))


@each_rule
def test_title_is_one_plain_line(rule: Rule) -> None:
    title = rule.meta.title
    assert title[0].isupper()
    assert not title.endswith(".")
    assert len(title) <= 80


@each_rule
def test_references_resolve(rule: Rule) -> None:
    for ref in rule.meta.refs:
        assert resolve(ref).ref == ref
    assert len(set(rule.meta.refs)) == len(rule.meta.refs)


@each_rule
def test_a_common_failure_is_one_of_a_criterion_that_the_rule_refers_to(rule: Rule) -> None:
    for failure in (resolve(ref) for ref in rule.meta.refs if ref.startswith("failure:")):
        assert set(failure.criteria) & set(rule.meta.wcag) or failure.status is Status.RETIRED, failure.ref


@each_rule
def test_what_a_rule_cites_beyond_wcag_stands_in_its_sources(rule: Rule) -> None:
    sources = rule.meta.doc["Sources"]
    if rule.id in {each.id for each in AXE_RULES}:
        return
    numbered = [ref.partition(":")[2] for ref in rule.meta.refs if ref.startswith(("failure:", "technique:"))]
    assert [number for number in numbered if number not in sources] == []
    assert "plain language guidelines" in sources or not any(ref.startswith("plain:") for ref in rule.meta.refs)


@each_rule
def test_conformance_is_claimed_only_with_a_criterion(rule: Rule) -> None:
    assert rule.meta.wcag or not rule.meta.conformance


@each_rule
def test_family_is_a_folder_of_the_pack(rule: Rule) -> None:
    assert rule.meta.family in FAMILIES


@each_rule
def test_examples_show_a_fault_and_its_repair(rule: Rule) -> None:
    outcomes = {example.outcome for example in rule.meta.examples}
    assert outcomes <= EXAMPLE_OUTCOMES
    assert outcomes & {Outcome.PASSED, Outcome.INAPPLICABLE}
    assert outcomes & {Outcome.FAILED, Outcome.CANT_TELL} or rule is axe_other
    assert all(page.startswith("<!doctype html>") for example in rule.meta.examples for page in example.pages)


def test_every_default_axe_rule_has_a_card_or_a_replacement() -> None:
    ids = {rule.id for rule in AXE_RULES}
    wanted = {facts.id for facts in axe_rules().values() if facts.kind in RULE_KINDS}
    assert ids - {axe_other.id} == wanted - set(REPLACED)
    assert {"image-alt", "color-contrast", "label"} <= ids


def test_rules_that_axe_leaves_to_a_person_never_claim_a_criterion() -> None:
    review_only = {facts.id for facts in axe_rules().values() if facts.verdict == "review_only"}
    assert review_only
    assert not [rule.id for rule in AXE_RULES if rule.id in review_only and rule.meta.conformance]


def test_an_axe_rule_fails_a_criterion_exactly_when_axe_tags_it_so() -> None:
    assert "wcag2aa" in CONFORMANCE_TAGS
    good_practice = {facts.id for facts in axe_rules().values() if facts.kind == "best_practice"}
    assert not [rule.id for rule in AXE_RULES if rule.id in good_practice and (rule.meta.conformance or rule.meta.refs)]
