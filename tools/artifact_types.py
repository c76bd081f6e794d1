"""The artifacts' types for JavaScript, made from the dataclasses: what a probe must answer (tools/types/artifacts.d.ts).

A field with a default may be left out of an answer. Written by tools/build_docs.py.
"""

import dataclasses
import inspect
import types
import typing
from collections.abc import Iterable, Mapping, Sequence, Set
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal

import auditor.artifacts

TYPES = Path("tools/types/artifacts.d.ts")
_HEAD = """\
// Written by tools/build_docs.py from the dataclasses of auditor/artifacts. Change those, not this file.
"""
_PLAIN = {str: "string", int: "number", float: "number", bool: "boolean", types.NoneType: "null", Any: "unknown"}
_LISTS = (list, Sequence, Iterable, Set, frozenset, set)


def declarations() -> str:
    """The whole file: an interface for each artifact and for each class that one holds, by name."""
    parts = [_HEAD, "declare namespace Artifacts {"]
    for kind in classes():
        parts += [*interface(kind), ""]
    return "\n".join([*parts[:-1], "}", ""])


def interface(kind: Any) -> list[str]:
    """The lines that declare one class; raises TypeError for a field that JSON has no word for."""
    hints = typing.get_type_hints(kind)
    parts = [*_comment(inspect.getdoc(kind) or ""), f"  interface {kind.__name__} {{"]
    parts += [f"    {_field(one)}: {_type(hints[one.name])};" for one in dataclasses.fields(kind)]
    return [*parts, "  }"]


def artifact_classes() -> list[Any]:
    """Every class with a key, by that."""
    found = {kind for kind in vars(auditor.artifacts).values() if is_artifact(kind)}
    return sorted(found, key=lambda kind: str(kind.key))


def is_artifact(kind: Any) -> bool:
    """Whether it is a dataclass with a key of its own, its name on disk."""
    return inspect.isclass(kind) and dataclasses.is_dataclass(kind) and isinstance(getattr(kind, "key", None), str)


def classes() -> list[Any]:
    """All artifacts and what they hold, by name."""
    found: dict[str, Any] = {}
    left: list[Any] = artifact_classes()
    while left:
        kind = left.pop()
        if kind.__name__ not in found:
            found[kind.__name__] = kind
            hints = typing.get_type_hints(kind)
            left += [held for one in dataclasses.fields(kind) for held in held_by(hints[one.name])]
    return [found[name] for name in sorted(found)]


def held_by(hint: Any) -> list[Any]:
    """The dataclasses that a field's type names."""
    if dataclasses.is_dataclass(hint):
        return [hint]
    return [held for part in typing.get_args(hint) for held in held_by(part)]


def type_name(hint: Any) -> str:
    """A type as it is written in Python, without the names of modules."""
    if hint is types.NoneType:
        return "None"
    if hint is Ellipsis:
        return "..."
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin is Literal:
        return " | ".join(f'"{value}"' for value in args)
    names = [type_name(part) for part in args]
    if origin in (typing.Union, types.UnionType):
        return " | ".join(names)
    name = str(getattr(origin or hint, "__name__", hint))
    return f"{name}[{', '.join(names)}]" if names else name


def _field(one: "dataclasses.Field[Any]") -> str:
    has_default = one.default is not dataclasses.MISSING or one.default_factory is not dataclasses.MISSING
    return f"{one.name}?" if has_default else one.name


def _type(hint: Any) -> str:
    """A field's type in TypeScript; raises TypeError for one that JSON has no word for."""
    if hint in _PLAIN:
        return _PLAIN[hint]
    if dataclasses.is_dataclass(hint):
        return str(getattr(hint, "__name__", hint))
    if inspect.isclass(hint) and issubclass(hint, StrEnum):
        return " | ".join(f'"{value}"' for value in hint)
    return _compound(hint)


def _compound(hint: Any) -> str:
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin is Literal:
        return " | ".join(f'"{value}"' for value in args)
    parts = [_type(part) for part in args if part is not Ellipsis]
    if origin in (typing.Union, types.UnionType):
        return " | ".join(parts)
    if origin in (dict, Mapping):
        return f"Record<{', '.join(parts)}>"
    if origin is tuple and Ellipsis not in args:
        return f"[{', '.join(parts)}]"
    if origin is tuple or origin in _LISTS:
        return f"({parts[0]})[]" if " | " in parts[0] else f"{parts[0]}[]"
    raise TypeError(f"no type in TypeScript for {hint!r}")


def _comment(text: str) -> list[str]:
    lines = [f"   * {line}".rstrip() for line in text.splitlines()]
    return ["  /**", *lines, "   */"] if lines else []
