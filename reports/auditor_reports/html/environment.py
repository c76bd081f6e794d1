"""The templates' environment: everything that came from a page is hostile, and every word goes through a catalogue.

Templates say what they say by `say` and `say_count`, as Python does: a template, its values by name. It may hold
HTML, for it is ours; values are escaped. A message that reaches the output is shown by itself.
"""

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from auditor import message
from auditor.message import Catalogue, Message, Value, known
from auditor_reports import words
from auditor_reports.choice import walk_bounds
from auditor_reports.html.custom import ReportEnvironment, source
from auditor_reports.scorecard import people

_LINKED_SCHEMES = frozenset({"http", "https"})


@cache
def environment(catalogue: Catalogue, templates: Path | None = None) -> ReportEnvironment:
    """Jinja2 with autoescape on, in the catalogue's language; an undefined name is an error.

    Templates of the folder `templates` stand before ours (html/custom.py).
    """

    def shown(text: Message | str) -> str:
        return catalogue.show(text) if isinstance(text, Message) else text

    made = ReportEnvironment(
        loader=FunctionLoader(partial(source, folder=templates)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=shown,
    )
    made.globals.update(
        lang=catalogue.lang,
        say=partial(_said, catalogue, message.say),
        say_count=partial(_said, catalogue, message.say_count),
    )
    made.filters.update(
        number=lambda value, how=",": catalogue.number(value, how),
        date=partial(words.date, catalogue=catalogue),
        file_size=words.file_size,
        clip=lambda text, limit_chars: words.clipped(shown(text), limit_chars),
        show=catalogue.show,
        text=catalogue.text,
        lower_first=lambda text: message.lower_first(shown(text)),
        met_on=words.met_on,
        capital=lambda text: message.capital(shown(text)),
        people=people,
        walk_bounds=walk_bounds,
        prose=lambda text: prose(catalogue.show(known(text))),
        href=href,
        short_url=short_url,
    )
    return made


def _said(catalogue: Catalogue, say: Callable[..., Message], *templates: str, **values: Any) -> Markup:
    """A message whose templates are HTML; what stands in its fields is escaped."""
    return Markup(catalogue.show(say(*templates, **{name: _safe(catalogue, each) for name, each in values.items()})))


def _safe(catalogue: Catalogue, value: Value | list[Value]) -> Value:
    if isinstance(value, list | tuple):
        return tuple(_safe(catalogue, each) for each in value)  # type: ignore[misc]
    if isinstance(value, int | float):
        return value
    return escape(catalogue.show(value) if isinstance(value, Message) else value)


def href(url: str | None) -> str:
    """An address that may stand in a link: http or https only, else ""."""
    try:
        scheme = urlsplit(url or "").scheme.lower()
    except ValueError:
        return ""
    return url or "" if scheme in _LINKED_SCHEMES else ""


def prose(text: str) -> Markup:
    """A rule's own text: escaped, with a capital at its start, and what stands in backticks set as code."""
    text = text[:1].upper() + text[1:]
    parts = text.split("`")
    if len(parts) % 2 == 0:  # an odd backtick: leave them all
        return escape(text)
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if index % 2 else escape(part) for index, part in enumerate(parts)
    )


def short_url(url: str, base_url: str | None = None) -> str:
    """Path and query of an address for people; the address itself when it has no host.

    With `base_url`, an address on another host than that keeps its own.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    if not parts.netloc:
        return url
    if base_url is not None and parts.netloc != urlsplit(base_url).netloc:
        return url.partition("://")[2]
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
