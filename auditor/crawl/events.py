"""What the crawl tells whoever shows its progress."""

from typing import Protocol

from auditor.message import Message
from auditor.model import PageStatus


class Events(Protocol):
    """Receives progress; all calls are cheap and come from the event loop."""

    def page_done(self, site: str, url: str, status: PageStatus, reason: Message | None) -> None:
        """A page was audited, or not and why."""

    def queue_changed(self, site: str, done: int, queued: int) -> None:
        """Numbers of pages audited on a site, and of those that wait and will be visited."""

    def note(self, text: Message) -> None:
        """One sentence for people."""
