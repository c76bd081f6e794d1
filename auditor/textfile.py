"""Text files that people give us: one way to read them, whatever editor wrote them.

A byte order mark says the encoding and is no part of the text; without one it is UTF-8.
"""

import codecs
import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LONGEST_MARK_BYTES = 4


def read_text(path: Path, errors: str = "strict") -> str:
    """The text of a file, with "\\n" between lines. Raises OSError, UnicodeDecodeError."""
    text = decode(path.read_bytes(), errors=errors)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decode(data: bytes, charset: str = "utf-8", errors: str = "strict") -> str:
    """`data` by its byte order mark, else in `charset`. Raises UnicodeDecodeError; LookupError for a strange charset."""
    mark, encoding = mark_of(data)
    return data[len(mark) :].decode(encoding or charset, errors)


def mark_of(data: bytes) -> tuple[bytes, str]:
    """The byte order mark that `data` begins with, and the encoding that it stands for; empty ones without."""
    return next(((mark, encoding) for mark, encoding in _MARKS if data.startswith(mark)), (b"", ""))


def utf8_lines(source: IO[bytes], max_bytes: int) -> Iterator[bytes]:
    """The lines of a stream as UTF-8, each as soon as it is there; of a longer one, its beginning.

    What is cut off a line is passed over; such a line has more than `max_bytes`.
    """
    head = source.readline(max_bytes + 1)
    mark, encoding = mark_of(head[:_LONGEST_MARK_BYTES])
    if mark and encoding != "utf-8":
        yield from _recoded(io.BufferedReader(_Rest(head[len(mark) :], source)), encoding, max_bytes)
        return
    line = head[len(mark) :]
    while head:
        while len(head) > max_bytes and not head.endswith(b"\n"):
            head = source.readline(max_bytes + 1)
        yield line
        line = head = source.readline(max_bytes + 1)


def _recoded(source: io.BufferedReader, encoding: str, max_bytes: int) -> Iterator[bytes]:
    lines = io.TextIOWrapper(source, encoding, "replace", newline="\n")
    while part := lines.readline(max_bytes + 1):
        line = part
        while len(part) > max_bytes and not part.endswith("\n"):
            part = lines.readline(max_bytes + 1)
        yield line.encode("utf-8", "replace")


class _Rest(io.RawIOBase):
    """A stream whose beginning was read already."""

    def __init__(self, head: bytes, source: IO[bytes]) -> None:
        self._head = head
        self._source = source

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        data = self._head or self._source.readline(len(buffer))
        self._head = data[len(buffer) :]
        data = data[: len(buffer)]
        buffer[: len(data)] = data
        return len(data)
