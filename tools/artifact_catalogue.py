"""The catalogue of artifacts (docs/artifacts.md): fields, units, who collects and who reads each of them.

Made from the dataclasses, the probes and interactions, and the rules' signatures. Written by tools/build_docs.py.
"""

import dataclasses
import inspect
import re
import typing
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from auditor.collect.bundle import DESKTOP_PROBES, TREE_PROBES
from auditor.collect.interact import INTERACTIONS
from auditor.facts import profiles_of, scope_of
from auditor.message import joined
from auditor.profile import DESKTOP, PROFILES
from auditor.rule import Rule
from auditor.subject import Scope
from tools.artifact_types import artifact_classes, held_by, is_artifact, type_name

CATALOGUE = Path("docs/artifacts.md")
_PROBES = "auditor/collect/probes"
_UNITS = {
    "_px": "CSS px",
    "_ms": "ms",
    "_s": "s",
    "_deg": "degrees",
    "_share": "share, 0 to 1",
    "share_of_window": "share, 0 to 1",
    "_chars": "characters",
    "bytes_encoded": "bytes",
    "_words": "words",
    "ed_at": "UTC, ISO 8601",
}
"""Units by how a field's name ends."""
_OTHERS = {
    "axe": "`auditor/collect/axe_run.py`",
    "house_style": "the settings",
    "interactions": "`auditor/collect/interact/__init__.py`",
    "rendered_html": "`auditor/collect/visit.py`",
    "source_html": "`auditor/collect/visit.py`",
    "visit": "`auditor/collect/visit.py`",
    "window": "`auditor/collect/window.py`",
}
"""Who brings what no probe and no interaction does, by key."""
_HEAD = """\
<!-- Written by tools/build_docs.py from auditor/artifacts and the rules. Change those, not this file. -->

# Artifacts

What is collected and kept: all that rules may see. A rule asks for an artifact by naming its class in its
signature; "read by" lists who does. A field with a default may be missing from what was stored. Every part is a frozen
dataclass of `auditor.artifacts`; types are written as in Python, and where a name says no unit, the text does.

"""


def catalogue(rules: Sequence[Rule]) -> str:
    """The whole page."""
    readers = _readers(rules)
    shown: set[str] = set()  # parts that are described by now
    kinds = artifact_classes()
    parts = [_HEAD + "| artifact | key | is about | collected by | rules that read it |", "|---|---|---|---|---|"]
    for kind in kinds:
        link = f"[{kind.__name__}](#{kind.__name__.lower()})"
        parts.append(f"| {link} | `{kind.key}` | {_subject(kind)} | {_collector(kind)} | {len(readers[kind])} |")
    for kind in kinds:
        parts += [
            "",
            f"## {kind.__name__}",
            "",
            f"`{kind.key}`, about {_subject(kind)}, collected by {_collector(kind)}.",
            "",
            *_described(kind),
        ]
        read_by = ", ".join(f"[{rule}](rules/{rule}.md)" for rule in sorted(readers[kind]))
        parts += ["", f"Read by: {read_by or 'no rule'}."]
        known = [part.__name__ for part in _parts_of(kind) if part.__name__ in shown]
        if known:
            parts += ["", f"Described above: {', '.join(f'[{name}](#{name.lower()})' for name in known)}."]
        for part in _parts_of(kind):
            if part.__name__ not in shown:
                shown.add(part.__name__)
                parts += ["", f"### {part.__name__}", "", *_described(part)]
    return "\n".join([*parts, ""])


def kinds_asked_for(needs: Iterable[Any]) -> Iterator[Any]:
    """The artifact classes among what a rule needs, whether each stands alone or with the profile it is of."""
    for need in needs:
        for part in need if isinstance(need, tuple) else (need,):
            if is_artifact(part):
                yield part


def _subject(kind: type) -> str:
    """What an artifact is about; of a page also how it was met, where that is not as a desktop computer alone."""
    if scope_of(kind) is not Scope.PAGE:
        return f"a {scope_of(kind)}"
    profiles = profiles_of(kind)
    return (
        "a page" if profiles == (DESKTOP.id,) else f"a page {joined([PROFILES[name].said for name in profiles], 'and')}"
    )


def unit_of(name: str) -> str:
    """The unit that a field's name says, or ""."""
    return next((unit for end, unit in _UNITS.items() if name.endswith(end)), "")


def _readers(rules: Sequence[Rule]) -> Mapping[Any, set[str]]:
    found: dict[Any, set[str]] = defaultdict(set)
    for rule in rules:
        for kind in kinds_asked_for(rule.needs):
            found[kind].add(rule.id)
    return found


def _collector(kind: Any) -> str:
    """The probe or the module that brings an artifact."""
    if kind.key in (*DESKTOP_PROBES, *TREE_PROBES):
        return f"`{_PROBES}/{kind.key}.js`"
    for need, act in INTERACTIONS:
        if need.kind is kind:
            return f"`{act.__module__.replace('.', '/')}.py`"
    return _OTHERS.get(kind.key, "the crawl")


def _parts_of(kind: Any) -> list[Any]:
    """The classes that an artifact is made of, in the order of its fields; each once."""
    found: dict[str, Any] = {}
    left = [kind]
    while left:
        hints = typing.get_type_hints(left[0])
        for one in dataclasses.fields(left.pop(0)):
            new = [part for part in held_by(hints[one.name]) if part.__name__ not in found]
            found |= {part.__name__: part for part in new}
            left += new
    return list(found.values())


def _described(kind: Any) -> list[str]:
    """What a class says of itself, and a table of its fields."""
    hints = typing.get_type_hints(kind)
    lines = [*(inspect.getdoc(kind) or "").splitlines(), "", "| field | type | unit | left out |", "|---|---|---|---|"]
    for one in dataclasses.fields(kind):
        default = "" if one.default is dataclasses.MISSING else f"`{one.default!r}`"
        default = "empty" if one.default_factory is not dataclasses.MISSING else default
        lines.append(
            f"| `{one.name}` | {_cell(type_name(hints[one.name]))} | {unit_of(one.name)} | {default or 'never'} |"
        )
    return lines


def _cell(text: str) -> str:
    return f"`{re.sub(r'[|]', r'or', text)}`"
