"""Our own requests beside the browser: robots.txt, sitemaps, link targets, documents, `auditor text URL`.

One client for all of them. It reads no more of an answer than it was asked for, in bytes and in time,
compressed or not, and goes only to where the site's reach allows, on every redirect anew.
"""

import asyncio
import http.client
import socket
import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from urllib.parse import quote, urljoin, urlsplit

import ada_url

from auditor.collect import troubles
from auditor.collect.connect import Proxy, network_errors, open_socket, open_through, open_tunnel, proxy_for, tls
from auditor.collect.reach import Reach
from auditor.errors import HttpError, PageTimeoutError, UnreachableError, VisitError
from auditor.message import say

LIMIT_S = 20.0  # for an answer, and between two parts of it
LONG_LIMIT_S = 60.0  # for all of an answer that may be long: a sitemap of 50 MiB takes so long at 7 Mbit/s
MAXREDIRECTS = 20  # the Fetch standard's limit, which holds for pages (section 4.5)
REDIRECTS = frozenset({301, 302, 303, 307, 308})  # RFC 9110, 15.4
MAX_AT_ONCE = 32
_PIECE_BYTES = 65536
_PORTS = {"http": 80, "https": 443}
# All that a request line can carry as it is; the rest of an address is encoded as browsers do.
_SENT_AS_IS = "!#$%&'()*+,/:;=?@[]~|^`{}\\"


@dataclass(frozen=True, slots=True)
class Order:
    """What to ask for. `max_bytes` of the body are read (0: none, only the head); `limit_s` is for all of it."""

    url: str
    reach: Reach
    method: str = "GET"
    max_bytes: int = 0
    limit_s: float = LIMIT_S
    max_redirects: int = MAXREDIRECTS
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said. `headers` have lower-case names; `body` is without compression.

    `is_cut` says that the body goes on after the bytes that were asked for.
    """

    url_final: str
    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class _Target:
    """An address in the parts that a request needs; `where` is host and port as they are named to the server."""

    scheme: str
    host: str
    port: int
    where: str
    path: str


class Watch:
    """Ends a request when its time is over or nobody wants it any more, whatever it is waiting for."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._connection: socket.socket | None = None
        self.is_over = False

    @contextmanager
    def over(self, limit_s: float) -> Iterator[None]:
        """While open, the time runs."""
        timer = threading.Timer(limit_s, self.end)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def holds(self, connection: socket.socket) -> None:
        """`connection` is the one to break off when the time is over."""
        with self._lock:
            self._connection = connection
        if self.is_over:
            raise TimeoutError

    def end(self) -> None:
        """Break off the connection that the request waits for."""
        self.is_over = True
        with self._lock, suppress(OSError):
            if self._connection is not None:  # the plain shutdown: that of TLS is for the thread that reads
                socket.socket.shutdown(self._connection, socket.SHUT_RDWR)


class Client:
    """Makes requests beside an event loop, a limited number at once."""

    def __init__(self, user_agent: str) -> None:
        self._user_agent = user_agent
        self._threads = ThreadPoolExecutor(MAX_AT_ONCE, thread_name_prefix="request")

    async def ask(self, order: Order) -> Answer:
        """The answer to a request; raises a VisitError like `ask_now`. When cancelled, the request ends at once."""
        watch = Watch()
        work = partial(ask_now, order, self._user_agent, watch)
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)
        except asyncio.CancelledError:
            watch.end()
            raise

    def close(self) -> None:
        """Take no more requests."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def ask_now(order: Order, user_agent: str, watch: Watch | None = None) -> Answer:
    """The answer to a request, redirects followed within http and https, each within reach.

    Raises UnreachableError or PageTimeoutError when there is no whole answer, HttpError for redirects that lead
    nowhere, OffLimitsError for those that lead to where only the user may send us.
    """
    watch = watch or Watch()
    end = time.monotonic() + order.limit_s
    order = replace(order, headers={"User-Agent": user_agent, **order.headers})
    url = order.url
    with watch.over(order.limit_s):
        for _ in range(order.max_redirects + 1):
            answer = _one(order, url, watch, end)
            if order.max_redirects == 0 or not (onward := redirect(answer)):
                return answer
            url = onward
    raise HttpError(troubles.REDIRECTS_TOO_OFTEN)


def redirect(answer: Answer) -> str:
    """The address that an answer sends on to, "" if none. Raises HttpError for one that is no web address."""
    place = answer.headers.get("location", "")
    if answer.status not in REDIRECTS or not place:
        return ""
    try:
        url = urljoin(answer.url_final, place.strip())
        scheme = urlsplit(url).scheme
    except ValueError as error:
        raise HttpError(troubles.REDIRECTS_TO_NO_ADDRESS) from error
    if scheme not in _PORTS:
        raise HttpError(say("it redirects to a {scheme}: address, which is no web page", scheme=scheme))
    return url.partition("#")[0]


def _one(order: Order, url: str, watch: Watch, end: float) -> Answer:
    """The answer of one server to one request."""
    target = _target(url)
    with ExitStack() as stack:
        try:
            with network_errors(order.limit_s):
                answer = _exchange(order, url, target, watch, end, stack)
        except http.client.IncompleteRead as error:
            trouble: VisitError = UnreachableError(troubles.ANSWER_BROKEN_OFF)
            cause: Exception = error
        except (http.client.HTTPException, ValueError) as error:  # ValueError: a number in the framing that is none
            trouble, cause = UnreachableError(troubles.NOT_HTTP), error
        except VisitError as error:
            trouble, cause = error, error
        else:
            if not watch.is_over:
                return answer
            cause = TimeoutError()
        if watch.is_over:  # whatever its end looked like
            trouble = PageTimeoutError(troubles.too_slow(order.limit_s))
        raise trouble from cause


def _target(url: str) -> _Target:
    """An address as it is asked for. Raises HttpError for what is none."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 0)
        if not host.isascii():
            host = ada_url.URL(f"{parts.scheme}://{host}").hostname
    except ValueError as error:
        raise HttpError(troubles.NO_ADDRESS) from error
    if not port or not host:
        raise HttpError(troubles.NO_ADDRESS)
    shown = f"[{host}]" if ":" in host else host
    where = shown if port == _PORTS[parts.scheme] else f"{shown}:{port}"
    path = quote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), safe=_SENT_AS_IS)
    return _Target(parts.scheme, host, port, where, path)


def _exchange(order: Order, url: str, target: _Target, watch: Watch, end: float, stack: ExitStack) -> Answer:
    left = max(end - time.monotonic(), 0.001)
    proxy = proxy_for(target.scheme, target.host)
    connection = http.client.HTTPConnection(target.host, target.port)
    connection.auto_open = 0
    connection.sock = _connect(order, target, proxy, watch, left, stack)
    connection.sock.settimeout(min(left, LIMIT_S))
    stack.callback(connection.close)
    _send(connection, order, target, proxy)
    response = connection.getresponse()
    stack.callback(response.close)
    while 100 < response.status < 200:  # interim (RFC 9110, 15.2); Python passes over 100 only
        response.headers = None  # type: ignore[assignment] # then it reads the next head
        response.begin()
    headers: dict[str, str] = {}
    for name, value in response.getheaders():
        headers[name.lower()] = f"{headers[name.lower()]}, {value}" if name.lower() in headers else value
    wants_body = order.method != "HEAD" and order.max_bytes > 0
    body, is_cut = _read(response, headers.get("content-encoding", ""), order.max_bytes) if wants_body else (b"", False)
    return Answer(url, response.status, headers, body, is_cut)


def _connect(
    order: Order, target: _Target, proxy: Proxy | None, watch: Watch, left_s: float, stack: ExitStack
) -> socket.socket:
    """A connection over which the target can be asked, with TLS where its address says so."""
    limit_s = min(left_s, LIMIT_S)
    if proxy is None:
        connection = open_socket(target.host, target.port, order.reach, limit_s)
    else:
        order.reach.check(target.host)
        connection = open_through(proxy, limit_s)
    stack.callback(connection.close)
    watch.holds(connection)
    if target.scheme != "https":
        return connection
    if proxy is not None:
        open_tunnel(connection, proxy, target.host, target.port)
    secured = tls().wrap_socket(connection, server_hostname=target.host, do_handshake_on_connect=False)
    stack.callback(secured.close)
    watch.holds(secured)
    secured.do_handshake()
    return secured


def _send(connection: http.client.HTTPConnection, order: Order, target: _Target, proxy: Proxy | None) -> None:
    headers = {"Host": target.where, "Connection": "close", "Accept": "*/*", "Accept-Encoding": "gzip", **order.headers}
    path = target.path
    if proxy is not None and target.scheme == "http":
        path = f"http://{target.where}{path}"
        if proxy.authorization:
            headers["Proxy-Authorization"] = proxy.authorization
    connection.putrequest(order.method, path, skip_host=True, skip_accept_encoding=True)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()


def _read(response: http.client.HTTPResponse, encoding: str, max_bytes: int) -> tuple[bytes, bool]:
    """At most `max_bytes` of the body without compression, and whether there is more."""
    stream = _unpacker(encoding.strip().lower())
    body = bytearray()
    is_begun = False
    while (stream is None or not stream.eof) and (piece := response.read(_PIECE_BYTES)):
        is_begun = True
        body += piece if stream is None else _unpacked(stream, piece, max_bytes + 1 - len(body))
        if len(body) > max_bytes:
            return bytes(memoryview(body)[:max_bytes]), True
    is_short = bool(response.length) if stream is None else is_begun and not stream.eof
    if is_short:  # of what was announced
        raise UnreachableError(troubles.ANSWER_BROKEN_OFF)
    return bytes(body), False


def _unpacker(encoding: str) -> "zlib._Decompress | None":
    """What undoes the compression that we ask for; None where there is none."""
    if encoding in ("", "identity"):
        return None
    if encoding in ("gzip", "x-gzip"):
        return zlib.decompressobj(zlib.MAX_WBITS | 16)
    raise UnreachableError(
        say("its server compresses its answer in a way that we did not ask for ({encoding})", encoding=encoding[:40])
    )


def _unpacked(stream: "zlib._Decompress", piece: bytes, room: int) -> bytes:
    try:
        return stream.decompress(piece, room)  # what goes beyond stays packed: a bomb ends here
    except zlib.error as error:
        raise UnreachableError(troubles.DAMAGED) from error
