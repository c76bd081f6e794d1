"""Gets what an audit needs of the machine: `python -m auditor.collect.install`. Set-up calls it; an audit never does.

In this order: system libraries of Playwright's driver, fonts to measure with, a browser. What may not be
installed is named, with the command for an administrator.
"""

import os
import sys

from auditor import streams
from auditor.collect.find import PLAYWRIGHT, VARIABLE, Browser, browser_version, candidates, find_browser
from auditor.collect.fonts import find_fonts
from auditor.collect.libraries import driver_program, missing_libraries, package_of, remedy
from auditor.collect.packages import PACKAGE_LIMIT_S, administrator, install_command, install_packages, note, run
from auditor.errors import UsageError
from auditor.message import Message, as_said, say
from auditor.streams import tell_lines

DOWNLOAD_LIMIT_S = 300.0  # about 100 MB; without internet Playwright tries its mirrors for minutes
PACKAGES = ("chromium-headless-shell", "chromium")
_ADVICE = say(
    """\
No browser could be installed. An audit needs a Chromium or Chrome. Do one of these, then run this again:
  * as an administrator: apt-get install chromium-headless-shell   (or: apt-get install chromium)
  * with internet access: python -m playwright install --with-deps --only-shell chromium
  * when a browser is somewhere else on this machine: export {variable}=/path/to/chrome""",
    variable=VARIABLE,
)


def main() -> int:
    """Install what is missing; returns the exit code. Without fonts an audit can run, and says so."""
    if not install_libraries():
        return 1
    install_fonts()
    if named := os.environ.get(VARIABLE):
        return _check_named(named)
    if install_browser():
        return 0
    tell_lines(_ADVICE, err=True)
    return 1


def install_libraries() -> bool:
    """Whether Playwright's driver has all its libraries, or got them."""
    missing = missing_libraries(driver_program())
    if not missing:
        return True
    note(say("installing {libraries}, which Playwright needs ...", libraries=missing))
    if install_packages([package_of(library) for library in missing]):
        missing = missing_libraries(driver_program())
    if missing:
        streams.tell(
            say("Playwright can't start without {libraries}. {remedy}", libraries=missing, remedy=remedy(missing)),
            err=True,
        )
    return not missing


def install_fonts() -> None:
    """Install the fonts that pages are measured with; say what it means where some can't be had."""
    fonts = find_fonts()
    if not fonts.missing:
        return
    names = fonts.missing_packages
    note(
        say(
            "installing fonts, so that text is as wide as on visitors' machines ({packages}) ...", packages=tuple(names)
        )
    )
    if install_packages(names):
        fonts = find_fonts()
    if fonts.missing:
        families = tuple(font.family for font in fonts.missing)
        note(say("without {fonts} text is measured with what is here, and", fonts=families))
        note(say("the same page can give other findings than elsewhere. As an administrator run:"))
        note(as_said(f"  {install_command(fonts.missing_packages)}"))


def install_browser() -> Browser | None:
    """The browser that is here or that was installed; None when no way worked. Prints what was tried."""
    if browser := _working():
        note(say("there is a browser: {browser}", browser=_describe(browser)))
        return browser
    for step in (_download, _complete_download, _install_package):
        if step() and (browser := _working()):
            note(say("installed {browser}", browser=_describe(browser)))
            return browser
    return None


def _check_named(named: str) -> int:
    """A browser named by the user is taken as it is: nothing is installed behind their back."""
    try:
        browser = find_browser(None)
    except UsageError as error:
        streams.tell(say("set-up: {reason}. {hint}", reason=error.message, hint=error.hint or ""), err=True)
        return 1
    if not browser_version(browser.path):
        streams.tell(
            say("set-up: {setting} does not start. Name another one, or unset it.", setting=f"{VARIABLE}={named}"),
            err=True,
        )
        return 1
    note(say("there is a browser: {browser}", browser=_describe(browser)))
    return 0


def _working() -> Browser | None:
    try:
        return find_browser(None)  # passes over what does not start
    except UsageError:
        return None


def _download() -> bool:
    note(say("downloading Playwright's headless Chromium (needs internet access) ..."))
    return run([sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"], DOWNLOAD_LIMIT_S)


def _complete_download() -> bool:
    """Install the system libraries that a downloaded browser misses on a bare machine."""
    root = administrator()
    if root is None or not any(browser.source == PLAYWRIGHT for browser in candidates()):
        return False
    note(say("installing the system libraries of Playwright's Chromium ..."))
    return run([*root, sys.executable, "-m", "playwright", "install-deps", "chromium"], PACKAGE_LIMIT_S)


def _install_package() -> bool:
    for package in PACKAGES:
        note(say("installing the system package {package} ...", package=package))
        if install_packages([package]) and _working():
            return True
    return False


def _describe(browser: Browser) -> Message:
    return say(
        "{version} at {path} ({source})",
        version=browser_version(browser.path), path=str(browser.path), source=browser.source,
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
