"""Pages with very many of one thing: what our scripts do grows with the page, not with its square."""

from typing import Any

import pytest

from auditor.collect.browser import BrowserPool
from auditor.collect.bundle import DESKTOP_PROBES, TREE_PROBES
from auditor.collect.reach import Reach, Space
from tests.fixtures.large_pages import SHAPES, large_page
from tests.fixtures.steps import Calls, count_steps

NUMBER = 500
SLACK = 40 * NUMBER  # steps that something may cost once a page has several of a thing
CALLS: Calls = [
    *((probe, {}) for probe in (*DESKTOP_PROBES, *TREE_PROBES, "motion", "stoppers")),
    ("hover_candidates", {"listening": [], "count": 0}),
    ("orientation", {"step": "scan"}),
    ("submit_errors", {"step": "list"}),
    *(("clipping", {"step": step}) for step in ("baseline", "spaced", "confirm", "off")),
    *((probe, {"step": step}) for probe, step in (("walk", "start"), ("walk_focus", "judge"), ("walk_facts", ""))),
    ("walk", {"step": "close"}),
    ("phone_layout", {}),
]


async def steps_in(pool: BrowserPool, shape: str, number: int) -> dict[str, int]:
    """Steps on a page of that shape."""
    tab = await pool.open_tab(Reach(Space.MACHINE))
    try:
        return await count_steps(tab, large_page(shape, number), CALLS)
    finally:
        await tab.put_away()


def squares(few: dict[str, int], many: dict[str, int]) -> dict[str, Any]:
    """Steps that grew much more than the page did, which became twice as large."""
    return {name: (few.get(name, 0), count) for name, count in many.items() if count > 2.6 * few.get(name, 0) + SLACK}


@pytest.mark.parametrize("shape", SHAPES)
async def test_twice_the_page_takes_about_twice_the_steps(pool: BrowserPool, shape: str) -> None:
    assert not squares(await steps_in(pool, shape, NUMBER), await steps_in(pool, shape, 2 * NUMBER))
