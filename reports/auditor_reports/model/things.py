"""What a finding is about, in words that whoever knows the page would use: "the menu button", "the link “Fees”"."""

import re
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

from auditor.message import Message, say
from auditor_reports.words import clipped

MAX_NAME_CHARS = 50
_HOOKS = ("id", "class", "aria-controls", "data-target", "data-bs-target", "name", "type", "href", "src")
"""Attributes whose words tell what a control without a name is for."""
_MENU = re.compile(r"menu|nav|hamburger|burger|drawer", re.IGNORECASE)
_SEARCH = re.compile(r"search|buscar|suche|recherche|magnif", re.IGNORECASE)
_CLOSE = re.compile(r"close|dismiss|cerrar|fermer", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]")
_CUT_TAG = re.compile(r"<[^<>]*\Z")  # snippets end in the middle of a tag
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_NO_FIELDS = frozenset({"submit", "button", "reset", "image"})
_BOXES = frozenset({"checkbox", "radio"})


def thing_of(html: str) -> Message | None:
    """The element that a snippet begins with; None for the page as a whole and what has no words."""
    element = BeautifulSoup(_CUT_TAG.sub("", html), "html.parser").find(True) if html else None
    if not isinstance(element, Tag):
        return None
    kind = _kind(element)
    if kind in _HEADINGS:
        kind = "heading"
    make = _THINGS.get(kind)
    return make(element) if make else _words_of(element)


def _kind(element: Tag) -> str:
    role = str(element.get("role", "")).lower()
    if role in {"button", "link", "img", "heading"}:
        return {"link": "a"}.get(role, role)
    if element.name == "input":
        return "button" if str(element.get("type", "")).lower() in _NO_FIELDS else "input"
    return element.name


def _name(element: Tag) -> str:
    """The words that stand on an element or are given to it."""
    words = " ".join(element.get_text(" ").split())
    inside = element.find(["img", "svg"])
    pictured = inside.get("alt") or inside.get("aria-label") if isinstance(inside, Tag) else ""
    given = (str(element.get(name, "")) for name in ("aria-label", "alt", "value", "title", "placeholder"))
    return clipped(
        next((text for text in (words, str(pictured or ""), *given) if _WORD.search(text)), ""), MAX_NAME_CHARS
    )


def _hooks(element: Tag) -> str:
    found = (element.get(name, "") for name in _HOOKS)
    return " ".join(" ".join(each) if isinstance(each, list) else str(each) for each in found)


def _button(element: Tag) -> Message:
    name, hooks = _name(element), _hooks(element)
    if name:
        return say("the button “{name}”", name=name)
    if _MENU.search(hooks):
        return say("the menu button")
    if _SEARCH.search(hooks):
        return say("the search button")
    if _CLOSE.search(hooks):
        return say("the button that closes")
    return say("a button without words")


def _link(element: Tag) -> Message:
    name, target = _name(element), str(element.get("href", ""))
    if name:
        return say("the link “{name}”", name=name)
    return say("the link to {address}", address=_short(target)) if target else say("a link without words")


def _field(element: Tag) -> Message:
    hooks = " ".join(str(element.get(each, "")) for each in ("type", "id", "name", "placeholder", "aria-label"))
    if _SEARCH.search(hooks):
        return say("the search field")
    given = _given(element)
    if str(element.get("type", "")).lower() in _BOXES:
        return say("the box “{name}”", name=given) if given else say("a box to tick")
    return say("the field “{name}”", name=given) if given else say("a field")


def _drop_down(element: Tag) -> Message:
    given = _given(element)
    return say("the drop-down “{name}”", name=given) if given else say("a drop-down")


def _given(element: Tag) -> str:
    """What a field is called by its author, as its label stands elsewhere."""
    found = (str(element.get(name, "")).strip() for name in ("aria-label", "placeholder", "title", "name", "id"))
    return clipped(next((each for each in found if each), ""), MAX_NAME_CHARS)


def _picture(element: Tag) -> Message:
    alt, source = str(element.get("alt") or element.get("aria-label") or "").strip(), str(element.get("src", ""))
    if alt:
        return say("the picture “{name}”", name=clipped(alt, MAX_NAME_CHARS))
    file = source.partition("?")[0].rpartition("/")[2]
    if source.startswith("data:") or not file:
        return say("a picture without a file name")
    return say("the picture {file}", file=clipped(file, MAX_NAME_CHARS))


def _frame(element: Tag) -> Message:
    title, source = str(element.get("title", "")).strip(), str(element.get("src", ""))
    if title:
        return say("the frame “{name}”", name=clipped(title, MAX_NAME_CHARS))
    host = urlsplit(source).netloc
    return say("the frame from {host}", host=clipped(host, MAX_NAME_CHARS)) if host else say("a frame")


def _heading(element: Tag) -> Message:
    name = _name(element)
    return say("the heading “{name}”", name=name) if name else say("an empty heading")


def _list(element: Tag) -> Message:
    name = _name(element)
    return say("the list that begins with “{name}”", name=name) if name else say("a list")


def _table(element: Tag) -> Message:
    name = _name(element)
    return say("the table that begins with “{name}”", name=name) if name else say("a table")


def _words_of(element: Tag) -> Message | None:
    name = _name(element)
    return say("“{name}”", name=name) if name else None


def _none(_: Tag) -> None:
    return None


def _short(address: str) -> str:
    parts = urlsplit(address)
    return clipped(
        (parts.path.rstrip("/").rpartition("/")[2] and parts.path) or parts.netloc or address, MAX_NAME_CHARS
    )


_THINGS: Mapping[str, Callable[[Tag], Message | None]] = {
    "a": _link,
    "button": _button,
    "dl": _list,
    "heading": _heading,
    "iframe": _frame,
    "img": _picture,
    "input": _field,
    "ol": _list,
    "select": _drop_down,
    "svg": _picture,
    "table": _table,
    "textarea": _field,
    "ul": _list,
} | dict.fromkeys(("html", "head", "body", "meta", "title", "main", "form"), _none)
