"""The one way from a tab to the network."""

import asyncio
import socket
import struct
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from auditor.collect.gate import Gate, GateHouse
from auditor.collect.reach import Reach, Space
from auditor.errors import UnreachableError

GREETING = b"\x05\x01\x00"


@pytest_asyncio.fixture
async def gate() -> AsyncIterator[Gate]:
    """An open gate that gets as far as this machine."""
    house = GateHouse()
    opened = await house.open(Reach(Space.MACHINE))
    yield opened
    await opened.close()
    house.close()


class Echo:
    """A server that says back what it hears; `heard` is all of it, `visitors` the connections."""

    def __init__(self) -> None:
        self.heard = b""
        self.visitors = 0
        self.port = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.visitors += 1
        while data := await reader.read(1000):
            self.heard += data
            writer.write(data)
        writer.close()


@pytest_asyncio.fixture
async def echo() -> AsyncIterator[Echo]:
    """It listens."""
    site = Echo()
    server = await asyncio.start_server(site.serve, "127.0.0.1", 0)
    site.port = server.sockets[0].getsockname()[1]
    yield site
    server.close()


async def ask(gate: Gate, host: bytes, port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    reader, writer = await asyncio.open_connection("127.0.0.1", gate.port)
    writer.write(GREETING)
    assert await reader.readexactly(2) == b"\x05\x00"
    writer.write(b"\x05\x01\x00\x03" + bytes([len(host)]) + host + port.to_bytes(2, "big"))
    return reader, writer


async def connect(gate: Gate, port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    reader, writer = await ask(gate, b"localhost", port)
    assert (await reader.readexactly(10))[:2] == b"\x05\x00"
    return reader, writer


async def test_an_open_gate_passes_on_what_both_sides_send(gate: Gate, echo: Echo) -> None:
    reader, writer = await connect(gate, echo.port)
    writer.write(b"hello\n")
    assert await reader.readline() == b"hello\n"
    writer.close()


async def test_a_connection_that_stands_carries_nothing_out_once_the_gate_is_shut(gate: Gate, echo: Echo) -> None:
    reader, writer = await connect(gate, echo.port)
    writer.write(b"before\n")
    assert await reader.readline() == b"before\n"
    gate.shut()
    writer.write(b"after\n")
    await writer.drain()
    writer.close()
    assert await reader.read() == b""  # the site saw it end, so all that it was to hear it has heard
    assert echo.heard == b"before\n"


async def test_a_shut_gate_makes_no_connection_and_lets_the_tab_wait(gate: Gate, echo: Echo) -> None:
    gate.shut()
    reader, writer = await ask(gate, b"localhost", echo.port)
    writer.write(b"GET / HTTP/1.1\r\n\r\n")
    writer.write_eof()
    assert await reader.read() == b""  # no word, to the end
    assert echo.visitors == 0


async def test_a_closed_gate_cuts_what_went_through_it(gate: Gate, echo: Echo) -> None:
    reader, _ = await connect(gate, echo.port)
    await gate.close()
    assert await reader.read() == b""


FAILURES = [
    (b"no-such-host.invalid", 80, "its host name does not resolve"),
    (b"a..b", 80, "its host name does not resolve"),
    (b"localhost", 1, "its server refuses connections"),  # by both of its addresses where it has two
    (b"127.0.0.1", 1, "its server refuses connections"),
]


@pytest.mark.parametrize(("host", "port", "why"), FAILURES)
async def test_a_gate_tells_why_nobody_answers(gate: Gate, host: bytes, port: int, why: str) -> None:
    reader, _ = await ask(gate, host, port)
    assert (await reader.readexactly(2))[1] != 0
    trouble = gate.troubles[host.decode()]
    assert isinstance(trouble, UnreachableError)
    assert str(trouble) == why


@pytest.mark.parametrize(
    "said", [b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", GREETING + b"\x05\x03\x00\x01\x7f\x00\x00\x01\x00\x50"]
)
async def test_what_is_no_wish_to_connect_is_not_answered(gate: Gate, said: bytes) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", gate.port)
    writer.write(said)
    writer.write_eof()
    assert await reader.read() in (b"", b"\x05\x00")


async def test_a_reset_is_passed_on_as_one(gate: Gate) -> None:
    async def rude(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)  # a reset before it would be a connection that was never made
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()

    server = await asyncio.start_server(rude, "127.0.0.1", 0)
    reader, writer = await connect(gate, server.sockets[0].getsockname()[1])
    writer.write(b"x")
    with pytest.raises(ConnectionResetError):
        await reader.read()
    server.close()
