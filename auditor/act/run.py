"""Visiting every test case and judging it with all rules."""

import asyncio
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from auditor.act.cases import ActCase
from auditor.collect.limits import Limits
from auditor.collect.reach import Reach
from auditor.collect.visit import visit
from auditor.config import Config
from auditor.crawl.serve import FolderServer
from auditor.crawl.tabs import Tabs
from auditor.crawl.workshop import open_workshop
from auditor.engine import RuleResult, run_page, run_site
from auditor.errors import CollectError, VisitError
from auditor.registry import needed_artifacts
from auditor.rule import PerPage, Rule


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
    try:
        async with tabs.tab(await asyncio.to_thread(Reach.of, (url,))) as tab:
            visited = await visit(tab, url, in_scope=lambda _: True, limits=Limits(), needed=needed_artifacts(rules))
    except VisitError as error:
        return (), str(error)

    def per_page(kind: type) -> PerPage[Any]:
        artifact = visited.artifacts.get(kind)
        found = {} if artifact is None or isinstance(artifact, CollectError) else {url: artifact}
        return PerPage(found, found.__getitem__)

    return (*run_page(rules, visited.artifacts), *run_site(rules, per_page)), ""
