"""Files and pages as typed blocks of text, by one reader for each format.

A format is known by its media type or by how the file's name ends. Readers are imported when first used.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePosixPath

from auditor.errors import UsageError
from auditor.message import Message, known, say
from auditor.text.reading.source import Places, Source

__all__ = ["FORMATS", "Format", "Places", "Source", "format_of", "read"]

Reader = Callable[[str | bytes, str], Source]


@dataclass(frozen=True, slots=True)
class Format:
    """A format of text. `reader` is "module:function", of `(data, charset) -> Source`; "" where there is none yet."""

    name: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    reader: str


FORMATS = (
    Format(
        "HTML",
        (".html", ".htm", ".xhtml", ".xht", ".shtml", ".asp", ".aspx", ".php", ".jsp", ".cfm"),
        ("text/html", "application/xhtml+xml"),
        "auditor.text.reading.html:read_html",
    ),
    Format(
        "Markdown",
        (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd"),
        ("text/markdown", "text/x-markdown"),
        "auditor.text.reading.markdown:read_markdown",
    ),
    Format("plain text", (".txt", ".text", ""), ("text/plain",), "auditor.text.reading.plain:read_plain"),
    Format(
        "Word",
        (".docx",),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        "",
    ),
    Format("PDF", (".pdf",), ("application/pdf",), ""),
)


def format_of(name: str = "", media_type: str = "", start: str | bytes = "") -> Format:
    """The format of a file or answer: by its media type, else by how `name` ends, else by how its text starts.

    Raises `UsageError` for a format that can't be read.
    """
    kind = media_type.split(";")[0].strip().lower()
    suffix = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    by_type = [each for each in FORMATS if kind in each.media_types]
    by_name = [each for each in FORMATS if suffix in each.suffixes]
    # Servers send Markdown, and anything else they don't know, as plain text: the name knows better.
    found = (
        by_name if by_name and suffix and kind in ("", "text/plain", "application/octet-stream") else by_type or by_name
    )
    if not suffix and kind in ("", "application/octet-stream") and _looks_like_html(start):
        return FORMATS[0]
    if not found:
        raise UsageError(
            say("can't read {name}: its format is unknown", name=name or media_type),
            hint=_readable(),
        )
    if not found[0].reader:
        raise UsageError(
            say(
                "can't read {name}: {format} is not supported yet",
                name=name or media_type,
                format=known(found[0].name),
            ),
            hint=_readable(),
        )
    return found[0]


def read(data: str | bytes, name: str = "", media_type: str = "", charset: str = "") -> Source:
    """The text of a file or of a web server's answer, read by its format; `charset` is that of the HTTP header.

    Raises `UsageError` for a format that can't be read.
    """
    module, function = format_of(name, media_type, data[:1000]).reader.split(":")
    reader: Reader = getattr(import_module(module), function)
    return reader(data, charset)


def _looks_like_html(start: str | bytes) -> bool:
    text = start.decode("latin-1") if isinstance(start, bytes) else start
    text = text.lstrip("\ufeff\u00ef\u00bb\u00bf \t\r\n").lower()
    return text.startswith(
        ("<!doctype html", "<html", "<head", "<body", "<?xml", "<main", "<article", "<div", "<p>", "<h1")
    )


def _readable() -> Message:
    names = tuple(known(each.name) for each in FORMATS if each.reader)
    return say("Give a file of these formats: {formats}.", formats=names)
