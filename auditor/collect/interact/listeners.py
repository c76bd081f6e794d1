"""Which elements the page's scripts listen to. Reads only; nothing in the page is replaced or pressed."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from importlib import resources
from typing import Any

from auditor.artifacts import Handler, Listened, Listeners
from auditor.collect.interact.handlers import read_handler
from auditor.collect.interact.stage import Stage, decode
from auditor.collect.world import ScriptError

MAX_READINGS = 2  # a page that changed between the two looks is read once more
_ASKS_FOR_MECHANISM = frozenset({"keydown", "keypress", "keyup", "devicemotion", "deviceorientation"})
PAGE_WIDE = _ASKS_FOR_MECHANISM | {"paste", "dragstart", "drag", "dragend"}
"""Events that are kept when the window, the document or the body listens to them."""


async def read_listeners(stage: Stage) -> Listeners:
    """The listeners that matter to people without a mouse; raises ScriptError on a page that never holds still."""
    for _ in range(MAX_READINGS):
        heard = await hear(stage)
        options = {
            "count": heard["count"],
            "items": [[index, sorted({kind for kind, _ in found})] for index, found in heard["items"]],
            "delegated": [[selector, [kind], number] for number, (selector, kind, _) in enumerate(heard["delegated"])],
            "wants_mechanisms": _wants_mechanisms(heard),
        }
        seen = await stage.facts("listeners", options)
        if not seen["changed"]:
            return _artifact(heard, seen)
    raise ScriptError("the page changed while its listeners were read")


async def hear(stage: Stage) -> dict[str, Any]:
    """What the probe `listening` says in the page's own world: listeners by index in `tools.queryAll("*")`."""
    expression = "(" + resources.files("auditor.collect").joinpath("probes", "listening.js").read_text("utf-8") + ")()"
    answer = await stage.tab.session.send(
        "Runtime.evaluate", {"expression": expression, "includeCommandLineAPI": True, "returnByValue": True}
    )
    if "exceptionDetails" in answer:
        raise ScriptError("the page's listeners could not be read")
    heard: dict[str, Any] = json.loads(answer["result"]["value"])
    return heard


def _wants_mechanisms(heard: Mapping[str, Any]) -> bool:
    kinds = {kind for place in ("window", "document") for kind, _ in heard[place]}
    kinds |= {kind for _, found in heard["items"] for kind, _ in found}
    return bool(kinds & _ASKS_FOR_MECHANISM)


def _artifact(heard: Mapping[str, Any], seen: Mapping[str, Any]) -> Listeners:
    texts: list[str] = heard["texts"]
    known: dict[tuple[str, int], Handler] = {}

    def handlers(found: list[tuple[str, int]]) -> tuple[Handler, ...]:
        for kind, number in found:
            if (kind, number) not in known:
                known[kind, number] = read_handler(kind, texts[number] if number >= 0 else "")
        return tuple(known[kind, number] for kind, number in found)

    def of_page(found: list[tuple[str, int]]) -> tuple[Handler, ...]:
        """What matters on the window, document or root: a click there is delegation, and says nothing."""
        return tuple(dict.fromkeys(handlers([entry for entry in found if entry[0] in PAGE_WIDE])))

    by_index: dict[int, list[tuple[str, int]]] = defaultdict(list, dict(heard["items"]))
    listened = [
        Listened(place=place, handlers=of_page(heard[place]))
        for place in ("window", "document")
        if of_page(heard[place])
    ]
    for facts in seen["listened"]:
        index, number = facts.pop("index"), facts.pop("number")
        found = by_index[index] if index is not None else [tuple(heard["delegated"][number][1:])]
        one: Listened = decode(Listened, facts)
        heard_here = of_page(found) if one.place == "root" else tuple(dict.fromkeys(handlers(found)))
        if heard_here:
            listened.append(replace(one, handlers=heard_here))
    return Listeners(
        listened=tuple(listened), mechanisms=tuple(seen["mechanisms"]), capped=heard["capped"] or seen["capped"]
    )
