"""Running axe-core in every frame of a page that is at rest, each in a world of its own."""

import asyncio
import math
import time
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from playwright.async_api import Error as PlaywrightError

from auditor.artifacts import AxeFrame, AxeResults, Frame, Frames
from auditor.axe_options import DISABLED_RULES
from auditor.collect.browser import Tab
from auditor.collect.bundle import FRAME_PROBES
from auditor.collect.frames import MAX_FRAMES, ChildFrame, child_frames, is_third_party
from auditor.collect.limits import Limits
from auditor.collect.world import NO_TIME, NavigatedError, ScriptError, World, reason_of
from auditor.errors import CollectError
from auditor.message import Message, say, say_count

FrameFacts = Mapping[str, Any] | None
"""What the parent document knows of a frame (probes/frames.js); None when it can't be told."""
ProbeAnswer = Mapping[str, Any]
"""`facts` and `errors` of probes, by name."""

MAX_FRAME_REASON_CHARS = 100
MAX_SLOW_RULES = 1  # that the engine is run again without, where it did not finish in its time
_OPTIONS = {"disabled": sorted(DISABLED_RULES)}


async def main_world(tab: Tab) -> World:
    """Our world in the tab's main frame."""
    tree: Any = await tab.frame_tree()
    return await World.open(tab.session, tree["frame"]["id"], tab.script)


async def run_axe(
    tab: Tab,
    world: World,
    frames_seen: Sequence[FrameFacts],
    limits: Limits,
    tree_probes: Sequence[str] = (),
    *,
    until: float = math.inf,
) -> tuple[AxeResults | CollectError, Frames, ProbeAnswer]:
    """Results of the main frame and of each frame below it, which frames could not be read, and what the
    `tree_probes` say, which share the engine's view of the main document.

    `frames_seen` is what the main document knows of its own frames, in the order of window.frames.
    Raises when the main frame can't be examined. A frame below it costs only itself, as does an engine that does not
    finish in its time or before `until` (of time.monotonic).
    """
    main, tree_answer = await _run_in_main(world, tree_probes, limits, until)
    results = [] if isinstance(main, CollectError) else [_axe_frame(main, None, third_party=False)]
    notes: list[Frame] = []
    tree: Any = await tab.frame_tree()
    seen: dict[str, Sequence[FrameFacts]] = {tree["frame"]["id"]: frames_seen}
    for number, frame in enumerate(child_frames(tree)):
        third_party = is_third_party(frame.url, tab.page.url)
        facts = _facts_of(frame, seen.get(frame.parent_id, ()))
        why_not = _skip_reason(facts, number) or (NO_TIME if time.monotonic() > until else None)
        said: Mapping[str, Any] = {}
        if why_not is None:
            limit_s = limits.third_party_frame_s if third_party else limits.frame_s
            result = await _run_in_frame(tab, frame, facts, limit_s)
            if isinstance(result, Message):
                why_not = result
            else:
                answer, inside = result
                results.append(_axe_frame(answer, frame.url, third_party=third_party))
                said = inside.get("frame_text", {})
                seen[frame.id] = _below(facts, inside.get("frames", {}).get("frames", []))
        notes.append(_note(frame, facts, said, third_party=third_party, why_not=why_not))
    seen_frames = Frames(frames=tuple(notes))
    if isinstance(main, CollectError):
        return main, seen_frames, tree_answer
    return AxeResults(engine_version=main["engine_version"], frames=tuple(results)), seen_frames, tree_answer


async def _run_in_main(
    world: World, probes: Sequence[str], limits: Limits, until: float
) -> tuple[dict[str, Any] | CollectError, ProbeAnswer]:
    """The engine's answer for the main frame, or why there is none, and what the tree probes say in any case."""
    axe: dict[str, Any] | CollectError = CollectError(say("axe-core: {reason}", reason=NO_TIME))
    said: dict[str, dict[str, Any]] = {"facts": {}, "errors": {}}
    slow: list[str] = []
    while (limit_s := min(limits.axe_s, until - time.monotonic())) > 0:
        options = {"disabled": [*_OPTIONS["disabled"], *slow], "tree_probes": list(probes)}
        try:
            answer = await world.call("axe", options, limit_s=limit_s)
            return {**answer, "unfinished": slow}, answer.pop("tree")
        except TimeoutError:
            await world.stop()
            said = dict(await world.kept())
            slow_rule: str = await world.call("axeRule", limit_s=limits.probe_s)
            await world.call("giveUpAxe", limit_s=limits.probe_s)
        if finished := said.pop("axe", None):
            axe = {**finished, "unfinished": slow}
            break
        axe = CollectError(say("axe-core did not finish within {seconds:g} s", seconds=float(f"{limit_s:.3g}")))
        if not slow_rule or len(slow) == MAX_SLOW_RULES:
            break
        slow.append(slow_rule)  # once more, without the rule that it was at
    left = [probe for probe in probes if probe not in said["facts"] and probe not in said["errors"]]
    more = await world.collect(left, limit_s=limits.probe_s, until=until, on_tree=True)
    await world.call("giveUpAxe", limit_s=limits.probe_s)
    return axe, {key: {**said[key], **more[key]} for key in ("facts", "errors")}


async def run_on_html(tab: Tab, html: str, limits: Limits) -> AxeResults:
    """Results for a document of our own, such as the canary page."""
    async with asyncio.timeout(limits.axe_s):
        await tab.page.set_content(html)
        world = await main_world(tab)
        raw = await world.call("axe", _OPTIONS, limit_s=limits.axe_s)
    return AxeResults(engine_version=raw["engine_version"], frames=(_axe_frame(raw, None, third_party=False),))


async def _run_in_frame(
    tab: Tab, frame: ChildFrame, facts: FrameFacts, limit_s: float
) -> tuple[Mapping[str, Any], Mapping[str, Any]] | Message:
    """The engine's answer for a frame and the facts of `FRAME_PROBES`, or why there is none."""
    options: dict[str, Any] = dict(_OPTIONS)
    if facts is not None:
        options["focusable"] = facts["focusable"]
    try:
        inner = await World.open(tab.session, frame.id, tab.script)
        answer: Mapping[str, Any] = await inner.call("axe", options, limit_s=limit_s)
        inside: Mapping[str, Any] = await inner.call("collect", FRAME_PROBES, {}, limit_s=limit_s)
    except TimeoutError:
        await inner.stop()  # it shares the page's thread: raises when that is gone as well
        return say("it did not answer within {seconds:g} s", seconds=limit_s)
    except (NavigatedError, ScriptError, PlaywrightError) as error:
        why = reason_of(error, say("the page did not answer in time"), most_chars=MAX_FRAME_REASON_CHARS)
        return say("it could not be read ({reason})", reason=why)
    return answer, inside["facts"]


def _below(outer: FrameFacts, frames: Sequence[FrameFacts]) -> list[FrameFacts]:
    """What a frame's document says of its own frames, with what holds for that frame itself."""
    if outer is None:
        return [None for _ in frames]
    return [
        frame
        and {
            **frame,
            "exposed": frame["exposed"] and outer["exposed"],
            "focusable": frame["focusable"] or outer["inert"],
            "inert": frame["inert"] or outer["inert"],
        }
        for frame in frames
    ]


def _note(
    frame: ChildFrame, facts: FrameFacts, said: Mapping[str, Any], *, third_party: bool, why_not: Message | None
) -> Frame:
    known = {key: facts[key] for key in ("exposed", "name", "target")} if facts is not None else {}
    place = {"url": frame.url, "third_party": third_party, "audited": why_not is None, "why_not": why_not}
    return msgspec.convert({**place, **known, **said}, Frame)


def _axe_frame(raw: Mapping[str, Any], url: str | None, *, third_party: bool) -> AxeFrame:
    return msgspec.convert({**raw, "url": url, "third_party": third_party}, AxeFrame)


def _facts_of(frame: ChildFrame, seen: Sequence[FrameFacts]) -> FrameFacts:
    """What its parent document said about a frame (`seen`: about all of its own), when both count the same frames."""
    if frame.siblings != len(seen):
        return None
    return seen[frame.index]


def _skip_reason(facts: FrameFacts, number: int) -> Message | None:
    if number >= MAX_FRAMES:
        return say_count(
            "only the first frame of a page is read", "only the first {n} frames of a page are read", n=MAX_FRAMES
        )
    if facts is not None and not facts["visible"]:
        return say("it is hidden")
    return None
