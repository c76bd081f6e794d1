"""A closed pipe, a closed stream, a full disk: said as what it is, never as wrong usage or a fault of ours."""

import shlex
import subprocess
from pathlib import Path

import pytest

from tests.e2e.conftest import LIMIT_S, command, environment
from tests.fixtures.local_site import LocalSite, page

FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
TEXT = "You must utilize the form.\n"


def shell(arguments: tuple[str, ...], redirections: str, folder: Path) -> tuple[int, str, str]:
    """Exit code of the command itself, and what came out on the two streams of the shell."""
    line = f"set -o pipefail; {shlex.join(command(*arguments))} {redirections}"
    done = subprocess.run(
        ["bash", "-c", line],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=LIMIT_S,
        check=False,
    )
    assert not (folder / "auditor-fault.log").exists()
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    return done.returncode, done.stdout, done.stderr


EVERY_WAY = [
    ("rules",),
    ("rules", "--json"),
    ("--help",),
    ("text", "a.txt"),
    ("text", "a.txt", "--format", "json"),
    ("text", "--batch", "a.jsonl"),
]
every_way = pytest.mark.parametrize("arguments", EVERY_WAY, ids=" ".join)


@pytest.fixture(autouse=True)
def _texts(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "a.jsonl").write_text('{"id": 1, "text": "You must utilize the form."}\n' * 2, "utf-8")


@every_way
def test_a_closed_output_is_told_and_ends_with_2(arguments: tuple[str, ...], tmp_path: Path) -> None:
    code, _, err = shell(arguments, ">&-", tmp_path)
    assert code == 2
    assert "standard output can't be written (it is closed)" in err


@FULL
@every_way
def test_a_full_disk_behind_the_output_is_told_and_ends_with_2(arguments: tuple[str, ...], tmp_path: Path) -> None:
    code, _, err = shell(arguments, "> /dev/full", tmp_path)
    assert code == 2
    assert "standard output can't be written (No space left on device)" in err


def test_a_reader_that_takes_one_line_gets_one_line_and_ends_us_as_it_ends_every_program(tmp_path: Path) -> None:
    assert shell(("rules", "--json"), "| head -1", tmp_path) == (141, "[\n", "")


@pytest.mark.parametrize("arguments", [("text", "-"), ("text", "--batch", "-")], ids=" ".join)
def test_a_closed_input_is_told_and_ends_with_2(arguments: tuple[str, ...], tmp_path: Path) -> None:
    code, _, err = shell(arguments, "<&-", tmp_path)
    assert code == 2
    assert "standard input is closed" in err


def test_when_nobody_hears_our_complaints_the_results_are_still_there(tmp_path: Path) -> None:
    code, out, _ = shell(("text", "a.txt", "gone.txt"), "2>&-", tmp_path)
    assert code == 2
    assert "hard-word" in out


def test_a_file_that_a_closed_output_number_falls_to_holds_no_words_of_ours(tmp_path: Path) -> None:
    """A file opened while number 1 is free would get it, and then whatever goes to standard output."""
    with LocalSite({"/": page("<main><h1>x</h1><p>Fine.</p></main>")}) as site:
        code, _, err = shell(("audit", site.url), "<&- >&-", tmp_path)
        assert code == 2
        assert "standard output" in err
        assert (tmp_path / "audit" / "report" / "index.html").exists()
        assert shell(("report", "audit"), "2>&-", tmp_path)[0] == 0


def test_progress_that_nobody_reads_does_not_end_an_audit(tmp_path: Path) -> None:
    routes = {f"/{number}": page("<main><h1>x</h1><p>Fine.</p></main>", title=str(number)) for number in range(4)}
    routes["/"] = page(
        "<main><h1>x</h1>" + "".join(f"<a href='/{number}'>{number}</a>" for number in range(4)) + "</main>"
    )
    with LocalSite(routes) as site:
        code, out, _ = shell(("audit", site.url, "-v"), "2>&1 | head -1", tmp_path)
        assert code == 141
        assert out == f"audited: {site.url}/\n"
        code, out, _ = shell(("report", "audit"), "", tmp_path)
    assert code == 0
    assert "5 of 5 pages audited" in out
