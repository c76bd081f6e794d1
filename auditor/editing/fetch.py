"""One GET request for `auditor text URL`. The one module of this package that opens the network."""

from dataclasses import dataclass

from auditor import __version__
from auditor.collect.http import LONG_LIMIT_S, Order, ask_now
from auditor.collect.reach import Reach
from auditor.editing.inputs import MAX_BYTES
from auditor.errors import BlockedError, HttpError, PageTimeoutError, UsageError, VisitError

_USER_AGENT = f"Mozilla/5.0 (compatible; CivicAuditor/{__version__})"
_ACCEPT = "text/html,application/xhtml+xml,text/markdown;q=0.9,text/plain;q=0.9,*/*;q=0.1"
_REFUSALS = {401, 403, 429, 451}
_HINT = "Open the address in a browser."


@dataclass(frozen=True, slots=True)
class Answer:
    """A page as sent."""

    url_final: str
    content_type: str
    body: bytes


def get(url: str) -> Answer:
    """Ask for a page, following redirects to where the address may lead us.

    Raises a VisitError with one sentence for whatever keeps it from us, UsageError for one that is too long.
    """
    order = Order(url, Reach.of((url,)), max_bytes=MAX_BYTES, limit_s=LONG_LIMIT_S, headers={"Accept": _ACCEPT})
    try:
        answer = ask_now(order, _USER_AGENT)
    except VisitError as error:
        later = "Try again later." if isinstance(error, PageTimeoutError) else _HINT
        raise type(error)(f"{url}: {error}", hint=error.hint or later) from error
    if not 200 <= answer.status < 300:
        raise _status_error(url, answer.status)
    if answer.is_cut:
        raise UsageError(f"{url} is larger than {MAX_BYTES >> 20} MB", hint="Check it in parts.")
    return Answer(answer.url_final, answer.headers.get("content-type", ""), answer.body)


def _status_error(url: str, status: int) -> VisitError:
    if status in _REFUSALS:
        return BlockedError(f"{url} refuses us (HTTP {status})", hint="Save the page and check the file.")
    meaning = {404: "there is no such page", 410: "the page is gone"}.get(status, "the server has no page for us")
    if 300 <= status < 400:
        meaning = "it redirects to nowhere"
    return HttpError(f"{url}: {meaning} (HTTP {status})", hint=_HINT, http_status=status)
