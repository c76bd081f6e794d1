"""Which elements the page's scripts listen to. Reads only; nothing in the page is replaced or pressed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, TypedDict

import msgspec

from auditor.artifacts import Handler, Listened, Listeners
from auditor.collect.bundle import probe_source
from auditor.collect.interact.handlers import read_handler
from auditor.collect.interact.stage import Stage, decode
from auditor.collect.world import ScriptError
from auditor.message import say

MAX_READINGS = 2  # a page that changed between the two looks is read once more
_ASKS_FOR_MECHANISM = frozenset({"keydown", "keypress", "keyup", "devicemotion", "deviceorientation"})
PAGE_WIDE = _ASKS_FOR_MECHANISM | {"paste", "dragstart", "drag", "dragend"}
"""Events that are kept when the window, the document or the body listens to them."""


async def read_listeners(stage: Stage) -> Listeners:
    """The listeners that matter to people without a mouse; raises ScriptError on a page that never holds still."""
    for _ in range(MAX_READINGS):
        heard = stage.heard = await hear(stage)
        options = {
            "count": heard["count"],
            "items": [[index, sorted({kind for kind, _ in found})] for index, found in heard["items"]],
            "delegated": [[selector, [kind], number] for number, (selector, kind, _) in enumerate(heard["delegated"])],
            "wants_mechanisms": _wants_mechanisms(heard),
        }
        seen = await stage.facts("listeners", options)
        if not seen["changed"]:
            return _artifact(heard, seen)
    raise ScriptError(say("the page changed while its listeners were read"))


class Heard(TypedDict):
    """Listeners by index in `tools.queryAll("*")`, each as its event and the number of its text (-1: unknown).

    `routes`: a script acts on changes of the address.
    """

    routes: bool
    count: int
    window: list[tuple[str, int]]
    document: list[tuple[str, int]]
    items: list[tuple[int, list[tuple[str, int]]]]
    delegated: list[tuple[str, str, int]]
    texts: list[str]
    capped: bool


async def hear(stage: Stage) -> Heard:
    """What the probe `listening` says in the page's own world.

    The page's scripts may have replaced what it works with: an answer of another shape raises ScriptError.
    """
    expression = f"({probe_source('listening')})()"
    answer = await stage.tab.session.send(
        "Runtime.evaluate", {"expression": expression, "includeCommandLineAPI": True, "returnByValue": True}
    )
    if "exceptionDetails" in answer:
        raise ScriptError(say("the page's listeners could not be read"))
    try:
        heard = msgspec.json.decode(str(answer["result"].get("value")), type=Heard)
    except msgspec.DecodeError as error:
        raise ScriptError(say("the page's listeners could not be read: {reason}", reason=str(error))) from error
    if not all(-1 <= number < len(heard["texts"]) for number in _text_numbers(heard)):
        raise ScriptError(say("the page's listeners could not be read: a handler has no text"))
    return heard


def _text_numbers(heard: Heard) -> Iterator[int]:
    for found in (heard["window"], heard["document"], *(found for _, found in heard["items"])):
        yield from (number for _, number in found)
    yield from (number for _, _, number in heard["delegated"])


def _wants_mechanisms(heard: Heard) -> bool:
    kinds = {kind for kind, _ in (*heard["window"], *heard["document"])}
    kinds |= {kind for _, found in heard["items"] for kind, _ in found}
    return bool(kinds & _ASKS_FOR_MECHANISM)


def _artifact(heard: Heard, seen: Mapping[str, Any]) -> Listeners:
    texts = heard["texts"]
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
    listened: list[Listened] = []
    if of_window := of_page(heard["window"]):
        listened.append(Listened(place="window", handlers=of_window))
    if of_document := of_page(heard["document"]):
        listened.append(Listened(place="document", handlers=of_document))
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
