"""Ctrl-C and its kin, as the command line takes them."""

import asyncio
import signal
from collections.abc import Iterator

import pytest

from auditor.cli.signals import interruptible
from auditor.crawl.stop import Stop
from auditor.errors import InterruptedAuditError
from auditor.message import Message
from auditor.model import PageStatus


class Notes:
    """Keeps the sentences."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def page_done(self, site: str, url: str, status: PageStatus, reason: Message | None) -> None:
        """Nothing."""

    def queue_changed(self, site: str, done: int, queued: int) -> None:
        """Nothing."""

    def note(self, text: Message) -> None:
        self.said.append(str(text))


@pytest.fixture(autouse=True)
def _handlers() -> Iterator[None]:
    """The process's own, put back."""
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = [signal.getsignal(number) for number in numbers]
    yield
    for number, handler in zip(numbers, before, strict=True):
        signal.signal(number, handler)


every_signal = pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])


@every_signal
async def test_a_signal_lets_the_pages_in_flight_end(number: signal.Signals) -> None:
    stop, notes = Stop(), Notes()
    with interruptible(stop, notes), stop.crawling(None):
        signal.raise_signal(number)
        assert not await stop.lets(asyncio.sleep(3600))
    assert str(stop.why) == "it was interrupted"
    assert len(notes.said) == 1
    assert ("Ctrl-C" in notes.said[0]) is (number is signal.SIGINT)


@every_signal
async def test_a_second_signal_ends_all_at_once_and_cleans_up(number: signal.Signals) -> None:
    stop, cleaned = Stop(), []

    async def crawl() -> None:
        with interruptible(stop, Notes()), stop.crawling(None):
            try:
                signal.raise_signal(signal.SIGINT)
                await stop.event.wait()
                signal.raise_signal(number)
                await asyncio.sleep(3600)
            finally:
                await asyncio.sleep(0)
                cleaned.append(True)

    with pytest.raises(InterruptedAuditError):
        await crawl()
    assert cleaned
    await asyncio.sleep(0)  # the task itself is cancelled no longer


async def test_before_the_crawl_one_signal_is_enough() -> None:
    async def start() -> None:
        with interruptible(Stop(), Notes()):
            signal.raise_signal(signal.SIGINT)
            await asyncio.sleep(3600)

    with pytest.raises(InterruptedAuditError):
        await start()


async def test_a_signal_that_is_ignored_stays_ignored() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup does
    stop = Stop()
    with interruptible(stop, Notes()), stop.crawling(None):
        signal.raise_signal(signal.SIGHUP)
        await asyncio.sleep(0)
        assert not stop.is_asked()
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
