import pytest

from auditor.artifacts import TextBlock
from auditor.artifacts.house import HouseStyle
from auditor.text.remarks import Level, Remark
from auditor.text.review import review

ASKED_FOR = HouseStyle(rules_on=frozenset({"hidden-verb"}))


def remarks(text: str, house: HouseStyle = ASKED_FOR) -> list[Remark]:
    found = review([TextBlock(kind="paragraph", text=text, selector="p")], lang="en", house=house).remarks
    return [each for each in found if each.rule == "hidden-verb"]


def test_hidden_verbs_are_left_alone_unless_asked_for() -> None:
    assert not remarks("We will make a decision.", HouseStyle())


@pytest.mark.parametrize(
    ("text", "quote", "suggestion"),
    [
        ("We will make a decision.", "make a decision", "decide"),
        ("She made the decision.", "made the decision", "decided"),
        ("They are carrying out inspections.", "carrying out inspections", "inspecting"),
        ("He conducts an analysis.", "conducts an analysis", "analyzes"),
        ("We conducted analyses.", "conducted analyses", "analyzed"),
        ("It is in violation of the rule.", "is in violation of", "violates"),
        ("We have a need for it.", "have a need for", "need"),
        ("Make a fair assessment.", "Make a fair assessment", None),
        ("Provide a description of it.", "Provide a description", None),
    ],
)
def test_the_verb_in_the_noun_is_named(text: str, quote: str, suggestion: str | None) -> None:
    (found,) = remarks(text)
    assert (found.quote, found.suggestion, found.level) == (quote, suggestion, Level.ADVICE)


@pytest.mark.parametrize("text", ["The decision was made.", "We make cars and a decision follows.", "Make"])
def test_verb_and_noun_apart_are_left_alone(text: str) -> None:
    assert not remarks(text)
