"""How each rule fared on each page, in each document and on the site as a whole."""

import sqlite3
from collections.abc import Iterator

from auditor.model import Outcome
from auditor.store.messages import message_of
from auditor.store.read_rows import RuleRunView

_RUNS = "SELECT page_id, document_id, rule_id, outcome, error_json FROM rule_run"


def rule_runs(db: sqlite3.Connection, site_id: int) -> Iterator[RuleRunView]:
    """Page by page in the order of the crawl, then document by document, then the site; by rule id in each."""
    pages = db.execute("SELECT id FROM page WHERE site_id = ? ORDER BY seq", (site_id,)).fetchall()
    for (page_id,) in pages:
        yield from map(_view, db.execute(f"{_RUNS} WHERE page_id = ? ORDER BY rule_id", (page_id,)))
    rest = f"{_RUNS} WHERE site_id = ? AND page_id IS NULL ORDER BY document_id IS NULL, document_id, rule_id"
    yield from map(_view, db.execute(rest, (site_id,)))


def _view(row: sqlite3.Row) -> RuleRunView:
    page_id, document_id, rule_id, outcome, error = row
    return RuleRunView(page_id, document_id, rule_id, Outcome(outcome), message_of(error))
