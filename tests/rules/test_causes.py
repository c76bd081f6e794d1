"""One cause behind many findings is one cause."""

import pytest

from auditor.artifacts import AxeFrame, AxeNode, AxeResults, AxeRuleResult, ClippedText, PhoneText, TextSize
from auditor.engine import cause_of
from auditor.model import Finding, Outcome, Target
from auditor_rules import PACK

RULES = {rule.id: rule for rule in PACK}
HTML, HEADER = Target("html", path="html"), Target("#bar", path="body > header > div.bar")


def text(path: str, too_wide: Target | None = None, clipper: Target = HTML) -> ClippedText:
    return ClippedText(target=Target(path, path=path), clipper=clipper, text="Fees", cut_x_px=40, too_wide=too_wide)


def causes(rule_id: str, *facts: object) -> list[str]:
    found: list[Finding] = list(RULES[rule_id].check(*facts))
    return [cause_of(each) for each in found if each.outcome in (Outcome.FAILED, Outcome.CANT_TELL)]


def test_texts_that_one_wide_header_cuts_off_have_one_cause() -> None:
    cut = (text("header > p", HEADER), text("header > ul > li > a", HEADER))
    assert set(causes("text-cut-on-phone", PhoneText(texts=9, clipped=cut))) == {HEADER.path}


def test_texts_that_only_the_window_cuts_off_have_one_cause() -> None:
    cut = (text("main > p"), text("footer > p > a"))
    assert set(causes("text-cut-when-zoomed", TextSize(texts=9, clipped=cut))) == {"html"}


def test_two_boxes_are_two_causes() -> None:
    cut = (
        text("main > p", clipper=Target("#a", path="div.card")),
        text("main > b", clipper=Target("#b", path="div.tile")),
    )
    assert causes("text-cut-on-phone", PhoneText(texts=9, clipped=cut)) == ["div.card", "div.tile"]


@pytest.mark.parametrize("rule_id", ["listitem", "dlitem", "aria-required-parent"])
def test_items_of_one_broken_list_have_one_cause(rule_id: str) -> None:
    paths = (
        "main > div.links > li",
        "main > div.links > li.new",
        "main > div.links > li#last",
        "main > div.other > li",
    )
    nodes = tuple(AxeNode(target=Target(path, path=path), message="no list") for path in paths)
    result = AxeRuleResult(id=rule_id, nodes=nodes, node_count=len(nodes), impact="serious", tags=(), help="")
    axe = AxeResults(engine_version="4", frames=(AxeFrame(url=None, third_party=False, violations=(result,)),))
    assert sorted(set(causes(rule_id, axe))) == ["main > div.links", "main > div.other"]


def test_lists_right_in_lists_are_one_question_of_a_page() -> None:
    nodes = tuple(
        AxeNode(target=Target(f"#l{i}", path=f"main > ul.l{i}"), message="A list in a list") for i in range(3)
    )
    failed = AxeNode(target=Target("#f", path="main > ol"), message="A list with a heading in it")
    frame = AxeFrame(
        url=None,
        third_party=False,
        violations=(AxeRuleResult(id="list", help="", impact="serious", tags=(), nodes=(failed,)),),
        incomplete=(AxeRuleResult(id="list", help="", impact="serious", tags=(), nodes=nodes),),
        tested={"list": 9},
    )
    found = [f for f in RULES["list"].check(AxeResults(engine_version="4", frames=(frame,))) if f.target]
    assert [(str(one.outcome), str(one.message), one.target and one.target.selector) for one in found] == [
        ("failed", "A list with a heading in it", "#f"),
        ("cantTell", "A list in a list (3 lists like it)", "#l0"),
    ]
