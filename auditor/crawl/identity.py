"""What makes a page this page and no other: equal for addresses that lead to one page."""

import hashlib
from collections.abc import Iterable

from lxml import etree, html

from auditor.artifacts import DocumentText, SourceHtml

MIN_WORDS = 20
"""Words that the main text must have to speak for the page (our choice). With fewer, pages that show a map or
a picture each would be one: there the HTML as sent must be equal as well."""
DIGITS = 24  # hexadecimal, of a digest

_EMBEDDED = ("img", "iframe", "video", "audio", "source", "embed", "object")
_AROUND_MAIN = ("nav", "header", "footer")


def page_identity(text: DocumentText, sent: object, shown: str) -> str:
    """Title, language, main text and what is embedded in it, as a digest; of a page of few words its HTML too.

    `sent` is the artifact with the HTML as it came, `shown` the HTML of what is shown, "" where there is none.
    """
    blocks = [block.text for block in text.blocks if block.in_main]
    embedded = _embedded(shown)
    main = _digest([text.title, text.lang, *blocks, "", *embedded])
    if sum(len(block.split()) for block in blocks) >= MIN_WORDS:
        return main
    return f"{main}-{_digest([sent.text if isinstance(sent, SourceHtml) else ''])}"


def agree(one: str, other: str) -> bool | None:
    """Whether two identities are of one page; None where their few words agree and their HTML does not."""
    if one == other:
        return True
    return None if "-" in one and one.partition("-")[0] == other.partition("-")[0] else False


def _digest(parts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode("utf-8", "replace") + b"\0")
    return digest.hexdigest()[:DIGITS]


def _embedded(markup: str) -> list[str]:
    """Addresses of pictures, players and frames in the main content, in order."""
    try:
        tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError):  # nothing in it
        return []
    mains = tree.xpath("//main | //*[@role='main']")
    root = mains[0] if mains else tree.find("body")
    if root is None:
        return []
    around = set() if mains else {id(part) for outer in root.iter(*_AROUND_MAIN) for part in outer.iter()}
    found = (el.get("src") or el.get("data") or "" for el in root.iter(*_EMBEDDED) if id(el) not in around)
    return [address for address in found if address]
