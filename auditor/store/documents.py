"""Documents that pages link to, and what rules said of them."""

import json
import sqlite3
from collections.abc import Iterable, Iterator

from auditor.model import Outcome
from auditor.store.read_rows import DocumentBarriers, DocumentRow

MAX_LINKING_PAGES = 20  # pages named for each document

_ALL = -1  # what SQLite takes for no limit
_LINK_COUNT = (
    "(SELECT count(DISTINCT link.page_id) FROM link JOIN page ON page.id = link.page_id"
    " WHERE link.url_key = document.url_key AND page.site_id = document.site_id)"
)
# A rule that had nothing to test in a document, or lacked its facts, did not judge it.
_JUDGED = (
    "SELECT DISTINCT document_id FROM rule_run WHERE site_id = ?1 AND document_id IS NOT NULL"
    f" AND outcome IN ('{Outcome.PASSED}', '{Outcome.FAILED}', '{Outcome.CANT_TELL}')"
)
_COUNTED = (
    "SELECT document_id, sum(outcome = 'failed') AS failed, sum(outcome = 'cantTell') AS cant_tell"
    " FROM finding WHERE site_id = ?1 AND document_id IS NOT NULL GROUP BY document_id"
)
_DOCUMENTS = (
    f"SELECT id, url, kind, size_bytes, http_status, {_LINK_COUNT} AS link_count,"
    " judged.document_id IS NOT NULL OR counted.document_id IS NOT NULL AS is_judged,"
    " coalesce(failed, 0) AS failed, coalesce(cant_tell, 0) AS cant_tell FROM document"
    f" LEFT JOIN ({_JUDGED}) AS judged ON judged.document_id = document.id"
    f" LEFT JOIN ({_COUNTED}) AS counted ON counted.document_id = document.id"
    " WHERE document.site_id = ?1 ORDER BY link_count DESC, url"
)
_LINKING = (
    "SELECT DISTINCT page.url_requested FROM document JOIN link ON link.url_key = document.url_key JOIN page"
    " ON page.id = link.page_id AND page.site_id = document.site_id WHERE document.id = ? ORDER BY page.seq LIMIT ?"
)
_BARRIERS = (
    "FROM finding, json_each(finding.harm_json) AS harm WHERE finding.site_id = ? AND finding.third_party = 0"
    " AND outcome = 'failed' AND document_id IS NOT NULL AND harm.value IN ('stop', 'hinder')"
    " AND rule_id NOT IN (SELECT value FROM json_each(?))"
)


def all_documents(db: sqlite3.Connection, site_id: int) -> Iterator[DocumentRow]:
    """Every document of a site, the most linked first, one at a time."""
    for row in db.execute(_DOCUMENTS, (site_id,)):
        linked_from = pages_linking_to(db, row["id"], MAX_LINKING_PAGES)
        yield DocumentRow(**{**dict(row), "is_judged": bool(row["is_judged"])}, linked_from=linked_from)


def count_judged(db: sqlite3.Connection, site_id: int) -> int:
    """Of how many of a site's documents a rule had something to say."""
    found = "SELECT document_id FROM finding WHERE site_id = ?1 AND document_id IS NOT NULL"
    return int(db.execute(f"SELECT count(*) FROM ({_JUDGED} UNION {found})", (site_id,)).fetchone()[0])


def pages_linking_to(db: sqlite3.Connection, document_id: int, limit: int | None = None) -> tuple[str, ...]:
    """Addresses of the pages that link to a document, in the order of the crawl; with `limit` the first so many."""
    return tuple(url for (url,) in db.execute(_LINKING, (document_id, _ALL if limit is None else limit)))


def document_barriers(db: sqlite3.Connection, site_id: int, without_rules: Iterable[str]) -> DocumentBarriers:
    """Documents that stop or hinder anyone, by any rule but those; the population with most documents first."""
    asked = (site_id, json.dumps(sorted(without_rules)))
    counted = "count(DISTINCT document_id), count(DISTINCT finding.id)"
    total, failures = db.execute(f"SELECT {counted} {_BARRIERS}", asked).fetchone()
    query = f"SELECT harm.key, count(DISTINCT document_id) {_BARRIERS} GROUP BY 1 ORDER BY 2 DESC, 1"
    return DocumentBarriers(total, failures, dict(db.execute(query, asked).fetchall()))
