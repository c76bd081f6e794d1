"""Bringing the file of an older version up to this one's schema, step by step and in place.

All steps run in one transaction, so that a file is the old one or the new one whatever happens in between. A copy
stands beside it until it is done, for the day on which even that does not hold.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from auditor.store.migrations import to_2

STEPS: Mapping[int, Callable[[sqlite3.Connection], None]] = {2: to_2.migrate}
"""Schema version -> what makes it of a file of the version before."""
BUSY_TIMEOUT_S = 30.0


def is_old(db: sqlite3.Connection) -> bool:
    """Whether the file has an older schema that we can bring up. Raises sqlite3.DatabaseError when it can't be read."""
    return _is_old(_version(db))


def copy_of(path: Path) -> Path:
    """Where the copy stands while a file is brought up."""
    return path.with_name(f"{path.name}.before-migration")


def migrate(path: Path) -> None:
    """Bring the file at `path` up to the newest schema, if it is an older one.

    Raises sqlite3.OperationalError or OSError where it can't be written; then it is as it was.
    """
    with closing(_connect(path)) as db:
        db.execute("PRAGMA foreign_keys = OFF")  # tables are made anew under the names that others refer to
        db.execute("PRAGMA legacy_alter_table = ON")
        db.execute("BEGIN IMMEDIATE")
        version = _version(db)
        if version is None or not _is_old(version):
            db.execute("ROLLBACK")  # somebody else was faster
            return
        with _copied(path):
            try:
                for number in range(version + 1, max(STEPS) + 1):
                    STEPS[number](db)
                    db.execute("UPDATE meta SET value = ? WHERE key = 'schema_version'", (str(number),))
                db.execute("COMMIT")
            except BaseException:
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise
        with suppress(sqlite3.OperationalError):  # no room for it now: the file is whole, and larger than it need be
            db.execute("VACUUM")


def repair(path: Path) -> None:
    """Clear up after a migration that was killed: the copy takes the file's place if that can't be read, else it goes."""
    copy = copy_of(path)
    with suppress(OSError):
        _half(copy).unlink(missing_ok=True)
        if not copy.exists():
            return
        try:
            with closing(_connect(path)) as db:
                db.execute("BEGIN IMMEDIATE")  # waits for whoever is at it now
                is_whole = _version(db) is not None
                db.execute("ROLLBACK")
        except sqlite3.OperationalError:
            return  # it can't be written: nor can what stands beside it
        except sqlite3.DatabaseError:
            is_whole = False
        if is_whole:
            copy.unlink(missing_ok=True)
        elif copy.exists():
            path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
            copy.replace(path)


@contextmanager
def _copied(path: Path) -> Iterator[None]:
    """While open, a copy of the file stands beside it; under its name only once it is whole."""
    copy = copy_of(path)
    half = _half(copy)
    try:
        half.unlink(missing_ok=True)
        with closing(_connect(path)) as source, closing(sqlite3.connect(half)) as target:
            source.backup(target)
        with half.open("rb") as file:
            os.fsync(file.fileno())
        half.replace(copy)
        yield
    finally:
        half.unlink(missing_ok=True)
        copy.unlink(missing_ok=True)


def _half(copy: Path) -> Path:
    return copy.with_name(f"{copy.name}.part")


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None)


def _version(db: sqlite3.Connection) -> int | None:
    """The file's schema version, None where it is no audit file. Raises sqlite3.DatabaseError when it can't be read."""
    if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone():
        return None
    row = db.execute("SELECT value FROM meta WHERE key = 'schema_version'").fetchone()
    return int(row[0]) if row else None


def _is_old(version: int | None) -> bool:
    return version is not None and version + 1 in STEPS
