"""Each format is named wherever somebody chooses one, and takes its own files away."""

from pathlib import Path

import pytest

import auditor_reports
from auditor.config import describe
from tests.fixtures.audit_db import write_audit_db

ROOT = Path(__file__).parents[2]


def test_the_setting_names_every_format() -> None:
    named = describe("report.format").partition(": ")[2].rstrip(".").split(", ")
    assert named == list(auditor_reports.FORMATS)


def test_the_documents_name_every_format() -> None:
    readme = (ROOT / "reports" / "README.md").read_text("utf-8")
    listed = [line.split("`")[1] for line in readme.splitlines() if line.startswith("| `")]
    assert listed[: len(auditor_reports.FORMATS)] == list(auditor_reports.FORMATS)


@pytest.mark.parametrize("name", list(auditor_reports.FORMATS))
def test_a_format_takes_away_all_that_it_wrote(tmp_path: Path, name: str) -> None:
    write_audit_db(tmp_path / "audit.db", two_sites=False)
    auditor_reports.write(tmp_path / "audit.db", tmp_path, (name,))
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) > 2  # the audit file and the manifest
    auditor_reports.clear(tmp_path)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["audit.db"]
