"""The one way from a tab to the network: a SOCKS proxy of our own, which is shut for good before we act.

A list of what a page can send by (workers, sockets, beacons, reports, whatever comes next) is never whole; but all
of it leaves through connections, and each tab's connections go through its door. RFC 1928 is what a door speaks: host
names are looked up here and not by the browser, and what passes is only passed on, encrypted or not.
"""

import asyncio
import errno
import re
import socket
import struct
import threading
from collections.abc import Coroutine
from typing import Any

_CHUNK_BYTES = 1 << 18
_VERSION, _NO_PASSWORD, _CONNECT = 5, 0, 1
_IPV4, _NAME, _IPV6 = 1, 3, 4
_NOWHERE = bytes((_IPV4, 0, 0, 0, 0, 0, 0))  # the address that an answer has to name; nobody reads it
_GRANTED = bytes((_VERSION, 0, 0)) + _NOWHERE
_FAILED = bytes((_VERSION, 1, 0)) + _NOWHERE
_OTHER_FAMILY_S = 0.25  # then the host's other addresses are tried besides; RFC 8305, section 5
_RESET_AT_CLOSE = struct.pack("ii", 1, 0)
_ERRNO = re.compile(r"\[Errno (\d+)\]")  # of several addresses that failed, asyncio tells in the error's text only
_MEANINGS = {
    errno.ECONNREFUSED: "ERR_CONNECTION_REFUSED",
    errno.ECONNRESET: "ERR_CONNECTION_RESET",
    errno.ETIMEDOUT: "ERR_CONNECTION_TIMED_OUT",
}


class Door:
    """Lets a tab's connections through until it is shut; then nothing that the tab sends leaves, ever.

    What still comes in is let in, so that a page is not told. It is not opened again: what a page leaves behind
    in its browser (a beacon, a report, a retry) would wait for that.
    """

    def __init__(self, doors: "Doors") -> None:
        self._doors = doors
        self._is_shut = False
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._failures: dict[tuple[str, int], str] = {}

    @property
    def address(self) -> str:
        """Where the browser finds it."""
        assert self._server is not None
        return f"socks5://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def shut(self) -> None:
        """From the return of this call on, no byte of the tab's gets out."""
        self._is_shut = True

    def failure(self, host: str, port: int) -> str:
        """Why the last connection to there failed, in the browser's words (`ERR_NAME_NOT_RESOLVED`); "" if it did not."""
        return self._failures.get((host, port), "")

    async def close(self) -> None:
        """Shut it, and cut what goes through it."""
        self.shut()
        await self._doors.call(self._cut())

    async def open(self) -> None:
        """Wait for connections; called in the doors' own loop."""
        self._server = await asyncio.start_server(self._welcome, "127.0.0.1", 0, limit=_CHUNK_BYTES)

    async def _cut(self) -> None:
        if self._server is not None:
            self._server.close()
        for task in self._tasks:
            task.cancel()

    def _welcome(self, tab_in: asyncio.StreamReader, tab_out: asyncio.StreamWriter) -> None:
        task = asyncio.ensure_future(self._serve(tab_in, tab_out))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _serve(self, tab_in: asyncio.StreamReader, tab_out: asyncio.StreamWriter) -> None:
        """One connection of the tab, from its greeting to its end."""
        try:
            host, port = await _asked_for(tab_in, tab_out)
            if self._is_shut:
                while await tab_in.read(_CHUNK_BYTES):
                    pass  # it waits, as on a network that does not answer
                return
            try:
                site_in, site_out = await asyncio.open_connection(
                    host, port, limit=_CHUNK_BYTES, happy_eyeballs_delay=_OTHER_FAMILY_S
                )
            except (OSError, UnicodeError) as error:  # the latter for a name that no name service could know
                self._failures[host, port] = _meaning(error)
                tab_out.write(_FAILED)
                return
            self._failures.pop((host, port), None)
            try:
                tab_out.write(_GRANTED)
                await self._pass(tab_in, tab_out, site_in, site_out)
            finally:
                site_out.close()
        except (OSError, asyncio.IncompleteReadError):
            return  # the tab closed it
        finally:
            tab_out.close()

    async def _pass(
        self,
        tab_in: asyncio.StreamReader,
        tab_out: asyncio.StreamWriter,
        site_in: asyncio.StreamReader,
        site_out: asyncio.StreamWriter,
    ) -> None:
        """Pass on what either side sends until one of them ends."""
        out = asyncio.ensure_future(self._pass_out(tab_in, site_out))
        back = asyncio.ensure_future(_pass_in(site_in, tab_out))
        try:
            await asyncio.wait({out, back}, return_when=asyncio.FIRST_COMPLETED)
            if back.done() and isinstance(back.exception(), ConnectionResetError):
                # The tab is to see it as it was.
                tab_out.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_AT_CLOSE)
                tab_out.transport.abort()
        finally:
            for passing in (out, back):
                passing.cancel()
            await asyncio.gather(out, back, return_exceptions=True)

    async def _pass_out(self, tab_in: asyncio.StreamReader, site_out: asyncio.StreamWriter) -> None:
        while data := await tab_in.read(_CHUNK_BYTES):
            if not self._is_shut:
                site_out.write(data)
                await site_out.drain()


class Doors:
    """Makes doors. They work in a thread of their own, so that no page waits while we judge another."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="doors", daemon=True)
        self._thread.start()

    async def open(self) -> Door:
        """A door that lets everything through."""
        door = Door(self)
        await self.call(door.open())
        return door

    async def call(self, work: Coroutine[Any, Any, None]) -> None:
        """Do `work` in the doors' thread."""
        await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, self._loop))

    async def close(self) -> None:
        """End the thread with all that goes through its doors."""
        await self.call(_end_others())
        self._loop.call_soon_threadsafe(self._loop.stop)
        await asyncio.to_thread(self._thread.join)
        self._loop.close()


async def _end_others() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


async def _pass_in(site_in: asyncio.StreamReader, tab_out: asyncio.StreamWriter) -> None:
    while data := await site_in.read(_CHUNK_BYTES):
        tab_out.write(data)
        await tab_out.drain()


async def _asked_for(tab_in: asyncio.StreamReader, tab_out: asyncio.StreamWriter) -> tuple[str, int]:
    """Greet, and read where the connection shall lead. Raises ConnectionError on anything but a browser's request."""
    version, methods = await tab_in.readexactly(2)
    await tab_in.readexactly(methods)
    if version != _VERSION:
        raise ConnectionError("not a SOCKS client")
    tab_out.write(bytes((_VERSION, _NO_PASSWORD)))
    version, command, _, kind = await tab_in.readexactly(4)
    if (version, command) != (_VERSION, _CONNECT):
        raise ConnectionError("not a connection that is asked for")
    if kind == _NAME:
        host = (await tab_in.readexactly((await tab_in.readexactly(1))[0])).decode("ascii", "replace")
    elif kind in (_IPV4, _IPV6):
        family, size = (socket.AF_INET, 4) if kind == _IPV4 else (socket.AF_INET6, 16)
        host = socket.inet_ntop(family, await tab_in.readexactly(size))
    else:
        raise ConnectionError("not an address")
    return host, int.from_bytes(await tab_in.readexactly(2), "big")


def _meaning(error: OSError | UnicodeError) -> str:
    """The browser's name of what an attempt to connect ended in."""
    if isinstance(error, socket.gaierror | UnicodeError):
        return "ERR_NAME_NOT_RESOLVED"
    told = _ERRNO.search(str(error))
    return _MEANINGS.get(error.errno or (int(told[1]) if told else 0), "ERR_ADDRESS_UNREACHABLE")
