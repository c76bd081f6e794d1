"""Where a page's main content is, and which parts in it belong to the page's frame: menus, banners, searches.

The same rules, for rendered pages, are in `auditor/collect/probes/document_text.js`; change both.
"""

import re
from collections.abc import Mapping
from enum import IntEnum
from functools import lru_cache
from math import inf
from typing import Any

from auditor.text.reading.page_parts import BLOCKS, has_words, is_hidden, role_of, word_count

FRAME_ROLES = frozenset({
    "navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar", "tree",
})  # fmt: skip
FRAME_TAGS = frozenset({"nav", "search", "dialog"})
SITE_TAGS = frozenset({"header", "footer", "aside"})
MAIN_NAMES = (
    "main",
    "main-content",
    "maincontent",
    "main_content",
    "content",
    "page-content",
    "primary",
    "bodycontent",
)
"""Ids of the main content, the surest first."""

MAX_FRAME_WORDS = 60  # words up to which a search form, or a part named like the frame, is taken out; our choice
MOSTLY_LINKS = 0.6  # share of words in links from which a part named like a menu is one; our choice
MAX_LINK_WORDS = 8  # words of the average link of a menu; links with more are cards, which hold text
FEW_WORDS = 8  # words of a share bar or a pager without any text in links
WRAPPER_SHARE = 0.9  # a part that holds more of the page's words than this is no menu, whatever its name
FRAME_SHARE = 0.5  # a part that holds more of the page's words than this is not its frame
LOOKS_PER_WORD = 20  # how often a page's words may be counted, so that nested menus take linear time

_NAME_BREAK = re.compile(r"[\s_-]+|(?<=[a-z])(?=[A-Z])")
# Names that USWDS, Drupal, WordPress, Bootstrap, Wagtail, Jekyll themes and consent services give.
_FRAME_NAME = re.compile(
    r"\b(?:cookies? (?:banner|notice|consent|bar|popup|message|compliance|law|alert|disclaimer)"
    r"|consent (?:banner|notice|popup|manager)|onetrust|cookiebot|usa banner|usa identifier|gov banner|site banner"
    r"|skip ?(?:nav|navigation|link|links|to|main|content)|(?:back|return|scroll) ?to ?top|search (?:form|box|block)"
    r"|contextual links|page ?feedback|was this (?:page )?helpful)\b"
)
_LINKS_NAME = re.compile(
    r"\b(?:breadcrumbs?|crumbs?|share|sharing|addtoany|addthis|sharethis|social|pagination|pager|paging|nav|navbar"
    r"|navigation|menu|sidenav|subnav|leftnav|topnav|toc|toolbar|tools|tabs|tags|utility|languages?)\b"
)
_SITE_NAME = re.compile(
    r"(?:(?:site|page|global|main|top|the) )?(?:header|footer|masthead|sidebar|topbar|banner)(?: wrapper| container| inner)?"
)
_NO_NAME = ("has ", "no ", "with ", "is ", "js ")
_NAMELESS = frozenset({
    "html", "head", "body", "label", "legend", "button", "summary", "caption", "h1", "h2", "h3", "h4", "h5", "h6", "main", "article", "table",
    "tbody", "tr", "td", "th",
})  # fmt: skip


class _Name(IntEnum):
    """What an id or a class says of a part."""

    NOTHING = 0
    FRAME = 1  # whatever it holds
    LINKS = 2  # if it holds mostly links
    SITE = 3  # if the page doesn't say where its main content is


class PageFrame:
    """Tells which elements (of lxml) of one page belong to its frame and not to its content.

    `has_main`: the main content has been found, and only parts inside it are asked about.
    """

    def __init__(self, root: Any, *, has_main: bool) -> None:
        self.has_main = has_main
        self._words = word_count(root)
        self._allowance = LOOKS_PER_WORD * (self._words + 100)

    def holds(self, element: Any, role: str, attributes: Mapping[str, str], is_sectioned: bool) -> bool:
        """Whether the element is navigation, a banner, a footer, a dialog, a search or the like.

        `is_sectioned`: it stands in an article, aside, main, nav or section, whose header and footer are their own.
        """
        tag = element.tag
        if role in FRAME_ROLES or (not role and tag in FRAME_TAGS):
            return True
        if not self.has_main and not is_sectioned and (role == "complementary" or (not role and tag in SITE_TAGS)):
            return True
        if tag == "form":
            return self._is_search(element, attributes)
        if tag in _NAMELESS:
            return False
        names = (attributes.get("id", ""), *attributes.get("class", "").split())
        return any(self._is_named(element, _name(each)) for each in names if each)

    def _is_named(self, element: Any, name: _Name) -> bool:
        if name == _Name.FRAME or (name == _Name.SITE and not self.has_main):
            return self._words_of(element) <= max(MAX_FRAME_WORDS, FRAME_SHARE * self._words)
        if name == _Name.LINKS and element.tag in BLOCKS:
            words = self._words_of(element)
            if words <= FEW_WORDS or words > WRAPPER_SHARE * self._words:
                return words <= FEW_WORDS
            in_links = [word_count(link) for link in element.iter("a", "button")]
            return MOSTLY_LINKS * words <= sum(in_links) <= MAX_LINK_WORDS * len(in_links)
        return False

    def _is_search(self, form: Any, attributes: Mapping[str, str]) -> bool:
        is_search = "search" in attributes.get("action", "").lower() or any(
            each.get("type") == "search" for each in form.iter("input")
        )
        return is_search and self._words_of(form) <= MAX_FRAME_WORDS

    def _words_of(self, element: Any) -> float:
        """Words of the element; infinite when too much was counted already."""
        if self._allowance <= 0:
            return inf
        words = word_count(element)
        self._allowance -= words + 1
        return words


def main_of(root: Any) -> Any:
    """The element that holds the main content: a landmark, an id that says so, the only article, or all of it."""
    for element in root.iter("main"):
        if has_words(element) and not is_hidden("main", element.attrib):
            return element
    for element in root.iterfind(".//*[@role]"):
        if role_of(element.attrib) == "main" and has_words(element):
            return element
    by_name = {each.get("id").lower(): each for each in root.iterfind(".//*[@id]")}
    for name in MAIN_NAMES:
        found = by_name.get(name)
        if found is not None and found.tag in BLOCKS and has_words(found):
            return found
    articles = list(root.iter("article"))
    return articles[0] if len(articles) == 1 and has_words(articles[0]) else root


@lru_cache(maxsize=4096)
def _name(written: str) -> _Name:
    """What an id or class says, its words told apart: "siteFooter" and "site_footer" are "site footer"."""
    name = _NAME_BREAK.sub(" ", written).strip().lower()
    if name.startswith(_NO_NAME):
        return _Name.NOTHING
    if _FRAME_NAME.search(name):
        return _Name.FRAME
    if _LINKS_NAME.search(name):
        return _Name.LINKS
    return _Name.SITE if _SITE_NAME.fullmatch(name) else _Name.NOTHING
