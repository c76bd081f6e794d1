import pytest

from auditor.artifacts import TextBlock
from auditor.artifacts.house import HouseStyle
from auditor.text.remarks import Level, Remark
from auditor.text.review import review


def remarks(text: str, rule: str, house: HouseStyle | None = None) -> list[Remark]:
    found = review(
        [TextBlock(kind="paragraph", text=text, selector="p")], lang="en", house=house or HouseStyle()
    ).remarks
    assert all(text[each.start : each.end] == each.quote for each in found)
    return [each for each in found if each.rule == rule]


@pytest.mark.parametrize(
    ("text", "quote", "suggestion"),
    [
        ("Apply pursuant to the rule.", "pursuant to", "under"),
        ("You hereby agree to this.", "hereby", None),
        ("The aforementioned form is late.", "aforementioned", None),
        ("Send said form to us.", "said form", None),
        ("The forms and the parts thereof are free.", "thereof", None),
    ],
)
def test_legal_words(text: str, quote: str, suggestion: str | None) -> None:
    (found,) = remarks(text, "legal-word")
    assert (found.quote, found.suggestion, found.level) == (quote, suggestion, Level.FINDING)


@pytest.mark.parametrize(
    ("text", "quote", "suggestion"),
    [
        ("You shall apply by May.", "shall", "must"),
        ("You shall not smoke here.", "shall not", "must not"),
        ("We shall write to you.", "shall", "will"),
        ("In this guide, “home” shall mean a house.", "shall mean", "means"),
        ("Nothing here shall limit you.", "shall", "must"),
        ("This shall be considered income.", "shall", None),
        ("YOU SHALL NOT SMOKE HERE.", "SHALL NOT", "MUST NOT"),
    ],
)
def test_shall(text: str, quote: str, suggestion: str | None) -> None:
    (found,) = remarks(text, "shall")
    assert (found.quote, found.suggestion) == (quote, suggestion)


def test_a_question_with_shall_is_left_alone() -> None:
    assert not remarks("Whom shall we send?", "shall")


def test_in_the_wording_of_a_law_what_is_found_is_a_hint() -> None:
    (found,) = remarks("Under subsection (a), the agency shall send it.", "shall")
    assert found.level is Level.HINT
    law = "The agency shall send it. " * 5
    assert {each.level for each in remarks(law, "shall")} == {Level.HINT}


@pytest.mark.parametrize("rule", ["legal-word", "shall", "double-negative", "nested-condition"])
def test_texts_for_lawyers_are_left_alone(rule: str) -> None:
    text = "It is not uncommon that you hereby agree if, unless, or except you shall go if you may."
    assert not remarks(text, rule, HouseStyle(audience="legal"))


@pytest.mark.parametrize(
    ("text", "quote", "level"),
    [
        ("It is not uncommon to wait.", "not uncommon", Level.FINDING),
        ("That isn't always unreasonable.", "isn't always unreasonable", Level.FINDING),
        ("You may not enter unless you have a card.", "not enter unless", Level.HINT),
        ("We do not share it without your permission.", "not share it without", Level.HINT),
    ],
)
def test_double_negatives(text: str, quote: str, level: Level) -> None:
    (found,) = remarks(text, "double-negative")
    assert (found.quote, found.level) == (quote, level)


@pytest.mark.parametrize(
    "text",
    [
        "It is not late. It is uncommon.",
        "It is not late; it is uncommon.",
        "It is not only uncommon but new.",
        "It was not made for people without disabilities.",
        "This would not be possible without you.",
        "Never go there. Unless you call, wait.",
    ],
)
def test_two_negatives_that_do_not_meet_are_left_alone(text: str) -> None:
    assert not remarks(text, "double-negative")


def test_three_conditions_in_one_sentence() -> None:
    text = "If you live here, you can apply unless you work, except if you are ill."
    (found,) = remarks(text, "nested-condition")
    assert found.quote == text
    assert found.data["conditions"] == ["if", "unless", "except", "if"]


@pytest.mark.parametrize(
    "text",
    [
        "If you live here, you can apply unless you work.",
        "See if you can apply, ask if it is free, and check if it is open.",
        "If you live here, call. If you work here, write. If you do both, come.",
        "Send your fee, if any, your card, if any, and your form, if any.",
    ],
)
def test_fewer_conditions_and_indirect_questions_are_left_alone(text: str) -> None:
    assert not remarks(text, "nested-condition")
