"""The shape of a small request made beside the browser: robots.txt, sitemaps, documents."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from auditor.errors import VisitError


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer, or the lack of one.

    `url_final` is the address after redirects; `status` the HTTP status, None when there was no
    answer, and then `trouble` says why. `body` has the bytes after the transfer's own decoding, b"" when
    there were none; `is_cut` that there are more than were asked for.
    """

    url_final: str
    status: int | None
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    is_cut: bool = False
    trouble: VisitError | None = None

    def header(self, name: str) -> str:
        """Value of a header, whatever the case of its name; "" when absent."""
        wanted = name.lower()
        return next((value for key, value in self.headers.items() if key.lower() == wanted), "")


# Asks for one address and at most so many bytes of its body. Trouble on the way is a Fetched without status.
Fetch = Callable[[str, int], Awaitable[Fetched]]


SNIFFED_BYTES = 4096  # room for a comment first; the MIME sniffing standard looks at 1,445


def starts_as_html(body: bytes) -> bool:
    """Whether a text is a web page: what servers send with status 200 for files that they do not have."""
    text = body[:SNIFFED_BYTES].removeprefix(b"\xef\xbb\xbf").lower()
    while True:
        text = text.lstrip()
        end = next((end for start, end in ((b"<!--", b"-->"), (b"<?", b"?>")) if text.startswith(start)), None)
        if end is None:
            return text.startswith((b"<!doctype html", b"<html", b"<head", b"<body"))
        text = text.partition(end)[2]
