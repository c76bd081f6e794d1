"""The test cases file and the EARL that is written about it."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from auditor.act.cases import ActCase, read_cases
from auditor.act.earl import earl_report
from auditor.act.run import CaseResult
from auditor.act.xml import why_inapplicable
from auditor.axe_options import UNFINISHED
from auditor.engine import RuleResult
from auditor.errors import UsageError
from auditor.exchange.earl import CONTEXT
from auditor.message import Message, say
from auditor.model import Finding, Harm, Outcome, Target
from auditor.rule import Meta, Rule
from auditor.subject import Scope

CASE = ActCase("1", "https://www.w3.org/WAI/x/abc123/1.html", "abc123", "Image has a name")


def rule(id: str, *, act: tuple[str, ...] = (), refs: tuple[str, ...] = ()) -> Rule:
    meta = Meta(id=id, title=id, family="accessibility", harm={"blind": Harm.STOP}, act=act, refs=refs)
    return Rule(meta, lambda: (), (), Scope.PAGE)


RULES = (
    rule("image-name", act=("abc123",), refs=("wcag22:4.1.2", "wcag22:1.1.1")),
    rule("image-file", act=("abc123",), refs=("wcag22:1.1.1",)),
    rule("other", refs=("wcag22:2.4.10",)),
)


def found(**outcomes: Outcome) -> CaseResult:
    results = [
        RuleResult(rule_id=id.replace("_", "-"), outcome=outcome, findings=_findings(outcome))
        for id, outcome in outcomes.items()
    ]
    return CaseResult(CASE, tuple(results))


def _findings(outcome: Outcome) -> tuple[Finding, ...]:
    return (
        (Finding(outcome, say("it {outcome}", outcome=outcome)),)
        if outcome in (Outcome.FAILED, Outcome.CANT_TELL)
        else ()
    )


def assertions(result: CaseResult, **options: bool) -> list[dict[str, Any]]:
    report = json.loads(json.dumps(earl_report([result], RULES, **options)))
    assert report["@context"] == CONTEXT
    (subject,) = report["@graph"]
    assert (subject["@type"], subject["source"]) == ("TestSubject", CASE.url)
    return list(subject["assertions"])


@pytest.mark.parametrize(
    ("outcomes", "said"),
    [
        ({"image_name": Outcome.PASSED, "image_file": Outcome.FAILED, "other": Outcome.CANT_TELL}, "earl:failed"),
        ({"image_name": Outcome.CANT_TELL, "image_file": Outcome.PASSED}, "earl:cantTell"),
        ({"image_name": Outcome.ERROR, "image_file": Outcome.PASSED}, "earl:untested"),
        ({"image_name": Outcome.INAPPLICABLE, "image_file": Outcome.PASSED}, "earl:passed"),
        ({"image_name": Outcome.INAPPLICABLE, "image_file": Outcome.INAPPLICABLE}, "earl:inapplicable"),
        ({"other": Outcome.FAILED}, "earl:untested"),
    ],
)  # fmt: skip
def test_a_case_has_one_assertion_with_the_worst_outcome_of_its_rules(outcomes: dict[str, Outcome], said: str) -> None:
    (assertion,) = assertions(found(**outcomes))
    assert assertion["result"]["outcome"] == said
    assert assertion["test"]["title"] == "image-file + image-name"
    assert [part["title"] for part in assertion["test"]["isPartOf"]] == ["WCAG 2: 1.1.1", "WCAG 2: 4.1.2"]
    assert assertion["assertedBy"]["name"] == "civic-auditor"


def test_nothing_is_said_of_a_case_whose_act_rule_nobody_implements() -> None:
    case = CaseResult(ActCase("2", CASE.url, "zzz999", "Unheard of"), found(other=Outcome.FAILED).results)
    assert earl_report([case], RULES)["@graph"] == []


def test_of_the_criteria_that_our_rules_cite_those_of_the_act_rule_are_reported() -> None:
    case = replace(found(image_name=Outcome.FAILED), case=replace(CASE, criteria=frozenset({"4.1.2", "2.4.4"})))
    (assertion,) = assertions(case)
    assert [part["title"] for part in assertion["test"]["isPartOf"]] == ["WCAG 2: 4.1.2"]
    (assertion,) = assertions(replace(case, case=replace(CASE, criteria=frozenset())))
    assert assertion["test"]["isPartOf"] == []


@pytest.mark.parametrize(
    ("why", "lacks_facts", "said"),
    [
        (say("whether the button stops the sound was not tried"), False, "earl:cantTell"),
        (say("players: it took too long"), True, "earl:untested"),
        (UNFINISHED, False, "earl:untested"),
    ],
)
def test_a_rule_that_looked_and_left_something_open_cant_tell(why: Message, lacks_facts: bool, said: str) -> None:
    part = RuleResult(rule_id="image-name", outcome=Outcome.UNTESTED, error=why, lacks_facts=lacks_facts)
    (assertion,) = assertions(CaseResult(CASE, (part,)))
    assert assertion["result"]["outcome"] == said


@pytest.mark.parametrize(
    ("html", "act", "said"),
    [
        ('<a href="/x"></a>', "c487ae", "earl:failed"),
        ('<a href="/x"></a>', "97a4e1", "earl:passed"),
        ('<a href="/x" role="button"></a>', "97a4e1", "earl:failed"),
        ("<a href='/x' class='a>b' role=button></a>", "c487ae", "earl:passed"),
        ("<a href='/x' role='menuitem'></a>", "m6b1q3", "earl:failed"),
        ("<button><i role=link></i></button>", "97a4e1", "earl:failed"),
        ("<input type='button'>", "97a4e1", "earl:failed"),
        ("<button role='LINK'></button>", "c487ae", "earl:failed"),
        ("<a href=/x role=doc-biblioref></a>", "c487ae", "earl:failed"),
        ("<button role=none></button>", "97a4e1", "earl:failed"),
        ("<a href=/x role=presentation></a>", "c487ae", "earl:failed"),
        ("", "c487ae", "earl:failed"),
    ],
)
def test_of_names_those_of_the_act_rule_s_role_count(html: str, act: str, said: str) -> None:
    finding = Finding(Outcome.FAILED, say("no name"), target=Target(selector="#x", html=html))
    result = RuleResult(rule_id="name", outcome=Outcome.FAILED, findings=(finding,))
    case = CaseResult(replace(CASE, rule_id=act), (result,))
    report = earl_report([case], [rule("name", act=("97a4e1", "c487ae", "m6b1q3"))])
    assert report["@graph"][0]["assertions"][0]["result"]["outcome"] == said


def test_a_page_that_was_not_examined_is_untested_and_says_why() -> None:
    (assertion,) = assertions(CaseResult(CASE, error="It is no HTML page."))
    assert assertion["result"] == {"@type": "TestResult", "outcome": "earl:untested", "info": "It is no HTML page."}


def test_every_rule_speaks_for_itself_when_asked() -> None:
    said = assertions(
        found(image_name=Outcome.PASSED, image_file=Outcome.INAPPLICABLE, other=Outcome.FAILED), every_rule=True
    )
    assert [(each["test"]["title"], each["result"]["outcome"]) for each in said] == [
        ("image-name", "earl:passed"),
        ("other", "earl:failed"),
    ]
    assert said[1]["result"]["info"] == "it failed"


@pytest.mark.parametrize(
    ("requirements", "criteria"),
    [
        ({"wcag20:1.1.1": {}, "wcag22:4.1.2": {"secondary": True}}, {"1.1.1", "4.1.2"}),
        ({"wcag-technique:H37": {}, "aria12:namecalculation": {}}, set()),
        ({}, set()),
        (None, set()),
    ],
)
def test_a_case_knows_the_criteria_of_its_act_rule(
    tmp_path: Path, requirements: dict[str, Any] | None, criteria: set[str]
) -> None:
    path = tmp_path / "testcases.json"
    listed = {"testcaseId": "1", "url": CASE.url, "ruleId": "abc123", "ruleAccessibilityRequirements": requirements}
    path.write_text(json.dumps({"testcases": [listed]}), "utf-8")
    assert read_cases(path)[0].criteria == frozenset(criteria)


SVG = '<svg xmlns="http://www.w3.org/2000/svg" lang="en" style="letter-spacing:0">{}</svg>'


@pytest.mark.parametrize(
    ("xml", "root"),
    [
        (SVG.format("<title>Fees</title><text x='9'>Fees</text>"), "svg"),
        ('<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title/></feed>', "feed"),
        ("<div><button aria-pressed='mixed'>no element of HTML, as it says so nowhere</button></div>", "div"),
        ('<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>', "math"),
        ('\ufeff<?xml version="1.0" encoding="utf-8"?><!-- <html> --><rss/>', "rss"),
    ],
)
def test_xml_without_an_element_that_rules_are_about_is_inapplicable(xml: str, root: str) -> None:
    why = why_inapplicable(xml.encode())
    assert why is not None
    assert f"<{root}>" in str(why)


@pytest.mark.parametrize(
    "xml",
    [
        SVG.format("<g role='img'/>"),
        SVG.format("<circle aria-label='Open'/>"),
        SVG.format("<rect tabindex='0'/>"),
        SVG.format("<a href='/'><text>Fees</text></a>"),
        SVG.format("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>Fees</p></foreignObject>"),
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head></html>',
        "<svg",
        "",
        "%PDF-1.7",
    ],
)
def test_what_may_hold_such_an_element_or_is_no_xml_is_not_waved_through(xml: str) -> None:
    assert why_inapplicable(xml.encode()) is None


def test_entities_of_xml_are_not_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("<a xmlns='http://www.w3.org/1999/xhtml'/>", "utf-8")
    xml = f'<!DOCTYPE svg [<!ENTITY e SYSTEM "{secret.as_uri()}">]>{SVG.format("&e;")}'
    assert why_inapplicable(xml.encode()) is not None


def test_cases_are_read_in_the_form_the_w3c_publishes(tmp_path: Path) -> None:
    path = tmp_path / "testcases.json"
    listed = [
        {"testcaseId": "1", "url": CASE.url, "ruleId": "abc123", "ruleName": "Image has a name", "expected": "failed"}
    ]
    path.write_text(json.dumps({"testcases": listed}), "utf-8")
    assert read_cases(path) == (CASE,)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"testcases": []}', '{"testcases": [{"url": "x"}]}', '{"testcases": ["x"]}']
)
def test_another_file_is_refused_in_one_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "testcases.json"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError, match=r"testcases\.json"):
        read_cases(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="can't be read"):
        read_cases(tmp_path / "none.json")
