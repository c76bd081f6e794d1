"""findings.sarif: valid, grouped, bounded, and describing its rules."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

import auditor_reports
from auditor.store.reader import Reader
from auditor_reports.exports import sarif
from tests.fixtures.audit_db import RULES, AuditDb, write_audit_db

SCHEMA = Path(__file__).parents[1] / "fixtures" / "sarif" / "sarif-2.1.0-rtm.5.json"
EVIL = "[click](http://evil.example) \u202e\x00 ::error::x"


def log(folder: Path) -> dict[str, Any]:
    """The log of an audit, valid by the schema; its run."""
    auditor_reports.write(folder / "audit.db", folder, ("sarif",))
    content = (folder / "findings.sarif").read_bytes()
    assert len(gzip.compress(content)) < 10_000_000
    read = json.loads(content)
    Draft4Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(read)
    assert len(read["runs"]) == 1
    run: dict[str, Any] = read["runs"][0]
    return run


def notes(run: dict[str, Any]) -> str:
    return " ".join(each["message"]["text"] for each in run["invocations"][0]["toolExecutionNotifications"])


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """One fingerprint on three pages, one of its own, one doubt, one hostile."""
    with AuditDb(tmp_path / "audit.db") as db:
        run = db.run()
        site = db.site(run, "https://a.gov/", "a.gov")
        pages = [db.page(site, f"https://a.gov/{name}") for name in ("", "b/?x=1&y=2", "c")]
        for page in pages:
            db.finding(site, page, RULES[0], fingerprint="1:same")
        db.finding(site, pages[0], RULES[1], fingerprint="1:alone", message=EVIL, html="<img alt='\u202e'>")
        db.finding(site, pages[1], RULES[3], fingerprint="1:slow", cause="slow")
        db.finding(site, pages[2], RULES[1], fingerprint="1:ask", outcome="cantTell", cause="ask")
    return tmp_path


def test_one_result_stands_for_all_places_of_a_fingerprint(many: Path) -> None:
    results = log(many)["results"]
    by_rule = {(each["ruleId"], each["level"]): each for each in results}
    same = by_rule["button-name", "error"]
    assert same["occurrenceCount"] == 3
    assert [each["physicalLocation"]["artifactLocation"]["uri"] for each in same["locations"]] == [
        "a.gov/index.html", "a.gov/b/index.html%3Fx%3D1%26y%3D2", "a.gov/c"
    ]  # fmt: skip
    assert "3 places on 3 pages" in same["message"]["text"]
    assert {each["level"] for each in results} == {"error", "warning", "note"}
    hashes = [each["partialFingerprints"]["primaryLocationLineHash"] for each in results]
    assert len(set(hashes)) == len(results) == 4
    again = [each["partialFingerprints"]["primaryLocationLineHash"] for each in log(many)["results"]]
    assert again == hashes


def test_rules_say_what_they_are_about_and_where_to_read_on(many: Path) -> None:
    run = log(many)
    rules = {each["id"]: each for each in run["tool"]["driver"]["rules"]}
    assert set(rules) == {each["ruleId"] for each in run["results"]}
    for each in rules.values():
        assert each["shortDescription"]["text"]
        assert len(each["fullDescription"]["text"]) <= 1024
        assert each["help"]["text"]
        assert each["helpUri"].startswith("https://")
        assert "security-severity" not in each["properties"]
    assert rules["button-name"]["helpUri"] == "https://www.w3.org/WAI/WCAG22/Understanding/name-role-value"
    assert rules["button-name"]["defaultConfiguration"]["level"] == "error"


def test_words_of_a_page_can_make_no_link_and_turn_no_direction(many: Path) -> None:
    text = json.dumps(log(many), ensure_ascii=False)
    hostile = next(each for each in log(many)["results"] if each["ruleId"] == "image-alt")
    assert "\\[click\\](http" in hostile["message"]["text"]
    assert "\u202e" not in text
    assert "\\u0000" not in text


def test_what_a_log_can_not_hold_is_left_out_and_said(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "left out" not in notes(log(many))
    monkeypatch.setattr(sarif, "MAX_RESULTS", 2)
    run = log(many)
    assert [each["level"] for each in run["results"]] == ["error", "error"]
    assert "2 findings are left out" in notes(run)
    monkeypatch.setattr(sarif, "MAX_PLACES", 1)
    assert "2 more places" in notes(log(many))


def test_coverage_stands_in_the_log_and_files_of_a_folder_keep_their_path(tmp_path: Path) -> None:
    write_audit_db(tmp_path / "audit.db", why="The time limit was reached.")
    run = log(tmp_path)
    with Reader(tmp_path / "audit.db") as reader:
        for site in reader.sites():
            coverage = reader.coverage(site.id)
            assert f"{site.name}: {coverage.audited} of {coverage.found} pages found were audited" in notes(run)
    assert "not complete" in notes(run)
    assert "frames of other sites" in notes(run)
    paths = {each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in run["results"]}
    assert "_site/hours.html" in paths
