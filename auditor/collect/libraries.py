"""System libraries that Playwright's driver and the browser need. They are asked themselves: no list is kept."""

import re
import shutil
import subprocess
from pathlib import Path

from auditor.collect.packages import install_command
from auditor.errors import UsageError
from auditor.message import Message, say

LOOK_LIMIT_S = 20.0  # `ldd` answers within 0.1 s; a first look on a slow disk takes longer
_NOT_FOUND = re.compile(r"^\s*(\S+) => not found", re.M)
_LOADER = re.compile(r"error while loading shared libraries: ([^\s:]+)")  # what glibc's loader says of the first
_AT_IMPORT = re.compile(r"(\S+\.so[.\d]*): cannot open shared object file")
_SONAME = re.compile(r"(.+?)\.so(?:\.(\d+))?")


def driver_program() -> Path:
    """The program that Playwright's driver is run by."""
    from playwright._impl._driver import compute_driver_executable

    return Path(compute_driver_executable()[0])


def missing_libraries(program: Path) -> tuple[str, ...]:
    """Names of the shared libraries that a program asks for and this machine lacks ("libatomic.so.1").

    () where nothing is missing or, as on another system than Linux, nothing can be asked.
    """
    if shutil.which("ldd"):
        return tuple(dict.fromkeys(_NOT_FOUND.findall(_answer(["ldd", str(program)]))))
    return tuple(_LOADER.findall(_answer([str(program), "--version"])))


def missing_at_import(error: ImportError) -> str:
    """The shared library for want of which a compiled module can't be imported; "" where that is not the reason."""
    found = _AT_IMPORT.match(str(error))
    return found[1] if found else ""


def package_of(library: str) -> str:
    """Name of the Debian package that holds a library, by Debian's policy on names (section 8.1)."""
    found = _SONAME.match(library)
    if not found:
        return library
    name, version = found[1].lower().replace("_", "-"), found[2] or ""
    return f"{name}-{version}" if version and name[-1:].isdigit() else f"{name}{version}"


def require_driver() -> None:
    """Raise UsageError, naming libraries and command, where Playwright's driver can't start for want of them."""
    if missing := missing_libraries(driver_program()):
        raise UsageError(
            say("the browser can't be steered: this machine lacks {libraries}", libraries=missing),
            hint=remedy(missing),
        )


def remedy(missing: tuple[str, ...]) -> Message:
    """What to do about missing libraries."""
    command = install_command([package_of(library) for library in missing])
    return say(
        "As an administrator run: {command} (elsewhere than on Debian and Ubuntu, the package that holds it).",
        command=command,
    )


def _answer(command: list[str]) -> str:
    try:
        shown = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace",
            timeout=LOOK_LIMIT_S, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return shown.stdout + shown.stderr
