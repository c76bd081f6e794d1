"""Ending a crawl in good order."""

import asyncio
import time

from auditor.crawl.stop import Stop
from auditor.message import as_said


async def test_the_first_reason_stays() -> None:
    stop = Stop()
    assert not stop.is_asked()
    stop.ask(as_said("one"))
    stop.ask(as_said("two"))
    assert (stop.is_asked(), str(stop.why)) == (True, "one")


async def test_a_passed_deadline_asks_by_itself() -> None:
    stop = Stop(deadline=time.monotonic() - 1)
    assert stop.is_asked()
    assert "time limit" in str(stop.why)


async def test_waiting_ends_with_the_stop() -> None:
    stop = Stop()
    asyncio.get_running_loop().call_soon(stop.ask, as_said("enough"))
    assert not await stop.lets(asyncio.sleep(3600))


async def test_waiting_ends_at_the_deadline() -> None:
    assert not await Stop(deadline=time.monotonic()).lets(asyncio.sleep(3600))


async def test_waiting_that_ends_by_itself_goes_on() -> None:
    assert await Stop().lets(asyncio.sleep(0))


async def test_the_time_limit_counts_from_the_first_visit() -> None:
    stop = Stop()
    with stop.crawling(0):
        assert stop.is_asked()
