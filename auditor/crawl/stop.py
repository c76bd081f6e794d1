"""Ending a crawl in good order."""

import asyncio
import signal
import time
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from auditor.crawl.events import Events
from auditor.errors import InterruptedAuditError
from auditor.message import Message, say

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)  # Ctrl-C, a system that shuts down, a terminal that is closed


@dataclass(slots=True)
class Stop:
    """Asks the crawl to end after the pages in flight, and says why; the first reason stays."""

    why: Message | None = None
    event: asyncio.Event = field(default_factory=asyncio.Event)
    deadline: float | None = None
    is_crawling: bool = False

    @contextmanager
    def crawling(self, minutes: float | None) -> Iterator[None]:
        """While open, pages are in flight; the stop asks by itself after so many minutes, never for None."""
        self.deadline = None if minutes is None else time.monotonic() + 60 * minutes
        self.is_crawling = True
        try:
            yield
        finally:
            self.is_crawling = False

    def ask(self, why: Message) -> None:
        if not self.event.is_set():
            self.why = why
            self.event.set()

    def is_asked(self) -> bool:
        """Whether to end now; also notices that the time is up."""
        if self.deadline is not None and time.monotonic() >= self.deadline:
            self.ask(say("the time limit was reached"))
        return self.event.is_set()

    async def lets(self, waiting: Coroutine[Any, Any, None]) -> bool:
        """Wait for something that only waits, but not beyond the stop; returns whether to go on."""
        task = asyncio.ensure_future(waiting)
        asked = asyncio.ensure_future(self.event.wait())
        limit_s = None if self.deadline is None else max(0.0, self.deadline - time.monotonic())
        try:
            await asyncio.wait({task, asked}, timeout=limit_s, return_when=asyncio.FIRST_COMPLETED)
        finally:
            task.cancel()
            asked.cancel()
        return not self.is_asked()


@contextmanager
def interruptible(stop: Stop, events: Events) -> Iterator[None]:
    """While open, Ctrl-C and its kin let the pages in flight end; a second one, or one before the crawl, ends all.

    Raises InterruptedAuditError in that case. A signal that this process was told to ignore (nohup) stays ignored.
    """
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    at_once: list[signal.Signals] = []

    def interrupt(number: signal.Signals) -> None:
        if stop.is_crawling and not stop.event.is_set():
            again = " Press Ctrl-C again to stop at once." if number is signal.SIGINT else ""
            events.note(f"Stopping after the pages in flight.{again}")
            stop.ask(say("it was interrupted"))
        elif task is not None and not at_once:
            at_once.append(number)
            task.cancel()

    numbers = [number for number in _SIGNALS if signal.getsignal(number) is not signal.SIG_IGN]
    for number in numbers:
        loop.add_signal_handler(number, interrupt, number)
    try:
        yield
    except asyncio.CancelledError:
        if task is None or not at_once:
            raise
        task.uncancel()
        raise InterruptedAuditError("stopped at once; what was stored is kept") from None
    finally:
        for number in numbers:
            loop.remove_signal_handler(number)
