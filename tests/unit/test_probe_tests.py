"""Every probe has its tests in the browser, where they are looked for, and uses the common tools."""

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1] / "browser"
FOLDER = Path(__file__).parents[2] / "auditor/collect/probes"
PROBES = sorted(path.stem for path in FOLDER.glob("*.js"))
OWN_TOOL = re.compile(
    r"\.getElementById\b|\.getElementsByName\b|\.assignedNodes\b|const (idrefs|parentOf|roleOf|nameOf|labelsOf|textOf) ="
)
WITH = {
    "hover_candidates": "hover",  # finds what hover tries
    "field_labels": "fields",  # the part of it that is about labels
    "text_over_text": "clipping",  # its second part
    "naming": "wording",  # what it knows of names
    "searches": "links",  # the part of it that is about ways to search
    "settle": "visit",  # nothing comes before a page is at rest
    "weight": "visit",
    "world": "slow_facts",  # what calls all others
}
"""Probes whose tests stand with another's."""


@pytest.mark.parametrize("probe", PROBES)
def test_a_probe_has_its_tests_under_its_name(probe: str) -> None:
    assert (TESTS / f"test_{WITH.get(probe, probe)}.py").is_file()


@pytest.mark.parametrize("probe", [probe for probe in PROBES if probe not in ("sight", "tools")])
def test_a_probe_has_no_tool_of_its_own_for_what_a_browser_sees(probe: str) -> None:
    text = (FOLDER / f"{probe}.js").read_text("utf-8")
    assert not OWN_TOOL.search(text)
