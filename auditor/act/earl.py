"""Results on ACT test cases as EARL, the form that the W3C asks implementers for."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from auditor.act.cases import ActCase
from auditor.act.run import CaseResult
from auditor.axe_options import UNFINISHED
from auditor.engine import RuleResult
from auditor.exchange.earl import assertion, earl_outcome, graph, worst_outcome
from auditor.model import Finding, Outcome
from auditor.rule import Rule

# ACT rules about elements of one role whose names the same rules of ours judge.
_ROLES = {"97a4e1": "button", "c487ae": "link", "m6b1q3": "menuitem"}
_NATIVE = {"a": "link", "area": "link", "button": "button", "input": "button"}
_NO_ROLE = frozenset({"none", "presentation"})  # what can be focused keeps its own (WAI-ARIA, conflict resolution)
_TAG = re.compile(r"""\s*<(?P<name>[\w-]+)(?P<rest>(?:"[^"]*"|'[^']*'|[^>"'])*)""")
_ROLE = re.compile(r"""\srole\s*=\s*["']?\s*(?P<role>[\w-]+)""", re.IGNORECASE)


def earl_report(found: Iterable[CaseResult], rules: Sequence[Rule], *, every_rule: bool = False) -> dict[str, Any]:
    """A JSON-ready report: one test subject a case with one assertion.

    The assertion gives what our rules that implement the case's ACT rule say together, the worst
    outcome first; where none of them implements it nothing is said of the case. With `every_rule` each
    rule that has something to say of the page gets an assertion of its own instead.
    """
    by_id = {rule.id: rule for rule in rules}
    said = ((each.case.url, _of_every_rule(each, by_id) if every_rule else _of_case(each, by_id)) for each in found)
    return graph((url, assertions) for url, assertions in said if assertions or every_rule)


def _of_case(found: CaseResult, rules: Mapping[str, Rule]) -> list[dict[str, Any]]:
    implementing = [rule for rule in rules.values() if found.case.rule_id in rule.meta.act]
    if not implementing:
        return []
    ids = {rule.id for rule in implementing}
    results = [_of_role(result, found.case) for result in found.results if result.rule_id in ids]
    worst = worst_outcome({_told(result) for result in results})
    title = " + ".join(sorted(ids))
    return [assertion(title, _mapped(implementing, found.case), worst, found.error or _said(results))]


def _of_role(result: RuleResult, case: ActCase) -> RuleResult:
    """The result without what it found on elements of another role than the ACT rule is about."""
    role = _ROLES.get(case.rule_id)
    others = {*_ROLES.values()} - {role} if role else set()  # doc-biblioref is a link as well, and stays
    kept = tuple(finding for finding in result.findings if _role_of(finding) not in others)
    if len(kept) == len(result.findings):
        return result
    return replace(result, findings=kept, outcome=worst_outcome({Outcome.PASSED, *(each.outcome for each in kept)}))


def _role_of(finding: Finding) -> str:
    """The role that an element's own tag gives it: the one it names, else its native one; "" where that can't be told."""
    tag = _TAG.match(finding.target.html) if finding.target else None
    if tag is None:
        return ""
    named = _ROLE.search(tag["rest"])
    role = named["role"].lower() if named else ""
    return role if role and role not in _NO_ROLE else _NATIVE.get(tag["name"].lower(), "")


def _told(result: RuleResult) -> Outcome:
    """A rule that looked and left something to a person can't tell; EARL's `untested` is for what was not tried."""
    has_looked = not result.lacks_facts and str(result.error) != str(UNFINISHED)
    return Outcome.CANT_TELL if result.outcome is Outcome.UNTESTED and has_looked else result.outcome


def _mapped(rules: Iterable[Rule], case: ActCase) -> set[str]:
    """Criteria that our rules cite, as far as the ACT rule is about them: one of ours may implement several ACT rules,
    and cite a criterion for what it finds besides."""
    cited = _criteria(rules)
    return cited if case.criteria is None else cited & case.criteria


def _of_every_rule(found: CaseResult, rules: Mapping[str, Rule]) -> list[dict[str, Any]]:
    if found.error:
        return [assertion("page", [], Outcome.UNTESTED, found.error)]
    return [
        assertion(result.rule_id, _criteria([rules[result.rule_id]]), earl_outcome(result.outcome), _said([result]))
        for result in found.results
        if result.outcome is not Outcome.INAPPLICABLE
    ]


def _criteria(rules: Iterable[Rule]) -> set[str]:
    return {number for rule in rules for number in rule.meta.wcag}


def _said(results: Iterable[RuleResult]) -> str:
    """The first message of each rule that found something."""
    texts = [str(result.findings[0].message if result.findings else result.error or "") for result in results]
    return "; ".join(text for text in texts if text)
