"""Small requests beside the browser (robots.txt, sitemaps, document sizes), with its name and network."""

from collections.abc import Mapping

from playwright.async_api import APIRequestContext
from playwright.async_api import Error as PlaywrightError

from auditor.errors import UnreachableError

LIMIT_S = 20.0
MAX_REDIRECTS = 5
_MEANINGS = {
    "ENOTFOUND": "its host name does not resolve",
    "EAI_AGAIN": "its host name does not resolve (the name service does not answer)",
    "ECONNREFUSED": "its server refuses connections",
    "ECONNRESET": "its server broke off the connection",
    "socket hang up": "its server closed the connection",
    "ETIMEDOUT": "its server does not answer",
    "Timeout": f"its server did not answer within {LIMIT_S:.0f} s",
    "EHOSTUNREACH": "its server can't be reached",
    "ENETUNREACH": "its network can't be reached",
    "Max redirect count exceeded": "it redirects in a circle",
    "Parse Error": "its server's answer is not HTTP",
}
_TLS_MARKS = ("certificate", "CERT_", "SSL", "EPROTO", "altnames")


async def request(
    context: APIRequestContext, url: str, *, method: str = "GET"
) -> tuple[str, int, Mapping[str, str], bytes]:
    """(final address, status, headers, body). Raises UnreachableError when there is no answer."""
    try:
        response = await context.fetch(
            url, method=method, timeout=LIMIT_S * 1000, max_redirects=MAX_REDIRECTS, fail_on_status_code=False
        )
        try:
            return response.url, response.status, response.headers, b"" if method == "HEAD" else await response.body()
        finally:
            await response.dispose()
    except PlaywrightError as error:
        raise UnreachableError(_meaning(error.message)) from error


def _meaning(message: str) -> str:
    if any(mark in message for mark in _TLS_MARKS):
        return "its TLS certificate does not verify"
    for mark, meaning in _MEANINGS.items():
        if mark in message:
            return meaning
    return f"the request failed ({message.splitlines()[0][:120]})"
