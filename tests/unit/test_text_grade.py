import pytest

from auditor.text.index import Grade
from auditor.text.lexicon import Word
from auditor.text.measures import _hardness


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (10.6, 13.4, "11 to 13"),
        (8.9, 9.1, "9"),
        (-2.0, 1.2, "0 to 1"),
        (17.2, 21.0, "17 to 18+"),
        (35.0, 41.0, "18+"),
    ],
)
def test_range_is_shown_in_whole_school_grades(low: float, high: float, shown: str) -> None:
    assert str(Grade((low + high) / 2, low, high).range) == shown


def test_hardness_adds_up_alike_under_every_python() -> None:
    """Before 3.12 `sum` rounds at each step: ten times 0.1 was less than 1."""
    words = [Word(f"w{number}", 1, 2, 4.0, 4.0, 0, 0.1) for number in range(10)]
    assert _hardness(words) == 1.0
