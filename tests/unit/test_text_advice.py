"""What mending single passages would bring is worked out on the mended text."""

import pytest

from auditor.artifacts import HouseStyle, TextBlock
from auditor.text.advice import Advice, advise
from auditor.text.review import Review, review

LONG = (
    "People who rent a home in the county can ask the office for help with the rent of one month, but they have to show "
    "what all the members of the household earn and they have to bring the last bill of the owner of the home."
)
HARD = (
    "You must utilize the form and utilize the guide, and then you can utilize the office to get help with the rent. "
)
EASY = "You can ask us for help. We will call you. Bring your last bill. "
HOUSE = HouseStyle(target_grade=2.0)


def read(text: str, times: int, house: HouseStyle = HOUSE) -> Review:
    return review([TextBlock(kind="paragraph", text=text, selector="p")] * times, lang="en", house=house)


def advice_on(text: str, times: int = 12, house: HouseStyle = HOUSE) -> Advice:
    found = advise(read(text, times, house), house)
    assert found is not None
    return found


def test_splitting_is_scored_on_the_split_text() -> None:
    found = advice_on(LONG)
    split = LONG.replace(", but they", ". But they")
    assert (found.splits, found.replacements) == (12, 0)
    assert found.before == read(LONG, 12).grade
    assert found.after == read(split, 12).grade
    assert found.after.value < found.before.value - 1


def test_replacing_is_scored_on_the_replaced_text() -> None:
    found = advice_on(HARD)
    assert (found.splits, found.replacements) == (0, 36)
    assert found.after == read(HARD.replace("utilize", "use"), 12).grade


def test_no_more_is_proposed_than_the_target_needs() -> None:
    whole = advice_on(LONG)
    target = (whole.before.value + whole.after.value) / 2
    found = advice_on(LONG, house=HouseStyle(target_grade=target))
    assert 0 < found.splits < whole.splits
    assert found.after.value <= target


@pytest.mark.parametrize(
    ("text", "times", "house"),
    [(EASY, 30, HouseStyle()), (LONG, 1, HOUSE), (LONG, 12, HouseStyle(audience="legal"))],
    ids=["easy enough", "too short for a grade", "no target"],
)
def test_there_is_no_advice_without_a_need(text: str, times: int, house: HouseStyle) -> None:
    assert advise(read(text, times, house), house) is None
