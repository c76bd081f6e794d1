"""What is said to people, as data: a template in English with its values, shown in the reader's language.

A message is stored as it is and becomes text only where somebody reads it, through a `Catalogue`. Templates are
the ids of a gettext catalogue; values are what was measured: words of the page, numbers, and other messages.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from gettext import NullTranslations
from typing import Final, Literal

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

COUNT: Final = "n"
"""The value that decides between one and several, in a message that has both."""
# A template's parts: doubled braces stand for themselves; a field is a name and, after a colon, how to show it.
_PART = re.compile(r"\{\{|\}\}|\{([a-z][a-z0-9_]*)(?::([^{}]*))?\}|[{}]")
_NUMBER = re.compile(r"(,?)(?:\.(\d)([f%])|g?)")  # of Python's format specifications, those that a reader needs
_AS_MANY_DIGITS = ".###############"  # as the number has
SEPARATORS: Final[Mapping[str, str]] = {"": ", ", ";": "; ", " ": " "}
"""What stands between several things, by how they are shown; each is a text of the catalogue."""
_FULL_STOPS = ".。।"
_END_MARKS = (*_FULL_STOPS, "!", "?", "…")
_LISTS: Final[Mapping[str, Literal["standard", "or"]]] = {"and": "standard", "or": "or"}


class MessageError(ValueError):
    """A template that is not well formed, or that lacks a value."""


@dataclass(frozen=True, slots=True)
class Message:
    """A template with the values for its fields.

    Fields are written `{name}`, or `{name:how}`: numbers as `.1f`, `,`, `.0%`, `g`; several things, without a
    word "a, b", with `;` "a; b", with a space "a b", with `and` "a, b and c", with `or` "a, b or c". A text within
    another one is shown as `lower` or `capital` (its first letter), `ended` (with a full stop), `sentence` (with both)
    or `clause` (with no full stop). With `plural` the value `n` decides which of the two is shown.
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

    @property
    def lang(self) -> str:
        """The language as HTML names it: "en", "pt-BR"."""
        region = "" if self.locale.language == "en" else self.locale.territory
        return f"{self.locale.language}-{region}" if region else self.locale.language

    def show(self, message: Message | str) -> str:
        """The message as text; a bare text stands for itself. Raises MessageError when a field has no value."""
        if isinstance(message, str):
            return message
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

    def number(self, value: float | Decimal, how: str = "") -> str:
        """A number as the language writes it; `how` as in a template."""
        match = _NUMBER.fullmatch(how)
        if match is None:
            raise MessageError(f"numbers can't be shown as {how!r}")
        grouped, decimals, kind = match.groups()
        if kind == "%":
            share = Decimal(format(value, f".{decimals}%").rstrip("%")).scaleb(-2)
            return str(format_percent(share, format=f"0{_fraction(decimals)}%", locale=self.locale))
        # Python rounds what was measured; Babel would round its shortest decimal form, which may be a little more.
        rounded = format(value, how.removeprefix(","))
        digits = _fraction(decimals) if decimals else "" if isinstance(value, int) else _AS_MANY_DIGITS
        pattern = f"{'#,##0' if grouped else '0'}{digits}"
        return _decimal(rounded, pattern, self.locale)

    def date(self, moment: datetime) -> str:
        """A day with its month in words: "14 October 2026"."""
        return str(format_date(moment, format="long", locale=self.locale))

    def several(self, parts: Iterable[str], how: str = "") -> str:
        """Several things in one line; `how` as in a template."""
        texts = list(parts)
        if how in SEPARATORS:
            return self.text(SEPARATORS[how]).join(texts)
        if how not in _LISTS:
            raise MessageError(f"a list can't be shown as {how!r}")
        return str(format_list(texts, style=_LISTS[how], locale=self.locale))

    def _show_value(self, value: Value, how: str) -> str:
        if isinstance(value, Message | str):
            text = self.show(value)
            return _SHAPES[how](text) if how in _SHAPES else text
        if isinstance(value, int | float):
            return self.number(value, how)
        return self.several((self._show_value(each, "") for each in value), how)


@lru_cache(maxsize=4096)
def _decimal(number: str, pattern: str, locale: Locale) -> str:
    """A number as a language writes it: a report shows the same few numbers thousands of times."""
    return str(format_decimal(Decimal(number), format=pattern, locale=locale))


def say(template: str, /, **values: Value) -> Message:
    """A message; raises MessageError unless the values are just those that the template has fields for."""
    _check(template, values)
    return Message(template, values)


def say_count(one: str, several: str, /, *, n: int, **values: Value) -> Message:
    """A message about `n` things, with a template for one and another for any other number."""
    for template in (one, several):
        _check(template, {COUNT: n, **values} if COUNT in template_fields(template) else values)
    return Message(one, {COUNT: n, **values}, plural=several)


def as_said(text: str) -> Message:
    """Text of somebody else (an exception, the engine, the page) that stands for itself in every language."""
    return Message("{text}", {"text": text})


def known(text: str) -> Message:
    """A text of our own data (a title, a name), which stands in the catalogue as it is."""
    return Message(text.replace("{", "{{").replace("}", "}}"))


def joined(messages: Iterable[Message], how: str = ";") -> Message:
    """Several messages as one."""
    several = tuple(messages)
    return several[0] if len(several) == 1 else Message(f"{{parts:{how}}}", {"parts": several})


def lower_first(text: str) -> str:
    """A sentence's start inside another sentence; abbreviations keep their capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def capital(text: str) -> str:
    """A text at the start of a sentence."""
    return text[:1].upper() + text[1:]


def ended(text: str) -> str:
    """The text with a full stop, unless it ends in a mark of its own."""
    text = text.strip()
    return text if not text or text.endswith(_END_MARKS) else f"{text}."


def sentence(text: str) -> str:
    """A clause as a sentence of its own: with a capital letter and a full stop."""
    return capital(text) if text.endswith(tuple(_FULL_STOPS)) else f"{capital(text)}."


def clause(text: str) -> str:
    """A sentence without its full stop, inside another one."""
    return text.rstrip(_FULL_STOPS)


_SHAPES: Final[Mapping[str, Callable[[str], str]]] = {
    "lower": lower_first,
    "capital": capital,
    "ended": ended,
    "sentence": sentence,
    "clause": clause,
}


def _check(template: str, values: Mapping[str, Value]) -> None:
    if template_fields(template) != values.keys():
        raise MessageError(f"{template!r} has the fields {sorted(template_fields(template))}, not {sorted(values)}")


@lru_cache(maxsize=4096)
def template_fields(template: str) -> frozenset[str]:
    """Names of a template's fields; raises MessageError when it is not well formed."""
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


ENGLISH: Final = Catalogue(Locale("en", "001"), NullTranslations())
"""What templates are written in: English for everywhere, with "a, b and c" and "14 October 2026"."""
