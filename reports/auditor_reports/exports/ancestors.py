"""Where an element stands: the tags around it, from the HTML that the server sent."""

from bs4 import BeautifulSoup, Tag
from bs4.exceptions import ParserRejectedMarkup
from soupsieve import SelectorSyntaxError

from auditor.artifacts import SourceHtml
from auditor.profile import DESKTOP
from auditor.store.read_rows import FindingView
from auditor.store.reader import Reader
from auditor.subject import page

MAX_LEVELS = 12
MAX_TAG_CHARS = 300
_PARSER = "lxml"


def ancestors(reader: Reader, finding: FindingView) -> list[str]:
    """Start tags around the element, the outermost first; [] where the server's HTML has no such element there.

    That is so where a script built it or changed it, where it lies in a frame, and where a page's HTML was not kept.
    """
    if not finding.selector or finding.frame_url or finding.page_id is None:
        return []
    source = reader.facts(finding.site_id).artifact(page(finding.url), DESKTOP, SourceHtml)
    if not isinstance(source, SourceHtml):
        return []
    try:
        element = BeautifulSoup(source.text, _PARSER).select_one(finding.selector)
    except (SelectorSyntaxError, ParserRejectedMarkup):
        return []
    if element is None or not _is_same(element, finding.html):
        return []
    around = [each for each in element.parents if isinstance(each, Tag) and each.name != "[document]"]
    return [_start_tag(each) for each in reversed(around)][-MAX_LEVELS:]


def _is_same(element: Tag, html: str) -> bool:
    """Whether the element's start tag is that of the finding, but for the order of attributes and what a script added."""
    found = BeautifulSoup(html, _PARSER).find(element.name)
    if not isinstance(found, Tag):
        return not html
    return all(found.get(name) == value for name, value in element.attrs.items() if name in ("id", "href", "src"))


def _start_tag(element: Tag) -> str:
    """The tag with its attributes and without what is in it."""
    alone = BeautifulSoup("", _PARSER).new_tag(element.name)
    alone.attrs = dict(element.attrs)
    text = " ".join(str(alone).removesuffix(f"</{element.name}>").split())
    return text if len(text) <= MAX_TAG_CHARS else text[: MAX_TAG_CHARS - 1] + "…"
