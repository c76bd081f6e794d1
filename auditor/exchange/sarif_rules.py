"""Rules as SARIF describes them: what each is about, whom it concerns, how to mend it, and where to read on.

Lengths and properties are those that GitHub's code scanning asks for (docs.github.com, "SARIF support for code
scanning"). No `security-severity`: these are no security alerts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from auditor.exchange.sarif import SarifLevel
from auditor.standards.references import resolved, table

MAX_TEXT_CHARS = 1024  # of a short or full description
MAX_TAGS = 10  # of a rule that are shown
_SEVERITIES: dict[SarifLevel, str] = {"error": "error", "warning": "warning", "note": "recommendation"}
_TIPS = "https://www.w3.org/WAI/tips/"
"""W3C's advice for writers, designers and developers: for a rule that cites nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribedRule:
    """What a rule's card says, in plain text."""

    id: str
    title: str
    family: str
    who: str
    why: str
    fix: str
    limits: str
    refs: Sequence[str]
    wcag: Sequence[str]
    confidence: str


def sarif_rule(rule: DescribedRule, level: SarifLevel) -> dict[str, Any]:
    """A `reportingDescriptor`; `level` is the worst that its results have."""
    title = rule.title or rule.id
    described = " ".join(filter(None, (_sentence(rule.why), _sentence(rule.who)))) or title
    url = help_url(rule.refs, rule.family)
    parts = [("Why it matters", rule.why), ("Whom it concerns", rule.who), ("What to do", rule.fix)]
    parts += [("Limits of the check", rule.limits)]
    told = [(heading, _sentence(text)) for heading, text in parts if text]
    cited = "\n".join(f"- [{each.label}]({each.url})" for each in resolved(rule.refs) if each.url)
    return {
        "id": rule.id,
        "name": rule.id,
        "shortDescription": {"text": _cut(title)},
        "fullDescription": {"text": _cut(described)},
        "helpUri": url,
        "help": {
            "text": "\n\n".join([*(f"{heading}: {text}" for heading, text in told), f"Read more: {url}"]),
            "markdown": "\n\n".join([*(f"**{heading}.** {text}" for heading, text in told), cited or f"<{url}>"]),
        },
        "defaultConfiguration": {"level": level},
        "properties": {
            "precision": rule.confidence,
            "problem.severity": _SEVERITIES[level],
            "tags": [*filter(None, [rule.family]), *(f"wcag/{number}" for number in rule.wcag)][:MAX_TAGS],
        },
    }


def help_url(refs: Sequence[str], family: str) -> str:
    """Where to read on: W3C's page about the first criterion, else the first thing that is cited, else a guide."""
    urls = [each.url for each in resolved(refs) if each.url]
    return urls[0] if urls else table("plain").url if family == "readability" else _TIPS


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return text[:1].upper() + text[1:]


def _cut(text: str) -> str:
    return text if len(text) <= MAX_TEXT_CHARS else text[: MAX_TEXT_CHARS - 1] + "…"
