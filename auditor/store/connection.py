"""Opening the audit file: creating it, checking its version, and transactions."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

from auditor.errors import SchemaError, StorageError, UsageError, unwritable
from auditor.message import say
from auditor.store.migrations import is_old, migrate, repair

T = TypeVar("T")

SCHEMA_VERSION = 2
DATABASE_NAME = "audit.db"
BUSY_TIMEOUT_S = 30.0
STORAGE_HINT = say("Free some disk space, then go on with --resume; what was stored is kept.")
# Result codes of SQLite for what the disk or another process does to a file: no fault of a statement.
_DISK_TROUBLE = {
    sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_BUSY,
}  # fmt: skip
# Database file format, https://www.sqlite.org/fileformat2.html section 1.3: magic text, and byte 18.
_MAGIC = b"SQLite format 3\0"
_WRITE_VERSION, _WRITE_AHEAD = 18, b"\x02"


class AuditConnection(sqlite3.Connection):
    """A connection on which a full or failing disk is a StorageError, whatever statement meets it."""

    def execute(self, *arguments: Any) -> sqlite3.Cursor:
        return self._told(super().execute, *arguments)

    def executemany(self, *arguments: Any) -> sqlite3.Cursor:
        return self._told(super().executemany, *arguments)

    def executescript(self, *arguments: Any) -> sqlite3.Cursor:
        return self._told(super().executescript, *arguments)

    def _told(self, call: Callable[..., T], *arguments: Any) -> T:
        try:
            return call(*arguments)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in _DISK_TROUBLE:  # the upper bits say more of the same
                raise
            raise StorageError(
                say("the audit file can't be written: {reason}", reason=str(error)), hint=STORAGE_HINT
            ) from error


def open_for_writing(path: Path) -> sqlite3.Connection:
    """The database at `path`, made when it is not there. Raises UsageError, SchemaError."""
    hint = say("Choose another folder with --output.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            path.touch(exist_ok=False)  # so that the system says why it can't be made, which SQLite doesn't
        repair(path)
        connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None, factory=AuditConnection)
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
    except OSError as error:
        raise unwritable(path.parent, error, hint=hint) from error
    except StorageError as error:
        if not isinstance(error.__cause__, sqlite3.OperationalError) or _is_full(error.__cause__):
            raise
        raise UsageError(
            say("{path} can't be written ({reason})", path=str(path.parent), reason=str(error.__cause__)), hint=hint
        ) from error
    except sqlite3.DatabaseError as error:
        raise UsageError(
            say("{path} is not an audit file ({reason})", path=str(path), reason=str(error)),
            hint=say("Move it away, or choose another folder with --output."),
        ) from error
    if not connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
        _create(connection)
    if is_old(connection):
        connection.close()
        migrate(path)
        return open_for_writing(path)
    check_version(connection, path)
    return connection


def check_version(connection: sqlite3.Connection, path: Path) -> None:
    """Raise SchemaError unless this version of the auditor can read the file."""
    try:
        row = connection.execute("SELECT value FROM meta WHERE key = 'schema_version'").fetchone()
    except sqlite3.DatabaseError as error:
        raise SchemaError(
            say("{path} is not an audit file ({reason})", path=str(path), reason=str(error)),
            hint=say("Move it away, or choose another folder with --output."),
        ) from error
    version = int(row[0]) if row else 0
    if version > SCHEMA_VERSION:
        raise SchemaError(
            say(
                "{path} was written by a newer version (schema {version}; this one knows {known})",
                path=str(path),
                version=version,
                known=SCHEMA_VERSION,
            ),
            hint=say("Update civic-auditor, or choose another folder with --output."),
        )
    if version < SCHEMA_VERSION:
        raise SchemaError(
            say("{path} has an unknown schema {version}", path=str(path), version=version),
            hint=say("Choose another folder with --output."),
        )


def close(connection: sqlite3.Connection) -> None:
    """Close the last connection so that everything is in the one file, with none beside it.

    Out of write-ahead mode nobody who reads the file later needs files beside it either. While somebody else has it
    open, and on a full disk, it stays as it is: complete, with its log.
    """
    try:
        with suppress(StorageError, sqlite3.OperationalError):
            connection.execute("PRAGMA busy_timeout = 0")
            connection.execute("PRAGMA journal_mode = DELETE")
    finally:
        connection.close()


def settle(path: Path) -> None:
    """Bring a file that a killed audit left into the state in which `close` leaves one, unless somebody works on it."""
    with path.open("rb") as file:
        header = file.read(_WRITE_VERSION + 1)
    if header.startswith(_MAGIC) and header[_WRITE_VERSION:] == _WRITE_AHEAD:
        close(sqlite3.connect(path, isolation_level=None, factory=AuditConnection))


def _is_full(error: sqlite3.OperationalError) -> bool:
    return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing, also when the process is killed in between."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # SQLite itself rolls back when the disk is full
            connection.execute("ROLLBACK")
        raise


def _create(connection: sqlite3.Connection) -> None:
    schema = resources.files("auditor.store").joinpath("schema.sql").read_text("utf-8")
    connection.executescript(
        f"BEGIN;\n{schema}\nINSERT INTO meta VALUES ('schema_version', '{SCHEMA_VERSION}');\nCOMMIT;"
    )
