"""Failures of axe-core's best-practice rules that are asked about, and those that stay failures."""

import pytest

from auditor.artifacts import AxeFrame, AxeNode, AxeResults, AxeRuleResult
from auditor.engine import run_page
from auditor.facts import FactsInHand
from auditor.model import Outcome, Target
from auditor.subject import page
from auditor_rules import PACK


def judged(rule_id: str, *nodes: AxeNode) -> list[Outcome]:
    """What is found of elements that axe failed, those that pass left out."""
    rule = next(each for each in PACK if each.id == rule_id)
    results = AxeRuleResult(id=rule_id, help="", impact="moderate", tags=(), nodes=nodes)
    frame = AxeFrame(url=None, third_party=False, violations=(results,), incomplete=(), tested={rule_id: len(nodes)})
    facts = FactsInHand.of_page({AxeResults: AxeResults(engine_version="4.12.1", frames=(frame,))})
    (result,) = run_page([rule], facts, page(""))
    return [found.outcome for found in result.findings if found.outcome is not Outcome.PASSED]


def node(*, path: str = "", html: str = "", words: str = "") -> AxeNode:
    return AxeNode(
        target=Target(selector=f"#{path}{html}{words}", path=path, html=html), message="axe's words", words=words
    )


@pytest.mark.parametrize(
    ("path", "outcome"),
    [
        ("footer > div > h4", Outcome.CANT_TELL),
        ("body > footer > h4", Outcome.CANT_TELL),
        ("main > h4", Outcome.FAILED),
        ("main > footer-links > h4", Outcome.FAILED),
    ],
)
def test_the_levels_of_a_footer_are_asked_about(path: str, outcome: Outcome) -> None:
    assert judged("heading-order", node(path=path)) == [outcome]


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        ('<object data="plan.pdf" width="600">', Outcome.CANT_TELL),
        ('<object type="application/pdf" data="/get?id=5">', Outcome.CANT_TELL),
        ("<object data=plan.pdf#page=2>", Outcome.CANT_TELL),
        ('<object data="plan.png" type="image/png">', Outcome.FAILED),
        ('<object data="pdf/plan.svg">', Outcome.FAILED),
    ],
)
def test_an_embedded_pdf_is_asked_about(html: str, outcome: Outcome) -> None:
    assert judged("object-alt", node(html=html)) == [outcome]


def test_one_short_line_outside_every_region_is_asked_about() -> None:
    assert judged("region", node(words="This is a new service.")) == [Outcome.CANT_TELL]


@pytest.mark.parametrize(
    "nodes",
    [
        (node(words="a text of some length " * 5),),
        (node(words="Fees"), node(words="Hours")),
        (node(),),
    ],
    ids=["a long text", "two parts", "a part whose words nobody read"],
)
def test_more_than_a_line_outside_every_region_is_one_failure(nodes: tuple[AxeNode, ...]) -> None:
    assert judged("region", *nodes) == [Outcome.FAILED]
