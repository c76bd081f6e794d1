"""One element, one finding: what several rules say of one fault is one finding with the rest as its detail."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import permutations

import pytest

from auditor.artifacts import Visit
from auditor.collect.visit import Visited
from auditor.crawl.judge import judge_page
from auditor.crawl.kinship import fold
from auditor.crawl.scope import Scope
from auditor.engine import RuleResult
from auditor.message import say
from auditor.model import Finding, Harm, Outcome, Target
from auditor.profile import DESKTOP
from auditor.rule import Ask, Covers, Meta, Rule
from auditor.store.also import ALSO, from_data
from auditor.subject import Scope as Subjects

LINK = "main > p > a"
Told = tuple[str, str, list[str]]
"""A finding's rule and selector, and the rules among its details."""


def nothing(visit: Visit) -> Iterator[Finding]:
    yield from ()


def rule(id: str, *covers: Covers, harm: Mapping[str, Harm] | None = None) -> Rule:
    meta = Meta(id=id, title=id, family="accessibility", harm=harm or {"blind": Harm.HINDER}, covers=covers)
    return Rule(meta=meta, check=nothing, asks=(Ask(Visit),), scope=Subjects.PAGE)


NAME = rule("name", Covers("picture", "one name", below=2))
PICTURE = rule("picture", harm={"blind": Harm.STOP, "low_vision": Harm.SLOW})
LEVEL_A = rule("level-a", Covers("level-aaa", "one measure", stricter=True))
LEVEL_AAA = rule("level-aaa", harm={"deaf_hard_of_hearing": Harm.NOTICE})


def failure(selector: str = LINK, outcome: Outcome = Outcome.FAILED, **other: object) -> Finding:
    frame, above = other.pop("frame", None), other.pop("above", "")
    target = Target(selector, frame_url=frame, above=above)  # type: ignore[arg-type]
    return replace(Finding(outcome, say("it fails"), target=target, profiles=(DESKTOP.id,)), **other)  # type: ignore[arg-type]


def question(selector: str = LINK) -> Finding:
    return failure(selector, Outcome.CANT_TELL)


def result(of: Rule, *findings: Finding) -> RuleResult:
    return RuleResult(rule_id=of.id, outcome=Outcome.FAILED, tested=9, failed=len(findings), findings=findings)


def folded(said: Mapping[str, tuple[Rule, Iterable[Finding]]] | list[tuple[Rule, list[Finding]]]) -> list[RuleResult]:
    pairs = list(said.values()) if isinstance(said, Mapping) else said
    return fold([each for each, _ in pairs], [result(each, *found) for each, found in pairs])


def told(results: Iterable[RuleResult]) -> list[Told]:
    return [
        (each.rule_id, finding.target.selector if finding.target else "", [also.rule_id for also in finding.also])
        for each in results
        for finding in each.findings
    ]


def test_two_rules_that_tell_one_fault_of_an_element_make_one_finding() -> None:
    assert told(folded([(PICTURE, [failure()]), (NAME, [failure()])])) == [("name", LINK, ["picture"])]


def test_the_same_fault_of_another_element_stays() -> None:
    found = told(folded([(NAME, [failure()]), (PICTURE, [failure("main > img")])]))
    assert found == [("name", LINK, []), ("picture", "main > img", [])]


def test_what_is_covered_stays_where_the_covering_rule_is_left_out_or_says_nothing() -> None:
    assert told(folded([(PICTURE, [failure()])])) == [("picture", LINK, [])]
    assert told(folded([(NAME, []), (PICTURE, [failure()])])) == [("picture", LINK, [])]


def test_rules_that_are_no_kin_stay_two_findings_of_one_element() -> None:
    other = rule("other")
    assert told(folded([(other, [failure()]), (PICTURE, [failure()])])) == [
        ("other", LINK, []), ("picture", LINK, []),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("inner", "is_one"),
    [
        (f"{LINK} > img", True),
        (f"{LINK} > span > img", True),
        (f"{LINK} > span > b > img", False),
        (f"{LINK}:nth-of-type(2) > img", False),
        (f"{LINK} >>> img", True),
        ("main > p", False),
    ],
)
def test_a_fault_inside_an_element_is_the_same_up_to_as_many_steps_as_the_card_says(inner: str, is_one: bool) -> None:
    assert len(told(folded([(NAME, [failure()]), (PICTURE, [failure(inner)])]))) == (1 if is_one else 2)


def test_a_card_that_reaches_further_lets_no_other_reach_as_far() -> None:
    far = rule("far", Covers("other", "one list", below=3))
    said = [(far, [failure()]), (NAME, [failure()]), (PICTURE, [failure(f"{LINK} > i > b > img")])]
    assert len(told(folded(said))) == 3


@pytest.mark.parametrize("selector", ["#logo", "#logo > img"])
def test_an_element_with_an_id_on_its_way_is_known_by_what_stands_above_that(selector: str) -> None:
    inner = failure(selector, above=LINK)
    assert told(folded([(NAME, [failure()]), (PICTURE, [inner])])) == [("name", LINK, ["picture"])]


def test_elements_of_two_frames_are_two() -> None:
    inner = failure(frame="https://maps.example/")
    assert len(told(folded([(NAME, [failure()]), (PICTURE, [inner])]))) == 2


def test_a_failure_is_no_detail_of_a_question_and_the_question_becomes_its_detail() -> None:
    assert told(folded([(NAME, [question()]), (PICTURE, [failure()])])) == [("picture", LINK, ["name"])]


def test_a_question_stands_for_the_failure_of_a_stricter_level() -> None:
    found = folded([(LEVEL_AAA, [failure()]), (LEVEL_A, [question()])])
    assert told(found) == [("level-a", LINK, ["level-aaa"])]
    assert found[1].findings[0].outcome is Outcome.CANT_TELL


def test_a_detail_of_a_detail_belongs_to_the_first() -> None:
    first, second, third = rule("first", Covers("second", "")), rule("second", Covers("third", "")), rule("third")
    said = [(third, [failure()]), (second, [failure()]), (first, [failure()])]
    assert told(folded(said)) == [("first", LINK, ["third", "second"])]


def test_cards_that_cover_one_another_lose_nothing() -> None:
    one, other = rule("one", Covers("other", "")), rule("other", Covers("one", ""))
    found = told(folded([(one, [failure()]), (other, [failure()])]))
    assert {id for id, _, _ in found} | {id for _, _, also in found for id in also} == {"one", "other"}


def test_a_fault_harms_whom_any_of_its_rules_says_at_worst() -> None:
    (finding,) = folded([(NAME, [failure()]), (PICTURE, [failure()])])[0].findings
    assert finding.harm == {"blind": Harm.STOP, "low_vision": Harm.SLOW}


def test_a_stricter_level_or_a_question_adds_no_harm() -> None:
    (strict,) = folded([(LEVEL_A, [failure()]), (LEVEL_AAA, [failure()])])[0].findings
    (asked,) = folded([(NAME, [failure()]), (PICTURE, [question()])])[0].findings
    assert strict.harm == asked.harm == {"blind": Harm.HINDER}


def test_every_rule_keeps_its_outcome_and_counts() -> None:
    before = [result(NAME, failure()), result(PICTURE, failure(), failure("main > img"))]
    after = fold([NAME, PICTURE], before)
    assert [replace(each, findings=()) for each in after] == [replace(each, findings=()) for each in before]


def test_a_fault_seen_on_a_phone_and_on_a_desktop_names_both() -> None:
    phone = replace(failure(), profiles=("phone",))
    (finding,) = folded([(NAME, [phone]), (PICTURE, [failure()])])[0].findings
    assert finding.profiles == ("phone", "desktop")


def test_one_rule_tells_an_element_once() -> None:
    assert told(folded([(NAME, [failure(), failure()])])) == [("name", LINK, ["name"])]


@pytest.mark.parametrize(
    "second",
    [
        failure(data={"quote": "another sentence"}),
        failure(cause="another colour"),
        question(),
        failure("main > p > b"),
        replace(failure(), target=None),
    ],
    ids=["passage", "cause", "outcome", "element", "page"],
)
def test_two_things_that_one_rule_finds_in_an_element_stay_two(second: Finding) -> None:
    first = replace(failure(), target=None) if second.target is None else failure()
    assert len(told(folded([(NAME, [first, second])]))) == 2


def test_the_order_of_the_rules_changes_no_finding() -> None:
    said = [(NAME, [failure()]), (PICTURE, [failure(f"{LINK} > img"), failure()]), (LEVEL_A, [question()])]
    found = {tuple(sorted((id, at, tuple(sorted(also))) for id, at, also in told(folded(list(each)))))
             for each in permutations(said)}  # fmt: skip
    assert found == {(("level-a", LINK, ()), ("name", LINK, ("picture", "picture")))}


def test_a_stored_finding_keeps_what_the_other_rules_say() -> None:
    def fails(visit: Visit) -> Iterator[Finding]:
        yield failure()

    rules = [replace(each, check=fails) for each in (NAME, PICTURE)]
    visited = Visited("https://town.example/", 200, DESKTOP)
    visited.add(Visit(url_requested="https://town.example/", url_final="https://town.example/", status=200))
    page = judge_page(rules, 1, "town.example", visited, Scope("https://town.example/"), 1)
    alone = judge_page(rules[1:], 1, "town.example", visited, Scope("https://town.example/"), 1)
    (row,) = page.findings
    (also,) = from_data(row.data)
    assert (row.rule_id, also.rule_id, also.outcome, str(also.message)) == ("name", "picture", "failed", "it fails")
    assert also.fingerprint == alone.findings[0].fingerprint
    assert ALSO not in alone.findings[0].data
    assert [(each.rule_id, each.outcome, each.failed) for each in page.rule_runs] == [
        ("name", "failed", 1), ("picture", "failed", 1),
    ]  # fmt: skip
