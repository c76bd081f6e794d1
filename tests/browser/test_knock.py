"""Whether anybody answers: what a side request can't tell, the browser does."""

import socket

import pytest

from auditor.collect import tabs as tabs_module
from auditor.collect.browser import BrowserPool
from auditor.collect.reach import Reach, Space
from auditor.collect.tabs import Tabs
from auditor.errors import OffLimitsError, PageTimeoutError, UnreachableError
from tests.fixtures.local_site import Answer, LocalSite
from tests.fixtures.raw_server import RawServer, Talk, hangs, sends, sends_without_end

HERE = Reach(Space.MACHINE)
PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nhi"


@pytest.fixture
def tabs(pool: BrowserPool) -> Tabs:
    return Tabs(pool)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small requests end soon: for servers that never answer them, however long one waits."""
    monkeypatch.setattr(tabs_module, "LIMIT_S", 0.3)


def only_to_browsers(otherwise: Talk) -> Talk:
    """A server behind a filter: a browser gets a page, everybody else what `otherwise` does."""

    def talk(connection: socket.socket, head: bytes) -> None:
        if b"upgrade-insecure-requests:" in head.lower():
            connection.sendall(PAGE)
        else:
            otherwise(connection, head)

    return talk


@pytest.mark.parametrize("otherwise", [hangs, sends(b""), sends(b"nonsense")], ids=["hang", "close", "nonsense"])
async def test_a_site_that_answers_browsers_only_is_there(impatient: None, tabs: Tabs, otherwise: Talk) -> None:
    with RawServer(only_to_browsers(otherwise)) as server:
        await tabs.knock("site", HERE, f"{server.url}/")
        assert len(server.heads) >= 2
        assert not any(head.startswith(b"HEAD") for head in server.heads)


@pytest.mark.parametrize("status", [200, 403, 404, 500])
async def test_any_answer_is_one_and_no_browser_is_needed(tabs: Tabs, status: int) -> None:
    with LocalSite({"/": Answer("x", status)}) as site:
        await tabs.knock("site", HERE, f"{site.url}/")
        assert site.log == [("GET", "/")]


async def test_the_start_page_is_left_alone_where_robots_txt_answers(tabs: Tabs) -> None:
    with LocalSite({"/": "x"}) as site:
        await tabs.knock("site", HERE, f"{site.url}/robots.txt", f"{site.url}/")
        assert site.log == [("GET", "/robots.txt")]


async def test_a_robots_txt_that_is_silent_leaves_the_question_to_the_start_page(tabs: Tabs) -> None:
    def talk(connection: socket.socket, head: bytes) -> None:
        if head.startswith(b"GET / "):
            connection.sendall(PAGE)

    with RawServer(talk) as server:
        await tabs.knock("site", HERE, f"{server.url}/robots.txt", f"{server.url}/")
        assert [head.split()[1] for head in server.heads] == [b"/robots.txt", b"/"]


async def test_a_download_is_an_answer(impatient: None, tabs: Tabs) -> None:
    def talk(connection: socket.socket, head: bytes) -> None:
        if b"upgrade-insecure-requests:" in head.lower():
            connection.sendall(PAGE.replace(b"text/html", b"application/zip"))

    with RawServer(talk) as server:
        await tabs.knock("site", HERE, f"{server.url}/")


async def test_where_nobody_answers_the_first_reason_is_told(tabs: Tabs) -> None:
    with RawServer(sends(b"")) as server, pytest.raises(UnreachableError, match="closed the connection"):
        await tabs.knock("site", HERE, f"{server.url}/")


async def test_a_site_that_hangs_for_everybody_is_told(
    impatient: None, tabs: Tabs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tabs_module, "LOAD_S", 0.5)
    with RawServer(hangs) as server, pytest.raises(PageTimeoutError, match="did not answer"):
        await tabs.knock("site", HERE, f"{server.url}/")


async def test_a_start_page_that_leads_astray_is_told_without_the_browser(tabs: Tabs) -> None:
    with LocalSite({"/": Answer("", 302, {"Location": "http://169.254.169.254/"})}) as site:
        with pytest.raises(OffLimitsError):
            await tabs.knock("site", HERE, f"{site.url}/")
        assert site.visits("/") == 1


async def test_a_robots_txt_for_browsers_only_is_read_by_the_browser(impatient: None, tabs: Tabs) -> None:
    with RawServer(only_to_browsers(hangs)) as server:
        assert (await tabs.fetcher(HERE).get(f"{server.url}/robots.txt", 10)).status is None
        answer = await tabs.get_in_browser("site", HERE, f"{server.url}/robots.txt", 10)
    assert (answer.status, answer.body, answer.is_cut) == (200, b"hi", False)


async def test_the_browser_reads_no_more_of_a_file_than_asked(tabs: Tabs) -> None:
    endless = sends_without_end(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n", b"x" * 65536)
    with RawServer(endless) as server:
        answer = await tabs.get_in_browser("site", HERE, f"{server.url}/robots.txt", 1000)
    assert (answer.body, answer.is_cut) == (b"x" * 1000, True)


async def test_a_redirected_file_is_read_where_it_is(tabs: Tabs) -> None:
    with LocalSite({"/robots.txt": Answer("", 302, {"Location": "/r"}), "/r": Answer("there")}) as site:
        answer = await tabs.get_in_browser("site", HERE, f"{site.url}/robots.txt", 1000)
    assert (answer.url_final, answer.body) == (f"{site.url}/r", b"there")


async def test_a_file_that_does_not_come_in_the_browser_either_is_told(tabs: Tabs) -> None:
    with RawServer(sends(b"")) as server:
        answer = await tabs.get_in_browser("site", HERE, f"{server.url}/robots.txt", 1000)
    assert answer.status is None
    assert isinstance(answer.trouble, UnreachableError)
