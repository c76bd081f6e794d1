"""Findings about a site as a whole that name one of its pages."""

import sqlite3
from collections import defaultdict


def named_pages(db: sqlite3.Connection, site_id: int) -> dict[int, list[tuple[int, str]]]:
    """Page id -> (finding id, outcome) of findings that belong to no page and name its address."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    query = (
        "SELECT json_extract(data_json, '$.url'), id, outcome FROM finding WHERE site_id = ? AND page_id IS NULL"
        " AND document_id IS NULL AND third_party = 0 ORDER BY id"
    )
    for url, finding_id, outcome in db.execute(query, (site_id,)):
        if isinstance(url, str):
            found[url].append((finding_id, outcome))
    if not found:
        return {}
    pages = db.execute("SELECT id, url_requested FROM page WHERE site_id = ? AND same_as IS NULL", (site_id,))
    return {page_id: found[url] for page_id, url in pages if url in found}
