"""`auditor text` as an editor and a content system run it: no crawl, no browser."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import LIMIT_S, Run, command, environment
from tests.fixtures.local_site import LocalSite, page

Auditor = Callable[..., Run]
LONG = (
    "You must send us the form that we gave to you when you came to our office on the day on which you first asked "
    "for help, together with all of the papers that show what you earned, what you own, and with whom you live now."
)
LETTER = f"# How to get help\n\nYou can call us each day. {LONG}\n"
# Costly, and of no use for a text: the browser, reports, packs and the crawl's engine.
UNUSED = (
    "playwright", "jinja2", "PIL", "bs4", "axe_core_python", "axe_playwright_python", "auditor.engine",
    "auditor.registry", "auditor.store.store", "auditor_rules", "auditor_reports", "sqlite3", "rich", "requests",
    "urllib.request", "nltk", "asyncio", "lxml",
)  # fmt: skip


def test_a_letter_is_checked_and_the_gate_decides_the_exit_code(auditor: Auditor, tmp_path: Path) -> None:
    (tmp_path / "letter.md").write_text(LETTER, "utf-8")
    run = auditor("text", "letter.md")
    assert run.code == 0, run.err
    assert "letter.md:3:27" in run.out
    assert "! finding long-sentence" in run.out
    assert "No reading grade." in run.out
    assert "\x1b" not in run.out
    gated = auditor("text", "letter.md", "--fail-on", "finding", "--format", "sarif")
    assert gated.code == 1
    assert json.loads(gated.out)["runs"][0]["results"]
    assert auditor("text", "letter.md", "--fail-on", "finding", "--skip-rules", "*").code == 0


def test_one_broken_input_does_not_stop_the_others(auditor: Auditor, tmp_path: Path) -> None:
    (tmp_path / "letter.md").write_text(LETTER, "utf-8")
    with LocalSite({"/": page(f"<main><h1>Help</h1><p>{LONG}</p></main>")}) as site:
        run = auditor("text", "gone.md", "letter.md", f"{site.url}/none", site.url, "--format", "json")
    found = json.loads(run.out)
    assert run.code == 2
    assert [document["name"] for document in found["documents"]] == ["letter.md", site.url]
    assert [error["name"] for error in found["errors"]] == ["gone.md", f"{site.url}/none"]
    assert run.err.count("auditor: ") == 2
    assert "Traceback" not in run.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "nothing to check"),
        (("gone.md",), "is not there"),
        (("-", "-"), "only once"),
        (("x.md", "--rules", "no-such-rule"), "no text rule matches"),
        (("x.md", "--audience", "martians"), "--audience"),
        (("x.md", "--house", "gone.toml"), "gone.toml"),
        (("x.md", "--batch", "-"), "--batch goes with no other file"),
        (("--batch", "gone.jsonl"), "gone.jsonl can't be read"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_3(auditor: Auditor, arguments: tuple[str, ...], words: str) -> None:
    run = auditor("text", *arguments)
    assert (run.code, run.out) == (3, "")
    assert words in run.err


def test_a_batch_goes_on_after_a_broken_line_and_ends_with_2(auditor: Auditor, tmp_path: Path) -> None:
    lines = [json.dumps({"id": 1, "text": LONG}), "{broken", json.dumps({"id": 3, "html": f"<p>{LONG}"})]
    (tmp_path / "texts.jsonl").write_text("\n".join(lines), "utf-8")
    run = auditor("text", "--batch", "texts.jsonl")
    found = [json.loads(line) for line in run.out.splitlines()]
    assert run.code == 2
    assert [line["id"] for line in found] == [1, None, 3]
    for line, text in ((found[0], LONG), (found[2], found[2]["blocks"][0]["text"])):
        long = next(each for each in line["findings"] if each["rule"] == "long-sentence")
        assert text[long["start"] : long["end"]] == long["quote"]


def test_a_reader_that_goes_away_ends_a_batch_without_a_fault(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"id": number, "text": LONG}) + "\n" for number in range(2_000))
    (tmp_path / "texts.jsonl").write_text(lines, "utf-8")
    run = subprocess.Popen(
        command("text", "--batch", "texts.jsonl"),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path, env=environment(),
    )  # fmt: skip
    assert run.stdout is not None
    assert run.stderr is not None
    run.stdout.readline()
    run.stdout.close()
    assert run.wait(LIMIT_S) == 141  # as a shell sees a program that its reader has left
    assert run.stderr.read() == b""
    run.stderr.close()
    assert not (tmp_path / "auditor-fault.log").exists()


def test_nothing_is_imported_that_a_text_does_not_need(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(LETTER, "utf-8")
    code = (
        "import sys\nfrom auditor.cli import main\n"
        "try:\n    main(['text', 'letter.txt'])\nexcept SystemExit:\n"
        f"    print([name for name in {UNUSED!r} if name in sys.modules], file=sys.stderr)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=LIMIT_S, cwd=tmp_path, check=False
    )
    assert "long-sentence" in run.stdout
    assert run.stderr == "[]\n"
