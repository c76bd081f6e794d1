"""Why a run is not whole."""

import sqlite3
from collections.abc import Iterator

from auditor.message import Message, say, say_count
from auditor.store.messages import message_of

_SITES = """
SELECT id, name, state, stopped_why_json, (SELECT count(*) FROM page WHERE site_id = site.id AND status = 'audited' AND same_as IS NULL),
  (SELECT count(*) FROM page WHERE site_id = site.id AND state = 'queued') FROM site WHERE run_id = ?
"""
_MISSED = """
SELECT count(*) FROM page WHERE site_id = ? AND state = 'done' AND status <> 'audited' AND (origin = 'seed'
  OR status IN ('blocked', 'timeout', 'crashed') OR (status = 'http error' AND coalesce(http_status, 500) NOT BETWEEN 400 AND 499))
"""
_MISSED_SEED = """
SELECT url_requested, reason_json, url_requested = base_url FROM page JOIN site ON site.id = site_id
WHERE site_id = ? AND page.state = 'done' AND status <> 'audited' AND origin = 'seed' ORDER BY seq LIMIT 1
"""


def shortfalls(
    db: sqlite3.Connection, run_id: int, stopped_why: Message | None, *, page_limit_is_ours: bool
) -> Iterator[Message]:
    """One clause for each reason why a run is not whole.

    A missing page (404), another kind of file, a login and what robots.txt or the user's own
    budget exclude are no shortfall; but an address that the user named must be audited.
    """
    if stopped_why:
        yield stopped_why
    for site_id, name, state, why_json, audited, queued in db.execute(_SITES, (run_id,)).fetchall():
        why = message_of(why_json)
        if state == "stopped" and why is not None and str(why) != str(stopped_why):
            yield say("{site}: {why:clause}", site=name, why=why)
        if queued and page_limit_is_ours and state == "done":
            yield say_count(
                "{site} has {n} more page than the default limit; set --max-pages",
                "{site} has {n} more pages than the default limit; set --max-pages",
                n=queued,
                site=name,
            )
        yield from _missed(db, site_id, name, is_empty=not audited and state == "done")


def _missed(db: sqlite3.Connection, site_id: int, name: str, *, is_empty: bool) -> Iterator[Message]:
    """Pages that should have been audited and were not."""
    missed = int(db.execute(_MISSED, (site_id,)).fetchone()[0])
    seed = _missed_seed(db, site_id) if missed else None
    if missed and not (missed == 1 and seed):
        yield say_count(
            "{n} page of {site} could not be audited", "{n} pages of {site} could not be audited", n=missed, site=name
        )
    if seed:
        yield seed
    if not missed and is_empty:
        yield say("no page of {site} could be audited", site=name)


def _missed_seed(db: sqlite3.Connection, site_id: int) -> Message | None:
    """The first address that the user named and that could not be audited, with the reason."""
    row = db.execute(_MISSED_SEED, (site_id,)).fetchone()
    if row is None:
        return None
    url, why, is_start = row[0], message_of(row[1]) or "", bool(row[2])
    if is_start:
        return say("the start page could not be audited: {why:clause} ({url})", why=why, url=url)
    return say("a page that you named could not be audited: {why:clause} ({url})", why=why, url=url)
