"""What is shown while an audit runs."""

import io

import pytest
from rich.console import Console

from auditor.message import as_said
from auditor.model import PageStatus
from auditor.progress import Counts, LiveProgress, PlainProgress

HOSTILE = "http://127.0.0.1/\x1b[2J\u202e\x9b1m"


def test_plain_lines_are_harmless(capsys: pytest.CaptureFixture[str]) -> None:
    progress = PlainProgress(verbose=True)
    progress.page_done(
        "a", HOSTILE, PageStatus.TIMEOUT, as_said("said\n::error::x ##[add-mask]y https://u:secret@a.gov")
    )
    progress.note(as_said("::error::x"))
    shown = capsys.readouterr().err
    assert shown == ("timeout: http://127.0.0.1/ [2J  1m (said ::error::x # #[add-mask]y https://a.gov)\n: :error::x\n")


def test_a_live_display_is_harmless_and_a_command_in_it_can_be_copied() -> None:
    sink = io.StringIO()
    progress = LiveProgress(Console(file=sink, force_terminal=True, width=40, color_system=None))
    progress.page_done("a", HOSTILE, PageStatus.TIMEOUT, None)
    command = "auditor audit --resume https://agency.example.gov/a/long/path --output folder"
    progress.note(as_said(f"Go on with: {command}"))
    assert not set(sink.getvalue()) & {"\u202e", "\x9b"}
    assert "\x1b[2J" not in sink.getvalue()
    assert command in sink.getvalue()


def test_the_time_left_is_that_of_the_pages_that_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.progress.time.monotonic", iter((0.0, *[60.0] * 9)).__next__)
    counts = Counts()
    counts.audited = 10
    counts.queued["a"] = 30
    assert str(counts.line()) == "10 audited, 30 waiting, 10 pages/min, about 3 min left"
