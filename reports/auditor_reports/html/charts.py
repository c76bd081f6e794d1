"""Figures of the report as plain numbers for inline SVG; each has a sentence as its name."""

from dataclasses import dataclass

from auditor.score import PopulationScore
from auditor_reports.model.grades import GradedPage
from auditor_reports.scorecard import people
from auditor_reports.words import SMALL_COUNT, in_hundred, of_pages, range_in_hundred

SURE_WIDTH = 0.005  # share; an interval narrower than half of 1 in 100 can't be seen
BAR_WIDTH = 400  # units of the viewBox; the drawing stretches to its column
GRADE_LEFT, GRADE_RIGHT = 0.0, 18.0  # US school grades on the axis: none to a university degree
GRADE_WIDTH = 300
SHORTEST = 4  # units of GRADE_WIDTH; a shorter line can't be seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One group's bar. Lengths are units of the viewBox; `whisker` is None when nothing is uncertain."""

    barrier: float
    stopped: float
    whisker: tuple[float, float] | None
    figure: str
    notes: tuple[str, ...]
    name: str


def bar(group: PopulationScore, pages: int) -> Bar:
    """Bar, figures and name of one group; with few pages in plain counts."""
    count = of_pages(group.pages_with_barrier, pages)
    name = people(group.population)
    if pages < SMALL_COUNT:
        return Bar(
            barrier=group.pages_with_barrier / pages * BAR_WIDTH,
            stopped=group.pages_stopped / pages * BAR_WIDTH,
            whisker=None,
            figure=count,
            notes=(_stops(group),),
            name=f"{name}: a barrier on {count}; {_stops(group)}",
        )
    sure = group.barrier_high - group.barrier_low < SURE_WIDTH
    span = range_in_hundred(group.barrier_low, group.barrier_high)
    between = "" if sure else f", between {span.replace(' to ', ' and ')}"
    figure = in_hundred(group.barrier_rate)
    return Bar(
        barrier=group.barrier_rate * BAR_WIDTH,
        stopped=group.stopped_rate * BAR_WIDTH,
        whisker=None if sure else (group.barrier_low * BAR_WIDTH, group.barrier_high * BAR_WIDTH),
        figure=figure,
        notes=(count,) if sure else (span, count),
        name=f"{name}: a barrier on {figure} pages{between}; counted, on {count}; {_stops(group)}",
    )


def _stops(group: PopulationScore) -> str:
    if not group.pages_stopped:
        return "none stops them"
    if group.pages_stopped == group.pages_with_barrier:
        return "all of them stop people" if group.pages_stopped > 1 else "it stops people"
    return f"{group.pages_stopped:,} of {group.pages_with_barrier:,} stop them"


@dataclass(frozen=True, slots=True)
class GradeLine:
    """Where the line of a page's grade runs, and where its target stands, in units of GRADE_WIDTH."""

    start: float
    end: float
    target: float


def grade_line(page: GradedPage) -> GradeLine:
    """The line of one page."""
    low, high = _x(page.grade.low), _x(page.grade.high)
    return GradeLine(min(low, GRADE_WIDTH - SHORTEST), max(high, low + SHORTEST), _x(page.target))


def _x(grade: float) -> float:
    inside = min(max(grade, GRADE_LEFT), GRADE_RIGHT)
    return round((inside - GRADE_LEFT) / (GRADE_RIGHT - GRADE_LEFT) * GRADE_WIDTH, 1)
