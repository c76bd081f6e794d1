"""Every probe has its tests in the browser, where they are looked for."""

from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1] / "browser"
PROBES = sorted(path.stem for path in (Path(__file__).parents[2] / "auditor/collect/probes").glob("*.js"))
WITH = {
    "hover_candidates": "hover",  # finds what hover tries
    "wording_fields": "wording",  # the part of it that is about fields
    "settle": "visit",  # nothing comes before a page is at rest
    "weight": "visit",
    "world": "slow_facts",  # what calls all others
}
"""Probes whose tests stand with another's."""


@pytest.mark.parametrize("probe", PROBES)
def test_a_probe_has_its_tests_under_its_name(probe: str) -> None:
    assert (TESTS / f"test_{WITH.get(probe, probe)}.py").is_file()
