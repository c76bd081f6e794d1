"""Frames below the main one: which of them to look into, and whose they are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from publicsuffixlist import PublicSuffixList

MAX_FRAMES = 20  # a page with more is told so


@dataclass(frozen=True, slots=True)
class ChildFrame:
    """A frame of the page as the protocol knows it; `index` is its place in its parent's `frames`."""

    id: str
    url: str
    parent_id: str
    index: int
    siblings: int


def child_frames(tree: Mapping[str, Any]) -> Iterator[ChildFrame]:
    """All frames below the root of a protocol frame tree, parents first."""
    children = tree.get("childFrames", [])
    for index, child in enumerate(children):
        frame = child["frame"]
        yield ChildFrame(frame["id"], frame["url"], tree["frame"]["id"], index, len(children))
        yield from child_frames(child)


@lru_cache(maxsize=1)
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


@lru_cache(maxsize=4096)
def site_of(host: str) -> str:
    """The registrable domain of a host by the Public Suffix List, or the host itself."""
    return _suffixes().privatesuffix(host) or host


def is_third_party(url: str, page_url: str) -> bool:
    """Whether a frame belongs to another site than its page. about: and data: frames are the page's own."""
    frame, page = urlsplit(url), urlsplit(page_url)
    if frame.scheme not in ("http", "https"):
        return False
    if site_of(frame.hostname or "") != site_of(page.hostname or ""):
        return True
    # One machine's loopback ports are different sites to us, as they are in an agency's test set-up.
    return frame.hostname in ("127.0.0.1", "localhost") and frame.port != page.port
