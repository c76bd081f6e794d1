"""Reports of the synthetic audit, written once."""

from pathlib import Path

import pytest

import auditor_reports
from tests.fixtures.audit_db import write_audit_db

FORMATS = ("html", "json", "jsonl")


@pytest.fixture(scope="session")
def audit_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with audit.db of two sites and all its reports."""
    folder = tmp_path_factory.mktemp("audit")
    write_audit_db(folder / "audit.db")
    auditor_reports.write(folder / "audit.db", folder, FORMATS)
    return folder


@pytest.fixture(scope="session")
def county(audit_folder: Path) -> Path:
    """The county's report."""
    return audit_folder / "report" / "county-example-gov"
