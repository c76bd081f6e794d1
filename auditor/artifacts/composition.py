"""How a page is put together: tables, lists and headings by look, groups, order, ids, ways past menus."""

from dataclasses import dataclass
from typing import ClassVar

from auditor.model import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderCell:
    """A header cell. `heads` counts the cells it is assigned to by the HTML standard; None: not followed.

    `contradicts` is True when its `scope` says it heads a row in a row of headers only (or a
    column in a column of headers only). `row` and `column` count from 0.
    """

    text: str
    scope: str = ""
    row: int = 0
    column: int = 0
    column_span: int = 1
    heads: int | None = None
    contradicts: bool = False
    exposed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A visible `table` that is not hidden from assistive technology.

    `role` is the first token of its role attribute. `cell_count` counts cells that are no headers,
    `filled_count` those with text; `median_chars`, `longest_chars` and `numeric_share` describe
    their text. `block_cells` hold lists, headings, forms, tables or several paragraphs;
    `picture_cells` a picture and no text. `first_row_bold`: its text is bold and the rest's is not.
    `first_row_look` and `first_column_look` (of tables without header cells) name what all its cells have
    and no other looked at has: "bold", "background", "italics", "capitals", "size", "colour", or
    "thead"; "" without a difference.
    """

    target: Target
    role: str = ""
    rows: int = 0
    columns: int = 0
    header_count: int = 0
    headers: tuple[HeaderCell, ...] = ()
    cell_count: int = 0
    filled_count: int = 0
    caption: str = ""
    summary: str = ""
    has_headers_attribute: bool = False
    has_scope: bool = False
    nested_tables: int = 0
    is_nested: bool = False
    is_sole_content: bool = False
    median_chars: int = 0
    longest_chars: int = 0
    numeric_share: float = 0
    block_cells: int = 0
    picture_cells: int = 0
    even_rows: bool = False
    has_borders: bool = False
    first_row_bold: bool = False
    first_column_bold: bool = False
    first_row_look: str = ""
    first_column_look: str = ""
    capped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """Tables of the main document, in document order."""

    key: ClassVar[str] = "tables"
    tables: tuple[Table, ...] = ()
    capped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedList:
    """Lines that begin with a typed bullet, number or letter, one after another, outside any list.

    `kind` is "bullet", "dash", "number" or "letter"; `markers` holds the first ones; `made_of` is
    "lines" (of one block, parted by line breaks) or "blocks" (neighbours in one container).
    """

    target: Target
    kind: str
    count: int
    markers: tuple[str, ...] = ()
    made_of: str = "blocks"
    first_text: str = ""
    median_chars: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LookHeading:
    """A short line that is no heading, alone on its line, set off from the text that follows it.

    `size_ratio` is its font size over that of the following text; `bold` and `following_bold` tell
    weights of 600 and more. `made_of` is "block", or "line" for the first line of a block, ended by
    a line break. `follows` is the tag of what comes next, `following_chars` the length of its text.
    """

    target: Target
    text: str
    bold: bool
    following_bold: bool
    size_ratio: float
    follows: str = ""
    following_chars: int = 0
    made_of: str = "block"
    centred: bool = False
    all_link: bool = False
    under_heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TextShapes:
    """Text of the main document that has the look of structure."""

    key: ClassVar[str] = "text_shapes"
    lists: tuple[TypedList, ...] = ()
    headings: tuple[LookHeading, ...] = ()
    real_headings: int = 0
    real_lists: int = 0
    capped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionGroup:
    """Radio buttons of one name, or check boxes side by side; two or more.

    `grouped`: a fieldset or an element with a group role holds them all, `name` is its accessible
    name. `labels` are the names of the first 8; `text_before` is the visible text ahead of them.
    """

    target: Target
    kind: str
    count: int
    grouped: bool = False
    name: str = ""
    labels: tuple[str, ...] = ()
    text_before: str = ""
    in_list: bool = False
    described: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MisplacedAria:
    """An element with ARIA attributes that WAI-ARIA 1.2 prohibits on its role.

    `role` is the explicit role, the implicit one, or the tag of an element without a role. `label`
    is what the attributes would say, `text` what the element says itself; `holds_named` tells of
    links, controls or pictures with names inside it.
    """

    target: Target
    role: str
    attributes: tuple[str, ...]
    label: str = ""
    text: str = ""
    holds_named: bool = False
    focusable: bool = False
    editable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedId:
    """An id on several elements that a label or ARIA attribute refers to; the first element counts.

    `labels` are the texts of visible labels for it, `controls` counts exposed form controls with
    the id, `unnamed` those of them without an accessible name.
    """

    target: Target
    id: str
    attributes: tuple[str, ...]
    elements: int
    same_text: bool = False
    labels: tuple[str, ...] = ()
    controls: int = 0
    first_is_control: bool = False
    is_option_set: bool = False
    unnamed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """Groups of options, ARIA attributes without effect, and shared ids of the main document."""

    key: ClassVar[str] = "composition"
    groups: tuple[OptionGroup, ...] = ()
    misplaced: tuple[MisplacedAria, ...] = ()
    shared_ids: tuple[SharedId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What stands before the main content, and what leads past it.

    The content begins at the first running text outside menus, or list of files or of more text than links (`content`,
    "" when none was found). `links_before` are the links ahead of it, of the blocks marked as menu, banner or aside where
    these hold any, `links_in_view` those of them that can be seen before anything is opened (None in older audits);
    `controls_before` counts all that Tab reaches ahead of it, `scripted_before` what might open or close something.
    `skip_links` lead past it; `headings` are exposed, named and outside menus, or end a header after its menus; `mains`
    are exposed main landmarks with content, `empty_mains` those of a page whose main landmarks all hold nothing at all: no
    text in view, no picture, no control, no component.
    """

    key: ClassVar[str] = "passage"
    links_before: int = 0
    links_in_view: int | None = None
    controls_before: int = 0
    regions_before: tuple[str, ...] = ()
    content: str = ""
    content_target: Target | None = None
    skip_links: int = 0
    headings: int = 0
    mains: int = 0
    empty_mains: int = 0
    scripted_before: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An element that stands before its preceding neighbour on the screen, moved there by style.

    `place` says where ("above", "left", "right"); `cause` what moved it ("order", "reverse",
    "grid", "position"). `holds_focus`: both can take keyboard focus.
    """

    target: Target
    place: str
    cause: str
    region: str = ""
    text: str = ""
    before_text: str = ""
    text_chars: int = 0
    before_chars: int = 0
    holds_focus: bool = False
    starts_heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOrder:
    """Neighbours out of order, at desktop width."""

    key: ClassVar[str] = "reading_order"
    moves: tuple[Move, ...] = ()
    capped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SensorySentence:
    """A sentence with a word of place, shape, size or colour. `links` are texts it sets off as links or bold."""

    target: Target
    text: str
    lang: str = ""
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SensoryWords:
    """Such sentences, and names of the page's controls, pictures, headings and regions, in lower case.

    A name is taken from the first attribute that gives one, else from a label, else from the text.
    """

    key: ClassVar[str] = "sensory_words"
    sentences: tuple[SensorySentence, ...] = ()
    names: tuple[str, ...] = ()
