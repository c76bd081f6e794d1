"""What an interaction works with: the tab, our world in its page, and what was collected before."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from auditor.collect.browser import DESKTOP_HEIGHT_PX, DESKTOP_WIDTH_PX, Tab
from auditor.collect.limits import Limits
from auditor.collect.world import ScriptError, World
from auditor.message import as_said, say

MayFetch = Callable[[str, str, bool], bool]


@dataclass(slots=True)
class Stage:
    """A page that has been looked at and is about to be acted on. `seen` holds its artifacts so far.

    `may_fetch` tells whether another page of the site may be asked for, by its address, the text of a link to
    it, and whether that link is marked nofollow.
    """

    tab: Tab
    world: World
    limits: Limits
    seen: Mapping[type, object]
    width_px: int = DESKTOP_WIDTH_PX
    height_px: int = DESKTOP_HEIGHT_PX
    may_fetch: MayFetch = lambda _url, _text, _is_nofollow: True
    until: float = math.inf  # of time.monotonic: nothing more is done after it
    heard: Any = None  # the page's listeners, once they were read (interact.listeners)

    async def resize(self, width_px: int, height_px: int, *, wait: bool = True) -> None:
        """Give the window another size and wait until the page has taken it in.

        Without `wait` the style sheets have done so and scripts perhaps not.
        """
        if (width_px, height_px) == (self.width_px, self.height_px):
            return
        await self.tab.resize(width_px, height_px)
        self.width_px, self.height_px = width_px, height_px
        if wait:
            await self.rest()

    async def rest(self) -> None:
        """Wait until the page is at rest again, for a short time at most."""
        await self.world.settle(quiet_ms=self.limits.phone_quiet_ms, limit_s=self.limits.phone_settle_s)

    async def probe(self, kind: type, options: Mapping[str, Any] | None = None) -> Any:
        """The artifact `kind` from the probe of its name; raises ScriptError when that fails."""
        key: str = kind.key  # type: ignore[attr-defined]
        return decode(kind, await self.facts(key, options))

    async def facts(self, probe: str, options: Mapping[str, Any] | None = None) -> Any:
        """What one probe returns, as plain values; raises ScriptError when it fails."""
        answer = await self.world.call("collect", [probe], dict(options or {}), limit_s=self.limits.probe_s)
        if probe in answer["errors"]:
            raise ScriptError(as_said(answer["errors"][probe]))
        return answer["facts"][probe]

    async def to_desktop(self) -> None:
        """The window at desktop size."""
        await self.resize(DESKTOP_WIDTH_PX, DESKTOP_HEIGHT_PX)

    async def put_back(self) -> None:
        """Scrolled to the top, nothing in focus. The window keeps its size until another is asked for."""
        await self.world.call("rest", limit_s=self.limits.probe_s)


def decode(kind: type, raw: object) -> Any:
    """Plain values as an artifact; raises ScriptError when they don't fit."""
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        raise ScriptError(say("the probe's answer does not fit: {reason}", reason=str(error))) from error
