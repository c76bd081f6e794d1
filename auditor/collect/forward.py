"""What a plain HTTP request becomes on its way through the environment's proxy."""

from dataclasses import dataclass

from auditor.collect.connect import Proxy

HEAD_END = b"\r\n\r\n"
_OF_THIS_HOP = (b"connection:", b"proxy-connection:", b"keep-alive:", b"proxy-authorization:")  # RFC 9110, 7.6.1


@dataclass(frozen=True, slots=True)
class Forwarded:
    """A request's head for the proxy, and how many bytes of body follow it."""

    head: bytes
    body_bytes: int


def forwarded(head: bytes, host: str, port: int, proxy: Proxy) -> Forwarded | None:
    """A browser's request to `host` as a proxy wants it: with the whole address, for this one request only.

    None for one that must go through a tunnel (WebSocket), or is no request that browsers send. The connection
    ends with its answer, so that no second request slips by to another host.
    """
    line, *fields = head.partition(HEAD_END)[0].split(b"\r\n")
    words = line.split(b" ")
    names = [field.lower() for field in fields]
    if len(words) != 3 or not words[1].startswith(b"/"):
        return None
    if any(name.startswith((b"upgrade:", b"transfer-encoding:")) for name in names):
        return None
    shown = f"[{host}]" if ":" in host else host
    where = shown if port == 80 else f"{shown}:{port}"
    kept = [field for field, name in zip(fields, names, strict=True) if not name.startswith(_OF_THIS_HOP)]
    kept.append(b"Connection: close")
    if proxy.authorization:
        kept.append(b"Proxy-Authorization: " + proxy.authorization.encode("ascii"))
    start = b" ".join((words[0], b"http://" + where.encode("ascii") + words[1], words[2]))
    sizes = [name.partition(b":")[2].strip() for name in names if name.startswith(b"content-length:")]
    return Forwarded(b"\r\n".join((start, *kept)) + HEAD_END, int(sizes[0]) if sizes and sizes[0].isdigit() else 0)
