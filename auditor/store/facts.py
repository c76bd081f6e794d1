"""Facts in the audit file, by subject, profile and key."""

import sqlite3
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from auditor.artifacts import LinkedDocument, LinkGraph, SiteLanguages, SiteLink
from auditor.errors import CollectError
from auditor.facts import Met, key_of
from auditor.message import say
from auditor.profile import DESKTOP, Profile
from auditor.store.documents import pages_linking_to
from auditor.store.messages import message_json, message_of
from auditor.subject import Scope, Subject

T = TypeVar("T")

_COMPRESSION = 3  # of zlib: three times faster than 6 for 5 % more bytes on page HTML
PAGE_FACTS = "page JOIN artifact ON artifact.scope = 'page' AND artifact.subject_id = page.id"
"""For queries over one fact of all pages."""
_SUBJECTS = {
    Scope.PAGE: (
        "SELECT url_requested, id FROM page WHERE site_id = ? AND status = 'audited' AND same_as IS NULL ORDER BY seq"
    ),
    Scope.DOCUMENT: "SELECT url, id FROM document WHERE site_id = ? ORDER BY id",
    Scope.SITE: "SELECT base_url, id FROM site WHERE id = ?",
}
_LINKS = """
SELECT page.url_requested, link.url, link.kind, coalesce(owner.url_requested, known.url_requested, '')
FROM link JOIN page ON page.id = link.page_id
LEFT JOIN page AS known ON known.site_id = page.site_id AND known.url_key = link.url_key
LEFT JOIN page AS owner ON owner.id = known.same_as
WHERE page.site_id = ? AND page.same_as IS NULL ORDER BY page.seq, link.position
"""


def pack(artifact: object) -> bytes:
    """An artifact as compressed JSON."""
    return zlib.compress(msgspec.json.encode(artifact), _COMPRESSION)


def unpack(body: bytes, kind: type) -> Any:
    """The artifact of type `kind` from its compressed JSON."""
    return msgspec.json.decode(zlib.decompress(body), type=kind)


class StoredFacts:
    """The facts of one site in the audit file. What was read of the last subject is kept at hand."""

    def __init__(self, db: sqlite3.Connection, site_id: int) -> None:
        self._db = db
        self._site_id = site_id
        self._ids: dict[Scope, dict[Subject, int]] = {}
        self._last: Subject | None = None
        self._at_hand: dict[tuple[str, type], Any] = {}

    def subjects(self, scope: Scope) -> Sequence[Subject]:
        return list(self._of(scope))

    def id_of(self, subject: Subject) -> int | None:
        """The subject's id in the table of its scope."""
        return self._of(subject.scope).get(subject)

    def artifact(self, subject: Subject, profile: Profile, kind: type[T]) -> T | CollectError | None:
        if subject != self._last:
            self._last, self._at_hand = subject, {}
        at = profile.id, kind
        if at not in self._at_hand:
            self._at_hand[at] = self._read(subject, profile, kind)
        found: T | CollectError | None = self._at_hand[at]
        return found

    def has(self, subject: Subject, profile: Profile, kind: type) -> bool:
        if kind in _DERIVED:
            return self.id_of(subject) is not None
        query = (
            "SELECT 1 FROM artifact WHERE scope = ? AND subject_id = ? AND profile = ? AND key = ? AND body IS NOT NULL"
        )
        found = self._db.execute(query, (subject.scope, self.id_of(subject), profile.id, key_of(kind))).fetchone()
        return found is not None

    def _of(self, scope: Scope) -> Mapping[Subject, int]:
        if scope not in self._ids:
            rows = self._db.execute(_SUBJECTS[scope], (self._site_id,))
            self._ids[scope] = {Subject(scope, url): int(row_id) for url, row_id in rows}
        return self._ids[scope]

    def _read(self, subject: Subject, profile: Profile, kind: type) -> Any:
        subject_id = self.id_of(subject)
        if kind in _DERIVED:
            return None if subject_id is None or profile != DESKTOP else _DERIVED[kind](self._db, subject_id)
        query = "SELECT body, error_json FROM artifact WHERE scope = ? AND subject_id = ? AND profile = ? AND key = ?"
        row = self._db.execute(query, (subject.scope, subject_id, profile.id, key_of(kind))).fetchone()
        if row is None:
            return None
        return (
            CollectError(message_of(row[1]) or say("it was not collected")) if row[0] is None else unpack(row[0], kind)
        )


def save_facts(db: sqlite3.Connection, scope: Scope, subject_id: int, met: Met) -> None:
    """Store all that was met of one subject."""
    rows = (
        (scope, subject_id, profile_id, key_of(kind), *_body(artifact))
        for profile_id, artifacts in met.items()
        for kind, artifact in artifacts.items()
    )
    db.executemany(
        "INSERT OR REPLACE INTO artifact (scope, subject_id, profile, key, body, error_json) VALUES (?, ?, ?, ?, ?, ?)",
        rows,
    )


def save_site_facts(db: sqlite3.Connection, site_id: int, learnt: Iterable[object]) -> None:
    """Store what the crawl learnt of a site so far, in place of what it knew before."""
    db.execute("DELETE FROM artifact WHERE scope = ? AND subject_id = ?", (Scope.SITE, site_id))
    save_facts(db, Scope.SITE, site_id, {DESKTOP.id: {type(artifact): artifact for artifact in learnt}})


def _body(artifact: object) -> tuple[bytes | None, str | None]:
    if isinstance(artifact, CollectError):
        return None, message_json(artifact.message)
    return pack(artifact), None


def _languages(db: sqlite3.Connection, site_id: int) -> SiteLanguages:
    query = (
        "SELECT lang, count(*) FROM page WHERE site_id = ? AND status = 'audited' AND same_as IS NULL"
        " GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    return SiteLanguages(pages=dict(db.execute(query, (site_id,))))


def _link_graph(db: sqlite3.Connection, site_id: int) -> LinkGraph:
    rows = db.execute(_LINKS, (site_id,))
    return LinkGraph(links=tuple(SiteLink(page_from=row[0], url=row[1], kind=row[2], page_to=row[3]) for row in rows))


def _document(db: sqlite3.Connection, document_id: int) -> LinkedDocument:
    query = "SELECT url, kind, size_bytes, http_status FROM document WHERE id = ?"
    url, kind, size_bytes, http_status = db.execute(query, (document_id,)).fetchone()
    linked_from = pages_linking_to(db, document_id)
    return LinkedDocument(url=url, kind=kind, size_bytes=size_bytes, http_status=http_status, linked_from=linked_from)


_DERIVED: Mapping[type, Callable[[sqlite3.Connection, int], object]] = {
    SiteLanguages: _languages,
    LinkGraph: _link_graph,
    LinkedDocument: _document,
}
"""Facts that stand in tables of their own, and how they are read."""
