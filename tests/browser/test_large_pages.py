"""Pages with very many of one thing: what our scripts do grows with the page, not with its square.

`python -m bench.steps` goes on to larger pages.
"""

import pytest

from auditor.collect.browser import BrowserPool
from tests.fixtures.large_pages import SHAPES
from tests.fixtures.steps import squares, steps_in

NUMBER = 500


@pytest.mark.parametrize("shape", SHAPES)
async def test_twice_the_page_takes_about_twice_the_steps(pool: BrowserPool, shape: str) -> None:
    assert not squares(await steps_in(pool, shape, NUMBER), await steps_in(pool, shape, 2 * NUMBER), NUMBER)
