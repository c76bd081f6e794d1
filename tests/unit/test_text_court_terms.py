"""Terms of law without a plain twin, which a page for the public has to explain."""

import pytest

from auditor.artifacts import TextBlock
from auditor.artifacts.house import HouseStyle
from auditor.text.remarks import Level, Remark
from auditor.text.review import review


def remarks(*texts: str, house: HouseStyle = HouseStyle()) -> list[Remark]:  # noqa: B008
    blocks = [TextBlock(kind="paragraph", text=text, selector="p") for text in texts]
    return [each for each in review(blocks, lang="en", house=house).remarks if each.rule == "hard-word"]


@pytest.mark.parametrize(
    ("text", "quote", "meaning"),
    [
        ("Bring the will of the decedent to us.", "decedent", "the person who died"),
        ("The decedent's home was sold.", "decedent's", "the person who died"),
        ("Most people come pro se to the court.", "pro se", "without a lawyer"),
        ("The will may waive bond for you.", "waive bond", "go without the insurance"),
        ("You need letters testamentary from us.", "letters testamentary", "lets someone carry out a will"),
        ("We do this unless it is an undue burden.", "undue burden", "more trouble or cost"),
        ("He was domiciled in Ohio.", "domiciled", "permanent home"),
        ("You may ask for a guardian or conservator.", "conservator", "manage another’s money"),
    ],
)
def test_a_term_of_law_is_to_be_explained(text: str, quote: str, meaning: str) -> None:
    (found,) = remarks(text)
    assert (found.quote, found.level, found.suggestion) == (quote, Level.HINT, None)
    assert meaning in str(found.message)


def test_it_is_told_once_at_its_first_sentence() -> None:
    found = remarks(
        "The decedent", "Bring the will of the decedent.", "The decedent paid. The decedent’s home is sold."
    )
    assert [(each.block, each.quote) for each in found] == [(1, "decedent")]


@pytest.mark.parametrize(
    "text",
    [
        "The decedent (the person who died) had a home.",
        "The person who died (the decedent) had a home.",
        "A decedent is a person who has died.",
        "Those who come without a lawyer, called pro se, sit here.",
        "He died without a will, or intestate, and had no child.",
        "The petitioner, the person who asks the court, sits here.",
        "An undue burden can be a major expense.",
        "A “conservator” means a person whom the court names.",
        "The Petitioner Guide is here.",
        "We quote “the decedent paid” from the letter.",
    ],
)
def test_what_the_page_explains_or_names_is_left_alone(text: str) -> None:
    assert remarks(text) == []


def test_an_explanation_later_on_the_page_will_do() -> None:
    assert remarks("Bring the will of the decedent.", "A decedent is someone who died.") == []


def test_professionals_know_their_terms() -> None:
    assert remarks("Bring the will of the decedent.", house=HouseStyle(audience="professional")) == []


def test_an_allowed_term_is_left_alone() -> None:
    assert remarks("Bring the will of the decedent.", house=HouseStyle(allowed=frozenset({"decedent"}))) == []
