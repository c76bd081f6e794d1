"""What is said of a setting with a wrong value: what it must be, in a person's words."""

import json
import re
import types
from collections.abc import Mapping
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec
from msgspec import Meta

from auditor.choices import nearest
from auditor.errors import ConfigError

MAX_VALUE_CHARS = 80
_PLACE = re.compile(r"`\$\.([\w.]+)")
_INIT = "`auditor init` writes a file with every setting explained."
_TRUE_OR_FALSE = ("true", "false")
_KINDS: Mapping[Any, str] = {
    int: "a whole number",
    float: "a number",
    bool: " or ".join(_TRUE_OR_FALSE),
    str: "text in quotation marks",
    tuple: 'a list of texts, as in ["one", "two"]',
}


def wrong_setting(
    error: msgspec.ValidationError, raw: Mapping[str, Any], kind: type, name: str, options: Mapping[str, str]
) -> ConfigError:
    """The error for settings `raw` of type `kind` that msgspec refused.

    `name` is where they stand. `options` are those given on the command line, by dotted key.
    """
    found = _PLACE.search(str(error))
    if found is None:
        return ConfigError(f"{name}: {error}", hint=_INIT)
    key = found[1].rstrip(".")
    wanted: Any = kind
    value: Any = raw
    for part in key.split("."):
        wanted = next(field.type for field in msgspec.structs.fields(_bare(wanted)) if field.name == part)
        value = value[part]
    where = options.get(key, f"{name}: {key}")
    hint = _hint(key, wanted, value) or ("" if key in options else _INIT)
    return ConfigError(f"{where} must be {_in_words(wanted)}, not {_shown(value)}", hint=hint)


def _hint(key: str, wanted: Any, value: Any) -> str:
    bare = _bare(wanted)
    if get_origin(bare) is Literal:
        return nearest(str(value), get_args(bare))
    if isinstance(value, str) and _is_meant(value.strip(), bare):
        return f"Write it without quotation marks: {key.rpartition('.')[2]} = {value.strip().lower()}"
    return ""


def _is_meant(text: str, bare: Any) -> bool:
    """Whether the text in quotation marks is what was asked for without."""
    if bare is bool:
        return text.lower() in _TRUE_OR_FALSE
    pattern = {int: r"\d+", float: r"\d+(\.\d+)?"}.get(bare)
    return pattern is not None and re.fullmatch(pattern, text) is not None


def _in_words(kind: Any) -> str:
    bare = _bare(kind)
    match get_origin(bare) or bare:
        case origin if origin is Literal:
            words = "one of " + ", ".join(get_args(bare))
        case origin if origin in _KINDS:
            words = _KINDS[origin] + _range(_limits(kind))
        case origin if origin is dict:
            words = f"a table of names, each with {_in_words(get_args(bare)[1])}"
        case _:
            words = "a table of settings"
    return words


def _range(limits: Meta) -> str:
    if limits.gt is not None:
        return f" above {limits.gt}"
    if limits.ge is not None and limits.le is not None:
        return f" from {limits.ge} to {limits.le}"
    return "" if limits.ge is None else f" of {limits.ge} or more"


def _bare(kind: Any) -> Any:
    """The type without its annotations and without None."""
    if get_origin(kind) is Annotated:
        return _bare(get_args(kind)[0])
    if get_origin(kind) in (Union, types.UnionType):
        return _bare(next(part for part in get_args(kind) if part is not type(None)))
    return kind


def _limits(kind: Any) -> Meta:
    """The first annotation with limits."""
    if get_origin(kind) is Annotated:
        inner, *notes = get_args(kind)
        bounded = (each for each in notes if isinstance(each, Meta) and (each.ge, each.gt, each.le) != (None,) * 3)
        return next(bounded, None) or _limits(inner)
    if get_origin(kind) in (Union, types.UnionType):
        return _limits(next(part for part in get_args(kind) if part is not type(None)))
    return Meta()


def _shown(value: Any) -> str:
    """The value as TOML has it, as far as it goes."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= MAX_VALUE_CHARS else text[:MAX_VALUE_CHARS] + "…"
