"""What comes from outside, made harmless for a terminal or the log of a CI service; passwords in addresses are hidden.

Every line for people goes through `harmless`, every machine format through `harmless_json` (streams.py).
"""

import re

_JOINERS = "\u200c\u200d"  # Persian words and emoji fall apart without them
# Commands that CI services carry out: GitHub's at the start of a line ("::"), those of GitHub's and Azure's
# runners anywhere in it ("##[", "##vso["), TeamCity's ("##teamcity[").
_COLONS_FIRST = re.compile(r"\A(\s*):(?=:)")
_HASHES = re.compile(r"#(?=#(?:\[|[a-z]+\[))", re.IGNORECASE)
# What browsers read as user name and password: before the last "@" of an authority, also after one slash or none.
_PASSWORD = re.compile(
    r"(?P<scheme>\b(?:https?|wss?|ftp):[/\\]*|\b[a-z][a-z0-9+.-]{0,30}://|(?<![\w:/\\])//)[^/\\?#\s\"'<>]*@",
    re.IGNORECASE,
)
# In UTF-8: DEL, C1 controls, marks and overrides of direction, line and paragraph separators, "##".
_IN_JSON = re.compile(
    rb"\x7f|\xc2[\x80-\x9f]|\xd8\x9c|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]|(?<=#)#(?=\[|[A-Za-z]+\[)"
)


def harmless(text: str) -> str:
    """`text` on one line that steers nothing: no controls, no turned direction, no CI command, no password.

    Joiners stay; every other character that can't be seen becomes a space.
    """
    if not text.isprintable():
        text = "".join(char if char.isprintable() or char in _JOINERS else " " for char in text)
    return _HASHES.sub("# ", _COLONS_FIRST.sub(r"\1: ", hide_passwords(text)))


def harmless_json(data: bytes) -> bytes:
    """JSON in UTF-8 that says exactly the same and steers nothing: what could is written as an escape."""
    return _IN_JSON.sub(lambda found: b"\\u%04x" % ord(found[0].decode()), data)


def hide_passwords(text: str) -> str:
    """`text` without the user name and password of any address in it."""
    return _PASSWORD.sub(r"\g<scheme>", text) if "@" in text else text
