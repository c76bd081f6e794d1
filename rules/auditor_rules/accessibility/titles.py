"""Page titles across a site."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from auditor.artifacts import DocumentText, Links
from auditor.link_groups import ALIKE, address, likeness, sketch
from auditor.message import say, say_count
from auditor.model import Finding, Harm, Outcome, Owner
from auditor.rule import PAGE_BREAK, Example, PerPage, rule
from auditor_rules.telling import clipped, passes

MAX_QUOTED_CHARS = 80  # characters of a title quoted in a message
MAX_NAMED_PAGES = 3  # other pages of the same title that a finding names
MAX_COMPARED = 10  # texts of one path that a page's text is compared with: enough for the views of one page

# Names of the parameters and folders by which sites number the parts of one list.
_PAGING_PARAMETERS = frozenset({"page", "p", "pg", "paged", "pagenum", "pagenumber", "page_no", "offset", "start"})
_PAGING_FOLDER = re.compile(r"/(page|p)[/-]?\d+(?=/|$)", re.IGNORECASE)
_PAGING_FILE = re.compile(r"/index[-_]?\d+(?=\.[a-z]{3,5}$)", re.IGNORECASE)  # index2.html is a part of index.html


@dataclass(frozen=True, slots=True)
class _Page:
    url: str
    title: str
    series: str  # its address (the canonical one, else where it was met) without the number of a list's part
    path: str  # that address without its query
    digest: str  # of its main text: two addresses of one text are one page
    sketch: tuple[int, ...]  # of that text: one path with two queries and nearly one text is one page


@rule(
    "duplicate-titles",
    title="Several pages share one title",
    family="accessibility",
    harm={"blind": Harm.SLOW, "cognitive_learning": Harm.SLOW},
    refs=("wcag22:2.4.2", "technique:G88"),
    owner=Owner.CONTENT,
    examples=(
        Example(
            "two different pages called the same",
            '<!doctype html><html lang="en"><title>Example County</title><main><p>Pay a parking ticket.</p></main>'
            f'{PAGE_BREAK}<!doctype html><html lang="en"><title>Example County</title><main><p>Get a permit.</p></main>',
            "failed",
        ),
        Example(
            "each page says what it is about",
            '<!doctype html><html lang="en"><title>Pay a ticket | Example County</title><main><p>Pay here.</p></main>'
            f'{PAGE_BREAK}<!doctype html><html lang="en"><title>Permits | Example County</title><main><p>Permits.</p></main>',
            "passed",
        ),
    ),
)
def duplicate_titles(pages: PerPage[DocumentText], links: PerPage[Links]) -> Iterator[Finding]:
    """Pages that can't be told apart by their title.

    What it checks: whether two or more different pages in one language carry the same title.
    Who it affects: people who listen to the page and hear its title first, and people who lose
        their place among several open tabs, bookmarks or search results.
    Why: the title is the first thing a screen reader says, and the only thing that a tab, a
        bookmark or a search result shows. When ten pages say the same, nobody knows which is which.
    What decides the harm: nothing measured: people open the page and read on to learn which of them it
        is.
    How to fix: start each title with what that page is about, then the name of the site:
        "Pay a parking ticket | Example County".
    Limits: parts of one numbered list, translations, and one page under two addresses may share a
        title and are not reported: addresses that differ by "www.", an index file, a last slash or what only
        counts visitors, that name one canonical address, that have one text, or that differ by their query
        alone and have nearly one text. A title that is unique and still says nothing passes. A missing
        title is reported by document-title.
    Sources: WCAG 2.2 success criterion 2.4.2 Page Titled (it asks for a title that describes the
        page; sharing one does not by itself fail it), technique G88.
    """
    groups: dict[tuple[str, str], list[_Page]] = defaultdict(list)
    for url, doc in pages.items():
        title = " ".join(doc.title.split())
        if title:
            lang = re.split(r"[-_]", doc.lang.strip().lower())[0]
            groups[title.casefold(), lang].append(_page(url, title, doc, links.get(url)))
    unique = 0
    for group in groups.values():
        same = _same_pages(group)
        if len(set(same)) == 1:
            unique += len(group)
            continue
        for page, own in zip(group, same, strict=True):
            yield _duplicate(page, [group[first] for first in dict.fromkeys(same) if first != own])
    yield from passes(unique, say("no other page has this title"))


def _page(url: str, title: str, doc: DocumentText, links: Links | None) -> _Page:
    place = (links.canonical_url if links else None) or url
    text = "\n".join(block.text for block in doc.blocks if block.in_main)
    path, *_ = address(place).partition("?")
    return _Page(url, title, _series(place), path, _digest(url, text), sketch(text))


def _same_pages(group: list[_Page]) -> list[int]:
    """For each page of a group the place of the first that is the same page under another address."""
    same = list(range(len(group)))
    first: dict[tuple[str, str], int] = {}
    compared: dict[str, list[int]] = defaultdict(list)  # path -> pages with different texts
    for number, page in enumerate(group):
        known = [first.setdefault(key, number) for key in (("series", page.series), ("digest", page.digest))]
        alike = (one for one in compared[page.path] if likeness(group[one].sketch, page.sketch) >= ALIKE)
        twin = next(alike, None)
        if twin is not None:
            known.append(twin)
        elif len(compared[page.path]) < MAX_COMPARED:
            compared[page.path].append(number)
        roots = {same[one] for one in known}
        same = [min(roots) if root in roots else root for root in same] if len(roots) > 1 else same
    return same


def _duplicate(page: _Page, others: list[_Page]) -> Finding:
    named = [other.url for other in others[:MAX_NAMED_PAGES]]
    return Finding(
        Outcome.FAILED,
        say_count(
            "“{title}” is also the title of {n} other page",
            "“{title}” is also the title of {n} other pages",
            n=len(others),
            title=clipped(page.title, MAX_QUOTED_CHARS),
        ),
        data={"url": page.url, "title": page.title, "others": len(others), "for_example": named},
        cause=page.title.casefold(),
    )


def _series(url: str) -> str:
    """The address without what numbers the parts of one list, and without what leads to the same page anyway."""
    parts = urlsplit(url)
    query = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if name.lower() not in _PAGING_PARAMETERS
    ]
    path = _PAGING_FILE.sub("/index", _PAGING_FOLDER.sub("", parts.path))
    whole = parts._replace(path=path or "/", query=urlencode(query), fragment="")
    return address(urlunsplit(whole))


def _digest(url: str, text: str) -> str:
    """A digest of the main text; of the address when there is none, so that empty pages differ."""
    return hashlib.sha256((text or url).encode("utf-8", "surrogatepass")).hexdigest()
