"""Figures of the report as plain numbers for inline SVG; each has a sentence as its name."""

from dataclasses import dataclass

from auditor.message import Message, say
from auditor.score import PopulationScore
from auditor_reports.model.grades import GradedPage
from auditor_reports.scorecard import people
from auditor_reports.words import SMALL_COUNT, in_hundred, of_pages, per_hundred, range_in_hundred

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
    figure: Message
    notes: tuple[Message, ...]
    name: Message


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
            name=say("{people}: a barrier on {pages}; {stops}", people=name, pages=count, stops=_stops(group)),
        )
    sure = group.barrier_high - group.barrier_low < SURE_WIDTH
    span = range_in_hundred(group.barrier_low, group.barrier_high)
    figure = in_hundred(group.barrier_rate)
    return Bar(
        barrier=group.barrier_rate * BAR_WIDTH,
        stopped=group.stopped_rate * BAR_WIDTH,
        whisker=None if sure else (group.barrier_low * BAR_WIDTH, group.barrier_high * BAR_WIDTH),
        figure=figure,
        notes=(count,) if sure else (span, count),
        name=say(
            "{people}: a barrier on {share}; counted, on {pages}; {stops}",
            people=name,
            share=say("{share} pages", share=figure) if sure else _between(group, figure),
            pages=count,
            stops=_stops(group),
        ),
    )


def _between(group: PopulationScore, figure: Message) -> Message:
    low, high = per_hundred(group.barrier_low), per_hundred(group.barrier_high)
    if low == high:
        return say("{share} pages, between {low}", share=figure, low=low)
    return say("{share} pages, between {low} and {high}", share=figure, low=low, high=high)


def _stops(group: PopulationScore) -> Message:
    if not group.pages_stopped:
        return say("none stops them")
    if group.pages_stopped < group.pages_with_barrier:
        return say(
            "{stopped:,} of {barriers:,} stop them", stopped=group.pages_stopped, barriers=group.pages_with_barrier
        )
    return say("all of them stop people") if group.pages_stopped > 1 else say("it stops people")


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
