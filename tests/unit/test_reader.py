"""What the reader tells of an audit file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from auditor.artifacts import Window
from auditor.axe_options import UNFINISHED
from auditor.errors import SchemaError, UsageError
from auditor.model import Harm, Outcome, PageStatus, Target
from auditor.store.documents import MAX_LINKING_PAGES
from auditor.store.read_rows import DocumentBarriers, PartOfPage
from auditor.store.reader import CUT_OFF, Reader, worst_of
from tests.fixtures.audit_db import COUNTY_PAGES, HEAVY, HOSTILE, AuditDb, write_audit_db

REFUSED_STATUSES = len(PageStatus) - 1


@pytest.fixture(scope="module")
def standard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reader") / "audit ?#1.db"  # characters that mean something in a URI
    write_audit_db(path)
    return path


@pytest.fixture
def reader(standard: Path) -> Iterator[Reader]:
    with Reader(standard) as opened:
        yield opened


def test_newest_run_is_read_unless_another_is_named(reader: Reader, standard: Path) -> None:
    assert (reader.run.id, reader.run.state) == (2, "complete")
    assert reader.run.config["report"] == {"profile": "section508"}
    assert reader.run.rule("button-name").owner == "code"
    with Reader(standard, run_id=1) as older:
        assert (older.run.state, str(older.run.incomplete_why)) == ("incomplete", "It was stopped.")
        assert older.sites() == []


def test_rule_without_a_card_gets_a_readable_title(reader: Reader) -> None:
    assert reader.run.rule("old-gone-rule").title == "Old gone rule"


def test_coverage_counts_every_status_and_no_page_twice(reader: Reader) -> None:
    county, library = reader.sites()
    coverage = reader.coverage(county.id)
    assert coverage.audited == COUNTY_PAGES
    no_pages = {PageStatus.OFF_SITE_REDIRECT, PageStatus.NOT_HTML}
    assert set(coverage.no_pages) >= no_pages
    assert set(coverage.not_audited) | set(coverage.no_pages) == set(PageStatus) - {PageStatus.AUDITED}
    assert coverage.not_audited[PageStatus.BLOCKED] == 2
    assert coverage.not_audited[PageStatus.OVER_BUDGET] == 2  # one refused, one still queued
    assert coverage.found + sum(coverage.no_pages.values()) == COUNTY_PAGES + REFUSED_STATUSES + 2
    assert reader.coverage(library.id).share == 1.0


def test_coverage_of_an_empty_site_has_no_share(tmp_path: Path) -> None:
    with AuditDb(tmp_path / "audit.db") as db:
        site = db.site(db.run(), "https://a.example/", "a.example")
    with Reader(tmp_path / "audit.db") as reader:
        assert reader.coverage(site).share is None


def test_queued_page_says_that_the_audit_ended_first(reader: Reader) -> None:
    pages = {page.url: page for page in reader.pages(1)}
    waiting = pages["https://county.example.gov/waiting"]
    assert (waiting.status, waiting.reason) == (PageStatus.OVER_BUDGET, CUT_OFF)


def test_pages_carry_counts_and_the_address_they_share(reader: Reader) -> None:
    pages = list(reader.pages(1))
    assert (pages[0].failed, pages[0].cant_tell) == (5, 0)
    assert (pages[2].failed, pages[2].cant_tell, pages[2].title) == (1, 1, HOSTILE)
    assert pages[1].failed == 0  # its one fault is in another site's frame
    assert pages[-1].same_as == pages[0].url
    assert not pages[7].settled


def test_findings_come_page_by_page_and_site_findings_name_their_page(reader: Reader) -> None:
    findings = list(reader.findings(1))
    order = {page.id: index for index, page in enumerate(reader.pages(1))}
    positions = [order[finding.page_id] for finding in findings if finding.page_id is not None]
    assert positions == sorted(positions)
    assert findings[-1].page_id is None
    assert findings[-1].url == "https://county.example.gov/page/1"
    assert findings[0].box_css_px == (10, 20, 32.5, 24)
    assert findings[0].harm == {"blind": Harm.STOP, "limited_dexterity": Harm.HINDER}


def test_causes_count_pages_targets_and_tasks_without_other_sites_frames(reader: Reader) -> None:
    causes = {(cause.rule_id, cause.cause): cause for cause in reader.causes(1)}
    assert ("button-name", "body button") not in causes
    button = causes["button-name", "header button"]
    assert (button.pages, button.targets, button.task_pages) == (30, 30, 1)
    contrast = causes["color-contrast", "#999999 on #ffffff"]
    assert (contrast.pages, contrast.targets) == (12, 36)
    doubt = causes["sideways-scroll", "main pre"]
    assert (doubt.pages, doubt.doubt_pages, doubt.doubts) == (0, 3, 3)
    assert causes["duplicate-titles", "home"].pages == 1  # known from its data
    assert reader.causes(1)[0] == button


def test_places_are_bounded_and_in_the_order_of_the_crawl(reader: Reader) -> None:
    contrast = next(cause for cause in reader.causes(1) if cause.rule_id == "color-contrast")
    places = reader.places(contrast, 5)
    assert [place.html for place in places[:3]] == ["<p>0</p>", "<p>1</p>", "<p>2</p>"]
    assert len(places) == 5


def test_worst_harm_wins_for_each_population() -> None:
    found = worst_of([{"blind": Harm.SLOW}, {"blind": Harm.STOP, "speech": Harm.NOTICE}, {"blind": Harm.HINDER}])
    assert found == {"blind": Harm.STOP, "speech": Harm.NOTICE}


def test_failures_are_counted_once_by_their_worst_harm(reader: Reader) -> None:
    counts = reader.failed_by_harm(1)
    assert counts == {Harm.STOP: 35, Harm.HINDER: 36, Harm.SLOW: 6, Harm.NOTICE: 0}


def test_barriers_leave_out_slowness(reader: Reader) -> None:
    barriers = {(each.population, each.rule_id): each.pages for each in reader.barriers(1)}
    assert barriers["blind", "button-name"] == 30
    assert barriers["low_vision", "color-contrast"] == 12
    assert ("low_vision", "image-alt") not in barriers
    assert ("low_literacy", "reading-grade") not in barriers


def test_checks_for_the_score_count_targets_per_page_and_rule(reader: Reader) -> None:
    checks = list(reader.checks(1))
    first = next(iter(reader.pages(1))).id
    contrast = [each for each in checks if each.page_id == first and each.rule_id == "color-contrast"]
    assert [(each.failed, each.cant_tell) for each in contrast] == [(3, 0)]
    doubts = [each for each in checks if each.rule_id == "sideways-scroll"]
    assert [(each.failed, each.cant_tell) for each in doubts] == [(0, 1)] * 3
    assert [each.page_id for each in checks] == sorted(each.page_id for each in checks)


def test_rule_outcomes_and_troubles(reader: Reader) -> None:
    assert reader.rule_outcomes(1)["image-alt"] == {Outcome.FAILED: 6, Outcome.PASSED: 40}
    error, in_part, untested = reader.rule_troubles(1)
    assert (error.rule_id, error.outcome, error.pages) == ("reading-grade", "error", 1)
    assert (untested.rule_id, untested.outcome, untested.in_part) == ("sideways-scroll", "untested", False)
    assert (in_part.rule_id, in_part.outcome, in_part.in_part) == ("image-alt", "untested", True)


def test_frames_that_were_not_seen_are_grouped_by_host(reader: Reader) -> None:
    (frame,) = reader.unseen_frames(1)
    assert (frame.host, frame.third_party, str(frame.why_not), frame.pages) == (
        "chat.vendor.example",
        True,
        "it is hidden",
        2,
    )
    (counted,) = reader.third_party_findings(1)
    assert (counted.host, counted.pages, counted.findings) == ("chat.vendor.example", 1, 1)


def test_pages_and_documents_of_a_cause_are_counted_apart(tmp_path: Path) -> None:
    with AuditDb(tmp_path / "audit.db") as db:
        site = db.site(db.run(rules=(HEAVY,)), "https://a.gov/", "a.gov")
        pages = [db.page(site, f"https://a.gov/{number}") for number in range(3)]
        documents = [db.document(site, f"https://a.gov/{number}.pdf", pages, 1) for number in range(3)]
        assert set(pages) & set(documents)
        for page, document in ((pages[0], documents[0]), (pages[0], documents[1])):
            db.finding(site, page, HEAVY, cause="")
            db.about_document(site, document, HEAVY)
        db.about_document(site, documents[2], HEAVY, outcome="cantTell")
    with Reader(tmp_path / "audit.db") as reader:
        (cause,) = reader.causes(site)
        assert (cause.pages, cause.documents, cause.targets) == (1, 2, 4)
        assert (cause.doubt_pages, cause.doubt_documents, cause.doubts) == (0, 1, 1)
        assert reader.document_barriers(site) == DocumentBarriers(2, 2, {"low_bandwidth": 2})
        assert reader.document_barriers(site, [HEAVY["id"]]) == DocumentBarriers()


def test_documents_name_some_of_their_pages_and_count_all(reader: Reader) -> None:
    documents = list(reader.documents(1))
    assert [document.link_count for document in documents] == [25, 2, 1]
    assert len(documents[0].linked_from) == MAX_LINKING_PAGES
    assert (documents[1].http_status, documents[1].size_bytes) == (404, None)


def test_unsettled_and_missing_pages_are_told(reader: Reader) -> None:
    assert reader.unsettled(1, 5) == (1, ["https://county.example.gov/page/7"])
    assert reader.coverage(1).no_pages[PageStatus.HTTP_ERROR] == 1


def test_addresses_that_are_no_pages_are_not_known_pages(reader: Reader) -> None:
    known = reader.known_pages(1)
    assert known.pages == reader.coverage(1).found  # without one gone, one off the site, one no HTML
    assert known.task_pages == 2
    assert [page.id for page in reader.audited_pages(1)] == [page.id for page in reader.pages(1)][:COUNTY_PAGES]


def test_causes_of_barriers_and_of_pages(reader: Reader) -> None:
    first = next(iter(reader.pages(1))).id
    barriers = list(reader.barrier_causes(1, "blind"))
    assert len(barriers) == len(set(barriers)) == 35
    assert (first, "button-name", "header button") in barriers
    assert [rule for rule, _ in reader.causes_of_page(first)] == ["color-contrast", "button-name", "image-alt"]
    assert reader.count_pages(1) == len(list(reader.pages(1)))


def test_picture_of_a_cause(reader: Reader) -> None:
    button, *others = reader.causes(1)
    picture = reader.picture(button)
    assert picture is not None
    assert (picture.url, picture.width_px, picture.png[:4]) == ("https://county.example.gov/", 240, b"\x89PNG")
    assert reader.picture(others[0]) is None


def test_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no audit file") as caught:
        Reader(tmp_path / "audit.db")
    assert caught.value.hint
    assert not (tmp_path / "audit.db").exists()


def test_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "audit.db"
    path.write_bytes(b"this is not a database at all, but some text" * 40)
    with pytest.raises(SchemaError, match="not an audit file") as caught:
        Reader(path)
    assert caught.value.hint


def test_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "audit.db").touch()
    with pytest.raises(SchemaError, match="not an audit file"):
        Reader(tmp_path / "audit.db")


def test_newer_schema_is_refused_with_a_hint(tmp_path: Path) -> None:
    with AuditDb(tmp_path / "audit.db", schema_version=999) as db:
        db.run()
    with pytest.raises(SchemaError, match="newer version") as caught:
        Reader(tmp_path / "audit.db")
    assert "Update" in str(caught.value.hint)


@pytest.mark.parametrize("run_id", [None, 7])
def test_file_without_the_run_is_refused(tmp_path: Path, run_id: int | None) -> None:
    with AuditDb(tmp_path / "audit.db"):
        pass
    with pytest.raises(UsageError, match="no run"):
        Reader(tmp_path / "audit.db", run_id)


def test_reading_never_writes(standard: Path, reader: Reader) -> None:
    before = standard.read_bytes()
    list(reader.findings(1))
    assert standard.read_bytes() == before
    assert [path.name for path in standard.parent.iterdir()] == [standard.name]


def lacks(page: PartOfPage) -> dict[str, list[str]]:
    """What a page lacks, in English."""
    return {str(why): list(keys) for why, keys in page.missing.items()}


def test_pages_of_which_facts_are_missing_are_told_with_what_is_missing_and_why(tmp_path: Path) -> None:
    with AuditDb(tmp_path / "audit.db") as db:
        site = db.site(db.run(), "https://a.example/", "a.example")
        whole, part = db.page(site, "https://a.example/"), db.page(site, "https://a.example/long")
        twin = db.page(site, "https://a.example/twin", same_as=part)
        db.frames(whole, [])
        for page in (part, twin):
            for key, error in (
                ("wording", "it took longer than 20 s"),
                ("axe", "axe-core did not finish"),
                ("layout", "it took longer than 20 s"),
            ):
                db.lost_fact(page, key, error)
    with Reader(tmp_path / "audit.db") as reader:
        pages = reader.partly_audited(site)
    assert [(page.url, lacks(page)) for page in pages] == [
        (
            "https://a.example/long",
            {"axe-core did not finish": ["axe"], "it took longer than 20 s": ["layout", "wording"]},
        )
    ]


def test_a_page_that_a_window_stayed_over_was_seen_in_part(tmp_path: Path) -> None:
    with AuditDb(tmp_path / "audit.db") as db:
        site = db.site(db.run(), "https://a.example/", "a.example")
        for path, closed_by in (("", "Close"), ("b", ""), ("c", "Escape")):
            window = Window(kind="dialog", target=Target("#w"), text="May we count you?", closed_by=closed_by)
            db.fact(db.page(site, f"https://a.example/{path}"), window)
    with Reader(tmp_path / "audit.db") as reader:
        (page,) = reader.partly_audited(site)
    assert page.url == "https://a.example/b"
    assert lacks(page) == {"a window lies over it and could not be closed: May we count you?": ["what lies behind"]}


def test_a_page_that_the_engine_left_a_rule_out_on_was_seen_in_part(tmp_path: Path) -> None:
    with AuditDb(tmp_path / "audit.db") as db:
        site = db.site(db.run(), "https://a.example/", "a.example")
        long = db.page(site, "https://a.example/long")
        db.rule_run(site, long, "link-in-text-block", "untested", error=str(UNFINISHED))
        db.rule_run(
            site, db.page(site, "https://a.example/b"), "link-in-text-block", "untested", error="another reason"
        )
    with Reader(tmp_path / "audit.db") as reader:
        (page,) = reader.partly_audited(site)
    assert (page.url, lacks(page)) == ("https://a.example/long", {str(UNFINISHED): ["link-in-text-block"]})
