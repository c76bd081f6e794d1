"""Size of a document without downloading it."""

from collections.abc import Awaitable, Callable

from auditor.crawl.fetch import Fetched
from auditor.errors import AuditorError

# Servers that do not do HEAD say so with these (RFC 9110 sections 15.5.6 and 15.6.2); the document may well be there.
HEAD_REFUSED = frozenset({405, 501})
MAX_SIZE_DIGITS = 15  # below a petabyte: longer is nonsense, and SQLite holds 18 digits


async def measure(fetch_head: Callable[[str], Awaitable[Fetched]], url: str) -> tuple[int | None, int | None]:
    """(size in bytes, HTTP status) of a document by a HEAD request; None for what can't be told.

    The size is that of the transfer, from Content-Length, and only when the answer is a success:
    otherwise it is the size of the error page. Never raises for network trouble.
    """
    try:
        answer = await fetch_head(url)
    except (AuditorError, OSError):
        return None, None
    if answer.status is None or answer.status in HEAD_REFUSED:
        return None, None
    if not 200 <= answer.status < 300:
        return None, answer.status
    # A proxy that repeats the header joins it: "100, 100" (RFC 9110 section 8.6).
    sizes = {part.strip() for part in answer.header("content-length").split(",")}
    text = sizes.pop() if len(sizes) == 1 else ""
    is_size = text.isascii() and text.isdigit() and len(text) <= MAX_SIZE_DIGITS
    return (int(text) if is_size else None), answer.status
