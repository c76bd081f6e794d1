"""The text of a paragraph of Markdown, each part with its place in the file."""

import re
from collections.abc import Sequence
from html import unescape
from typing import NamedTuple

from markdown_it.token import Token

from auditor.text.reading.source import Run, folded

MAX_MARKUP_CHARS = 2000
"""Characters of markup looked over for the next part of the text, so that a long paragraph takes linear time."""
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,60}\]:?")
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TITLED = re.compile(r"<(?:abbr|acronym|dfn)\b[^>]*?\btitle\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_CLOSED = re.compile(r"</(?:abbr|acronym|dfn)", re.IGNORECASE)

_LINK_TAG = re.compile(r"<(/?)a\b", re.IGNORECASE)


class Paragraph(NamedTuple):
    """Runs of text, the expansions that the paragraph's HTML gives, and the numbers of the runs of code and of links."""

    runs: list[Run]
    expansions: list[tuple[str, str]]
    code: set[int]
    links: set[int]


def _empty() -> Paragraph:
    return Paragraph([], [], set(), set())


class InlineText:
    """Reads inline tokens against the part `start` to `end` of `text`; `at` is how far it has come."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.at = start
        self._text = text
        self._end = end
        self._paragraphs: list[Paragraph] = [_empty()]
        self._is_linked = False
        self._breaks = 0
        self._long = ""
        self._short_from = 0

    def paragraphs(self, children: Sequence[Token]) -> list[Paragraph]:
        """The text of `children`; two line breaks in HTML end a paragraph."""
        for child in children:
            if child.type == "text":
                self._words(child.content)
            elif child.type == "text_special":
                found = self._find(child.markup)
                self._add((child.content, [found] * len(child.content) if found >= 0 else None))
            elif child.type == "code_inline":
                found = self._find(child.content)
                self._paragraphs[-1].code.add(len(self._paragraphs[-1].runs))
                self._add((child.content, range(found, found + len(child.content)) if found >= 0 else None))
            elif child.type in ("softbreak", "hardbreak"):
                self._paragraphs[-1].runs.append((" ", None))
            elif child.type == "html_inline":
                self._html(child.content)
            elif child.type == "image":
                self._find("![")
                self._find(child.content.split("\n")[0][:100])
                self._skip_address()
            elif child.type in ("link_open", "link_close"):
                self._is_linked = child.type == "link_open"
                if child.type == "link_close" and child.markup != "autolink":
                    self._skip_address()
        return self._paragraphs

    def _words(self, content: str) -> None:
        """Text without references to footnotes, and without the mark at the start of one."""
        done = 0
        found = self._find(content)
        for note in [*_FOOTNOTE.finditer(content), None]:
            until = note.start() if note else len(content)
            self._add((content[done:until], range(found + done, found + until) if found >= 0 else None))
            done = note.end() if note else until

    def _add(self, run: Run) -> None:
        if not run[0]:
            return
        if not run[0].isspace():
            self._breaks = 0
            if self._is_linked:
                self._paragraphs[-1].links.add(len(self._paragraphs[-1].runs))
        self._paragraphs[-1].runs.append(run)

    def _find(self, part: str) -> int:
        """Offset of the next `part`, which is passed; -1 if it isn't there."""
        limit = min(self._end, self.at + len(part) + MAX_MARKUP_CHARS)
        found = self._text.find(part, self.at, limit)
        if found >= 0:
            self.at = found + len(part)
        return found

    def _html(self, tag: str) -> None:
        self._find(tag)
        runs, expansions, *_ = self._paragraphs[-1]
        if _BREAK_TAG.fullmatch(tag):
            self._breaks += 1
            runs.append((" ", None))
            if self._breaks == 2:  # an empty line
                self._paragraphs.append(_empty())
        elif link := _LINK_TAG.match(tag):
            self._is_linked = not link[1]
        elif titled := _TITLED.match(tag):
            self._long, self._short_from = folded(unescape(titled[1] or titled[2] or "")), len(runs)
        elif self._long and _CLOSED.match(tag):
            expansions.append((folded("".join(text for text, _ in runs[self._short_from :])), self._long))
            self._long = ""

    def _skip_address(self) -> None:
        """Pass the rest of a link or picture: `](address "title")`, `][name]` or `]`."""
        text, end = self._text, min(self._end, self.at + MAX_MARKUP_CHARS)
        closed = text.find("]", self.at, end)
        if closed < 0:
            return
        self.at = closed + 1
        opening = text[closed + 1 : closed + 2]
        if opening == "[":
            self.at = max(self.at, text.find("]", closed + 2, end) + 1)
        elif opening == "(":
            depth = 0
            for number in range(closed + 1, end):
                depth += {"(": 1, ")": -1}.get(text[number], 0)
                if depth == 0:
                    self.at = number + 1
                    return
