"""What is a page's main content and what the frame around it: the one table for rendered pages and for files."""

from dataclasses import dataclass
from functools import lru_cache

import msgspec

from auditor.tables import read_toml


@dataclass(frozen=True, slots=True)
class MainMarks:
    """What the main content is known by: an element and role, or ids, the surest first."""

    landmark: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FrameMarks:
    """Roles and elements of the frame; those of the `site` only where the page doesn't say where its main content is."""

    roles: frozenset[str]
    tags: frozenset[str]
    site_roles: frozenset[str]
    site_tags: frozenset[str]
    sectioning: frozenset[str]


@dataclass(frozen=True, slots=True)
class NameMarks:
    """What ids and classes say, as regular expressions: words of the frame and of links, whole names of the site."""

    frame: tuple[str, ...]
    links: tuple[str, ...]
    site: tuple[str, ...]
    states: tuple[str, ...]
    nameless: frozenset[str]


@dataclass(frozen=True, slots=True)
class FrameLimits:
    """How much a part of the frame may hold; see the table."""

    frame_words: int
    mostly_links: float
    link_words: int
    few_words: int
    wrapper_share: float
    frame_share: float
    looks_per_word: int


@dataclass(frozen=True, slots=True)
class MainContent:
    """The table (auditor/data/main_content.toml)."""

    main: MainMarks
    frame: FrameMarks
    named: NameMarks
    limits: FrameLimits


@lru_cache(maxsize=1)
def main_content() -> MainContent:
    """The table, read once."""
    return msgspec.convert(read_toml("main_content.toml"), MainContent)
