"""Which links of a page its site asks robots not to follow: `rel="nofollow"`, robots meta elements, X-Robots-Tag."""

from auditor.artifacts import Links, Visit

ROBOT = "civicauditor"  # our name in lower case, as directives may name it (collect.browser.PRODUCT_TOKEN)
_CLOSING = frozenset({"nofollow", "none"})  # "none" is noindex and nofollow
# Directives that have a value after a colon; any other name before a colon is a robot's.
_WITH_VALUE = frozenset({"unavailable_after", "max-snippet", "max-image-preview", "max-video-preview"})


def nofollow_links(links: Links, visit: Visit) -> frozenset[str]:
    """Addresses, as written in `href`, to which no link of the page may be followed."""
    marked = {link.href for link in links.links if "nofollow" in link.rel.lower().split()}
    if _closes(links, visit):
        return frozenset(link.href for link in links.links)
    return frozenset(marked - {link.href for link in links.links if "nofollow" not in link.rel.lower().split()})


def _closes(links: Links, visit: Visit) -> bool:
    """Whether the page as a whole asks us not to follow its links."""
    header = next((value for name, value in visit.headers.items() if name.lower() == "x-robots-tag"), "")
    metas = (directive for content in links.robots for directive in _directives(content))
    return not _CLOSING.isdisjoint([*metas, *_directives_of_header(header)])


def _directives(text: str) -> list[str]:
    return [directive.strip().lower() for directive in text.split(",")]


def _directives_of_header(text: str) -> list[str]:
    """Directives for all robots or for us. A robot's name stands before the first of its own."""
    found = []
    is_ours = True
    for line in text.splitlines():
        is_ours = True
        for directive in _directives(line):
            name, colon, rest = directive.partition(":")
            if colon and name.strip() not in _WITH_VALUE:
                is_ours = name.strip() in (ROBOT, "*")
                directive = rest.strip()
            if is_ours:
                found.append(directive)
    return found
