"""How fast one host is asked, and how many pages are in work at once."""

import asyncio
import math
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from auditor.message import Message, say_count

MIN_BACKOFF_S = 1.0  # first delay after a refusal where there was none or nearly none
MAX_DELAY_S = 60.0  # slower than a page a minute an audit can't end; a longer Crawl-delay stays as it is
# A server that names hours is obeyed this long, then asked once more; MAX_CONSECUTIVE_FAILURES ends it.
MAX_RETRY_AFTER_S = 300.0
RECOVERY_SUCCESSES = 10  # in a row, before the extra delay is halved; the same figure as for Concurrency
NEGLIGIBLE_EXTRA_S = 0.05  # an extra delay smaller than this is dropped
# More than the pages in flight at once, so that one hiccup is not taken for an outage (oobee stops
# after 100 at a concurrency of 25).
MAX_CONSECUTIVE_FAILURES = 20
MAX_CONSECUTIVE_REFUSALS = 8  # 429 or 503, each after a longer pause: we are not welcome

GROWTH_SUCCESSES = 10  # source: oobee, whose crawler grows after 10 successes

_SECONDS = re.compile(r"(\d+)(?:\.\d*)?", re.ASCII)


class HostPace:
    """Spaces the requests to one host, slows down when it refuses, gives up when it stays down.

    `delay_s` is the least time between two starts; 0 for this machine. `clock` gives seconds and
    never goes back; `sleep` waits for seconds.
    """

    def __init__(
        self,
        delay_s: float,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._base_s = max(0.0, delay_s)
        self._extra_s = 0.0
        self._clock = clock
        self._sleep = sleep
        self._next_start_s = -math.inf
        self._blocked_until_s = -math.inf
        self._refusals = 0
        self._failures = 0
        self._successes = 0
        self._broken: Message | None = None

    @property
    def delay_s(self) -> float:
        """The delay in force now, in seconds."""
        return self._base_s + self._extra_s

    @property
    def broken(self) -> Message | None:
        """Why this host must not be asked any more, as a sentence for people; None while it may. Stays once set."""
        return self._broken

    async def wait(self) -> None:
        """Returns when the next request may start; callers start in the order in which they call."""
        start_s = self._reserve()
        while self._broken is None and (left_s := start_s - self._clock()) > 0:  # a broken host keeps nobody waiting
            await self._sleep(left_s)
            if start_s < self._blocked_until_s:  # a refusal came meanwhile: those held up must not all start at its end
                start_s = self._reserve()

    def _reserve(self) -> float:
        """Takes the next free start, in the clock's seconds."""
        start_s = max(self._clock(), self._next_start_s, self._blocked_until_s)
        self._next_start_s = start_s + self.delay_s
        return start_s

    def succeeded(self) -> None:
        """The host answered a request normally."""
        self._refusals = self._failures = 0
        self._successes += 1
        if self._extra_s and self._successes >= RECOVERY_SUCCESSES:
            self._successes = 0
            self._extra_s /= 2
            if self._extra_s < NEGLIGIBLE_EXTRA_S:
                self._extra_s = 0.0

    def refused(self, retry_after_s: float | None) -> None:
        """The host answered 429 or 503; `retry_after_s` is what it asked for, if it did."""
        self._successes = 0
        self._refusals += 1
        doubled_s = max(self.delay_s * 2, MIN_BACKOFF_S)
        self._extra_s = max(0.0, min(doubled_s, MAX_DELAY_S) - self._base_s)
        pause_s = max(self.delay_s, min(retry_after_s or 0.0, MAX_RETRY_AFTER_S))
        self._blocked_until_s = max(self._blocked_until_s, self._clock() + pause_s)
        if self._refusals >= MAX_CONSECUTIVE_REFUSALS and self._broken is None:
            self._broken = say_count(
                "The server refused {n} request (too many requests, or not available), even after longer and longer "
                "pauses.",
                "The server refused {n} requests in a row (too many requests, or not available), even after longer "
                "and longer pauses.",
                n=self._refusals,
            )

    def failed(self) -> None:
        """The host did not answer a request: no connection, a reset, or a time-out."""
        self._successes = 0
        self._failures += 1
        if self._failures >= MAX_CONSECUTIVE_FAILURES and self._broken is None:
            self._broken = say_count(
                "{n} request got no answer: the server may be down, or may block us.",
                "{n} requests in a row got no answer: the server may be down, or may block us.",
                n=self._failures,
            )


def parse_retry_after(value: str, now: datetime) -> float | None:
    """Seconds to wait from a Retry-After header (seconds or a date), at least 0; None when it says neither.

    `now` is the current time; without a zone it is taken as UTC.
    """
    text = value.strip()
    seconds = _SECONDS.fullmatch(text)
    if seconds:
        return float(text) if len(seconds[1]) < 300 else math.inf  # a float ends at 308 digits
    try:
        until = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    now = now if now.tzinfo else now.replace(tzinfo=UTC)
    return max(0.0, (until - now).total_seconds())


class Concurrency:
    """Limits how much goes on at once: half on trouble, one more after each run of successes (AIMD)."""

    def __init__(self, limit: int, maximum: int) -> None:
        if not 1 <= limit <= maximum:
            raise ValueError(f"limit must be from 1 to maximum, got {limit} and {maximum}")
        self._limit = limit
        self._maximum = maximum
        self._active = 0
        self._successes = 0
        self._old_slots = 0
        self._changed = asyncio.Event()

    @property
    def limit(self) -> int:
        """How many slots may be in use now."""
        return self._limit

    @property
    def active(self) -> int:
        """How many slots are in use; for a while more than `limit` after `halve`."""
        return self._active

    @asynccontextmanager
    async def slot(self) -> AsyncIterator[None]:
        """Holds one of the slots; waits for a free one. Leaving without an exception counts as a success."""
        while self._active >= self._limit:
            await self._changed.wait()
        self._active += 1
        try:
            yield
        except BaseException:
            self._successes = 0
            raise
        else:
            self._succeed()
        finally:
            self._active -= 1
            self._old_slots = max(0, self._old_slots - 1)
            self._wake()

    def halve(self) -> None:
        """Halves the limit (at least 1), once for all the slots in use: one outage makes each of them complain."""
        self._successes = 0
        if self._old_slots:
            return
        self._limit = max(1, self._limit // 2)
        self._old_slots = self._active

    def _succeed(self) -> None:
        if self._old_slots:  # it began before the trouble and says nothing about the new limit
            return
        self._successes += 1
        if self._successes >= GROWTH_SUCCESSES and self._limit < self._maximum:
            self._successes = 0
            self._limit += 1

    def _wake(self) -> None:
        """Lets everyone who waits look again; without an await, so that a cancellation can't lose a slot."""
        self._changed.set()
        self._changed = asyncio.Event()
