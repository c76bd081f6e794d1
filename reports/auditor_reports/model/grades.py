"""The pages that are hardest to read, against the targets of their readers."""

from collections.abc import Container, Iterable
from dataclasses import dataclass

from auditor.store.read_rows import FindingView
from auditor.text.index import Grade

GRADE_RULE = "reading-grade"
MAX_GRADE_ROWS = 10


@dataclass(frozen=True, slots=True)
class GradedPage:
    """Reading grade of one page as a range; `target` is that of the page's readers."""

    title: str
    url: str
    grade: Grade
    target: float
    is_task: bool


@dataclass(frozen=True, slots=True)
class HardPages:
    """The hardest pages against their targets; `total` pages have a grade that is or may be above it."""

    rows: tuple[GradedPage, ...]
    targets: tuple[float, ...]
    total: int


def hard_pages(findings: Iterable[FindingView], task_pages: Container[int | None] = ()) -> HardPages | None:
    """The pages that are hardest to read, from findings that carry a range; None without any.

    Pages (ids) on the way to a declared task come first: people have to read them.
    """
    rows = [row for each in findings if (row := _graded(each, is_task=each.page_id in task_pages)) is not None]
    if not rows:
        return None
    rows.sort(key=lambda row: (not row.is_task, -row.grade.value, row.url))
    return HardPages(tuple(rows[:MAX_GRADE_ROWS]), tuple(sorted({row.target for row in rows})), len(rows))


def _graded(finding: FindingView, *, is_task: bool) -> GradedPage | None:
    low, high, target = (finding.data.get(name) for name in ("low", "high", "target"))
    if not (isinstance(low, int | float) and isinstance(high, int | float) and isinstance(target, int | float)):
        return None
    grade = Grade((low + high) / 2, low, high)
    return GradedPage(finding.page_title, finding.url, grade, float(target), is_task)
