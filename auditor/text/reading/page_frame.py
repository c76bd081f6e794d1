"""Where a page's main content is, and which parts in it belong to the page's frame: menus, banners, searches.

What is what stands in the table (auditor/main_content.py). How it is used, for rendered pages, is in
`auditor/collect/probes/document_text.js`; change both.
"""

import re
from collections.abc import Mapping
from enum import IntEnum
from functools import lru_cache
from math import inf
from typing import Any

from auditor.main_content import main_content
from auditor.text.reading.page_parts import BLOCKS, has_words, is_hidden, role_of, word_count

_NAME_BREAK = re.compile(r"[\s_-]+|(?<=[a-z])(?=[A-Z])")


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
        self._marks = main_content().frame
        self._limits = main_content().limits
        self._words = word_count(root)
        self._allowance = self._limits.looks_per_word * (self._words + 100)

    def holds(self, element: Any, role: str, attributes: Mapping[str, str], is_sectioned: bool) -> bool:
        """Whether the element is navigation, a banner, a footer, a dialog, a search or the like.

        `is_sectioned`: it stands in an article, aside, main, nav or section, whose header and footer are their own.
        """
        tag = element.tag
        if role in self._marks.roles or (not role and tag in self._marks.tags):
            return True
        if (
            not self.has_main
            and not is_sectioned
            and (role in self._marks.site_roles or (not role and tag in self._marks.site_tags))
        ):
            return True
        if tag == "form":
            return self._is_search(element, attributes)
        if tag in main_content().named.nameless:
            return False
        names = (attributes.get("id", ""), *attributes.get("class", "").split())
        return any(self._is_named(element, _name(each)) for each in names if each)

    def _is_named(self, element: Any, name: _Name) -> bool:
        if name == _Name.FRAME or (name == _Name.SITE and not self.has_main):
            return self._words_of(element) <= max(self._limits.frame_words, self._limits.frame_share * self._words)
        if name == _Name.LINKS and element.tag in BLOCKS:
            words = self._words_of(element)
            if words <= self._limits.few_words or words > self._limits.wrapper_share * self._words:
                return words <= self._limits.few_words
            in_links = [word_count(link) for link in element.iter("a", "button")]
            return self._limits.mostly_links * words <= sum(in_links) <= self._limits.link_words * len(in_links)
        return False

    def _is_search(self, form: Any, attributes: Mapping[str, str]) -> bool:
        is_search = "search" in attributes.get("action", "").lower() or any(
            each.get("type") == "search" for each in form.iter("input")
        )
        return is_search and self._words_of(form) <= self._limits.frame_words

    def _words_of(self, element: Any) -> float:
        """Words of the element; infinite when too much was counted already."""
        if self._allowance <= 0:
            return inf
        words = word_count(element)
        self._allowance -= words + 1
        return words


def main_of(root: Any) -> Any:
    """The element that holds the main content: a landmark, an id that says so, the only article, or all of it."""
    marks = main_content().main
    for element in root.iter(marks.landmark):
        if has_words(element) and not is_hidden(marks.landmark, element.attrib):
            return element
    for element in root.iterfind(".//*[@role]"):
        if role_of(element.attrib) == marks.landmark and has_words(element):
            return element
    by_name = {each.get("id").lower(): each for each in root.iterfind(".//*[@id]")}
    for name in marks.names:
        found = by_name.get(name)
        if found is not None and found.tag in BLOCKS and has_words(found):
            return found
    articles = list(root.iter("article"))
    return articles[0] if len(articles) == 1 and has_words(articles[0]) else root


@lru_cache(maxsize=1)
def _meanings() -> tuple[tuple[_Name, re.Pattern[str]], ...]:
    """What a name means by the first of these that it matches."""
    named = main_content().named
    return (
        (_Name.NOTHING, re.compile(rf"^(?:{'|'.join(named.states)}) ")),
        (_Name.FRAME, re.compile(rf"\b(?:{'|'.join(named.frame)})\b")),
        (_Name.LINKS, re.compile(rf"\b(?:{'|'.join(named.links)})\b")),
        (_Name.SITE, re.compile(rf"^(?:{'|'.join(named.site)})\Z")),
    )


@lru_cache(maxsize=4096)
def _name(written: str) -> _Name:
    """What an id or class says, its words told apart: "siteFooter" and "site_footer" are "site footer"."""
    name = _NAME_BREAK.sub(" ", written).strip().lower()
    return next((meaning for meaning, pattern in _meanings() if pattern.search(name)), _Name.NOTHING)
