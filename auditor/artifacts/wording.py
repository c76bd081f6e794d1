"""What links, headings and buttons are called, for the eye and for assistive technology."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from auditor.model import Target

NameSource = Literal["aria-labelledby", "aria-label", "label", "content", "title", "placeholder", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedLink:
    """A link that assistive technology is told of and that has a name.

    `href` is absolute, "" when a script leads on; `leads_nowhere`: what the page says is empty, "#" or a script, as of a
    button in disguise. `context` is what WCAG 2.4.4 lets stand beside the
    name: the rest of its paragraph, of its list items (parents included), of its table cell, that cell's
    headers, and its description. Links with one `context_id` share all of these. `heading` is the
    heading of the small box that the link stands in, if it has one; it is no part of the context.
    `context` is filled for names up to 45 characters and for names that several links share, and so is `specimen`: it
    is an example on a page about markup, with its source beside it.
    """

    target: Target
    name: str
    href: str = ""
    leads_nowhere: bool = False
    download: bool = False
    only_image: bool = False
    visible: bool = True
    context: str = ""
    context_id: int = -1
    heading: str = ""
    specimen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedHeading:
    """A heading that assistive technology is told of, with its name. `visible`: it can be seen as well. `specimen`: as of a link."""

    target: Target
    level: int
    name: str
    visible: bool = True
    specimen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedControl:
    """A button with a short name, or a control whose name is set apart from what can be seen of it.

    `text` is its visible text, block by block with a line break between blocks, without the glyphs of
    icon fonts; for a field it is its visible label. `specimen`: as of a link.
    """

    target: Target
    role: str
    name: str
    name_source: NameSource = "none"
    text: str = ""
    specimen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Names of what a visitor of the main document reads, follows and presses; of what is filled in: `Fields`."""

    key: ClassVar[str] = "wording"
    links: tuple[WordedLink, ...] = ()
    headings: tuple[WordedHeading, ...] = ()
    controls: tuple[WordedControl, ...] = ()
    capped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkTarget:
    """A page of the same host that one of several links of one name leads to: as the server sends it, or as rendered.

    `url` is the address as the link has it, `url_final` where redirects and immediate refreshes lead;
    `status` is 0 when nothing was loaded (nobody answered, or it leads to where we may not ask). `read`:
    it is HTML, was answered with 200 and could be parsed; only then the rest is filled. `digest`
    stands for the text of its main content (of its body without navigation, header and footer where
    it has no main element) and is "" when there is none; `sketch` for that text's words, and
    `words` is their number, each counted once. `scripted`: it has scripts, which may show more.
    `rendered`: a browser has run its scripts, and title, heading and text are those that can be seen;
    only then `contacts` is filled: the telephone numbers (their last seven digits) and mail addresses
    in the text.
    """

    url: str
    url_final: str
    status: int = 0
    read: bool = False
    title: str = ""
    heading: str = ""
    digest: str = ""
    sketch: tuple[int, ...] = ()
    words: int = 0
    scripted: bool = False
    rendered: bool = False
    contacts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkTargets:
    """Where links of one name lead that have different addresses; a few a page. `capped`: there are more.

    A target that scripts may fill stands in it twice where it was rendered: first as sent, later as rendered.
    """

    key: ClassVar[str] = "link_targets"
    targets: tuple[LinkTarget, ...] = ()
    capped: bool = False
