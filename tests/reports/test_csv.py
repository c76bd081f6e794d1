"""The format csv: four tables that a spreadsheet can open without harm, and that count what the store counts."""

import csv
import re
import sqlite3
from pathlib import Path

import pytest

import auditor_reports
from tests.fixtures.audit_db import COUNTY_PAGES, AuditDb, write_audit_db
from tests.reports.hostile import TEXTS, write_hostile_db

NAMES = ("findings", "pages", "documents", "criteria")


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / "csv" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("csv")
    write_audit_db(folder / "audit.db")
    auditor_reports.write(folder / "audit.db", folder, ("csv",))
    return folder


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    write_hostile_db(folder / "audit.db")
    auditor_reports.write(folder / "audit.db", folder, ("csv",))
    return folder


def test_as_many_findings_as_the_store_holds(folder: Path) -> None:
    with sqlite3.connect(folder / "audit.db") as db:
        stored = dict(db.execute("SELECT outcome, count(*) FROM finding GROUP BY 1"))
    found = [row["outcome"] for row in table(folder, "findings")]
    assert {outcome: found.count(outcome) for outcome in set(found)} == stored


def test_every_site_has_its_pages_and_documents(folder: Path) -> None:
    pages = table(folder, "pages")
    assert [row["site"] for row in pages].count("library") == 3
    audited = [row for row in pages if row["status"] == "audited" and not row["same_as"]]
    assert len(audited) == COUNTY_PAGES + 3
    assert [row["linked_from_count"] for row in table(folder, "documents")] == ["25", "2", "1"]


def test_what_was_not_looked_at_has_no_count(folder: Path) -> None:
    for row in table(folder, "pages"):
        counts = (row["failed"], row["cant_tell"])
        if row["status"] == "audited" and not row["same_as"]:
            assert all(count.isdigit() for count in counts)
        else:
            assert counts == ("", "")
            assert row["same_as"] or (row["reason"] and row["remedy"])
    assert {(row["tested"], row["failed"]) for row in table(folder, "documents")} == {("false", "")}


def test_names_of_site_scanning_mean_the_same(tmp_path: Path) -> None:
    with AuditDb(tmp_path / "audit.db") as db:
        site = db.site(db.run(), "https://a.gov/", "a.gov")
        db.page(site, "https://a.gov/old", url_final="https://a.gov/new", title="New", lang="es")
        db.page(site, "https://a.gov/gone", "http error", reason="Gone.", http_status=404)
    auditor_reports.write(tmp_path / "audit.db", tmp_path, ("csv",))
    moved, gone = table(tmp_path, "pages")
    names = ("initial_url", "url", "redirect", "live", "status_code", "title", "language")
    assert [moved[name] for name in names] == [
        "https://a.gov/old", "https://a.gov/new", "true", "true", "200", "New", "es",
    ]  # fmt: skip
    assert [gone[name] for name in names] == ["https://a.gov/gone", "", "", "false", "404", "", ""]
    assert moved["scan_date"] == "2026-10-14T08:00:00+00:00"


def test_criteria_stand_beside_their_coverage(folder: Path) -> None:
    rows = table(folder, "criteria")
    assert len(rows) == 2 * 37  # Section 508 has 37 criteria without 4.1.1
    (names,) = [row for row in rows if row["criterion"] == "4.1.2" and row["site"] == "county.example.gov"]
    assert (names["status"], names["failed"], names["pages_failed"]) == ("failed", "30", "30")
    assert names["pages_audited"] == str(COUNTY_PAGES)
    assert int(names["pages_found"]) > COUNTY_PAGES
    assert not [row for row in rows if re.search(r"support|conform|pass", row["status"] + row["status_words"])]


def test_no_cell_is_a_formula(hostile: Path) -> None:
    cells = [cell for row in table(hostile, "findings") for cell in row.values()]
    assert len(cells) > len(TEXTS)
    for cell in cells:
        assert not re.match(r"[\s\"]*[=+\-@\uff1d\t\r]", cell), cell[:40]
        assert not re.search(r";\s*[=+\-@]", cell), cell[:40]


def test_every_record_is_one_line_that_steers_nothing(hostile: Path) -> None:
    text = (hostile / "csv" / "findings.csv").read_bytes().decode("utf-8-sig")
    lines = text.split("\r\n")
    assert len(lines) == len(TEXTS) + 2  # the names of the columns, and what follows the last line end
    assert not re.search(r"[\x00-\x09\x0b-\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\u061c]", text)
    assert not re.search(r"\\udc80|##\[", text)


def test_a_run_without_pages_leaves_tables_without_rows(tmp_path: Path) -> None:
    with AuditDb(tmp_path / "audit.db") as db:
        db.run("it was interrupted")
    auditor_reports.write(tmp_path / "audit.db", tmp_path, ("csv",))
    assert [table(tmp_path, name) for name in NAMES] == [[], [], [], []]


def test_an_audit_takes_the_tables_of_the_last_one_away(tmp_path: Path) -> None:
    write_audit_db(tmp_path / "audit.db", two_sites=False)
    auditor_reports.write(tmp_path / "audit.db", tmp_path, ("csv",))
    auditor_reports.clear(tmp_path)
    assert not (tmp_path / "csv").exists()
    (tmp_path / "csv").mkdir()
    (tmp_path / "csv" / "mine.csv").touch()
    auditor_reports.clear(tmp_path)
    assert (tmp_path / "csv" / "mine.csv").is_file()
