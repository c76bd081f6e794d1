"""What is to be checked: a file, an address or standard input, as decoded text of a known kind."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal
from urllib.parse import urlsplit

from auditor.errors import InputError, NotAPageError, UsageError
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
_LATER = {".pdf": "PDF", ".docx": "Word", ".doc": "Word", ".odt": "OpenDocument", ".rtf": "RTF"}
_LATER_HINT = "A later version will; until then save it as HTML or plain text."
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
    if is_address(name):
        from auditor.editing.fetch import get

        answer = get(name, MAX_BYTES)
        path, content_type, data = PurePosixPath(urlsplit(answer.url_final).path), answer.content_type, answer.body
    elif name == STDIN:
        path, content_type, data = PurePosixPath(""), "", _read_standard_input()
    else:
        path, content_type, data = PurePosixPath(name), "", _read_file(Path(name))
    if len(data) > MAX_BYTES:
        raise UsageError(f"{name} is larger than {MAX_BYTES >> 20} MB", hint="Check it in parts.")
    shown = "standard input" if name == STDIN else name
    media_type, _, parameters = content_type.partition(";")
    media_type, suffix = media_type.strip().lower(), path.suffix.lower()
    _refuse_binary(shown, data, suffix, media_type)
    found = MEDIA_TYPES[read_as] if read_as else _format(data, suffix, media_type)
    return Document(shown, decode(shown, data, found, charset_of(parameters)), found)


def decode(name: str, data: bytes, media_type: str, charset: str = "") -> str:
    """The text of a file: HTML as browsers read it; the rest by its mark, by the charset that was sent, else UTF-8.

    Raises UsageError for bytes that are not text in that encoding.
    """
    if media_type == MEDIA_TYPES["html"]:
        return decode_html(data, charset)
    encoding = mark_of(data)[1] or charset or "utf-8"
    try:
        return decode_text(data, charset or "utf-8")
    except LookupError as error:
        raise UsageError(f"{name} has an encoding we don't know, {encoding}", hint="Save it as UTF-8.") from error
    except UnicodeDecodeError as error:
        raise UsageError(
            f"{name} is not {encoding.upper()} text: byte {error.start} can't be read", hint="Save it as UTF-8."
        ) from error


def _read_standard_input() -> bytes:
    try:
        return standard_input().read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"standard input can't be read ({error.strerror})", hint="Name a file instead.") from error


def _read_file(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UsageError(f"{path} is a folder", hint=f"Name its files: auditor text {path}/*.md")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise UsageError(f"{path} is not there", hint="Check the name and the folder you are in.") from error
    except OSError as error:
        raise UsageError(f"{path} can't be read ({error.strerror})", hint="Check who may read it.") from error
    except ValueError as error:  # a zero byte in a name
        raise UsageError(f"{str(path)!r} can't be the name of a file") from error


def _refuse_binary(name: str, data: bytes, ending: str, media_type: str) -> None:
    """Raise NotAPageError for what is no text."""
    later = _LATER.get(ending)
    if data.startswith(b"%PDF-") or media_type == "application/pdf":
        later = "PDF"
    elif data.startswith(b"PK\x03\x04") and (b"word/" in data or "wordprocessingml" in media_type):
        later = "Word"
    is_text = b"\0" not in data[:_SNIFFED_BYTES] or mark_of(data)[1].startswith(("utf-16", "utf-32"))
    if later and (not is_text or data.startswith((b"%PDF-", b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0"))):
        raise NotAPageError(f"{name} is a {later} file, and those can't be checked yet", hint=_LATER_HINT)
    if not is_text or media_type.startswith(("image/", "audio/", "video/", "font/")):
        raise NotAPageError(f"{name} is not text", hint="HTML, Markdown and plain text can be checked.")


def _format(data: bytes, suffix: str, media_type: str) -> str:
    """The media type of the reader that it needs; plain text with an ending that we don't know is plain text."""
    name = f"x{suffix}" if any(suffix in each.suffixes for each in FORMATS) else ""
    if not any(media_type in each.media_types for each in FORMATS):
        media_type = ""
    return format_of(name, media_type, data[:_SNIFFED_BYTES]).media_types[0]
