"""What the page's scripts listen to, and what the handlers' own text tells of them."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from auditor.model import Target

Place = Literal["window", "document", "root", "element"]
"""`root` is the html or body element."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handler:
    """One handler as its source text reads; what it calls is not looked into.

    `source` is clipped to 160 characters. `characters` are the printable characters that the key is
    compared with. `reads_key`: it looks at which key it was; `reads_modifiers`: at Ctrl, Alt or Meta.
    `names_focus`: it looks at the focused or the hit element; `spares_fields`: it does so to leave text
    fields alone. `prevents_default`: it calls preventDefault or returns false; `reads_clipboard`: it
    takes what is pasted itself. `acts`: it navigates, submits, clicks or opens something.
    `is_empty`: it has no statement. `only_reports`: it speaks of nothing but visitor statistics.
    """

    event: str
    source: str = ""
    characters: tuple[str, ...] = ()
    reads_key: bool = False
    reads_modifiers: bool = False
    names_focus: bool = False
    spares_fields: bool = False
    prevents_default: bool = False
    reads_clipboard: bool = False
    acts: bool = False
    is_empty: bool = False
    only_reports: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Listened:
    """An element (or the window or document) with listeners that matter to people without a mouse.

    `is_delegated`: the listener sits on an ancestor and names this element by a selector. `is_control`:
    the browser or a widget role makes it operable. `is_focusable` says whether Tab or a script may focus
    it; `has_click_attribute` and `has_paste_attribute`: its HTML has the handler. `around` is the control it stands in ("", "control", "label", "composite"), `controls_inside` how
    many focusable elements it holds. `is_hidden_from_at`: aria-hidden, inert or presentational.
    `twin` says why it need not be reached by itself: a control of the "same text", a "control beside" it, or, of a mark
    that leads to a slide, "steps beside": controls to the next slide and to the previous one.
    `field` is the type of an input, `autocomplete` its token, `password_fields` how many passwords its
    form asks for.
    """

    place: Place
    handlers: tuple[Handler, ...] = ()
    target: Target | None = None
    is_delegated: bool = False
    tag: str = ""
    role: str = ""
    text: str = ""
    is_visible: bool = False
    is_hidden_from_at: bool = False
    is_control: bool = False
    is_focusable: bool = False
    has_click_attribute: bool = False
    has_paste_attribute: bool = False
    has_pointer_cursor: bool = False
    is_draggable: bool = False
    around: str = ""
    controls_inside: int = 0
    descendants: int = 0
    share_of_window: float = 0
    twin: str = ""
    field: str = ""
    autocomplete: str = ""
    password_fields: int = 0

    @property
    def events(self) -> frozenset[str]:
        """Names of the events listened to."""
        return frozenset(handler.event for handler in self.handlers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listeners:
    """Listeners of the main document.

    `listened` holds the window, the document and the root (for keys, motion, paste and drag only), and the elements that may matter: clickable
    things that are no controls, fields that listen to pasting, controls that listen to the pointer
    going down, draggable things. `mechanisms` are the names of visible controls that speak of
    shortcuts or of motion. `capped`: there were more elements or handlers than were looked at.
    """

    key: ClassVar[str] = "listeners"
    listened: tuple[Listened, ...] = ()
    mechanisms: tuple[str, ...] = ()
    capped: bool = False
