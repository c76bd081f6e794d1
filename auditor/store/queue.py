"""The queue of pages: what waits, in an order that is the same from run to run."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator

from auditor.message import Message
from auditor.model import PageStatus
from auditor.store.connection import transaction
from auditor.store.facts import save_site_facts
from auditor.store.messages import message_json
from auditor.store.rows import AddressRow, LinkKind, LinkRow, NewPage, QueuedPage, SamePage
from auditor.subject import Scope

# (page, owner) of audited pages that agree in {same} with an earlier one. A page that names another address as its
# own has that one's key: what it says is believed where the content is the same.
_SAME_PAGES = """
SELECT id, owner_id FROM (
  SELECT id, origin, first_value(id) OVER (PARTITION BY {same} ORDER BY origin <> 'seed', seq) AS owner_id
  FROM (SELECT page.*, coalesce((SELECT url_key FROM link WHERE page_id = page.id AND kind = 'canonical'), final_key)
        AS canonical_key FROM page)
  WHERE site_id = :site AND status = 'audited' AND same_as IS NULL
) WHERE id <> owner_id AND origin <> 'seed'
"""
_WAYS_TO_BE_SAME = ("final_key", "path_key, content_hash", "canonical_key, content_hash")

# A page that was merged into one that was merged itself points to that one's owner.
_STRAIGHTEN = """
UPDATE page SET same_as = owner.same_as FROM page AS owner
WHERE page.site_id = :site AND owner.id = page.same_as AND owner.same_as IS NOT NULL
"""

_TAKE_AS_SAME = """
UPDATE page SET state = 'done', status = 'audited', reason_json = NULL, final_key = page.url_key, same_as = owner.id,
  url_final = owner.url_final, content_hash = owner.content_hash
"""

# Queued addresses to which an audited page has already redirected. Only pages of former depths tell, all of which
# are done: it must not depend on which of one wave came first.
_KNOWN_BY_REDIRECT = f"""
{_TAKE_AS_SAME} FROM (SELECT id, final_key, url_final, content_hash, depth, min(seq) FROM page
      WHERE site_id = :site AND status = 'audited' AND same_as IS NULL GROUP BY final_key) AS owner
WHERE page.site_id = :site AND page.state = 'queued' AND page.origin <> 'seed' AND owner.final_key = page.url_key
  AND owner.depth < page.depth
"""

_SAME_AS_OWNER = f"""
{_TAKE_AS_SAME} FROM (SELECT id, url_final, content_hash FROM page) AS owner
WHERE page.id = ? AND page.state = 'queued' AND owner.id = ?
"""


class Queue:
    """Pages of all sites that wait for their visit. All methods work on one site."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def add(self, site_id: int, pages: Iterable[NewPage]) -> int:
        """Put pages behind those already known; returns how many were new."""
        with transaction(self._db):
            return self._add_pages(site_id, pages)

    def expand(self, site_id: int, depth: int, pages: Iterable[NewPage], learnt: Callable[[], Iterable[object]]) -> int:
        """Put what the pages of one depth link to into the queue, all or nothing.

        `learnt` is asked once `pages` is used up: the facts of the site that came to light while it chose them.
        """
        with transaction(self._db):
            added = self._add_pages(site_id, pages)
            self._db.execute("UPDATE page SET expanded = 1 WHERE site_id = ? AND depth = ?", (site_id, depth))
            save_site_facts(self._db, site_id, learnt())
        return added

    def depth_to_visit(self, site_id: int) -> int | None:
        """The lowest depth that has queued pages."""
        query = "SELECT min(depth) FROM page WHERE site_id = ? AND state = 'queued'"
        row = self._db.execute(query, (site_id,)).fetchone()
        return None if row[0] is None else int(row[0])

    def queued(self, site_id: int, page_ids: Iterable[int]) -> list[QueuedPage]:
        """Queued pages by their ids, in the order of these."""
        rows = self._db.execute(
            "SELECT page.id, seq, depth, url_requested, origin FROM json_each(?) AS wanted JOIN page ON page.id = wanted.value"
            " WHERE site_id = ? AND state = 'queued' ORDER BY wanted.key",
            (json.dumps(list(page_ids)), site_id),
        )
        return [QueuedPage(*row) for row in rows]

    def addresses(self, site_id: int) -> list[AddressRow]:
        """All addresses of a site, in the order of the crawl."""
        rows = self._db.execute(
            "SELECT id, seq, depth, url_requested, url_key, origin = 'seed', state = 'done', status IS 'audited',"
            " status IS 'audited' AND attempts > 0 AND settled, content_hash, same_as FROM page WHERE site_id = ?"
            " ORDER BY seq",
            (site_id,),
        )
        return [AddressRow(*row[:5], *map(bool, row[5:9]), *row[9:]) for row in rows]

    def take_as_same(self, site_id: int, same: Iterable[SamePage], learnt: Iterable[object]) -> None:
        """Count queued addresses as the pages that they are known to lead to; the site's facts `learnt` tell of it."""
        with transaction(self._db):
            self._db.executemany(_SAME_AS_OWNER, [(each.page_id, each.owner_id) for each in same])
            save_site_facts(self._db, site_id, learnt)

    def depth_to_expand(self, site_id: int) -> int | None:
        """The lowest depth whose pages' links were not put into the queue yet."""
        row = self._db.execute("SELECT min(depth) FROM page WHERE site_id = ? AND expanded = 0", (site_id,)).fetchone()
        return None if row[0] is None else int(row[0])

    def links_of_depth(self, site_id: int, depth: int) -> Iterator[LinkRow]:
        """Links to pages from the audited pages of one depth, followed or not, in the order of the crawl."""
        rows = self._db.execute(
            "SELECT link.url, link.url_key, link.kind FROM link JOIN page ON page.id = link.page_id WHERE page.site_id = ?"
            " AND page.depth = ? AND page.same_as IS NULL AND link.kind IN ('page', 'action', 'nofollow') ORDER BY page.seq, link.position",
            (site_id, depth),
        )
        return (LinkRow(row[0], row[1], LinkKind(row[2])) for row in rows.fetchall())

    def knows(self, site_id: int, url_key: str) -> bool:
        """Whether a page of that key is queued or done; one that only nofollow kept out may still come in."""
        query = "SELECT 1 FROM page WHERE site_id = ? AND url_key = ? AND status IS NOT 'nofollow'"
        return self._db.execute(query, (site_id, url_key)).fetchone() is not None

    def known_urls(self, site_id: int) -> list[str]:
        """Addresses of all pages in the queue's order, for rebuilding what the crawl had learnt; no withheld ones."""
        query = (
            "SELECT url_requested FROM page WHERE site_id = ? AND coalesce(status, '') NOT IN ('action', 'nofollow')"
            " ORDER BY seq"
        )
        return [row[0] for row in self._db.execute(query, (site_id,))]

    def counts(self, site_id: int) -> tuple[int, int]:
        """(pages audited and counted once, pages still queued)."""
        row = self._db.execute(
            "SELECT count(*) FILTER (WHERE status = 'audited' AND same_as IS NULL), count(*) FILTER (WHERE state = 'queued')"
            " FROM page WHERE site_id = ?",
            (site_id,),
        ).fetchone()
        return int(row[0]), int(row[1])

    def mark_unvisited(self, site_id: int, reason: Message | str) -> int:
        """Say of all queued pages why they were not visited; they stay queued for a resume."""
        cursor = self._db.execute(
            "UPDATE page SET status = ?, reason_json = ? WHERE site_id = ? AND state = 'queued'",
            (PageStatus.OVER_BUDGET, message_json(reason), site_id),
        )
        return cursor.rowcount

    def merge_same_pages(self, site_id: int) -> None:
        """Of audited pages that are one page keep the first; the others point to it.

        One page: one final address; or the same content at one path, whatever the query says, or at
        addresses that name one address as their own. Pages the user asked for by address (seeds) keep results of their own.
        """
        with transaction(self._db):
            for same in _WAYS_TO_BE_SAME:
                rows = self._db.execute(_SAME_PAGES.format(same=same), {"site": site_id}).fetchall()
                for page_id, owner_id in rows:
                    for table in ("finding", "rule_run", "link"):
                        self._db.execute(f"DELETE FROM {table} WHERE page_id = ?", (page_id,))
                    self._db.execute("DELETE FROM artifact WHERE scope = ? AND subject_id = ?", (Scope.PAGE, page_id))
                    self._db.execute("UPDATE page SET same_as = ? WHERE id = ?", (owner_id, page_id))
                self._db.execute(_STRAIGHTEN, {"site": site_id})
            self._db.execute(_KNOWN_BY_REDIRECT, {"site": site_id})

    def _add_pages(self, site_id: int, pages: Iterable[NewPage]) -> int:
        row = self._db.execute("SELECT coalesce(max(seq), -1) FROM page WHERE site_id = ?", (site_id,)).fetchone()
        first = seq = int(row[0])
        for page in pages:
            if page.status is not PageStatus.NOFOLLOW:  # what a link without nofollow leads to is no longer kept out
                self._db.execute(
                    "DELETE FROM page WHERE site_id = ? AND url_key = ? AND status = 'nofollow'",
                    (site_id, page.url_key),
                )
            cursor = self._db.execute(
                "INSERT OR IGNORE INTO page (site_id, seq, depth, url_requested, url_key, path_key, origin, state,"
                " status, reason_json, is_task) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (site_id, seq + 1, page.depth, page.url, page.url_key, page.url_key.partition("?")[0], page.origin,
                 "done" if page.status else "queued", page.status, message_json(page.reason), page.is_task),
            )  # fmt: skip
            seq += cursor.rowcount
        return seq - first
