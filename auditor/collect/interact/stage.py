"""What an interaction works with: the tab, our world in its page, and what was collected before."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from auditor.collect.browser import Tab
from auditor.collect.limits import Limits
from auditor.collect.world import ScriptError, World
from auditor.message import as_said, say
from auditor.profile import Profile

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
    may_fetch: MayFetch = lambda _url, _text, _is_nofollow: True
    until: float = math.inf  # of time.monotonic: nothing more is done after it
    heard: Any = None  # the page's listeners, once they were read (interact.listeners)
    width_px: int = field(init=False)  # of the window now
    height_px: int = field(init=False)

    def __post_init__(self) -> None:
        self.width_px, self.height_px = _size(self.tab.profile)

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

    async def resize_to(self, profile: Profile) -> None:
        """Give the window the size of a profile."""
        await self.resize(*_size(profile))

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

    async def to_own_size(self) -> None:
        """The window at the size that the page was loaded with."""
        await self.resize_to(self.tab.profile)

    async def put_back(self) -> None:
        """Scrolled to the top, nothing in focus. The window keeps its size until another is asked for."""
        await self.world.call("rest", limit_s=self.limits.probe_s)


def _size(profile: Profile) -> tuple[int, int]:
    return profile.viewport_width_px, profile.viewport_height_px


def decode(kind: type, raw: object) -> Any:
    """Plain values as an artifact; raises ScriptError when they don't fit."""
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        raise ScriptError(say("the probe's answer does not fit: {reason}", reason=str(error))) from error
