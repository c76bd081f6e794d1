"""Bytes of a text file as text."""

import codecs
import re

SNIFFED_BYTES = 1024  # HTML standard, "prescan a byte stream": a declaration stands in the first 1024 bytes
_DECLARED = re.compile(rb"""(?:<meta[^>]*?charset|<\?xml[^>]*?encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Encoding standard: pages that say Latin-1 or ASCII are in Windows-1252, and a declaration that could
# be read at all was not in UTF-16.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8"}


def decode(data: bytes, charset: str = "") -> str:
    """`data` as text: by its byte order mark, `charset` (of the HTTP header), its own declaration, or as UTF-8.

    What is none of these is taken for Windows-1252, and characters that make no sense become U+FFFD.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    declared = _DECLARED.search(data[:SNIFFED_BYTES])
    name = _known(charset) or _known(declared[1].decode("ascii", "replace") if declared else "")
    try:
        return data.decode("utf-8")  # hardly any other text happens to be valid UTF-8, whatever it declares
    except UnicodeDecodeError:
        return data.decode(name or "cp1252", "replace")


def _known(charset: str) -> str:
    """The codec's name, "" for one that is unknown or no text codec."""
    try:
        found = codecs.lookup(charset.strip()) if charset.strip() else None
    except (LookupError, ValueError):
        return ""
    if found is None or not found._is_text_encoding:
        return ""
    return _MEANT.get(found.name, found.name)
