"""Ending a crawl in good order."""

import asyncio
import time
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from auditor.message import Message, say


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
