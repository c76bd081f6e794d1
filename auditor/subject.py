"""What a fact is about: a page, a document, or a site as a whole."""

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """Kinds of subjects. Each artifact is about one of them, and each rule judges one of them."""

    PAGE = "page"
    DOCUMENT = "document"  # a file that pages link to: PDF, Office
    SITE = "site"


@dataclass(frozen=True, slots=True)
class Subject:
    """One page, document or site. `url` is its address as asked for; a site's is that of its entry page."""

    scope: Scope
    url: str


def page(url: str) -> Subject:
    """The page at `url`."""
    return Subject(Scope.PAGE, url)


def document(url: str) -> Subject:
    """The document at `url`."""
    return Subject(Scope.DOCUMENT, url)


def site(url: str) -> Subject:
    """The site whose entry page is at `url`."""
    return Subject(Scope.SITE, url)
