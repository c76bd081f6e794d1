"""Pages that were audited in part: facts are missing, or a window stayed over the page."""

import sqlite3
from collections.abc import Iterator

from auditor.artifacts import Window
from auditor.axe_options import UNFINISHED
from auditor.message import Message, as_said, say
from auditor.store.facts import PAGE_FACTS, unpack
from auditor.store.messages import message_of
from auditor.store.read_rows import PartOfPage

BEHIND_A_WINDOW = "what lies behind"  # what a page lacks when a window stayed over it; a text of the catalogue
MAX_WINDOW_TEXT_CHARS = 80  # of the text of a window, where a report names it
_OF_AUDITED_PAGES = f" FROM {PAGE_FACTS} WHERE page.site_id = ? AND page.status = 'audited' AND page.same_as IS NULL"
_RULE_TROUBLES = (
    "SELECT page.seq, page.url_requested, rule_run.rule_id, rule_run.error_json FROM page JOIN rule_run ON rule_run.page_id = page.id"
    " WHERE page.site_id = ? AND page.status = 'audited' AND page.same_as IS NULL AND rule_run.error_json IS NOT NULL"
)


def partly_audited(connection: sqlite3.Connection, site_id: int) -> list[PartOfPage]:
    """Audited pages of a site that were seen in part, in the order of the crawl."""
    found: dict[tuple[int, str], dict[Message, list[str]]] = {}
    query = f"SELECT page.seq, page.url_requested, artifact.error_json, artifact.key{_OF_AUDITED_PAGES}"
    for seq, url, error, key in connection.execute(f"{query} AND artifact.body IS NULL", (site_id,)):
        found.setdefault((seq, url), {}).setdefault(message_of(error) or as_said(""), []).append(key)
    unfinished = str(UNFINISHED)
    for seq, url, rule_id, error in connection.execute(_RULE_TROUBLES, (site_id,)):
        if str(message_of(error)) == unfinished:  # of an older version it is a plain text
            found.setdefault((seq, url), {}).setdefault(UNFINISHED, []).append(rule_id)
    for seq, url, window in _windows_that_stayed(connection, site_id):
        why = say("a window lies over it and could not be closed: {text}", text=window.text[:MAX_WINDOW_TEXT_CHARS])
        found.setdefault((seq, url), {})[why] = [BEHIND_A_WINDOW]
    return [
        PartOfPage(url, {why: sorted(keys) for why, keys in missing.items()})
        for (_, url), missing in sorted(found.items(), key=lambda page: page[0])
    ]


def _windows_that_stayed(connection: sqlite3.Connection, site_id: int) -> Iterator[tuple[int, str, Window]]:
    query = "SELECT page.seq, page.url_requested, artifact.body"
    condition = " AND artifact.key = 'window' AND artifact.body IS NOT NULL"
    for seq, url, body in connection.execute(query + _OF_AUDITED_PAGES + condition, (site_id,)):
        window = unpack(body, Window)
        if not window.closed_by:
            yield seq, url, window
