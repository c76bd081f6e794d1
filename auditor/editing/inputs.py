"""What is to be checked: a file, an address or standard input, as decoded text of a known kind."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal
from urllib.parse import urlsplit

from auditor.errors import InputError, NotAPageError, UsageError
from auditor.message import Message, say
from auditor.streams import standard_input
from auditor.text.reading import FORMATS, format_of
from auditor.text.reading.encoding import charset_of
from auditor.text.reading.encoding import decode as decode_html
from auditor.textfile import decode as decode_text
from auditor.textfile import mark_of

Kind = Literal["html", "markdown", "text"]

MEDIA_TYPES: dict[Kind, str] = {"html": "text/html", "markdown": "text/markdown", "text": "text/plain"}
MAX_BYTES = 5 * 1024 * 1024  # our limit: three times the longest page of law that we have seen
STDIN = "-"
STANDARD_INPUT = say("standard input")
"""What people are told that a text from there is called; the machine formats have it in English."""
_LATER = {".pdf": "PDF", ".docx": "Word", ".doc": "Word", ".odt": "OpenDocument", ".rtf": "RTF"}
_LATER_HINT = say("A later version will; until then save it as HTML or plain text.")
_SAVE_AS_UTF8 = say("Save it as UTF-8.")
_SNIFFED_BYTES = 8192


@dataclass(frozen=True, slots=True)
class Document:
    """A text to check. `name` is what the user called it, `media_type` that of a format we read."""

    name: str
    text: str
    media_type: str


def is_address(name: str) -> bool:
    """Whether the user means a web page, not a file."""
    return name.lower().startswith(("http://", "https://"))


def open_document(name: str, read_as: Kind | None = None) -> Document:
    """Read a file, an address, or standard input ("-"); `read_as` overrules what its name and content say.

    Raises UsageError (no such file, a folder, an encoding we can't read) or a VisitError (an address that
    doesn't answer, a file that is not text); each says what to do.
    """
    is_cut = False
    if is_address(name):
        from auditor.editing.fetch import get

        answer = get(name, MAX_BYTES)
        path, content_type = PurePosixPath(urlsplit(answer.url_final).path), answer.headers.get("content-type", "")
        data, is_cut = answer.body, answer.is_cut
    elif name == STDIN:
        path, content_type, data = PurePosixPath(""), "", _read_standard_input()
    else:
        path, content_type, data = PurePosixPath(name), "", _read_file(Path(name))
    if is_cut or len(data) > MAX_BYTES:
        message = say("{name} is larger than {most} MB", name=name, most=MAX_BYTES >> 20)
        raise UsageError(message, hint=say("Check it in parts."))
    shown = STANDARD_INPUT if name == STDIN else name
    media_type, _, parameters = content_type.partition(";")
    media_type, suffix = media_type.strip().lower(), path.suffix.lower()
    _refuse_binary(shown, data, suffix, media_type)
    found = MEDIA_TYPES[read_as] if read_as else _format(data, suffix, media_type)
    return Document(str(shown), decode(shown, data, found, charset_of(parameters)), found)


def decode(name: Message | str, data: bytes, media_type: str, charset: str = "") -> str:
    """The text of a file: HTML as browsers read it; the rest by its mark, by the charset that was sent, else UTF-8.

    Raises UsageError for bytes that are not text in that encoding.
    """
    if media_type == MEDIA_TYPES["html"]:
        return decode_html(data, charset)
    encoding = mark_of(data)[1] or charset or "utf-8"
    try:
        return decode_text(data, charset or "utf-8")
    except LookupError as error:
        message = say("{name} has an encoding we don't know, {encoding}", name=name, encoding=encoding)
        raise UsageError(message, hint=_SAVE_AS_UTF8) from error
    except UnicodeDecodeError as error:
        message = say(
            "{name} is not {encoding} text: byte {number} can't be read",
            name=name, encoding=encoding.upper(), number=error.start,
        )  # fmt: skip
        raise UsageError(message, hint=_SAVE_AS_UTF8) from error


def _read_standard_input() -> bytes:
    try:
        return standard_input().read(MAX_BYTES + 1)
    except OSError as error:
        message = say("standard input can't be read ({reason})", reason=str(error.strerror))
        raise InputError(message, hint=say("Name a file instead.")) from error


def _read_file(path: Path) -> bytes:
    try:
        if path.is_dir():
            hint = say("Name its files: {command}", command=f"auditor text {path}/*.md")
            raise UsageError(say("{path} is a folder", path=str(path)), hint=hint)
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        hint = say("Check the name and the folder you are in.")
        raise UsageError(say("{path} is not there", path=str(path)), hint=hint) from error
    except OSError as error:
        message = say("{path} can't be read ({reason})", path=str(path), reason=str(error.strerror))
        raise UsageError(message, hint=say("Check who may read it.")) from error
    except ValueError as error:  # a zero byte in a name
        raise UsageError(say("{name} can't be the name of a file", name=repr(str(path)))) from error


def _refuse_binary(name: Message | str, data: bytes, ending: str, media_type: str) -> None:
    """Raise NotAPageError for what is no text."""
    later = _LATER.get(ending)
    if data.startswith(b"%PDF-") or media_type == "application/pdf":
        later = "PDF"
    elif data.startswith(b"PK\x03\x04") and (b"word/" in data or "wordprocessingml" in media_type):
        later = "Word"
    is_text = b"\0" not in data[:_SNIFFED_BYTES] or mark_of(data)[1].startswith(("utf-16", "utf-32"))
    if later and (not is_text or data.startswith((b"%PDF-", b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0"))):
        message = say("{name} is a {kind} file, and those can't be checked yet", name=name, kind=later)
        raise NotAPageError(message, hint=_LATER_HINT)
    if not is_text or media_type.startswith(("image/", "audio/", "video/", "font/")):
        hint = say("HTML, Markdown and plain text can be checked.")
        raise NotAPageError(say("{name} is not text", name=name), hint=hint)


def _format(data: bytes, suffix: str, media_type: str) -> str:
    """The media type of the reader that it needs; plain text with an ending that we don't know is plain text."""
    name = f"x{suffix}" if any(suffix in each.suffixes for each in FORMATS) else ""
    if not any(media_type in each.media_types for each in FORMATS):
        media_type = ""
    return format_of(name, media_type, data[:_SNIFFED_BYTES]).media_types[0]
