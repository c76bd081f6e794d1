import pytest

from auditor.collect.connect import Proxy
from auditor.collect.forward import forwarded

PROXY = Proxy("proxy.example", 3128)


def test_a_request_names_its_whole_address_and_ends_its_connection() -> None:
    head = b"GET /a?b HTTP/1.1\r\nHost: agency.gov\r\nConnection: keep-alive\r\nAccept: */*\r\n\r\n"
    made = forwarded(head, "agency.gov", 80, PROXY)
    assert made is not None
    assert made.head == (
        b"GET http://agency.gov/a?b HTTP/1.1\r\nHost: agency.gov\r\nAccept: */*\r\nConnection: close\r\n\r\n"
    )
    assert made.body_bytes == 0


def test_port_login_and_body_are_told() -> None:
    head = b"POST / HTTP/1.1\r\nProxy-Authorization: Basic stolen\r\nContent-Length: 5\r\n\r\nhello"
    made = forwarded(head, "::1", 8080, Proxy("proxy.example", 3128, "Basic own"))
    assert made is not None
    assert made.head.startswith(b"POST http://[::1]:8080/ HTTP/1.1\r\n")
    assert b"stolen" not in made.head
    assert made.head.endswith(b"Proxy-Authorization: Basic own\r\n\r\n")
    assert made.body_bytes == 5


@pytest.mark.parametrize(
    "head",
    [
        b"GET /socket HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"GET http://other.gov/ HTTP/1.1\r\n\r\n",
        b"",
    ],
)
def test_what_is_no_single_request_needs_a_tunnel(head: bytes) -> None:
    assert forwarded(head, "agency.gov", 80, PROXY) is None
