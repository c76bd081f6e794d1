"""One GET request for `auditor text URL`. The one module of this package that opens the network."""

from auditor import __version__
from auditor.collect.http import LONG_LIMIT_S, Answer, Order, ask_now
from auditor.collect.reach import Reach
from auditor.collect.troubles import no_page
from auditor.errors import BlockedError, HttpError, PageTimeoutError, VisitError
from auditor.message import say

_USER_AGENT = f"Mozilla/5.0 (compatible; CivicAuditor/{__version__})"
_ACCEPT = "text/html,application/xhtml+xml,text/markdown;q=0.9,text/plain;q=0.9,*/*;q=0.1"
_REFUSALS = {401, 403, 429, 451}
_HINT = say("Open the address in a browser.")


def get(url: str, max_bytes: int) -> Answer:
    """Ask for a page, following redirects to where the address may lead us; `max_bytes` of it are read.

    Raises a VisitError with one sentence for whatever keeps it from us.
    """
    order = Order(url, Reach.of((url,)), max_bytes=max_bytes, limit_s=LONG_LIMIT_S, headers={"Accept": _ACCEPT})
    try:
        answer = ask_now(order, _USER_AGENT)
    except VisitError as error:
        later = say("Try again later.") if isinstance(error, PageTimeoutError) else _HINT
        message = say("{url}: {trouble}", url=url, trouble=error.message)
        raise type(error)(message, hint=error.hint or later) from error
    if not 200 <= answer.status < 300:
        raise _status_error(url, answer.status)
    return answer


def _status_error(url: str, status: int) -> VisitError:
    if status in _REFUSALS:
        message = say("{url} refuses us (HTTP {status})", url=url, status=status)
        return BlockedError(message, hint=say("Save the page and check the file."))
    message = say("{url}: {trouble} (HTTP {status})", url=url, trouble=no_page(status), status=status)
    return HttpError(message, hint=_HINT, http_status=status)
