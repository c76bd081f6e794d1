import pytest

from auditor.artifacts import BlockKind, TextBlock
from auditor.artifacts.house import HouseStyle
from auditor.text.remarks import Level, Remark
from auditor.text.review import review

PROSE = "The office issues a permit after the payment of the fee. " * 15  # 165 words


def remarks(rule: str, *blocks: tuple[BlockKind, str], title: str = "") -> list[Remark]:
    texts = [TextBlock(kind=kind, text=text, selector="p", lang="en") for kind, text in blocks]
    house = HouseStyle(rules_on=frozenset({rule}))
    return [each for each in review(texts, title=title, lang="en", house=house).remarks if each.rule == rule]


@pytest.mark.parametrize(
    ("heading", "count"),
    [
        ("Apply for a permit", 1), ("How to renew a permit", 1), ("Report a crime", 1), ("Report of the board", 0),
        ("File formats", 0), ("Permits", 0),
    ],
)  # fmt: skip
def test_a_task_page_should_say_you(heading: str, count: int) -> None:
    found = remarks("no-reader-address", ("heading", heading), ("paragraph", PROSE))
    assert [each.level for each in found] == [Level.HINT] * count


@pytest.mark.parametrize(
    "text", [PROSE + "You pay the fee.", PROSE + "It is in your account.", PROSE + "You'll pay.", PROSE[:600]]
)
def test_a_page_that_says_you_or_is_short_is_left_alone(text: str) -> None:
    assert not remarks("no-reader-address", ("heading", "Apply for a permit"), ("paragraph", text))


def test_the_title_tells_the_task_when_no_heading_does() -> None:
    title = "Renew a permit | City of Springfield"
    assert remarks("no-reader-address", ("heading", "Overview"), ("paragraph", PROSE), title=title)


LATER = "The kennel keeps dogs and cats of all sizes in the old barn. "


@pytest.mark.parametrize(
    ("opening", "later", "count"),
    [
        (PROSE, LATER * 15, 1),
        (LATER + PROSE, LATER * 15, 0),
        (PROSE, PROSE, 0),
        (PROSE[:400], LATER, 0),
    ],
    ids=["only later", "at once", "never", "short text"],
)
def test_an_answer_that_comes_late_is_a_hint(opening: str, later: str, count: int) -> None:
    found = remarks("answer-comes-late", ("heading", "Kennels"), ("paragraph", opening), ("paragraph", later))
    assert len(found) == count


def test_a_late_answer_is_not_told_unless_asked_for() -> None:
    blocks = [("heading", "Kennels"), ("paragraph", PROSE), ("paragraph", LATER * 15)]
    texts = [TextBlock(kind=kind, text=text, selector="p", lang="en") for kind, text in blocks]  # type: ignore[arg-type]
    assert not [each for each in review(texts, lang="en").remarks if each.rule == "answer-comes-late"]


def test_commands_address_the_reader_without_saying_you() -> None:
    text = "Residents pay the rent of the home each month. " * 20
    blocks = [TextBlock(kind="paragraph", text=text, selector="p")]
    assert [each.rule for each in review(blocks, title="Apply for help", lang="en").remarks].count(
        "no-reader-address"
    ) == 1
    told = [*blocks, TextBlock(kind="list_item", text="Send the form. Call the desk. Bring a pass.", selector="li")]
    assert "no-reader-address" not in [each.rule for each in review(told, title="Apply for help", lang="en").remarks]
