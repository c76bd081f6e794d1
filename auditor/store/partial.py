"""Pages that were audited in part: facts are missing, or a window stayed over the page."""

import sqlite3
import zlib
from collections.abc import Iterator

import msgspec

from auditor.artifacts import Window
from auditor.axe_options import UNFINISHED
from auditor.store.read_rows import PartOfPage

MAX_WINDOW_TEXT_CHARS = 80  # of the text of a window, where a report names it
_OF_AUDITED_PAGES = (
    " FROM page JOIN artifact ON artifact.page_id = page.id WHERE page.site_id = ? AND page.status = 'audited'"
    " AND page.same_as IS NULL"
)
_UNFINISHED_RULES = (
    "SELECT page.seq, page.url_requested, rule_run.rule_id FROM page JOIN rule_run ON rule_run.page_id = page.id"
    " WHERE page.site_id = ? AND page.status = 'audited' AND page.same_as IS NULL AND rule_run.error = ?"
)


def partly_audited(connection: sqlite3.Connection, site_id: int) -> list[PartOfPage]:
    """Audited pages of a site that were seen in part, in the order of the crawl."""
    found: dict[tuple[int, str], dict[str, list[str]]] = {}
    query = "SELECT page.seq, page.url_requested, artifact.error, artifact.key"
    for seq, url, error, key in connection.execute(f"{query}{_OF_AUDITED_PAGES} AND artifact.error != ''", (site_id,)):
        found.setdefault((seq, url), {}).setdefault(error, []).append(key)
    for seq, url, rule_id in connection.execute(_UNFINISHED_RULES, (site_id, str(UNFINISHED))):
        found.setdefault((seq, url), {}).setdefault(str(UNFINISHED), []).append(rule_id)
    for seq, url, window in _windows_that_stayed(connection, site_id):
        why = f"a window lies over it and could not be closed: {window.text[:MAX_WINDOW_TEXT_CHARS]}"
        found.setdefault((seq, url), {})[why] = ["what lies behind"]
    return [
        PartOfPage(url, {why: sorted(keys) for why, keys in missing.items()})
        for (_, url), missing in sorted(found.items(), key=lambda page: page[0])
    ]


def _windows_that_stayed(connection: sqlite3.Connection, site_id: int) -> Iterator[tuple[int, str, Window]]:
    query = "SELECT page.seq, page.url_requested, artifact.body"
    condition = " AND artifact.key = 'window' AND artifact.body IS NOT NULL"
    for seq, url, body in connection.execute(query + _OF_AUDITED_PAGES + condition, (site_id,)):
        window = msgspec.json.decode(zlib.decompress(body), type=Window)
        if not window.closed_by:
            yield seq, url, window
