"""One GET request for `auditor text URL`. The one module of this package that opens the network."""

from dataclasses import dataclass

from auditor import __version__
from auditor.collect.http import LONG_LIMIT_S, Order, ask_now
from auditor.collect.reach import Reach
from auditor.collect.troubles import no_page
from auditor.errors import BlockedError, HttpError, PageTimeoutError, UsageError, VisitError
from auditor.message import say

_USER_AGENT = f"Mozilla/5.0 (compatible; CivicAuditor/{__version__})"
_ACCEPT = "text/html,application/xhtml+xml,text/markdown;q=0.9,text/plain;q=0.9,*/*;q=0.1"
_REFUSALS = {401, 403, 429, 451}
_HINT = say("Open the address in a browser.")


@dataclass(frozen=True, slots=True)
class Answer:
    """A page as sent."""

    url_final: str
    content_type: str
    body: bytes


def get(url: str, max_bytes: int) -> Answer:
    """Ask for a page, following redirects to where the address may lead us.

    Raises a VisitError with one sentence for whatever keeps it from us, UsageError for one that is too long.
    """
    order = Order(url, Reach.of((url,)), max_bytes=max_bytes, limit_s=LONG_LIMIT_S, headers={"Accept": _ACCEPT})
    try:
        answer = ask_now(order, _USER_AGENT)
    except VisitError as error:
        later = say("Try again later.") if isinstance(error, PageTimeoutError) else _HINT
        what = say("{url}: {reason}", url=url, reason=error.message)
        raise type(error)(what, hint=error.hint or later) from error
    if not 200 <= answer.status < 300:
        raise _status_error(url, answer.status)
    if answer.is_cut:
        raise UsageError(
            say("{name} is larger than {limit} MB", name=url, limit=max_bytes >> 20), hint=say("Check it in parts.")
        )
    return Answer(answer.url_final, answer.headers.get("content-type", ""), answer.body)


def _status_error(url: str, status: int) -> VisitError:
    if status in _REFUSALS:
        refused = say("{url} refuses us (HTTP {status})", url=url, status=status)
        return BlockedError(refused, hint=say("Save the page and check the file."))
    what = say("{url}: {meaning} (HTTP {status})", url=url, meaning=no_page(status), status=status)
    return HttpError(what, hint=_HINT, http_status=status)
