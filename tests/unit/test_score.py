"""Scores: the method's own vectors, and its promises as properties."""

import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import Harm
from auditor.score import (
    CheckResult,
    PageFindings,
    SiteScore,
    StratumCount,
    band,
    barrier_rate,
    has_harm,
    page_access,
    score_site,
    site_value,
    stratify,
)
from auditor.standards import scoring

VECTORS = tomllib.loads((Path(__file__).parents[1] / "fixtures" / "scoring_vectors.toml").read_text("utf-8"))["vectors"]
DIGITS = 5e-6  # the vectors are given to six decimals, some to five
ROUNDING = 1e-9  # floating point only


def vectors(kind: str) -> list[dict[str, Any]]:
    return [vector for vector in VECTORS if vector["kind"] == kind]


def check(rule: str = "rule", /, failed: int = 1, cant_tell: int = 0, **harm: str) -> CheckResult:
    return CheckResult(rule, {name: Harm(level) for name, level in harm.items()}, failed, cant_tell)


def page(number: int, *checks: CheckResult, stratum: str = "a", is_task: bool = False) -> PageFindings:
    return PageFindings(number, stratum, is_task, checks)


def of(score: SiteScore, population: str) -> Any:
    return next(p for p in (*score.populations, *score.composites) if p.population == population)


# The method's vectors


@pytest.mark.parametrize("vector", vectors("page_access"), ids=lambda v: v["population"])
def test_page_access_follows_the_vectors(vector: Mapping[str, Any]) -> None:
    name = vector["population"]
    checks = [check(f"r{i}", n, **{name: harm}) for i, (harm, n) in enumerate(vector["findings"])]
    assert page_access(checks, name) == pytest.approx(vector["access"], abs=DIGITS)
    assert has_harm(checks, name, {Harm.STOP, Harm.HINDER}) == bool(vector["barrier"])
    assert has_harm(checks, name, {Harm.STOP}) == bool(vector["stop"])


@pytest.mark.parametrize("vector", vectors("barrier_rate"), ids=str)
def test_barrier_rate_and_interval_follow_the_vectors(vector: Mapping[str, Any]) -> None:
    strata = [StratumCount(s["W"], s["N"], s["n"], s["x"]) for s in vector["strata"]]
    expected = (vector["rate"], vector["low"], vector["high"])
    assert barrier_rate(strata) == pytest.approx(expected, abs=DIGITS)


@pytest.mark.parametrize("vector", vectors("site_score"), ids=str)
def test_site_value_follows_the_vectors(vector: Mapping[str, Any]) -> None:
    assert site_value([100 * score for score in vector["scores"]]) == pytest.approx(vector["site"])


def test_the_worked_county_site_comes_out_through_the_whole_path() -> None:
    fault = check(blind="hinder")

    def some(start: int, barred: int, clean: int, stratum: str, is_task: bool = False) -> list[PageFindings]:
        faults = [(fault,)] * barred + [()] * clean
        return [page(start + i, *c, stratum=stratum, is_task=is_task) for i, c in enumerate(faults)]

    # Landing pages were all tested, articles in part: the spread over strata is an assumption, so the rate alone is exact.
    pages = some(0, 6, 12, "any", True) + some(100, 3, 9, "landing") + some(200, 22, 18, "article")
    score = score_site(pages, 830, task_pages_known=18)
    blind = of(score, "blind")
    assert blind.barrier_rate == pytest.approx(0.366667, abs=DIGITS)
    assert (blind.pages_with_barrier, blind.task_pages_with_barrier, blind.task_pages) == (31, 6, 18)
    assert blind.barrier_low < 0.33 < 0.41 < blind.barrier_high
    assert [s.known for s in score.strata] == [18, 625, 188]


# Pages


def test_a_page_without_findings_has_full_access_and_no_barrier() -> None:
    assert page_access([], "blind") == 1
    assert page_access([check(failed=0, blind="stop")], "blind") == 1


def test_a_fault_of_another_population_changes_nothing() -> None:
    assert page_access([check(blind="stop")], "low_vision") == 1


def test_a_doubt_counts_only_when_doubts_are_taken_for_faults() -> None:
    doubts = [check(failed=0, cant_tell=3, blind="stop")]
    assert page_access(doubts, "blind") == 1
    assert page_access(doubts, "blind", doubts_fail=True) == pytest.approx(0.5 ** (1 + math.log10(3)))
    assert not has_harm(doubts, "blind", {Harm.STOP})


def test_doubts_join_the_failures_of_their_rule() -> None:
    mixed = page_access([check(failed=4, cant_tell=6, blind="hinder")], "blind", doubts_fail=True)
    assert mixed == pytest.approx(0.8**2)


def test_one_rule_with_two_harms_counts_each_step_of_harm_once() -> None:
    checks = [check(failed=1, blind="stop"), check(failed=9, blind="slow")]
    # Ten instances at least slow, one of them a stop: 0.95 ^ k(10), and the step from slow to stop ^ k(1).
    assert page_access(checks, "blind") == pytest.approx(0.95**2 * (0.5 / 0.95))


# Strata


def test_tasks_are_half_and_templates_share_the_rest() -> None:
    pages = [page(1, is_task=True)] + [page(i, stratum=name) for name in "ab" for i in range(3)]
    assert [(s.name, s.weight, s.audited) for s in stratify(pages, 7)] == [
        ("task pages", 0.5, 1), ("a", 0.25, 3), ("b", 0.25, 3)
    ]  # fmt: skip


def test_without_tasks_templates_weigh_alike_whatever_their_size() -> None:
    pages = [page(i, stratum="a") for i in range(30)] + [page(i, stratum="b") for i in range(3)]
    assert [s.weight for s in stratify(pages, 33)] == [0.5, 0.5]


def test_small_templates_merge_into_one() -> None:
    pages = [page(i, stratum="a") for i in range(3)] + [page(i, stratum=f"small{i // 2}") for i in range(8)]
    assert [(s.name, s.audited) for s in stratify(pages, 11)] == [("a", 3), ("other", 8)]


def test_a_site_of_task_pages_only_is_all_tasks() -> None:
    assert [(s.name, s.weight) for s in stratify([page(1, is_task=True)], 1)] == [("task pages", 1.0)]


def test_templates_named_like_our_own_strata_lose_no_page() -> None:
    names = ["task pages", "other", "x"]
    pages = [page(9, is_task=True)] + [page(i, stratum=name) for name in names for i in range(4 if name != "x" else 1)]
    assert [(s.name, s.audited) for s in stratify(pages, 10)] == [("task pages", 1), ("task pages", 4), ("other", 5)]


def test_pages_never_audited_are_spread_in_proportion_and_rounded_up() -> None:
    pages = [page(i, stratum="a") for i in range(3)] + [page(i, stratum="b") for i in range(4)]
    assert [s.known for s in stratify(pages, 10)] == [5, 6]
    assert [s.known for s in stratify(pages, 5)] == [3, 4], "fewer known than audited can't be"


def test_clean_pages_in_one_template_do_not_touch_another() -> None:
    bad = [page(i, check(blind="stop"), stratum="a") for i in range(3)]
    few, many = ([page(i, stratum="b") for i in range(n)] for n in (3, 300))
    rates = [of(score_site(bad + clean, 0), "blind").barrier_rate for clean in (few, many)]
    assert rates == [0.5, 0.5]


# Sites


def test_no_audited_page_gives_no_number_at_all() -> None:
    score = score_site([], 12)
    assert (score.value, score.band, score.if_doubts_fail, score.sensitivity) == (None, None, None, (None, None))
    assert (score.populations, score.composites, score.strata) == ((), (), ())
    assert (score.coverage, score.pages_audited, score.pages_known) == (0, 0, 12)
    assert score_site([], 0).coverage is None


def test_a_site_tested_in_full_has_no_interval() -> None:
    score = of(score_site([page(i, check(blind="stop")) if i < 2 else page(i) for i in range(8)], 8), "blind")
    assert (score.barrier_rate, score.barrier_low, score.barrier_high) == (0.25, 0.25, 0.25)
    assert (score.access_score, score.access_low, score.access_high) == (87.5, 87.5, 87.5)


def test_a_clean_sample_still_leaves_doubt_about_the_pages_not_seen() -> None:
    score = of(score_site([page(i) for i in range(30)], 1000), "blind")
    assert (score.barrier_rate, score.barrier_low) == (0, 0)
    assert score.barrier_high == pytest.approx(0.110488, abs=DIGITS)
    assert score.access_high == 100
    # s^2 is 0, so its floor 1 / (4 * 32) decides: 1.96 * sqrt(0.97 / 128 / 30)
    assert score.access_low == pytest.approx(100 - 196 * math.sqrt(0.97 / 128 / 30))


def test_the_access_interval_uses_the_spread_of_the_pages() -> None:
    pages = [page(i, *([check(blind="stop")] if i % 2 else [])) for i in range(10)]
    score = of(score_site(pages, 40), "blind")
    variance = 10 * 0.25**2 / 9  # of five pages at 1 and five at 0.5
    half = 196 * math.sqrt(0.75 * variance / 10)
    assert (score.access_low, score.access_high) == pytest.approx((75 - half, 75 + half))


def test_flag_only_populations_get_no_score() -> None:
    score = score_site([page(1, check(deaf_hard_of_hearing="stop"))], 1, measured=["deaf_hard_of_hearing", "blind"])
    assert [p.population for p in score.populations] == ["blind"]
    assert score.value == 100


def test_every_scored_population_is_scored_in_order_unless_not_measured() -> None:
    scored = score_site([page(1)], 1)
    assert tuple(p.population for p in scored.populations) == scoring().scored_populations
    none = score_site([page(1)], 1, measured=[])
    assert (none.value, none.band, none.populations) == (None, None, ())


def test_older_adults_fare_as_the_worst_of_their_parts() -> None:
    faults = [check("x", low_vision="stop"), check("y", limited_dexterity="slow"), check("z", blind="stop")]
    score = score_site([page(1, *faults)], 1)
    older, low_vision = of(score, "older_adults"), of(score, "low_vision")
    assert older == replace(low_vision, population="older_adults")
    assert not score_site([page(1)], 1, measured=["low_vision"]).composites


def test_older_adults_take_each_figure_from_the_part_it_is_worst_for() -> None:
    many_slow = [check(f"s{i}", failed=1000, cognitive_learning="slow") for i in range(9)]
    score = score_site([page(1, check(low_vision="hinder"), *many_slow)], 1)
    older = of(score, "older_adults")
    assert older.barrier_rate == 1
    assert older.access_score == of(score, "cognitive_learning").access_score < of(score, "low_vision").access_score


def test_pages_that_stop_are_counted_apart_from_pages_that_hinder() -> None:
    hinder, stop = check(limited_dexterity="hinder"), check(limited_dexterity="stop")
    pages = [page(1, hinder, is_task=True), page(2, stop, is_task=True), page(3, stop), page(4, hinder), page(5)]
    score = score_site(pages, 5)
    for name in ("limited_dexterity", "older_adults"):
        p = of(score, name)
        assert (p.barrier_rate, p.stopped_rate) == pytest.approx((0.5 + 0.5 * 2 / 3, 0.25 + 0.5 / 3))
        assert (p.pages_with_barrier, p.pages_stopped) == (4, 2)
        assert (p.task_pages_with_barrier, p.task_pages_stopped, p.task_pages) == (2, 1, 2)


def test_the_site_value_is_half_of_what_the_worst_served_get() -> None:
    score = score_site([page(1, check(blind="stop"))], 1)
    assert score.value == pytest.approx(0.5 * 50 + 0.5 * (9 * 100 + 50) / 10)


def test_sensitivity_gives_the_value_under_the_other_weights() -> None:
    score = score_site([page(1, check(blind="stop"))], 1)
    expected = tuple(0.5 * a + 0.5 * (900 + a) / 10 for a in (30, 70))
    assert score.sensitivity == pytest.approx(expected)


def test_undecided_results_lower_only_the_second_score() -> None:
    score = score_site([page(1, check(failed=0, cant_tell=1, blind="stop"))], 1)
    assert (score.value, of(score, "blind").access_score) == (100, 100)
    assert score.if_doubts_fail == pytest.approx(72.5)
    assert of(score, "blind").if_doubts_fail == pytest.approx(50)


@pytest.mark.parametrize(("value", "letter"), [(100, "A"), (90, "A"), (89.99, "B"), (75, "B"), (60, "C"), (40, "D"), (39.9, "F"), (0, "F")])  # fmt: skip
def test_bands_start_at_their_limit(value: float, letter: str) -> None:
    assert band(value, stop_on_task_page=False) == letter


@pytest.mark.parametrize(("value", "letter"), [(95, "B"), (80, "B"), (61, "C"), (5, "F")])
def test_a_stop_on_a_task_page_costs_the_best_band_only(value: float, letter: str) -> None:
    assert band(value, stop_on_task_page=True) == letter


@pytest.mark.parametrize("population", ["blind", "deaf_hard_of_hearing"])
def test_a_site_that_stops_anyone_on_a_task_page_gets_no_best_band(population: str) -> None:
    def best_of(failed: int, cant_tell: int, is_task: bool) -> str | None:
        result = CheckResult("rule", {population: Harm.STOP}, failed, cant_tell)
        clean = [page(i, is_task=True) for i in range(200)] + [page(i) for i in range(200, 400)]
        return score_site([*clean, page(999, result, is_task=is_task)], 401).band

    assert best_of(failed=1, cant_tell=0, is_task=False) == "A"
    assert best_of(failed=0, cant_tell=1, is_task=True) == "A"
    assert best_of(failed=1, cant_tell=0, is_task=True) == "B"


# Promises, over many sites

LEVELS = [*Harm, None]
HARMS = st.fixed_dictionaries({name: st.sampled_from(LEVELS) for name in ("blind", "low_vision", "no_javascript")}).map(
    lambda harm: {name: level for name, level in harm.items() if level}
)
CHECKS = st.lists(
    st.builds(CheckResult, st.sampled_from("rst"), HARMS, st.integers(0, 200), st.integers(0, 20)),
    min_size=1,
    max_size=5,
).map(tuple)
PAGES = st.lists(
    st.builds(PageFindings, st.integers(), st.sampled_from("ab"), st.booleans(), CHECKS), min_size=1, max_size=9
)


@st.composite
def repaired(draw: st.DrawFn) -> tuple[list[PageFindings], list[PageFindings]]:
    """Pages, and the same pages with one finding removed, made smaller or made milder."""
    before = draw(PAGES)
    at = draw(st.integers(0, len(before) - 1))
    checks = list(before[at].checks)
    which = draw(st.integers(0, len(checks) - 1))
    checks[which : which + 1] = draw(repairs(checks[which]))
    return before, [*before[:at], replace(before[at], checks=tuple(checks)), *before[at + 1 :]]


@st.composite
def repairs(draw: st.DrawFn, old: CheckResult) -> list[CheckResult]:
    kind = draw(st.sampled_from(["remove", "fewer", "milder", "one milder"]))
    if kind == "remove":
        return []
    if kind == "fewer":
        return [replace(old, failed=max(0, old.failed - 1), cant_tell=max(0, old.cant_tell - draw(st.integers(0, 1))))]
    milder = replace(old, harm=_milder(old.harm, draw(st.sampled_from(["blind", "low_vision"]))))
    if kind == "milder" or not old.failed:
        return [milder]
    return [replace(old, failed=old.failed - 1), replace(milder, failed=1, cant_tell=0)]


def _milder(harm: Mapping[str, Harm], population: str) -> dict[str, Harm]:
    levels = list(Harm)
    left = {name: level for name, level in harm.items() if name != population}
    level = harm.get(population)
    return left if level in (None, Harm.NOTICE) else left | {population: levels[level.rank + 1]}


@given(repaired())
@settings(max_examples=400)
def test_a_repair_never_lowers_a_score_and_never_raises_a_barrier(
    both: tuple[list[PageFindings], list[PageFindings]],
) -> None:
    before, after = (score_site(pages, 2 * len(pages)) for pages in both)
    assert _up(before, after, "value")
    assert _up(before, after, "if_doubts_fail")
    assert all(old <= new + ROUNDING for old, new in zip(_numbers(before), _numbers(after), strict=True))
    assert str(after.band) <= str(before.band)
    was = (*before.populations, *before.composites)
    for old, new in zip(was, (*after.populations, *after.composites), strict=True):
        assert _up(old, new, "access_score")
        assert _up(old, new, "if_doubts_fail")
        assert _up(new, old, "barrier_rate")
        assert _up(new, old, "stopped_rate")
        assert new.pages_with_barrier <= old.pages_with_barrier
        assert new.task_pages_with_barrier <= old.task_pages_with_barrier


def _up(lower: object, higher: object, field: str) -> bool:
    return bool(getattr(lower, field) <= getattr(higher, field) + ROUNDING)


def _numbers(score: SiteScore) -> list[float]:
    return [value for value in score.sensitivity if value is not None]


@given(PAGES, st.integers(0, 60))
@settings(max_examples=200)
def test_every_figure_lies_in_its_range_and_its_interval(pages: list[PageFindings], unseen: int) -> None:
    score = score_site(pages, len(pages) + unseen)
    assert sum(s.weight for s in score.strata) == pytest.approx(1)
    assert sum(s.audited for s in score.strata) == len(pages) <= sum(s.known for s in score.strata)
    assert score.value is not None
    assert score.if_doubts_fail is not None
    assert 0 <= score.if_doubts_fail <= score.value + ROUNDING <= 100 + 2 * ROUNDING
    for p in score.populations:
        assert _rising(0, p.barrier_low, p.barrier_rate, p.barrier_high, 1)
        assert _rising(0, p.access_low, p.access_score, p.access_high, 100)
        assert p.stopped_rate <= p.barrier_rate + ROUNDING
        assert 0 <= p.if_doubts_fail <= p.access_score + ROUNDING


def _rising(*values: float) -> bool:
    return all(low <= high + ROUNDING for low, high in pairwise(values))


@given(PAGES, st.permutations(range(9)))
@settings(max_examples=50)
def test_the_order_of_pages_does_not_matter(pages: list[PageFindings], order: list[int]) -> None:
    shuffled = [pages[i] for i in order if i < len(pages)]
    assert score_site(shuffled, 20).value == pytest.approx(score_site(pages, 20).value)


@given(st.lists(st.tuples(st.integers(1, 30), st.integers(0, 30), st.integers(0, 99)), min_size=1, max_size=4))
def test_the_interval_never_contradicts_the_pages_seen(sizes: Iterable[tuple[int, int, int]]) -> None:
    rows = [(n, min(x, n), n + unseen) for n, x, unseen in sizes]
    strata = [StratumCount(1 / len(rows), known, n, x) for n, x, known in rows]
    rate, low, high = barrier_rate(strata)
    assert sum(s.weight * s.hits / s.known for s in strata) <= low + ROUNDING
    assert high <= 1 - sum(s.weight * (s.audited - s.hits) / s.known for s in strata) + ROUNDING
    assert low <= rate <= high


def test_floats_add_up_alike_under_every_python() -> None:
    """Before 3.12 `sum` rounds at each step: ten times 0.3 was less than 3."""
    assert site_value([0.3] * 10) == 0.3
