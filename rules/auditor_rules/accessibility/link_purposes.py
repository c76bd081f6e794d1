"""Whether two pages that links of one name lead to serve one purpose, as far as their texts tell."""

from collections.abc import Iterable
from enum import Enum, auto
from itertools import combinations

from auditor.artifacts import LinkTarget
from auditor.link_groups import address, likeness

ALIKE = 0.8
"""Share of common words from which two pages of one title and heading are taken for one (our choice:
a copy with another date, a print version)."""
UNLIKE = 0.5  # share of common words below which two pages are about different things (our choice)
MIN_WORDS = 20
"""Different words that both texts must have for a difference to count (our choice). Two short pages share few
words even when both say the same telephone number, and a shell that scripts fill is short as well."""


class Purpose(Enum):
    """What a comparison of targets gives."""

    SAME = auto()
    DIFFERENT = auto()
    UNKNOWN = auto()


def compare_all(targets: Iterable[LinkTarget]) -> Purpose:
    """Same when every pair is, different when all were read and one pair is; else a person has to look."""
    targets = tuple(targets)
    found = {compare(one, other) for one, other in combinations(targets, 2)}
    if found == {Purpose.SAME}:
        return Purpose.SAME
    if Purpose.DIFFERENT in found and all(target.read for target in targets):
        return Purpose.DIFFERENT
    return Purpose.UNKNOWN


def compare(one: LinkTarget, other: LinkTarget) -> Purpose:
    """Two targets by where they end, then by their texts, titles and first headings."""
    if address(one.url_final) == address(other.url_final):
        return Purpose.SAME
    if not one.read or not other.read:
        return Purpose.UNKNOWN
    is_short = min(one.words, other.words) < MIN_WORDS
    are_named_alike = _names(one) == _names(other)
    share = likeness(one, other)
    if (one.digest and one.digest == other.digest) or (share >= ALIKE and are_named_alike):
        return Purpose.UNKNOWN if _may_be_filled(one, other, is_short=is_short) else Purpose.SAME
    if share < UNLIKE and not is_short and not are_named_alike:
        return Purpose.DIFFERENT
    return Purpose.UNKNOWN


def _names(target: LinkTarget) -> tuple[str, str]:
    return target.title.casefold(), target.heading.casefold()


def _may_be_filled(one: LinkTarget, other: LinkTarget, *, is_short: bool) -> bool:
    """Whether equal pages may show different things: a script reads the address and fills them."""
    is_one_path = one.url_final.partition("?")[0] == other.url_final.partition("?")[0]
    return (one.scripted or other.scripted) and (is_short or is_one_path)
