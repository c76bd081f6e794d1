"""Which addresses belong to the audited site."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import quote

from auditor.crawl.host import UrlError
from auditor.crawl.url import Address, split_address
from auditor.globs import matches_glob

_OUTSIDE_ASCII = re.compile(r"[^\x21-\x7e]+")


@dataclass(frozen=True, slots=True)
class Scope:
    """The host of `base_url` and its www twin on the same port (http and https count as one), cut down by globs.

    A glob matches a whole text; `*` stands for any run of characters, slashes included, and every
    other sign for itself (`?` too: it is common in addresses). It is tried against the path
    ("/news/*"), the path with its query ("/search?*lang=es*") and the full address
    ("https://agency.gov/news/*"; scheme and www. may be left out or differ). A trailing slash makes
    no difference. With any `include`, an address must match one; one that matches an `exclude` is
    out in any case. A glob never reaches another host.

    Raises UrlError (a ValueError) when `base_url` is no http(s) address.
    """

    base_url: str
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    _host_key: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_host_key", split_address(self.base_url).host_key)

    def contains(self, url: str) -> bool:
        """Whether the address is on the site and the globs let it in; False for what is no http(s) address."""
        address = _address(url)
        if address is None or address.host_key != self._host_key:
            return False
        texts = _texts(address)
        if any(_matches_any(glob, texts) for glob in self.exclude):
            return False
        return not self.include or any(_matches_any(glob, texts) for glob in self.include)

    def is_same_site(self, url: str) -> bool:
        """Whether the address is on the audited host or its www twin, whatever the globs say."""
        address = _address(url)
        return address is not None and address.host_key == self._host_key

    def unmatched_includes(self, urls: Iterable[str]) -> tuple[str, ...]:
        """Include globs that match none of the site's addresses among `urls`, in the order given."""
        unmatched = dict.fromkeys(self.include)
        for url in urls:
            address = _address(url)
            if not unmatched:
                break
            if address is not None and address.host_key == self._host_key:
                texts = _texts(address)
                unmatched = {glob: None for glob in unmatched if not _matches_any(glob, texts)}
        return tuple(unmatched)


def _address(url: str) -> Address | None:
    try:
        return split_address(url)
    except UrlError:
        return None


def _texts(address: Address) -> tuple[str, ...]:
    """What globs are tried against: paths and full addresses, with and without a trailing slash."""
    bare = address.path.rstrip("/")
    texts = []
    for path in dict.fromkeys((address.path, bare + "/", bare or "/")):
        local = [path] if address.query is None else [path, f"{path}?{address.query}"]
        texts += [*local, *(address.host_key + text for text in local)]
    return (*texts, str(address))


def _matches_any(glob: str, texts: tuple[str, ...]) -> bool:
    """Tries the glob as written and without scheme and www., as full addresses stand in `texts`."""
    glob = _OUTSIDE_ASCII.sub(lambda found: quote(found[0]), glob)  # as people read it; addresses have codes
    short = glob
    for start in ("https://", "http://", "*://"):
        short = short.removeprefix(start)
    short = short.removeprefix("www.")
    host, slash, path = short.partition("/")
    short = host.lower() + slash + path
    return any(matches_glob(glob, text) or (short != glob and matches_glob(short, text)) for text in texts)
