"""What turns failures of axe-core's best-practice rules into questions, or many of them into one."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from auditor.artifacts import AxeNode
from auditor.message import Message, say, say_count
from auditor.model import Finding, Outcome, Target

HEADING_ORDER = "heading-order"  # axe's rules
OBJECT_ALT = "object-alt"
REGION = "region"
SHORT_PART = 100
"""Characters of text under which a part alone outside every region is a line (a phase banner, a link back to the top): of
those read on real sites three in four were left as they are. Axe's node brings no more of its text."""

_IN_FOOTER = re.compile(r"(?:^|> )footer(?![\w-])")
_PDF = re.compile(r"\btype\s*=\s*[\"']?application/pdf|\bdata\s*=\s*[\"']?[^\"'\s>]*\.pdf\b", re.IGNORECASE)


def of_footers(findings: Iterable[Finding]) -> Iterator[Finding]:
    """heading-order: the ranks in a site's footer may stay the same whatever the content above it has (W3C, headings tutorial)."""
    question = say(
        "A level is left out before this heading of the footer. Does the footer have the same levels on every page?"
    )
    return _asked(findings, lambda target: _IN_FOOTER.search(target.path) is not None, question)


def of_files(findings: Iterable[Finding]) -> Iterator[Finding]:
    """object-alt: an embedded PDF is no picture; whether its words stand beside it as well can't be seen."""
    question = say("A PDF is embedded here without a name. Does a link or a text beside it say what it holds?")
    return _asked(findings, lambda target: _PDF.search(target.html) is not None, question)


def _asked(findings: Iterable[Finding], is_doubtful: Callable[[Target], bool], question: Message) -> Iterator[Finding]:
    """The findings, with a question in place of each failure of a doubtful element."""
    for finding in findings:
        if _fails(finding) and finding.target is not None and is_doubtful(finding.target):
            yield replace(finding, outcome=Outcome.CANT_TELL, message=question)
        else:
            yield finding


def gathered(findings: Iterable[Finding], nodes: Iterable[AxeNode]) -> Iterator[Finding]:
    """region: one finding a frame, however many parts of it lie outside; one short part alone is a question.

    `nodes` are axe's failures of the rule.
    """
    words = {node.target: node.words for node in nodes}
    loose: dict[str | None, list[Finding]] = {}
    for finding in findings:
        if _fails(finding) and finding.target is not None:
            loose.setdefault(finding.target.frame_url, []).append(finding)
        else:
            yield finding
    for parts in loose.values():
        first = next((part for part in parts if part.target and words.get(part.target)), parts[0])
        quoted = words.get(first.target, "") if first.target else ""
        if not quoted and len(parts) == 1:
            yield first
            continue
        is_line = len(parts) == 1 and len(quoted) < SHORT_PART
        yield replace(
            first,
            outcome=Outcome.CANT_TELL if is_line else Outcome.FAILED,
            message=_outside(len(parts), quoted),
            cause=REGION,
            data={**first.data, "parts": len(parts)},
        )


def _fails(finding: Finding) -> bool:
    return finding.outcome is Outcome.FAILED


def _outside(count: int, quoted: str) -> Message:
    if not quoted:
        return say_count(
            "{n} part of the page lies outside every region", "{n} parts of the page lie outside every region", n=count
        )
    return say_count(
        "{n} part of the page lies outside every region: “{text}”",
        "{n} parts of the page lie outside every region, the first of them “{text}”",
        n=count,
        text=quoted,
    )
