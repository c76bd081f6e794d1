"""HTML as typed blocks, without a browser: by elements, roles and names, in one walk over the tree."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from auditor.artifacts import BlockKind, TextBlock
from auditor.main_content import main_content
from auditor.text.reading.encoding import decode
from auditor.text.reading.html_places import Fragment, locate
from auditor.text.reading.page_frame import PageFrame, main_of
from auditor.text.reading.page_parts import (
    BLOCKS,
    BOLD,
    LINKED,
    PICTURED,
    RAISED,
    RAISED_SIGNS,
    ROLE_KINDS,
    SKIPPED,
    VERBATIM,
    cell_kind,
    is_button,
    is_data,
    is_hidden,
    kind_of,
    pictured,
    role_of,
    style_of,
)
from auditor.text.reading.redirects import leads_on
from auditor.text.reading.shallow import shallow
from auditor.text.reading.source import Places, Source, folded, line_starts, verbatim_spans

MAX_PATH_STEPS = 100
"""Steps of a selector; text that lies deeper gets the selector of its ancestor there. Pages of real sites are
some 20 deep, and browsers flatten beyond 512."""
MAX_GLOSSARY_CHARS = 200  # kept of the description of a term: an expansion is shorter
_CODE = ("script", "style", "noscript", "template")  # their text is none, so that words can be counted at once
_EXPANDABLE = frozenset({"abbr", "acronym", "dfn"})
_ACRONYM = re.compile(r"[A-Z]{2,7}")
_BUTTON_INPUTS = frozenset({"submit", "button", "reset"})
_NO_ATTRIBUTES: dict[str, str] = {}
_PLAIN_NAME = re.compile(r"-?[A-Za-z_][\w-]*")


@dataclass(slots=True)
class _Step:
    """An element as a step of a selector, which is worked out only when a block needs it."""

    parent: "_Step | None"
    tag: str
    nth: int
    depth: int
    made: str = ""


@dataclass(slots=True)
class _Context:
    """What holds for the text of a block element."""

    kind: BlockKind
    lang: str
    in_main: bool
    is_shown: bool
    is_sectioned: bool
    is_data: bool
    part: int
    step: _Step


@dataclass(slots=True)
class _Open:
    """An element whose children are being walked; `context` is that of its nearest block element."""

    element: Any
    children: Iterator[Any]
    context: _Context
    lang: str
    is_block: bool
    style: int
    step: _Step
    seen: dict[str, int]


def read_html(data: str | bytes, charset: str = "") -> Source:
    """Blocks of an HTML document or fragment; broken, empty or very deep HTML gives what can be made of it."""
    text = decode(data, charset) if isinstance(data, bytes) else data
    text = text.replace("\r\n", " \n").replace("\r", "\n").replace("\x00", "\ufffd")  # as long as before
    root = _parse(text)
    if root is None:
        return Source(title="", lang="", blocks=(), places=Places(text, list))
    title = root.find(".//title")
    if leads_on(root):
        return Source(title="", lang="", blocks=(), places=Places(text, list))
    etree.strip_elements(root, *_CODE, with_tail=False)
    lang = (root.get("lang") or root.get("xml:lang") or "").strip()
    walk = _Walk(root)
    walk.run(root, lang)
    fragments = walk.fragments
    places = Places(text, lambda: locate(text, fragments), [each[0].line for each in fragments])
    return Source(
        title=folded("".join(title.itertext())) if title is not None else "",
        lang=lang,
        blocks=tuple(walk.blocks),
        places=places,
    )


def _parse(text: str) -> Any:
    """The root element, or None where there is neither an element nor text."""
    root, was_cut = _parsed(text)
    return _parsed(shallow(text))[0] if was_cut else root


def _parsed(text: str) -> tuple[Any, bool]:
    """The root element, and whether the parser gave up where elements lie too deep."""
    if not text or text.isspace():
        return None, False
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.XMLSyntaxError:  # nothing but comments
        return None, False
    last = parser.error_log.last_error
    return root, last is not None and last.type_name == "ERR_RESOURCE_LIMIT"


class _Walk:
    """One walk over the tree; a loop, as trees may be deep."""

    def __init__(self, root: Any) -> None:
        self.blocks: list[TextBlock] = []
        self.fragments: list[list[Fragment]] = []
        self._ids = Counter(root.xpath("//@id"))
        self._opened_by = _disclosed_ids(root)
        self._buffer: list[Fragment] = []
        self._expansions: list[tuple[str, str]] = []
        self._terms: list[str] = []
        self._pictured: list[str] = []
        self._after_break = False
        self._has_plain = False  # whether text in hand is not bold
        self._parts = 0  # panels and details met so far

    def run(self, root: Any, lang: str) -> None:
        """Walk over a page in the language `lang`; text may stand in its head, when the tag of its body is left out."""
        self._main = main_of(root)
        self._frame = PageFrame(root, has_main=self._main is not root)
        step = _Step(None, "html", 1, 0, made="html")
        context = _Context("paragraph", lang, self._main is root, True, False, False, 0, step)
        self._add(root.text, root, lang, 0)
        stack = [_Open(root, iter(root), context, lang, True, 0, step, {})]
        while stack:
            top = stack[-1]
            child = next(top.children, None)
            if child is None:
                self._leave(stack)
                continue
            opened = self._meet(child, top) if isinstance(child.tag, str) else None
            if opened is not None:
                stack.append(opened)
            else:
                self._add(child.tail, child, top.lang, top.style)

    def _leave(self, stack: list[_Open]) -> None:
        done = stack.pop()
        if done.is_block:
            self._flush(done.context, done.element.tag)
        if stack:
            self._add(done.element.tail, done.element, stack[-1].lang, stack[-1].style)

    def _meet(self, element: Any, outer: _Open) -> _Open | None:
        """The element opened, or None where nothing inside it is left to walk."""
        tag = element.tag
        nth = outer.seen[tag] = outer.seen.get(tag, 0) + 1
        if tag == "br":
            self._break(outer)
            return None
        items = element.items()
        attributes = dict(items) if items else _NO_ATTRIBUTES
        self._pictured += pictured(tag, attributes) if tag in PICTURED else ()
        if tag in SKIPPED:
            if tag == "input" and attributes.get("type", "").lower() in _BUTTON_INPUTS:
                self._input(element, attributes, outer, nth)
            return None
        role = role_of(attributes)
        is_shown = self._is_shown(tag, role, attributes, outer)
        if is_shown is None:
            return None
        lang = (attributes.get("lang") or outer.lang).strip()
        step = _Step(outer.step, tag, nth, outer.step.depth + 1)
        if "id" in attributes and self._ids[attributes["id"]] == 1:
            step.made = f"#{_escaped(attributes['id'])}"
        elif tag in ("body", "head"):
            step.made = "body"
        context = outer.context
        in_main = element is self._main or (
            context.in_main and not self._frame.holds(element, role, attributes, context.is_sectioned)
        )
        is_block = tag in BLOCKS or role in ROLE_KINDS or in_main != context.in_main or is_button(tag, attributes)
        if is_block:
            self._flush(context)
            context = self._entered(element, role, attributes, context, step)
            context.lang, context.in_main, context.is_shown = lang, in_main, is_shown
            context.part = self._part(tag, role, attributes, context.part)
        elif "title" in attributes:
            self._expand(element, folded(attributes["title"]))
        style = style_of(element, role, outer.style)
        self._add(element.text, element, lang, style)
        if not is_block and not len(element):
            return None
        return _Open(element, iter(element), context, lang, is_block, style, step, {})

    def _expand(self, element: Any, long: str) -> None:
        """Keep what the title of an element within a line says that its text stands for."""
        short = folded("".join(element.itertext()))
        if long and (element.tag in _EXPANDABLE or _spells_out(short, long)):
            self._expansions.append((short, long))

    def _is_shown(self, tag: str, role: str, attributes: dict[str, str], outer: _Open) -> bool | None:
        """Whether text in the element is shown at first; None if never."""
        if (attributes or tag == "dialog") and is_hidden(tag, attributes):
            return False if attributes.get("id") in self._opened_by or role == "tabpanel" else None
        is_closed = outer.element.tag == "details" and tag != "summary" and outer.element.get("open") is None
        return outer.context.is_shown and not is_closed

    def _part(self, tag: str, role: str, attributes: dict[str, str], outer: int) -> int:
        """The number of the panel or `details` that the element is, or that it lies in."""
        if tag == "details" or role == "tabpanel" or attributes.get("id") in self._opened_by:
            self._parts += 1
            return self._parts
        return outer

    @staticmethod
    def _entered(element: Any, role: str, attributes: dict[str, str], outer: _Context, step: _Step) -> _Context:
        """The context of text in a block element, but for its language, and whether it is content and shown."""
        tag = element.tag
        if tag in ("td", "th"):
            kind = cell_kind(role, outer.kind, outer.is_data)
        else:
            kind = kind_of(tag, "button" if is_button(tag, attributes) else role, outer.kind)
        is_sectioned = outer.is_sectioned or tag in main_content().frame.sectioning
        in_data = is_data(element, role) if tag == "table" else outer.is_data
        return _Context(kind, outer.lang, outer.in_main, outer.is_shown, is_sectioned, in_data, outer.part, step)

    def _break(self, outer: _Open) -> None:
        """A line break is a space, and the second of two ends the paragraph."""
        if self._after_break:
            self._flush(outer.context)
        self._buffer.append(Fragment("\n", -1, outer.lang, is_break=True))
        self._after_break = True

    def _input(self, element: Any, attributes: dict[str, str], outer: _Open, nth: int) -> None:
        """A button made of an input shows its value."""
        if not attributes.get("value") or is_hidden("input", attributes):
            return
        self._flush(outer.context)
        step = _Step(outer.step, "input", nth, outer.step.depth + 1)
        self._buffer.append(Fragment(attributes["value"], element.sourceline or 0, outer.lang, is_attribute=True))
        self._has_plain = True
        self._flush(replace(outer.context, kind="button", step=step))

    def _add(self, text: str | None, element: Any, lang: str, style: int) -> None:
        if not text:
            return
        if not text.isspace():
            self._after_break = False
            self._has_plain = self._has_plain or not style & BOLD
        elif not self._buffer:
            return
        shown = text.translate(RAISED_SIGNS) if style & RAISED else ""
        self._buffer.append(
            Fragment(
                text,
                element.sourceline or 0,
                lang,
                raised=shown,
                is_verbatim=bool(style & VERBATIM),
                is_linked=bool(style & LINKED),
            )
        )

    def _flush(self, context: _Context, closing: str = "") -> None:
        """End the block in hand, and close the element `closing`."""
        self._after_break = False
        is_bold, self._has_plain = not self._has_plain, False
        fragments = self._buffer
        text = ""
        if fragments:
            self._buffer = []
            text = folded("".join([each.raised or each.text for each in fragments]))
        if text and (text[0].isalnum() or any(map(str.isalnum, text))):
            self._describe(text, context.step)
            langs = {each.lang for each in fragments if not each.text.isspace()}
            self.fragments.append(fragments)
            self.blocks.append(
                TextBlock(
                    kind=context.kind,
                    text=text,
                    selector=self._selector(context.step),
                    lang=langs.pop() if len(langs) == 1 else context.lang,
                    in_main=context.in_main,
                    is_shown=context.is_shown,
                    expansions=tuple(self._expansions),
                    is_bold=is_bold,
                    verbatim=verbatim_spans([(each.raised or each.text, each.is_verbatim) for each in fragments]),
                    part=context.part,
                    breaks=line_starts([(each.raised or each.text, each.is_break) for each in fragments]),
                    links=verbatim_spans([(each.raised or each.text, each.is_linked) for each in fragments]),
                    pictured=tuple(self._pictured),
                )
            )
            self._expansions.clear()
            self._pictured.clear()
        if closing == "dl":
            self._terms.clear()

    def _describe(self, text: str, step: _Step) -> None:
        """Keep the terms of a glossary, and give them what the next block says."""
        if step.tag == "dt" or (step.parent is not None and step.parent.tag == "dt"):
            self._terms.append(text)
        elif self._terms:
            self._expansions += [(term, text[:MAX_GLOSSARY_CHARS]) for term in self._terms]
            self._terms.clear()

    def _selector(self, step: _Step) -> str:
        """A selector that only this element matches (or its ancestor, where it lies too deep)."""
        while step.depth > MAX_PATH_STEPS and step.parent is not None and not step.made:
            step = step.parent
        open_steps: list[_Step] = []
        at: _Step | None = step
        while at is not None and not at.made:
            open_steps.append(at)
            at = at.parent
        made = at.made if at is not None else "html"
        for each in reversed(open_steps):
            made = each.made = f"{made} > {_escaped(each.tag)}:nth-of-type({each.nth})"
        return made


def _disclosed_ids(root: Any) -> frozenset[str]:
    """Ids of parts that a button opens: closed at first, and text of the page all the same."""
    found = root.xpath("//*[@aria-controls and (@aria-expanded or @role='tab')]/@aria-controls")
    return frozenset(each for value in found for each in value.split())


def _spells_out(short: str, title: str) -> bool:
    """Whether an element's title may be the name that its capitals stand for: it begins alike, and is longer."""
    return len(title) > len(short) and title[0].upper() == short[:1] and _ACRONYM.fullmatch(short) is not None


def _escaped(name: str) -> str:
    """A name for a CSS selector, as CSS.escape would write it."""
    if _PLAIN_NAME.fullmatch(name) and name.isascii():
        return name
    escaped = "".join(
        f"\\{ord(c):x} "
        if ord(c) < 32 or ord(c) == 127
        else c
        if c.isalnum() or c in "-_" or ord(c) > 127
        else f"\\{c}"
        for c in name
    )
    at = name[:1] == "-"  # a digit may stand neither first nor after a hyphen
    return f"{escaped[:at]}\\{ord(name[at]):x} {escaped[at + 1 :]}" if name[at : at + 1].isdecimal() else escaped
