"""Which findings are drawn to be read by hand, and what is made of the verdicts."""

import pytest

from bench.drawing import PER_RULE_AND_SITE, Found, half_of, of_all_rules
from bench.precision import wilson


def _found(number: int, rule: str = "a-rule", site: str = "a-site", **other: str) -> Found:
    return {
        "rule": rule, "site": site, "url": f"http://127.0.0.1:1/{number}", "selector": "p", "message": "",
        "component": f"place {number}", "cause": f"cause {number}", **other,
    }  # fmt: skip


def test_no_rule_fills_a_draw_with_the_findings_of_one_site() -> None:
    many = [_found(number) for number in range(20)]
    elsewhere = [_found(number, site="another") for number in range(20)]
    assert len(of_all_rules(many, 100)) == PER_RULE_AND_SITE
    assert len(of_all_rules([*many, *elsewhere], 100)) == 2 * PER_RULE_AND_SITE


@pytest.mark.parametrize("same", ["component", "cause"])
def test_one_component_and_one_cause_are_drawn_once_a_site(same: str) -> None:
    repeated = [_found(number, **{same: "the menu"}) for number in range(3)]
    assert len(of_all_rules(repeated, 100)) == 1
    assert len(of_all_rules([*repeated, _found(9, rule="another", **{same: "the menu"})], 100)) == 2


def test_a_draw_does_not_depend_on_the_order_of_the_findings() -> None:
    found = [_found(number, rule=f"rule-{number % 5}") for number in range(40)]
    assert of_all_rules(found, 7) == of_all_rules(reversed(found), 7)


def test_a_page_is_in_one_half_whatever_its_host_and_port() -> None:
    paths = [f"/{number}.html" for number in range(40)]
    halves = [half_of(f"http://127.0.0.1:1{path}") for path in paths]
    assert set(halves) == {"first", "second"}
    assert halves == [half_of(f"https://www.example.gov{path}") for path in paths]


def test_an_interval_is_wilson_s() -> None:
    # Newcombe 1998 (Statistics in Medicine 17), table I: 81 of 263 and 0 of 20, score method without correction
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=1e-4)
    assert wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=1e-4)
