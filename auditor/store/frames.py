"""Frames of other sites, and frames that the engine did not look into."""

import sqlite3
from collections import Counter, defaultdict
from urllib.parse import urlsplit

from auditor.artifacts import Frames
from auditor.message import Message
from auditor.store import read_rows as rows
from auditor.store.facts import PAGE_FACTS, unpack


def unseen_frames(db: sqlite3.Connection, site_id: int) -> list[rows.UnseenFrame]:
    """Frames the engine did not look into, by host and reason, most pages first."""
    found: dict[tuple[str, bool, Message | None], set[int]] = defaultdict(set)
    query = (
        f"SELECT page.id, artifact.body FROM {PAGE_FACTS}"
        " WHERE page.site_id = ? AND artifact.key = 'frames' AND artifact.body IS NOT NULL"
    )
    for page_id, body in db.execute(query, (site_id,)):
        for frame in unpack(body, Frames).frames:
            if not frame.audited:
                found[host_of(frame.url), frame.third_party, frame.why_not].add(page_id)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), *item[0][:2], str(item[0][2] or "")))
    return [rows.UnseenFrame(*key, len(pages)) for key, pages in ordered]


def third_party_findings(db: sqlite3.Connection, site_id: int) -> list[rows.ThirdPartyCount]:
    """Failures in frames of other sites by host, most findings first."""
    pages: dict[str, set[int]] = defaultdict(set)
    counts: Counter[str] = Counter()
    query = (
        "SELECT frame_url, page_id, count(*) FROM finding WHERE site_id = ? AND third_party = 1"
        " AND outcome = 'failed' GROUP BY 1, 2"
    )
    for frame_url, page_id, count in db.execute(query, (site_id,)):
        host = host_of(frame_url or "")
        pages[host].add(page_id)
        counts[host] += count
    return [rows.ThirdPartyCount(host, len(pages[host]), count) for host, count in counts.most_common()]


def host_of(url: str) -> str:
    """The host of an address, or the address itself when it has none (`about:srcdoc`)."""
    try:
        return urlsplit(url).hostname or url
    except ValueError:
        return url
