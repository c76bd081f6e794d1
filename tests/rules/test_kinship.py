"""The table of rules that tell one fault is about rules that exist, and each says why."""

from graphlib import TopologicalSorter

from auditor.rule import Covers
from auditor.standards import criteria
from auditor_rules import PACK
from auditor_rules.kinship import KINSHIP, with_kin

IDS = {rule.id for rule in PACK}


def test_every_rule_of_the_table_exists() -> None:
    assert set(KINSHIP) <= IDS
    assert {covers.rule_id for each in KINSHIP.values() for covers in each} <= IDS


def test_every_pair_says_why_it_is_one_fault() -> None:
    assert all(covers.why for each in KINSHIP.values() for covers in each)


def test_no_rule_is_covered_by_what_it_covers() -> None:
    TopologicalSorter({id: {covers.rule_id for covers in each} for id, each in KINSHIP.items()}).prepare()


def test_what_a_question_may_stand_for_is_of_level_aaa_alone() -> None:
    levels = {rule.id: {criteria()[number].level for number in rule.meta.wcag} for rule in PACK}
    stricter = [covers.rule_id for each in KINSHIP.values() for covers in each if covers.stricter]
    assert {id: levels[id] for id in stricter} == {id: {"AAA"} for id in stricter}


def test_rules_of_one_fault_are_about_the_same_kind_of_subject() -> None:
    scopes = {rule.id: rule.scope for rule in PACK}
    assert all(scopes[covers.rule_id] is scopes[id] for id, each in KINSHIP.items() for covers in each)


def test_cards_carry_the_table_beside_what_they_cover_themselves() -> None:
    (rule,) = with_kin(PACK[0], kinship={PACK[0].id: (Covers("own", "x"),)})
    assert [covers.rule_id for covers in rule.meta.covers] == [*(each.rule_id for each in PACK[0].meta.covers), "own"]
    assert {rule.id: rule.meta.covers for rule in PACK if rule.meta.covers} == dict(KINSHIP)
