import socket

import pytest

from auditor.collect.reach import Reach, Space, addresses_of, is_loopback_host, space_by_name, space_of
from auditor.errors import OffLimitsError

LOOKED_UP = {
    "agency.gov": ["93.184.216.34", "2606:2800:220:1::1"],
    "intranet.agency": ["10.1.2.3"],
    "split.agency.gov": ["93.184.216.34", "10.1.2.3"],
    "rebinding.example": ["93.184.216.34", "127.0.0.1"],
    "parked.example": ["127.0.0.1"],
    "keys.example": ["169.254.169.254"],
}


@pytest.fixture(autouse=True)
def no_look_ups(monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up(host: str, port: object, type: int) -> list[tuple[object, ...]]:
        try:
            socket.inet_pton(socket.AF_INET6 if ":" in host else socket.AF_INET, host)
            found = [host]
        except OSError:
            found = LOOKED_UP.get(host, [])
        if not found:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return [(0, 0, 0, "", (address, 0)) for address in found]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


@pytest.mark.parametrize(
    ("address", "space"),
    [
        ("93.184.216.34", Space.PUBLIC),
        ("2606:2800:220:1::1", Space.PUBLIC),
        ("64:ff9b::5db8:d822", Space.PUBLIC),  # NAT64 of a public address
        ("10.0.0.1", Space.NETWORK),
        ("172.16.0.1", Space.NETWORK),
        ("192.168.1.1", Space.NETWORK),
        ("100.64.0.1", Space.NETWORK),  # CGNAT
        ("fd12:3456::1", Space.NETWORK),
        ("fec0::1", Space.NETWORK),
        ("240.0.0.1", Space.NETWORK),
        ("::ffff:10.0.0.1", Space.NETWORK),
        ("64:ff9b::a00:1", Space.NETWORK),
        ("2002:a00:1::", Space.NETWORK),  # 6to4 of 10.0.0.1
        ("127.0.0.1", Space.MACHINE),
        ("127.8.8.8", Space.MACHINE),
        ("0.0.0.0", Space.MACHINE),
        ("::", Space.MACHINE),
        ("::1", Space.MACHINE),
        ("::ffff:127.0.0.1", Space.MACHINE),
        ("::127.0.0.1", Space.MACHINE),
        ("169.254.169.254", Space.CLOSED),
        ("169.254.7.7", Space.CLOSED),
        ("::ffff:169.254.169.254", Space.CLOSED),
        ("fd00:ec2::254", Space.CLOSED),
        ("168.63.129.16", Space.CLOSED),
        ("100.100.100.200", Space.CLOSED),
        ("fe80::1", Space.CLOSED),
        ("fe80::1%eth0", Space.CLOSED),
        ("224.0.0.1", Space.CLOSED),
        ("255.255.255.255", Space.CLOSED),
        ("0.1.2.3", Space.CLOSED),
    ],
)
def test_every_address_belongs_somewhere(address: str, space: Space) -> None:
    assert space_of(address) == space


def test_names_that_need_no_look_up_are_known() -> None:
    assert space_by_name("app.localhost.") == Space.MACHINE
    assert space_by_name("METADATA.google.internal") == Space.CLOSED
    assert space_by_name("[fd00:ec2::254]") == Space.CLOSED
    assert space_by_name("agency.gov") is None
    assert is_loopback_host("[::1]")
    assert not is_loopback_host("localhost.agency.gov")
    assert addresses_of("app.localhost") == ("127.0.0.1", "::1")


def refused(reach: Reach, *addresses: str) -> list[str]:
    found = []
    for address in addresses:
        try:
            reach.check("elsewhere.example", address)
        except OffLimitsError:
            found.append(address)
    return found


EVERYWHERE = ("93.184.216.34", "10.0.0.1", "127.0.0.1", "169.254.169.254")


@pytest.mark.parametrize(
    ("named", "off_limits"),
    [
        ("https://agency.gov/", EVERYWHERE[1:]),
        ("https://unknown.example/", EVERYWHERE[1:]),
        ("https://rebinding.example/", EVERYWHERE[1:]),
        ("https://keys.example/", EVERYWHERE[1:]),
        ("http://169.254.169.254/", EVERYWHERE[1:]),
        ("https://intranet.agency/", EVERYWHERE[2:]),
        ("https://split.agency.gov/", EVERYWHERE[2:]),
        ("http://192.168.0.9/", EVERYWHERE[2:]),
        ("http://127.0.0.1:8000/", EVERYWHERE[3:]),
        ("http://localhost:8000/", EVERYWHERE[3:]),
        ("http://[::1]/", EVERYWHERE[3:]),
        ("http://parked.example/", EVERYWHERE[3:]),
    ],
)
def test_a_site_leads_no_nearer_than_it_stands(named: str, off_limits: tuple[str, ...]) -> None:
    assert refused(Reach.of((named,)), *EVERYWHERE) == list(off_limits)


def test_an_address_that_the_user_wrote_is_within_reach_and_no_name_for_it() -> None:
    reach = Reach.of(("http://169.254.169.254/latest",))
    reach.check("169.254.169.254", "169.254.169.254")
    with pytest.raises(OffLimitsError):
        reach.check("keys.example", "169.254.169.254")
    with pytest.raises(OffLimitsError):
        Reach.of(("https://keys.example/",)).check("keys.example", "169.254.169.254")


def test_a_named_host_that_changes_its_mind_is_refused_with_what_to_do() -> None:
    with pytest.raises(OffLimitsError) as caught:
        Reach.of(("https://agency.gov/",)).check("agency.gov", "127.0.0.1")
    assert str(caught.value) == (
        "it leads to agency.gov (127.0.0.1), which belongs to this machine; "
        "a site of the public internet may not lead us there"
    )
    assert "name that address" in str(caught.value.hint)


def test_behind_a_proxy_the_name_is_judged() -> None:
    reach = Reach()
    reach.check("agency.gov")
    for host in ("localhost", "10.0.0.1", "metadata.google.internal", "[fd00:ec2::254]"):
        with pytest.raises(OffLimitsError):
            reach.check(host)


def test_what_is_no_address_gives_the_reach_of_a_public_site() -> None:
    assert Reach.of(("http://[bad",)).space == Space.PUBLIC
