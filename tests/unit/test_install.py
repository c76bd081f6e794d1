"""Set-up on a pretended machine: no network and no package manager is touched."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from auditor.collect import install as installer
from auditor.collect import packages
from auditor.collect.find import Browser
from auditor.collect.fonts import FONTS, FontSet
from auditor.errors import UsageError
from auditor.message import as_said

SYSTEM = Browser(Path("/usr/bin/chromium"), "system")
ALL_FONTS = FontSet(tuple(font.family for font in FONTS), is_fixed=True)


class Machine:
    """Commands are noted; those that contain a word of `working` succeed, and one of `gives` leaves a browser."""

    def __init__(self) -> None:
        self.commands: list[str] = []
        self.working: tuple[str, ...] = ()
        self.gives = "nothing"
        self.browser: Browser | None = None
        self.on_disk: list[Browser] = []
        self.lacks: tuple[str, ...] = ()
        self.fonts = ALL_FONTS

    def run(self, command: Sequence[str], limit_s: float) -> bool:
        assert limit_s > 0
        line = " ".join(command)
        self.commands.append(line)
        works = any(word in line for word in self.working)
        if works and line.endswith(self.gives):
            self.browser = SYSTEM
        if works and "libatomic1" in line:
            self.lacks = ()
        if works and "fonts-liberation" in line:
            self.fonts = ALL_FONTS
        return works

    def find(self, explicit: str | None) -> Browser:
        if self.browser is None:
            raise UsageError(as_said("no browser was found"), hint=as_said("Get one."))
        return self.browser

    def has(self, words: str) -> bool:
        return any(words in command for command in self.commands)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    pretended = Machine()
    monkeypatch.delenv("AUDITOR_BROWSER", raising=False)
    for module in (installer, packages):
        monkeypatch.setattr(module, "run", pretended.run)
    monkeypatch.setattr(installer, "missing_libraries", lambda program: pretended.lacks)
    monkeypatch.setattr(installer, "find_fonts", lambda: pretended.fonts)
    monkeypatch.setattr(installer, "find_browser", pretended.find)
    monkeypatch.setattr(installer, "candidates", lambda: iter(pretended.on_disk))
    monkeypatch.setattr(installer, "browser_version", lambda path: "Chromium 150.0.1.2")
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("os.geteuid", lambda: 0)
    return pretended


def test_nothing_is_run_when_a_browser_starts(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    machine.browser = SYSTEM
    assert installer.main() == 0
    assert machine.commands == []
    assert "there is a browser: Chromium 150.0.1.2 at /usr/bin/chromium" in capsys.readouterr().out


def test_playwrights_download_is_tried_first(machine: Machine) -> None:
    machine.working, machine.gives = ("playwright install",), "chromium"
    assert installer.main() == 0
    assert len(machine.commands) == 1
    assert machine.commands[0].endswith("-m playwright install --only-shell chromium")


def test_a_download_that_does_not_start_gets_its_libraries(machine: Machine) -> None:
    machine.on_disk = [Browser(Path("/store/shell"), "Playwright")]
    machine.working, machine.gives = ("playwright",), "install-deps chromium"
    assert installer.main() == 0
    assert not machine.has("apt-get")


def test_libraries_are_not_installed_for_a_download_that_is_not_there(machine: Machine) -> None:
    installer.main()
    assert not machine.has("install-deps")


def test_without_internet_the_system_package_is_installed(machine: Machine) -> None:
    machine.working, machine.gives = ("apt-get",), "chromium-headless-shell"
    assert installer.main() == 0
    assert machine.commands[-2:] == [
        "apt-get update",
        "env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium-headless-shell",
    ]


def test_a_package_whose_program_does_not_start_does_not_count(machine: Machine) -> None:
    machine.working, machine.gives = ("apt-get",), " chromium"
    assert installer.main() == 0
    assert machine.has("chromium-headless-shell")
    assert machine.commands[-1].endswith(" chromium")


def test_an_ordinary_user_goes_through_sudo_without_a_password(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    machine.working, machine.gives = ("sudo",), "chromium-headless-shell"
    assert installer.main() == 0
    assert machine.commands[-1].startswith("sudo -n env DEBIAN_FRONTEND=noninteractive apt-get install")


def test_without_any_way_it_says_what_to_do(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert installer.main() == 1
    advice = capsys.readouterr().err
    assert "apt-get install chromium-headless-shell" in advice
    assert "AUDITOR_BROWSER=" in advice
    assert not machine.has("apt-get")


def test_a_named_browser_that_is_wrong_is_said_and_nothing_installed(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AUDITOR_BROWSER", "/nowhere/chrome")
    assert installer.main() == 1
    assert machine.commands == []
    assert "no browser was found. Get one." in capsys.readouterr().err


def test_libraries_of_the_driver_come_before_anything_that_needs_it(machine: Machine) -> None:
    machine.lacks = ("libatomic.so.1",)
    machine.working, machine.gives = ("apt-get",), "chromium-headless-shell"
    assert installer.main() == 0
    assert machine.commands[1].endswith("--no-install-recommends libatomic1")
    assert next(line for line in machine.commands if "playwright install" in line) in machine.commands[2:]


def test_a_library_that_may_not_be_installed_is_named_with_its_command(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    machine.lacks, machine.browser = ("libatomic.so.1", "libstdc++.so.6"), SYSTEM
    assert installer.main() == 1
    said = capsys.readouterr().err
    assert "can't start without libatomic.so.1, libstdc++.so.6" in said
    assert "apt-get install libatomic1 libstdc++6" in said


def test_missing_fonts_are_installed(machine: Machine) -> None:
    machine.browser, machine.fonts = SYSTEM, FontSet(("Noto Sans",), is_fixed=False)
    machine.working = ("apt-get",)
    assert installer.main() == 0
    assert "fonts-liberation" in machine.commands[-1]
    assert "fonts-noto-color-emoji" in machine.commands[-1]


def test_without_fonts_set_up_goes_on_and_says_what_that_means(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    machine.browser, machine.fonts = SYSTEM, FontSet((), is_fixed=False)
    assert installer.main() == 0
    said = capsys.readouterr().out
    assert "can give other findings than elsewhere" in said
    assert "apt-get install fonts-crosextra-caladea fonts-crosextra-carlito fonts-liberation" in said


def program(folder: Path, script: str) -> str:
    path = folder / "program"
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize(
    ("script", "works", "said"),
    [
        ("echo fine", True, ""),
        ("echo start; echo 'Error: no host'; echo '  at node'; exit 1", False, "that did not work: Error: no host"),
        ("exit 3", False, "it said nothing"),
    ],
)
def test_a_command_is_quiet_unless_it_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], script: str, works: bool, said: str
) -> None:
    assert packages.run([program(tmp_path, script)], 10) is works
    assert said in capsys.readouterr().out


def test_a_command_that_hangs_is_ended_with_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    end_group = os.killpg
    ended: list[int] = []

    def note_and_end(group: int, sign: int) -> None:
        ended.append(group)
        end_group(group, sign)

    monkeypatch.setattr("os.killpg", note_and_end)
    script = f"echo $$ > {tmp_path}/group; mkfifo {tmp_path}/pipe; read forever < {tmp_path}/pipe & wait"
    assert packages.run([program(tmp_path, script)], 0.5) is False
    assert "did not end within" in capsys.readouterr().out
    assert ended == [int((tmp_path / "group").read_text("ascii"))]


def test_a_command_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert packages.run(["/nowhere/apt-get"], 1) is False
    assert "can't be run" in capsys.readouterr().out
