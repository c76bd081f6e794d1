"""Page titles across a site."""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from auditor.artifacts import DocumentText
from auditor.message import say, say_count
from auditor.model import Finding, Harm, Outcome, Owner
from auditor.rule import PAGE_BREAK, Example, PerPage, rule
from auditor_rules.telling import clipped, passes

MAX_QUOTED_CHARS = 80  # characters of a title quoted in a message
MAX_NAMED_PAGES = 3  # other pages of the same title that a finding names

# Names of the parameters and folders by which sites number the parts of one list.
_PAGING_PARAMETERS = frozenset({"page", "p", "pg", "paged", "pagenum", "pagenumber", "page_no", "offset", "start"})
_PAGING_FOLDER = re.compile(r"/(page|p)[/-]?\d+(?=/|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Page:
    url: str
    title: str
    series: str  # its address without the number of a list's part
    digest: str  # of its main text: two addresses of one text are one page


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
def duplicate_titles(pages: PerPage[DocumentText]) -> Iterator[Finding]:
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
    Limits: parts of one numbered list, translations, and one text under two addresses may share a
        title and are not reported. A title that is unique and still says nothing passes. A missing
        title is reported by document-title.
    Sources: WCAG 2.2 success criterion 2.4.2 Page Titled (it asks for a title that describes the
        page; sharing one does not by itself fail it), technique G88.
    """
    groups: dict[tuple[str, str], list[_Page]] = defaultdict(list)
    for url, doc in pages.items():
        title = " ".join(doc.title.split())
        if title:
            lang = re.split(r"[-_]", doc.lang.strip().lower())[0]
            groups[title.casefold(), lang].append(_Page(url, title, _series(url), _digest(url, doc)))
    unique = 0
    for group in groups.values():
        for page, others in zip(group, _others(group), strict=True):
            if others:
                yield _duplicate(page, others, group)
            else:
                unique += 1
    yield from passes(unique, say("no other page has this title"))


def _others(group: list[_Page]) -> list[int]:
    """For each page of a group, how many others are a different page indeed."""
    series = Counter(page.series for page in group)
    digests = Counter(page.digest for page in group)
    both = Counter((page.series, page.digest) for page in group)
    return [len(group) - series[page.series] - digests[page.digest] + both[page.series, page.digest] for page in group]


def _duplicate(page: _Page, others: int, group: list[_Page]) -> Finding:
    named: list[str] = []
    for other in group:
        if len(named) == MAX_NAMED_PAGES:
            break
        if other.series != page.series and other.digest != page.digest:
            named.append(other.url)
    return Finding(
        Outcome.FAILED,
        say_count(
            "“{title}” is also the title of {n} other page",
            "“{title}” is also the title of {n} other pages",
            n=others,
            title=clipped(page.title, MAX_QUOTED_CHARS),
        ),
        data={"url": page.url, "title": page.title, "others": others, "for_example": named},
        cause=page.title.casefold(),
    )


def _series(url: str) -> str:
    """The address without what numbers the parts of one list."""
    parts = urlsplit(url)
    query = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if name.lower() not in _PAGING_PARAMETERS
    ]
    return urlunsplit(
        parts._replace(path=_PAGING_FOLDER.sub("", parts.path) or "/", query=urlencode(query), fragment="")
    )


def _digest(url: str, doc: DocumentText) -> str:
    """A digest of the main text; of the address when there is none, so that empty pages differ."""
    text = "\n".join(block.text for block in doc.blocks if block.in_main)
    return hashlib.sha256((text or url).encode("utf-8", "surrogatepass")).hexdigest()
