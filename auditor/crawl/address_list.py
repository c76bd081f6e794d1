"""Files of addresses, one a line, whatever wrote them: an editor, a spreadsheet, a query."""

from pathlib import Path

from auditor.crawl.url import check_source
from auditor.errors import UsageError
from auditor.message import say
from auditor.textfile import read_text

_HINT = say("Give a text file with one address a line.")
_UNSEEN = dict.fromkeys(
    map(ord, "\ufeff\u200b\u200c\u200d\u2060")
)  # byte order marks of files put together, and joiners that come with copied text
_EMPTY_CELLS = ",;"  # what a spreadsheet writes behind an address for columns without anything
# What people call the column of addresses; none of them is the name of a host.
_HEADINGS = frozenset({
    "address", "addresses", "direccion", "dirección", "link", "links", "page", "pages", "site", "sites", "uri", "uris", "url",
    "urls", "web address", "webpage", "webpages", "website", "websites",
})  # fmt: skip


def read_addresses(path: Path) -> list[str]:
    """The addresses of a file, each once, in their order.

    Blank lines, lines that begin with #, and the heading of a column are passed over, quotes and empty cells around an
    address left away. Raises UsageError when the file can't be read, holds no address, or a line is none.
    """
    try:
        text = read_text(path)
    except OSError as error:
        raise UsageError(
            say("--urls: {path} can't be read ({reason})", path=str(path), reason=str(error.strerror)), hint=_HINT
        ) from error
    except UnicodeDecodeError as error:
        raise UsageError(
            say("--urls: {path} is not text in UTF-8 ({reason})", path=str(path), reason=error.reason), hint=_HINT
        ) from error
    cells = list(filter(None, map(_cell, text.splitlines())))
    if cells and cells[0].casefold() in _HEADINGS:
        del cells[0]
    urls = list(dict.fromkeys(map(check_source, cells)))
    if not urls:
        raise UsageError(say("--urls: {path} holds no address", path=str(path)), hint=_HINT)
    return urls


def _cell(line: str) -> str:
    """What a line holds of the one column that counts; "" where that is nothing, or a comment."""
    text = line.translate(_UNSEEN).strip().rstrip(_EMPTY_CELLS).rstrip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1].replace('""', '"').strip()  # RFC 4180
    return "" if text.startswith("#") else text
