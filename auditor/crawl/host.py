"""Hosts of addresses: those that are taken, and why another is none. The URL standard is ada's part."""

import re
import unicodedata

import ada_url

from auditor.message import Message, say, say_count

# RFC 1035 section 2.3.4: octets in a label and in a name (253 is the longest that fits in 255 on the wire).
MAX_LABEL_CHARS = 63
MAX_HOST_CHARS = 253
MAX_PORT = 65535

# Stricter than browsers (they let "!" or "$" through) because no such name resolves; "_" is seen in the wild.
_ASCII_LABEL = re.compile(r"[a-z0-9_-]+")
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+", re.IGNORECASE)


class UrlError(ValueError):
    """A text is not an http(s) address; the message says why in one sentence without its full stop."""

    def __init__(self, message: Message, *, hint: Message) -> None:
        super().__init__(str(message))
        self.message = message
        self.hint = hint


def checked_host(host: str, *, is_plain: bool) -> str:
    """A host as the URL standard has it, without its root dot. Raises UrlError for one that no name can be.

    `is_plain`: it was written in ASCII; signs in one that was not are no part of a name, though browsers let them through.
    """
    if host.startswith("["):
        return host
    name = host.removesuffix(".")
    labels = name.split(".")
    if len(name) > MAX_HOST_CHARS or any(len(label) > MAX_LABEL_CHARS for label in labels):
        raise UrlError(
            say("its host name is too long"),
            hint=say_count(
                "A part between dots has at most {n} letter.",
                "A part between dots has at most {n} letters.",
                n=MAX_LABEL_CHARS,
            ),
        )
    if not all(_ASCII_LABEL.fullmatch(label) for label in labels):
        raise _invalid_name()
    if not is_plain and not all(map(_is_of_a_name, ada_url.idna.decode(name))):
        raise _stray_signs()
    return name


def _is_of_a_name(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LMN" or letter in "-_.\u00b7\u200c\u200d"


def trouble_with(authority: str) -> UrlError:
    """Why the URL standard takes no host and port from what stands before the path."""
    location = authority.rpartition("@")[2]
    host, colon, port = location.rpartition(":")
    if not colon or port.endswith("]"):
        host, port = location, ""
    if host.startswith("["):
        return _trouble_with_ipv6(host)
    if not host:
        return UrlError(say("it has no host"), hint=say("Write the address in full, as in https://agency.example.gov."))
    if ":" in host:
        return UrlError(
            say("its host holds colons"), hint=say("Put an IPv6 address in square brackets: http://[::1]/.")
        )
    if port and not (port.isascii() and port.isdigit() and int(port[:9]) <= MAX_PORT):
        return invalid_port(port)
    return _trouble_with_name(host)


def _trouble_with_name(host: str) -> UrlError:
    if _NUMBER.fullmatch(host.removesuffix(".").rpartition(".")[2]):
        return UrlError(
            say("its IPv4 address is not valid"), hint=say("An IPv4 address is four numbers from 0 to 255.")
        )
    if host.isascii():
        return _invalid_name()
    return _stray_signs()


def invalid_port(text: str) -> UrlError:
    """A port that is none."""
    return UrlError(
        say("its port {port} is not valid", port=repr(text[:20])),
        hint=say("A port is a number from 1 to {highest}.", highest=MAX_PORT),
    )


def _trouble_with_ipv6(host: str) -> UrlError:
    hint = say("An IPv6 address stands in square brackets: http://[2001:db8::1]/.")
    if not host.endswith("]"):
        return UrlError(say("the square bracket of its IPv6 address is not closed"), hint=hint)
    if "%" in host:
        return UrlError(say("its IPv6 address has a zone, which a browser can't open"), hint=hint)
    return UrlError(say("its IPv6 address is not valid"), hint=hint)


def _invalid_name() -> UrlError:
    return UrlError(say("its host name is not valid"), hint=say("Check it for stray dots and signs."))


def _stray_signs() -> UrlError:
    return UrlError(say("its host name holds signs that no name may have"), hint=say("Check the name for stray signs."))
