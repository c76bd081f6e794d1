"""What the browser's errors and the server's answers mean for a page."""

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Response
from playwright.async_api import TimeoutError as PlaywrightTimeoutError

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

_HTML_TYPES = ("text/html", "application/xhtml+xml")
# Headers and marks by which services that screen visitors say so.
_CHALLENGE_HEADERS = {"cf-mitigated": "challenge", "x-amzn-waf-action": "challenge", "x-datadome": "protected"}
# Marks in the browser's error texts, and what they mean for a page.
_MEANINGS: tuple[tuple[tuple[str, ...], type[VisitError], str], ...] = (
    (("crashed", "Target closed", "has been closed"), CrashedError, "The page crashed in the browser."),
    (("Download is starting", "ERR_ABORTED"), NotAPageError, "It is a download, not a web page."),
    (("ERR_CERT", "ERR_SSL"), UnreachableError, "Its TLS certificate does not verify."),
    (("ERR_HTTP_RESPONSE_CODE_FAILURE",), HttpError, "The server answered with an error and an empty page."),
    (("ERR_NAME_NOT_RESOLVED",), UnreachableError, "Its host name does not resolve."),
    (("ERR_CONNECTION_REFUSED",), UnreachableError, "Its server refuses connections."),
    (("ERR_CONNECTION_RESET",), UnreachableError, "Its server broke off the connection."),
    (("ERR_CONNECTION_CLOSED",), UnreachableError, "Its server closed the connection."),
    (("ERR_EMPTY_RESPONSE",), UnreachableError, "Its server sent nothing."),
    (("ERR_ADDRESS_UNREACHABLE",), UnreachableError, "Its server can't be reached."),
    (("ERR_INTERNET_DISCONNECTED",), UnreachableError, "This machine has no network."),
    (("ERR_TOO_MANY_REDIRECTS",), HttpError, "It redirects in a circle."),
    (("ERR_HTTP2_PROTOCOL_ERROR",), UnreachableError, "Its server broke the HTTP/2 protocol."),
    (("ERR_INVALID_RESPONSE", "ERR_INVALID_HTTP_RESPONSE"), UnreachableError, "Its server's answer is not HTTP."),
)


def check_response(response: Response | None, url: str) -> None:
    """Raise the VisitError that a main document's response calls for, if any."""
    if response is None:
        return
    status = response.status
    headers = response.headers
    retry_after = headers.get("retry-after", "")
    if any(headers.get(name) == value for name, value in _CHALLENGE_HEADERS.items()):
        raise BlockedError("A service in front of the site screens visitors.", http_status=status)
    if status == 401:
        raise LoginError("The server asks for a login (401).", http_status=status)
    if status in (403, 429):
        raise BlockedError(f"The server refused the audit ({status}).", http_status=status, retry_after=retry_after)
    if status >= 400:
        raise HttpError(f"The server answered {status}.", http_status=status, retry_after=retry_after)
    content_type = headers.get("content-type", "").split(";")[0].strip().lower()
    if content_type and content_type not in _HTML_TYPES:
        raise NotAPageError(f"It is {content_type}, not a web page.", http_status=status)


def visit_error(error: Exception, url: str, net_error: str = "") -> VisitError:
    """The VisitError that stands for an error of the browser or of our scripts in the page.

    `net_error` is why a connection failed, where the browser only knows that it did.
    """
    if isinstance(error, PlaywrightTimeoutError | TimeoutError):
        return PageTimeoutError("The page did not load or answer within its time limit.")
    if isinstance(error, NavigatedError):
        return PageTimeoutError("The page went to another document while it was looked at.")
    text = error.message if isinstance(error, PlaywrightError) else str(error)
    if net_error and "ERR_SOCKS" in text:
        text = text.replace("ERR_SOCKS_CONNECTION_FAILED", net_error)
    for marks, kind, meaning in _MEANINGS:
        if any(mark in text for mark in marks):
            return kind(meaning)
    line = text.splitlines()[0][:160] if text else error.__class__.__name__
    if "net::" in text:
        return UnreachableError(f"The browser could not load it: {line}")
    return CrashedError(f"The page could not be examined: {line}")
