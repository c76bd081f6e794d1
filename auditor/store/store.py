"""Writing an audit: runs, sites, the queue of pages, and each page's results in one transaction."""

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from auditor.artifacts import PAGE_ARTIFACTS
from auditor.errors import CollectError, UsageError
from auditor.harmless import hide_passwords
from auditor.message import Message, as_said, say, say_count
from auditor.model import PageStatus
from auditor.store.connection import close, open_for_writing, transaction
from auditor.store.queue import Queue
from auditor.store.read_rows import Cause
from auditor.store.rows import FindingRow, LinkKind, LinkRow, PageResult, RuleRunRow, RunInfo

_COMPRESSION = 3  # of zlib: three times faster than 6 for 5 % more bytes on page HTML


def now() -> str:
    """UTC in ISO 8601 with seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def pack(artifact: object) -> bytes:
    """An artifact as compressed JSON."""
    return zlib.compress(msgspec.json.encode(artifact), _COMPRESSION)


def unpack(body: bytes, kind: type) -> Any:
    """The artifact of type `kind` from its compressed JSON."""
    return msgspec.json.decode(zlib.decompress(body), type=kind)


# `selector` is that of the first finding on the page: beside min(), SQLite takes other columns from the same row.
_SHOWABLE_PLACES = """
SELECT finding.page_id, page.url_requested, finding.selector, min(finding.id)
FROM finding JOIN page ON page.id = finding.page_id
WHERE finding.site_id = ? AND finding.rule_id = ? AND finding.cause = ? AND finding.outcome = 'failed'
  AND NOT finding.third_party AND finding.frame_url IS NULL AND finding.box_json IS NOT NULL
  AND finding.selector NOT IN ('html', 'html > body')
GROUP BY finding.page_id ORDER BY page.seq LIMIT ?
"""


class Store:
    """The audit file, open for writing. Use as a context manager."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._db = open_for_writing(path)
        self.queue = Queue(self._db)

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        close(self._db)

    # Runs and sites

    def begin_run(self, info: RunInfo) -> int:
        """A new run; returns its id."""
        cursor = self._db.execute(
            "INSERT INTO run (started_at, state, tool_version, axe_version, browser_version, probe_hash, config_hash,"
            " config_json, rules_json) VALUES (?, 'running', ?, ?, ?, ?, ?, ?, ?)",
            (now(), info.tool_version, info.axe_version, info.browser_version, info.probe_hash, info.config_hash,
             hide_passwords(json.dumps(info.config)), json.dumps(info.rules)),
        )  # fmt: skip
        return int(cursor.lastrowid or 0)

    def resume_run(self, info: RunInfo) -> int | None:
        """The newest run, set running again; None when it is complete (or none was begun).

        Raises UsageError when it was made with other settings or versions.
        """
        row = self._db.execute("SELECT * FROM run ORDER BY id DESC LIMIT 1").fetchone()
        if row is None or row["state"] == "complete":
            return None
        for column, ours, what in (
            ("config_hash", info.config_hash, say("other settings")),
            ("probe_hash", info.probe_hash, say("another version of the tool or of axe-core")),
        ):
            if row[column] != ours:
                raise UsageError(
                    say(
                        "the unfinished run in {folder} was made with {what}; going on would mix two audits",
                        folder=str(self.path.parent),
                        what=what,
                    ),
                    hint=say(
                        "Use the same options ({command}), or leave out --resume to begin a new run.",
                        command=self.resuming(),
                    ),
                )
        self._db.execute(
            "UPDATE run SET state = 'running', finished_at = NULL, incomplete_why = '' WHERE id = ?", (row["id"],)
        )
        return int(row["id"])

    def is_broken_off(self, run_id: int) -> bool:
        """Whether a run was killed or stopped before its sites were done."""
        query = (
            "SELECT 1 FROM run WHERE id = ?1 AND state <> 'complete'"
            " AND (state = 'running' OR EXISTS (SELECT 1 FROM site WHERE run_id = ?1 AND state <> 'done'))"
        )
        return self._db.execute(query, (run_id,)).fetchone() is not None

    def set_resuming(self, command: str) -> None:
        """Keep the command line that would go on with the newest run."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES ('resuming', ?)", (command,))

    def resuming(self) -> str:
        """The command line that goes on with the newest run, "" where none was kept."""
        row = self._db.execute("SELECT value FROM meta WHERE key = 'resuming'").fetchone()
        return str(row[0]) if row else ""

    def last_run(self) -> int | None:
        """Id of the newest run."""
        row = self._db.execute("SELECT max(id) FROM run").fetchone()
        return int(row[0]) if row[0] is not None else None

    def finish_run(self, run_id: int, incomplete_why: str) -> None:
        """Close a run; it is complete when there is no reason why not."""
        self._db.execute(
            "UPDATE run SET state = ?, finished_at = ?, incomplete_why = ? WHERE id = ?",
            ("incomplete" if incomplete_why else "complete", now(), incomplete_why, run_id),
        )

    def add_site(self, run_id: int, source: str, base_url: str, name: str, identity: str) -> int:
        """A site of the run; returns its id, also when it is there already."""
        row = self._db.execute("SELECT id FROM site WHERE run_id = ? AND source = ?", (run_id, source)).fetchone()
        if row:
            return int(row["id"])
        cursor = self._db.execute(
            "INSERT INTO site (run_id, source, base_url, name, identity, state) VALUES (?, ?, ?, ?, ?, 'queued')",
            (run_id, source, base_url, name, identity),
        )
        return int(cursor.lastrowid or 0)

    def set_site(self, site_id: int, state: str, stopped_why: str = "", facts: Mapping[str, Any] | None = None) -> None:
        """State of a site's crawl, and what the crawl learnt."""
        self._db.execute(
            "UPDATE site SET state = ?, stopped_why = ?, facts_json = coalesce(?, facts_json) WHERE id = ?",
            (state, stopped_why, None if facts is None else json.dumps(facts), site_id),
        )

    def facts(self, site_id: int) -> dict[str, Any]:
        """What the crawl of a site had learnt so far."""
        row = self._db.execute("SELECT facts_json FROM site WHERE id = ?", (site_id,)).fetchone()
        return dict(json.loads(row[0]))

    def site_bases(self) -> dict[str, str]:
        """Source -> address of the sites of the newest run."""
        rows = self._db.execute("SELECT source, base_url FROM site WHERE run_id = (SELECT max(id) FROM run)")
        return {row[0]: row[1] for row in rows}

    # Results

    def save_page(self, site_id: int, result: PageResult) -> None:
        """Everything about one audited page, in one transaction."""
        with transaction(self._db):
            self._db.execute(
                "UPDATE page SET state = 'done', status = 'audited', reason = '', url_final = ?, final_key = ?, content_hash = ?,"
                " http_status = ?, title = ?, lang = ?, words = ?, settled = ?, attempts = ? WHERE id = ?",
                (hide_passwords(result.url_final), result.final_key, result.content_hash, result.http_status, result.title, result.lang, result.words,
                 result.settled, result.attempts, result.page_id),
            )  # fmt: skip
            self._db.executemany(
                "INSERT OR REPLACE INTO artifact VALUES (?, ?, ?, ?)", _artifact_rows(result.page_id, result.artifacts)
            )
            self._db.executemany(
                "INSERT OR REPLACE INTO link VALUES (?, ?, ?, ?, ?)",
                [(result.page_id, i, link.url, link.url_key, link.kind) for i, link in enumerate(result.links)],
            )
            self._insert_judgements(site_id, result.rule_runs, result.findings)

    def save_failure(
        self, page_id: int, status: PageStatus, reason: str, http_status: int | None, attempts: int
    ) -> None:
        """A page that was not audited, and why."""
        self._db.execute(
            "UPDATE page SET state = 'done', status = ?, reason = ?, http_status = ?, attempts = ? WHERE id = ?",
            (status, hide_passwords(reason), http_status, attempts, page_id),
        )

    def shortfalls(self, run_id: int, stopped_why: Message | None, *, page_limit_is_ours: bool) -> list[Message]:
        """Why the run is not whole: one clause for each reason; [] when it is.

        A missing page (404), another kind of file, a login and what robots.txt or the user's own
        budget exclude are no shortfall; but an address that the user named must be audited.
        """
        reasons = [stopped_why] if stopped_why else []
        sites = self._db.execute("SELECT id, name, state, stopped_why FROM site WHERE run_id = ?", (run_id,)).fetchall()
        for site_id, name, state, why in sites:
            if state == "stopped" and why != str(stopped_why or ""):
                reasons.append(say("{site}: {why:clause}", site=name, why=why))
            audited, queued = self.queue.counts(site_id)
            if queued and page_limit_is_ours and state == "done":
                reasons.append(
                    say(
                        "{site} has {pages} more pages than the default limit; set --max-pages", site=name, pages=queued
                    )
                )
            missed = self._missed(site_id)
            seed = self._missed_seed(site_id) if missed else None
            if missed == 1 and seed:
                reasons.append(seed)
            elif missed:
                reasons.append(
                    say_count(
                        "{n} page of {site} could not be audited", "{n} pages of {site} could not be audited",
                        n=missed, site=name,
                    )
                )  # fmt: skip
                reasons += [seed] if seed else []
            elif not audited and state == "done":
                reasons.append(say("no page of {site} could be audited", site=name))
        return reasons

    def _missed(self, site_id: int) -> int:
        """Pages that should have been audited and were not."""
        row = self._db.execute(
            "SELECT count(*) FROM page WHERE site_id = ? AND state = 'done' AND status <> 'audited' AND (origin = 'seed'"
            " OR status IN ('blocked', 'timeout', 'crashed') OR (status = 'http error' AND coalesce(http_status, 500) >= 500))",
            (site_id,),
        ).fetchone()
        return int(row[0])

    def _missed_seed(self, site_id: int) -> Message | None:
        """The first address that the user named and that could not be audited, with the reason; None if there is none."""
        row = self._db.execute(
            "SELECT url_requested, reason, url_requested = base_url AS is_start FROM page JOIN site ON site.id = site_id"
            " WHERE site_id = ? AND page.state = 'done' AND status <> 'audited' AND origin = 'seed' ORDER BY seq LIMIT 1",
            (site_id,),
        ).fetchone()
        if row is None:
            return None
        what = say("the start page") if row["is_start"] else say("a page that you named")
        return say(
            "{what} could not be audited: {reason:clause} ({url})",
            what=what, reason=row["reason"], url=row["url_requested"],
        )  # fmt: skip

    def save_site_judgements(
        self, site_id: int, rule_runs: Sequence[RuleRunRow], findings: Sequence[FindingRow]
    ) -> None:
        """Results of the site rules, in place of any from before."""
        rule_ids = {run.rule_id for run in rule_runs}
        with transaction(self._db):
            for rule_id in sorted(rule_ids):
                self._db.execute("DELETE FROM rule_run WHERE site_id = ? AND rule_id = ?", (site_id, rule_id))
                self._db.execute("DELETE FROM finding WHERE site_id = ? AND rule_id = ?", (site_id, rule_id))
            self._insert_judgements(site_id, rule_runs, findings)

    def replace_judgements(
        self, site_id: int, page_id: int, rule_runs: Sequence[RuleRunRow], findings: Sequence[FindingRow]
    ) -> None:
        """What the page rules say of a page, in place of what they said before."""
        with transaction(self._db):
            self._db.execute("DELETE FROM rule_run WHERE page_id = ?", (page_id,))
            page_rules = [run.rule_id for run in rule_runs]
            self._db.executemany(
                "DELETE FROM finding WHERE page_id = ? AND rule_id = ?", [(page_id, rule_id) for rule_id in page_rules]
            )
            self._insert_judgements(site_id, rule_runs, findings)

    def set_rules(self, run_id: int, rules: Sequence[Mapping[str, Any]]) -> None:
        """Cards of the rules that judge a run from now on; findings of rules that are gone go too."""
        names = json.dumps([card["id"] for card in rules])
        with transaction(self._db):
            self._db.execute("UPDATE run SET rules_json = ? WHERE id = ?", (json.dumps(rules), run_id))
            for table in ("finding", "rule_run"):
                self._db.execute(
                    f"DELETE FROM {table} WHERE site_id IN (SELECT id FROM site WHERE run_id = ?)"
                    " AND rule_id NOT IN (SELECT value FROM json_each(?))",
                    (run_id, names),
                )

    def sites(self, run_id: int) -> list[tuple[int, str]]:
        """(id, identity) of a run's sites."""
        rows = self._db.execute("SELECT id, identity FROM site WHERE run_id = ? ORDER BY id", (run_id,))
        return [(row[0], row[1]) for row in rows]

    def save_templates(self, templates: Mapping[int, str]) -> None:
        """Template fingerprint per page id."""
        with transaction(self._db):
            self._db.executemany("UPDATE page SET template = ? WHERE id = ?", [(t, p) for p, t in templates.items()])

    def showable_places(self, cause: Cause, most: int) -> list[tuple[int, str, str]]:
        """Where a cause shows in a picture: (page id, address, selector), one place on each of `most` pages."""
        return [
            (page_id, url, selector)
            for page_id, url, selector, _ in self._db.execute(
                _SHOWABLE_PLACES, (cause.site_id, cause.rule_id, cause.cause, most)
            )
        ]

    def save_pictures(self, site_id: int, rows: Sequence[tuple[str, str, int, bytes, int, int]]) -> None:
        """Pictures as (rule, cause, page id, PNG, width, height)."""
        with transaction(self._db):
            self._db.executemany(
                "INSERT OR REPLACE INTO picture VALUES (?, ?, ?, ?, ?, ?, ?)", [(site_id, *row) for row in rows]
            )

    def save_documents(self, site_id: int, rows: Sequence[tuple[str, str, str, int | None, int | None]]) -> None:
        """Documents as (url, url_key, kind, size_bytes, http_status)."""
        with transaction(self._db):
            self._db.executemany(
                "INSERT OR REPLACE INTO document (site_id, url, url_key, kind, size_bytes, http_status)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                [(site_id, *row) for row in rows],
            )

    def document_links(self, site_id: int) -> list[LinkRow]:
        """Distinct documents that the audited pages link to, in the order of the crawl; held where all links are."""
        rows = self._db.execute(
            "SELECT min(link.url), link.url_key, max(link.kind = 'document') FROM link JOIN page ON page.id = link.page_id"
            " WHERE page.site_id = ? AND link.kind IN ('document', 'held document') GROUP BY link.url_key"
            " ORDER BY min(page.seq), min(link.position)",
            (site_id,),
        )
        return [LinkRow(row[0], row[1], LinkKind.DOCUMENT if row[2] else LinkKind.HELD_DOCUMENT) for row in rows]

    def audited_pages(self, site_id: int) -> dict[str, int]:
        """Address -> page id of all audited pages, each counted once, in order."""
        rows = self._db.execute(
            "SELECT url_requested, id FROM page WHERE site_id = ? AND status = 'audited' AND same_as IS NULL ORDER BY seq",
            (site_id,),
        )
        return {row[0]: row[1] for row in rows}

    def load_artifact(self, page_id: int, kind: type) -> Any:
        """An artifact, or the CollectError that stands in its place."""
        key = kind.key  # type: ignore[attr-defined]
        row = self._db.execute(
            "SELECT body, error FROM artifact WHERE page_id = ? AND key = ?", (page_id, key)
        ).fetchone()
        if row is None or row["body"] is None:
            return CollectError(as_said(row["error"]) if row else say("it was not collected"))
        return unpack(row["body"], kind)

    def has_artifact(self, page_id: int, kind: type) -> bool:
        """Whether an artifact was collected."""
        key = kind.key  # type: ignore[attr-defined]
        query = "SELECT 1 FROM artifact WHERE page_id = ? AND key = ? AND body IS NOT NULL"
        return self._db.execute(query, (page_id, key)).fetchone() is not None

    def load_artifacts(self, page_id: int) -> dict[type, Any]:
        """All artifacts of a page by type."""
        return {kind: self.load_artifact(page_id, kind) for kind in PAGE_ARTIFACTS}

    def _insert_judgements(self, site_id: int, rule_runs: Sequence[RuleRunRow], findings: Sequence[FindingRow]) -> None:
        self._db.executemany(
            "INSERT INTO rule_run VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(site_id, r.page_id, r.rule_id, r.outcome, r.tested, r.failed, r.cant_tell, r.error) for r in rule_runs],
        )
        self._db.executemany(
            "INSERT INTO finding (site_id, page_id, rule_id, outcome, message_json, harm_json, selector, html, frame_url,"
            " third_party, box_json, component, cause, fingerprint, data_json) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(site_id, f.page_id, f.rule_id, f.outcome, hide_passwords(_json(f.message)), json.dumps(f.harm),
              hide_passwords(f.selector), hide_passwords(f.html), f.frame_url and hide_passwords(f.frame_url),
              f.third_party, json.dumps(f.box) if f.box else None, f.component, hide_passwords(f.cause), f.fingerprint,
              hide_passwords(json.dumps(f.data)))
             for f in findings],
        )  # fmt: skip


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _artifact_rows(page_id: int, artifacts: Mapping[type, object]) -> Iterator[tuple[int, str, bytes | None, str]]:
    for kind, artifact in artifacts.items():
        key = kind.key  # type: ignore[attr-defined]
        if isinstance(artifact, CollectError):
            yield page_id, key, None, str(artifact)
        else:
            yield page_id, key, pack(artifact), ""
