"""How many of a page's triggers are pointed at: counted in our own waits, whatever the machine's clock says."""

import asyncio
import itertools
from typing import Any

import pytest

from auditor.collect.interact.hover import APPEAR_S, LIMIT_S, STEP_S, try_hover

NOTHING_S = STEP_S + APPEAR_S  # that a trigger costs under which nothing appears


class _Session:
    async def send(self, *_: Any) -> None:
        pass


class _Page:
    """A page with triggers under which nothing appears, read so slowly that a clock would end the tries early."""

    def __init__(self, triggers: int) -> None:
        self.heard = {"items": [], "count": 0}
        self.tab = self
        self.session = _Session()
        self.triggers = triggers

    async def facts(self, probe: str, options: dict[str, Any]) -> dict[str, Any]:
        if probe == "hover_candidates":
            return {"chosen": self.triggers, "candidates": self.triggers, "capped": False}
        return {"hits": True, "x": 5, "y": 5} if options["step"] == "place" else {"found": False}


@pytest.mark.parametrize("triggers", [3, 12, 40])
def test_tries_are_counted_and_not_clocked(triggers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    clock = itertools.count(step=60)

    async def at_once(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", at_once)
    monkeypatch.setattr("time.monotonic", lambda: float(next(clock)))
    content = asyncio.run(try_hover(_Page(triggers)))  # type: ignore[arg-type]
    affordable = -int(-LIMIT_S // NOTHING_S)
    assert content.tried == min(triggers, affordable)
    assert content.capped == (triggers > affordable)
    assert sum(waits) == pytest.approx(content.tried * NOTHING_S)
