"""Facts of a page as it stands: response, text, structure, links, forms, layout, the engine's answer."""

from dataclasses import dataclass, field
from typing import ClassVar, Literal, Protocol

from auditor.artifacts.colour import AxeLink, AxeText, NearContrast
from auditor.message import Message
from auditor.model import Target
from auditor.profile import PHONE


class Artifact(Protocol):
    """Anything with a `key`."""

    key: ClassVar[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Facts of the response and of the visit. `started_at` is UTC in ISO 8601.

    `settled` is False when the page was still changing at the time limit.
    `unsettled_why` names what still moved. `requests_blocked` counts tracking requests held back.
    `unstyled`: the page has style sheets and none of them came.
    """

    key: ClassVar[str] = "visit"
    url_requested: str
    url_final: str
    status: int | None
    redirects: tuple[str, ...] = ()
    content_type: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    started_at: str = ""
    load_ms: float = 0
    settle_ms: float = 0
    settled: bool = True
    unsettled_why: Message | None = None
    attempt: int = 1
    requests_blocked: int = 0
    requests_failed: int = 0
    unstyled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHtml:
    """The HTML as the server sent it (decoded; clipped at `limit_chars`, then `clipped`)."""

    key: ClassVar[str] = "source_html"
    text: str
    clipped: bool = False


BlockKind = Literal["paragraph", "list_item", "heading", "cell", "label", "button", "caption", "quote", "code", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """One block of text with its white space folded, without soft hyphens and zero-width marks.

    `lang` is the nearest declared one. `in_main`: in the main content, and not in its navigation, search, share
    bar or the like. `is_shown` is False for text that a visitor must first open (closed `details`, panels that a
    button or tab opens); text that is never to be seen, or only heard, makes no block. `expansions` are pairs of
    (short form, what it stands for) that the block's markup gives: `abbr`, `acronym` and `dfn` with a title, any
    other element in a line whose text is 2 to 7 capitals and whose title begins alike and is longer, and in the
    block of a `dd` its terms, each with the first 200 characters of the description. `is_bold`: all of its text
    stands in `b` or `strong`. `verbatim` are (start, end) of inline code, keys and `q` in the text: words that are not
    the writer's. `part` numbers the panels that a tab or a button opens and the `details` of a page, from 1; 0 outside.
    `breaks` are the offsets at which a line begins behind a line break; `links` are (start, end) of links in the text.
    `pictured` are the texts that stand for pictures (and the names of links) in the block or since the one before.
    """

    kind: BlockKind
    text: str
    selector: str
    lang: str = ""
    in_main: bool = True
    is_shown: bool = True
    expansions: tuple[tuple[str, str], ...] = ()
    is_bold: bool = False
    verbatim: tuple[tuple[int, int], ...] = ()
    part: int = 0
    breaks: tuple[int, ...] = ()
    links: tuple[tuple[int, int], ...] = ()
    pictured: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentText:
    """Text of the main document in blocks, in document order; `capped` when cut off.

    `lang` is the `lang` attribute of the root element as written, "" if absent.
    """

    key: ClassVar[str] = "document_text"
    title: str
    lang: str
    blocks: tuple[TextBlock, ...] = ()
    capped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading: native or `role=heading`, levels 1 to 6 (or higher with aria-level)."""

    level: int
    text: str
    selector: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmark:
    """A landmark region: ARIA role and its label."""

    role: str
    label: str
    selector: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """Headings, landmarks and the page's skeleton.

    `skeleton` holds the distinct tag paths of the page's frame (not of its main content): pages
    made from one template have equal or nearly equal skeletons.
    """

    key: ClassVar[str] = "structure"
    headings: tuple[Heading, ...] = ()
    landmarks: tuple[Landmark, ...] = ()
    skeleton: tuple[str, ...] = ()
    dom_nodes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link with an address, not a bare "#" or a script. `href` is absolute. `region` is the nearest landmark's role or ""."""

    href: str
    text: str
    selector: str
    rel: str = ""
    region: str = ""
    download: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Links of the main document and of same-origin frames, in document order.

    `robots` are the contents of the page's meta elements that speak to robots, to all or to this one. `search` is the
    selector of what shows that the page offers a search, in view or not, "" for nothing: a box, a button, an address, the
    script of a service that draws one.
    """

    key: ClassVar[str] = "links"
    links: tuple[Link, ...] = ()
    refresh_url: str | None = None
    canonical_url: str | None = None
    robots: tuple[str, ...] = ()
    search: str = ""
    capped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A frame below the main one. `audited` tells whether the engine looked inside; else `why_not`.

    `exposed`: assistive technology meets it; `name` is its accessible name, and `target` its element where
    it is an iframe (or frame) with both. `title` and `words` are of its document: at most 200 distinct
    words of its title and text, lower case; `words` is None when they were not read.
    """

    url: str
    third_party: bool
    audited: bool
    why_not: Message | None = None
    exposed: bool = False
    name: str = ""
    target: Target | None = None
    title: str = ""
    words: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frames:
    """All frames of the page but the main one."""

    key: ClassVar[str] = "frames"
    frames: tuple[Frame, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceWeight:
    """Weight of one kind of resource (`script`, `css`, `img`, `font`, ...).

    `bytes_encoded` is what crosses the network without a cache; a resource of another origin that
    hides its size counts in `unmeasured`.
    """

    kind: str
    count: int
    bytes_encoded: int
    unmeasured: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """Weight and timings of the page load; `document` is the HTML itself."""

    key: ClassVar[str] = "weight"
    resources: tuple[ResourceWeight, ...] = ()
    third_party_hosts: tuple[str, ...] = ()
    first_byte_ms: float = 0
    dom_content_loaded_ms: float = 0
    load_ms: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewportMetas:
    """`content` of each viewport meta element, in document order (the last one wins in browsers)."""

    key: ClassVar[str] = "viewport_metas"
    contents: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """Something a visitor taps: a link, button, field or ARIA widget that is visible.

    `inline` is True for what stands in a sentence or beside other text on its line. `native_unstyled` is True when the
    browser alone sets the size. `has_equal`: it is small, and another link to the same address is large enough or has
    room around it. `gap_px` is the distance from a 24 px circle on its centre to the nearest other target (or that
    target's own circle when it is undersized too) that is on show with it; negative when they intersect. `target` is
    whole where that is so and the size is neither of a line nor the browser's; else it is the selector alone.
    """

    target: Target
    kind: str
    width_px: float
    height_px: float
    inline: bool = False
    native_unstyled: bool = False
    has_equal: bool = False
    gap_px: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overflow:
    """An element that reaches past the right (or left) edge of the viewport at phone width.

    `text_right_px` is how far the letters in it reach that can be seen (0: none). `excepted` is why WCAG 1.4.10
    lets it scroll in two dimensions ("table", "map", "chart", "code", ...) or "".
    """

    target: Target
    right_px: float
    text_right_px: float = 0
    excepted: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The page laid out at desktop width."""

    key: ClassVar[str] = "layout"
    viewport_width_px: int
    viewport_height_px: int
    scroll_width_px: float
    scroll_height_px: float
    controls: tuple[Control, ...] = ()
    capped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneLayout:
    """The same page laid out 320 CSS px wide, by resizing it (no second load).

    `viewport_height_px` is that of the window, `scroll_height_px` that of all of the page. `scroll_width_px` is what a visitor can scroll across: an off-canvas menu does not count.
    `unseen_right_px` is how far what widens the page and shows nothing reaches (0: there is no such thing): transparent or hidden
    slides, boxes without letters or paint past the edge.
    """

    key: ClassVar[str] = "phone_layout"
    profiles: ClassVar[tuple[str, ...]] = (PHONE.id,)
    viewport_width_px: int
    viewport_height_px: int
    scroll_width_px: float
    scroll_height_px: float
    overflows: tuple[Overflow, ...] = ()
    controls: tuple[Control, ...] = ()
    capped: bool = False
    unseen_right_px: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AxeNode:
    """One element that an axe rule failed or could not decide. `cause` is a colour pair for contrast.

    `text` stands with results of axe's rule color-contrast alone, `link` with those of link-in-text-block,
    `related` (selectors of the elements that can take the focus) with aria-hidden-focus in the main frame,
    `words` (the first 100 characters of the element's text) with region.
    """

    target: Target
    message: str
    cause: str = ""
    text: AxeText | None = None
    link: AxeLink | None = None
    related: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AxeRuleResult:
    """Failures or doubts of one axe rule in one frame. `tags` are axe's own.

    `nodes` holds at most 500 elements; `node_count` says how many there are.
    """

    id: str
    help: str
    impact: str
    tags: tuple[str, ...]
    nodes: tuple[AxeNode, ...]
    node_count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AxeFrame:
    """Results of one frame; `tested` maps each rule that applied to its number of elements.

    `near` lists at most 40 colour pairs; `near_unsure` counts texts that may belong there and have something else
    painted behind them; `unfinished` the rules that were left out because they took too long.
    """

    url: str | None
    third_party: bool
    violations: tuple[AxeRuleResult, ...] = ()
    incomplete: tuple[AxeRuleResult, ...] = ()
    tested: dict[str, int] = field(default_factory=dict)
    inapplicable: tuple[str, ...] = ()
    near: tuple[NearContrast, ...] = ()
    near_unsure: int = 0
    unfinished: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AxeResults:
    """axe-core's answer for a page, frame by frame; the main frame (`url` None) comes first."""

    key: ClassVar[str] = "axe"
    engine_version: str
    frames: tuple[AxeFrame, ...] = ()
