"""Bytes of HTML, or of text whose encoding nobody vouches for, as text: the one way for all of us."""

import codecs
import re

from auditor.textfile import mark_of

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
# Encoding standard: pages that say Latin-1 or ASCII are in Windows-1252, and a declaration that could
# be read at all was not in UTF-16.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8"}


def decode(data: bytes, charset: str = "", *, is_cut: bool = False) -> str:
    """`data` as text: by its byte order mark, as UTF-8, by `charset` (of the HTTP header) or its own declaration.

    What is none of these is taken for Windows-1252, and characters that make no sense become U+FFFD. `is_cut`: the
    end is missing, so that the last character may be a part of one.
    """
    mark, marked = mark_of(data)
    if mark:
        return data[len(mark) :].decode(marked, "replace")
    try:  # hardly any other text happens to be valid UTF-8, whatever it declares
        return codecs.utf_8_decode(data, "strict", not is_cut)[0]
    except UnicodeDecodeError:
        from bs4.dammit import EncodingDetector

    declared = EncodingDetector.find_declared_encoding(data, is_html=True) or ""
    return data.decode(_known(charset) or _known(declared) or "cp1252", "replace")


def charset_of(content_type: str) -> str:
    """The charset that a Content-Type header names, "" if none."""
    found = _CHARSET.search(content_type)
    return found[1] if found else ""


def _known(charset: str) -> str:
    """The codec's name, "" for one that is unknown or no text codec."""
    try:
        found = codecs.lookup(charset.strip()) if charset.strip() else None
    except (LookupError, ValueError):
        return ""
    if found is None or not found._is_text_encoding:
        return ""
    return _MEANT.get(found.name, found.name)
