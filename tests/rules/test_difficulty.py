import pytest

from auditor.text.index import Grade
from auditor_rules.readability.difficulty import grade_range


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (10.6, 13.4, "Grade 11 to 13"),
        (8.9, 9.1, "Grade 9"),
        (-2.0, 1.2, "Grade 0 to 1"),
        (17.2, 21.0, "Grade 17 to 18+"),
        (35.0, 41.0, "Grade 18+"),
    ],
)
def test_range_is_shown_in_whole_school_grades(low: float, high: float, shown: str) -> None:
    assert grade_range(Grade((low + high) / 2, low, high)) == shown
