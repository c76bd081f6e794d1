"""Text as Markdown that shows just that text: on GitHub, GitLab and in any renderer of CommonMark."""

import re
from urllib.parse import quote, urlsplit

from auditor_reports.exports.plain import plain
from auditor_reports.words import clipped

_WORD_JOINER = "\u2060"  # unseen and without width: keeps "@name" from calling a person, and "#1" from naming an issue
_MARKS = re.compile(r"[\\`*_\[\]{}<>|~&$]|:(?=\S)")
_BEGINNING = re.compile(r"\A(?:[#+\-=.)]|\d+(?=[.)](?:\s|\Z)))")
_CALLING = re.compile(r"@(?=\w)|#(?=\d+\b)")
_WEB = re.compile(r"\b(www)\.", re.IGNORECASE)
_TICKS = re.compile(r"`+")
_IN_ADDRESS = "%/:=&?#~+,;@!$'*"  # what an address keeps of its own; brackets and quotes would end it


def words(text: str) -> str:
    """A text without markup, links, calls to people and HTML."""
    text = _MARKS.sub(r"\\\g<0>", plain(text))
    text = _CALLING.sub(rf"\g<0>{_WORD_JOINER}", _WEB.sub(r"\1\\.", text))
    return _BEGINNING.sub(lambda found: _escaped_beginning(found[0]), text)


def words_and_code(text: str) -> str:
    """A text of ours in which code stands between backticks, as in the cards of rules."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return words(text)
    return "".join(code(part, len(part)) if index % 2 else _inner(part) for index, part in enumerate(parts))


def code(text: str, limit_chars: int) -> str:
    """A text as code, cut at the limit; empty for none."""
    text = clipped(plain(text), limit_chars)
    if not text:
        return ""
    ticks = "`" * (max((len(run) for run in _TICKS.findall(text)), default=0) + 1)
    return f"{ticks} {text} {ticks}" if text[0] == "`" or text[-1] == "`" else f"{ticks}{text}{ticks}"


def link(url: str, limit_chars: int) -> str:
    """A link to a page, or its address as code where it is none of the web."""
    shown = clipped(plain(url), limit_chars)
    if not _is_web(url):
        return code(shown, limit_chars)
    return f"[{words(shown)}](<{quote(plain(url), safe=_IN_ADDRESS)}>)"


def _inner(text: str) -> str:
    """A part of a text, with the spaces at its ends."""
    kept = words(text)
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{' ' if before else ''}{kept}{' ' if after and kept else ''}"


def _escaped_beginning(text: str) -> str:
    """What would begin a list or a heading; a number's mark is behind it and is escaped there."""
    return f"{text}\\" if text.isdigit() else f"\\{text}"


def _is_web(url: str) -> bool:
    try:
        return urlsplit(url).scheme in ("http", "https")
    except ValueError:
        return False
