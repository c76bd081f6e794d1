"""What is said to people, as data: a template in English with its values, shown in the reader's language.

A message is stored as it is and becomes text only where somebody reads it, through a `Catalogue`. Templates are
the ids of a gettext catalogue; values are what was measured: words of the page, numbers, and other messages.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from gettext import NullTranslations
from typing import Final, Literal

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

COUNT: Final = "n"
"""The value that decides between one and several, in a message that has both."""
# A template's parts: doubled braces stand for themselves; a field is a name and, after a colon, how to show it.
_PART = re.compile(r"\{\{|\}\}|\{([a-z][a-z0-9_]*)(?::([^{}]*))?\}|[{}]")
_NUMBER = re.compile(r"(,?)(?:\.(\d)([f%])|g?)")  # of Python's format specifications, those that a reader needs
_AS_MANY_DIGITS = ".###############"  # as the number has
_SEPARATORS = {"": ", ", ";": "; "}
_LISTS: Final[Mapping[str, Literal["standard", "or"]]] = {"and": "standard", "or": "or"}


class MessageError(ValueError):
    """A template that is not well formed, or that lacks a value."""


@dataclass(frozen=True, slots=True)
class Message:
    """A template with the values for its fields.

    Fields are written `{name}`, or `{name:how}`: numbers as `.1f`, `,`, `.0%`, `g`; several things, without a
    word "a, b", with `;` "a; b", with `and` "a, b, and c", with `or` "a, b, or c". With `plural` the value `n` decides which of the two is shown.
    `str(message)` is the English text.
    """

    template: str
    values: Mapping[str, "str | int | float | Message | tuple[str | int | float | Message, ...]"] = field(
        default_factory=dict
    )
    plural: str = ""

    def __str__(self) -> str:
        return ENGLISH.show(self)

    def __hash__(self) -> int:
        return hash((self.template, self.plural, tuple(self.values.items())))


Value = str | int | float | Message | tuple[str | int | float | Message, ...]


class Catalogue:
    """Shows messages in one language: words from its gettext catalogue, numbers and lists as the language has them."""

    def __init__(self, locale: Locale, translations: NullTranslations) -> None:
        self.locale = locale
        self._translations = translations

    def show(self, message: Message) -> str:
        """The message as text. Raises MessageError when a field has no value."""
        if message.plural:
            count = message.values[COUNT]
            assert isinstance(count, int)
            template = self._translations.ngettext(message.template, message.plural, count)
        else:
            template = self.text(message.template)
        return "".join(
            part if how is None else self._show_value(_value(message, part), how) for part, how in _parts(template)
        )

    def text(self, english: str) -> str:
        """A text without values: a title, a heading, the word for a status."""
        return self._translations.gettext(english) if english else ""

    def number(self, value: float, how: str = "") -> str:
        """A number as the language writes it; `how` as in a template."""
        match = _NUMBER.fullmatch(how)
        if match is None:
            raise MessageError(f"numbers can't be shown as {how!r}")
        grouped, decimals, kind = match.groups()
        if kind == "%":
            share = Decimal(format(value, f".{decimals}%").rstrip("%")).scaleb(-2)
            return str(format_percent(share, format=f"0{_fraction(decimals)}%", locale=self.locale))
        # Python rounds what was measured; Babel would round its shortest decimal form, which may be a little more.
        rounded = Decimal(format(value, how.removeprefix(",")))
        digits = _fraction(decimals) if decimals else "" if isinstance(value, int) else _AS_MANY_DIGITS
        pattern = f"{'#,##0' if grouped else '0'}{digits}"
        return str(format_decimal(rounded, format=pattern, locale=self.locale))

    def several(self, parts: Iterable[str], how: str = "") -> str:
        """Several things in one line; `how` as in a template."""
        texts = list(parts)
        if how in _SEPARATORS:
            return self.text(_SEPARATORS[how]).join(texts)
        if how not in _LISTS:
            raise MessageError(f"a list can't be shown as {how!r}")
        return str(format_list(texts, style=_LISTS[how], locale=self.locale))

    def _show_value(self, value: Value, how: str) -> str:
        if isinstance(value, Message):
            return self.show(value)
        if isinstance(value, str):
            return value
        if isinstance(value, int | float):
            return self.number(value, how)
        return self.several((self._show_value(each, "") for each in value), how)


def say(template: str, /, **values: Value) -> Message:
    """A message; raises MessageError unless the values are just those that the template has fields for."""
    _check(template, values)
    return Message(template, values)


def say_count(one: str, several: str, /, *, n: int, **values: Value) -> Message:
    """A message about `n` things, with a template for one and another for any other number."""
    for template in (one, several):
        _check(template, {COUNT: n, **values} if COUNT in _fields(template) else values)
    return Message(one, {COUNT: n, **values}, plural=several)


def as_said(text: str) -> Message:
    """Text of somebody else (an exception, the engine, the page) that stands for itself in every language."""
    return Message("{text}", {"text": text})


def joined(messages: Iterable[Message], how: str = ";") -> Message:
    """Several messages as one."""
    several = tuple(messages)
    return several[0] if len(several) == 1 else Message(f"{{parts:{how}}}", {"parts": several})


def template_fields(template: str) -> frozenset[str]:
    """Names of a template's fields; raises MessageError when it is not well formed."""
    return _fields(template)


def _check(template: str, values: Mapping[str, Value]) -> None:
    if _fields(template) != values.keys():
        raise MessageError(f"{template!r} has the fields {sorted(_fields(template))}, not {sorted(values)}")


@lru_cache(maxsize=4096)
def _fields(template: str) -> frozenset[str]:
    return frozenset(part for part, how in _parts(template) if how is not None)


@lru_cache(maxsize=4096)
def _parts(template: str) -> tuple[tuple[str, str | None], ...]:
    """A template as text (with None) and names of fields (with how to show them)."""
    return tuple(_split(template))


def _split(template: str) -> Iterator[tuple[str, str | None]]:
    end = 0
    for match in _PART.finditer(template):
        yield template[end : match.start()], None
        end = match.end()
        if match.group(1):
            yield match.group(1), match.group(2) or ""
        elif len(match.group()) == 2:
            yield match.group()[0], None
        else:
            raise MessageError(f"{template!r} has a brace that is no field; write it twice")
    yield template[end:], None


def _value(message: Message, name: str) -> Value:
    if name not in message.values:
        raise MessageError(f"{message.template!r} needs a value for {name}")
    return message.values[name]


def _fraction(decimals: str) -> str:
    return f".{'0' * int(decimals)}" if int(decimals) else ""


ENGLISH: Final = Catalogue(Locale("en", "US"), NullTranslations())
"""What templates are written in."""
