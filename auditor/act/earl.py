"""Results as EARL in JSON-LD, the form that the W3C asks implementers of ACT rules for.

Source: Evaluation and Report Language (EARL) 1.0; the W3C's instructions for reporting ACT implementations.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from auditor import __version__
from auditor.act.run import CaseResult
from auditor.engine import RuleResult
from auditor.model import Outcome
from auditor.rule import Rule

CONTEXT = "https://www.w3.org/WAI/content-assets/wcag-act-rules/earl-context.json"
_WORST_FIRST = (
    Outcome.FAILED, Outcome.CANT_TELL, Outcome.ERROR, Outcome.UNTESTED, Outcome.PASSED, Outcome.INAPPLICABLE,
)  # fmt: skip


def earl_report(found: Iterable[CaseResult], rules: Sequence[Rule], *, every_rule: bool = False) -> dict[str, Any]:
    """A JSON-ready report: one test subject a case with one assertion.

    The assertion gives what our rules that implement the case's ACT rule say together, the worst
    outcome first; `untested` when none of them implements it. With `every_rule` each rule that has
    something to say of the page gets an assertion of its own instead.
    """
    assertor = {
        "@type": "Assertor",
        "name": "civic-auditor",
        "release": {"@type": "Version", "revision": __version__},
    }
    by_id = {rule.id: rule for rule in rules}
    subjects = [
        {
            "@type": "TestSubject",
            "source": each.case.url,
            "assertions": [
                {"@type": "Assertion", "mode": "earl:automatic", "assertedBy": assertor, **assertion}
                for assertion in (_of_every_rule(each, by_id) if every_rule else [_of_case(each, by_id)])
            ],
        }
        for each in found
    ]
    return {"@context": CONTEXT, "@graph": subjects}


def _of_case(found: CaseResult, rules: Mapping[str, Rule]) -> dict[str, Any]:
    implementing = [rule for rule in rules.values() if found.case.rule_id in rule.meta.act]
    if not implementing:
        return _assertion(found.case.rule_name, [], Outcome.UNTESTED, "no rule implements it")
    ids = {rule.id for rule in implementing}
    results = [result for result in found.results if result.rule_id in ids]
    return _assertion(" + ".join(sorted(ids)), implementing, _worst(results), found.error or _said(results))


def _of_every_rule(found: CaseResult, rules: Mapping[str, Rule]) -> list[dict[str, Any]]:
    if found.error:
        return [_assertion("page", [], Outcome.UNTESTED, found.error)]
    return [
        _assertion(result.rule_id, [rules[result.rule_id]], _earl_outcome(result.outcome), _said([result]))
        for result in found.results
        if result.outcome is not Outcome.INAPPLICABLE
    ]


def _worst(results: Sequence[RuleResult]) -> Outcome:
    outcomes = {result.outcome for result in results}
    return _earl_outcome(next((each for each in _WORST_FIRST if each in outcomes), Outcome.UNTESTED))


def _earl_outcome(outcome: Outcome) -> Outcome:
    """EARL has no word for a rule that broke: nothing was tested."""
    return Outcome.UNTESTED if outcome is Outcome.ERROR else outcome


def _said(results: Iterable[RuleResult]) -> str:
    """The first message of each rule that found something."""
    texts = [str(result.findings[0].message if result.findings else result.error or "") for result in results]
    return "; ".join(text for text in texts if text)


def _assertion(title: str, rules: Sequence[Rule], outcome: Outcome, info: str) -> dict[str, Any]:
    criteria = sorted({number for rule in rules for number in rule.meta.wcag}, key=_by_number)
    result = {"@type": "TestResult", "outcome": f"earl:{outcome}", **({"info": info} if info else {})}
    test = {
        "@type": "TestCriterion",
        "title": title,
        "isPartOf": [{"@type": "TestRequirement", "title": f"WCAG 2: {number}"} for number in criteria],
    }
    return {"result": result, "test": test}


def _by_number(criterion: str) -> tuple[int, ...]:
    return tuple(int(part) for part in criterion.split("."))
