"""How doubts of axe-core about colours are settled."""

from dataclasses import replace

import pytest

from auditor.artifacts import (
    AxeFrame,
    AxeLink,
    AxeNode,
    AxeResults,
    AxeRuleResult,
    AxeText,
    NearContrast,
    TextContrast,
    TextLook,
)
from auditor.engine import RuleResult, run_page
from auditor.facts import FactsInHand
from auditor.model import Outcome, Target
from auditor.subject import page
from auditor_rules import PACK

RULES = {rule.id: rule for rule in PACK}
CLEAR = (12.0, 12.0, 12.5, 13.0, 13.0)
FAINT = (1.5, 1.6, 2.0, 2.4, 3.0)
MIXED = (2.0, 4.0, 6.0, 8.0, 9.0)


def judge(rule_id: str, node: AxeNode, *looks: TextLook, violation: bool = False) -> RuleResult:
    """What a rule says when axe failed or doubted `node` alone."""
    results = (AxeRuleResult(id=rule_id, help="", impact="serious", tags=(), nodes=(node,)),)
    frame = AxeFrame(
        url=None,
        third_party=False,
        violations=results if violation else (),
        incomplete=() if violation else results,
        tested={rule_id: 1},
    )
    axe = AxeResults(engine_version="4.12.1", frames=(frame,))
    return run_page(
        [RULES[rule_id]], FactsInHand.of_page({AxeResults: axe, TextContrast: TextContrast(looks=looks)}), page("")
    )[0]


def text(**facts: object) -> AxeNode:
    return AxeNode(target=Target(selector="p"), message="axe's words", text=AxeText(**facts))  # type: ignore[arg-type]


def link(*, contrast: float | None = 1.2, **facts: bool) -> AxeNode:
    known = AxeLink(**{"words": True, "distinct": False, "filled": False, **facts}, contrast=contrast)
    return AxeNode(target=Target(selector="a"), message="axe's words", link=known)


def look(shares: tuple[float, ...] = (), *, seen: bool = True, moving: bool = False, exact: bool = False) -> TextLook:
    return TextLook(selector="p", seen=seen, moving=moving, ink="#ffffff", shares=shares, exact=exact)


@pytest.mark.parametrize(
    ("contrast", "large", "outcome"),
    [
        ((4.5, 21.0), False, Outcome.PASSED),
        ((1.0, 4.49), False, Outcome.FAILED),
        ((3.0, 4.0), True, Outcome.PASSED),
        ((3.0, 4.0), False, Outcome.FAILED),
        ((4.4, 4.6), False, Outcome.CANT_TELL),
    ],
)
def test_styles_settle_what_they_prove(contrast: tuple[float, float], large: bool, outcome: Outcome) -> None:
    assert judge("color-contrast", text(reason="bgGradient", contrast=contrast, large=large)).outcome == outcome


@pytest.mark.parametrize(
    ("shares", "outcome"), [(CLEAR, Outcome.PASSED), (FAINT, Outcome.FAILED), (MIXED, Outcome.CANT_TELL)]
)
def test_pixels_settle_only_what_is_clear(shares: tuple[float, ...], outcome: Outcome) -> None:
    assert judge("color-contrast", text(reason="bgImage"), look(shares)).outcome == outcome


@pytest.mark.parametrize("ratio", [4.46, 4.5, 4.52])
def test_pixels_close_to_the_limit_are_for_a_person(ratio: float) -> None:
    assert judge("color-contrast", text(reason="bgImage"), look((ratio,) * 5)).outcome == Outcome.CANT_TELL


@pytest.mark.parametrize(
    ("shares", "outcome"),
    [
        ((4.4, 5.2, 7.0, 9.0, 10.0), Outcome.PASSED),  # the rim of the capitals on a button with a gradient
        ((4.3, 4.56, 4.6, 4.7, 4.8), Outcome.PASSED),
        ((4.4, 4.5, 7.0, 9.0, 10.0), Outcome.CANT_TELL),  # a quarter of it is at the limit
        ((4.2, 5.2, 7.0, 9.0, 10.0), Outcome.CANT_TELL),  # the sliver is farther under the limit
        ((1.3, 9.0, 9.0, 9.0, 9.0), Outcome.CANT_TELL),  # a letter on a bright spot
    ],
)
def test_a_sliver_just_under_the_limit_is_no_question(shares: tuple[float, ...], outcome: Outcome) -> None:
    assert judge("color-contrast", text(reason="bgGradient"), look(shares)).outcome == outcome


@pytest.mark.parametrize(
    ("shares", "large", "words"),
    [
        (MIXED, False, "contrast 2.0 to 9.0, measured around the letters, 4.5 is needed"),
        ((1.2, 2.0, 3.1, 5.0, 6.0), True, "contrast 1.2 to 6.0, measured around the letters, 3 is needed"),
        ((2.98, 3.0, 3.1, 5.0, 6.0), True, "contrast 2.9 to 6.0, measured around the letters, 3 is needed"),
        ((4.46,) * 5, False, "contrast 4.46, measured around the letters, 4.5 is needed"),
    ],
)
def test_a_question_names_the_ratio_that_the_size_of_the_text_needs(
    shares: tuple[float, ...], large: bool, words: str
) -> None:
    (finding,) = judge("color-contrast", text(reason="bgImage", large=large), look(shares)).findings
    assert str(finding.message).startswith(words)


def test_a_pair_that_pixels_tell_exactly_is_told_as_a_pair() -> None:
    even = replace(look((3.8,) * 5, exact=True), ground="#408bae")
    (finding,) = judge("color-contrast", text(reason="bgOverlap"), even).findings
    assert str(finding.message) == "contrast 3.80 (#ffffff on #408bae), 4.5 is needed"
    assert finding.cause == "#ffffff on #408bae"
    (finding,) = judge("color-contrast", text(reason="bgOverlap"), replace(even, exact=False)).findings
    assert str(finding.message) == "contrast 3.80 (#ffffff, measured in a picture), 4.5 is needed"


def test_one_pair_of_colours_is_one_finding_of_the_stricter_level_however_it_was_found() -> None:
    near = tuple(
        NearContrast(colours="#ffffff on #408bae", contrast=3.8, large=large, count=2, target=Target(selector=selector))
        for large, selector in ((True, "h1"), (False, "p"))
    )
    nodes = (
        replace(text(reason="bgOverlap"), target=Target(selector="#seen", path="main > p")),
        replace(text(reason="bgImage", contrast=(3.8, 3.8)), cause="#ffffff on #408bae"),
    )
    results = (AxeRuleResult(id="color-contrast", help="", impact="serious", tags=(), nodes=nodes),)
    frame = AxeFrame(url=None, third_party=False, incomplete=results, near=near, tested={"color-contrast": 6})
    seen = TextLook(selector="#seen", ink="#ffffff", ground="#408bae", shares=(3.8,) * 5, exact=True)
    facts = {
        AxeResults: AxeResults(engine_version="4.12.1", frames=(frame,)),
        TextContrast: TextContrast(looks=(seen,)),
    }
    (finding,) = run_page([RULES["low-enhanced-contrast"]], FactsInHand.of_page(facts), page(""))[0].findings
    assert (finding.cause, finding.data, finding.target) == ("#ffffff on #408bae", {"texts": 6}, Target(selector="p"))
    assert str(finding.message).startswith("contrast 3.80 (#ffffff on #408bae), the stricter level asks for 7")


@pytest.mark.parametrize("ratio", [2.996, 2.9999])
def test_a_ratio_of_link_and_text_under_the_limit_is_not_printed_as_the_limit(ratio: float) -> None:
    (finding,) = judge("link-in-text-block", link(contrast=ratio)).findings
    assert str(finding.message).startswith("contrast 2.99 with the text around it, 3 is needed")


def test_text_that_shows_nowhere_is_not_judged() -> None:
    assert judge("color-contrast", text(reason="bgOverlap"), look(seen=False)).outcome == Outcome.INAPPLICABLE


def test_moving_ground_is_for_a_person() -> None:
    result = judge("color-contrast", text(reason="bgImage"), look(moving=True))
    assert result.outcome == Outcome.CANT_TELL
    assert "moves" in str(result.findings[0].message)


def test_text_of_its_background_s_colour_is_a_doubt_unless_it_is_hidden_on_purpose() -> None:
    facts = {"reason": "equalRatio", "contrast": (1.0, 1.0)}
    assert judge("color-contrast", text(**facts)).outcome == Outcome.CANT_TELL
    assert judge("color-contrast", text(**facts, exposed=False)).outcome == Outcome.INAPPLICABLE


def test_a_sign_needs_the_contrast_of_graphics() -> None:
    facts = {"reason": "shortTextContent", "sign": True}
    assert judge("color-contrast", text(**facts, contrast=(3.6, 3.6))).outcome == Outcome.PASSED
    assert judge("color-contrast", text(**facts, contrast=(2.9, 2.9))).outcome == Outcome.CANT_TELL


def test_a_letter_alone_is_text() -> None:
    facts = {"reason": "shortTextContent", "contrast": (3.6, 3.6)}
    assert judge("color-contrast", text(**facts)).outcome == Outcome.FAILED


def test_faint_texts_on_a_picture_are_one_finding_for_each_place_in_the_template() -> None:
    nodes = tuple(
        replace(text(reason="bgImage"), target=Target(selector=f"#{name}", path=path))
        for name, path in (("a", "main > svg > text"), ("b", "main > svg > text"), ("c", "footer > p"))
    )
    looks = tuple(TextLook(selector=f"#{name}", ink="#ffffff", shares=FAINT) for name in "abc")
    results = (AxeRuleResult(id="color-contrast", help="", impact="serious", tags=(), nodes=nodes),)
    frame = AxeFrame(url=None, third_party=False, incomplete=results, tested={"color-contrast": 3})
    axe = AxeResults(engine_version="4.12.1", frames=(frame,))
    found = run_page(
        [RULES["low-enhanced-contrast"]],
        FactsInHand.of_page({AxeResults: axe, TextContrast: TextContrast(looks=looks)}),
        page(""),
    )[0]
    assert [(finding.cause, finding.data) for finding in found.findings] == [
        ("main > svg > text", {"texts": 2}),
        ("footer > p", {"texts": 1}),
    ]


@pytest.mark.parametrize(
    ("ground", "shares", "outcome"),
    [
        ("pseudo 1a", CLEAR, Outcome.PASSED),
        ("pseudo 1a", FAINT, Outcome.FAILED),
        ("pseudo 1a", MIXED, Outcome.CANT_TELL),
        ("", CLEAR, Outcome.FAILED),
    ],
)
def test_pixels_decide_on_what_axe_failed_where_more_than_background_colours_is_painted(
    ground: str, shares: tuple[float, ...], outcome: Outcome
) -> None:
    node = text(contrast=(3.0, 3.0), ground=ground)
    assert judge("color-contrast", node, look(shares), violation=True).outcome == outcome


def test_what_axe_failed_on_a_painted_ground_that_nobody_looked_at_is_for_a_person() -> None:
    node = text(contrast=(3.0, 3.0), ground="effect 1a")
    assert judge("color-contrast", node, violation=True).outcome == Outcome.CANT_TELL


def test_text_that_axe_failed_and_something_covers_is_not_judged() -> None:
    node = text(contrast=(3.0, 3.0), ground="layer 1a")
    assert judge("color-contrast", node, look(seen=False), violation=True).outcome == Outcome.INAPPLICABLE


def test_a_range_that_is_no_range_is_one_figure() -> None:
    failed = judge("color-contrast", text(reason="bgImage"), look((4.3,) * 5, exact=True))
    assert (failed.outcome, "contrast 4.30 (" in str(failed.findings[0].message)) == (Outcome.FAILED, True)
    asked = judge("color-contrast", text(reason="bgImage"), look((4.48,) * 5))
    assert (asked.outcome, " to " in str(asked.findings[0].message)) == (Outcome.CANT_TELL, False)


def test_text_of_its_background_s_colour_by_styles_alone_is_judged_by_pixels() -> None:
    node = text(reason="equalRatio", contrast=(1.0, 1.0), ground="pseudo 1a")
    assert judge("color-contrast", node, look(CLEAR)).outcome == Outcome.FAILED
    node = text(reason="equalRatio", ground="pseudo 1a")
    assert judge("color-contrast", node, look(CLEAR)).outcome == Outcome.PASSED


@pytest.mark.parametrize(
    ("incidental", "outcome"),
    [("inactive", Outcome.INAPPLICABLE), ("logo", Outcome.CANT_TELL), ("unloaded", Outcome.CANT_TELL)],
)
def test_text_that_may_be_exempt_is_no_failure(incidental: str, outcome: Outcome) -> None:
    assert judge("color-contrast", text(incidental=incidental), violation=True).outcome == outcome
    assert judge("low-enhanced-contrast", text(incidental=incidental), violation=True).outcome in (
        Outcome.INAPPLICABLE,
        Outcome.UNTESTED,
    )


@pytest.mark.parametrize(
    ("node", "outcome"),
    [
        (link(distinct=True), Outcome.PASSED),
        (link(words=False), Outcome.INAPPLICABLE),
        (link(contrast=3.0), Outcome.PASSED),
        (link(contrast=2.9), Outcome.FAILED),
        (link(filled=True), Outcome.CANT_TELL),
        (link(contrast=None), Outcome.CANT_TELL),
        (link(contrast=1.0), Outcome.FAILED),
        (link(contrast=1.0, same=True), Outcome.INAPPLICABLE),
        (link(in_text=False), Outcome.INAPPLICABLE),
    ],
)
def test_a_doubted_link_is_judged_by_what_marks_it(node: AxeNode, outcome: Outcome) -> None:
    assert judge("link-in-text-block", node).outcome == outcome


@pytest.mark.parametrize(
    ("node", "outcome"),
    [
        (link(distinct=True), Outcome.PASSED),
        (link(contrast=1.5), Outcome.FAILED),
        (link(filled=True), Outcome.CANT_TELL),
        (link(contrast=1.0, same=True), Outcome.INAPPLICABLE),
        (link(in_text=False), Outcome.INAPPLICABLE),
    ],
)
def test_a_link_that_axe_failed_is_judged_by_what_marks_it_too(node: AxeNode, outcome: Outcome) -> None:
    assert judge("link-in-text-block", node, violation=True).outcome == outcome
