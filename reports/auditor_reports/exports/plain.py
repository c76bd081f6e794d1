"""Text of an audited page for tables and lists: on one line, steering nothing."""

from functools import lru_cache

from auditor.harmless import harmless

_KEPT = 1024  # texts; findings by the thousand share titles, advice and addresses


@lru_cache(maxsize=_KEPT)
def plain(text: str) -> str:
    """`text` without controls, lone surrogates, turned direction and CI commands; passwords of addresses are left out.

    Line breaks become spaces. What is left may stand in XML: what it can't hold is not printable either.
    """
    return harmless(text).strip()
