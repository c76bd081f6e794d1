"""The queue of pages: what waits, in an order that is the same from run to run."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from auditor.model import PageStatus
from auditor.store.connection import transaction
from auditor.store.rows import LinkRow, NewPage, QueuedPage, VariantRow

# (page, owner) of audited pages that agree in {same} with an earlier one.
_SAME_PAGES = """
SELECT id, owner_id FROM (
  SELECT id, origin, first_value(id) OVER (PARTITION BY {same} ORDER BY origin <> 'seed', seq) AS owner_id
  FROM page WHERE site_id = :site AND status = 'audited' AND same_as IS NULL
) WHERE id <> owner_id AND origin <> 'seed'
"""

# Queued addresses to which an audited page has already redirected.
_KNOWN_BY_REDIRECT = """
UPDATE page SET state = 'done', status = 'audited', reason = '', final_key = page.url_key, same_as = owner.id,
  url_final = owner.url_final
FROM (SELECT id, final_key, url_final, min(seq) FROM page
      WHERE site_id = :site AND status = 'audited' AND same_as IS NULL GROUP BY final_key) AS owner
WHERE page.site_id = :site AND page.state = 'queued' AND page.origin <> 'seed' AND owner.final_key = page.url_key
"""


class Queue:
    """Pages of all sites that wait for their visit. All methods work on one site."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def add(self, site_id: int, pages: Iterable[NewPage]) -> int:
        """Put pages behind those already known; returns how many were new."""
        with transaction(self._db):
            return self._add_pages(site_id, pages)

    def expand(self, site_id: int, depth: int, pages: Iterable[NewPage], facts: Callable[[], Mapping[str, Any]]) -> int:
        """Put what the pages of one depth link to into the queue, all or nothing.

        `facts` is asked once `pages` is used up: what the crawl learnt while it chose them.
        """
        with transaction(self._db):
            added = self._add_pages(site_id, pages)
            self._db.execute("UPDATE page SET expanded = 1 WHERE site_id = ? AND depth = ?", (site_id, depth))
            self._set_facts(site_id, facts())
        return added

    def next_wave(self, site_id: int, limit: int) -> list[QueuedPage]:
        """The first `limit` queued pages of the lowest depth, in order."""
        rows = self._db.execute(
            "SELECT id, seq, depth, url_requested, path_key, url_key <> path_key, origin FROM page WHERE site_id = ?1"
            " AND state = 'queued' AND depth = (SELECT min(depth) FROM page WHERE site_id = ?1 AND state = 'queued')"
            " ORDER BY seq LIMIT ?2",
            (site_id, limit),
        )
        return [QueuedPage(row[0], row[1], row[2], row[3], row[4], bool(row[5]), row[6]) for row in rows]

    def first_variants(self, site_id: int, path_key: str, limit: int) -> list[VariantRow]:
        """The first `limit` addresses of one path that differ in their query only, in order."""
        rows = self._db.execute(
            "SELECT id, state = 'done', content_hash FROM page WHERE site_id = ? AND path_key = ? AND url_key <> path_key"
            " ORDER BY seq LIMIT ?",
            (site_id, path_key, limit),
        )
        return [VariantRow(row[0], bool(row[1]), row[2]) for row in rows]

    def drop(self, site_id: int, page_ids: Iterable[int], facts: Mapping[str, Any]) -> None:
        """Take pages out of the queue as if they had never been found; `facts` tell of it."""
        with transaction(self._db):
            self._db.executemany(
                "DELETE FROM page WHERE id = ? AND state = 'queued'", [(number,) for number in page_ids]
            )
            self._set_facts(site_id, facts)

    def depth_to_expand(self, site_id: int) -> int | None:
        """The lowest depth whose pages' links were not put into the queue yet."""
        row = self._db.execute("SELECT min(depth) FROM page WHERE site_id = ? AND expanded = 0", (site_id,)).fetchone()
        return None if row[0] is None else int(row[0])

    def links_of_depth(self, site_id: int, depth: int) -> Iterator[LinkRow]:
        """Links to pages from the audited pages of one depth, in the order of the crawl."""
        rows = self._db.execute(
            "SELECT link.url, link.url_key, link.kind FROM link JOIN page ON page.id = link.page_id WHERE page.site_id = ?"
            " AND page.depth = ? AND page.same_as IS NULL AND link.kind = 'page' ORDER BY page.seq, link.position",
            (site_id, depth),
        )
        return (LinkRow(row[0], row[1], row[2]) for row in rows.fetchall())

    def knows(self, site_id: int, url_key: str) -> bool:
        """Whether a page of that key is queued or done."""
        query = "SELECT 1 FROM page WHERE site_id = ? AND url_key = ?"
        return self._db.execute(query, (site_id, url_key)).fetchone() is not None

    def known_urls(self, site_id: int) -> list[str]:
        """Addresses of all pages in the queue's order, for rebuilding what the crawl had learnt."""
        rows = self._db.execute("SELECT url_requested FROM page WHERE site_id = ? ORDER BY seq", (site_id,))
        return [row[0] for row in rows]

    def counts(self, site_id: int) -> tuple[int, int]:
        """(pages audited and counted once, pages still queued)."""
        row = self._db.execute(
            "SELECT count(*) FILTER (WHERE status = 'audited' AND same_as IS NULL), count(*) FILTER (WHERE state = 'queued')"
            " FROM page WHERE site_id = ?",
            (site_id,),
        ).fetchone()
        return int(row[0]), int(row[1])

    def mark_unvisited(self, site_id: int, reason: str) -> int:
        """Say of all queued pages why they were not visited; they stay queued for a resume."""
        cursor = self._db.execute(
            "UPDATE page SET status = ?, reason = ? WHERE site_id = ? AND state = 'queued'",
            (PageStatus.OVER_BUDGET, reason, site_id),
        )
        return cursor.rowcount

    def merge_same_pages(self, site_id: int) -> None:
        """Of audited pages that are one page keep the first; the others point to it.

        One page: one final address, or one path with the same content whatever the query says.
        Pages the user asked for by address (seeds) keep results of their own.
        """
        with transaction(self._db):
            for same in ("final_key", "path_key, content_hash"):
                rows = self._db.execute(_SAME_PAGES.format(same=same), {"site": site_id}).fetchall()
                for page_id, owner_id in rows:
                    for table in ("finding", "rule_run", "artifact", "link"):
                        self._db.execute(f"DELETE FROM {table} WHERE page_id = ?", (page_id,))
                    self._db.execute("UPDATE page SET same_as = ? WHERE id = ?", (owner_id, page_id))
            self._db.execute(_KNOWN_BY_REDIRECT, {"site": site_id})

    def _set_facts(self, site_id: int, facts: Mapping[str, Any]) -> None:
        self._db.execute("UPDATE site SET facts_json = ? WHERE id = ?", (json.dumps(facts), site_id))

    def _add_pages(self, site_id: int, pages: Iterable[NewPage]) -> int:
        row = self._db.execute("SELECT coalesce(max(seq), -1) FROM page WHERE site_id = ?", (site_id,)).fetchone()
        first = seq = int(row[0])
        for page in pages:
            cursor = self._db.execute(
                "INSERT OR IGNORE INTO page (site_id, seq, depth, url_requested, url_key, path_key, origin, state,"
                " status, reason, is_task) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (site_id, seq + 1, page.depth, page.url, page.url_key, page.url_key.partition("?")[0], page.origin,
                 "done" if page.status else "queued", page.status, page.reason, page.is_task),
            )  # fmt: skip
            seq += cursor.rowcount
        return seq - first
