from collections.abc import Sequence

import pytest

from auditor.collect.fetch import Fetched
from auditor.crawl.documents import MAX_SILENT, DocumentSizes

URL = "https://agency.gov/plan.pdf"


class Server:
    """Answers HEAD and GET with a status and a Content-Length each; None is silence. `log` has what was asked."""

    def __init__(self, head: int | None, get: int | None = None, length: str = "900") -> None:
        self.head, self.get, self.length = head, get, length
        self.log: list[str] = []
        self.sizes = DocumentSizes(self._get, self._head, self._turn)

    def _answer(self, url: str, status: int | None) -> Fetched:
        return Fetched(url, status, {"Content-Length": self.length})

    async def _head(self, url: str) -> Fetched:
        self.log.append("HEAD")
        return self._answer(url, self.head)

    async def _get(self, url: str, max_bytes: int) -> Fetched:
        self.log.append(f"GET {max_bytes}")
        return self._answer(url, self.get)

    async def _turn(self) -> None:
        self.log.append("turn")


async def measured(server: Server, times: int = 1) -> Sequence[tuple[int | None, int | None]]:
    return [await server.sizes.measure(URL) for _ in range(times)]


async def test_the_size_comes_from_the_header_whatever_its_case() -> None:
    server = Server(200, length=" 1234 ")
    assert await measured(server) == [(1234, 200)]
    assert server.log == ["turn", "HEAD"]


@pytest.mark.parametrize("value", ["", "abc", "-5", "1e3", "1, 2", "９", "9" * 40])
async def test_a_size_that_is_no_number_is_unknown(value: str) -> None:
    assert await measured(Server(200, length=value)) == [(None, 200)]


async def test_a_repeated_size_is_taken_once() -> None:
    assert await measured(Server(200, length="7, 7")) == [(7, 200)]


async def test_the_size_of_an_error_page_is_not_the_document_s() -> None:
    assert await measured(Server(404, 404)) == [(None, 404)]


@pytest.mark.parametrize("refusal", [403, 404, 405, 500, 501])
async def test_what_head_is_denied_get_may_have(refusal: int) -> None:
    server = Server(refusal, 200)
    assert await measured(server) == [(900, 200)]
    assert server.log == ["turn", "HEAD", "turn", "GET 0"]


async def test_a_server_that_hangs_on_head_is_asked_so_once() -> None:
    server = Server(None, 200)
    assert await measured(server, 3) == [(900, 200)] * 3
    assert server.log.count("HEAD") == 1


async def test_a_server_that_never_answers_is_asked_no_more() -> None:
    server = Server(None, None)
    assert await measured(server, 9) == [(None, None)] * 9
    assert server.log.count("GET 0") == MAX_SILENT
