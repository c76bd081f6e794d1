"""Judging again never takes back what was said, and documents and sites are judged like pages."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import pytest

from auditor.artifacts import (
    DocumentText,
    LinkedDocument,
    LinkGraph,
    PhoneLayout,
    SiteLanguages,
    SiteRobots,
    SiteSitemaps,
    Visit,
)
from auditor.collect.visit import Visited
from auditor.crawl.judge import judge_again, judge_page, judge_site
from auditor.crawl.scope import Scope as SiteScope
from auditor.errors import CollectError, UsageError
from auditor.message import as_said
from auditor.model import Finding, Harm, Outcome
from auditor.profile import DESKTOP, PHONE
from auditor.registry import cards
from auditor.rule import Meta, PerDocument, Rule, make_rule
from auditor.store.facts import save_facts
from auditor.store.reader import Reader
from auditor.store.rows import LinkKind, LinkRow, NewPage, RunInfo
from auditor.store.store import Store
from auditor.subject import Scope, document, page, site

HOST = "https://a.gov"


def meta(rule_id: str) -> Meta:
    return Meta(id=rule_id, title=rule_id, family="documents", harm={"blind": Harm.SLOW})


def says_title(doc: DocumentText) -> Iterator[Finding]:
    yield Finding(Outcome.FAILED, as_said(doc.title))


def says_more(doc: DocumentText) -> Iterator[Finding]:
    yield Finding(Outcome.FAILED, as_said(f"{doc.title}, judged again"))


def is_wide(phone: PhoneLayout) -> Iterator[Finding]:
    yield Finding(
        Outcome.FAILED if phone.scroll_width_px > phone.viewport_width_px else Outcome.PASSED, as_said("wide")
    )


def is_heavy(file: LinkedDocument) -> Iterator[Finding]:
    if file.size_bytes:
        yield Finding(Outcome.FAILED, as_said(f"{file.size_bytes} bytes, linked from {len(file.linked_from)}"))


def has_files(files: PerDocument[LinkedDocument], graph: LinkGraph) -> Iterator[Finding]:
    for url in files:
        yield Finding(Outcome.FAILED, as_said(f"{len(graph.links)} links"), data={"url": url})


RULES = (
    make_rule(meta("title"), says_title, (DocumentText,)),
    make_rule(meta("wide"), is_wide, (Annotated[PhoneLayout, PHONE],)),
    make_rule(meta("heavy"), is_heavy, (LinkedDocument,)),
    make_rule(meta("files"), has_files, (PerDocument[LinkedDocument], LinkGraph)),
)
AGAIN = (make_rule(meta("title"), says_more, (DocumentText,)),)


def info(rules: tuple[Rule, ...] = RULES) -> RunInfo:
    return RunInfo("0.1", "4.12.1", "156", "probe", "config", {}, cards(rules))


def visited(url: str) -> Visited:
    phone = PhoneLayout(viewport_width_px=320, viewport_height_px=640, scroll_width_px=700, scroll_height_px=9)
    desktop = {
        Visit: Visit(url_requested=url, url_final=url, status=200),
        DocumentText: DocumentText(title="Fees", lang="en"),
    }
    return Visited(url, 200, DESKTOP, {"desktop": desktop, "phone": {PhoneLayout: phone}})


def audit(store: Store) -> tuple[int, int]:
    """A run of a site with one page and one document, judged while it was made."""
    run_id = store.begin_run(info())
    site_id = store.add_site(run_id, HOST, f"{HOST}/", "a.gov", "a.gov")
    store.queue.add(site_id, [NewPage(f"{HOST}/", "a.gov/", 0, "seed")])
    (address,) = store.queue.addresses(site_id)
    result = judge_page(RULES, address.id, "a.gov", visited(f"{HOST}/"), SiteScope(f"{HOST}/"), 1)
    link = LinkRow(f"{HOST}/fees.pdf", "a.gov/fees.pdf", LinkKind.DOCUMENT)
    result.links.append(link)  # type: ignore[attr-defined]
    store.save_page(site_id, result)
    store.save_documents(site_id, [(link.url, link.url_key, "pdf", 9, 200)])
    judge_site(RULES, store, site_id, "a.gov")
    return run_id, site_id


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Store(tmp_path / "audit.db") as store:
        run_id, site_id = audit(store)
        store.set_site(site_id, "done")
        store.finish_run(run_id, None)
    return tmp_path / "audit.db"


def said(path: Path, **which: int) -> dict[str, str]:
    with Reader(path, **which) as reader:
        return {each.rule_id: str(each.message) for each in reader.findings(reader.sites()[0].id)}


def again(path: Path, rules: tuple[Rule, ...] = AGAIN) -> int:
    with Store(path) as store:
        return judge_again(rules, store, store.last_run() or 0)


def test_judging_again_leaves_what_was_said_and_is_what_is_shown(path: Path) -> None:
    before = said(path)
    assert again(path) == 1
    assert said(path) == {"title": "Fees, judged again"}
    with Reader(path) as reader:
        first, second = reader.judgements()
        assert (first.is_own, second.is_own, reader.run.judgement.id) == (True, False, second.id)
        assert (set(first.rules), set(reader.run.rules)) == ({"title", "wide", "heavy", "files"}, {"title"})
        assert reader.rule_outcomes(reader.sites()[0].id) == {"title": {Outcome.FAILED: 1}}
    assert said(path, judgement_id=first.id) == before


def test_judging_again_with_the_same_rules_says_the_same(path: Path) -> None:
    before = said(path)
    again(path, RULES)
    assert said(path) == before == {
        "title": "Fees", "wide": "wide", "heavy": "9 bytes, linked from 1", "files": "1 links"
    }  # fmt: skip


def test_a_judgement_that_was_broken_off_is_not_shown_and_makes_room_for_the_next(path: Path) -> None:
    before = said(path)

    def broken(_: DocumentText) -> Iterator[Finding]:
        raise KeyboardInterrupt
        yield Finding(Outcome.PASSED, as_said(""))

    with pytest.raises(KeyboardInterrupt):
        again(path, (make_rule(meta("broken"), broken, (DocumentText,)),))
    assert said(path) == before
    again(path)
    with Reader(path) as reader:
        assert len(reader.judgements()) == 2
        assert reader._all("SELECT count(*) FROM judgement")[0][0] == 2


def test_a_run_that_goes_on_shows_its_own_judgement_again(path: Path) -> None:
    with Store(path) as store:
        run_id = store.last_run() or 0
        store.finish_run(run_id, as_said("it was interrupted"))
    again(path)
    with Store(path) as store:
        assert store.resume_run(info()) == run_id
    assert said(path)["title"] == "Fees"


def test_several_runs_of_one_file_are_read_side_by_side(path: Path) -> None:
    with Store(path) as store:
        second = store.begin_run(info(AGAIN))
    with Reader(path) as newest, Reader(path, run_id=1) as older:
        assert [(run.id, sorted(run.rules)) for run in newest.runs()] == [
            (1, ["files", "heavy", "title", "wide"]),
            (second, ["title"]),
        ]
        assert (newest.run.id, older.run.id) == (second, 1)
        assert (newest.sites(), len(older.sites())) == ([], 1)


def test_a_judgement_that_is_not_there_is_named(path: Path) -> None:
    with pytest.raises(UsageError, match="no judgement 99 of the run 1"):
        Reader(path, run_id=1, judgement_id=99)


def test_a_finding_about_a_document_stands_at_the_document(path: Path) -> None:
    with Reader(path) as reader:
        (site_row,) = reader.sites()
        found = {each.rule_id: each for each in reader.findings(site_row.id)}
        causes = {cause.rule_id: (cause.pages, cause.documents) for cause in reader.causes(site_row.id)}
    assert found["heavy"].url == found["files"].url == f"{HOST}/fees.pdf"
    assert (found["heavy"].page_id, found["heavy"].profiles, found["wide"].profiles) == (None, ("desktop",), ("phone",))
    assert causes == {"title": (1, 0), "wide": (1, 0), "heavy": (0, 1), "files": (0, 1)}


def test_a_document_keeps_its_findings_when_it_is_listed_anew(path: Path) -> None:
    with Store(path) as store:
        store.save_documents(1, [(f"{HOST}/fees.pdf", "a.gov/fees.pdf", "pdf", 12, 200)])
        judge_site(RULES, store, 1, "a.gov")
    assert said(path)["heavy"] == "12 bytes, linked from 1"


def test_facts_of_the_site_and_its_documents_are_read_from_where_they_stand(tmp_path: Path) -> None:
    with Store(tmp_path / "audit.db") as store:
        _, site_id = audit(store)
        store.set_site(site_id, "crawling", learnt=[SiteRobots(note=as_said("read")), SiteSitemaps(urls=3)])
        store.set_site(site_id, "crawling", learnt=[SiteSitemaps(urls=4)])
        facts, whole = store.facts(site_id), site(f"{HOST}/")
        assert facts.artifact(whole, DESKTOP, SiteSitemaps) == SiteSitemaps(urls=4)
        assert facts.artifact(whole, DESKTOP, SiteRobots) is None
        assert facts.artifact(whole, DESKTOP, SiteLanguages) == SiteLanguages(pages={"en": 1})
        graph = facts.artifact(whole, DESKTOP, LinkGraph)
        assert isinstance(graph, LinkGraph)
        assert [(link.page_from, link.kind, link.page_to) for link in graph.links] == [(f"{HOST}/", "document", "")]
        assert facts.subjects(Scope.DOCUMENT) == [document(f"{HOST}/fees.pdf")]
        assert facts.artifact(document(f"{HOST}/fees.pdf"), DESKTOP, LinkedDocument) == LinkedDocument(
            url=f"{HOST}/fees.pdf", kind="pdf", size_bytes=9, http_status=200, linked_from=(f"{HOST}/",)
        )
        assert facts.artifact(page(f"{HOST}/nowhere"), DESKTOP, DocumentText) is None


def test_one_fact_is_kept_for_each_profile(tmp_path: Path) -> None:
    with Store(tmp_path / "audit.db") as store:
        _, site_id = audit(store)
        facts = store.facts(site_id)
        at = page(f"{HOST}/")
        page_id = facts.id_of(at) or 0
        narrow = DocumentText(title="Narrow", lang="en")
        save_facts(
            store._db, Scope.PAGE, page_id, {"phone": {DocumentText: narrow, Visit: CollectError(as_said("gone"))}}
        )
        facts = store.facts(site_id)
        assert facts.artifact(at, PHONE, DocumentText) == narrow
        assert facts.artifact(at, DESKTOP, DocumentText) == DocumentText(title="Fees", lang="en")
        assert (facts.has(at, PHONE, Visit), facts.has(at, DESKTOP, Visit)) == (False, True)
