import pytest

from auditor.crawl.documents import measure
from auditor.crawl.fetch import Fetched
from auditor.errors import UnreachableError

URL = "https://agency.gov/plan.pdf"


async def measured(status: int | None, **headers: str) -> tuple[int | None, int | None]:
    async def fetch_head(url: str) -> Fetched:
        return Fetched(url, status, {name.replace("_", "-"): value for name, value in headers.items()})

    return await measure(fetch_head, URL)


async def test_the_size_comes_from_the_header_whatever_its_case() -> None:
    assert await measured(200, content_length="1234") == (1234, 200)
    assert await measured(200, Content_Length=" 1234 ") == (1234, 200)


@pytest.mark.parametrize("value", ["", "abc", "-5", "1e3", "1, 2", "９", "9" * 40])
async def test_a_size_that_is_no_number_is_unknown(value: str) -> None:
    assert await measured(200, content_length=value) == (None, 200)


async def test_a_repeated_size_is_taken_once() -> None:
    assert await measured(200, content_length="7, 7") == (7, 200)


async def test_the_size_of_an_error_page_is_not_the_document_s() -> None:
    assert await measured(404, content_length="900") == (None, 404)


@pytest.mark.parametrize("status", [405, 501, None])
async def test_a_server_that_can_t_say_leaves_both_unknown(status: int | None) -> None:
    assert await measured(status, content_length="900") == (None, None)


@pytest.mark.parametrize("error", [UnreachableError("no such host"), ConnectionResetError(), TimeoutError()])
async def test_trouble_on_the_network_is_no_error(error: Exception) -> None:
    async def fetch_head(url: str) -> Fetched:
        raise error

    assert await measure(fetch_head, URL) == (None, None)
