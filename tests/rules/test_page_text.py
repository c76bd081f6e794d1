"""What the rules about text say beside their outcome: causes, places, and pages looked at in part."""

import pytest

from auditor.artifacts import DocumentText, HouseStyle, TextBlock
from auditor.artifacts.house import Term
from auditor.engine import RuleResult, cause_of, run_page
from auditor.facts import FactsInHand
from auditor.model import Outcome
from auditor.rule import Rule
from auditor.subject import page
from auditor_rules.readability import acronyms, lengths, voice, words

HOUSE = HouseStyle(terms=(Term(forms=("dwelling", "abode"), use="home"),))
TASK = "Residents send the form to the county office. " * 20


def judge(rule: Rule, *texts: str, capped: bool = False) -> RuleResult:
    blocks = tuple(TextBlock(kind="paragraph", text=text, selector=f"p{at}") for at, text in enumerate(texts))
    doc = DocumentText(title="Apply for help", lang="en", blocks=blocks, capped=capped)
    return run_page([rule], FactsInHand.of_page({DocumentText: doc, HouseStyle: HOUSE}), page(""))[0]


@pytest.mark.parametrize(
    ("rule", "texts", "causes"),
    [
        (words.hard_word, ("You utilize the help.", "She utilized the help."), ["utilize"]),
        (words.house_word, ("Keep your abode.", "Rent an abode of your own."), ["abode"]),
        (words.legal_word, ("We pay pursuant to it.", "PURSUANT TO IT, WE PAY."), ["pursuant to"]),
        (words.shall, ("The owner shall pay.", "The tenant shall leave."), [""]),
        (acronyms.acronym_not_explained, ("Ask HUD.", "Ask the QRX."), ["HUD", "QRX"]),
    ],
    ids=lambda value: value.id if isinstance(value, Rule) else None,
)
def test_findings_with_one_repair_have_one_cause(rule: Rule, texts: tuple[str, ...], causes: list[str]) -> None:
    assert [cause_of(finding) for finding in judge(rule, *texts).findings] == causes


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (voice.passive_share, "The form must be signed. " * 20),
        (voice.no_reader_address, TASK),
        (acronyms.too_many_acronyms, "HUD, FEMA, HHS and the FTC can help. Ask HUD, FEMA, HHS or the FTC."),
    ],
    ids=lambda value: value.id if isinstance(value, Rule) else None,
)
def test_a_rule_about_the_whole_page_counts_the_page_once(rule: Rule, text: str) -> None:
    result = judge(rule, "We help.", text, "Call us.")
    assert result.tested == 1
    assert [cause_of(finding) for finding in result.findings] == [""]


def test_a_finding_shows_its_place_and_what_stands_around_it() -> None:
    (finding,) = judge(words.hard_word, "We help.", "You utilize the help.").findings
    assert finding.target is not None
    assert finding.target.selector == "p1"
    shown = {key: finding.data[key] for key in ("before", "quote", "after", "suggestion")}
    assert shown == {"before": "You ", "quote": "utilize", "after": " the help.", "suggestion": "use"}


@pytest.mark.parametrize("rule", [lengths.long_sentence, acronyms.too_many_acronyms], ids=lambda rule: rule.id)
def test_a_page_that_was_cut_off_has_not_passed(rule: Rule) -> None:
    assert judge(rule, "We help.").outcome is Outcome.PASSED
    assert judge(rule, "We help.", capped=True).outcome is Outcome.UNTESTED


def test_a_word_is_one_finding_of_a_page_that_names_its_places() -> None:
    texts = ("You utilize the help.", "She utilized it. They commence it.", "Utilize our form.")
    utilize, commence = judge(words.hard_word, *texts).findings
    assert str(utilize.message).endswith("(and 2 more places on this page)")
    assert utilize.data["times"] == 3
    assert [(place["selector"], place["quote"]) for place in utilize.data["places"]] == [
        ("p0", "utilize"), ("p1", "utilized"), ("p2", "Utilize"),
    ]  # fmt: skip
    assert "more place" not in str(commence.message)


def test_what_is_left_out_for_the_wording_of_a_law_is_said() -> None:
    result = judge(words.shall, "The owner shall pay under subsection (b) of this section.")
    assert (result.outcome, str(result.error)) == (
        Outcome.UNTESTED,
        "what it found there is left out, because it stands in the wording of a law, which has to stay as it is",
    )


def test_a_letter_that_cites_a_law_is_judged_all_the_same() -> None:
    texts = (
        "You utilize the help under 24 CFR 982.",
        "The owner shall pay. " * 6,
        "See § 5 and subsection (b) of 24 CFR 982.",
    )
    assert [judge(rule, *texts).failed for rule in (words.hard_word, words.shall)] == [1, 1]
