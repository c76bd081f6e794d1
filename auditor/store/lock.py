"""One writer for an output folder: a second audit into it would mix its pages with those of the first."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from auditor.errors import UsageError, unwritable
from auditor.message import Message, say

LOCK_NAME = ".audit.lock"
_HINT = say("Choose another folder with --output.")


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold `folder` (made when it is not there) for this process. The system lets go of it when the process dies.

    Raises UsageError when another process holds it, or when it can't be written.
    """
    path = folder / LOCK_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = _hold(path)
    except BlockingIOError as error:
        raise UsageError(
            _taken(folder, path), hint=say("Wait for its end, or choose another folder with --output.")
        ) from error
    except OSError as error:
        raise unwritable(folder, error, hint=_HINT) from error
    with file:
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


def _hold(path: Path) -> IO[str]:
    """The locked file. One that its last holder took away while we waited for it is not the one that others see."""
    while True:
        file = path.open("a+", encoding="ascii")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _is_same(file, path):
                file.truncate(0)
                file.write(f"{os.getpid()}\n")
                file.flush()
                return file
        except BaseException:
            file.close()
            raise
        file.close()


def _is_same(file: IO[str], path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _taken(folder: Path, path: Path) -> Message:
    """That another process has the folder, and which, where that can be read."""
    try:
        number = path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        number = ""
    if not number.isdecimal():
        return say("another audit is writing into {folder}", folder=str(folder))
    return say("another audit is writing into {folder} (process {process})", folder=str(folder), process=number)
