"""Is everything here that an audit needs? Looks, says what it sees and what to do; changes nothing."""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from auditor.collect.axe import axe_version, load_axe
from auditor.collect.find import Browser, browser_version, find_browser, needs_no_sandbox, why_none_starts
from auditor.collect.fonts import FontSet, find_fonts
from auditor.collect.libraries import driver_program, missing_libraries, remedy
from auditor.collect.packages import install_command
from auditor.errors import UsageError
from auditor.message import Message, as_said, say

MIN_PYTHON = (3, 11)  # pyproject.toml, requires-python
# Our choice: an audit of 500 pages with its report must fit several times over.
MIN_FREE_BYTES = 1_000_000_000
START_LIMIT_S = 30.0  # an empty page shows within 1 s; a first start from a slow disk takes longer
_PROC_SYS = Path("/proc/sys")
# Kernel settings that forbid the user namespaces Chromium's sandbox is made of: name, forbidding value.
_NAMESPACE_LOCKS = (
    ("kernel/unprivileged_userns_clone", "0"),
    ("user/max_user_namespaces", "0"),
    ("kernel/apparmor_restrict_unprivileged_userns", "1"),
)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing an audit needs: what was seen, and what to do where `ok` is False."""

    name: Message
    ok: bool
    detail: Message
    remedy: Message | None = None


def run_checks(*, browser: str | None, output: Path) -> list[Check]:
    """Look at Python, Playwright, browser, sandbox, fonts, axe-core, and the disk at `output`.

    `browser`: path, or None to search.
    """
    return [
        check_python(), check_driver(driver_program()), *check_browser(browser), check_fonts(find_fonts()), check_axe(),
        check_space(output), check_writable(output),
    ]  # fmt: skip


def check_python() -> Check:
    """The interpreter's version."""
    wanted = ".".join(map(str, MIN_PYTHON))
    return Check(
        say("Python"),
        sys.version_info >= MIN_PYTHON,
        as_said(platform.python_version()),
        say("Install Python {wanted} or newer.", wanted=wanted),
    )


def check_driver(program: Path) -> Check:
    """Whether the program that steers the browser finds its libraries."""
    missing = missing_libraries(program)
    if missing:
        return Check(
            say("Playwright"), False, say("missing libraries: {missing}", missing=tuple(missing)), remedy(missing)
        )
    return Check(say("Playwright"), True, say("has the libraries it needs"))


def check_fonts(fonts: FontSet) -> Check:
    """Whether text can be measured with the same fonts as on other machines."""
    command = install_command(fonts.missing_packages)
    if fonts.is_fixed or not fonts.is_known:
        return Check(say("Fonts"), True, _with_all_scripts(fonts, command))
    return Check(say("Fonts"), False, fonts.sentence(), say("As an administrator run: {command}", command=command))


def _with_all_scripts(fonts: FontSet, command: str) -> Message:
    if not fonts.missing:
        return fonts.sentence()
    return say("{measured} For all scripts: {command}.", measured=fonts.sentence(), command=command)


def check_browser(explicit: str | None) -> list[Check]:
    """The browser, and whether it opens a page with its sandbox as an audit starts it."""
    try:
        browser = find_browser(explicit)
    except UsageError as error:
        return [Check(say("Browser"), False, error.message, error.hint)]
    version = browser_version(browser.path)
    found = say("{path} (found by: {source})", path=str(browser.path), source=browser.source)
    if not version:
        return [
            Check(say("Browser"), False, say("{found} does not start", found=found), why_none_starts([browser.path]))
        ]
    return [
        Check(say("Browser"), True, say("{version}, {found}", version=version, found=found)),
        check_sandbox(browser),
    ]


def check_sandbox(browser: Browser, proc_sys: Path = _PROC_SYS) -> Check:
    """Whether the browser opens an empty page, with its sandbox unless we are root.

    `proc_sys`: where the kernel's settings are read from, to name the one that is in the way.
    """
    failure = _open_empty_page(browser)
    if needs_no_sandbox():
        if failure:
            return Check(
                say("Sandbox"),
                False,
                say("the browser opens no page: {failure}", failure=failure),
                say("Name another one with --browser."),
            )
        return Check(
            say("Sandbox"), True, say("off, because this runs as root; safer: a container, or an ordinary user")
        )
    if not failure:
        return Check(say("Sandbox"), True, say("on"))
    locked = [name for name, forbidding in _NAMESPACE_LOCKS if _setting(proc_sys / name) == forbidding]
    if locked:
        return Check(
            say("Sandbox"), False, say("the kernel forbids it ({setting})", setting=locked[0].replace("/", ".")),
            say("Use the system's own browser package, whose sandbox is allowed, or ask an administrator to allow user "
                "namespaces: {command}", command=_unlock(locked[0])),
        )  # fmt: skip
    return Check(
        say("Sandbox"),
        False,
        say("the browser opens no page: {failure}", failure=failure),
        say("Name another one with --browser PATH."),
    )


def check_axe() -> Check:
    """The accessibility engine that comes with the package."""
    try:
        version = axe_version(load_axe(None))
    except OSError as error:
        return Check(
            say("axe-core"),
            False,
            say("can't be read: {reason}", reason=str(error.strerror)),
            say("Install the locked dependencies: make setup"),
        )
    return Check(
        say("axe-core"), version != "unknown", as_said(version), say("Install the locked dependencies: make setup")
    )


def check_space(output: Path) -> Check:
    """Free space where the audit is written."""
    free_bytes = shutil.disk_usage(_existing(output)).free
    return Check(
        say("Disk space"), free_bytes >= MIN_FREE_BYTES, say("{free:.1f} GB free for {folder}", free=free_bytes / 1e9, folder=str(output)),
        say("Free some space ({enough:.0f} GB is enough), or choose another folder with --output DIR.", enough=MIN_FREE_BYTES / 1e9),
    )  # fmt: skip


def check_writable(output: Path) -> Check:
    """Whether the output folder, or the folder it would be made in, takes a file."""
    folder = _existing(output)
    try:
        with tempfile.TemporaryFile(dir=folder):
            return Check(say("Output folder"), True, say("{folder} can be written", folder=str(output)))
    except OSError as error:
        reason = say("{path} can't be written ({reason})", path=str(folder), reason=str(error.strerror))
        return Check(say("Output folder"), False, reason, say("Choose another folder with --output DIR."))


def _open_empty_page(browser: Browser) -> Message | None:
    """None when the browser shows an empty page, else what it said."""
    flags = ["--headless", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
    if needs_no_sandbox():
        flags.append("--no-sandbox")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [str(browser.path), *flags, f"--user-data-dir={profile}", "--dump-dom", "about:blank"]
        try:
            shown = subprocess.run(
                command, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", start_new_session=True,
                timeout=START_LIMIT_S, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return say("it did not answer within {seconds:.0f} s", seconds=START_LIMIT_S)
        except OSError as error:
            return as_said(str(error.strerror))
    if "<html" in shown.stdout:
        return None
    said = [line for line in shown.stderr.splitlines() if line.strip()]
    telling = [line for line in said if "sandbox" in line.lower() or "error" in line.lower()]
    first = next(iter(telling or said), None)
    return say("it said nothing") if first is None else as_said(first.strip()[:200])


def _existing(path: Path) -> Path:
    """`path`, or the nearest folder above it that exists."""
    path = path.absolute()
    while not path.exists() and path != path.parent:
        path = path.parent
    return path


def _setting(path: Path) -> str:
    return path.read_text("ascii").strip() if os.access(path, os.R_OK) else ""


def _unlock(name: str) -> str:
    values = {"user/max_user_namespaces": "15000", "kernel/unprivileged_userns_clone": "1"}
    return f"sysctl -w {name.replace('/', '.')}={values.get(name, '0')}"
