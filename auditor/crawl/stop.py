"""Ending a crawl in good order."""

import asyncio
import time
from dataclasses import dataclass, field


@dataclass(slots=True)
class Stop:
    """Asks the crawl to end after the pages in flight, and says why; the first reason stays."""

    why: str = ""
    event: asyncio.Event = field(default_factory=asyncio.Event)
    deadline: float | None = None

    def ask(self, why: str) -> None:
        if not self.event.is_set():
            self.why = why
            self.event.set()

    def is_asked(self) -> bool:
        """Whether to end now; also notices that the time is up."""
        if self.deadline is not None and time.monotonic() >= self.deadline:
            self.ask("the time limit was reached")
        return self.event.is_set()
