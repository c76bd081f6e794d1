"""Gets a browser where none is: `python -m auditor.collect.install`. Set-up calls it; an audit never does."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from auditor.collect.find import PLAYWRIGHT, VARIABLE, Browser, browser_version, candidates, find_browser
from auditor.errors import UsageError

DOWNLOAD_LIMIT_S = 300.0  # about 100 MB; without internet Playwright tries its mirrors for minutes
PACKAGE_LIMIT_S = 900.0  # apt unpacks up to 400 MB with dependencies on a slow disk
PACKAGES = ("chromium-headless-shell", "chromium")
# Playwright tries each of its mirrors five times; a blocked network should be noticed within minutes.
_QUICK_REFUSAL = {"PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "10000"}  # ms
_ADVICE = f"""\
No browser could be installed. An audit needs a Chromium or Chrome. Do one of these, then run this again:
  * as an administrator: apt-get install chromium-headless-shell   (or: apt-get install chromium)
  * with internet access: python -m playwright install --with-deps --only-shell chromium
  * when a browser is somewhere else on this machine: export {VARIABLE}=/path/to/chrome"""


def install() -> Browser | None:
    """The browser that is here or that was installed; None when no way worked. Prints what was tried."""
    if browser := _working():
        _say(f"nothing to do: {_describe(browser)}")
        return browser
    for step in (_download, _complete_download, _install_packages):
        if step() and (browser := _working()):
            _say(f"installed {_describe(browser)}")
            return browser
    return None


def main() -> int:
    """Install a browser; returns the exit code."""
    if named := os.environ.get(VARIABLE):
        return _check_named(named)
    if install():
        return 0
    print(_ADVICE, file=sys.stderr)
    return 1


def _check_named(named: str) -> int:
    """A browser named by the user is taken as it is: nothing is installed behind their back."""
    try:
        browser = find_browser(None)
    except UsageError as error:
        print(f"browser: {error}. {error.hint}", file=sys.stderr)
        return 1
    if not browser_version(browser.path):
        print(f"browser: {VARIABLE}={named} does not start. Name another one, or unset it.", file=sys.stderr)
        return 1
    _say(f"nothing to do: {_describe(browser)}")
    return 0


def _working() -> Browser | None:
    try:
        return find_browser(None)  # passes over what does not start
    except UsageError:
        return None


def _download() -> bool:
    _say("downloading Playwright's headless Chromium (needs internet access) ...")
    return _run([sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"], DOWNLOAD_LIMIT_S)


def _complete_download() -> bool:
    """Install the system libraries that a downloaded browser misses on a bare machine."""
    administrator = _administrator()
    if administrator is None or not any(browser.source == PLAYWRIGHT for browser in candidates()):
        return False
    _say("installing the system libraries of Playwright's Chromium ...")
    return _run([*administrator, sys.executable, "-m", "playwright", "install-deps", "chromium"], PACKAGE_LIMIT_S)


def _install_packages() -> bool:
    administrator = _administrator()
    if administrator is None or not shutil.which("apt-get"):
        _say("the system package can't be installed: it takes apt-get, and root or sudo without a password")
        return False
    _run([*administrator, "apt-get", "update"], PACKAGE_LIMIT_S)  # may fail in part; the install decides
    for package in PACKAGES:
        _say(f"installing the system package {package} ...")
        command = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "--no-install-recommends"]
        if _run([*administrator, *command, package], PACKAGE_LIMIT_S) and _working():
            return True
    return False


def _administrator() -> list[str] | None:
    """What to put before a command to run it as root: nothing, `sudo -n`, or None when there is no way."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and _run(["sudo", "-n", "true"], limit_s=10):
        return ["sudo", "-n"]
    return None


def _run(command: Sequence[str], limit_s: float) -> bool:
    """Whether a command ended well within its time. Its output is shown only when it fails."""
    with tempfile.TemporaryFile("w+", errors="replace") as output:  # a file: children that live on can't hold it up
        try:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, start_new_session=True,
                env={**os.environ, **_QUICK_REFUSAL},
            )  # fmt: skip
        except OSError as error:
            _say(f"{command[0]} can't be run: {error.strerror}")
            return False
        try:
            process.wait(limit_s)
        except subprocess.TimeoutExpired:
            _end(process)
            _say(f"{Path(command[0]).name} did not end within {limit_s:.0f} s")
            return False
        if process.returncode != 0:
            output.seek(0)
            _say("that did not work: " + _reason(output.read().splitlines()))
    return process.returncode == 0


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a command with its children (Playwright's download is a child of a child)."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except PermissionError:
        return  # it runs as root through sudo; apt ends on its own
    process.wait()


def _reason(lines: Sequence[str]) -> str:
    """The line of an output that says most: the first that names an error, else the last."""
    said = [line.strip() for line in lines if line.strip()]
    errors = [line for line in said if "error" in line.lower() or line.startswith("E:")]
    return (errors or said[-1:] or ["it said nothing"])[0][:200]


def _describe(browser: Browser) -> str:
    return f"{browser_version(browser.path)} at {browser.path} ({browser.source})"


def _say(line: str) -> None:
    print(f"browser: {line}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
