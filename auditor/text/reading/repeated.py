"""Text that stands on most pages of a site is the site's, not the page's."""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from auditor.artifacts import TextBlock

Key = TypeVar("Key", bound=Hashable)

MIN_PAGES = 3
"""Pages that must have a text before it counts as the site's: on two it may be chance."""
MIN_SHARE = 0.5
"""Share of the site's pages in one language that must be passed."""

_NO_WORD = re.compile(r"[\W_]+")


class HasBlocks(Protocol):
    """A page's text: `DocumentText` of the audit, `Source` of a reader."""

    @property
    def lang(self) -> str: ...
    @property
    def blocks(self) -> tuple[TextBlock, ...]: ...


def text_key(text: str) -> str:
    """`text` as compared between pages: its letters and digits in lower case, other signs as one space."""
    return _NO_WORD.sub(" ", text.lower()).strip()


def repeated_texts(pages: Iterable[Sequence[TextBlock]]) -> frozenset[str]:
    """Keys (see `text_key`) of the texts that stand on most of `pages`, which should be in one language.

    Pages with the same texts (one page at several addresses) count once.
    """
    distinct = {frozenset(text_key(block.text) for block in blocks) for blocks in pages}
    counts = Counter(key for page in distinct for key in page)
    return frozenset(key for key, count in counts.items() if count >= MIN_PAGES and count > MIN_SHARE * len(distinct))


def own_blocks(pages: Mapping[Key, HasBlocks]) -> dict[Key, tuple[TextBlock, ...]]:
    """The blocks of each page of a site without those whose text stands on most pages in the page's language.

    Numbers of blocks change by this; a caller that needs them asks `repeated_texts` and marks blocks instead.
    """
    by_language: dict[str, list[Key]] = defaultdict(list)
    for key, page in pages.items():
        by_language[re.split("[-_]", page.lang.strip().lower())[0]].append(key)
    own: dict[Key, tuple[TextBlock, ...]] = {}
    for keys in by_language.values():
        repeated = repeated_texts(pages[key].blocks for key in keys)
        for key in keys:
            own[key] = tuple(block for block in pages[key].blocks if text_key(block.text) not in repeated)
    return {key: own[key] for key in pages}
