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
        ("You hereby agree to this.", "hereby agree", "agree"),
        ("You agree hereby, and you sign.", "agree hereby", "agree"),
        ("Hereby you agree to this.", "Hereby you", "You"),
        ("We pay for the house or any part thereof.", "part thereof", "part of it"),
        ("Send us the form or any part thereof.", "part thereof", "part of it"),
        ("The forms and the parts thereof are free.", "parts thereof", "parts of them"),
        ("Notwithstanding that it rains, we are open.", "Notwithstanding that", "Although"),
        ("Notwithstanding the rain, we are open.", "Notwithstanding", "Despite"),
        ("We call you shortly thereafter.", "thereafter", "after that"),
        ("There is no fee whatsoever.", "whatsoever", "at all"),
    ],
)
def test_legal_words_with_a_plain_one_in_their_place(text: str, quote: str, suggestion: str) -> None:
    (found,) = remarks(text, "legal-word")
    assert (found.quote, found.suggestion, found.level) == (quote, suggestion, Level.FINDING)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The aforementioned form is late.", "aforementioned"),
        ("Send said form to us.", "said form"),
        ("The names given therein are free.", "therein"),
        ("A seat for each 100 seats or fraction thereof is free.", "fraction thereof"),
        ("Rules heretofore in use are void.", "heretofore"),
        ("We call it “the form” hereafter.", "hereafter"),
    ],
)
def test_legal_words_that_ask_for_another_sentence_are_hints(text: str, quote: str) -> None:
    (found,) = remarks(text, "legal-word")
    assert (found.quote, found.suggestion, found.level) == (quote, None, Level.HINT)


def test_legal_words_in_a_table_get_advice_only() -> None:
    (found,) = review([TextBlock(kind="cell", text="We pay pursuant to it.", selector="td")], lang="en").remarks
    assert found.level is Level.ADVICE


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Under subsection (a) of this section, the agency shall send it.", "shall"),
        ("The agency pays pursuant to subsection (a) of this part.", "legal-word"),
        ("Under paragraph (a)(1) of this section you may not enter unless you have a card.", "double-negative"),
        (
            "If you live here, you can apply under subsection (a) of this Act unless you work, except if ill.",
            "nested-condition",
        ),
    ],
)
def test_in_the_wording_of_a_law_what_is_found_is_advice(text: str, rule: str) -> None:
    assert {each.level for each in remarks(text, rule)} == {Level.ADVICE}


@pytest.mark.parametrize("rule", ["legal-word", "shall", "double-negative", "nested-condition"])
def test_texts_for_lawyers_are_left_alone(rule: str) -> None:
    text = "It is not uncommon that you hereby agree if, unless, or except you shall go if you may."
    assert not remarks(text, rule, HouseStyle(audience="legal"))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("It is not uncommon to wait.", "not uncommon"),
        ("That isn't always unreasonable.", "isn't always unreasonable"),
        ("You may not enter unless you have a card.", "not enter unless"),
        ("No form is sent unless you ask.", "No form is sent unless"),
    ],
)
def test_double_negatives_are_hints(text: str, quote: str) -> None:
    (found,) = remarks(text, "double-negative")
    assert (found.quote, found.level) == (quote, Level.HINT)


@pytest.mark.parametrize(
    "text",
    [
        "It is not late. It is uncommon.",
        "It is not late; it is uncommon.",
        "It is not only uncommon but new.",
        "It was not made for people without disabilities.",
        "We do not share it without your permission.",
        "No one may enter except the owner.",
        "Don't send the form unless we ask.",
        "Please do not send the form unless we ask.",
        "Call us, and never send the form unless we ask.",
        "You don't need to call unless you move.",
        "They said “it is not uncommon” here.",
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


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("You may not park here unless you live here.", "A ban with an exception"),
        ("The park is not open unless a ranger is there.", "What is not so, but for an exception"),
        ("The staff doesn't answer unless it is asked.", "What is not so, but for an exception"),
    ],
)
def test_a_statement_of_fact_is_called_no_ban(text: str, says: str) -> None:
    (found,) = remarks(text, "double-negative")
    assert str(found.message).startswith(says)


def test_what_is_usually_not_so_is_left_alone() -> None:
    assert not remarks("Mold is not usually a problem, unless it finds a wet spot.", "double-negative")


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [("Pay it in May and each year thereafter.", "after that"), ("We thereafter sent the form.", None)],
)
def test_thereafter_is_replaced_where_a_clause_ends(text: str, suggestion: str | None) -> None:
    assert [each.suggestion for each in remarks(text, "legal-word")] == [suggestion]
