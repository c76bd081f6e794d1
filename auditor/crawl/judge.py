"""From a visit's artifacts to what is stored of a page: links sorted, rules run, findings named."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from auditor.artifacts import DocumentText, Links, RenderedHtml, SourceHtml, Visit
from auditor.crawl.follow import FollowPolicy
from auditor.crawl.identity import page_identity
from auditor.crawl.scope import Scope
from auditor.crawl.url import document_kind, is_asset, page_key, parse_link
from auditor.engine import RuleResult, cause_of, fingerprint, harm_of, run_page, run_site
from auditor.model import Finding, PageStatus
from auditor.registry import cards
from auditor.rule import PerPage, Rule
from auditor.store.read_rows import FOLDER_IDENTITY
from auditor.store.rows import FindingRow, LinkKind, LinkRow, PageResult, RuleRunRow
from auditor.store.store import Store

_FOLDER_HOST = re.compile(r"(?:http://)?127\.0\.0\.1:\d+")


def judge_page(
    rules: Sequence[Rule],
    page_id: int,
    site_identity: str,
    artifacts: Mapping[type, object],
    scope: Scope,
    attempts: int,
    follow: FollowPolicy = FollowPolicy(),  # noqa: B008 - it is frozen
) -> PageResult:
    """Run the page rules and sort the links of one visit."""
    visit = artifacts[Visit]
    assert isinstance(visit, Visit)
    text = artifacts.get(DocumentText)
    text = text if isinstance(text, DocumentText) else DocumentText(title="", lang="")
    rule_runs, findings = _judgements(rules, page_id, site_identity, artifacts)
    return PageResult(
        page_id=page_id,
        url_final=visit.url_final,
        final_key=page_key(visit.url_final),
        content_hash=page_identity(text, artifacts.get(SourceHtml), artifacts.get(RenderedHtml)),
        http_status=visit.status,
        title=text.title[:500],
        lang=text.lang[:40],
        words=sum(len(block.text.split()) for block in text.blocks if block.in_main),
        settled=visit.settled,
        attempts=attempts,
        artifacts=artifacts,
        links=sort_links(artifacts.get(Links), visit, scope, follow),
        rule_runs=rule_runs,
        findings=findings,
    )


def judge_again(rules: Sequence[Rule], store: Store, run_id: int) -> int:
    """Run all rules again over a run's stored artifacts, in place of what they said before.

    No browser is needed. Returns how many pages were judged.
    """
    judged = 0
    store.set_rules(run_id, cards(rules))
    for site_id, identity in store.sites(run_id):
        for page_id in store.audited_pages(site_id).values():
            rule_runs, findings = _judgements(rules, page_id, identity, store.load_artifacts(page_id))
            store.replace_judgements(site_id, page_id, rule_runs, findings)
            judged += 1
        judge_site(rules, store, site_id, identity)
    return judged


def _judgements(
    rules: Sequence[Rule], page_id: int, site_identity: str, artifacts: Mapping[type, object]
) -> tuple[list[RuleRunRow], list[FindingRow]]:
    """What the page rules say of one page."""
    visit = artifacts[Visit]
    assert isinstance(visit, Visit)
    place = _page_path(visit.url_requested)
    results = run_page(rules, artifacts)
    findings = _finding_rows(rules, results, lambda _: (page_id, place), site_identity)
    return [_rule_run(result, page_id) for result in results], list(findings)


def judge_site(rules: Sequence[Rule], store: Store, site_id: int, site_identity: str) -> None:
    """Run the site rules over all audited pages and store what they say."""
    pages = store.audited_pages(site_id)

    def per_page(kind: type) -> PerPage[Any]:
        def load(url: str) -> Any:
            return store.load_artifact(pages[url], kind)

        return PerPage([url for url in pages if store.has_artifact(pages[url], kind)], load)

    def place(finding: Finding) -> tuple[int | None, str]:
        url = str(finding.data.get("url", ""))
        return pages.get(url), _page_path(url) if url in pages else ""

    results = run_site(rules, per_page)
    store.save_site_judgements(
        site_id,
        [_rule_run(result, None) for result in results],
        list(_finding_rows(rules, results, place, site_identity)),
    )


_MOST_TELLING = (LinkKind.ACTION, LinkKind.DOCUMENT, LinkKind.PAGE, LinkKind.HELD_DOCUMENT, LinkKind.NOFOLLOW)
_HELD = {PageStatus.ACTION: LinkKind.ACTION, PageStatus.NOFOLLOW: LinkKind.NOFOLLOW, None: LinkKind.PAGE}


def sort_links(
    links: object,
    visit: Visit,
    scope: Scope,
    follow: FollowPolicy = FollowPolicy(),  # noqa: B008 - it is frozen
) -> list[LinkRow]:
    """Links to pages and documents, each address once, and the page's canonical address.

    Other sites, mail and pictures are left out. Of several links to one address, one that looks like
    an action decides, then one that may be followed.
    """
    if not isinstance(links, Links):
        return []
    base = visit.url_final
    nofollow = follow.nofollow_of(links, visit)
    rows: dict[str, LinkRow] = {}
    for link in links.links:
        url = parse_link(base, link.href)
        if url is None:
            continue
        is_file = document_kind(url) is not None
        if not is_file and (is_asset(url) or not scope.is_same_site(url)):
            continue
        kind = _HELD[follow.withheld(url, link.text, is_nofollow=link.href in nofollow)]
        if is_file or link.download:
            kind = LinkKind.DOCUMENT if kind is LinkKind.PAGE else LinkKind.HELD_DOCUMENT
        row = LinkRow(url, page_key(url), kind)
        known = rows.setdefault(row.url_key, row)
        if _MOST_TELLING.index(kind) < _MOST_TELLING.index(known.kind):
            rows[row.url_key] = LinkRow(known.url, known.url_key, kind)
    return [*rows.values(), *_canonical(links, base, scope)]


def _canonical(links: Links, base: str, scope: Scope) -> Iterator[LinkRow]:
    """The address that the page calls its own, where that is another one of the site."""
    url = parse_link(base, links.canonical_url) if links.canonical_url else None
    if url is not None and scope.is_same_site(url) and page_key(url) != page_key(base):
        yield LinkRow(url, page_key(url), LinkKind.CANONICAL)


def _rule_run(result: RuleResult, page_id: int | None) -> RuleRunRow:
    return RuleRunRow(
        page_id, result.rule_id, result.outcome, result.tested, result.failed, result.cant_tell, result.error
    )


def _finding_rows(
    rules: Sequence[Rule],
    results: Iterable[RuleResult],
    place: Callable[[Finding], tuple[int | None, str]],
    site_identity: str,
) -> Iterable[FindingRow]:
    by_id = {rule.id: rule for rule in rules}
    for result in results:
        for finding in result.findings:
            page_id, path = place(finding)
            cause = _cause(finding, site_identity)
            target = finding.target
            yield FindingRow(
                page_id=page_id,
                rule_id=result.rule_id,
                outcome=finding.outcome,
                message=finding.message,
                harm={population: str(harm) for population, harm in harm_of(by_id[result.rule_id], finding).items()},
                cause=cause,
                fingerprint=fingerprint(result.rule_id, site_identity, path, cause),
                selector=target.selector if target else "",
                html=target.html if target else "",
                frame_url=target.frame_url if target else None,
                third_party=bool(finding.data.get("third_party")),
                box=target.box_css_px if target else None,
                component=target.path if target else "",
                data=finding.data,
            )


def _cause(finding: Finding, site_identity: str) -> str:
    """What groups findings with one repair; a folder's address, another at each audit, is no part of it."""
    cause = cause_of(finding)
    return _FOLDER_HOST.sub("", cause) if site_identity == FOLDER_IDENTITY else cause


def _page_path(url: str) -> str:
    """Canonical path and query of a page: its part of a fingerprint, whatever host serves it."""
    return "/" + page_key(url).partition("/")[2]
