"""Every rule's own examples, through the browser: a page must get the outcome its rule says it gets."""

from collections.abc import Callable
from typing import Any

import pytest

import auditor_rules
from auditor.collect.browser import Tab
from auditor.collect.limits import Limits
from auditor.collect.visit import visit
from auditor.engine import run_page, run_site
from auditor.rule import Example, PerPage, Rule
from tests.fixtures.local_site import LocalSite, Route

QUICK = Limits(settle_s=2, quiet_ms=60, phone_quiet_ms=30)
EXAMPLES = [(rule, example) for rule in auditor_rules.PACK for example in rule.meta.examples]


@pytest.mark.parametrize(
    ("rule", "example"), EXAMPLES, ids=[f"{rule.id}: {example.title}" for rule, example in EXAMPLES]
)
async def test_an_example_gets_the_outcome_it_declares(tab: Tab, rule: Rule, example: Example) -> None:
    routes: dict[str, Route] = {f"/{number}": html for number, html in enumerate(example.pages)}
    with LocalSite(routes) as site:
        collected = {}
        for path in routes:
            visited = await visit(tab, site.url + path, in_scope=lambda _: True, limits=QUICK)
            collected[site.url + path] = {**visited.artifacts, **{type(each): each for each in example.given}}
    if rule.per_site:
        (result,) = run_site([rule], _per_page(collected))
    else:
        (result,) = run_page([rule], next(iter(collected.values())))
    assert result.outcome == example.outcome, result


def _per_page(collected: dict[str, dict[type, object]]) -> Callable[[type], PerPage[Any]]:
    return lambda kind: PerPage(collected, lambda url: collected[url][kind])
