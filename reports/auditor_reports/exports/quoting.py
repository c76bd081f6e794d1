"""Words of an audited page in Markdown: in a fence that they can't leave, and never between our own words."""

import re
from collections.abc import Iterable

from auditor_reports.exports.plain import plain

_TICKS = re.compile(r"`{3,}")


def fenced(lines: Iterable[str], language: str = "text") -> str:
    """Lines of page text as a code block whose fence is longer than any run of backticks in it; each stays on its line."""
    body = [_line(line) for line in lines]
    longest = max((len(run) for line in body for run in _TICKS.findall(line)), default=2)
    fence = "`" * max(3, longest + 1)
    return "\n".join([f"{fence}{language}", *body, fence])


def _line(line: str) -> str:
    """One line with its indentation."""
    text = line.lstrip(" ")
    return " " * (len(line) - len(text)) + plain(text)
