"""A text file as the browser gets it: for servers that answer nobody but browsers."""

import asyncio
import base64
from typing import Any

from playwright.async_api import CDPSession
from playwright.async_api import Error as PlaywrightError

from auditor.collect.browser import Tab
from auditor.collect.http import REDIRECTS, Answer
from auditor.collect.visit import visit_trouble

_PIECE_BYTES = 65536


async def load_text(tab: Tab, url: str, max_bytes: int, limit_s: float) -> Answer:
    """The answer to a request for `url` made by the browser, with the first `max_bytes` of its body.

    Nothing is shown: the answer is taken on its way, a piece at a time. Raises the VisitError of a failed load.
    """
    await tab.begin()
    session = await tab.room.context.new_cdp_session(tab.page)
    answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
    session.on("Fetch.requestPaused", lambda event: asyncio.ensure_future(_take(session, event, max_bytes, answer)))
    everything = {"urlPattern": "*", "resourceType": "Document", "requestStage": "Response"}
    await session.send("Fetch.enable", {"patterns": [everything]})
    try:
        async with asyncio.timeout(limit_s):
            await tab.page.goto(url, wait_until="commit", timeout=limit_s * 1000)
            return await answer
    except (PlaywrightError, TimeoutError) as error:
        if answer.done() and not answer.exception():  # it was taken, which ends its load
            return answer.result()
        raise visit_trouble(tab, error, url) from error
    finally:
        await tab.put_away()


async def _take(session: CDPSession, event: dict[str, Any], max_bytes: int, taken: "asyncio.Future[Answer]") -> None:
    """Read a paused answer's body and drop its load; let a redirect go on."""
    request_id, status = {"requestId": event["requestId"]}, event.get("responseStatusCode")
    headers = {header["name"].lower(): header["value"] for header in event.get("responseHeaders", [])}
    try:
        if status is None or taken.done() or (status in REDIRECTS and "location" in headers):
            await session.send("Fetch.continueRequest", request_id)
            return
        stream = (await session.send("Fetch.takeResponseBodyAsStream", request_id))["stream"]
        body, is_whole = bytearray(), False
        while not is_whole and len(body) <= max_bytes:
            piece = await session.send("IO.read", {"handle": stream, "size": _PIECE_BYTES})
            data = piece["data"]
            body += base64.b64decode(data) if piece.get("base64Encoded") else data.encode()
            is_whole = piece["eof"]
        await session.send("IO.close", {"handle": stream})
        if not taken.done():
            is_cut = len(body) > max_bytes
            taken.set_result(Answer(event["request"]["url"], status, headers, bytes(body[:max_bytes]), is_cut))
        await session.send("Fetch.failRequest", {**request_id, "errorReason": "Aborted"})
    except PlaywrightError as error:
        if not taken.done():
            taken.set_exception(error)
