from typing import Any

from auditor.message import as_said
from auditor.store.read_rows import FindingView
from auditor_reports.html.charts import grade_line
from auditor_reports.model.grades import MAX_GRADE_ROWS, hard_pages


def graded(page_id: int, low: float | None, high: float, **data: Any) -> FindingView:
    """A finding of a reading grade on a page of its own."""
    return FindingView(
        id=page_id, site_id=1, page_id=page_id, url=f"https://town.example/{page_id}", url_final=None,
        page_title=f"Page {page_id}", rule_id="reading-grade", outcome="failed", message=as_said(""), harm={}, selector="",
        html="", frame_url=None, third_party=False, box_css_px=None, component="", cause="", fingerprint="",
        data={"low": low, "high": high, "target": 8.0, **data},
    )  # fmt: skip


def test_the_hardest_pages_are_shown_and_those_of_a_task_first() -> None:
    chart = hard_pages([graded(1, 9, 11), graded(2, 12, 14), graded(3, 8, 10)], task_pages={3})
    assert chart is not None
    assert [(row.title, str(row.grade.range), row.is_task) for row in chart.rows] == [
        ("Page 3", "8 to 10", True), ("Page 2", "12 to 14", False), ("Page 1", "9 to 11", False),
    ]  # fmt: skip


def test_each_page_stands_against_the_target_of_its_readers() -> None:
    chart = hard_pages([graded(1, 9, 11), graded(2, 13, 15, target=12.0)])
    assert chart is not None
    assert chart.targets == (8.0, 12.0)
    assert [(row.target, grade_line(row).target) for row in chart.rows] == [(12.0, 200.0), (8.0, 133.3)]


def test_many_pages_are_counted_and_not_all_shown() -> None:
    chart = hard_pages(graded(number, 9, 11) for number in range(MAX_GRADE_ROWS + 5))
    assert chart is not None
    assert (len(chart.rows), chart.total) == (MAX_GRADE_ROWS, MAX_GRADE_ROWS + 5)


def test_findings_without_a_range_make_no_chart() -> None:
    assert hard_pages([graded(1, None, 11)]) is None
