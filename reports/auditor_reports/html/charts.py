"""Figures of the report as plain numbers for inline SVG; each has a sentence as its name."""

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.message import Message, say
from auditor.score import PopulationScore
from auditor.store.read_rows import Coverage
from auditor_reports.model.grades import GradedPage
from auditor_reports.scorecard import people
from auditor_reports.words import SMALL_COUNT, in_hundred, of_pages

BAR_WIDTH = 400  # units of the viewBox; the drawing stretches to its column
GRADE_LEFT, GRADE_RIGHT = 0.0, 18.0  # US school grades on the axis: none to a university degree
GRADE_WIDTH = 300
SHORTEST = 4  # units of GRADE_WIDTH; a shorter line can't be seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One group's bar. Lengths are units of the viewBox."""

    barrier: float
    stopped: float
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
            figure=count,
            notes=(_stops(group),),
            name=say("{people}: a barrier on {pages}; {stops}", people=name, pages=count, stops=_stops(group)),
        )
    figure = in_hundred(group.barrier_rate)
    return Bar(
        barrier=group.barrier_rate * BAR_WIDTH,
        stopped=group.stopped_rate * BAR_WIDTH,
        figure=figure,
        notes=(count,),
        name=say(
            "{people}: a barrier on {share}; counted, on {pages}; {stops}",
            people=name,
            share=say("{share} pages", share=figure),
            pages=count,
            stops=_stops(group),
        ),
    )


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


SPARK_WIDTH, SPARK_HEIGHT = 120, 28
SPARK_EDGE = 4  # units that stay free around the line, for its dots


@dataclass(frozen=True, slots=True, kw_only=True)
class Spark:
    """A score over several runs: points in the viewBox, and the same in words; no points before the second run."""

    points: tuple[tuple[float, float], ...]
    name: Message
    change: Message | None


def spark(history: Sequence[tuple[str, float, Coverage]]) -> Spark:
    """The line of (when, score of 0 to 100, coverage), the oldest first. Every score is named with its coverage."""
    told = tuple(
        say(
            "{date}: {score:.0f} of 100, from {audited:,} of {found:,} pages",
            date=when[:10],
            score=score,
            audited=coverage.audited,
            found=coverage.found,
        )
        for when, score, coverage in history
    )
    if len(history) < 2:
        return Spark(points=(), name=say("There is one run so far.") if history else say("No score yet."), change=None)
    step = (SPARK_WIDTH - 2 * SPARK_EDGE) / (len(history) - 1)
    height = SPARK_HEIGHT - 2 * SPARK_EDGE
    points = tuple(
        (round(SPARK_EDGE + index * step, 1), round(SPARK_EDGE + height * (1 - score / 100), 1))
        for index, (_, score, _) in enumerate(history)
    )
    change = say(
        "{before:.0f} to {now:.0f} in {runs} runs", before=history[0][1], now=history[-1][1], runs=len(history)
    )
    return Spark(points=points, name=say("Score by run: {runs:;}", runs=told), change=change)
