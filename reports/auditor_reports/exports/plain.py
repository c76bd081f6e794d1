"""Text of an audited page for tables and lists: on one line, steering nothing."""

from auditor.harmless import harmless

_NOT_IN_XML = str.maketrans(dict.fromkeys((0xFFFE, 0xFFFF), " "))


def plain(text: str) -> str:
    """`text` without controls, lone surrogates, turned direction and CI commands; passwords of addresses are left out.

    Line breaks become spaces. What is left may stand in XML.
    """
    return harmless(text).translate(_NOT_IN_XML).strip()
