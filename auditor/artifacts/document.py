"""Facts of a document: a file that the pages of a site link to."""

from dataclasses import dataclass
from typing import ClassVar

from auditor.subject import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedDocument:
    """A document as the links to it and the server's answer show it; it was not opened.

    `kind` is the ending of its name in lower case: pdf, doc, docx, xls, xlsx, ppt, pptx, odt and their like. `size_bytes`
    is None where the server does not say, `http_status` where it was not asked (another host, or over budget).
    `linked_from` are the audited pages that link to it, in the order of the crawl.
    """

    key: ClassVar[str] = "document"
    scope: ClassVar[Scope] = Scope.DOCUMENT
    url: str
    kind: str
    size_bytes: int | None = None
    http_status: int | None = None
    linked_from: tuple[str, ...] = ()


DOCUMENT_ARTIFACTS: tuple[type, ...] = (LinkedDocument,)
"""Every artifact of a document."""
