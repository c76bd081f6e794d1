"""Every rule's own examples, through the browser: a page must get the outcome its rule says it gets."""

import pytest

import auditor_rules
from auditor.artifacts import LinkedDocument
from auditor.collect.browser import Tab
from auditor.collect.limits import Limits
from auditor.collect.visit import VisitOrder, visit
from auditor.engine import run_document, run_page, run_site
from auditor.facts import FactsInHand, Met, scope_of
from auditor.profile import DESKTOP
from auditor.rule import Example, Rule
from auditor.subject import Scope, Subject, document, page
from tests.fixtures.local_site import LocalSite, Route

QUICK = Limits(settle_s=2, quiet_ms=60, phone_quiet_ms=30)
EXAMPLES = [(rule, example) for rule in auditor_rules.PACK for example in rule.meta.examples]


@pytest.mark.parametrize(
    ("rule", "example"), EXAMPLES, ids=[f"{rule.id}: {example.title}" for rule, example in EXAMPLES]
)
async def test_an_example_gets_the_outcome_it_declares(tab: Tab, rule: Rule, example: Example) -> None:
    routes: dict[str, Route] = {f"/{number}": html for number, html in enumerate(example.pages)}
    met: dict[Subject, Met] = {}
    with LocalSite(routes) as served:
        for path in routes:
            visited = await visit(tab, VisitOrder(url=served.url + path, limits=QUICK))
            for given in example.given:
                if scope_of(type(given)) is Scope.PAGE:
                    visited.add(given)
            met[page(served.url + path)] = visited.met
    documents = {document(given.url): given for given in example.given if isinstance(given, LinkedDocument)}
    met |= {subject: {DESKTOP.id: {LinkedDocument: given}} for subject, given in documents.items()}
    facts = FactsInHand(met)
    if rule.scope is Scope.SITE:
        (result,) = run_site([rule], facts)
    elif rule.scope is Scope.DOCUMENT:
        (result,) = run_document([rule], facts, next(iter(documents)))
    else:
        (result,) = run_page([rule], facts, next(iter(met)))
    assert result.outcome == example.outcome, result
