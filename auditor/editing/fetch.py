"""One GET request for `auditor text URL`. The one module of this package that opens the network."""

import http.client
import socket
import ssl
import urllib.error
import urllib.request
from dataclasses import dataclass

from auditor import __version__
from auditor.editing.inputs import MAX_BYTES
from auditor.errors import BlockedError, HttpError, PageTimeoutError, UnreachableError, UsageError, VisitError

LIMIT_S = 20.0  # until the server answers, and between two parts of its answer; as for the audit's own requests
_HEADERS = {
    "User-Agent": f"Mozilla/5.0 (compatible; CivicAuditor/{__version__})",
    "Accept": "text/html,application/xhtml+xml,text/markdown;q=0.9,text/plain;q=0.9,*/*;q=0.1",
}
_REFUSALS = {401, 403, 429, 451}


@dataclass(frozen=True, slots=True)
class Answer:
    """A page as sent; `body` has at most one byte more than `MAX_BYTES`, then it is too long."""

    url_final: str
    content_type: str
    body: bytes


def get(url: str) -> Answer:
    """Ask for a page, following redirects within http and https.

    Raises a VisitError with one sentence for whatever keeps it from us, UsageError for an impossible address.
    """
    try:
        request = urllib.request.Request(url, headers=_HEADERS)
        with _opener().open(request, timeout=LIMIT_S) as response:
            body = response.read(MAX_BYTES + 1)
            return Answer(response.url, response.headers.get("Content-Type", ""), body)
    except urllib.error.HTTPError as error:
        with error:
            raise _status_error(url, error.code) from error
    except urllib.error.URLError as error:
        raise _unreachable(url, error.reason) from error
    except (TimeoutError, http.client.HTTPException, OSError) as error:
        raise _unreachable(url, error) from error
    except ValueError as error:
        raise UsageError(f"{url} is no address that can be asked for", hint="Write it as https://host/path.") from error


def _opener() -> urllib.request.OpenerDirector:
    """Without handlers for ftp, file and data, so that no redirect leads to a file of this machine."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPRedirectHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener


def _status_error(url: str, status: int) -> VisitError:
    if status in _REFUSALS:
        return BlockedError(f"{url} refuses us (HTTP {status})", hint="Save the page and check the file.")
    meaning = {404: "there is no such page", 410: "the page is gone"}.get(status, "the server has no page for us")
    if 300 <= status < 400:
        meaning = "it redirects in a circle, or to nowhere"
    return HttpError(f"{url}: {meaning} (HTTP {status})", hint="Open the address in a browser.", http_status=status)


def _unreachable(url: str, reason: object) -> VisitError:
    """One sentence for what went wrong below HTTP."""
    if isinstance(reason, TimeoutError):
        return PageTimeoutError(f"{url}: the server did not answer within {LIMIT_S:.0f} s", hint="Try again later.")
    meaning = f"the request failed ({str(reason)[:120]})"
    if isinstance(reason, ssl.SSLError):
        meaning = "its TLS certificate does not verify"
    elif isinstance(reason, socket.gaierror):
        meaning = "its host name does not resolve"
    elif isinstance(reason, ConnectionRefusedError):
        meaning = "its server refuses connections"
    elif isinstance(reason, ConnectionError | http.client.HTTPException):
        meaning = "its server broke off the connection"
    return UnreachableError(f"{url}: {meaning}", hint="Open the address in a browser.")
