"""Sizes of documents without downloading them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from auditor.collect.fetch import Fetch, Fetched

MAX_SILENT = 3  # requests of a site without an answer, then it is asked no more
MAX_SIZE_DIGITS = 15  # below a petabyte: longer is nonsense, and SQLite holds 18 digits


@dataclass(slots=True)
class DocumentSizes:
    """Asks for the documents of one site. `turn` is awaited before each request: the site's pace.

    HEAD costs least, but servers hang on it, refuse it, or deny with it what GET gives: only its success counts,
    and where it had no answer it is not tried again.
    """

    fetch: Fetch
    fetch_head: Callable[[str], Awaitable[Fetched]]
    turn: Callable[[], Awaitable[object]]
    _silent: int = 0
    _knows_head: bool = True

    async def measure(self, url: str) -> tuple[int | None, int | None]:
        """(size in bytes, HTTP status) of a document; None for what can't be told.

        The size is that of the transfer, from Content-Length, and only when the answer is a success:
        otherwise it is the size of the error page. Nothing of the document itself is read.
        """
        if self._knows_head and self._silent < MAX_SILENT:
            await self.turn()
            answer = await self.fetch_head(url)
            if _is_success(answer):
                return _size(answer), answer.status
            self._knows_head = answer.status is not None
        if self._silent >= MAX_SILENT:
            return None, None
        await self.turn()
        answer = await self.fetch(url, 0)
        self._silent = self._silent + 1 if answer.status is None else 0
        return (_size(answer) if _is_success(answer) else None), answer.status


def _is_success(answer: Fetched) -> bool:
    return answer.status is not None and 200 <= answer.status < 300


def _size(answer: Fetched) -> int | None:
    # A proxy that repeats the header joins it: "100, 100" (RFC 9110 section 8.6).
    sizes = {part.strip() for part in answer.header("content-length").split(",")}
    text = sizes.pop() if len(sizes) == 1 else ""
    is_size = text.isascii() and text.isdigit() and len(text) <= MAX_SIZE_DIGITS
    return int(text) if is_size else None
