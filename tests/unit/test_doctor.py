"""What the doctor says of healthy and of broken machines."""

from pathlib import Path

import pytest

from auditor import doctor
from auditor.collect.find import Browser
from auditor.collect.fonts import FontSet
from auditor.doctor import Check, check_axe, check_browser, check_python, check_sandbox, check_space, check_writable
from auditor.message import say

OPENS_A_PAGE = 'case "$*" in *--version*) echo Chromium 150.0.1.2;; *) echo "<html></html>";; esac'
OPENS_NONE = (
    'case "$*" in *--version*) echo Chromium 150.0.1.2;; *) echo "FATAL: No usable sandbox!" >&2; exit 1;; esac'
)
ONLY_WITHOUT_SANDBOX = f'case "$*" in *--no-sandbox*|*--version*) {OPENS_A_PAGE};; *) exit 1;; esac'


def program(folder: Path, script: str) -> Path:
    path = folder / "browser"
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)
    return path


def as_user(monkeypatch: pytest.MonkeyPatch, *, root: bool) -> None:
    monkeypatch.setattr(doctor, "needs_no_sandbox", lambda: root)


def sandbox(folder: Path, script: str) -> Check:
    return check_sandbox(Browser(program(folder, script), "system"), folder / "sys")


def test_every_failed_check_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "MIN_FREE_BYTES", 0)
    monkeypatch.setattr(doctor, "missing_libraries", lambda program: ("libatomic.so.1",))
    monkeypatch.setattr(doctor, "find_fonts", lambda: FontSet((), is_fixed=False))
    checks = doctor.run_checks(browser="/nowhere/chrome", output=tmp_path / "audit")
    assert [str(check.name) for check in checks] == [
        "Python",
        "Playwright",
        "Browser",
        "Fonts",
        "axe-core",
        "Disk space",
        "Output folder",
    ]
    assert [str(check.name) for check in checks if not check.ok] == ["Playwright", "Browser", "Fonts"]
    assert all(check.remedy for check in checks if not check.ok)
    assert "apt-get install libatomic1" in str(checks[1].remedy)
    assert "fonts-liberation" in str(checks[3].remedy)


def test_a_working_browser_is_shown_with_source_and_version(tmp_path: Path) -> None:
    browser, page = check_browser(str(program(tmp_path, OPENS_A_PAGE)))
    assert browser.ok
    assert "Chromium 150.0.1.2" in str(browser.detail)
    assert "found by: --browser" in str(browser.detail)
    assert page.ok


def test_a_browser_that_does_not_start_is_a_failure(tmp_path: Path) -> None:
    (check,) = check_browser(str(program(tmp_path, "exit 127")))
    assert not check.ok
    assert "does not start" in str(check.detail)


def test_root_goes_without_the_sandbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    as_user(monkeypatch, root=True)
    check = sandbox(tmp_path, ONLY_WITHOUT_SANDBOX)
    assert check.ok
    assert str(check.detail).startswith("off")


def test_an_ordinary_user_has_the_sandbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    as_user(monkeypatch, root=False)
    assert sandbox(tmp_path, OPENS_A_PAGE) == Check(say("Sandbox"), True, say("on"))
    assert not sandbox(tmp_path, ONLY_WITHOUT_SANDBOX).ok


def test_the_kernel_setting_in_the_way_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    as_user(monkeypatch, root=False)
    setting = tmp_path / "sys" / "kernel" / "unprivileged_userns_clone"
    setting.parent.mkdir(parents=True)
    setting.write_text("0\n", "ascii")
    check = sandbox(tmp_path, OPENS_NONE)
    assert "kernel.unprivileged_userns_clone" in str(check.detail)
    assert "sysctl -w kernel.unprivileged_userns_clone=1" in str(check.remedy)
    setting.write_text("1\n", "ascii")
    assert "No usable sandbox" in str(sandbox(tmp_path, OPENS_NONE).detail)


def test_the_engine_that_comes_with_the_package_is_found() -> None:
    assert check_axe().ok
    assert str(check_axe().detail).startswith("4.")


def test_this_python_is_new_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    assert check_python().ok
    monkeypatch.setattr(doctor, "MIN_PYTHON", (99, 0))
    assert not check_python().ok
    assert "99.0" in str(check_python().remedy)


def test_little_space_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "MIN_FREE_BYTES", 0)
    assert check_space(tmp_path / "not" / "yet" / "made").ok
    monkeypatch.setattr(doctor, "MIN_FREE_BYTES", 10**18)
    assert not check_space(tmp_path).ok


def test_an_output_folder_that_is_a_file_is_a_failure(tmp_path: Path) -> None:
    assert check_writable(tmp_path / "new").ok
    (tmp_path / "file").write_text("", "utf-8")
    check = check_writable(tmp_path / "file")
    assert not check.ok
    assert "--output" in str(check.remedy)
