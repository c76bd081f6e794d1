"""What the terminal shows of a run, and what its exit code hangs on."""

from pathlib import Path

import pytest

import auditor_reports
from auditor.errors import UsageError
from auditor.model import Harm
from tests.fixtures.audit_db import RULES, AuditDb, card, write_audit_db


def test_each_site_gets_its_heading_coverage_and_first_causes(audit_folder: Path) -> None:
    summary = auditor_reports.summary(audit_folder / "audit.db")
    text = "\n".join(summary.lines)
    assert summary.lines[0].startswith("county.example.gov: ")
    assert "45 of 54 pages audited; not audited 9: " in text
    assert "Barriers on most pages for: people who are blind." in text
    assert "  1. A button has no name (the menu button): 30 of 45 pages" in text
    assert summary.incomplete_why == ""


def test_incomplete_run_says_why(tmp_path: Path) -> None:
    write_audit_db(tmp_path / "audit.db", why="the time limit was reached")
    summary = auditor_reports.summary(tmp_path / "audit.db")
    assert summary.lines[-1] == "This audit is not complete: the time limit was reached"
    assert summary.incomplete_why == "the time limit was reached"


def test_run_that_was_cut_off_is_incomplete(tmp_path: Path) -> None:
    with AuditDb(tmp_path / "audit.db") as db:
        db.run(state="running")
    assert auditor_reports.summary(tmp_path / "audit.db").incomplete_why == "it was cut off"


@pytest.mark.parametrize(
    ("harm", "reached"),
    [
        ("stop", {"stop", "hinder", "slow", "notice"}),
        ("hinder", {"hinder", "slow", "notice"}),
        ("slow", {"slow", "notice"}),
        ("notice", {"notice"}),
    ],
)
def test_gate_is_reached_by_its_level_and_worse(tmp_path: Path, harm: str, reached: set[str]) -> None:
    with AuditDb(tmp_path / "audit.db") as db:
        site = db.site(db.run(), "https://a.example/", "a.example")
        db.finding(site, db.page(site, "https://a.example/"), card("some-rule", "Some rule", {"blind": harm}))
    summary = auditor_reports.summary(tmp_path / "audit.db")
    assert {level for level in (*Harm, "none") if summary.reaches(level)} == reached


def test_doubts_and_frames_of_other_sites_do_not_reach_the_gate(tmp_path: Path) -> None:
    with AuditDb(tmp_path / "audit.db") as db:
        site = db.site(db.run(), "https://a.example/", "a.example")
        page = db.page(site, "https://a.example/")
        db.finding(site, page, RULES[0], outcome="cantTell")
        db.finding(site, page, RULES[0], third_party=1)
    assert not auditor_reports.summary(tmp_path / "audit.db").reaches("notice")


def test_page_text_can_not_steer_the_terminal(tmp_path: Path) -> None:
    with AuditDb(tmp_path / "audit.db") as db:
        site = db.site(db.run(), "https://a.example/", "a\x1b[2J.example")
        db.finding(
            site, db.page(site, "https://a.example/"), card("some-rule", "Bad\x1b[31m\rtitle", {"blind": "stop"})
        )
    lines = auditor_reports.summary(tmp_path / "audit.db").lines
    assert all(line.isprintable() for line in lines)


def test_missing_audit_file_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        auditor_reports.summary(tmp_path / "audit.db")


def test_a_page_audited_in_part_is_told_with_what_is_missing(tmp_path: Path) -> None:
    with AuditDb(tmp_path / "audit.db") as db:
        site = db.site(db.run(), "https://a.example/", "a.example")
        page = db.page(site, "https://a.example/long")
        db.lost_fact(page, "keyboard_walk", "it took longer than 90 s")
    lines = auditor_reports.summary(tmp_path / "audit.db").lines
    assert (
        "  1 page audited in part, such as https://a.example/long, without keyboard walk (it took longer than 90 s)"
        in lines
    )
    auditor_reports.write(tmp_path / "audit.db", tmp_path, ("html",))
    told = " ".join((tmp_path / "report" / "index.html").read_text("utf-8").split())
    assert "1 page was audited in part." in told
    assert "https://a.example/long: keyboard walk (it took longer than 90 s)" in told
