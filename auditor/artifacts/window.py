"""A window that lies over the page when it is opened: a consent dialog, a notice, a survey."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from auditor.model import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A modal window met on arrival, behind which nothing can be read or used.

    `kind` is how it takes the rest away: "dialog" (`showModal`), "inert" (`inert` or `aria-hidden` on most of the
    rest), "modal" (it says `aria-modal`). `closed_by` is the name of the control that closed it, "Escape", or ""
    where it stayed: then the page behind it was not tested. Where it was closed, `first` holds the facts of the page
    with the window, by artifact key, and `inside` the selectors of the window's elements.
    """

    key: ClassVar[str] = "window"
    kind: str
    target: Target
    text: str = ""
    closed_by: str = ""
    inside: tuple[str, ...] = ()
    first: Mapping[str, Any] = field(default_factory=dict)
