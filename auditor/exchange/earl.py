"""EARL in JSON-LD: how an evaluation says who judged what, and how it went.

Source: Evaluation and Report Language (EARL) 1.0; the W3C's instructions for reporting ACT implementations.
"""

from collections.abc import Collection, Iterable
from typing import Any

from auditor import __version__
from auditor.model import Outcome

CONTEXT = "https://www.w3.org/WAI/content-assets/wcag-act-rules/earl-context.json"
_WORST_FIRST = (
    Outcome.FAILED, Outcome.CANT_TELL, Outcome.ERROR, Outcome.UNTESTED, Outcome.PASSED, Outcome.INAPPLICABLE,
)  # fmt: skip


def earl_outcome(outcome: Outcome) -> Outcome:
    """EARL has no word for a rule that broke: nothing was tested."""
    return Outcome.UNTESTED if outcome is Outcome.ERROR else outcome


def worst_outcome(outcomes: Collection[Outcome]) -> Outcome:
    """What several outcomes say together: the worst of them, `untested` without any."""
    return earl_outcome(next((each for each in _WORST_FIRST if each in outcomes), Outcome.UNTESTED))


def graph(subjects: Iterable[tuple[str, Iterable[dict[str, Any]]]]) -> dict[str, Any]:
    """A JSON-ready report: addresses, each with its assertions."""
    assertor = {
        "@type": "Assertor",
        "name": "civic-auditor",
        "release": {"@type": "Version", "revision": __version__},
    }
    made = {"@type": "Assertion", "mode": "earl:automatic", "assertedBy": assertor}
    nodes = [
        {"@type": "TestSubject", "source": source, "assertions": [{**made, **each} for each in assertions]}
        for source, assertions in subjects
    ]
    return {"@context": CONTEXT, "@graph": nodes}


def assertion(title: str, criteria: Iterable[str], outcome: Outcome, info: str = "") -> dict[str, Any]:
    """One judgement: what was tested, the WCAG criteria (numbers) that it belongs to, how it went and why."""
    result = {"@type": "TestResult", "outcome": f"earl:{outcome}", **({"info": info} if info else {})}
    test = {
        "@type": "TestCriterion",
        "title": title,
        "isPartOf": [
            {"@type": "TestRequirement", "title": f"WCAG 2: {number}"} for number in sorted(criteria, key=_by_number)
        ],
    }
    return {"result": result, "test": test}


def _by_number(criterion: str) -> tuple[int, ...]:
    return tuple(int(part) for part in criterion.split("."))
