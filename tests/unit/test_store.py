"""The audit file: queue order, merging of addresses, resume, and honest shortfalls."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from auditor.artifacts import DocumentText, SiteTraps, SourceHtml, Visit
from auditor.errors import CollectError, SchemaError, StorageError, UsageError
from auditor.message import as_said, say
from auditor.model import PageStatus
from auditor.profile import DESKTOP, PHONE
from auditor.store.messages import text_of
from auditor.store.reader import Reader
from auditor.store.rows import FindingRow, LinkKind, LinkRow, NewPage, PageResult, QueuedPage, RuleRunRow, RunInfo
from auditor.store.store import Store
from auditor.subject import page

INFO = RunInfo("0.1", "4.12.1", "156", "probe", "config", {}, [])


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "audit" / "audit.db") as opened:
        yield opened


@pytest.fixture
def site(store: Store) -> int:
    return store.add_site(store.begin_run(INFO), "https://a.gov", "https://a.gov/", "a.gov", "a.gov")


def new(key: str, depth: int = 1, origin: str = "link") -> NewPage:
    return NewPage(f"https://{key}", key, depth, origin)


def result(page_id: int, final_key: str, content: str = "") -> PageResult:
    finding = FindingRow(
        page_id=page_id,
        rule_id="r",
        outcome="failed",
        message=as_said("m"),
        harm={"blind": "stop"},
        cause="c",
        fingerprint="1:f",
    )
    return PageResult(
        page_id=page_id, url_final=f"https://{final_key}", final_key=final_key, content_hash=content or final_key,
        http_status=200, title="T", lang="en", words=3, settled=True, attempts=1,
        met={"desktop": {DocumentText: DocumentText(title="T", lang="en"), SourceHtml: CollectError(as_said("too big"))}},
        links=[LinkRow("https://a.gov/x", "a.gov/x", LinkKind.PAGE)],
        rule_runs=[RuleRunRow(page_id, "r", "failed", 2, 1, 0)], findings=[finding],
    )  # fmt: skip


def waiting(store: Store, site: int) -> list[QueuedPage]:
    """Queued pages of the lowest depth, in order."""
    depth = store.queue.depth_to_visit(site)
    return store.queue.queued(site, [row.id for row in store.queue.addresses(site) if row.depth == depth])


def ids(store: Store, site: int) -> dict[str, int]:
    return {each.url.removeprefix("https://"): each.id for each in waiting(store, site)}


def rows(store: Store, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(store.path) as db:
        return db.execute(query).fetchall()


def shortfalls(store: Store) -> list[str]:
    return [str(each) for each in store.shortfalls(1, None, page_limit_is_ours=True)]


def test_the_queue_keeps_its_order_and_goes_by_depth(store: Store, site: int) -> None:
    store.queue.add(site, [new("a.gov/", 0, "seed"), new("a.gov/b"), new("a.gov/a"), new("a.gov/deep", 2)])
    assert [each.url for each in waiting(store, site)] == ["https://a.gov/"]
    store.save_page(site, result(ids(store, site)["a.gov/"], "a.gov/"))
    assert [each.url for each in waiting(store, site)] == ["https://a.gov/b", "https://a.gov/a"]


def test_an_address_is_queued_once(store: Store, site: int) -> None:
    assert store.queue.add(site, [new("a.gov/x"), new("a.gov/x"), new("a.gov/y")]) == 2
    assert store.queue.add(site, [new("a.gov/x")]) == 0


def test_a_second_address_of_a_page_is_counted_once_and_keeps_no_findings(store: Store, site: int) -> None:
    store.queue.add(site, [new("a.gov/old"), new("a.gov/new"), new("a.gov/other")])
    known = ids(store, site)
    for key, final in (("a.gov/old", "a.gov/new"), ("a.gov/new", "a.gov/new"), ("a.gov/other", "a.gov/other")):
        store.save_page(site, result(known[key], final))
    store.queue.merge_same_pages(site)
    assert store.queue.counts(site) == (2, 0)
    assert rows(store, "SELECT url_key, same_as IS NOT NULL FROM page ORDER BY seq") == [
        ("a.gov/old", 0),
        ("a.gov/new", 1),
        ("a.gov/other", 0),
    ]
    assert rows(store, "SELECT count(*) FROM finding") == [(2,)]


def test_a_queued_address_that_a_redirect_already_led_to_is_not_visited(store: Store, site: int) -> None:
    store.queue.add(site, [new("a.gov/old"), new("a.gov/new", 2)])
    store.save_page(site, result(ids(store, site)["a.gov/old"], "a.gov/new"))
    store.queue.merge_same_pages(site)
    assert store.queue.counts(site) == (1, 0)


def test_a_redirect_within_one_depth_decides_nothing_as_it_may_come_first_or_last(store: Store, site: int) -> None:
    store.queue.add(site, [new("a.gov/old"), new("a.gov/new")])
    store.save_page(site, result(ids(store, site)["a.gov/old"], "a.gov/new"))
    store.queue.merge_same_pages(site)
    assert store.queue.counts(site) == (1, 1)


def test_an_address_of_an_address_points_to_the_page_itself(store: Store, site: int) -> None:
    store.queue.add(site, [new("a.gov/p"), new("a.gov/p?x=1"), new("a.gov/old")])
    known = ids(store, site)
    store.save_page(site, result(known["a.gov/p?x=1"], "a.gov/p?x=1", content="same"))
    store.save_page(site, result(known["a.gov/old"], "a.gov/p?x=1", content="same"))
    store.queue.merge_same_pages(site)
    store.save_page(site, result(known["a.gov/p"], "a.gov/p", content="same"))
    store.queue.merge_same_pages(site)
    owners = rows(store, "SELECT url_key, same_as FROM page WHERE same_as IS NOT NULL ORDER BY seq")
    assert owners == [("a.gov/p?x=1", known["a.gov/p"]), ("a.gov/old", known["a.gov/p"])]


def test_addresses_the_user_named_keep_results_of_their_own(store: Store, site: int) -> None:
    store.queue.add(site, [new("a.gov/1", 0, "seed"), new("a.gov/2", 0, "seed")])
    known = ids(store, site)
    for key in known:
        store.save_page(site, result(known[key], "a.gov/2"))
    store.queue.merge_same_pages(site)
    assert store.queue.counts(site) == (2, 0)


def test_query_variants_with_one_content_are_one_page(store: Store, site: int) -> None:
    store.queue.add(site, [new("a.gov/p?x=1"), new("a.gov/p?x=2"), new("a.gov/q?x=1")])
    known = ids(store, site)
    for key in known:
        store.save_page(site, result(known[key], key, content="same"))
    store.queue.merge_same_pages(site)
    assert store.queue.counts(site) == (2, 0)


def test_expanding_is_all_or_nothing(store: Store, site: int) -> None:
    store.queue.add(site, [new("a.gov/", 0, "seed")])
    store.save_page(site, result(ids(store, site)["a.gov/"], "a.gov/"))

    def broken() -> Iterator[NewPage]:
        yield new("a.gov/x")
        raise RuntimeError("killed here")

    with pytest.raises(RuntimeError):
        store.queue.expand(site, 0, broken(), tuple)
    assert store.queue.depth_to_expand(site) == 0
    assert not store.queue.knows(site, "a.gov/x")
    store.queue.expand(site, 0, [new("a.gov/x")], lambda: [SiteTraps()])
    assert store.queue.depth_to_expand(site) == 1


def test_artifacts_come_back_as_they_went_in(store: Store, site: int) -> None:
    store.queue.add(site, [new("a.gov/")])
    store.save_page(site, result(ids(store, site)["a.gov/"], "a.gov/"))
    facts, at = store.facts(site), page("https://a.gov/")
    assert facts.artifact(at, DESKTOP, DocumentText) == DocumentText(title="T", lang="en")
    assert str(facts.artifact(at, DESKTOP, SourceHtml)) == "too big"
    assert facts.artifact(at, DESKTOP, Visit) is None
    assert facts.artifact(at, PHONE, DocumentText) is None
    assert facts.has(at, DESKTOP, DocumentText)
    assert not facts.has(at, DESKTOP, SourceHtml)
    assert not facts.has(at, PHONE, DocumentText)


def test_a_run_goes_on_only_with_the_same_settings_and_version(store: Store) -> None:
    run = store.begin_run(INFO)
    assert store.resume_run(INFO) == run
    for changed in (replace(INFO, config_hash="other"), replace(INFO, probe_hash="other")):
        with pytest.raises(UsageError, match="was made with"):
            store.resume_run(changed)
    store.finish_run(run, None)
    assert store.resume_run(INFO) is None


def test_pages_not_reached_stay_in_the_queue_for_a_resume(store: Store, site: int) -> None:
    store.queue.add(site, [new("a.gov/")])
    assert store.queue.mark_unvisited(site, "The time limit was reached.") == 1
    ((status, reason),) = rows(store, "SELECT status, reason_json FROM page")
    assert (status, text_of(str(reason))) == ("over budget", "The time limit was reached.")
    assert len(waiting(store, site)) == 1


@pytest.mark.parametrize(
    ("status", "http_status", "origin", "is_shortfall"),
    [
        (PageStatus.TIMEOUT, None, "link", True),
        (PageStatus.CRASHED, None, "link", True),
        (PageStatus.BLOCKED, 403, "link", True),
        (PageStatus.HTTP_ERROR, 500, "link", True),
        (PageStatus.HTTP_ERROR, None, "link", True),
        (PageStatus.HTTP_ERROR, 404, "link", False),
        (PageStatus.NOT_HTML, 200, "link", False),
        (PageStatus.LOGIN, None, "link", False),
        (PageStatus.HTTP_ERROR, 404, "seed", True),
        (PageStatus.NOT_HTML, 200, "seed", True),
    ],
)
def test_what_should_have_been_audited_and_was_not_is_a_shortfall(
    store: Store, site: int, status: PageStatus, http_status: int | None, origin: str, is_shortfall: bool
) -> None:
    store.queue.add(site, [new("a.gov/fine", 0, "seed"), new("a.gov/bad", 0, origin)])
    known = ids(store, site)
    store.save_page(site, result(known["a.gov/fine"], "a.gov/fine"))
    store.save_failure(known["a.gov/bad"], status, "why", http_status, 1)
    store.set_site(site, "done")
    assert bool(store.shortfalls(1, None, page_limit_is_ours=True)) is is_shortfall


def test_only_the_default_page_limit_makes_a_run_incomplete(store: Store, site: int) -> None:
    store.queue.add(site, [new("a.gov/", 0, "seed"), new("a.gov/more")])
    store.save_page(site, result(ids(store, site)["a.gov/"], "a.gov/"))
    store.set_site(site, "done")
    assert "default limit" in shortfalls(store)[0]
    assert store.shortfalls(1, None, page_limit_is_ours=False) == ()


def test_a_newer_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "audit.db"
    with Store(path):
        pass
    with sqlite3.connect(path) as db:
        db.execute("UPDATE meta SET value = '99'")
    with pytest.raises(SchemaError, match="newer version"):
        Store(path)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "audit.db"
    path.write_bytes(b"not a database" * 100)
    with pytest.raises(UsageError, match="not an audit file"):
        Store(path)
    assert path.read_bytes().startswith(b"not a database")


def test_a_folder_that_can_not_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="can't be written"):
        Store(tmp_path / "file" / "audit.db")


def neighbours(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_nothing_stays_beside_the_audit_file_once_it_is_closed_nor_when_it_is_read(tmp_path: Path) -> None:
    with Store(tmp_path / "audit.db") as store:
        store.begin_run(INFO)
        assert "audit.db-wal" in neighbours(tmp_path)
    assert neighbours(tmp_path) == ["audit.db"]
    with Reader(tmp_path / "audit.db"):
        pass
    assert neighbours(tmp_path) == ["audit.db"]


def test_reading_a_file_that_a_killed_audit_left_tidies_up_and_loses_nothing(tmp_path: Path) -> None:
    alive, killed = tmp_path / "alive", tmp_path / "killed"
    killed.mkdir()
    with Store(alive / "audit.db") as store:
        store.begin_run(INFO)
        for path in alive.iterdir():  # as they stand on the disk when the process dies
            (killed / path.name).write_bytes(path.read_bytes())
    assert "audit.db-wal" in neighbours(killed)
    with Reader(killed / "audit.db") as reader:
        assert reader.run.state == "running"
    assert neighbours(killed) == ["audit.db"]


def test_a_reader_leaves_a_running_audit_alone(tmp_path: Path) -> None:
    with Store(tmp_path / "audit.db") as store:
        run_id = store.begin_run(INFO)
        with Reader(tmp_path / "audit.db") as reader:
            assert reader.run.id == run_id
        assert "audit.db-wal" in neighbours(tmp_path)
        store.finish_run(run_id, None)
    with Reader(tmp_path / "audit.db") as reader:
        assert reader.run.state == "complete"


def test_on_a_full_disk_what_was_stored_is_kept_and_the_user_is_told(tmp_path: Path) -> None:
    with Store(tmp_path / "audit.db") as store:
        site_id = store.add_site(store.begin_run(INFO), "https://a.gov", "https://a.gov/", "a.gov", "a.gov")
        store.queue.add(site_id, [new("a.gov/one")])
        store._db.execute(f"PRAGMA max_page_count = {store._db.execute('PRAGMA page_count').fetchone()[0]}")
        many = [new(f"a.gov/{number}/{'x' * 500}") for number in range(200)]
        with pytest.raises(StorageError, match="full") as caught:
            store.queue.add(site_id, many)
        assert "--resume" in str(caught.value.hint)
    with Store(tmp_path / "audit.db") as store:
        assert store.queue.counts(site_id) == (0, 1)


def test_a_fault_in_a_statement_is_no_trouble_of_the_disk(store: Store) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        store._db.execute("SELECT * FROM nowhere")


def test_the_start_page_that_could_not_be_audited_is_named_with_the_reason(store: Store, site: int) -> None:
    store.queue.add(site, [new("a.gov/", 0, "seed"), new("a.gov/b", 0, "seed"), new("a.gov/c", 0)])
    known = ids(store, site)
    for key in ("a.gov/b", "a.gov/c"):
        store.save_page(site, result(known[key], key))
    store.save_failure(known["a.gov/"], PageStatus.HTTP_ERROR, "The server answered 404.", 404, 1)
    store.set_site(site, "done")
    start = "the start page could not be audited: The server answered 404 (https://a.gov/)"
    assert shortfalls(store) == [start]
    store.save_failure(known["a.gov/b"], PageStatus.TIMEOUT, "It did not load.", None, 3)
    assert shortfalls(store) == ["2 pages of a.gov could not be audited", start]
    store.save_failure(known["a.gov/"], PageStatus.AUDITED, "", 200, 1)
    named = "a page that you named could not be audited: It did not load (https://a.gov/b)"
    assert shortfalls(store) == [named]


def test_a_run_that_was_killed_or_stopped_is_broken_off_one_with_a_missing_page_is_not(store: Store) -> None:
    run_id = store.begin_run(INFO)
    site_id = store.add_site(run_id, "s", "https://a.gov/", "a.gov", "a.gov")
    assert store.is_broken_off(run_id)
    store.set_site(site_id, "stopped", "it was interrupted")
    store.finish_run(run_id, as_said("it was interrupted"))
    assert store.is_broken_off(run_id)
    store.set_site(site_id, "done")
    assert not store.is_broken_off(run_id)
    store.finish_run(run_id, None)
    assert not store.is_broken_off(run_id)


def test_other_settings_name_the_command_of_the_unfinished_run(store: Store) -> None:
    store.begin_run(INFO)
    store.set_resuming("auditor audit --resume https://a.gov")
    with pytest.raises(UsageError, match="other settings") as caught:
        store.resume_run(replace(INFO, config_hash="other"))
    assert "auditor audit --resume https://a.gov" in str(caught.value.hint)


def test_no_password_is_stored_with_findings_pages_or_settings(store: Store) -> None:
    address = "https://user:secret@a.gov/x"
    run_id = store.begin_run(replace(INFO, config={"sources": [address]}))
    site_id = store.add_site(run_id, "s", "https://a.gov/", "a.gov", "a.gov")
    store.queue.add(site_id, [new("a.gov/", 0, "seed"), new("a.gov/gone", 0)])
    known = ids(store, site_id)
    saved = result(known["a.gov/"], "a.gov/")
    finding = replace(
        saved.findings[0], message=say("leads to {address}", address=address), html=f'<a href="{address}">', selector=f'[href="{address}"]',
        cause=address, frame_url=address, data={"url": address},
    )  # fmt: skip
    store.save_page(site_id, replace(saved, url_final=address, findings=[finding]))
    store.save_failure(known["a.gov/gone"], PageStatus.HTTP_ERROR, f"{address} does not answer", None, 1)
    dump = "\n".join(store._db.iterdump())
    assert "https://a.gov/x" in dump
    assert "secret" not in dump
