"""How an audit shows its progress: live on a terminal, plain lines elsewhere."""

import time
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from auditor.harmless import harmless
from auditor.model import PageStatus
from auditor.streams import say

PLAIN_LINE_EVERY_S = 10.0
MAX_LINE_CHARS = 500  # of a page's address with its reason


class Counts:
    """Pages of a run so far."""

    def __init__(self) -> None:
        self.started = time.monotonic()
        self.audited = 0
        self.failed = 0
        self.queued: dict[str, int] = {}

    def add(self, status: PageStatus) -> None:
        if status is PageStatus.AUDITED:
            self.audited += 1
        else:
            self.failed += 1

    @property
    def waiting(self) -> int:
        return sum(self.queued.values())

    @property
    def pages_per_min(self) -> float:
        elapsed_s = time.monotonic() - self.started
        return 60 * (self.audited + self.failed) / elapsed_s if elapsed_s > 0 else 0.0

    def time_left(self) -> str:
        """Minutes for the pages that are known to wait, or "" before there is a rate."""
        if not self.pages_per_min or not self.waiting:
            return ""
        minutes = self.waiting / self.pages_per_min
        return "under a minute left" if minutes < 1 else f"about {minutes:.0f} min left"

    def line(self) -> str:
        parts = [f"{self.audited} audited", f"{self.waiting} waiting"]
        if self.failed:
            parts.append(f"{self.failed} not audited")
        parts.append(f"{self.pages_per_min:.0f} pages/min")
        return ", ".join([*parts, *filter(None, [self.time_left()])])


class PlainProgress:
    """A line now and then, for logs; with `verbose` a line a page, with `quiet` nothing but notes."""

    def __init__(self, *, quiet: bool = False, verbose: bool = False) -> None:
        self._quiet = quiet
        self._verbose = verbose
        self._counts = Counts()
        self._last_line = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None

    def page_done(self, site: str, url: str, status: PageStatus, reason: str) -> None:
        """Count a page; show it when verbose."""
        self._counts.add(status)
        if self._verbose:
            say((f"{status}: {url}" + (f" ({reason})" if reason else ""))[:MAX_LINE_CHARS], err=True)

    def queue_changed(self, site: str, done: int, queued: int) -> None:
        """Show the numbers when the last line is old enough."""
        self._counts.queued[site] = queued
        if not self._quiet and time.monotonic() - self._last_line >= PLAIN_LINE_EVERY_S:
            self._last_line = time.monotonic()
            say(self._counts.line(), err=True)

    def note(self, text: str) -> None:
        """Show a sentence."""
        say(text, err=True)


class LiveProgress:
    """A line that changes in place, for a person at a terminal."""

    def __init__(self, console: Console, *, verbose: bool = False) -> None:
        self._verbose = verbose
        self._counts = Counts()
        self._progress = Progress(
            SpinnerColumn(), BarColumn(bar_width=30), MofNCompleteColumn(), TextColumn("{task.description}", markup=False),
            TimeElapsedColumn(), console=console, transient=True,
        )  # fmt: skip
        self._task: TaskID = self._progress.add_task("starting the browser", total=None)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def page_done(self, site: str, url: str, status: PageStatus, reason: str) -> None:
        """Count a page; show those that were not audited, or all when verbose."""
        self._counts.add(status)
        if self._verbose or status is not PageStatus.AUDITED:
            self._progress.console.print(
                harmless(f"{status}: {url} {reason}"[:MAX_LINE_CHARS]), markup=False, highlight=False, style="dim"
            )

    def queue_changed(self, site: str, done: int, queued: int) -> None:
        """Move the bar."""
        self._counts.queued[site] = queued
        finished = self._counts.audited + self._counts.failed
        self._progress.update(
            self._task, completed=finished, total=finished + self._counts.waiting, description=self._counts.line()
        )

    def note(self, text: str) -> None:
        """Show a sentence above the bar, on one line, so that a command in it can be copied."""
        self._progress.console.print(harmless(text), markup=False, highlight=False, soft_wrap=True)
