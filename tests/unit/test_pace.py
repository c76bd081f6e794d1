import asyncio
import math
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.crawl import pace
from auditor.crawl.pace import Concurrency, HostPace, parse_retry_after

NOW = datetime(2025, 3, 4, 12, 0, 0, tzinfo=UTC)


class FakeTime:
    """A clock that only sleeping moves. Sleepers wake in the order of their times."""

    def __init__(self) -> None:
        self.now_s = 0.0
        self.slept_s: list[float] = []

    def clock(self) -> float:
        return self.now_s

    async def sleep(self, seconds: float) -> None:
        self.slept_s.append(seconds)
        self.now_s += seconds
        await asyncio.sleep(0)

    def pace(self, delay_s: float) -> HostPace:
        return HostPace(delay_s, clock=self.clock, sleep=self.sleep)


async def starts(time: FakeTime, host: HostPace, count: int) -> list[float]:
    found = []
    for _ in range(count):
        await host.wait()
        found.append(time.now_s)
    return found


async def test_starts_are_spaced_by_the_delay() -> None:
    time = FakeTime()
    assert await starts(time, time.pace(2.0), 3) == [0.0, 2.0, 4.0]


async def test_time_already_spent_is_not_waited_again() -> None:
    time = FakeTime()
    host = time.pace(2.0)
    await host.wait()
    time.now_s = 5.0
    await host.wait()
    assert time.slept_s == []


async def test_callers_that_wait_together_start_one_after_the_other() -> None:
    now_s = 0.0
    wakes: list[tuple[float, asyncio.Event]] = []

    async def sleep(seconds: float) -> None:
        event = asyncio.Event()
        wakes.append((now_s + seconds, event))
        await event.wait()

    host = HostPace(1.0, clock=lambda: now_s, sleep=sleep)
    started: list[tuple[int, float]] = []

    async def start(number: int) -> None:
        await host.wait()
        started.append((number, now_s))

    async with asyncio.TaskGroup() as group:
        for number in range(3):
            group.create_task(start(number))
        for _ in range(5):
            await asyncio.sleep(0)
        host.refused(10.0)  # while two of them sleep
        while len(started) < 3:
            now_s, event = wakes.pop(wakes.index(min(wakes, key=lambda wake: wake[0])))
            event.set()
            for _ in range(5):
                await asyncio.sleep(0)
    assert started == [(0, 0.0), (1, 10.0), (2, 12.0)]


async def test_no_delay_never_sleeps() -> None:
    time = FakeTime()
    assert await starts(time, time.pace(0), 50) == [0.0] * 50
    assert time.slept_s == []


async def test_a_refusal_doubles_the_delay_up_to_a_limit() -> None:
    host = FakeTime().pace(10.0)
    delays_s = []
    for _ in range(4):
        host.refused(None)
        delays_s.append(host.delay_s)
    assert delays_s == [20.0, 40.0, 60.0, 60.0]


async def test_a_refusal_slows_even_a_host_without_delay() -> None:
    time = FakeTime()
    host = time.pace(0)
    host.refused(None)
    assert host.delay_s == pace.MIN_BACKOFF_S
    assert await starts(time, host, 2) == [1.0, 2.0]


async def test_a_longer_delay_that_the_site_asks_for_is_kept() -> None:
    host = FakeTime().pace(90.0)
    host.refused(None)
    assert host.delay_s == 90.0


async def test_retry_after_is_obeyed_up_to_its_limit() -> None:
    time = FakeTime()
    host = time.pace(1.0)
    host.refused(30.0)
    assert (await starts(time, host, 1)) == [30.0]
    host.refused(math.inf)
    assert (await starts(time, host, 1)) == [30.0 + pace.MAX_RETRY_AFTER_S]


async def test_the_delay_recovers_slowly() -> None:
    host = FakeTime().pace(1.0)
    host.refused(None)
    for _ in range(pace.RECOVERY_SUCCESSES - 1):
        host.succeeded()
    assert host.delay_s == 2.0
    host.succeeded()
    assert host.delay_s == 1.5
    for _ in range(pace.RECOVERY_SUCCESSES * 10):
        host.succeeded()
    assert host.delay_s == 1.0


async def test_failures_in_a_row_break_the_circuit_for_good() -> None:
    host = FakeTime().pace(1.0)
    for _ in range(pace.MAX_CONSECUTIVE_FAILURES - 1):
        host.failed()
    assert host.broken is None
    host.failed()
    assert host.broken is not None
    host.succeeded()
    assert "no answer" in str(host.broken)


async def test_one_success_starts_the_count_again() -> None:
    host = FakeTime().pace(1.0)
    for _ in range(3):
        for _ in range(pace.MAX_CONSECUTIVE_FAILURES - 1):
            host.failed()
        host.succeeded()
    assert host.broken is None


async def test_refusals_in_a_row_break_the_circuit() -> None:
    host = FakeTime().pace(0)
    for _ in range(pace.MAX_CONSECUTIVE_REFUSALS):
        assert host.broken is None
        host.refused(None)
    assert host.broken is not None
    assert "refused" in str(host.broken)


async def test_nobody_waits_for_a_broken_host() -> None:
    time = FakeTime()
    host = time.pace(10.0)
    for _ in range(pace.MAX_CONSECUTIVE_REFUSALS):
        host.refused(300.0)
    await host.wait()
    assert time.slept_s == []


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("1.5", 1.5),
        ("Tue, 04 Mar 2025 12:01:00 GMT", 60.0),
        ("Tue, 04 Mar 2025 11:00:00 GMT", 0.0),
        ("Tuesday, 04-Mar-25 12:01:00 GMT", 60.0),
        ("Tue, 04 Mar 2025 12:01:00 -0000", 60.0),
        ("Tue, 04 Mar 2025 13:01:00 +0100", 60.0),
        ("9" * 400, math.inf),
        ("", None),
        ("-5", None),
        ("soon", None),
        ("١٢", None),
        ("Tue, 99 Mar 2025 12:01:00 GMT", None),
    ],
)
def test_retry_after_is_read_as_seconds_or_a_date(value: str, seconds: float | None) -> None:
    assert parse_retry_after(value, NOW) == seconds


def test_retry_after_takes_any_zone_of_the_clock() -> None:
    value = "Tue, 04 Mar 2025 12:01:00 GMT"
    assert parse_retry_after(value, NOW.astimezone(timezone(timedelta(hours=-5)))) == 60.0
    assert parse_retry_after(value, NOW.replace(tzinfo=None)) == 60.0


@given(st.text(max_size=40))
def test_any_retry_after_is_read_without_an_error(value: str) -> None:
    seconds = parse_retry_after(value, NOW)
    assert seconds is None or seconds >= 0


async def succeed(limiter: Concurrency, times: int) -> None:
    for _ in range(times):
        async with limiter.slot():
            pass


async def test_no_more_slots_than_the_limit_are_in_use() -> None:
    limiter = Concurrency(2, 2)
    release = asyncio.Event()
    most = 0

    async def work() -> None:
        nonlocal most
        async with limiter.slot():
            most = max(most, limiter.active)
            await release.wait()

    async with asyncio.TaskGroup() as group:
        for _ in range(5):
            group.create_task(work())
        await asyncio.sleep(0)
        assert limiter.active == 2
        release.set()
    assert (most, limiter.active) == (2, 0)


async def test_the_limit_grows_by_one_after_ten_successes_up_to_the_maximum() -> None:
    limiter = Concurrency(1, 3)
    await succeed(limiter, pace.GROWTH_SUCCESSES - 1)
    assert limiter.limit == 1
    await succeed(limiter, 1)
    assert limiter.limit == 2
    await succeed(limiter, pace.GROWTH_SUCCESSES * 5)
    assert limiter.limit == 3


async def test_a_failure_interrupts_the_run_of_successes() -> None:
    limiter = Concurrency(1, 3)
    await succeed(limiter, pace.GROWTH_SUCCESSES - 1)
    with pytest.raises(ValueError, match="page"):
        async with limiter.slot():
            raise ValueError("page")
    await succeed(limiter, pace.GROWTH_SUCCESSES - 1)
    assert (limiter.limit, limiter.active) == (1, 0)


async def test_trouble_halves_the_limit_and_never_below_one() -> None:
    limiter = Concurrency(5, 8)
    limits = []
    for _ in range(4):
        limiter.halve()
        limits.append(limiter.limit)
    assert limits == [2, 1, 1, 1]


async def test_one_outage_halves_once_however_many_pages_complain() -> None:
    limiter = Concurrency(8, 8)

    async def complain(together: asyncio.Barrier) -> None:
        async with limiter.slot():
            await together.wait()
            limiter.halve()

    for limit in (4, 2):
        together = asyncio.Barrier(limiter.limit)
        async with asyncio.TaskGroup() as group:
            for _ in range(limiter.limit):
                group.create_task(complain(together))
        assert limiter.limit == limit


async def test_a_cancelled_waiter_takes_no_slot() -> None:
    limiter = Concurrency(1, 1)

    async def work() -> None:
        async with limiter.slot():
            pass

    async with limiter.slot():
        waiting = asyncio.create_task(work())
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
    assert limiter.active == 0
    await succeed(limiter, 1)


@pytest.mark.parametrize(("limit", "maximum"), [(0, 1), (2, 1)])
def test_a_limit_out_of_range_is_refused(limit: int, maximum: int) -> None:
    with pytest.raises(ValueError, match="limit"):
        Concurrency(limit, maximum)
