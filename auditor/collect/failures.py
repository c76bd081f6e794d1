"""What the browser's errors and the server's answers mean for a page."""

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Response
from playwright.async_api import TimeoutError as PlaywrightTimeoutError

from auditor.collect import troubles
from auditor.collect.troubles import sentence
from auditor.collect.world import NavigatedError
from auditor.errors import (
    BlockedError,
    CrashedError,
    HttpError,
    LoginError,
    NotAPageError,
    PageTimeoutError,
    UnreachableError,
    VisitError,
)
from auditor.message import Message, say

_HTML_TYPES = ("text/html", "application/xhtml+xml")
# Headers and marks by which services that screen visitors say so.
_CHALLENGE_HEADERS = {"cf-mitigated": "challenge", "x-amzn-waf-action": "challenge", "x-datadome": "protected"}
# Marks in the browser's error texts, and what they mean for a page.
_MEANINGS: tuple[tuple[tuple[str, ...], type[VisitError], Message], ...] = (
    (("crashed", "Target closed", "has been closed"), CrashedError, troubles.CRASHED),
    (("Download is starting", "ERR_ABORTED"), NotAPageError, troubles.DOWNLOAD),
    (("ERR_CERT", "ERR_SSL"), UnreachableError, troubles.NO_CERTIFICATE),
    (("ERR_HTTP_RESPONSE_CODE_FAILURE",), HttpError, troubles.EMPTY_ERROR),
    (("ERR_CONNECTION_RESET",), UnreachableError, troubles.BROKEN_OFF),
    (("ERR_CONNECTION_CLOSED",), UnreachableError, troubles.CLOSED),
    (("ERR_EMPTY_RESPONSE",), UnreachableError, troubles.EMPTY),
    (("ERR_INTERNET_DISCONNECTED",), UnreachableError, troubles.NO_NETWORK),
    (("ERR_TOO_MANY_REDIRECTS",), HttpError, troubles.REDIRECTS_IN_CIRCLE),
    (("ERR_HTTP2_PROTOCOL_ERROR",), UnreachableError, troubles.HTTP2_BROKEN),
    (("ERR_INVALID_RESPONSE", "ERR_INVALID_HTTP_RESPONSE"), UnreachableError, troubles.NOT_HTTP),
)


def check_response(response: Response | None, url: str) -> None:
    """Raise the VisitError that a main document's response calls for, if any."""
    if response is None:
        return
    status = response.status
    headers = response.headers
    retry_after = headers.get("retry-after", "")
    if any(headers.get(name) == value for name, value in _CHALLENGE_HEADERS.items()):
        raise BlockedError(sentence(troubles.SCREENED), http_status=status)
    if status == 401:
        raise LoginError(say("The server asks for a login (401)."), http_status=status)
    if status in (403, 429):
        raise BlockedError(
            say("The server refused the audit ({status}).", status=status), http_status=status, retry_after=retry_after
        )
    if status >= 400:
        raise HttpError(
            say("The server answered {status}.", status=status), http_status=status, retry_after=retry_after
        )
    content_type = headers.get("content-type", "").split(";")[0].strip().lower()
    if content_type and content_type not in _HTML_TYPES:
        raise NotAPageError(say("It is {content_type}, not a web page.", content_type=content_type), http_status=status)


def as_sentence(trouble: VisitError) -> VisitError:
    """Trouble with a connection, which ends a sentence, as one of its own."""
    return type(trouble)(sentence(trouble.message), hint=trouble.hint)


def visit_error(error: Exception, connecting: VisitError | None) -> VisitError:
    """The VisitError that stands for an error of the browser or of our scripts in the page.

    `connecting` is what kept our gate from connecting to the page's host, if anything did.
    """
    if isinstance(error, PlaywrightTimeoutError | TimeoutError):
        return PageTimeoutError(sentence(troubles.TOO_LONG))
    if isinstance(error, NavigatedError):
        return PageTimeoutError(sentence(troubles.MOVED_ON))
    text = error.message if isinstance(error, PlaywrightError) else str(error)
    if connecting is not None and "net::" in text:
        return as_sentence(connecting)
    for marks, kind, meaning in _MEANINGS:
        if any(mark in text for mark in marks):
            return kind(sentence(meaning))
    line = text.splitlines()[0][:160] if text else error.__class__.__name__
    if "net::" in text:
        return UnreachableError(say("The browser could not load it: {reason}", reason=line))
    return CrashedError(say("The page could not be examined: {reason}", reason=line))
