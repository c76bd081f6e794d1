"""Which browser is taken, on a machine made of folders and small programs."""

import os
from pathlib import Path

import pytest

from auditor.collect import find
from auditor.collect.find import browser_version, find_browser, needs_no_sandbox, playwright_store
from auditor.errors import UsageError

SHELL = "chromium_headless_shell-{}/chrome-headless-shell-linux64/chrome-headless-shell"
FULL = "chromium-{}/chrome-linux64/chrome"


def write_program(path: Path, answer: str = "Chromium 150.0.1.2", code: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho '{answer}'\nexit {code}\n", "utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without any browser: `bin` is its PATH, `store` is Playwright's."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "store").mkdir()
    monkeypatch.delenv("AUDITOR_BROWSER", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "store"))
    return tmp_path


def build(machine: Path, layout: str, revision: int, *, complete: bool = True, starts: bool = True) -> Path:
    program = write_program(machine / "store" / layout.format(revision), code=0 if starts else 127)
    if complete:
        (machine / "store" / layout.format(revision).split("/")[0] / "INSTALLATION_COMPLETE").touch()
    return program


def test_the_explicit_one_wins_over_the_variable(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, named = write_program(machine / "asked"), write_program(machine / "named")
    monkeypatch.setenv("AUDITOR_BROWSER", str(named))
    assert find_browser(str(asked)) == find.Browser(asked, "--browser")
    assert find_browser(None) == find.Browser(named, "AUDITOR_BROWSER")


def test_a_bare_name_is_looked_up_on_the_path(machine: Path) -> None:
    program = write_program(machine / "bin" / "brave")
    assert find_browser("brave").path == program


def test_an_explicit_one_that_is_missing_is_wrong_usage(machine: Path) -> None:
    with pytest.raises(UsageError, match="there is no program /nowhere/chrome") as caught:
        find_browser("/nowhere/chrome")
    assert caught.value.hint


def test_an_explicit_one_that_is_not_executable_is_wrong_usage(machine: Path) -> None:
    (machine / "chrome").write_text("text", "utf-8")
    with pytest.raises(UsageError, match="can't be run") as caught:
        find_browser(str(machine / "chrome"))
    assert "chmod +x" in str(caught.value.hint)


def test_a_variable_that_leads_nowhere_does_not_fall_back(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_program(machine / "bin" / "chromium")
    monkeypatch.setenv("AUDITOR_BROWSER", "/nowhere/chrome")
    with pytest.raises(UsageError, match="AUDITOR_BROWSER"):
        find_browser(None)


def test_playwrights_shell_comes_before_its_chromium_and_the_systems(machine: Path) -> None:
    write_program(machine / "bin" / "chromium-headless-shell")
    full = build(machine, FULL, 1300)
    assert find_browser(None) == find.Browser(full, "Playwright")
    shell = build(machine, SHELL, 1200)
    assert find_browser(None) == find.Browser(shell, "Playwright")


def test_the_newest_build_is_taken_unless_one_was_made_for_this_playwright(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(find, "_wanted_revision", lambda: 1200)
    build(machine, SHELL, 999)
    newest = build(machine, SHELL, 1300)
    assert find_browser(None).path == newest
    wanted = build(machine, SHELL, 1200)
    assert find_browser(None).path == wanted


def test_this_playwrights_revision_is_known() -> None:
    assert find._wanted_revision() > 1000


def test_a_build_in_the_older_layout_is_found(machine: Path) -> None:
    shell = build(machine, "chromium_headless_shell-{}/chrome-linux/headless_shell", 1100)
    assert find_browser(None).path == shell


def test_a_half_unpacked_build_is_passed_over(machine: Path) -> None:
    build(machine, SHELL, 1300, complete=False)
    system = write_program(machine / "bin" / "chromium")
    assert find_browser(None) == find.Browser(system, "system")


def test_what_does_not_start_is_passed_over(machine: Path) -> None:
    build(machine, SHELL, 1300, starts=False)
    write_program(machine / "bin" / "chromium", "Command requires the chromium snap to be installed.")
    chrome = write_program(machine / "bin" / "google-chrome")
    assert find_browser(None).path == chrome


def test_the_headless_shell_of_the_system_is_preferred(machine: Path) -> None:
    for name in ("google-chrome", "chromium", "chromium-headless-shell"):
        newest = write_program(machine / "bin" / name)
        assert find_browser(None).path == newest


def test_none_at_all_says_how_to_get_one(machine: Path) -> None:
    with pytest.raises(UsageError, match="no browser was found") as caught:
        find_browser(None)
    assert "auditor.collect.install" in str(caught.value.hint)


def test_only_broken_ones_are_named(machine: Path) -> None:
    broken = write_program(machine / "bin" / "chromium", code=1)
    with pytest.raises(UsageError, match=str(broken)):
        find_browser(None)


def test_a_program_that_hangs_has_no_version(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find, "VERSION_LIMIT_S", 0.1)
    program = machine / "bin" / "chromium"
    os.mkfifo(machine / "pipe")  # nobody writes into it: reading it waits for ever
    program.write_text(f"#!/bin/sh\nread forever < {machine}/pipe\n", "utf-8")
    program.chmod(0o755)
    assert browser_version(program) == ""


def test_playwrights_store_follows_its_variables(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert playwright_store({"PLAYWRIGHT_BROWSERS_PATH": str(tmp_path)}) == tmp_path
    assert playwright_store({"XDG_CACHE_HOME": str(tmp_path)}) == tmp_path / "ms-playwright"
    assert playwright_store({"PLAYWRIGHT_BROWSERS_PATH": "0"}).name == ".local-browsers"
    assert playwright_store({}).parts[-2:] == (".cache", "ms-playwright")


@pytest.mark.parametrize(
    ("platform", "user", "expected"), [("linux", 0, True), ("linux", 1000, False), ("darwin", 0, False)]
)
def test_only_root_on_linux_goes_without_the_sandbox(
    monkeypatch: pytest.MonkeyPatch, platform: str, user: int, expected: bool
) -> None:
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setattr("os.geteuid", lambda: user)
    assert needs_no_sandbox() is expected
