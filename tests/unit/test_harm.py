"""How measured values become harm: the limits, each from both sides."""

import pytest

from auditor.model import Harm, Target
from auditor_rules import PACK, harm


@pytest.mark.parametrize(
    ("ratio", "required", "level"),
    [
        (1.1, 4.5, Harm.STOP), (1.49, 4.5, Harm.STOP), (1.5, 4.5, Harm.HINDER), (2.99, 4.5, Harm.HINDER),
        (3.0, 4.5, Harm.SLOW), (4.3, 4.5, Harm.SLOW), (1.1, 3.0, Harm.STOP), (1.9, 3.0, Harm.HINDER),
        (2.0, 3.0, Harm.SLOW),
    ],
)  # fmt: skip
def test_text_that_nearly_has_the_contrast_is_not_text_that_nobody_can_read(
    ratio: float, required: float, level: Harm
) -> None:
    assert harm.of_contrast(ratio, required)["low_vision"] is level


@pytest.mark.parametrize(
    ("delay_s", "level"),
    [(1, Harm.STOP), (20, Harm.STOP), (21, Harm.HINDER), (120, Harm.HINDER), (121, Harm.SLOW), (300, Harm.SLOW)],
)
def test_a_page_that_waits_long_before_it_starts_again_stops_nobody(delay_s: float, level: Harm) -> None:
    assert set(harm.of_refresh(delay_s).values()) == {level}


@pytest.mark.parametrize(
    ("size_px", "level"),
    [
        ((8, 8), Harm.NOTICE),
        ((24, 24), Harm.NOTICE),
        ((25, 8), Harm.SLOW),
        ((100, 60), Harm.SLOW),
        ((101, 60), Harm.HINDER),
    ],
)
def test_a_bullet_without_a_text_does_not_stop_the_blind(size_px: tuple[float, float], level: Harm) -> None:
    assert harm.of_picture(*size_px)["blind"] is level


@pytest.mark.parametrize(
    ("html", "level"),
    [
        ('<span onclick="f()" aria-expanded="true">Fees</span>', Harm.SLOW),
        ('<span onclick="f()" aria-expanded="false">Fees</span>', Harm.STOP),
        ('<span onclick="f()"><b aria-expanded="true">Fees</b></span>', Harm.STOP),
    ],
)
def test_a_toggle_that_no_key_works_only_slows_where_its_content_is_open(html: str, level: Harm) -> None:
    assert harm.of_mouse_only(Target(selector="span", html=html))["blind"] is level


def test_the_focus_stops_people_only_where_it_is_lost_on_most_of_the_page() -> None:
    assert harm.of_invisible_focus(0.51)["limited_dexterity"] is Harm.STOP
    assert harm.of_invisible_focus(0.5)["limited_dexterity"] is Harm.HINDER


def test_a_long_time_limit_stops_nobody() -> None:
    assert harm.of_time_limit(15 * 60)["cognitive_learning"] is Harm.STOP
    assert harm.of_time_limit(30 * 60)["cognitive_learning"] is Harm.HINDER
    assert harm.of_time_limit(None)["cognitive_learning"] is Harm.STOP


@pytest.mark.parametrize(
    ("rule_ids", "measured"),
    [
        (("color-contrast",), [harm.of_contrast(ratio, 4.5) for ratio in (1, 2, 4)]),
        (("meta-refresh",), [harm.of_refresh(delay_s) for delay_s in (1, 60, 600)]),
        (
            ("image-alt", "alt-is-file-name", "alt-says-nothing", "meaningful-image-hidden"),
            [harm.of_picture(side, side) for side in (9, 60, 600)],
        ),
        (("mouse-only-control", "keyboard-unreachable", "key-does-nothing"), [harm.of_mouse_only(None)]),
        (("focus-not-visible",), [harm.of_invisible_focus(share) for share in (0.1, 1)]),
        (("time-limit-mentioned",), [harm.of_time_limit(limit_s) for limit_s in (None, 60, 6000)]),
    ],
)
def test_a_card_says_the_worst_that_its_rule_measures(rule_ids: tuple[str, ...], measured: list[harm.Harms]) -> None:
    for rule in (rule for rule in PACK if rule.id in rule_ids):
        worst = {
            population: min((each[population] for each in measured if population in each), key=lambda level: level.rank)
            for population in {name for each in measured for name in each}
        }
        assert {name: rule.meta.harm.get(name) for name in worst} == worst, rule.id
