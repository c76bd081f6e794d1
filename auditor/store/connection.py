"""Opening the audit file: creating it, checking its version, and transactions."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from auditor.errors import SchemaError, UsageError

SCHEMA_VERSION = 1
DATABASE_NAME = "audit.db"
BUSY_TIMEOUT_S = 30.0


def open_for_writing(path: Path) -> sqlite3.Connection:
    """The database at `path`, made when it is not there. Raises UsageError, SchemaError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None)
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
    except (OSError, sqlite3.OperationalError) as error:
        raise UsageError(
            f"{path.parent} can't be written ({error})", hint="Choose another folder with --output."
        ) from error
    except sqlite3.DatabaseError as error:
        raise UsageError(
            f"{path} is not an audit file ({error})", hint="Move it away, or choose another folder with --output."
        ) from error
    if not connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
        _create(connection)
    check_version(connection, path)
    return connection


def check_version(connection: sqlite3.Connection, path: Path) -> None:
    """Raise SchemaError unless this version of the auditor can read the file."""
    try:
        row = connection.execute("SELECT value FROM meta WHERE key = 'schema_version'").fetchone()
    except sqlite3.DatabaseError as error:
        raise SchemaError(
            f"{path} is not an audit file ({error})", hint="Move it away, or choose another folder with --output."
        ) from error
    version = int(row[0]) if row else 0
    if version > SCHEMA_VERSION:
        raise SchemaError(
            f"{path} was written by a newer version (schema {version}; this one knows {SCHEMA_VERSION})",
            hint="Update civic-auditor, or choose another folder with --output.",
        )
    if version < SCHEMA_VERSION:
        raise SchemaError(f"{path} has an unknown schema {version}", hint="Choose another folder with --output.")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing, also when the process is killed in between."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _create(connection: sqlite3.Connection) -> None:
    schema = resources.files("auditor.store").joinpath("schema.sql").read_text("utf-8")
    connection.executescript(
        f"BEGIN;\n{schema}\nINSERT INTO meta VALUES ('schema_version', '{SCHEMA_VERSION}');\nCOMMIT;"
    )
