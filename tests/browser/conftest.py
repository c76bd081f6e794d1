"""A browser for the tests of what runs in it: one for the session, a tab for each test."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from auditor.collect.axe import load_axe
from auditor.collect.browser import BrowserPool, Tab, start_browser
from auditor.collect.bundle import bundle
from auditor.collect.find import find_browser
from auditor.collect.reach import Reach, Space


@pytest_asyncio.fixture(scope="session")
async def pool() -> AsyncIterator[BrowserPool]:
    """One browser for all tests."""
    async with start_browser(str(find_browser(None).path), bundle(load_axe(None).axe_script)) as started:
        await started.start()
        yield started


@pytest_asyncio.fixture
async def tab(pool: BrowserPool) -> AsyncIterator[Tab]:
    """A fresh tab."""
    opened = await pool.open_tab(Reach(Space.MACHINE))
    yield opened
    await opened.put_away()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of this folder need a browser."""
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)
