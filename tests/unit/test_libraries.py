"""What is said of programs whose system libraries are missing."""

import shutil
import subprocess
from pathlib import Path

import pytest

from auditor.cli.exits import Exit, exit_code
from auditor.collect import find, libraries
from auditor.collect.libraries import driver_program, missing_libraries, package_of, require_driver
from auditor.errors import UsageError

LDD = """\
	linux-vdso.so.1 (0x00007ffd3a1f2000)
	libatomic.so.1 => not found
	libnss3.so => not found
	libm.so.6 => /lib/x86_64-linux-gnu/libm.so.6 (0x00007f1)
	libatomic.so.1 => not found
"""


def pretend(monkeypatch: pytest.MonkeyPatch, answer: str, *, has_ldd: bool = True) -> list[list[str]]:
    asked: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        asked.append(command)
        return subprocess.CompletedProcess(command, 127, "", answer)

    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if has_ldd else None)
    monkeypatch.setattr(subprocess, "run", run)
    return asked


def test_the_loader_is_asked_for_all_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = pretend(monkeypatch, LDD)
    assert missing_libraries(Path("/driver/node")) == ("libatomic.so.1", "libnss3.so")
    assert asked == [["ldd", "/driver/node"]]


def test_without_ldd_the_program_itself_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    said = "node: error while loading shared libraries: libatomic.so.1: cannot open shared object file: No such file"
    asked = pretend(monkeypatch, said, has_ldd=False)
    assert missing_libraries(Path("/driver/node")) == ("libatomic.so.1",)
    assert asked == [["/driver/node", "--version"]]


def test_a_program_that_has_all_lacks_none() -> None:
    assert missing_libraries(driver_program()) == ()


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libatomic.so.1", "libatomic1"),
        ("libstdc++.so.6", "libstdc++6"),
        ("libnss3.so", "libnss3"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libglib-2.0.so.0", "libglib-2.0-0"),
        ("odd", "odd"),
    ],
)
def test_a_library_is_in_the_package_that_debians_policy_names(library: str, package: str) -> None:
    assert package_of(library) == package


def test_an_audit_without_the_drivers_library_ends_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "missing_libraries", lambda program: ("libatomic.so.1",))
    with pytest.raises(UsageError, match=r"lacks libatomic\.so\.1") as raised:
        require_driver()
    assert "apt-get install libatomic1" in str(raised.value.hint)


def test_a_browser_that_lacks_libraries_is_said_to(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(find, "candidates", lambda: iter([find.Browser(tmp_path / "chrome", "Playwright")]))
    monkeypatch.setattr(find, "missing_libraries", lambda path: ("libgbm.so.1",))
    monkeypatch.delenv("AUDITOR_BROWSER", raising=False)
    with pytest.raises(UsageError, match="no browser starts") as raised:
        find.find_browser(None)
    assert "libgbm.so.1" in str(raised.value.hint)
    assert "apt-get install libgbm1" in str(raised.value.hint)


def test_a_module_that_lacks_its_library_is_no_fault_of_ours(capsys: pytest.CaptureFixture[str]) -> None:
    def command() -> int:
        raise ImportError("libstdc++.so.6: cannot open shared object file: No such file or directory")

    assert exit_code(command) == Exit.USAGE
    said = capsys.readouterr().err
    assert "this machine lacks libstdc++.so.6" in said
    assert "apt-get install libstdc++6" in said


def test_another_failed_import_is_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def command() -> int:
        raise ImportError("cannot import name 'x'")

    monkeypatch.chdir(tmp_path)
    assert exit_code(command) == Exit.FAULT
    assert "a fault of ours" in capsys.readouterr().err
