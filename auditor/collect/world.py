"""Isolated worlds: JavaScript beside the page's own, over the DevTools protocol.

A page can replace `Array.prototype` or `JSON`; in a world of our own it can neither break a result
nor fake one. Playwright has no public call for it, so this module speaks the protocol itself
(Page.createIsolatedWorld, Runtime.evaluate).
"""

import asyncio
import json
import re
from collections.abc import Mapping
from typing import Any

from playwright.async_api import CDPSession
from playwright.async_api import Error as PlaywrightError

from auditor.collect.bundle import WORLD_NAME
from auditor.errors import AuditorError

ANSWER_MARGIN_S = 5.0  # a script that ends by itself is given so much longer to say so
MISSING = "missing"  # no JSON, so no answer of ours
_HALF_CHARACTER = re.compile(r"(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}")
_GONE_MARKS = ("context was destroyed", "Cannot find context", "navigated", "No frame", "Frame with the given id")


class NavigatedError(AuditorError):
    """The document went away while we looked at it."""


class ScriptError(AuditorError):
    """Our own script raised in the page."""


class World:
    """Our script's world in one frame. It lasts as long as the frame's present document."""

    def __init__(self, session: CDPSession, context_id: int, script: str) -> None:
        self._session = session
        self._context_id = context_id
        self._script = script

    @classmethod
    async def open(cls, session: CDPSession, frame_id: str, script: str) -> "World":
        """The world of a frame; raises NavigatedError when the frame is gone."""
        answer = await _send(session, "Page.createIsolatedWorld", {"frameId": frame_id, "worldName": WORLD_NAME})
        return cls(session, answer["executionContextId"], script)

    async def call(self, name: str, *args: Any, limit_s: float) -> Any:
        """What `civicAuditor.NAME(...args)` returns; a string is taken as JSON.

        Raises TimeoutError after `limit_s`, NavigatedError, ScriptError.
        """
        text = ", ".join(json.dumps(arg) for arg in args)
        expression = f"globalThis.civicAuditor ? civicAuditor.{name}({text}) : '{MISSING}'"
        async with asyncio.timeout(limit_s):
            value = await self._evaluate(expression)
            if value == MISSING:  # a document that was there before our script was registered
                await self._evaluate(self._script)
                value = await self._evaluate(expression)
        return json.loads(_whole_characters(value)) if isinstance(value, str) else value

    async def settle(self, *, quiet_ms: int, limit_s: float) -> Mapping[str, Any]:
        """Wait until the document is at rest, `limit_s` at most: `settled`, and in `why` what still moved."""
        options = {"quiet_ms": quiet_ms, "limit_ms": limit_s * 1000}
        rest: Mapping[str, Any] = await self.call("settle", options, limit_s=limit_s + ANSWER_MARGIN_S)
        return rest

    async def _evaluate(self, expression: str) -> Any:
        answer = await _send(
            self._session,
            "Runtime.evaluate",
            {
                "contextId": self._context_id,
                "expression": expression,
                "awaitPromise": True,
                "returnByValue": True,
            },
        )
        details = answer.get("exceptionDetails")
        if details:
            what = details.get("exception", {}).get("description") or details.get("text", "")
            raise ScriptError(what.splitlines()[0] if what else "unknown script error")
        return answer["result"].get("value")


def _whole_characters(text: str) -> str:
    """JSON without halves of surrogate pairs, which a page can make and no file can hold.

    JSON.stringify writes an escape for a half only; a whole pair stands as itself.
    """
    return _HALF_CHARACTER.sub(r"\1\\ufffd", text) if r"\ud" in text else text


async def _send(session: CDPSession, method: str, params: dict[str, Any]) -> dict[str, Any]:
    try:
        return dict(await session.send(method, params))
    except PlaywrightError as error:
        if any(mark in error.message for mark in _GONE_MARKS):
            raise NavigatedError("the page went to another document") from error
        raise
