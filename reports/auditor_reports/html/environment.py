"""The templates' environment: everything that came from a page is hostile."""

from functools import cache
from importlib import resources
from urllib.parse import urlsplit

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from auditor_reports import words
from auditor_reports.choice import walk_bounds
from auditor_reports.scorecard import people

_LINKED_SCHEMES = frozenset({"http", "https"})


@cache
def environment() -> Environment:
    """Jinja2 with autoescape on; an undefined name is an error."""
    made = Environment(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(
        number=words.number,
        plural=words.plural,
        joined=words.joined,
        date=words.date,
        file_size=words.file_size,
        clip=words.clipped,
        lower_first=words.lower_first,
        of_pages=words.of_pages,
        sentence=words.sentence,
        people=people,
        walk_bounds=walk_bounds,
        prose=prose,
        href=href,
        short_url=short_url,
    )
    return made


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


def _source(name: str) -> str | None:
    file = resources.files("auditor_reports.html").joinpath("templates", name)
    return file.read_text("utf-8") if file.is_file() else None
