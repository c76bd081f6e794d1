"""Writing files whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from io import TextIOWrapper
from pathlib import Path
from typing import IO

from auditor.errors import UsageError, unwritable
from auditor.message import say

_HINT = say("Choose another folder with --output, or make this one writable.")


_NOTED: ContextVar[list[Path] | None] = ContextVar("written", default=None)


@contextmanager
def noted() -> Iterator[list[Path]]:
    """A list of the files that are written meanwhile, in order, for the manifest."""
    written: list[Path] = []
    token = _NOTED.set(written)
    try:
        yield written
    finally:
        _NOTED.reset(token)


@contextmanager
def whole_file(path: Path) -> Iterator[IO[str]]:
    """A text file that gets its name once it is complete. Raises UsageError, or StorageError on a full disk."""
    with (
        whole_binary(path) as binary,
        TextIOWrapper(binary, encoding="utf-8", errors="backslashreplace", newline="\n") as file,
    ):
        yield file


@contextmanager
def whole_binary(path: Path) -> Iterator[IO[bytes]]:
    """A binary file that gets its name once it is complete. Raises UsageError, or StorageError on a full disk."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as file:
            yield file
        draft.replace(path)
    except OSError as error:
        raise unwritable(path, error, hint=_HINT) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    written = _NOTED.get()
    if written is not None:
        written.append(path)


def write_bytes(path: Path, content: bytes) -> None:
    """A binary file, whole or not at all. Raises UsageError, or StorageError on a full disk."""
    with whole_binary(path) as file:
        file.write(content)


def remove(path: Path) -> None:
    """Remove a file if it is there. Raises UsageError when it can't be removed."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(
            say("{path} can't be replaced ({reason})", path=str(path), reason=error.strerror or str(error)), hint=_HINT
        ) from error
