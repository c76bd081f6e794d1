"""Addresses of pages: the form to request, the identity of a page, what a link leads to."""

import re
from typing import NamedTuple
from urllib.parse import unquote

import ada_url

from auditor.collect.reach import is_loopback_host
from auditor.crawl.host import UrlError, checked_host, invalid_port, trouble_with
from auditor.crawl.vocabulary import (
    AMBIGUOUS_SESSION_PARAMETERS,
    ASSET_KINDS,
    DOCUMENT_KINDS,
    SESSION_PARAMETERS,
    SESSION_PREFIXES,
    TRACKING_PARAMETERS,
    TRACKING_PREFIXES,
)
from auditor.errors import UsageError
from auditor.message import say

DEFAULT_PORTS = {"http": 80, "https": 443}  # RFC 9110 section 4.2

GENERATED_MIN_CHARS = 16  # 64 bits in hex, the least OWASP asks of a session id
GENERATED_MIN_SWITCHES = 3  # letters to digits or back; words with a date ("hearing-2023-05") have one or two
_GENERATED = re.compile(r"[A-Za-z0-9_.~{}-]+")
_SWITCH = re.compile(r"[A-Za-z](?=[0-9])|[0-9](?=[A-Za-z])")
_SESSION_IN_PATH = re.compile(r";(?:jsessionid|phpsessid|sid|cfid|cftoken)=[^/;]*", re.IGNORECASE)
_COOKIELESS_ASP = re.compile(r"/\([A-Z]\([a-z0-9]{20,}\)\)(?=/|$)", re.IGNORECASE)  # ASP.NET: /(S(24 letters))/

# What servers give for a folder (Apache, nginx and IIS defaults, and their dynamic kin).
INDEX_FILE = re.compile(
    r"(?:index\.(?:x?html?|shtml?|php\d?|aspx?|jspx?|cfm|cgi)|default\.(?:html?|aspx?))", re.IGNORECASE
)

_WITH_AUTHORITY = re.compile(r"[\x00-\x20]*(?:(https?:)[/\\]*|[/\\]{2,})([^/?#\\]*)", re.IGNORECASE)
_UNRESERVED = r"A-Za-z0-9._~\-"
_PATH_TOKEN = re.compile(rf"%[0-9A-Fa-f]{{2}}|[^{_UNRESERVED}!$&'()*+,;=:@/]")
_QUERY_TOKEN = re.compile(r"[^!$-&(-;=?-Z_a-z~\[\]\\^`{|}]")  # URL standard: special-query percent-encode set
_UNRESERVED_CHAR = re.compile(rf"[{_UNRESERVED}]")


class Address(NamedTuple):
    """A normalised http(s) address in parts; `port` is None when it is the scheme's own; `query` None if absent."""

    scheme: str
    host: str
    port: int | None
    path: str
    query: str | None

    def __str__(self) -> str:
        port = "" if self.port is None else f":{self.port}"
        query = "" if self.query is None else f"?{self.query}"
        return f"{self.scheme}://{self.host}{port}{self.path}{query}"

    @property
    def host_key(self) -> str:
        """Host and port that http and https, www and its twin share."""
        return self.host.removeprefix("www.") + ("" if self.port is None else f":{self.port}")


def split_address(url: str) -> Address:
    """Parts of an absolute http(s) address, normalised. Raises UrlError (a ValueError) for anything else."""
    return _address(url, None)


def normalize(url: str) -> str:
    """The address to request, the same for every spelling that a browser sends alike.

    Scheme and host lower case, IDNA, no default port, user name, or fragment; dot segments
    resolved; percent-encoding of the path normalised. The query stays as it is but for signs that
    can't be sent. Idempotent. Raises UrlError (a ValueError) when it is no http(s) address.
    """
    return str(split_address(url))


def page_key(url: str) -> str:
    """Identity of a page: `host[:port]/path[?query]`, equal for all usual addresses of one page.

    Without scheme, `www.`, fragment, index file, trailing slash, tracking and session parameters;
    the rest of the query sorted by name. A text that is no http(s) address is its own key.
    """
    try:
        address = split_address(url)
    except UrlError:
        return url
    path = _COOKIELESS_ASP.sub("", _SESSION_IN_PATH.sub("", address.path))
    folder, _, name = path.rpartition("/")
    path = (folder if INDEX_FILE.fullmatch(name) else path).rstrip("/") or "/"
    pairs = [(name, value) for name, value in query_pairs(address) if not _is_noise(name, value)]
    pairs.sort(key=lambda pair: pair[0])  # stable: the order of equal names may mean something
    query = "&".join(f"{name}={value}" if value else name for name, value in pairs)
    return f"{address.host_key}{path}?{query}" if query else f"{address.host_key}{path}"


def query_pairs(address: Address) -> list[tuple[str, str]]:
    """Names and values of the query, in order, with percent-encoding normalised but not removed."""
    pairs = []
    for part in (address.query or "").split("&"):
        if part:
            name, _, value = part.partition("=")
            pairs.append((_PATH_TOKEN.sub(_encode_path_token, name), _PATH_TOKEN.sub(_encode_path_token, value)))
    return pairs


def looks_generated(value: str) -> bool:
    """Whether a parameter's value looks like a session id or a GUID rather than a word or a number."""
    return (
        len(value) >= GENERATED_MIN_CHARS
        and _GENERATED.fullmatch(value) is not None
        and len(_SWITCH.findall(value)) >= GENERATED_MIN_SWITCHES
    )


def _is_noise(name: str, value: str) -> bool:
    lower = name.lower()
    return (
        lower in TRACKING_PARAMETERS
        or lower in SESSION_PARAMETERS
        or lower.startswith(TRACKING_PREFIXES + SESSION_PREFIXES)
        or (lower in AMBIGUOUS_SESSION_PARAMETERS and looks_generated(value))
    )


def parse_link(base: str, href: str) -> str | None:
    """Normalised http(s) address that a link leads to, None when it leads nowhere a browser could load a page.

    `base` is the address of the page (or of its base element). Never raises.
    """
    try:
        return str(_address(href, base))
    except UrlError:
        return None


def document_kind(url: str) -> str | None:
    """Kind of document ("pdf", "docx", ...) by the path's extension, None where a page may be."""
    kind = _extension(url)
    return kind if kind in DOCUMENT_KINDS else None


def is_asset(url: str) -> bool:
    """Whether the path's extension says image, script, style, font, media, feed, data or program."""
    return _extension(url) in ASSET_KINDS


def is_loopback(url: str) -> bool:
    """Whether the address is on this machine."""
    try:
        return is_loopback_host(split_address(url).host)
    except UrlError:
        return False


# A dot or digits after the colon make it a host with a port: "agency.gov:8080", "localhost:8000".
_TYPED_SCHEME = re.compile(r"(?!localhost:)([a-zA-Z][a-zA-Z0-9+-]+):(?!\d*(?:[?#]|$|\d/))|([a-zA-Z][a-zA-Z0-9+.-]*)://")
_FOLDER_LIKE = re.compile(r"[./~\\]|[a-zA-Z]:\\|[^/?#]*\.(?:x?html?|zip|md|txt)(?:[/?#]|$)")
WHOLE_ADDRESS = say("Write the whole address, as in https://agency.example.gov, or the path of a folder that exists.")


def check_source(text: str) -> str:
    """Normalised address from what a user typed; `https://` is put before a bare host.

    Raises UsageError with what is wrong and what to do.
    """
    typed = text.strip()
    shown = typed if len(typed) <= 200 else typed[:200] + "..."
    shown = shown if shown.isprintable() else ascii(shown)
    if not typed:
        raise UsageError(say("The address is empty."), hint=WHOLE_ADDRESS)
    if re.search(r"[\s\x00-\x1f\x7f]", typed):
        raise UsageError(
            say("{shown}: an address can't hold spaces.", shown=shown),
            hint=say("Write %20 for a space, or check for a typo."),
        )
    found = _TYPED_SCHEME.match(typed)
    if found:
        scheme = (found[1] or found[2]).lower()
        if not re.match(r"https?://[^/]", typed, re.IGNORECASE):
            raise _scheme_trouble(shown, scheme, typed[len(scheme) + 1 :])
        candidate = typed
    else:
        candidate = _with_scheme(typed, shown)
    if "@" in _authority(candidate):
        raise UsageError(
            say("The address holds a user name or password, which would end up in the report."),
            hint=say("Leave out the part before the @."),
        )
    try:
        return normalize(candidate)
    except UrlError as error:
        raise UsageError(
            say("{shown} is not a web address: {reason}.", shown=shown, reason=error.message), hint=error.hint
        ) from error


def _with_scheme(typed: str, shown: str) -> str:
    """`https://` before a bare host, `http://` before this machine's, as development servers speak it."""
    bare = typed.removeprefix("//")
    host = re.split(r"[/?#]", bare, maxsplit=1)[0]
    name = host if host.startswith("[") else host.partition(":")[0]
    local = is_loopback(f"http://{name}/")
    if not local and (_FOLDER_LIKE.match(bare) or ("." not in name and host.count(":") < 2)):
        raise UsageError(say("{shown} is neither a web address nor a folder here.", shown=shown), hint=WHOLE_ADDRESS)
    return f"{'http' if local else 'https'}://{bare}"


def _scheme_trouble(shown: str, scheme: str, rest: str) -> UsageError:
    """Why an address with a scheme can't be audited before its host has even been looked at."""
    if scheme not in DEFAULT_PORTS:
        hint = say("Only https:// and http:// addresses can be audited.")
        if scheme == "file":
            hint = say("Give the folder itself, as in: auditor audit ./_site")
        elif re.fullmatch(r"h{0,2}t{0,3}p{0,2}s{0,2}", scheme) and rest.strip("/"):
            hint = say("Did you mean {value}?", value=f"https://{rest.lstrip('/')[:200]}")
        return UsageError(
            say("{shown}: {scheme}: is not a kind of address that a browser can audit.", shown=shown, scheme=scheme),
            hint=hint,
        )
    host = rest.lstrip("/")
    is_likely = "." in re.split(r"[/?#]", host, maxsplit=1)[0]
    hint = say("Did you mean {value}?", value=f"{scheme}://{host[:200]}") if is_likely else WHOLE_ADDRESS
    return UsageError(say("{shown} has no host.", shown=shown), hint=hint)


def _authority(url: str) -> str:
    """What stands between scheme and path."""
    found = _WITH_AUTHORITY.match(url)
    return found[2] if found else ""


def _address(url: str, base: str | None) -> Address:
    """The address by the URL standard, then with a path in one spelling. Raises UrlError."""
    url = _sendable(url)
    try:
        href = ada_url.normalize_url(url) if base is None else ada_url.join_url(_sendable(base), url)
    except ValueError as error:
        raise _trouble(url) from error
    scheme, _, rest = href.partition("#")[0].partition("://")
    if scheme not in DEFAULT_PORTS:
        raise _trouble("")
    rest, has_query, query = rest.partition("?")
    authority, _, path = rest.partition("/")
    host, _, port = authority.rpartition("@")[2].partition(":") if "]" not in authority else _bracketed(authority)
    if port == "0":
        raise invalid_port(port)
    return Address(
        scheme=scheme,
        host=checked_host(host, is_plain=_authority(url).isascii()),
        port=int(port) if port else None,
        path=_PATH_TOKEN.sub(_encode_path_token, f"/{path}"),
        query=_QUERY_TOKEN.sub(_encode, query) if has_query else None,
    )


def _bracketed(authority: str) -> tuple[str, str, str]:
    host, bracket, port = authority.rpartition("@")[2].rpartition("]")
    return host + bracket, "", port.removeprefix(":")


def _trouble(url: str) -> UrlError:
    """Why the URL standard makes no address of a text."""
    found = _WITH_AUTHORITY.match(url)
    if found is None or not found[1]:
        return UrlError(
            say("it does not start with https:// or http://"), hint=say("Write it as https://agency.example.gov.")
        )
    return trouble_with(found[2])


def _sendable(text: str) -> str:
    """Text without lone surrogates, which can't be sent: browsers put U+FFFD in their place."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _encode_path_token(found: re.Match[str]) -> str:
    token = found[0]
    if len(token) == 1:  # a sign that must be encoded, or a "%" that begins no code
        return _encode(found)
    char = chr(int(token[1:], 16))
    return char if _UNRESERVED_CHAR.fullmatch(char) else token.upper()


def _encode(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())


def _extension(url: str) -> str:
    """Extension of the path's last part in lower case, "" if none or if the part is a wiki page (File:Seal.png)."""
    try:
        path = split_address(url).path
    except UrlError:
        return ""
    name = unquote(path.rpartition("/")[2]).partition(";")[0].strip()
    stem, dot, extension = name.rpartition(".")
    return extension.lower() if dot and stem and ":" not in stem else ""
