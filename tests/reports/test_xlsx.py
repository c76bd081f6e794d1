"""The format xlsx: one workbook of the tables, read back with openpyxl, without a formula or a link in it."""

import csv
import re
import sqlite3
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import auditor_reports
from auditor.errors import StorageError
from auditor.store.reader import Reader
from auditor_reports.exports import workbook
from tests.fixtures.audit_db import AuditDb, write_audit_db
from tests.fixtures.pseudo_locale import not_in_template, pseudo_catalogue
from tests.reports.hostile import FORMULAS, write_hostile_db
from tools.build_messages import template

NAMES = ["about", "findings", "pages", "documents", "criteria"]


def write(folder: Path) -> openpyxl.Workbook:
    auditor_reports.write(folder / "audit.db", folder, ("xlsx",))
    return openpyxl.load_workbook(folder / "audit.xlsx")


def rows(book: openpyxl.Workbook, name: str) -> list[dict[str, Any]]:
    head, *others = book[name].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in others]


def about(book: openpyxl.Workbook) -> str:
    return "\n".join(str(row[0]) for row in book["about"].iter_rows(values_only=True))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("xlsx")
    write_audit_db(folder / "audit.db")
    return folder


@pytest.fixture(scope="module")
def book(folder: Path) -> openpyxl.Workbook:
    return write(folder)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile-xlsx")
    write_hostile_db(folder / "audit.db")
    return folder


def test_it_holds_what_the_tables_of_csv_hold(folder: Path, book: openpyxl.Workbook) -> None:
    auditor_reports.write(folder / "audit.db", folder, ("csv",))
    assert book.sheetnames == NAMES
    for name in NAMES[1:]:
        with (folder / "csv" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            expected = [{key: value.replace("'-", "-") for key, value in row.items()} for row in csv.DictReader(file)]
        found = [
            {key: "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell) for key, cell in row.items()}
            for row in rows(book, name)
        ]  # fmt: skip
        assert found == expected


def test_as_many_findings_as_the_store_holds(folder: Path, book: openpyxl.Workbook) -> None:
    with sqlite3.connect(folder / "audit.db") as db:
        stored = dict(db.execute("SELECT outcome, count(*) FROM finding GROUP BY 1"))
    found = [row["outcome"] for row in rows(book, "findings")]
    assert {outcome: found.count(outcome) for outcome in set(found)} == stored
    assert f"Sheet findings: {sum(stored.values())} rows." in about(book)


def test_first_rows_stay_in_sight(book: openpyxl.Workbook) -> None:
    for name in NAMES[1:]:
        assert book[name].freeze_panes == "A2"
        assert book[name].auto_filter.ref


def test_what_was_not_looked_at_has_no_count(book: openpyxl.Workbook) -> None:
    counts = {(row["status"] == "audited" and not row["same_as"], row["failed"] is None) for row in rows(book, "pages")}
    assert counts == {(True, False), (False, True)}


def test_no_cell_is_a_formula_or_a_link(hostile: Path) -> None:
    book = write(hostile)
    for name in NAMES:
        for row in book[name].iter_rows():
            for cell in row:
                assert cell.data_type in "snb"
                assert cell.hyperlink is None
    texts = {row["html"] for row in rows(book, "findings")}
    assert {text.strip().replace("\u00a0", " ").strip() for text in FORMULAS} <= texts
    with zipfile.ZipFile(hostile / "audit.xlsx") as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == len(NAMES)
    for sheet in sheets:
        assert "<f>" not in sheet
        assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]", sheet)


def test_escapes_of_the_format_in_a_page_stay_text(hostile: Path) -> None:
    with zipfile.ZipFile(write_parts(hostile)) as parts:
        assert "_x005F_x0041_" in parts.read("xl/worksheets/sheet2.xml").decode()


def write_parts(folder: Path) -> Path:
    auditor_reports.write(folder / "audit.db", folder, ("xlsx",))
    return folder / "audit.xlsx"


def test_a_cell_that_is_too_long_says_what_was_left_out(hostile: Path) -> None:
    book = write(hostile)
    by_start = {str(row["html"])[:2]: str(row["html"]) for row in rows(book, "findings")}
    for start, size in (("xx", 40_000), ("\U0001f600" * 2, 20_000)):
        text = by_start[start]
        kept, _, note = text.partition("… (")
        assert len(text.encode("utf-16-le")) // 2 <= 32_767
        assert int(note.split()[0].replace(",", "")) + len(kept) == size
        assert len(text.encode("utf-16-le")) // 2 > 32_700
    assert re.search(r"\d+ cells of the sheet findings were too long .*\nAll of it is in findings.jsonl.", about(book))


@pytest.mark.parametrize("left_out", [-1, 0, 1, 60])
def test_rows_that_do_not_fit_are_counted(folder: Path, monkeypatch: pytest.MonkeyPatch, left_out: int) -> None:
    with sqlite3.connect(folder / "audit.db") as db:
        (findings,) = db.execute("SELECT count(*) FROM finding").fetchone()
    monkeypatch.setattr(workbook, "MAX_ROWS", findings + 1 - left_out)
    book = write(folder)
    found = list(book["findings"].iter_rows(values_only=True))
    if left_out <= 0:
        assert len(found) == findings + 1
        assert "left out" not in about(book)
    else:
        assert str(found[-1][0]) == f"{left_out + 1} rows left out: findings.jsonl has all"
        assert len(found) == findings + 1 - left_out
        assert f"{left_out + 1} more rows did not fit into the sheet findings and are left out." in about(book)
        assert "All of it is in findings.jsonl." in about(book)


def test_a_run_without_pages_is_written_too(tmp_path: Path) -> None:
    with AuditDb(tmp_path / "audit.db") as db:
        db.run("it was interrupted")
    book = write(tmp_path)
    assert [rows(book, name) for name in NAMES[1:]] == [[], [], [], []]
    assert "This audit is not complete: it was interrupted." in about(book)


def test_a_full_disk_is_said_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_audit_db(tmp_path / "audit.db", two_sites=False)

    def full(_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("xlsxwriter.Workbook._store_workbook", full)
    with pytest.raises(StorageError, match="No space left"):
        auditor_reports.write(tmp_path / "audit.db", tmp_path, ("xlsx",))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["audit.db"]


def test_the_first_sheet_is_in_the_language_of_the_report(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MAX_ROWS", 50)
    catalogue, translations = pseudo_catalogue()
    with Reader(folder / "audit.db") as reader:
        (path,) = workbook.write_xlsx(reader, tmp_path, catalogue)
    lines = about(openpyxl.load_workbook(path)).splitlines()
    assert [line for line in lines if not line.startswith("⟦")] == []
    assert not_in_template(translations.asked, template(), ()) == set()
