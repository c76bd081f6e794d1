import asyncio
import gzip
import re
import socket
import threading
import zlib
from dataclasses import replace

import pytest

from auditor.collect.connect import tls
from auditor.collect.http import Answer, Client, Order, ask_now
from auditor.collect.reach import Reach, Space
from auditor.errors import HttpError, OffLimitsError, PageTimeoutError, UnreachableError, VisitError
from tests.fixtures.local_site import Answer as Route
from tests.fixtures.local_site import LocalSite
from tests.fixtures.raw_server import RawServer, Talk, hangs, sends, sends_without_end

HERE = Reach(Space.MACHINE)
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
LIMIT_BYTES = 1000
HANG_S = 0.3  # nobody answers meanwhile, so nothing depends on how fast this machine is


def asked(url: str, **changes: object) -> Answer:
    order = Order(url, HERE, max_bytes=LIMIT_BYTES)
    return ask_now(replace(order, **changes), "Tester/1")  # type: ignore[arg-type]


def answered(talk: Talk, **changes: object) -> Answer:
    with RawServer(talk) as server:
        return asked(server.url, **changes)


def trouble(talk: Talk, **changes: object) -> VisitError:
    with pytest.raises(VisitError) as caught:
        answered(talk, **changes)
    return caught.value


def gzipped(body: bytes) -> bytes:
    packed = gzip.compress(body)
    return OK + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed) + packed


def test_a_request_says_who_asks_and_what_can_be_undone() -> None:
    with RawServer(sends(OK + b"Content-Length: 2\r\nX-A: 1\r\nX-A: 2\r\n\r\nhi")) as server:
        answer = asked(f"{server.url}/a b/\u00e9?q=\u00e9#part", headers={"Accept": "text/html"})
        assert (answer.status, answer.body, answer.is_cut) == (200, b"hi", False)
        assert answer.headers["x-a"] == "1, 2"
        line, *headers = server.heads[0].decode().splitlines()
    assert line == "GET /a%20b/%C3%A9?q=%C3%A9 HTTP/1.1"
    assert {f"Host: 127.0.0.1:{server.port}", "User-Agent: Tester/1", "Accept: text/html"} <= set(headers)
    assert "Accept-Encoding: gzip" in headers


def test_a_name_in_other_letters_is_looked_up_as_browsers_look_it_up(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up: list[str] = []

    def refuse(host: str, *_: object) -> None:
        looked_up.append(host)
        raise ConnectionRefusedError

    monkeypatch.setattr("auditor.collect.http.open_socket", refuse)
    with pytest.raises(UnreachableError):
        asked("http://straße.example/")
    assert looked_up == ["xn--strae-oqa.example"]  # not strasse.example, as the older standard had it


@pytest.mark.parametrize(
    "talk",
    [
        sends_without_end(OK + b"\r\n", b"x" * 65536),
        sends_without_end(OK + b"Content-Length: 400000000\r\n\r\n", b"x" * 65536),
        sends_without_end(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"400\r\n" + b"x" * 1024 + b"\r\n"),
        sends(gzipped(b"x" * 50_000_000)),
    ],
    ids=["endless", "400 MB", "endless chunks", "gzip bomb"],
)
def test_no_more_of_a_body_is_read_than_was_asked_for(talk: Talk) -> None:
    answer = answered(talk)
    assert (answer.body, answer.is_cut) == (b"x" * LIMIT_BYTES, True)


def test_a_bomb_is_never_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    original = zlib.decompressobj

    class Counting:
        def __init__(self, bits: int) -> None:
            self._stream = original(bits)

        @property
        def eof(self) -> bool:
            return self._stream.eof

        def decompress(self, piece: bytes, room: int) -> bytes:
            made.append(len(out := self._stream.decompress(piece, room)))
            return out

    monkeypatch.setattr(zlib, "decompressobj", Counting)
    answered(sends(gzipped(b"x" * 50_000_000)))
    assert sum(made) == LIMIT_BYTES + 1


def test_a_body_of_exactly_the_limit_is_whole() -> None:
    assert not answered(sends(OK + b"\r\n" + b"x" * LIMIT_BYTES)).is_cut
    assert not answered(sends(gzipped(b"x" * LIMIT_BYTES))).is_cut


def test_what_follows_a_compressed_body_is_left_alone() -> None:
    talk = sends_without_end(OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"hi"), b"x" * 65536)
    assert answered(talk).body == b"hi"


def test_of_a_document_only_the_head_is_read() -> None:
    with RawServer(sends(OK + b"Content-Length: 2147483648\r\n\r\n")) as server:
        answer = asked(server.url, max_bytes=0)
    assert (answer.headers["content-length"], answer.body) == ("2147483648", b"")


def test_a_body_after_head_is_no_trouble() -> None:
    assert answered(sends(OK + b"Content-Length: 5\r\n\r\nhello"), method="HEAD").status == 200


def test_interim_answers_are_passed_over() -> None:
    talk = sends(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n", OK + b"Content-Length: 2\r\n\r\nhi")
    assert (answered(talk).status, answered(talk).body) == (200, b"hi")


def drips(start: bytes) -> Talk:
    def talk(connection: socket.socket, head: bytes) -> None:
        connection.sendall(start)
        while True:
            connection.sendall(b"x")
            threading.Event().wait(0.02)

    return talk


@pytest.mark.parametrize(
    "talk",
    [hangs, drips(OK + b"\r\n"), drips(OK), drips(b""), sends_without_end(b"", b"HTTP/1.1 100 Continue\r\n\r\n")],
    ids=["hang", "body drips", "header drips", "status drips", "continue for ever"],
)
def test_an_answer_has_a_limit_of_time_however_it_is_stretched(talk: Talk) -> None:
    error = trouble(talk, limit_s=HANG_S, max_bytes=10_000_000)
    assert isinstance(error, PageTimeoutError)
    assert "did not answer within" in str(error)


@pytest.mark.parametrize(
    ("talk", "words"),
    [
        (sends(b""), "closed the connection"),
        (sends(b"SSH-2.0-OpenSSH\r\n"), "not HTTP"),
        (sends(b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 200 + b"\r\n"), "not HTTP"),
        (sends(b"HTTP/1.1 200 OK\r\nA: " + b"x" * 70_000 + b"\r\n\r\n"), "not HTTP"),
        (sends(OK + b"Content-Length: 500\r\n\r\nshort"), "broke off its answer"),
        (sends(OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhel"), "broke off its answer"),
        (sends(OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n"), "broke off|not HTTP"),
        (sends(OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"hello")[:-9]), "broke off its answer"),
        (sends(OK + b"Content-Encoding: gzip\r\n\r\nhello"), "damaged"),
        (sends(OK + b"Content-Encoding: br\r\n\r\nhello"), r"did not ask for \(br\)"),
    ],
)
def test_an_answer_that_is_none_is_told_in_a_few_words(talk: Talk, words: str) -> None:
    error = trouble(talk)
    assert isinstance(error, UnreachableError)
    assert re.search(words, str(error))


def test_bytes_after_the_announced_ones_are_nobodys() -> None:
    assert answered(sends(OK + b"Content-Length: 2\r\n\r\nhi and more")).body == b"hi"


def test_redirects_are_followed_and_named() -> None:
    with LocalSite({"/a": Route("", 302, {"Location": "/b#x"}), "/b": Route("there")}) as site:
        answer = asked(f"{site.url}/a")
        assert (answer.url_final, answer.body) == (f"{site.url}/b", b"there")
        assert asked(f"{site.url}/a", max_redirects=0).status == 302


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("/circle", "in a circle"),
        ("file:///etc/passwd", "file: address"),
        ("ftp://agency.gov/", "ftp: address"),
        ("javascript:alert(1)", "javascript: address"),
        ("http://[bad", "what is no address"),
        ("http://127.0.0.1:99999/", "no address"),
    ],
)
def test_redirects_that_lead_nowhere_are_told(place: str, words: str) -> None:
    with LocalSite({"/circle": Route("", 302, {"Location": place})}) as site:
        with pytest.raises(HttpError, match=words):
            asked(f"{site.url}/circle")
        assert len(site.log) <= 21


@pytest.mark.parametrize("place", ["http://169.254.169.254/latest/meta-data/", "http://[fd00:ec2::254]/"])
def test_no_redirect_leads_to_what_only_the_user_may_name(place: str) -> None:
    with LocalSite({"/": Route("", 302, {"Location": place})}) as site, pytest.raises(OffLimitsError):
        asked(f"{site.url}/")


def test_a_public_site_s_name_that_resolves_to_this_machine_is_not_connected_to() -> None:
    with LocalSite({"/": "secret"}) as site:
        for host in ("127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0x7f.1"):
            with pytest.raises(OffLimitsError):
                ask_now(Order(site.url.replace("127.0.0.1", host), Reach()), "Tester/1")
        assert site.log == []


async def test_a_request_that_nobody_waits_for_ends_at_once() -> None:
    begun, ended = threading.Event(), threading.Event()

    def talk(connection: socket.socket, head: bytes) -> None:
        begun.set()
        connection.recv(1)
        ended.set()

    client = Client("Tester/1")
    with RawServer(talk) as server:
        asking = asyncio.create_task(client.ask(Order(server.url, HERE)))
        assert await asyncio.to_thread(begun.wait, 10)
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
        assert await asyncio.to_thread(ended.wait, 10)
    client.close()


@pytest.fixture
def proxied(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def test_the_environment_s_proxy_is_asked_for_other_hosts_only(proxied: None, monkeypatch: pytest.MonkeyPatch) -> None:
    with RawServer(sends(OK + b"Content-Length: 2\r\n\r\nhi")) as proxy, LocalSite({"/": "own"}) as site:
        monkeypatch.setenv("http_proxy", f"http://user:pass%21@127.0.0.1:{proxy.port}")
        monkeypatch.setenv("no_proxy", "intranet.invalid")
        assert asked("http://agency.invalid/a", reach=Reach()).body == b"hi"
        assert asked(site.url).body == b"own"
        with pytest.raises(UnreachableError, match="does not resolve"):
            asked("http://intranet.invalid/")
        with pytest.raises(OffLimitsError):
            asked("http://10.0.0.1/", reach=Reach())
    assert len(proxy.heads) == 1
    assert proxy.heads[0].startswith(b"GET http://agency.invalid/a HTTP/1.1\r\nHost: agency.invalid\r\n")
    assert b"Proxy-Authorization: Basic dXNlcjpwYXNzIQ==\r\n" in proxy.heads[0]


def test_https_goes_through_a_tunnel_of_the_proxy(proxied: None, monkeypatch: pytest.MonkeyPatch) -> None:
    with RawServer(sends(b"HTTP/1.1 403 Forbidden\r\n\r\n")) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"127.0.0.1:{proxy.port}")
        with pytest.raises(UnreachableError, match="does not connect us \\(it answered 403\\)"):
            asked("https://agency.invalid/")
    assert proxy.heads[0].startswith(b"CONNECT agency.invalid:443 HTTP/1.1\r\nHost: agency.invalid:443\r\n")


def test_a_proxy_that_we_can_t_speak_with_is_named(proxied: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("all_proxy", "socks5://127.0.0.1:1")
    with pytest.raises(UnreachableError, match="socks5://") as caught:
        asked("http://agency.invalid/")
    assert "HTTPS_PROXY" in str(caught.value.hint)


def test_this_machine_s_authorities_are_trusted() -> None:
    assert tls().verify_mode.name == "CERT_REQUIRED"
    assert tls().check_hostname
