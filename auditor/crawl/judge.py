"""From a visit's artifacts to what is stored of a page: links sorted, rules run, findings named."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from auditor import __version__
from auditor.artifacts import DocumentText, Links, SourceHtml, Visit
from auditor.collect.visit import Visited
from auditor.crawl.follow import FollowPolicy
from auditor.crawl.identity import page_identity
from auditor.crawl.kinship import fold
from auditor.crawl.scope import Scope as SiteScope
from auditor.crawl.url import document_kind, is_asset, page_key, parse_link
from auditor.engine import RuleResult, cause_of, fingerprint, harm_of, run_document, run_page, run_site
from auditor.facts import Facts, FactsInHand
from auditor.model import Finding, PageStatus
from auditor.registry import cards
from auditor.rule import Rule
from auditor.store.also import ALSO, to_data
from auditor.store.read_rows import FOLDER_IDENTITY, AlsoFound
from auditor.store.rows import FindingRow, LinkKind, LinkRow, PageResult, RuleRunRow
from auditor.store.store import Store
from auditor.subject import Scope, Subject, document, page

_FOLDER_HOST = re.compile(r"(?:http://)?127\.0\.0\.1:\d+")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding is: ids of the page or the document, and the address as fingerprints have it ("" for the site)."""

    page_id: int | None = None
    document_id: int | None = None
    path: str = ""


def judge_page(
    rules: Sequence[Rule],
    page_id: int,
    site_identity: str,
    visited: Visited,
    scope: SiteScope,
    attempts: int,
    follow: FollowPolicy = FollowPolicy(),  # noqa: B008 - it is frozen
) -> PageResult:
    """Run the page rules and sort the links of one visit."""
    artifacts = visited.artifacts
    visit = artifacts[Visit]
    assert isinstance(visit, Visit)
    text = artifacts.get(DocumentText)
    text = text if isinstance(text, DocumentText) else DocumentText(title="", lang="")
    subject = page(visit.url_requested)
    rule_runs, findings = _of_page(rules, FactsInHand({subject: visited.met}), subject, page_id, site_identity)
    return PageResult(
        page_id=page_id,
        url_final=visit.url_final,
        final_key=page_key(visit.url_final),
        content_hash=page_identity(text, artifacts.get(SourceHtml), visited.shown_html),
        http_status=visit.status,
        title=text.title[:500],
        lang=text.lang[:40],
        words=sum(len(block.text.split()) for block in text.blocks if block.in_main),
        settled=visit.settled,
        attempts=attempts,
        met=visited.met,
        links=sort_links(artifacts.get(Links), visit, scope, follow),
        rule_runs=rule_runs,
        findings=findings,
    )


def judge_again(rules: Sequence[Rule], store: Store, run_id: int) -> int:
    """Run all rules again over a run's stored facts, beside what was said of them before.

    No browser is needed. Returns how many pages were judged.
    """
    judged = 0
    judgement_id = store.begin_judgement(run_id, __version__, cards(rules))
    for site_id, identity in store.sites(run_id):
        facts = store.facts(site_id)
        for subject in facts.subjects(Scope.PAGE):
            page_id = facts.id_of(subject)
            assert page_id is not None
            store.save_judgements(judgement_id, site_id, *_of_page(rules, facts, subject, page_id, identity))
            judged += 1
        judge_site(rules, store, site_id, identity, judgement_id)
    store.finish_judgement(judgement_id)
    return judged


def judge_site(
    rules: Sequence[Rule], store: Store, site_id: int, site_identity: str, judgement_id: int | None = None
) -> None:
    """Run the rules about documents and the site over all stored facts, and store what they say.

    Without `judgement_id` it is said in the run's own judgement.
    """
    facts = store.facts(site_id)
    rule_runs: list[RuleRunRow] = []
    findings: list[FindingRow] = []
    for subject in facts.subjects(Scope.DOCUMENT):
        at = Place(document_id=facts.id_of(subject), path=_path(subject.url))
        runs, found = _rows(rules, run_document(rules, facts, subject), at, site_identity)
        rule_runs += runs
        findings += found

    def place(finding: Finding) -> Place:
        url = str(finding.data.get("url", ""))
        page_id, document_id = facts.id_of(page(url)), facts.id_of(document(url))
        is_known = page_id is not None or document_id is not None
        return Place(page_id, None if page_id is not None else document_id, _path(url) if is_known else "")

    results = run_site(rules, facts)
    rule_runs += [_rule_run(result, Place()) for result in results]
    findings += _finding_rows(rules, results, place, site_identity)
    own = store.own_judgement(site_id) if judgement_id is None else judgement_id
    store.replace_judgements(own, site_id, rule_runs, findings)


def _of_page(
    rules: Sequence[Rule], facts: Facts, subject: Subject, page_id: int, site_identity: str
) -> tuple[list[RuleRunRow], list[FindingRow]]:
    """What the page rules say of one page."""
    at = Place(page_id=page_id, path=_path(subject.url))
    return _rows(rules, run_page(rules, facts, subject), at, site_identity)


def _rows(
    rules: Sequence[Rule], results: Sequence[RuleResult], at: Place, site_identity: str
) -> tuple[list[RuleRunRow], list[FindingRow]]:
    """Results about one subject, ready to be stored: a fault that several rules tell is one finding."""
    findings = _finding_rows(rules, fold(rules, results), lambda _: at, site_identity)
    return [_rule_run(result, at) for result in results], list(findings)


_MOST_TELLING = (LinkKind.ACTION, LinkKind.DOCUMENT, LinkKind.PAGE, LinkKind.HELD_DOCUMENT, LinkKind.NOFOLLOW)
_HELD = {PageStatus.ACTION: LinkKind.ACTION, PageStatus.NOFOLLOW: LinkKind.NOFOLLOW, None: LinkKind.PAGE}


def sort_links(
    links: object,
    visit: Visit,
    scope: SiteScope,
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


def _canonical(links: Links, base: str, scope: SiteScope) -> Iterator[LinkRow]:
    """The address that the page calls its own, where that is another one of the site."""
    url = parse_link(base, links.canonical_url) if links.canonical_url else None
    if url is not None and scope.is_same_site(url) and page_key(url) != page_key(base):
        yield LinkRow(url, page_key(url), LinkKind.CANONICAL)


def _rule_run(result: RuleResult, at: Place) -> RuleRunRow:
    return RuleRunRow(
        at.page_id, result.rule_id, result.outcome, result.tested, result.failed, result.cant_tell, result.error,
        at.document_id, result.profiles,
    )  # fmt: skip


def _finding_rows(
    rules: Sequence[Rule],
    results: Iterable[RuleResult],
    place: Callable[[Finding], Place],
    site_identity: str,
) -> Iterable[FindingRow]:
    by_id = {rule.id: rule for rule in rules}
    for result in results:
        for finding in result.findings:
            at = place(finding)
            cause = _cause(finding, site_identity)
            target = finding.target
            yield FindingRow(
                page_id=at.page_id,
                document_id=at.document_id,
                rule_id=result.rule_id,
                profiles=finding.profiles,
                outcome=finding.outcome,
                message=finding.message,
                harm={population: str(harm) for population, harm in harm_of(by_id[result.rule_id], finding).items()},
                cause=cause,
                fingerprint=fingerprint(result.rule_id, site_identity, at.path, cause),
                selector=target.selector if target else "",
                html=target.html if target else "",
                frame_url=target.frame_url if target else None,
                third_party=bool(finding.data.get("third_party")),
                box=target.box_css_px if target else None,
                component=target.path if target else "",
                data=_data(by_id, finding, at, site_identity),
            )


def _data(rules: Mapping[str, Rule], finding: Finding, at: Place, site_identity: str) -> Mapping[str, Any]:
    """The finding's data, with what other rules say of its fault."""
    if not finding.also:
        return finding.data
    told = [_also(rules[each.rule_id], each.finding, at, site_identity) for each in finding.also]
    return {**finding.data, ALSO: [to_data(each) for each in told]}


def _also(rule: Rule, finding: Finding, at: Place, site_identity: str) -> AlsoFound:
    cause = _cause(finding, site_identity)
    return AlsoFound(
        rule_id=rule.id,
        outcome=finding.outcome,
        message=finding.message,
        harm=harm_of(rule, finding),
        selector=finding.target.selector if finding.target else "",
        cause=cause,
        fingerprint=fingerprint(rule.id, site_identity, at.path, cause),
    )


def _cause(finding: Finding, site_identity: str) -> str:
    """What groups findings with one repair; a folder's address, another at each audit, is no part of it."""
    cause = cause_of(finding)
    return _FOLDER_HOST.sub("", cause) if site_identity == FOLDER_IDENTITY else cause


def _path(url: str) -> str:
    """Canonical path and query of a page or document: its part of a fingerprint, whatever host serves it."""
    return "/" + page_key(url).partition("/")[2]
