"""How an audit shows its progress: live on a terminal, plain lines elsewhere."""

import time
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from auditor.harmless import harmless
from auditor.message import Message, joined, known, say
from auditor.model import PageStatus
from auditor.streams import shown, tell

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

    def time_left(self) -> Message | None:
        """Minutes for the pages that are known to wait, None before there is a rate."""
        if not self.pages_per_min or not self.waiting:
            return None
        minutes = self.waiting / self.pages_per_min
        return say("under a minute left") if minutes < 1 else say("about {minutes:.0f} min left", minutes=minutes)

    def line(self) -> Message:
        parts = [say("{pages} audited", pages=self.audited), say("{pages} waiting", pages=self.waiting)]
        if self.failed:
            parts.append(say("{pages} not audited", pages=self.failed))
        parts.append(say("{rate:.0f} pages/min", rate=self.pages_per_min))
        return joined([*parts, *filter(None, [self.time_left()])], "")


def _page_line(status: PageStatus, url: str, reason: Message | None) -> str:
    if reason is None:
        return shown(say("{status}: {url}", status=known(status), url=url))
    return shown(say("{status}: {url} ({reason})", status=known(status), url=url, reason=reason))


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

    def page_done(self, site: str, url: str, status: PageStatus, reason: Message | None) -> None:
        """Count a page; show it when verbose."""
        self._counts.add(status)
        if self._verbose:
            tell(_page_line(status, url, reason)[:MAX_LINE_CHARS], err=True)

    def queue_changed(self, site: str, done: int, queued: int) -> None:
        """Show the numbers when the last line is old enough."""
        self._counts.queued[site] = queued
        if not self._quiet and time.monotonic() - self._last_line >= PLAIN_LINE_EVERY_S:
            self._last_line = time.monotonic()
            tell(self._counts.line(), err=True)

    def note(self, text: Message) -> None:
        """Show a sentence."""
        tell(text, err=True)


class LiveProgress:
    """A line that changes in place, for a person at a terminal."""

    def __init__(self, console: Console, *, verbose: bool = False) -> None:
        self._verbose = verbose
        self._counts = Counts()
        self._progress = Progress(
            SpinnerColumn(), BarColumn(bar_width=30), MofNCompleteColumn(), TextColumn("{task.description}", markup=False),
            TimeElapsedColumn(), console=console, transient=True,
        )  # fmt: skip
        self._task: TaskID = self._progress.add_task(shown(say("starting the browser")), total=None)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def page_done(self, site: str, url: str, status: PageStatus, reason: Message | None) -> None:
        """Count a page; show those that were not audited, or all when verbose."""
        self._counts.add(status)
        if self._verbose or status is not PageStatus.AUDITED:
            self._progress.console.print(
                harmless(f"{shown(known(status))}: {url} {shown(reason or '')}"[:MAX_LINE_CHARS]),
                markup=False,
                highlight=False,
                style="dim",
            )

    def queue_changed(self, site: str, done: int, queued: int) -> None:
        """Move the bar."""
        self._counts.queued[site] = queued
        finished = self._counts.audited + self._counts.failed
        self._progress.update(
            self._task,
            completed=finished,
            total=finished + self._counts.waiting,
            description=shown(self._counts.line()),
        )

    def note(self, text: Message) -> None:
        """Show a sentence above the bar, on one line, so that a command in it can be copied."""
        self._progress.console.print(harmless(shown(text)), markup=False, highlight=False, soft_wrap=True)
