"""The axe-core engine: which script, its version, and the canary that proves it works.

`axe-core-python` is the driver; its bundled engine is of 2022 and its `run` reaches the main frame
only and writes options with `repr`, so we take its script holder and run it ourselves (world.py).
"""

import re
from importlib import resources
from pathlib import Path

from axe_core_python.async_playwright import Axe

from auditor.artifacts import AxeResults
from auditor.errors import EngineFaultError, UsageError
from auditor.message import say

_BANNER = re.compile(r"axe v(\d+\.\d+\.\d+[\w.-]*)")
_ENGINE_PACKAGE = "axe_playwright_python"  # the maintained package with the newest engine
AXE_HINT = say("Leave out --axe-script, or install the locked dependencies again: results would not be trustworthy.")
# What the canary page (canary.html) breaks on purpose, one rule of each kind of check.
CANARY_RULES = frozenset({"image-alt", "button-name", "label", "link-name", "html-has-lang", "color-contrast"})


def load_axe(script: Path | None) -> Axe:
    """The engine from `script`, else the newest that an installed package carries.

    Raises UsageError when the file can't be read or holds no axe-core.
    """
    if script is None:
        return Axe.from_file(str(resources.files(_ENGINE_PACKAGE).joinpath("axe.min.js")))
    try:
        axe = Axe.from_file(script)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            say("--axe-script: {script} can't be read ({fault})", script=str(script), fault=error.__class__.__name__),
            hint=say("Give the path of an axe.min.js."),
        ) from error
    if not _BANNER.search(axe.axe_script[:400]):
        raise UsageError(
            say("--axe-script: {script} is no axe-core script", script=str(script)),
            hint=say("Give the path of an axe.min.js."),
        )
    return axe


def axe_version(axe: Axe) -> str:
    """Version from the script's banner."""
    match = _BANNER.search(axe.axe_script[:400])
    return match.group(1) if match else "unknown"


def canary_html() -> str:
    """A page with known faults."""
    return resources.files("auditor.collect").joinpath("canary.html").read_text("utf-8")


def check_canary(results: AxeResults) -> None:
    """Raise EngineFaultError unless the engine found every fault of the canary page."""
    found = {violation.id for frame in results.frames for violation in frame.violations}
    missed = sorted(CANARY_RULES - found)
    if missed:
        raise EngineFaultError(
            say("the accessibility engine missed known faults on our test page: {missed}", missed=tuple(missed)),
            hint=AXE_HINT,
        )
