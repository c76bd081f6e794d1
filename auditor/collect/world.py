"""Isolated worlds: JavaScript beside the page's own, over the DevTools protocol.

A page can replace `Array.prototype` or `JSON`; in a world of our own it can neither break a result
nor fake one. Playwright has no public call for it, so this module speaks the protocol itself
(Page.createIsolatedWorld, Runtime.evaluate).
"""

import asyncio
import json
import re
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from playwright.async_api import CDPSession
from playwright.async_api import Error as PlaywrightError

from auditor.collect.bundle import WORLD_NAME, probe_options
from auditor.errors import AuditorError
from auditor.message import Message, as_said, say

END_MARGIN_S = 1.0  # in which a script whose time is over is ended
ANSWER_MARGIN_S = 5.0  # a script that ends by itself is given so much longer to say so
STOP_S = 5.0  # in which a page must answer once its scripts were ended
NO_TIME = say("the time for this page was over")
MAX_REASON_CHARS = 200  # of what a browser or a script says of a failure
MISSING = "missing"  # no JSON, so no answer of ours
_ENDED_MARKS = ("Execution was terminated", "Internal error")  # the second when it ends while its answer is written
_HALF_CHARACTER = re.compile(r"(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}")
_GONE_MARKS = ("context was destroyed", "Cannot find context", "navigated", "No frame", "Frame with the given id")


class NavigatedError(AuditorError):
    """The document went away while we looked at it."""


class ScriptError(AuditorError):
    """Our own script raised in the page."""


class SlowScriptError(TimeoutError):
    """Our own script took too long and was ended; the page answers again."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def reason_of(error: Exception, or_else: Message, *, most_chars: int = MAX_REASON_CHARS) -> Message:
    """What a failure in the page says of itself: our own message whole, or a line of the browser's; `or_else` for neither."""
    own = getattr(error, "message", None)
    if isinstance(own, Message) and own != as_said(str(own)):
        return own
    lines = str(error).splitlines()
    return as_said(lines[0][:most_chars]) if lines else or_else


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

        After `limit_s` the call is ended, which raises SlowScriptError; what it left for later goes on until
        `stop`. Raises TimeoutError when the page does not come to it at all, NavigatedError, ScriptError.
        """
        text = ", ".join(json.dumps(arg) for arg in args)
        expression = f"globalThis.civicAuditor ? civicAuditor.{name}({text}) : '{MISSING}'"
        async with asyncio.timeout(limit_s + END_MARGIN_S):
            value = await self._evaluate(expression, limit_s)
            if value == MISSING:  # a document that was there before our script was registered
                await self._evaluate(self._script, limit_s)
                value = await self._evaluate(expression, limit_s)
        return json.loads(_whole_characters(value)) if isinstance(value, str) else value

    async def collect(
        self, probes: Sequence[str], *, limit_s: float, until: float, on_tree: bool = False
    ) -> dict[str, dict[str, Any]]:
        """`facts` and `errors` of `probes` by name; an error is a message of ours or what a probe threw. One that takes longer than `limit_s`, or that there was no
        time for before `until` (of time.monotonic), costs itself and no other.

        They run together. When their time is over, what they found is kept; the one that ran is asked once more
        by itself, as it may not have had all that time. Raises as `call` does.
        """
        found: dict[str, dict[str, Any]] = {"facts": {}, "errors": {}}
        batches = [list(probes)] if probes else []
        while batches:
            batch = batches.pop(0)
            allowed_s = min(limit_s, until - time.monotonic())
            if allowed_s <= 0:
                found["errors"].update(dict.fromkeys(batch, NO_TIME))
                continue
            try:
                call = "collectOnTree" if on_tree else "collect"
                answer = await self.call(call, batch, probe_options(), limit_s=allowed_s)
            except TimeoutError as error:
                if not isinstance(error, SlowScriptError):
                    await self.stop()
                answer = await self.kept()
                slow = answer["running"] if answer["running"] in batch else ""
                alone, rest = ([slow], batch[batch.index(slow) + 1 :]) if slow else (batch, [])
                if slow and slow != batch[0]:
                    batches.append(alone)
                else:  # without a name it is what all need that took too long
                    found["errors"].update(dict.fromkeys(alone, took_longer(allowed_s)))
                batches += [rest] if rest else []
            found["facts"].update(answer["facts"])
            found["errors"].update(answer["errors"])
        return found

    async def kept(self) -> Mapping[str, Any]:
        """What the last call had found when it was ended: `facts`, `errors`, the probe that was `running`, and
        `axe` when the engine had finished."""
        answer: Mapping[str, Any] | None = await self.call("kept", limit_s=STOP_S)
        return answer or {"facts": {}, "errors": {}, "running": ""}

    async def stop(self) -> None:
        """End whatever script runs in the page now. Raises TimeoutError when the page does not answer after that."""
        async with asyncio.timeout(STOP_S):
            await _send(self._session, "Runtime.terminateExecution", {})
            with suppress(SlowScriptError):  # where nothing ran, it is this that ends
                await self._evaluate("0", STOP_S)

    async def settle(self, *, quiet_ms: int, limit_s: float) -> Mapping[str, Any]:
        """Wait until the document is at rest, `limit_s` at most: `settled`, and in `why` a list of `what` still moved, with its `name`."""
        options = {"quiet_ms": quiet_ms, "limit_ms": limit_s * 1000}
        rest: Mapping[str, Any] = await self.call("settle", options, limit_s=limit_s + ANSWER_MARGIN_S)
        return rest

    async def _evaluate(self, expression: str, limit_s: float) -> Any:
        answer = await _send(
            self._session,
            "Runtime.evaluate",
            {
                "contextId": self._context_id,
                "expression": expression,
                "awaitPromise": True,
                "returnByValue": True,
                "timeout": limit_s * 1000,
            },
        )
        details = answer.get("exceptionDetails")
        if details:
            what = details.get("exception", {}).get("description") or details.get("text", "")
            raise ScriptError(as_said(what.splitlines()[0]) if what else say("unknown script error"))
        return answer["result"].get("value")


def took_longer(limit_s: float) -> Message:
    """Said of what was ended after its time."""
    return say("it took longer than {seconds:g} s", seconds=float(f"{limit_s:.3g}"))


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
            raise NavigatedError(say("the page went to another document")) from error
        if any(mark in error.message for mark in _ENDED_MARKS):
            raise SlowScriptError(say("our script took too long and was ended")) from error
        raise
