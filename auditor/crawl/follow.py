"""Which links of a site are followed: not those that look like an action, nor those that it marks nofollow."""

from dataclasses import dataclass

from auditor.artifacts import Links, Visit
from auditor.crawl.actions import Acts, how_it_acts
from auditor.crawl.url import page_key
from auditor.message import say
from auditor.model import PageStatus
from auditor.nofollow import nofollow_links

REASONS = {
    PageStatus.ACTION: say("Not visited: it looks like an action, by its address or by the text of a link to it."),
    PageStatus.NOFOLLOW: say("Not visited: all links to it that we met are marked nofollow."),
}


@dataclass(frozen=True, slots=True)
class FollowPolicy:
    """What of a site is left alone.

    `invited` are keys of the pages in its sitemaps: it asks robots to read them, so that a name alone
    (/unsubscribe) makes none of them an action. `is_all_followed`: a folder of files, where nothing acts.
    """

    honours_nofollow: bool = True
    invited: frozenset[str] = frozenset()
    is_all_followed: bool = False

    def withheld(self, url: str, text: str = "", *, is_nofollow: bool = False) -> PageStatus | None:
        """Why a link with this text to this address is not followed; None when it is."""
        if self.is_all_followed:
            return None
        acts = how_it_acts(url, text)
        if acts is Acts.SURELY or (acts is Acts.MAYBE and page_key(url) not in self.invited):
            return PageStatus.ACTION
        return PageStatus.NOFOLLOW if is_nofollow and self.honours_nofollow else None

    def nofollow_of(self, links: Links, visit: Visit) -> frozenset[str]:
        """Addresses that a page's links lead to and that it asks robots not to follow."""
        return nofollow_links(links, visit) if self.honours_nofollow else frozenset()
