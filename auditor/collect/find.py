"""Where the browser is. Looks at the disk only, so that no audit waits for Playwright's own start."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from auditor.collect.libraries import missing_libraries, remedy
from auditor.errors import UsageError
from auditor.message import Message, say

VARIABLE = "AUDITOR_BROWSER"
PLAYWRIGHT = "Playwright"  # the source of a browser that Playwright downloaded
# The headless shell first: it starts in less than half the time and needs about 40 % less memory.
SYSTEM_NAMES = ("chromium-headless-shell", "chromium", "google-chrome")
VERSION_LIMIT_S = 20.0  # `--version` answers within 0.3 s; a first start from a slow disk takes longer
INSTALL_HINT = say("Run `python -m auditor.collect.install` to get one, or name one with --browser PATH.")
_STORE_VARIABLE = "PLAYWRIGHT_BROWSERS_PATH"
_STORE_FOLDER = "ms-playwright"
_COMPLETE_MARK = "INSTALLATION_COMPLETE"  # Playwright writes it into a build when all of it is unpacked
# Folder prefix of a build, and where its program is: today's layout, then the one until 2025.
_BUILDS = (
    (
        "chromium_headless_shell-",
        ("chrome-headless-shell-*/chrome-headless-shell", "chrome-linux*/headless_shell", "chrome-mac*/headless_shell"),
    ),
    ("chromium-", ("chrome-linux*/chrome", "chrome-mac*/*.app/Contents/MacOS/*")),
)


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser's program and how it was found ("--browser", "AUDITOR_BROWSER", "Playwright", "system")."""

    path: Path
    source: str


def find_browser(explicit: str | None) -> Browser:
    """The browser to use: the one asked for, else the first on this machine that starts.

    Order: `explicit`, AUDITOR_BROWSER, Playwright's own Chromium, then the names of `SYSTEM_NAMES`.
    Raises UsageError when the one asked for is not a program, or when none is found.
    """
    if explicit:
        return _asked_for(explicit, "--browser")
    if named := os.environ.get(VARIABLE):
        return _asked_for(named, VARIABLE)
    passed_over = []
    for browser in candidates():
        if browser_version(browser.path):
            return browser
        passed_over.append(browser.path)
    if passed_over:
        raise UsageError(
            say("no browser starts: tried {programs}", programs=tuple(map(str, passed_over))),
            hint=why_none_starts(passed_over),
        )
    raise UsageError(say("no browser was found on this machine"), hint=INSTALL_HINT)


def why_none_starts(paths: Iterable[Path]) -> Message:
    """What to do about browsers that don't start: the libraries they lack, or another browser."""
    missing = tuple(dict.fromkeys(library for path in paths for library in missing_libraries(path)))
    if not missing:
        return INSTALL_HINT
    return say("Libraries are missing: {libraries}. {remedy}", libraries=missing, remedy=remedy(missing))


def candidates() -> Iterator[Browser]:
    """Every browser on this machine in the order of preference, whether it starts or not."""
    store = playwright_store(os.environ)
    for prefix, programs in _BUILDS:
        for build in _builds(store, prefix):
            for path in (path for pattern in programs for path in sorted(build.glob(pattern))):
                if os.access(path, os.X_OK) and path.is_file():
                    yield Browser(path, PLAYWRIGHT)
    for name in SYSTEM_NAMES:
        if found := shutil.which(name):
            yield Browser(Path(found), "system")


def browser_version(path: Path) -> str:
    """What `--version` answers ("Chromium 141.0.7390.37"), or "" when it does not start within `VERSION_LIMIT_S`."""
    try:
        answer = subprocess.run(
            [str(path), "--version"],
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C in our terminal says nothing about the browser
            capture_output=True,
            text=True,
            errors="replace",
            timeout=VERSION_LIMIT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    lines = answer.stdout.strip().splitlines()
    # Ubuntu's stand-in for a snap prints advice instead of a version
    return lines[0].strip() if answer.returncode == 0 and lines and re.search(r"\d+\.\d+", lines[0]) else ""


def needs_no_sandbox() -> bool:
    """Whether the browser's sandbox can't be used: Chromium refuses it to root on Linux."""
    return sys.platform == "linux" and os.geteuid() == 0


def playwright_store(environ: Mapping[str, str]) -> Path:
    """The folder Playwright keeps its browsers in, under the variables of `environ`."""
    named = environ.get(_STORE_VARIABLE, "")
    if named == "0":  # Playwright's word for "inside the package"
        return Path(str(resources.files("playwright"))) / "driver" / "package" / ".local-browsers"
    if named:
        return Path(named).expanduser()
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / _STORE_FOLDER
    return Path(environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / _STORE_FOLDER


def _asked_for(name: str, source: str) -> Browser:
    path = Path(name).expanduser()
    found = shutil.which(path) if path.name == name else None  # a bare name is looked up as a shell would
    path = Path(found) if found else path
    if not path.is_file():
        raise UsageError(
            say("{source}: there is no program {name}", source=source, name=name),
            hint=say("Give the path of a Chromium or Chrome program."),
        )
    if not os.access(path, os.X_OK):
        raise UsageError(
            say("{source}: {name} can't be run", source=source, name=name),
            hint=say("Make it executable (chmod +x {path}), or name another one.", path=str(path)),
        )
    return Browser(path, source)


def _builds(store: Path, prefix: str) -> list[Path]:
    """Complete builds in `store`: the one this Playwright was made for first, then the newest."""

    def revision(build: Path) -> int:
        number = build.name.removeprefix(prefix)
        return int(number) if number.isdigit() else 0

    complete = [build for build in store.glob(f"{prefix}*") if (build / _COMPLETE_MARK).is_file()]
    wanted = _wanted_revision()
    return sorted(complete, key=lambda build: (revision(build) != wanted, -revision(build)))


def _wanted_revision() -> int:
    listed = resources.files("playwright").joinpath("driver/package/browsers.json")
    try:
        browsers = json.loads(listed.read_text("utf-8"))["browsers"]
        return next(int(browser["revision"]) for browser in browsers if browser["name"] == "chromium")
    except (OSError, ValueError, KeyError, StopIteration):
        return 0  # another layout of the package: the newest build is taken
