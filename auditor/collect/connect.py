"""Connections to servers, made only to addresses that a site's reach allows; directly or through the environment's proxy."""

import base64
import http.client
import os
import socket
import ssl
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from auditor.collect import troubles
from auditor.collect.reach import Reach, addresses_of, is_loopback_host
from auditor.errors import PageTimeoutError, UnreachableError, VisitError
from auditor.message import Message, say

TRY_S = 4.0  # for an address of a host that has others, so that a dead one costs no more
MAX_HEAD_BYTES = 65536  # of a proxy's answer
_ROOTS_LIMIT_S = 10.0
_PRINT_ROOTS = "process.stdout.write(require('tls').rootCertificates.join('\\n'))"

_MEANINGS: tuple[tuple[type[OSError], Message], ...] = (
    (ssl.SSLCertVerificationError, troubles.NO_CERTIFICATE),
    (ssl.SSLError, troubles.NO_TLS),
    (socket.gaierror, troubles.NO_HOST),
    (ConnectionRefusedError, troubles.REFUSED),
    (http.client.RemoteDisconnected, troubles.CLOSED),
    (ConnectionError, troubles.BROKEN_OFF),
)


@dataclass(frozen=True, slots=True)
class Proxy:
    """An HTTP proxy from the environment; `authorization` is the header's value, "" for none."""

    host: str
    port: int
    authorization: str = ""


def proxy_for(scheme: str, host: str) -> Proxy | None:
    """The proxy that HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY name for a host; never one for this machine.

    Raises UnreachableError for one that we can't speak with.
    """
    if is_loopback_host(host):
        return None
    proxies = urllib.request.getproxies()
    address = proxies.get(scheme) or proxies.get("all")
    if not address or urllib.request.proxy_bypass(host):
        return None
    parts = urlsplit(address if "://" in address else f"http://{address}")
    if parts.scheme != "http" or not parts.hostname:
        raise UnreachableError(
            say("it would go through a proxy of a kind that we can't speak with ({scheme}://)", scheme=parts.scheme),
            hint=say("Name an http:// proxy in HTTPS_PROXY and HTTP_PROXY."),
        )
    login = ""
    if parts.username is not None:
        pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        login = "Basic " + base64.b64encode(pair.encode()).decode()
    return Proxy(parts.hostname, parts.port or 80, login)


@contextmanager
def network_errors(limit_s: float) -> Iterator[None]:
    """Turns what goes wrong on a connection into one VisitError whose message ends a sentence about the server."""
    try:
        yield
    except OSError as error:
        raise _meaning(error, limit_s) from error


def _meaning(error: OSError, limit_s: float) -> VisitError:
    if isinstance(error, TimeoutError):
        return PageTimeoutError(troubles.too_slow(limit_s))
    if isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN:
        return UnreachableError(troubles.NO_NAME_SERVICE)
    meaning = next((meaning for kind, meaning in _MEANINGS if isinstance(error, kind)), None)
    return UnreachableError(meaning or troubles.unreachable(error.strerror or str(error)))


def open_socket(host: str, port: int, reach: Reach, limit_s: float) -> socket.socket:
    """A connection to the first address of a host that is within reach and answers.

    The address that is judged is the one that is connected to, so that a name which changes its mind gains
    nothing. Raises OSError, or OffLimitsError when no address of the host is within reach.
    """
    end = time.monotonic() + limit_s
    allowed, refused = _judged(host, reach)
    if not allowed and refused is not None:
        raise refused
    trouble: OSError = OSError(f"no address of {host}")
    for number, address in enumerate(allowed, start=1):
        left = end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        try:
            return socket.create_connection((address, port), left if number == len(allowed) else min(left, TRY_S))
        except OSError as error:
            trouble = error
    raise trouble


def _judged(host: str, reach: Reach) -> tuple[list[str], VisitError | None]:
    """The addresses of a host that are within reach, and why one of the others is not."""
    allowed: list[str] = []
    refused: VisitError | None = None
    for address in addresses_of(host):
        try:
            reach.check(host, address)
        except VisitError as error:
            refused = error
        else:
            allowed.append(address)
    return allowed, refused


def open_through(proxy: Proxy, limit_s: float) -> socket.socket:
    """A connection to a proxy, which the environment names and no site. Raises UnreachableError."""
    try:
        return socket.create_connection((proxy.host, proxy.port), limit_s)
    except OSError as error:
        raise UnreachableError(
            say("the proxy {host}:{port} can't be reached", host=proxy.host, port=proxy.port),
            hint=say("Check HTTPS_PROXY, HTTP_PROXY and NO_PROXY."),
        ) from error


def open_tunnel(connection: socket.socket, proxy: Proxy, host: str, port: int) -> None:
    """Have a proxy connect on to `host` (HTTP CONNECT). Raises OSError, or UnreachableError when it won't."""
    where = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    login = f"Proxy-Authorization: {proxy.authorization}\r\n" if proxy.authorization else ""
    connection.sendall(f"CONNECT {where} HTTP/1.1\r\nHost: {where}\r\n{login}\r\n".encode("ascii"))
    head = b""
    while not head.endswith(b"\r\n\r\n") and len(head) < MAX_HEAD_BYTES:
        byte = connection.recv(1)  # one by one: what follows is the server's
        if not byte:
            break
        head += byte
    words = head.partition(b"\r\n")[0].split(maxsplit=2)
    if len(words) < 2 or not words[1].startswith(b"2"):
        answer = words[1].decode("ascii", "replace")[:3] if len(words) > 1 else "nothing"
        raise UnreachableError(
            say("the proxy {host} does not connect us (it answered {answer})", host=proxy.host, answer=answer)
        )


@lru_cache(maxsize=1)
def tls() -> ssl.SSLContext:
    """Whom we trust: this machine's authorities (SSL_CERT_FILE and SSL_CERT_DIR too) and those of NODE_EXTRA_CA_CERTS.

    A bare machine has none of its own; then those that come with Playwright's driver, the browser's kin.
    """
    context = ssl.create_default_context()
    if not _has_authorities() and (roots := _driver_roots()):
        context.load_verify_locations(cadata=roots)
    if extra := os.environ.get("NODE_EXTRA_CA_CERTS"):
        with suppress(OSError):  # as Node does: an unreadable file adds nobody
            context.load_verify_locations(cafile=extra)
    return context


def _has_authorities() -> bool:
    paths = ssl.get_default_verify_paths()
    return bool(paths.cafile) or (paths.capath is not None and any(Path(paths.capath).iterdir()))


def _driver_roots() -> str:
    """Certificates in PEM, "" where the driver does not run."""
    from playwright._impl._driver import compute_driver_executable
    from playwright.async_api import Error as PlaywrightError

    try:
        node = compute_driver_executable()[0]
        run = subprocess.run([node, "-e", _PRINT_ROOTS], capture_output=True, timeout=_ROOTS_LIMIT_S, check=True)
    except (OSError, subprocess.SubprocessError, PlaywrightError):
        return ""
    return run.stdout.decode("ascii", "ignore")
