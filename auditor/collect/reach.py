"""Where a site may lead us: what an address belongs to, and what the user named.

The one place that judges addresses. A site of the public internet leads to the public internet; one on
the local network to that as well; one on this machine to this machine as well. What cloud machines tell
about themselves, and other addresses that end at the next wire, are for nobody who was not named so.
"""

import ipaddress
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from urllib.parse import urlsplit

from auditor.errors import OffLimitsError
from auditor.message import say

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# What cloud machines ask for their keys. Most are link-local; these are not, or have a name as well.
_METADATA = frozenset(
    map(
        ipaddress.ip_address,
        ("169.254.169.254", "fd00:ec2::254", "fd20:ce::254", "100.100.100.200", "168.63.129.16", "192.0.0.192"),
    )
)  # AWS, Google and most others; AWS; Google; Alibaba; Azure; Oracle
_METADATA_NAMES = frozenset({"metadata.google.internal", "metadata.goog", "instance-data.ec2.internal"})
# IPv6 networks whose last 32 bits are an IPv4 address: RFC 4291 (two), RFC 6052, RFC 8215.
_ENDS_IN_IPV4 = tuple(map(ipaddress.IPv6Network, ("::/96", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48")))
_THIS_NETWORK = ipaddress.IPv4Network("0.0.0.0/8")  # RFC 1122: never a destination, but for 0.0.0.0 itself
_BROADCAST = ipaddress.IPv4Address("255.255.255.255")


class Space(IntEnum):
    """What an address belongs to, from far to near."""

    PUBLIC = 0
    NETWORK = 1  # private, shared (CGNAT) or reserved: this organisation's or provider's network
    MACHINE = 2
    CLOSED = 3  # link-local, cloud metadata, multicast: nothing that a website stands on


_WORDS = {
    Space.PUBLIC: say("the public internet"),
    Space.NETWORK: say("the local network"),
    Space.MACHINE: say("this machine"),
    Space.CLOSED: say("the services of the network itself (link-local, cloud metadata)"),
}


def space_of(address: str) -> Space:
    """What an IP address belongs to; IPv4 inside IPv6 is judged as IPv4. Raises ValueError for what is none."""
    ip = _without_wrapping(ipaddress.ip_address(address.partition("%")[0]))
    if ip.is_loopback or ip.is_unspecified:  # development servers print 0.0.0.0, and browsers reach it
        return Space.MACHINE
    if ip in _METADATA or ip.is_link_local or ip.is_multicast or ip == _BROADCAST or ip in _THIS_NETWORK:
        return Space.CLOSED
    is_site_local = isinstance(ip, ipaddress.IPv6Address) and ip.is_site_local
    return Space.NETWORK if is_site_local or not ip.is_global else Space.PUBLIC


def _without_wrapping(ip: _Address) -> _Address:
    if not isinstance(ip, ipaddress.IPv6Address) or ip.is_loopback or ip.is_unspecified:
        return ip
    if ip.sixtofour is not None:
        return ip.sixtofour
    if any(ip in network for network in _ENDS_IN_IPV4):
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip


def is_loopback_host(host: str) -> bool:
    """Whether a host, as an address names it, is this machine by its name or number. No look-up is made."""
    return space_by_name(host) == Space.MACHINE


def space_by_name(host: str) -> Space | None:
    """What a host belongs to where its name or number says so; None when only a look-up could tell."""
    host = host.strip("[]").lower().removesuffix(".")
    if host == "localhost" or host.endswith(".localhost"):  # RFC 6761 section 6.3
        return Space.MACHINE
    if host in _METADATA_NAMES:
        return Space.CLOSED
    try:
        return space_of(host)
    except ValueError:
        return None


def addresses_of(host: str) -> tuple[str, ...]:
    """IP addresses of a host, best first. Raises OSError when it has none."""
    host = host.strip("[]")
    if space_by_name(host) == Space.MACHINE and "localhost" in host.lower():  # not every resolver knows x.localhost
        return "127.0.0.1", "::1"
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except UnicodeError as error:  # an empty or overlong label
        raise socket.gaierror(socket.EAI_NONAME, "no host can have this name") from error
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True)
class Reach:
    """Where one site may lead us: addresses of `space` and farther, and the hosts that the user `named`."""

    space: Space = Space.PUBLIC
    named: frozenset[str] = frozenset()

    @classmethod
    def of(cls, urls: Iterable[str]) -> "Reach":
        """The reach of a site by the addresses that the user named; looks their hosts up.

        A name that leads to the internet and to this machine as well gives no way to this machine.
        """
        hosts = frozenset(map(_host, urls)) - {""}
        return cls(max(map(_named_space, hosts), default=Space.PUBLIC), hosts)

    def check(self, host: str, address: str | None = None) -> None:
        """Raise OffLimitsError when `host` may not be asked at IP `address`.

        Without an address (a proxy looks names up) only what the name says is judged.
        """
        host = host.strip("[]").lower()
        space = space_by_name(host) if address is None else space_of(address)
        if space is None or space <= self.space:
            return
        if host in self.named and space_by_name(host) == space:  # the user wrote this very address
            return
        where = host if address in (None, host) else f"{host} ({address})"
        raise OffLimitsError(
            say(
                "it leads to {where}, which belongs to {place}; a site of {own} may not lead us there",
                where=where,
                place=_WORDS[space],
                own=_WORDS[self.space],
            ),
            hint=say("If you mean to audit it, name that address itself."),
        )


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:  # brackets without an address in them
        return ""


def _named_space(host: str) -> Space:
    """What a named host gives access to; what can't be looked up is taken for public."""
    try:
        spaces = {space_of(address) for address in addresses_of(host)}
    except OSError:
        return Space.PUBLIC
    if Space.PUBLIC in spaces:
        spaces.discard(Space.MACHINE)
    spaces.discard(Space.CLOSED)
    return max(spaces, default=Space.PUBLIC)
