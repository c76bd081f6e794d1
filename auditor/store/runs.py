"""The runs of an audit file, and the judgements of each."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec

from auditor.errors import UsageError
from auditor.message import say
from auditor.store import read_rows as rows
from auditor.store.messages import message_of

_RUN = (
    "id", "started_at", "finished_at", "state", "tool_version", "axe_version", "browser_version", "probe_hash", "config_hash",
)  # fmt: skip
_VIEWS = ("rule_run", "finding")


def find_run(db: sqlite3.Connection, path: Path, run_id: int | None, judgement_id: int | None) -> rows.RunFacts:
    """The newest run with its newest whole judgement, unless others are named. Raises UsageError when they are not there."""
    query = (
        "SELECT run.*, coalesce(?2, shown_judgement_id) AS wanted FROM run WHERE id = coalesce(?1,"
        " (SELECT run_id FROM judgement WHERE id = ?2), (SELECT max(id) FROM run))"
    )
    row = db.execute(query, (run_id, judgement_id)).fetchone()
    if row is None:
        raise UsageError(
            say("{path} holds no run", path=str(path))
            if run_id is None
            else say("{path} holds no run {number}", path=str(path), number=run_id),
            hint=say("Audit a site first: auditor audit ADDRESS"),
        )
    for judgement in judgements(db, row["id"]):
        if judgement.id == row["wanted"]:
            return _run(row, judgement)
    raise UsageError(
        say(
            "{path} holds no judgement {judgement} of the run {run}",
            path=str(path),
            judgement=row["wanted"],
            run=row["id"],
        ),
        hint=say("Leave it out for the newest one."),
    )


def all_runs(db: sqlite3.Connection, path: Path) -> Iterator[rows.RunFacts]:
    """Every run with its newest judgement, the oldest first."""
    for (run_id,) in db.execute("SELECT id FROM run ORDER BY id").fetchall():
        yield find_run(db, path, run_id, None)


def judgements(db: sqlite3.Connection, run_id: int) -> list[rows.JudgementFacts]:
    """What was said of a run's facts, the oldest first; one that was broken off is left out, unless it is the run's own."""
    query = (
        "SELECT judgement.*, judgement.id = run.judgement_id AS is_own FROM judgement JOIN run ON run.id = run_id"
        " WHERE run_id = ? AND (judgement.finished_at IS NOT NULL OR judgement.id = run.judgement_id) ORDER BY judgement.id"
    )
    return [_judgement(row) for row in db.execute(query, (run_id,)).fetchall()]


def look_at(db: sqlite3.Connection, judgement_id: int) -> None:
    """From now on this connection sees of `rule_run` and `finding` what one judgement says, and nothing of others.

    Views of these names stand before the tables, so that no query can forget it.
    """
    for name in _VIEWS:
        db.execute(f"CREATE TEMP VIEW {name} AS SELECT * FROM main.{name} WHERE judgement_id = {int(judgement_id)}")


def _run(row: sqlite3.Row, judgement: rows.JudgementFacts) -> rows.RunFacts:
    return rows.RunFacts(
        **{name: row[name] for name in _RUN},
        incomplete_why=message_of(row["incomplete_why_json"]),
        config=json.loads(row["config_json"]),
        judgement=judgement,
    )


def _judgement(row: sqlite3.Row) -> rows.JudgementFacts:
    cards = msgspec.convert(json.loads(row["rules_json"]), list[rows.RuleCard])
    return rows.JudgementFacts(
        id=row["id"],
        started_at=row["started_at"],
        finished_at=row["finished_at"],
        tool_version=row["tool_version"],
        is_own=bool(row["is_own"]),
        rules={card.id: card for card in cards},
    )
