"""Writing files whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from auditor.errors import UsageError, unwritable
from auditor.message import say

_HINT = say("Choose another folder with --output, or make this one writable.")


@contextmanager
def whole_file(path: Path) -> Iterator[IO[str]]:
    """A text file that gets its name once it is complete. Raises UsageError, or StorageError on a full disk."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            yield file
        draft.replace(path)
    except OSError as error:
        raise unwritable(path, error, hint=_HINT) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def write_bytes(path: Path, content: bytes) -> None:
    """A binary file, whole or not at all. Raises UsageError, or StorageError on a full disk."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(content)
        draft.replace(path)
    except OSError as error:
        raise unwritable(path, error, hint=_HINT) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def remove(path: Path) -> None:
    """Remove a file if it is there. Raises UsageError when it can't be removed."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(
            say("{path} can't be replaced ({reason})", path=str(path), reason=error.strerror or str(error)), hint=_HINT
        ) from error
