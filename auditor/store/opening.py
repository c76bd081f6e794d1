"""Opening the audit file for reading, whatever version wrote it and wherever it lies."""

import shutil
import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

from auditor.errors import StorageError, UsageError
from auditor.message import say
from auditor.store.connection import check_version, settle
from auditor.store.lock import locked
from auditor.store.migrations import is_old, migrate, repair


class OpenFile:
    """A connection that only reads. Of an older version's file that can't be written it reads a copy of its own."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise UsageError(
                say("there is no audit file {path}", path=str(path)),
                hint=say("Audit a site first, or name the folder that holds audit.db."),
            )
        self._folder: TemporaryDirectory[str] | None = None
        repair(path)
        settle(path)
        self.db = _connect(path)
        try:
            if _is_old(self.db):
                self.db.close()
                self.db = _connect(self._brought_up(path))
            self.db.row_factory = sqlite3.Row
            check_version(self.db, path)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self.db.close()
        if self._folder is not None:
            self._folder.cleanup()

    def _brought_up(self, path: Path) -> Path:
        """The file with the newest schema: in place, or where it can't be written a copy."""
        try:
            with locked(path.parent):
                migrate(path)
            return path
        except (sqlite3.OperationalError, OSError, UsageError, StorageError) as error:
            if isinstance(error.__cause__, BlockingIOError):
                raise  # the older version is at work on it
        self._folder = TemporaryDirectory(prefix="civic-auditor-")
        copy = Path(self._folder.name, path.name)
        shutil.copyfile(path, copy)  # not its mode: this one is to be written
        migrate(copy)
        return copy


def _is_old(db: sqlite3.Connection) -> bool:
    try:
        return is_old(db)
    except sqlite3.DatabaseError:
        return False  # not SQLite: check_version says so


def _connect(path: Path) -> sqlite3.Connection:
    uri = f"{path.resolve().as_uri()}?mode=ro"
    connection = sqlite3.connect(uri, uri=True)
    try:
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1")
    except sqlite3.OperationalError as error:
        connection.close()
        log = path.with_name(f"{path.name}-wal")
        if log.is_file() and log.stat().st_size:
            raise UsageError(
                say("{path} can't be read now ({reason})", path=str(path), reason=str(error)),
                hint=say("Is another audit writing it?"),
            ) from error
        # A file in write-ahead mode in a folder that can't be written: nobody else writes it either.
        return sqlite3.connect(f"{uri}&immutable=1", uri=True)
    except sqlite3.DatabaseError:
        pass  # not SQLite: check_version says so with a hint
    return connection
