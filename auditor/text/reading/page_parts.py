"""What an HTML element is to a reader: a kind of text, a button, hidden, a table of data or of boxes.

The same rules, for rendered pages, are in `auditor/collect/probes/document_text.js`; change both.
"""

import re
from collections.abc import Mapping
from typing import Any

from auditor.artifacts import BlockKind

SKIPPED = frozenset({
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "audio", "video",
    "select", "textarea", "datalist", "title", "meta", "link", "img", "map", "frameset", "noframes", "progress",
    "meter", "input", "rp", "rt", "s", "strike", "del",
})  # fmt: skip
"""Elements whose text is none of the page's: code, pictures, fields, and what is struck through."""
BOLD, RAISED, VERBATIM, LINKED = 1, 2, 4, 8
"""How text inside a block is set, as bits: bold, a raised sign of a footnote, code and quotes, links."""
_STYLES: Mapping[str, int] = {
    "b": BOLD, "strong": BOLD, "code": VERBATIM, "kbd": VERBATIM, "samp": VERBATIM, "tt": VERBATIM, "var": VERBATIM,
    "q": VERBATIM, "a": LINKED,
}  # fmt: skip
_NOTE_MARK = re.compile(r"\s*[\[(]?\s*(?:\d{1,3}(?:\s*[,–-]\s*\d{1,3})*|[a-pr-v])\s*[\])]?\s*")
_NOTE_ROLE = "doc-noteref"
_BEFORE_NOTE = re.compile(r"[^\W\d_][a-zß-ÿ]{2}\Z|[.,;:)”\"]\Z")
"""What a lowered sign is glued to where it is that of a footnote, and no part of a formula: "the form<sub>1</sub>"."""
PICTURED: Mapping[str, str] = {"img": "alt", "a": "aria-label", "svg": "aria-label"}
"""Elements that may be pictures, and the attribute that says what they show."""
MAX_PICTURED_CHARS = 200  # kept of the text for a picture: a name is shorter
RAISED_SIGNS = str.maketrans("0123456789abcdefghijklmnoprstuv", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛ")
"""Signs of footnotes as they are seen, raised, so that they are no part of the word before them; as long as before."""
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "head", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "label", "legend", "li", "listing", "main", "menu", "nav", "ol", "option", "p",
    "plaintext", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "xmp",
})  # fmt: skip
KINDS: Mapping[str, BlockKind] = {
    "p": "paragraph", "li": "list_item", "dd": "list_item", "h1": "heading", "h2": "heading", "h3": "heading",
    "h4": "heading", "h5": "heading", "h6": "heading", "label": "label", "legend": "label", "button": "button",
    "summary": "button", "figcaption": "caption", "caption": "caption", "blockquote": "quote", "pre": "code",
    "listing": "code", "xmp": "code", "plaintext": "code", "dt": "other", "address": "other",
}  # fmt: skip
ROLE_KINDS: Mapping[str, BlockKind] = {
    "heading": "heading", "button": "button", "tab": "button", "menuitem": "button", "listitem": "list_item",
    "cell": "cell", "gridcell": "cell", "columnheader": "cell", "rowheader": "cell", "blockquote": "quote",
    "caption": "caption", "paragraph": "paragraph",
}  # fmt: skip
KEPT_INSIDE = frozenset({"heading", "button", "label", "caption", "quote", "code", "cell"})
"""Kinds that all text inside them has too, whatever its element; but a heading in a quote stays one."""
TAKEN_OVER = frozenset({"list_item", "other"})
"""Kinds that plain paragraphs inside them take over."""

MAX_SHORT_CELL_WORDS = 12  # words of a cell in a table of data without headers; our choice
MIN_DATA_ROWS = 3  # "several" rows

_HIDDEN_STYLE = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.IGNORECASE)
# Classes of USWDS, Drupal, WordPress, Bootstrap, Foundation, GOV.UK and DSFR for what nobody is to see.
_HIDDEN_CLASSES = frozenset({
    "hidden", "hide", "is-hidden", "d-none", "display-none", "invisible", "usa-sr-only", "sr-only", "visually-hidden",
    "visuallyhidden", "screen-reader-text", "screen-reader-only", "screenreader", "screenreader-only", "element-invisible",
    "element-hidden", "show-for-sr", "offscreen", "off-screen", "a11y-hidden", "is-visually-hidden", "u-visually-hidden",
    "visually-hidden-focusable", "sr-only-focusable", "govuk-visually-hidden", "fr-sr-only",
})  # fmt: skip
_SHOWN_WHEN_WIDE = re.compile(
    r"(?:^|\s)(?:d-(?:sm|md|lg|xl|xxl)-|(?:mobile-lg|tablet|desktop):display-|(?:sm|md|lg|xl):)(?!none)"
)
_ICON = re.compile(r"icon|\bfa[srb]?\b|glyph|symbol", re.IGNORECASE)
_BUTTON_CLASSES = frozenset({"usa-button", "btn", "button"})


def role_of(attributes: Mapping[str, str]) -> str:
    """The first role given, in lower case; "" if none."""
    role = attributes.get("role")
    return role.strip().lower().split(" ")[0] if role else ""


def kind_of(tag: str, role: str, outer: BlockKind) -> BlockKind:
    """The kind of text in an element inside text of the kind `outer`."""
    if outer in KEPT_INSIDE and outer != "quote":
        return outer
    own = ROLE_KINDS.get(role) or (KINDS.get(tag, "paragraph") if role not in ("presentation", "none") else "paragraph")
    if outer == "quote":
        return "heading" if own == "heading" else "quote"
    return outer if own == "paragraph" and outer in TAKEN_OVER else own


def cell_kind(role: str, outer: BlockKind, in_data: bool) -> BlockKind:
    """The kind of text in a table's cell: that of a box is a paragraph."""
    if outer in KEPT_INSIDE:
        return outer
    return "cell" if in_data or ROLE_KINDS.get(role) == "cell" else "paragraph"


def style_of(element: Any, role: str, outer: int) -> int:
    """How the text of an lxml element is set, inside text that is set as `outer`."""
    style = outer | _STYLES.get(element.tag, 0)
    may_be_note = element.tag == "sup" or role == _NOTE_ROLE or (element.tag == "sub" and _is_glued(element))
    is_note = may_be_note and _NOTE_MARK.fullmatch("".join(element.itertext()))
    return style | RAISED if is_note else style


def _is_glued(element: Any) -> bool:
    """Whether a lowered sign stands behind a word or a mark, with no space between."""
    before = element.getprevious()
    text = element.getparent().text if before is None else before.tail
    return _BEFORE_NOTE.search(text or "") is not None


def pictured(tag: str, attributes: Mapping[str, str]) -> tuple[str, ...]:
    """The text that stands for a picture, or the name given to a link, where it is of several words."""
    text = attributes.get(PICTURED[tag], "").strip()[:MAX_PICTURED_CHARS]
    return (text,) if " " in text else ()


def is_button(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether a link is dressed as a button."""
    return tag == "a" and "class" in attributes and not _BUTTON_CLASSES.isdisjoint(attributes["class"].split())


def is_hidden(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether nobody sees the element, or only screen readers get it, as far as HTML without its styles tells."""
    if "hidden" in attributes or (tag == "dialog" and "open" not in attributes):
        return True
    if "style" in attributes and _HIDDEN_STYLE.search(attributes["style"]):
        return True
    names = attributes.get("class", "")
    if names and not _HIDDEN_CLASSES.isdisjoint(names.split()) and not _SHOWN_WHEN_WIDE.search(names):
        return True
    if attributes.get("aria-hidden") != "true":
        return False
    return tag in BLOCKS or tag == "i" or bool(_ICON.search(names))  # words beside their spoken form are seen


def is_data(table: Any, role: str) -> bool:
    """Whether a table (an lxml element) holds data: headers, a caption, or several rows of short cells.

    Old sites lay their text out in tables, whose cells are no more than boxes; a table with another table
    inside is one of those.
    """
    if role in ("presentation", "none"):
        return False
    if role in ("table", "grid", "treegrid"):
        return True
    if next((True for each in table.iter("table") if each is not table), False):
        return False
    rows, is_short = 0, True
    for row in table.iter("caption", "tr"):
        if row.tag == "caption":
            if has_words(row):
                return True
            continue
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        if any(cell.tag == "th" and has_words(cell) for cell in cells):
            return True
        rows += len(cells) > 1
        is_short = is_short and all(word_count(cell) <= MAX_SHORT_CELL_WORDS for cell in cells)
    return is_short and rows >= MIN_DATA_ROWS


def has_words(element: Any) -> bool:
    """Whether there is any text in an lxml element."""
    return any(not text.isspace() for text in element.itertext())


def word_count(element: Any) -> int:
    """Words in an lxml element."""
    return sum(len(text.split()) for text in element.itertext())
