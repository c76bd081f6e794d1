"""Writing an audit: runs, sites, the queue of pages, and each page's results in one transaction."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from auditor.errors import UsageError
from auditor.harmless import hide_passwords
from auditor.message import Message, say
from auditor.model import PageStatus
from auditor.store.connection import close, open_for_writing, transaction
from auditor.store.facts import StoredFacts, save_facts, save_site_facts
from auditor.store.messages import message_json
from auditor.store.queue import Queue
from auditor.store.read_rows import Cause
from auditor.store.rows import FindingRow, LinkKind, LinkRow, PageResult, RuleRunRow, RunInfo
from auditor.store.shortfalls import shortfalls
from auditor.subject import Scope


def now() -> str:
    """UTC in ISO 8601 with seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")


# `selector` is that of the first finding on the page: beside min(), SQLite takes other columns from the same row.
_SHOWABLE_PLACES = """
SELECT finding.page_id, page.url_requested, finding.selector, min(finding.id)
FROM finding JOIN page ON page.id = finding.page_id
WHERE finding.judgement_id = ? AND finding.site_id = ? AND finding.rule_id = ? AND finding.cause = ? AND finding.outcome = 'failed'
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
        """A new run with a judgement of its own; returns its id."""
        with transaction(self._db):
            cursor = self._db.execute(
                "INSERT INTO run (started_at, state, tool_version, axe_version, browser_version, probe_hash, config_hash,"
                " config_json) VALUES (?, 'running', ?, ?, ?, ?, ?, ?)",
                (now(), info.tool_version, info.axe_version, info.browser_version, info.probe_hash, info.config_hash,
                 hide_passwords(json.dumps(info.config))),
            )  # fmt: skip
            run_id = int(cursor.lastrowid or 0)
            own = self._add_judgement(run_id, info.tool_version, info.rules)
            self._db.execute("UPDATE run SET judgement_id = ?1, shown_judgement_id = ?1 WHERE id = ?2", (own, run_id))
        return run_id

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
            "UPDATE run SET state = 'running', finished_at = NULL, incomplete_why_json = NULL,"
            " shown_judgement_id = judgement_id WHERE id = ?",
            (row["id"],),
        )
        return int(row["id"])

    def is_broken_off(self, run_id: int) -> bool:
        """Whether a run was killed or stopped before its sites were done."""
        query = (
            "SELECT 1 FROM run WHERE id = ?1 AND state <> 'complete'"
            " AND (state = 'running' OR EXISTS (SELECT 1 FROM site WHERE run_id = ?1 AND state <> 'done'))"
        )
        return self._db.execute(query, (run_id,)).fetchone() is not None

    def settings_of(self, run_id: int) -> Mapping[str, Any]:
        """What a run was asked to do: its settings by section."""
        row = self._db.execute("SELECT config_json FROM run WHERE id = ?", (run_id,)).fetchone()
        return dict(json.loads(row[0]))

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

    def finish_run(self, run_id: int, incomplete_why: Message | None) -> None:
        """Close a run with its own judgement; it is complete when there is no reason why not."""
        with transaction(self._db):
            self._db.execute(
                "UPDATE run SET state = ?, finished_at = ?, incomplete_why_json = ? WHERE id = ?",
                ("incomplete" if incomplete_why else "complete", now(), message_json(incomplete_why), run_id),
            )
            self._db.execute(
                "UPDATE judgement SET finished_at = ? WHERE id = (SELECT judgement_id FROM run WHERE id = ?)",
                (now(), run_id),
            )

    # Judgements

    def begin_judgement(self, run_id: int, tool_version: str, rules: Sequence[Mapping[str, Any]]) -> int:
        """A further judgement of a run's facts; returns its id. What earlier ones said stays, unless one was broken off."""
        broken_off = self._db.execute(
            "SELECT judgement.id FROM judgement JOIN run ON run.id = run_id WHERE run_id = ? AND judgement.finished_at IS NULL"
            " AND judgement.id <> run.judgement_id",
            (run_id,),
        ).fetchall()
        with transaction(self._db):
            for (judgement_id,) in broken_off:
                for table in ("finding", "rule_run"):
                    self._db.execute(f"DELETE FROM {table} WHERE judgement_id = ?", (judgement_id,))
                self._db.execute("DELETE FROM judgement WHERE id = ?", (judgement_id,))
            return self._add_judgement(run_id, tool_version, rules)

    def finish_judgement(self, judgement_id: int) -> None:
        """A judgement is whole: from now on it is what is shown of its run."""
        with transaction(self._db):
            self._db.execute("UPDATE judgement SET finished_at = ? WHERE id = ?", (now(), judgement_id))
            self._db.execute(
                "UPDATE run SET shown_judgement_id = ?1 WHERE id = (SELECT run_id FROM judgement WHERE id = ?1)",
                (judgement_id,),
            )

    def shortfalls(self, run_id: int, stopped_why: Message | None, *, page_limit_is_ours: bool) -> Sequence[Message]:
        """Why the run is not whole: one clause for each reason; none when it is."""
        return tuple(shortfalls(self._db, run_id, stopped_why, page_limit_is_ours=page_limit_is_ours))

    def own_judgement(self, site_id: int) -> int:
        """The judgement that is made while a site is crawled."""
        query = "SELECT judgement_id FROM run JOIN site ON site.run_id = run.id WHERE site.id = ?"
        return int(self._db.execute(query, (site_id,)).fetchone()[0])

    def save_judgements(
        self, judgement_id: int, site_id: int, rule_runs: Sequence[RuleRunRow], findings: Sequence[FindingRow]
    ) -> None:
        """What rules say of one subject, beside what was said before."""
        with transaction(self._db):
            self._insert_judgements(judgement_id, site_id, rule_runs, findings)

    def replace_judgements(
        self, judgement_id: int, site_id: int, rule_runs: Sequence[RuleRunRow], findings: Sequence[FindingRow]
    ) -> None:
        """Results of the rules about the site and its documents, in place of any that the judgement has from before."""
        with transaction(self._db):
            for rule_id in sorted({run.rule_id for run in rule_runs}):
                for table in ("rule_run", "finding"):
                    self._db.execute(
                        f"DELETE FROM {table} WHERE judgement_id = ? AND site_id = ? AND rule_id = ?",
                        (judgement_id, site_id, rule_id),
                    )
            self._insert_judgements(judgement_id, site_id, rule_runs, findings)

    def _add_judgement(self, run_id: int, tool_version: str, rules: Sequence[Mapping[str, Any]]) -> int:
        cursor = self._db.execute(
            "INSERT INTO judgement (run_id, started_at, tool_version, rules_json) VALUES (?, ?, ?, ?)",
            (run_id, now(), tool_version, json.dumps(rules)),
        )
        return int(cursor.lastrowid or 0)

    # Sites

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

    def set_site(
        self, site_id: int, state: str, stopped_why: Message | str | None = None, learnt: Iterable[object] | None = None
    ) -> None:
        """State of a site's crawl, and the facts that it learnt."""
        with transaction(self._db):
            self._db.execute(
                "UPDATE site SET state = ?, stopped_why_json = ? WHERE id = ?",
                (state, message_json(stopped_why), site_id),
            )
            if learnt is not None:
                save_site_facts(self._db, site_id, learnt)

    def facts(self, site_id: int) -> StoredFacts:
        """The facts of a site and of its pages and documents, as they are now."""
        return StoredFacts(self._db, site_id)

    def site_bases(self) -> dict[str, str]:
        """Source -> address of the sites of the newest run."""
        rows = self._db.execute("SELECT source, base_url FROM site WHERE run_id = (SELECT max(id) FROM run)")
        return {row[0]: row[1] for row in rows}

    # Results

    def save_page(self, site_id: int, result: PageResult) -> None:
        """Everything about one audited page, in one transaction."""
        with transaction(self._db):
            self._db.execute(
                "UPDATE page SET state = 'done', status = 'audited', reason_json = NULL, url_final = ?, final_key = ?, content_hash = ?,"
                " http_status = ?, title = ?, lang = ?, words = ?, settled = ?, attempts = ? WHERE id = ?",
                (hide_passwords(result.url_final), result.final_key, result.content_hash, result.http_status, result.title, result.lang, result.words,
                 result.settled, result.attempts, result.page_id),
            )  # fmt: skip
            save_facts(self._db, Scope.PAGE, result.page_id, result.met)
            self._db.executemany(
                "INSERT OR REPLACE INTO link VALUES (?, ?, ?, ?, ?)",
                [(result.page_id, i, link.url, link.url_key, link.kind) for i, link in enumerate(result.links)],
            )
            self._insert_judgements(self.own_judgement(site_id), site_id, result.rule_runs, result.findings)

    def save_failure(
        self, page_id: int, status: PageStatus, reason: Message | str, http_status: int | None, attempts: int
    ) -> None:
        """A page that was not audited, and why."""
        self._db.execute(
            "UPDATE page SET state = 'done', status = ?, reason_json = ?, http_status = ?, attempts = ? WHERE id = ?",
            (status, message_json(reason), http_status, attempts, page_id),
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
        own = self.own_judgement(cause.site_id)
        return [
            (page_id, url, selector)
            for page_id, url, selector, _ in self._db.execute(
                _SHOWABLE_PLACES, (own, cause.site_id, cause.rule_id, cause.cause, most)
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
                "INSERT INTO document (site_id, url, url_key, kind, size_bytes, http_status) VALUES (?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (site_id, url_key) DO UPDATE SET url = excluded.url, kind = excluded.kind,"
                " size_bytes = excluded.size_bytes, http_status = excluded.http_status",
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

    def _insert_judgements(
        self, judgement_id: int, site_id: int, rule_runs: Sequence[RuleRunRow], findings: Sequence[FindingRow]
    ) -> None:
        self._db.executemany(
            "INSERT INTO rule_run (judgement_id, site_id, page_id, document_id, rule_id, profiles, outcome, targets_tested,"
            " targets_failed, targets_cant_tell, error_json) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(judgement_id, site_id, r.page_id, r.document_id, r.rule_id, " ".join(r.profiles), r.outcome, r.tested, r.failed,
              r.cant_tell, message_json(r.error)) for r in rule_runs],
        )  # fmt: skip
        self._db.executemany(
            "INSERT INTO finding (judgement_id, site_id, page_id, document_id, rule_id, profiles, outcome, message_json, harm_json,"
            " selector, html, frame_url, third_party, box_json, component, cause, fingerprint, data_json)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(judgement_id, site_id, f.page_id, f.document_id, f.rule_id, " ".join(f.profiles), f.outcome, message_json(f.message),
              json.dumps(f.harm), hide_passwords(f.selector), hide_passwords(f.html),
              f.frame_url and hide_passwords(f.frame_url), f.third_party, json.dumps(f.box) if f.box else None, f.component,
              hide_passwords(f.cause), f.fingerprint, hide_passwords(json.dumps(f.data)))
             for f in findings],
        )  # fmt: skip
