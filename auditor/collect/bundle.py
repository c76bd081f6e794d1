"""The JavaScript that runs in each page's isolated world, made from the probe files and axe-core."""

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from auditor.tables import read_toml

DESKTOP_PROBES = (
    "document_text",
    "structure",
    "links",
    "weight",
    "viewport_metas",
    "layout",
    "frames",
)
"""Probes that run before the engine."""
TREE_PROBES: tuple[str, ...] = (
    "wording",
    "pictures",
    "players",
    "spacing_locks",
    "language_parts",
    "fields",
    "tables",
    "text_shapes",
    "composition",
    "passage",
    "reading_order",
    "sensory_words",
    "control_contrast",
)
"""Probes that run at the end of the engine's run and may ask it for names and roles (`tools.name`, `tools.role`)."""
FRAME_PROBES: tuple[str, ...] = ("frames", "frame_text")
"""Probes that run in each frame below the main one, after the engine."""
HELPING_PROBES: tuple[str, ...] = (
    "naming",
    "field_labels",
    "ground",
    "backdrop",
    "incidental",
    "link_text",
    "tree_says",
    "specimens",
    "drawing",
    "text_over_text",
    "beside",
    "slide_steps",
    "searches",
)
"""Probes that others call."""
INTERACTION_PROBES: tuple[str, ...] = (
    "phone_layout",
    "submit_errors",
    "walk",
    "walk_focus",
    "walk_facts",
    "walk_try",
    "listening",
    "listeners",
    "motion",
    "motion_watch",
    "stoppers",
    "hover_candidates",
    "hover",
    "contrast",
    "clipping",
    "orientation",
    "motion_effect",
    "window",
)
"""Probes that interactions call (auditor.collect.interact)."""
_PROBES = tuple(dict.fromkeys((*DESKTOP_PROBES, *TREE_PROBES, *FRAME_PROBES, *HELPING_PROBES, *INTERACTION_PROBES)))
WORLD_NAME = "civic-auditor"

_PROBE = "export default "
_PARTS = {
    "missingFont": "missing_font",
    "sight": "sight",
    "room": "room",
    "tools": "tools",
    "runAxe": "axe",
    "settle": "settle",
    "point": "point",
    "bare": "bare",
}


@lru_cache(maxsize=2)
def bundle(axe_source: str) -> str:
    """The script to install in an isolated world; it defines `civicAuditor` there."""
    probes = ",\n".join(f"{name}: {probe_source(name)}" for name in _PROBES)
    parts = [f"{part}: {probe_source(name)}" for part, name in _PARTS.items()]
    parts += [f"probes: {{{probes}}}", f"defineAxe: (setTimeout) => {{{axe_source}\n}}"]
    return f"({probe_source('world')})({{{','.join(parts)}}});\n"


@lru_cache(maxsize=1)
def chance() -> str:
    """The script for the page's own world, where `Math.random` is the same in every visit."""
    return f"({probe_source('chance')})();\n"


@lru_cache(maxsize=1)
def probe_options() -> Mapping[str, Any]:
    """What probes are told: tables that they share with readers of files, or that grow without them."""
    return {"main_content": read_toml("main_content.toml"), "search_services": read_toml("search_services.toml")}


def probe_hash(axe_source: str) -> str:
    """12 hex digits that change whenever anything that runs in the page changes, or what it is told."""
    told = json.dumps(probe_options())
    return hashlib.sha256((bundle(axe_source) + chance() + told).encode()).hexdigest()[:12]


def probe_source(name: str) -> str:
    """The function of a probe, which is the default export of its file, as an expression."""
    text = resources.files("auditor.collect").joinpath("probes", f"{name}.js").read_text("utf-8")
    return text[text.index(_PROBE) + len(_PROBE) :].strip().removesuffix(";")
