"""What Ctrl-C and its kin do to an audit of the command line. Only here: who runs the engine otherwise brings its own."""

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from auditor.crawl.events import Events
from auditor.crawl.stop import Stop
from auditor.errors import InterruptedAuditError
from auditor.message import say

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)  # Ctrl-C, a system that shuts down, a terminal that is closed


@contextmanager
def interruptible(stop: Stop, events: Events) -> Iterator[None]:
    """While open, Ctrl-C and its kin let the pages in flight end; a second one, or one before the crawl, ends all.

    Raises InterruptedAuditError in that case. A signal that this process was told to ignore (nohup) stays ignored.
    """
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    at_once: list[signal.Signals] = []

    def interrupt(number: signal.Signals) -> None:
        if stop.is_crawling and not stop.event.is_set():
            stopping = say("Stopping after the pages in flight.")
            again = say("{stopping} Press Ctrl-C again to stop at once.", stopping=stopping)
            events.note(again if number is signal.SIGINT else stopping)
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
        raise InterruptedAuditError(say("stopped at once; what was stored is kept")) from None
    finally:
        for number in numbers:
            loop.remove_signal_handler(number)
