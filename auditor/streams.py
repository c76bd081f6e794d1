"""Standard output and standard error: the one way out for words and for machine formats, and what is done when it is shut.

Words go out through `tell`, in the language that `speak` chose (English until then), machine formats through `write_json`. While `guarded` is open,
a full disk, a closed pipe or a closed stream is an OutputError of ours, raised once, wherever in the program or its libraries it is met.
"""

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import IO, Any

from auditor.errors import ClosedPipeError, InputError, OutputError
from auditor.harmless import harmless, harmless_json
from auditor.message import ENGLISH, Catalogue, Message, say

_IN, _OUT, _ERR = 0, 1, 2  # numbers of the three streams
_spoken: ContextVar[Catalogue] = ContextVar("_spoken", default=ENGLISH)


def speak(catalogue: Catalogue) -> None:
    """Say all that follows in another language, until `guarded` ends."""
    _spoken.set(catalogue)


def shown(words: Message | str) -> str:
    """What is said on a terminal, in the language of whoever sits before it; a text is shown as it is."""
    return _spoken.get().show(words) if isinstance(words, Message) else words


def tell(line: Message | str = "", *, err: bool = False) -> None:
    """Print a line for people, made harmless, at once. Raises OutputError."""
    stream = sys.stderr if err else sys.stdout
    stream.write(harmless(shown(line)) + "\n")
    stream.flush()


def tell_lines(text: Message | str, *, err: bool = False) -> None:
    """Print a text of our own that has several lines."""
    for line in shown(text).splitlines():
        tell(line, err=err)


def write_json(data: bytes, *, stream: IO[bytes] | None = None) -> None:
    """Write JSON, one object or lines of it, to standard output. Raises OutputError."""
    stream = stream or sys.stdout.buffer
    stream.write(harmless_json(data))
    stream.flush()


def standard_input() -> IO[bytes]:
    """The bytes of standard input. Raises InputError when it is closed."""
    if sys.stdin is None:
        raise InputError(say("standard input is closed"), hint=say("Name a file, or give the text through a pipe."))
    return sys.stdin.buffer


@contextmanager
def guarded() -> Iterator[None]:
    """Watch over both streams of the process; streams that something else put in their place are left alone."""
    _fill_gaps()
    before = sys.stdout, sys.stderr
    language = _spoken.set(ENGLISH)
    if sys.stdout is sys.__stdout__:
        sys.stdout = _stream(_OUT, say("standard output"), before[0])
    if sys.stderr is sys.__stderr__:
        sys.stderr = _stream(_ERR, None, before[1])
    try:
        yield
    finally:
        with suppress(OutputError):  # it was raised before, or nobody is left to hear of it
            sys.stdout.flush()
        sys.stdout, sys.stderr = before
        _spoken.reset(language)


def _fill_gaps() -> None:
    """Open something in place of a stream that is shut, or a file that we write would get its number and our words."""
    for number in (_IN, _OUT, _ERR):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest free number, which is this one


def _stream(number: int, name: Message | None, before: "IO[str] | None") -> io.TextIOWrapper:
    """A stream in place of `before` (None: it is shut); it can show any letter, if need be as a question mark."""
    raw = _Guard(number, name, is_shut=before is None)
    is_live = number == _ERR or raw.isatty()
    encoding = getattr(before, "encoding", None) or "utf-8"
    return io.TextIOWrapper(io.BufferedWriter(raw), encoding, "replace", line_buffering=is_live)


class _Guard(io.RawIOBase):
    """Writes to a file descriptor. The first failure is raised as OutputError, later ones are passed over.

    Without a `name` all are passed over: what goes to standard error is progress and complaints, and an audit goes on
    when nobody reads them.
    """

    def __init__(self, number: int, name: Message | None, *, is_shut: bool) -> None:
        self._number = number
        self._name = name
        self._is_shut = is_shut
        self._has_failed = False

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._number

    def isatty(self) -> bool:
        return os.isatty(self._number)

    def write(self, data: Any) -> int:
        if self._has_failed:
            return len(data)
        try:
            if self._is_shut:
                raise OSError(errno.EBADF, "it is closed")
            return os.write(self._number, data)
        except BlockingIOError:
            raise
        except OSError as error:
            self._has_failed = True
            if self._name is None:
                return len(data)
            if isinstance(error, BrokenPipeError):
                raise ClosedPipeError(say("whoever read our {name} has closed it", name=self._name)) from error
            raise OutputError(
                say("{name} can't be written ({reason})", name=self._name, reason=str(error.strerror)),
                hint=say("What was to be shown there is missing."),
            ) from error
