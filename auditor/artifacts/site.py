"""Facts of a site as a whole: what the crawl learnt of it, and how its pages hang together."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from auditor.message import Message
from auditor.subject import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFonts:
    """The fonts that the site's pages were measured with. `is_fixed`: no others were to be had."""

    key: ClassVar[str] = "fonts"
    scope: ClassVar[Scope] = Scope.SITE
    families: tuple[str, ...] = ()
    is_fixed: bool = False
    note: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRobots:
    """What became of the site's robots.txt, in words for people.

    `is_followed` tells whether it decided what was visited. `crawl_delay_s` is what it asks for between two
    requests, None where it does not say. `sitemaps` are the addresses that it names. None of the three is known of
    audits before schema 2.
    """

    key: ClassVar[str] = "robots"
    scope: ClassVar[Scope] = Scope.SITE
    note: Message
    is_followed: bool | None = None
    crawl_delay_s: float | None = None
    sitemaps: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSitemaps:
    """How many addresses of the site its sitemaps list; `notes` say what was left out of them, or was wrong."""

    key: ClassVar[str] = "sitemaps"
    scope: ClassVar[Scope] = Scope.SITE
    urls: int
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trap:
    """A part of the site that was visited in part: by which rule, how many addresses were left out, and one of them."""

    rule: str
    text: Message
    count: int
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteTraps:
    """What would have gone on forever, or led to pages that were known."""

    key: ClassVar[str] = "traps"
    scope: ClassVar[Scope] = Scope.SITE
    traps: tuple[Trap, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteIncludes:
    """Those of the globs that the user asked to include which matched an address."""

    key: ClassVar[str] = "includes_seen"
    scope: ClassVar[Scope] = Scope.SITE
    globs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteLanguages:
    """The languages that the audited pages say they are in, as written, with the number of pages; "" says nothing."""

    key: ClassVar[str] = "languages"
    scope: ClassVar[Scope] = Scope.SITE
    pages: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteLink:
    """A link from an audited page; each address once a page.

    `page_from` and `page_to` are addresses as asked for; `page_to` is "" where the link leads to no page that the crawl
    knows (a document, a page that it left out). `kind` is that of the table `link`: page, document, action, ...
    """

    page_from: str
    url: str
    kind: str
    page_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkGraph:
    """Which audited page links to what, in the order of the crawl."""

    key: ClassVar[str] = "link_graph"
    scope: ClassVar[Scope] = Scope.SITE
    links: tuple[SiteLink, ...] = ()


SITE_ARTIFACTS: tuple[type, ...] = (
    SiteFonts,
    SiteRobots,
    SiteSitemaps,
    SiteTraps,
    SiteIncludes,
    SiteLanguages,
    LinkGraph,
)
"""Every artifact of a site."""
