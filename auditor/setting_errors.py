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
from auditor.message import Message, say

MAX_VALUE_CHARS = 80
_PLACE = re.compile(r"`\$\.([\w.]+)")
_INIT = say("`auditor init` writes a file with every setting explained.")
_TRUE_OR_FALSE = ("true", "false")
_KINDS: Mapping[Any, Message] = {
    int: say("a whole number"),
    float: say("a number"),
    bool: say("true or false"),
    str: say("text in quotation marks"),
    tuple: say('a list of texts, as in ["one", "two"]'),
}


def wrong_setting(
    error: msgspec.ValidationError, raw: Mapping[str, Any], kind: type, name: str, options: Mapping[str, str]
) -> ConfigError:
    """The error for settings `raw` of type `kind` that msgspec refused.

    `name` is where they stand. `options` are those given on the command line, by dotted key.
    """
    found = _PLACE.search(str(error))
    if found is None:
        return ConfigError(say("{name}: {reason}", name=name, reason=str(error)), hint=_INIT)
    key = found[1].rstrip(".")
    wanted: Any = kind
    value: Any = raw
    for part in key.split("."):
        wanted = next(field.type for field in msgspec.structs.fields(_bare(wanted)) if field.name == part)
        value = value[part]
    where = options.get(key, f"{name}: {key}")
    hint = _hint(key, wanted, value) or (None if key in options else _INIT)
    return ConfigError(
        say("{where} must be {wanted}, not {value}", where=where, wanted=_in_words(wanted), value=_shown(value)),
        hint=hint,
    )


def _hint(key: str, wanted: Any, value: Any) -> Message | None:
    bare = _bare(wanted)
    if get_origin(bare) is Literal:
        return nearest(str(value), get_args(bare))
    if isinstance(value, str) and _is_meant(value.strip(), bare):
        line = f"{key.rpartition('.')[2]} = {value.strip().lower()}"
        return say("Write it without quotation marks: {line}", line=line)
    return None


def _is_meant(text: str, bare: Any) -> bool:
    """Whether the text in quotation marks is what was asked for without."""
    if bare is bool:
        return text.lower() in _TRUE_OR_FALSE
    pattern = {int: r"\d+", float: r"\d+(\.\d+)?"}.get(bare)
    return pattern is not None and re.fullmatch(pattern, text) is not None


def _in_words(kind: Any) -> Message:
    bare = _bare(kind)
    match get_origin(bare) or bare:
        case origin if origin is Literal:
            return say("one of {known}", known=get_args(bare))
        case origin if origin in _KINDS:
            return _within(_KINDS[origin], _limits(kind))
        case origin if origin is dict:
            return say("a table of names, each with {what}", what=_in_words(get_args(bare)[1]))
        case _:
            return say("a table of settings")


def _within(what: Message, limits: Meta) -> Message:
    if limits.gt is not None:
        return say("{what} above {limit}", what=what, limit=limits.gt)
    if limits.ge is not None and limits.le is not None:
        return say("{what} from {lowest} to {highest}", what=what, lowest=limits.ge, highest=limits.le)
    return what if limits.ge is None else say("{what} of {lowest} or more", what=what, lowest=limits.ge)


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
