"""Ctrl-C in a real terminal, and its kin: nothing is lost, nothing is blamed on a page, the way on is named."""

import os
import shlex
import signal
import sqlite3
import subprocess
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import Run, command, environment
from tests.e2e.terminal import CTRL_C, Terminal
from tests.fixtures.local_site import Answer, LocalSite, page

Auditor = Callable[..., Run]
PAGES = 10
FREE_PAGES = 3  # those after them are answered once the gate is open


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """Holds back the later pages, so that some are in flight for as long as a test needs."""
    opened = threading.Event()
    yield opened
    opened.set()


@pytest.fixture
def site(gate: threading.Event) -> Iterator[LocalSite]:
    def answer(number: int) -> Answer:
        if number >= FREE_PAGES:
            gate.wait()
        return Answer(page("<main><h1>x</h1><p>Fine.</p></main>", title=f"Page {number}"))

    with LocalSite({}) as opened:
        links = "".join(f"<a href='/{number}'>{number}</a> " for number in range(PAGES))
        opened.routes["/"] = page(f"<main><h1>x</h1>{links}</main>", title="Front")
        for number in range(PAGES):
            opened.routes[f"/{number}"] = partial(answer, number)
        yield opened
        gate.set()


def start(site: LocalSite, folder: Path, *more: str) -> Terminal:
    return Terminal.run(command("audit", site.url, "-o", "out", "-v", "--concurrency", "2", *more), folder)


def audited(screen: str) -> int:
    return screen.count("audited: http")


def rows(folder: Path, query: str) -> list[Any]:
    with sqlite3.connect(folder / "out" / "audit.db") as db:
        return db.execute(query).fetchall()


def last_command(terminal: Terminal) -> list[str]:
    """The command line that the last line on the screen names."""
    last = terminal.screen.strip().splitlines()[-1]
    assert "Go on with: " in last, terminal.screen
    return shlex.split(last.partition("Go on with: ")[2])


def resume(words: list[str], folder: Path) -> None:
    """Run the command that was named, as it was named; the whole site is audited then."""
    done = subprocess.run(words, cwd=folder, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert rows(folder, "SELECT DISTINCT status FROM page") == [("audited",)]
    assert rows(folder, "SELECT count(*) FROM page") == [(PAGES + 1,)]
    assert rows(folder, "SELECT state FROM run") == [("complete",)]


def assert_nothing_is_blamed_on_a_page(terminal: Terminal, folder: Path) -> None:
    assert "Traceback" not in terminal.screen
    assert "never retrieved" not in terminal.screen
    assert not set(rows(folder, "SELECT status FROM page")) - {("audited",), ("over budget",), (None,)}


def test_ctrl_c_lets_the_pages_in_flight_end_and_names_the_way_on(
    site: LocalSite, gate: threading.Event, tmp_path: Path
) -> None:
    terminal = start(site, tmp_path, "--max-depth", "3", "--exclude", "/no such *")
    terminal.wait_for(lambda screen: audited(screen) == 1 + FREE_PAGES)
    terminal.press(CTRL_C)
    terminal.wait_for(lambda screen: "Press Ctrl-C again" in screen)
    gate.set()
    assert terminal.end() == 2, terminal.screen
    assert_nothing_is_blamed_on_a_page(terminal, tmp_path)
    assert audited(terminal.screen) == 1 + FREE_PAGES + 2  # the two in flight are whole
    assert rows(tmp_path, "SELECT state, incomplete_why_json ->> '$.template' FROM run") == [
        ("incomplete", "it was interrupted")
    ]
    assert (tmp_path / "out" / "report" / "index.html").exists()
    resume(last_command(terminal), tmp_path)


def test_ctrl_c_twice_ends_at_once_and_keeps_what_was_stored(
    site: LocalSite, gate: threading.Event, tmp_path: Path
) -> None:
    terminal = start(site, tmp_path)
    terminal.wait_for(lambda screen: audited(screen) == 1 + FREE_PAGES)
    terminal.press(CTRL_C)
    terminal.wait_for(lambda screen: "Press Ctrl-C again" in screen)
    terminal.press(CTRL_C)
    assert terminal.end() == 2, terminal.screen
    assert_nothing_is_blamed_on_a_page(terminal, tmp_path)
    assert len(rows(tmp_path, "SELECT 1 FROM page WHERE status = 'audited'")) == 1 + FREE_PAGES
    assert sorted(path.name for path in (tmp_path / "out").iterdir() if path.name.startswith((".", "audit"))) == [
        "audit.db"
    ]
    gate.set()
    resume(last_command(terminal), tmp_path)


def test_a_terminal_that_is_closed_ends_the_audit_in_good_order(
    site: LocalSite, gate: threading.Event, tmp_path: Path
) -> None:
    terminal = start(site, tmp_path)
    terminal.wait_for(lambda screen: audited(screen) == 1 + FREE_PAGES)
    terminal.close()
    gate.set()
    assert terminal.end() == 2
    assert_nothing_is_blamed_on_a_page(terminal, tmp_path)
    assert rows(tmp_path, "SELECT state, incomplete_why_json ->> '$.template' FROM run") == [
        ("incomplete", "it was interrupted")
    ]
    assert (tmp_path / "out" / "report" / "index.html").exists()
    assert not (tmp_path / "auditor-fault.log").exists()


def test_sigterm_to_the_whole_group_ends_the_audit_in_good_order(
    site: LocalSite, gate: threading.Event, tmp_path: Path
) -> None:
    terminal = start(site, tmp_path)
    terminal.wait_for(lambda screen: audited(screen) == 1 + FREE_PAGES)
    os.killpg(terminal.pid, signal.SIGTERM)
    terminal.wait_for(lambda screen: "Stopping after the pages in flight" in screen)
    gate.set()
    assert terminal.end() == 2, terminal.screen
    assert_nothing_is_blamed_on_a_page(terminal, tmp_path)
    assert "--resume" in last_command(terminal)


def test_ctrl_c_before_the_first_visit_ends_without_an_audit(site: LocalSite, tmp_path: Path) -> None:
    terminal = start(site, tmp_path)
    terminal.wait_for(lambda screen: "starting the browser" in screen)
    terminal.wait_for(lambda _: (tmp_path / "out" / "audit.db").exists())
    terminal.press(CTRL_C)
    assert terminal.end() == 2, terminal.screen
    assert "Traceback" not in terminal.screen
    assert "stopped at once" in terminal.screen
    assert rows(tmp_path, "SELECT count(*) FROM run") == [(0,)]


def test_a_new_audit_names_the_way_on_with_one_that_was_killed(
    auditor: Auditor, site: LocalSite, gate: threading.Event, tmp_path: Path
) -> None:
    with subprocess.Popen(
        command("audit", site.url, "-o", "out", "-v"), stderr=subprocess.PIPE, text=True, cwd=tmp_path, env=environment()
    ) as killed:  # fmt: skip
        assert killed.stderr is not None
        next(line for line in killed.stderr if line.startswith("audited"))
        refused = auditor("audit", site.url)
        assert (refused.code, refused.out) == (3, "")
        assert f"another audit is writing into {tmp_path / 'out'} (process {killed.pid})" in refused.err
        killed.kill()
    gate.set()
    terminal = start(site, tmp_path)
    terminal.wait_for(lambda screen: "press Ctrl-C now" in screen)
    terminal.press(CTRL_C)
    assert terminal.end() == 2, terminal.screen
    (note,) = [line for line in terminal.screen.splitlines() if "press Ctrl-C now, then: " in line]
    resume(shlex.split(note.partition("then: ")[2]), tmp_path)
