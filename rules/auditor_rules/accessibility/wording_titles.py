"""Whether the page's title says what the page is."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit

from auditor.artifacts import DocumentText, Structure, Visit
from auditor.message import Message, say
from auditor.model import Confidence, Finding, Harm, Outcome, Owner
from auditor.rule import PAGE_BREAK, Example, PerPage, Rule, rule
from auditor.text.empty_words import fold, is_listed, topic_stems
from auditor_rules.telling import clipped, passes

MIN_TOPIC_WORDS = 5
"""Words with a topic that a page must have before its title is held against them: below that, a short
text may well not repeat its title."""
MIN_TOLD = 0.5  # share of a title part's topic words that the text holds; read on ten government sites
MIN_SITE_PAGES = 4  # pages; with fewer, a part that titles share may be chance
MIN_SHARED = 0.5  # share of a site's titles that must hold a part for it to be the site's name
MAX_QUOTED_CHARS = 80  # characters of a title quoted in a message
_FILE_NAME = re.compile(
    r"[\w%()\[\]. -]*\.(html?|xhtml|php|aspx?|jsp|cfm|pdf|docx?|xlsx?|pptx?|txt|rtf|indd|qxd|jpe?g|png|gif)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://\S*|/\S+/\S*|localhost\S*", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s+[|\-\u2013\u2014\u00b7\u2022\u00bb\u00ab>:/~]+\s+|\s*[|\u00bb\u00ab\u2022]\s*|:\s+")
_START_PAGE = re.compile(r"/?([a-z]{2}([-_][a-z]{2,4})?/?)?((index|default|home|start)(\.\w+)?/?)?", re.IGNORECASE)
_PAGE = (
    '<!doctype html><html lang="en"><title>{title}</title><main><h1>Pay a parking ticket</h1><p>Pay online.</p></main>'
)


@rule(
    "vague-title",
    title="The page's title doesn't say what the page is about",
    family="accessibility",
    harm={"blind": Harm.SLOW, "low_vision": Harm.NOTICE, "cognitive_learning": Harm.SLOW},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:2.4.2", "failure:F25", "technique:G88"),
    act=("c4a8a4",),
    conformance=True,
    owner=Owner.CONTENT,
    examples=(
        Example("nobody named it", _PAGE.format(title="Untitled document"), "failed"),
        Example("the page's topic", _PAGE.format(title="Pay a parking ticket | Example County"), "passed"),
    ),
)
def vague_title(doc: DocumentText, structure: Structure, visit: Visit) -> Iterator[Finding]:
    """Titles such as "Untitled", "Document1.pdf" or an address.

    What it checks: whether the title is one that programs give when nobody has named a page, a file
        name or an address (fails); whether it is only "Home" or "Welcome", or has hardly a word in common
        with the page's headings and main text, and says no more than its address (a person is asked).
    Who it affects: people who hear the title first, and people who lose their place among several
        open tabs, bookmarks or search results.
    Why: the title is the first thing a screen reader says and all that a tab or a bookmark shows.
    What decides the harm: nothing measured: people read on to learn where they are.
    How to fix: start the title with the page's topic, then the site's name: "Pay a parking ticket |
        Example County".
    Limits: a title that names a neighbouring topic passes. Beginnings of words are compared, so a
        title in other words than the text is given to a person, and short pages are let pass.
        A missing title is reported by document-title.
    Sources: WCAG 2.2 success criterion 2.4.2 Page Titled, failure F25, technique G88, ACT rule c4a8a4.
    """
    title = doc.title.strip()
    if not title:
        return
    if is_listed(title, "title_whole") or not fold(title):
        yield _title(
            Outcome.FAILED, say("“{title}” is no name of a page", title=clipped(title, MAX_QUOTED_CHARS)), title
        )
    elif _FILE_NAME.fullmatch(title):
        yield _title(
            Outcome.FAILED, say("“{title}” is the name of a file", title=clipped(title, MAX_QUOTED_CHARS)), title
        )
    elif _ADDRESS.fullmatch(title):
        yield _title(Outcome.FAILED, say("“{title}” is an address", title=clipped(title, MAX_QUOTED_CHARS)), title)
    elif is_listed(title, "title_doubt"):
        yield _title(
            Outcome.CANT_TELL,
            say(
                "“{title}” fits the first page of any site. Check whether it says which",
                title=clipped(title, MAX_QUOTED_CHARS),
            ),
            title,
        )
    elif _is_foreign(title, doc, structure) and not _tells_address(title, visit.url_final):
        message = say(
            "“{title}” has hardly a word in common with the page's headings and text. Check whether it says what "
            "the page is about",
            title=clipped(title, MAX_QUOTED_CHARS),
        )
        yield _title(Outcome.CANT_TELL, message, title)
    else:
        yield Finding(Outcome.PASSED, say("the title has words of the page's text"), cause="title")


def _title(outcome: Outcome, message: Message, title: str) -> Finding:
    return Finding(outcome, message, data={"title": title}, cause="title")


def _tells_address(title: str, url: str) -> bool:
    """Whether the title has a topic word of the address and others besides; a part of the address alone tells nothing."""
    in_title, in_address = topic_stems(title), topic_stems(unquote(urlsplit(url).path))
    return bool(in_title & in_address) and bool(in_title - in_address)


def _is_foreign(title: str, doc: DocumentText, structure: Structure) -> bool:
    """Whether no part of the title has half its words, or two of them, in the main text (by their beginnings)."""
    texts = [block.text for block in doc.blocks if block.in_main or block.kind == "heading"]
    texts += [heading.text for heading in structure.headings if heading.level == 1]  # one that is heard, not seen
    own = " ".join(texts)
    text = topic_stems(own)
    if len(text) < MIN_TOPIC_WORDS:
        return False
    parts = [topic_stems(part) for part in _SEPARATOR.split(title) if part]
    parts = [part for part in parts if part]
    return bool(parts) and all(len(part & text) < MIN_TOLD * len(part) and len(part & text) < 2 for part in parts)


@rule(
    "site-name-as-title",
    title="A page's title is only the name of the site",
    family="accessibility",
    harm={"blind": Harm.SLOW, "low_vision": Harm.NOTICE, "cognitive_learning": Harm.SLOW},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:2.4.2", "failure:F25", "technique:G88"),
    conformance=True,
    owner=Owner.CONTENT,
    examples=(
        Example(
            "an inner page called as the site",
            PAGE_BREAK.join(
                f'<!doctype html><html lang="en"><title>{title}</title><main><p>Text.</p></main>'
                for title in ("Permits | Example County", "Taxes | Example County", "Parks | Example County", "Example County")
            ),
            "failed",
        ),
        Example(
            "each page says what it is about",
            PAGE_BREAK.join(
                f'<!doctype html><html lang="en"><title>{title} | Example County</title><main><p>Text.</p></main>'
                for title in ("Permits", "Taxes", "Parks", "Pools")
            ),
            "passed",
        ),
    ),
)  # fmt: skip
def site_name_as_title(pages: PerPage[DocumentText]) -> Iterator[Finding]:
    """Inner pages that are called as the whole site is.

    What it checks: whether a page other than the site's first page has a title that is only the part
        which at least half of the site's titles share.
    Who it affects: people who hear the title first, and people who lose their place among several
        open tabs, bookmarks or search results.
    Why: "Example County" on the page about permits tells where one is, not what one found.
    What decides the harm: nothing measured: people read on to learn where they are.
    How to fix: put the page's topic before the site's name: "Permits | Example County".
    Limits: needs four pages or more. First pages in other languages (/es/) are let pass.
    Sources: WCAG 2.2 success criterion 2.4.2 Page Titled, failure F25, technique G88.
    """
    titles = {url: " ".join(doc.title.split()) for url, doc in pages.items()}
    titles = {url: title for url, title in titles.items() if title}
    name = _site_name(titles)
    if not name:
        return
    passed = 0
    for url, title in titles.items():
        if title.casefold() == name and not _START_PAGE.fullmatch(urlsplit(url).path):
            message = say("“{title}” is the name of the site, not of this page", title=clipped(title, MAX_QUOTED_CHARS))
            yield Finding(Outcome.FAILED, message, data={"url": url, "title": title}, cause="title")
        else:
            passed += 1
    yield from passes(passed, say("the title has more than the site's name"))


def _site_name(titles: Mapping[str, str]) -> str:
    """The part that enough titles share beside parts of their own, in lower case; "" when there is none."""
    if len(titles) < MIN_SITE_PAGES:
        return ""
    counts: Counter[str] = Counter()
    for title in titles.values():
        parts = {part.strip().casefold() for part in _SEPARATOR.split(title) if part and part.strip()}
        if len(parts) > 1:
            counts.update(parts)
    if not counts:
        return ""
    part, count = max(counts.items(), key=lambda item: (item[1], item[0]))
    return part if count >= MIN_SHARED * len(titles) else ""


RULES: tuple[Rule, ...] = (vague_title, site_name_as_title)
