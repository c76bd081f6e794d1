"""The browser's way out: a SOCKS proxy of our own for each tab, which connects only to where a site may lead us.

Pages, redirects, frames, scripts, sockets: whatever a tab asks for goes through its gate by name, and the gate
connects to the very address that it judged. So neither a redirect nor a name that changes its mind leads a
public site to this machine or the network behind it. And a gate is shut for good before we act on a page: a list
of what a page can send by (workers, sockets, beacons, reports, whatever comes next) is never whole, but all of it
leaves through connections. Where the environment names a proxy, that one looks names
up, and only what a name or number itself says can be judged.
"""

import asyncio
import socket
import struct
import threading
from collections.abc import Callable, Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import TypeVar

from auditor.collect.connect import (
    MAX_HEAD_BYTES,
    Proxy,
    network_errors,
    open_socket,
    open_through,
    open_tunnel,
    proxy_for,
)
from auditor.collect.forward import HEAD_END, Forwarded, forwarded
from auditor.collect.reach import Reach
from auditor.errors import VisitError

CONNECT_S = 20.0
MAX_CONNECTING = 64  # connections that are being made at once, by all gates: each waits in a thread
_PIECE_BYTES = 65536
# RFC 1928, sections 3 to 6.
_VERSION = 5
_NO_LOGIN = b"\x05\x00"
_CONNECT, _NAME = 1, 3
_ADDRESS_BYTES = {1: 4, 4: 16}
_CONNECTED, _NOT_ALLOWED = 0, 2
_REPLY_END = b"\0\x01\0\0\0\0\0\0"  # reserved, then an address and a port that nobody asks for
_NOW = struct.pack("ii", 1, 0)  # SO_LINGER: closing breaks the connection off
_HANDSHAKE = b"\x16"  # how TLS begins (RFC 8446, 5.1)
_Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]
_T = TypeVar("_T")


class GateHouse:
    """The thread in which all gates work, so that the crawl's own work never holds up what a browser loads."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="gates", daemon=True)
        self._connecting = ThreadPoolExecutor(MAX_CONNECTING, thread_name_prefix="gate")
        self._thread.start()

    async def open(self, reach: Reach) -> "Gate":
        """A gate that listens."""
        gate = Gate(self, reach)
        await self.run(gate._listen())
        return gate

    async def run(self, work: Coroutine[None, None, _T]) -> _T:
        """What `work` returns, done in the gates' thread."""
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, self._loop))

    async def connect(self, connected: Callable[[], socket.socket]) -> socket.socket:
        """The connection that a blocking function makes; raises a VisitError. To be called in the gates' thread."""

        def judged() -> socket.socket:
            with network_errors(CONNECT_S):
                return connected()

        connection = await self._loop.run_in_executor(self._connecting, judged)
        connection.setblocking(False)
        return connection

    def close(self) -> None:
        """End the thread; open connections end with their tabs."""
        self._connecting.shutdown(wait=False, cancel_futures=True)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


class Gate:
    """One page's way out. `troubles` tells by host why it could not be connected to.

    Once it is shut, nothing that the page or anything of its sends leaves any more. What still comes in is let in, so
    that a page is not told. It is not opened again: what a page leaves behind in its browser (a beacon, a report, a
    retry) would wait for that.
    """

    def __init__(self, house: GateHouse, reach: Reach) -> None:
        self._house = house
        self._open: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None
        self._is_shut = False
        self.reach = reach
        self.port = 0
        self.troubles: dict[str, VisitError] = {}

    def shut(self) -> None:
        """From the return of this call on, no byte of the tab's gets out."""
        self._is_shut = True

    async def close(self) -> None:
        """Shut it, and cut what goes through it."""
        self.shut()
        await self._house.run(self._end())

    async def _listen(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = int(self._server.sockets[0].getsockname()[1])

    async def _end(self) -> None:
        if self._server is not None:
            self._server.close()
        for writer in list(self._open):
            writer.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection of the browser, from its wish to its end."""
        self._open.add(writer)
        try:
            with suppress(OSError, asyncio.IncompleteReadError, UnicodeDecodeError):
                await self._join(reader, writer)
        finally:
            self._open.discard(writer)
            writer.transport.abort()

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        wish = await _wish(reader, writer)
        if wish is None:
            return
        host, port = wish
        if self._is_shut:
            while await reader.read(_PIECE_BYTES):
                pass  # it waits, as on a network that does not answer
            return
        try:
            proxies = {scheme: proxy_for(scheme, host) for scheme in ("http", "https")}
            if any(proxies.values()):
                self.reach.check(host)
                await self._join_by_proxy(reader, writer, host, port, proxies)
                return
            far = await self._far_side(partial(open_socket, host, port, self.reach, CONNECT_S))
        except VisitError as error:
            self.troubles[host] = error
            writer.write(_reply(_NOT_ALLOWED))
            await writer.drain()
            writer.close()
            return
        writer.write(_reply(_CONNECTED))
        await self._exchange(reader, writer, far)

    async def _join_by_proxy(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        host: str,
        port: int,
        proxies: Mapping[str, Proxy | None],
    ) -> None:
        """Through the environment's proxy, which looks the name up. What the browser says first tells which."""
        writer.write(_reply(_CONNECTED))
        first = await reader.read(_PIECE_BYTES)
        is_secure = first.startswith(_HANDSHAKE)
        proxy = proxies["https" if is_secure else "http"]
        try:
            if proxy is None:
                far = await self._far_side(partial(open_socket, host, port, self.reach, CONNECT_S))
            else:
                request = None if is_secure else forwarded(first := await _head(reader, first), host, port, proxy)
                far = await self._far_side(partial(_opened, proxy, None if request else (host, port)))
                if request:
                    await self._forward(reader, writer, far, request, first.partition(HEAD_END)[2])
                    return
        except VisitError as error:
            self.troubles[host] = error
            return
        if not self._is_shut:
            far[1].write(first)
        await self._exchange(reader, writer, far)

    async def _forward(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, far: _Streams, request: Forwarded, rest: bytes
    ) -> None:
        """One request and its answer; whatever the browser says after it is not heard."""
        far_reader, far_writer = far
        self._open.add(far_writer)
        try:
            body = rest[: request.body_bytes]
            body += await reader.readexactly(request.body_bytes - len(body))
            if not self._is_shut:
                far_writer.write(request.head + body)
                await _pipe(far_reader, writer)
        finally:
            self._open.discard(far_writer)
            far_writer.transport.abort()

    async def _far_side(self, connected: Callable[[], socket.socket]) -> _Streams:
        return await asyncio.open_connection(sock=await self._house.connect(connected))

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, far: _Streams) -> None:
        far_reader, far_writer = far
        self._open.add(far_writer)
        try:
            await asyncio.gather(_pipe(reader, far_writer, lambda: self._is_shut), _pipe(far_reader, writer))
        finally:
            self._open.discard(far_writer)
            far_writer.transport.abort()


def _opened(proxy: Proxy, tunnel_to: tuple[str, int] | None) -> socket.socket:
    connection = open_through(proxy, CONNECT_S)
    if tunnel_to is not None:
        open_tunnel(connection, proxy, *tunnel_to)
    return connection


def _reply(code: int) -> bytes:
    return bytes([_VERSION, code]) + _REPLY_END


async def _head(reader: asyncio.StreamReader, first: bytes) -> bytes:
    """What the browser said first, to the end of its request's head at least."""
    while HEAD_END not in first and len(first) < MAX_HEAD_BYTES and (more := await reader.read(_PIECE_BYTES)):
        first += more
    return first


async def _wish(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> tuple[str, int] | None:
    """Host and port that the browser wants to be connected to; None for what is no such wish."""
    version, methods = await reader.readexactly(2)
    await reader.readexactly(methods)
    writer.write(_NO_LOGIN)
    _, command, _, kind = await reader.readexactly(4)
    if version != _VERSION or command != _CONNECT:
        return None
    if kind == _NAME:
        host = (await reader.readexactly((await reader.readexactly(1))[0])).decode("ascii")
    elif kind in _ADDRESS_BYTES:
        packed = await reader.readexactly(_ADDRESS_BYTES[kind])
        host = socket.inet_ntop(socket.AF_INET if len(packed) == 4 else socket.AF_INET6, packed)
    else:
        return None
    return host, int.from_bytes(await reader.readexactly(2))


async def _pipe(
    source: asyncio.StreamReader, sink: asyncio.StreamWriter, is_shut: Callable[[], bool] = lambda: False
) -> None:
    """Hand on what comes until it ends; a connection that breaks off on one side breaks off on the other.

    What comes while `is_shut` says so is heard and goes nowhere.
    """
    try:
        while piece := await source.read(_PIECE_BYTES):
            if not is_shut():
                sink.write(piece)
                await sink.drain()
        sink.write_eof()
    except OSError:
        connection = sink.get_extra_info("socket")
        if connection is not None and connection.fileno() >= 0:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NOW)
        sink.transport.abort()
