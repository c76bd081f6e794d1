"""Markdown (CommonMark with tables, and what site generators add to it) as typed blocks."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from auditor.artifacts import BlockKind, TextBlock
from auditor.text.reading.encoding import decode
from auditor.text.reading.html import read_html
from auditor.text.reading.markdown_inline import InlineText, Paragraph
from auditor.text.reading.source import Pieces, Places, Run, Source, folded, folded_pieces, verbatim_spans

_FRONT_MATTER = re.compile(
    r"\A\ufeff?(---|\+\+\+)[ \t]*\r?\n(.*?)^(?:\1|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_YAML_LINE = re.compile(r"^(title|lang|language|locale)[ \t]*:[ \t]*(.*?)[ \t]*$", re.MULTILINE)
# Jekyll, Hugo and Eleventy: {% tag %}, {{ value }}; kramdown: {: .class}; PHP Markdown Extra: *[HTML]: Hyper ...
# Their length is limited so that openings without an end take linear time.
_TEMPLATE = re.compile(r"\{%.{0,300}?%\}|\{\{.{0,300}?\}\}|\{:[^}\n]{0,300}\}", re.DOTALL)
_ABBREVIATION = re.compile(r"^\*\[([^\]\n]+)\]:[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_UNSEEN = "\u2060"  # stands in for what is no text; folding drops it

_KINDS: Mapping[str, BlockKind] = {
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "blockquote": "quote", "list_item": "list_item", "th": "cell", "td": "cell",
}  # fmt: skip


@dataclass(slots=True)
class _Block:
    """A block as read: `pieces` are worked out when asked for; `line` is where it begins (from 1)."""

    block: TextBlock
    pieces: Callable[[], Pieces]
    line: int


def read_markdown(data: str | bytes, charset: str = "") -> Source:
    """Blocks of a Markdown file; its title and language are those of the front matter, or the first heading 1."""
    text = decode(data, charset) if isinstance(data, bytes) else data
    text = text.replace("\r\n", " \n").replace("\r", "\n").replace("\x00", "\ufffd")  # as long as before
    front, facts = _front_matter(text)
    reading = _Reading(_blanked(text, front))
    reading.read()
    blocks = reading.blocks
    abbreviations = tuple((short, folded(long)) for short, long in _ABBREVIATION.findall(text))
    if blocks and abbreviations:
        last = blocks[-1].block
        blocks[-1].block = replace(last, expansions=last.expansions + abbreviations)
    return Source(
        title=facts.get("title", "") or reading.title,
        lang=facts.get("lang", ""),
        blocks=tuple(each.block for each in blocks),
        places=Places(text, lambda: [each.pieces() for each in blocks], [each.line for each in blocks]),
    )


def _front_matter(text: str) -> tuple[int, dict[str, str]]:
    """Where the front matter ends, and its title and lang. YAML is read line by line: both are plain values there."""
    found = _FRONT_MATTER.match(text)
    if found is None:
        return 0, {}
    if found[1] == "+++":
        try:
            values: dict[str, Any] = tomllib.loads(found[2])
        except tomllib.TOMLDecodeError:
            values = {}
    else:
        values = {name: value.strip("\"'") for name, value in _YAML_LINE.findall(found[2])}
    lang = next((str(values[name]) for name in ("lang", "language", "locale") if values.get(name)), "")
    return found.end(), {"title": folded(str(values.get("title", ""))), "lang": lang.strip().replace("_", "-")}


def _blanked(text: str, front: int) -> str:
    """`text`, as long as before, without its front matter, templates' tags and lists of abbreviations."""
    parts = [re.sub(r"[^\n]", " ", text[:front])]
    at = front
    for found in sorted([*_TEMPLATE.finditer(text, front), *_ABBREVIATION.finditer(text, front)], key=re.Match.start):
        if found.start() < at:
            continue
        parts.append(text[at : found.start()])
        line_start = text.rfind("\n", 0, found.start()) + 1
        line_end = text.find("\n", found.end())
        rest = text[line_start : found.start()] + text[found.end() : line_end if line_end >= 0 else len(text)]
        # Spaces in front of text would make it code.
        parts.append(re.sub(r"[^\n]", " " if not rest.strip() else _UNSEEN, found[0]))
        at = found.end()
    return "".join([*parts, text[at:]])


class _Reading:
    """One pass over the tokens of a text."""

    def __init__(self, text: str) -> None:
        self.blocks: list[_Block] = []
        self.title = ""
        self._text = text
        self._lines = Places(text, list)
        self._open: list[str] = []
        self._first_line = 0  # of the token in hand, from 0
        self._last_line = 0
        self._at = 0  # offset in the text up to which everything is placed

    def read(self) -> None:
        """Read all tokens."""
        parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("text_join")
        for token in parser.parse(self._text):
            if token.map:
                self._first_line, self._last_line = token.map
            if token.nesting == 1:
                self._open.append(token.tag if token.type == "heading_open" else token.type.removesuffix("_open"))
            elif token.nesting == -1:
                self._open.pop()
            elif token.type == "inline":
                self._inline(token.children or [])
            elif token.type in ("fence", "code_block"):
                self._code(token.content)
            elif token.type == "html_block":
                self._html()

    def _kind(self) -> BlockKind:
        """The kind of text inside the elements that are open, the innermost that says one."""
        return next((_KINDS[name] for name in reversed(self._open) if name in _KINDS), "paragraph")

    def _inline(self, children: list[Token]) -> None:
        start, end = self._range()
        inline = InlineText(self._text, max(start, self._at), end)
        for paragraph in inline.paragraphs(children):
            self._keep(self._kind(), paragraph)
        self._at = max(self._at, inline.at)
        if "h1" in self._open and not self.title and self.blocks:
            self.title = self.blocks[-1].block.text

    def _code(self, content: str) -> None:
        start, end = self._range()
        runs: list[Run] = []
        at = max(start, self._at)
        for line in content.split("\n"):
            found = self._text.find(line.strip(), at, end)
            runs.append((line.strip(), range(found, found + len(line.strip())) if found >= 0 else None))
            runs.append((" ", None))
            at = found + len(line.strip()) if found >= 0 else at
        self._at = max(self._at, at)
        self._keep("code", Paragraph(runs, [], set(), set()))

    def _html(self) -> None:
        """HTML between paragraphs; what stands inside it in Markdown comes in tokens of its own."""
        start, end = self._range()
        nested = read_html(self._text[start:end])
        for number, block in enumerate(nested.blocks):
            line = nested.places.line(number) or 1
            pieces = partial(_shifted, nested.places, number, start)
            self.blocks.append(_Block(replace(block, selector=""), pieces, self._first_line + line))
        self._at = max(self._at, end)

    def _keep(self, kind: BlockKind, paragraph: Paragraph) -> None:
        runs = paragraph.runs
        text = folded("".join(text for text, _ in runs))
        if any(map(str.isalnum, text)):
            block = TextBlock(
                kind=kind,
                text=text,
                selector="",
                expansions=tuple(paragraph.expansions),
                verbatim=verbatim_spans([(part, number in paragraph.code) for number, (part, _) in enumerate(runs)]),
                links=verbatim_spans([(part, number in paragraph.links) for number, (part, _) in enumerate(runs)]),
            )
            self.blocks.append(_Block(block, partial(folded_pieces, runs), self._first_line + 1))

    def _range(self) -> tuple[int, int]:
        """Offsets of the lines of the token in hand."""
        return self._lines.line_start(self._first_line + 1), self._lines.line_start(self._last_line + 1)


def _shifted(places: Places, block: int, by: int) -> Pieces:
    return [(at, offset + by if offset >= 0 else -1) for at, offset in places.pieces(block)]
