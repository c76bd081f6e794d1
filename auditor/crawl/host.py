"""Host names as a browser reads them: IDNA, IPv4 in odd notations, IPv6. No look-ups are made."""

import ipaddress
import re
import unicodedata
from urllib.parse import unquote

from auditor.message import Message, say

# RFC 1035 section 2.3.4: octets in a label and in a name (253 is the longest that fits in 255 on the wire).
MAX_LABEL_CHARS = 63
MAX_HOST_CHARS = 253
MAX_PORT = 65535  # RFC 9293: a port is 16 bits

# Characters that UTS #46 maps to nothing: soft hyphen, zero width space, word joiner, byte order mark.
_IGNORED = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_FULL_STOPS = re.compile("[\u3002\uff0e\uff61]")  # UTS #46: ideographic full stops separate labels too
# Stricter than browsers (they let "!" or "$" through) because no such name resolves; "_" is seen in the wild.
_ASCII_LABEL = re.compile(r"[a-z0-9_-]+")
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+")


class UrlError(ValueError):
    """A text is not an http(s) address; the message says why in one sentence without its full stop."""

    def __init__(self, message: Message, *, hint: Message) -> None:
        super().__init__(str(message))
        self.message = message
        self.hint = hint


def normalise_host(host: str) -> str:
    """Host as it is sent: lower case, `xn--` labels, dotted IPv4, compressed `[IPv6]`, no root dot.

    Follows the URL standard's host parser (non-transitional UTS #46 without its tables: NFKC and
    lower case). Raises UrlError.
    """
    if host.startswith("["):
        return _ipv6(host)
    if not host:
        raise UrlError(say("it has no host"), hint=say("Write the address in full, as in https://agency.example.gov."))
    if ":" in host:
        raise UrlError(say("its host holds colons"), hint=say("Put an IPv6 address in square brackets: http://[::1]/."))
    name = _ascii_name(unquote(host, errors="replace")).removesuffix(".")
    labels = name.split(".")
    if len(name) > MAX_HOST_CHARS or any(len(label) > MAX_LABEL_CHARS for label in labels):
        raise UrlError(
            say("its host name is too long"),
            hint=say("A part between dots has at most {letters} letters.", letters=MAX_LABEL_CHARS),
        )
    if not all(_ASCII_LABEL.fullmatch(label) for label in labels):
        raise UrlError(say("its host name is not valid"), hint=say("Check it for stray dots and signs."))
    return _ipv4(labels) if _NUMBER.fullmatch(labels[-1]) else name


def _ascii_name(host: str) -> str:
    """Lower-case ASCII form of a name; each label with other letters becomes `xn--` punycode."""
    if host.isascii():
        return host.lower()
    mapped = unicodedata.normalize("NFKC", _FULL_STOPS.sub(".", host).translate(_IGNORED))
    # Letter by letter: str.lower() would turn a sigma at a word's end into its final form, UTS #46 does not.
    lowered = unicodedata.normalize("NFC", "".join(letter.lower() for letter in mapped))
    return ".".join(map(_ascii_label, lowered.split(".")))


def _ascii_label(label: str) -> str:
    if label.isascii():
        return label
    if not all(unicodedata.category(letter)[0] in "LMN" or letter in "-_\u00b7\u200c\u200d" for letter in label):
        raise UrlError(
            say("its host name holds signs that no name may have"), hint=say("Check the name for stray signs.")
        )
    if len(label) > MAX_LABEL_CHARS:  # punycode is never shorter, and slow on long input
        raise UrlError(
            say("its host name is too long"),
            hint=say("A part between dots has at most {letters} letters.", letters=MAX_LABEL_CHARS),
        )
    return "xn--" + label.encode("punycode").decode("ascii").lower()


def _ipv4(labels: list[str]) -> str:
    """Dotted form of an IPv4 address in any notation of the URL standard (`127.1`, `0x7f000001`)."""
    trouble = UrlError(say("its IPv4 address is not valid"), hint=say("An IPv4 address is four numbers from 0 to 255."))
    if len(labels) > 4 or not all(_NUMBER.fullmatch(label) for label in labels):
        raise trouble
    try:
        *parts, last = (_ipv4_number(label) for label in labels)
    except ValueError as error:
        raise trouble from error
    if any(part > 255 for part in parts) or last >= 256 ** (5 - len(labels)):
        raise trouble
    return str(ipaddress.IPv4Address(last + sum(part << (8 * (3 - index)) for index, part in enumerate(parts))))


def _ipv4_number(label: str) -> int:
    if label.startswith("0x"):
        return int(label[2:] or "0", 16)
    return int(label, 8 if len(label) > 1 and label.startswith("0") else 10)


def _ipv6(host: str) -> str:
    hint = say("An IPv6 address stands in square brackets: http://[2001:db8::1]/.")
    if not host.endswith("]"):
        raise UrlError(say("the square bracket of its IPv6 address is not closed"), hint=hint)
    try:
        address = ipaddress.IPv6Address(host[1:-1])
    except ValueError as error:
        raise UrlError(say("its IPv6 address is not valid"), hint=hint) from error
    if address.scope_id is not None:
        raise UrlError(say("its IPv6 address has a zone, which a browser can't open"), hint=hint)
    return f"[{ipaddress.IPv6Address(int(address)).compressed}]"


def parse_port(text: str) -> int | None:
    """Port number, None for "". Raises UrlError for anything but 1 to 65535."""
    if not text:
        return None
    digits = text.lstrip("0")
    if not (text.isascii() and text.isdigit()) or not 0 < len(digits) <= 5 or int(digits) > MAX_PORT:
        raise UrlError(
            say("its port {port} is not valid", port=repr(text[:20])),
            hint=say("A port is a number from 1 to {highest}.", highest=MAX_PORT),
        )
    return int(digits)
