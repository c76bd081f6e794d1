"""Addresses as exports name them."""

from urllib.parse import urlsplit

from auditor.store.read_rows import SiteFacts


def steady(site: SiteFacts, url: str) -> str:
    """A name of a page that is equal from run to run: the port of a folder's address is another each time."""
    if not site.is_folder or not url.startswith(site.base_url):
        return url
    parts = urlsplit(url)
    return site.name + parts.path + (f"?{parts.query}" if parts.query else "")
