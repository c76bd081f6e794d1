"""Visiting every test case and judging it with all rules; a case that is no web page is read."""

import asyncio
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from auditor.act.cases import ActCase
from auditor.act.xml import MAX_BYTES, why_inapplicable
from auditor.collect.reach import Reach
from auditor.collect.tabs import Tabs
from auditor.collect.visit import VisitOrder, visit
from auditor.collect.workshop import open_workshop
from auditor.config import Config
from auditor.crawl.serve import FolderServer
from auditor.engine import RuleResult, run_page, run_site
from auditor.errors import NotAPageError, VisitError
from auditor.facts import FactsInHand
from auditor.message import Message
from auditor.model import Outcome
from auditor.registry import needed_artifacts
from auditor.rule import Rule
from auditor.subject import page, site


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What all rules said of a case; `error` says why it was not examined."""

    case: ActCase
    results: tuple[RuleResult, ...] = ()
    error: str = ""


async def run_cases(
    cases: Sequence[ActCase], rules: Sequence[Rule], config: Config, *, root: Path | None, concurrency: int
) -> list[CaseResult]:
    """Examine the cases; results come in their order.

    `root` is a folder that stands in for the web root of the cases' host; without it they are
    loaded from where they are published. A page that several cases share is loaded once.
    """
    with ExitStack() as stack:
        server = stack.enter_context(FolderServer(root)) if root else None
        base = server.base_url.rstrip("/") if server else None
        addresses = {case.url: _address(case.url, base) for case in cases}
        async with open_workshop(config.browser) as workshop:
            slots = asyncio.Semaphore(concurrency)

            async def examine(url: str) -> tuple[tuple[RuleResult, ...], str]:
                async with slots:
                    return await _examine(workshop.tabs, addresses[url], rules)

            found = await asyncio.gather(*(examine(url) for url in addresses))
    by_url = dict(zip(addresses, found, strict=True))
    return [CaseResult(case, *by_url[case.url]) for case in cases]


def _address(url: str, base: str | None) -> str:
    """Where to load a case from."""
    parts = urlsplit(url)
    return url if base is None else base + parts.path + (f"?{parts.query}" if parts.query else "")


async def _examine(tabs: Tabs, url: str, rules: Sequence[Rule]) -> tuple[tuple[RuleResult, ...], str]:
    """All rules' results for one page, as if it were a whole site; or why there are none."""
    reach = await asyncio.to_thread(Reach.of, (url,))
    try:
        async with tabs.tab(urlsplit(url).netloc, reach) as tab:
            visited = await visit(tab, VisitOrder(url=url, needed=needed_artifacts(rules), stays=True))
    except NotAPageError as error:
        answer = await tabs.fetcher(reach).get(url, MAX_BYTES)
        why = None if answer.is_cut else why_inapplicable(answer.body)
        return (_inapplicable(rules, why), "") if why else ((), str(error))
    except VisitError as error:
        return (), str(error)
    facts = FactsInHand({page(url): visited.met, site(url): {}})
    return (*run_page(rules, facts, page(url)), *run_site(rules, facts)), ""


def _inapplicable(rules: Sequence[Rule], why: Message) -> tuple[RuleResult, ...]:
    return tuple(RuleResult(rule_id=rule.id, outcome=Outcome.INAPPLICABLE, error=why) for rule in rules)
