"""What our rules and the engine find on a page is told of the same elements, so that twins are known for what they are."""

import pytest

from auditor.collect.browser import Tab
from auditor.collect.visit import VisitOrder, visit
from auditor.crawl.kinship import fold
from auditor.engine import run_page
from auditor.facts import FactsInHand
from auditor.registry import needed_artifacts
from auditor.subject import page as subject_of
from auditor_rules import PACK
from tests.fixtures.local_site import LocalSite, page
from tests.fixtures.restyled_pages import QUICK, TEXT

WIDE = f'<style>body {{ overflow-x: hidden }}</style><p style="white-space:nowrap">{TEXT}</p>'
TABS = (
    '<ul role="tablist" id="tabs"><li id="t1"><a role="tab" href="#p1">Fees</a></li>'
    '<li id="t2"><a role="tab" href="#p2">Permits</a></li></ul>'
)
CASES = {
    "contrast": ('<p style="color:#888;background:#fff">The fee is 20 dollars.</p>', "color-contrast", ["low-enhanced-contrast"]),
    "link": ('<p>Buses</p><p><a href="/bus">More</a></p>', "vague-link-in-context", ["vague-link"]),
    "refresh": ('<meta http-equiv="refresh" content="300"><p>Queue</p>', "meta-refresh", ["timed-refresh"]),
    "picture": ('<a href="/x"><span><img id="logo" src="x.png" width="40" height="40"></span></a>', "link-name", ["image-alt"]),
    "list": ("<ul><nav><li>Fees</li></nav></ul>", "list", ["listitem"]),
    "empty": ("<nav><a href=/a>Home</a></nav><main></main>", "empty-main", ["page-has-heading-one"]),
    "tabs": (TABS, "aria-required-children", ["aria-required-parent"] * 2),
    "cut": (WIDE, "text-cut-on-phone", ["text-cut-when-zoomed"]),
    "landmarks": ("<header>County</header><header>Town</header>", "landmark-no-duplicate-banner", ["landmark-unique"]),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
async def test_twins_of_one_fault_are_one_finding(tab: Tab, name: str) -> None:
    body, teller, details = CASES[name]
    rules = [rule for rule in PACK if rule.id in {teller, *details}]
    with LocalSite({"/": page(body)}) as site:
        visited = await visit(tab, VisitOrder(url=f"{site.url}/", limits=QUICK, needed=needed_artifacts(rules)))
    subject = subject_of(f"{site.url}/")
    results = run_page(rules, FactsInHand({subject: visited.met}), subject)
    assert {result.rule_id for result in results if result.findings} == {teller, *details}
    folded = [(result.rule_id, finding) for result in fold(rules, results) for finding in result.findings]
    assert [rule_id for rule_id, _ in folded] == [teller]
    assert sorted(also.rule_id for also in folded[0][1].also) == details
