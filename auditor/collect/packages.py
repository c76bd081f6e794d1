"""Packages of the operating system: what set-up runs to install them, and what it says where it may not."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from auditor import streams
from auditor.message import Message, as_said, say

PACKAGE_LIMIT_S = 900.0  # apt unpacks up to 400 MB with dependencies on a slow disk
# Playwright tries each of its mirrors five times; a blocked network should be noticed within minutes.
_QUICK_REFUSAL = {"PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "10000"}  # ms


def install_packages(names: Sequence[str]) -> bool:
    """Install packages of Debian or Ubuntu; False when that can't be done, after saying why."""
    root = administrator()
    if root is None or not shutil.which("apt-get"):
        note(say("system packages can't be installed: it takes apt-get, and root or sudo without a password"))
        return False
    run([*root, "apt-get", "update"], PACKAGE_LIMIT_S)  # may fail in part; the install decides
    command = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "--no-install-recommends"]
    return run([*root, *command, *names], PACKAGE_LIMIT_S)


def install_command(names: Sequence[str]) -> str:
    """What an administrator types to install packages."""
    return f"apt-get install {' '.join(names)}"


def administrator() -> list[str] | None:
    """What to put before a command to run it as root: nothing, `sudo -n`, or None when there is no way."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and run(["sudo", "-n", "true"], limit_s=10):
        return ["sudo", "-n"]
    return None


def run(command: Sequence[str], limit_s: float) -> bool:
    """Whether a command ended well within its time. Its output is shown only when it fails."""
    with tempfile.TemporaryFile("w+", errors="replace") as output:  # a file: children that live on can't hold it up
        try:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, start_new_session=True,
                env={**os.environ, **_QUICK_REFUSAL},
            )  # fmt: skip
        except OSError as error:
            note(say("{program} can't be run: {reason}", program=command[0], reason=str(error.strerror)))
            return False
        try:
            process.wait(limit_s)
        except subprocess.TimeoutExpired:
            _end(process)
            note(say("{program} did not end within {seconds:.0f} s", program=Path(command[0]).name, seconds=limit_s))
            return False
        if process.returncode != 0:
            output.seek(0)
            note(say("that did not work: {reason}", reason=_reason(output.read().splitlines())))
    return process.returncode == 0


def note(line: Message) -> None:
    """A line of set-up's own."""
    streams.tell(say("set-up: {line}", line=line))


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a command with its children (Playwright's download is a child of a child)."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except PermissionError:
        return  # it runs as root through sudo; apt ends on its own
    process.wait()


def _reason(lines: Sequence[str]) -> Message:
    """The line of an output that says most: the first that names an error, else the last."""
    said = [line.strip() for line in lines if line.strip()]
    errors = [line for line in said if "error" in line.lower() or line.startswith("E:")]
    telling = errors or said[-1:]
    return as_said(telling[0][:200]) if telling else say("it said nothing")
