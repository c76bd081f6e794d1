"""Schema 2: facts by subject, profile and key; judgements that leave one another alone; messages in place of sentences."""

import json
import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any

_OF_FIELDS = ("forms", "fields", "submit_errors")
"""Facts that have another shape now. Half of what the new one holds can't be told from them: they go, as if nobody had
collected them. (An error in their place would make a report say that these pages were audited in part.)"""
_TABLES = ("run", "site", "page", "artifact", "rule_run", "finding")
_INDEXES = ("page_path", "page_final", "page_state", "rule_run_page", "rule_run_site", "finding_cause", "finding_page")

_REASONS = {"frames": "why_not", "keyboard_walk": "why_stopped", "visit": "unsettled_why"}
"""Facts with a reason in our words, and where it stands."""
_LISTED = {"frames": "frames"}
"""Where it stands in each of a list."""


def _said(column: str) -> str:
    """A sentence as the message that says just that, NULL for an empty one."""
    return (
        f"CASE WHEN {column} <> '' THEN"
        f" json_object('template', '{{text}}', 'values', json_object('text', {column}), 'plural', '') END"
    )


# What schema 1 measured at the phone's size, and which rules judged it. Each run's own judgement has the run's number.
_COPY = f"""
INSERT INTO judgement (id, run_id, started_at, finished_at, tool_version, rules_json)
  SELECT id, id, started_at, finished_at, tool_version, rules_json FROM old_run;
INSERT INTO run (id, started_at, finished_at, state, incomplete_why_json, tool_version, axe_version, browser_version,
    probe_hash, config_hash, config_json, judgement_id, shown_judgement_id)
  SELECT id, started_at, finished_at, state, {_said("incomplete_why")}, tool_version, axe_version, browser_version,
    probe_hash, config_hash, config_json, id, id FROM old_run;
INSERT INTO site (id, run_id, source, base_url, name, identity, state, stopped_why_json)
  SELECT id, run_id, source, base_url, name, identity, state, {_said("stopped_why")} FROM old_site;
INSERT INTO page (id, site_id, seq, depth, url_requested, url_key, url_final, final_key, path_key, content_hash, origin,
    state, status, reason_json, http_status, title, lang, template, words, settled, attempts, same_as, is_task, expanded)
  SELECT id, site_id, seq, depth, url_requested, url_key, url_final, final_key, path_key, content_hash, origin,
    state, status, {_said("reason")}, http_status, title, lang, template, words, settled, attempts, same_as, is_task,
    expanded FROM old_page;
INSERT INTO artifact (scope, subject_id, profile, key, body, error_json)
  SELECT 'page', page_id, CASE WHEN key IN ('phone_layout', 'phone_text') THEN 'phone' ELSE 'desktop' END, key, body,
    {_said("error")} FROM old_artifact
    WHERE key <> 'rendered_html' AND NOT (key IN ({", ".join(map(repr, _OF_FIELDS))}) AND body IS NOT NULL);
INSERT INTO rule_run (judgement_id, site_id, page_id, rule_id, profiles, outcome, targets_tested, targets_failed,
    targets_cant_tell, error_json)
  SELECT run_id, site_id, page_id, rule_id, CASE WHEN rule_id IN ('sideways-scroll', 'text-cut-on-phone') THEN 'phone'
    WHEN rule_id = 'small-tap-target' THEN 'desktop phone' ELSE 'desktop' END, outcome, targets_tested, targets_failed,
    targets_cant_tell, {_said("error")} FROM old_rule_run JOIN old_site ON old_site.id = site_id ORDER BY old_rule_run.rowid;
INSERT INTO finding (id, judgement_id, site_id, page_id, rule_id, profiles, outcome, message_json, harm_json, selector, html,
    frame_url, third_party, box_json, component, cause, fingerprint, data_json)
  SELECT old_finding.id, run_id, site_id, page_id, rule_id, CASE WHEN rule_id IN ('sideways-scroll', 'text-cut-on-phone')
    OR (rule_id = 'small-tap-target' AND message LIKE '%at phone width%') THEN 'phone' ELSE 'desktop' END, outcome,
    json_object('template', '{{text}}', 'values', json_object('text', message), 'plural', ''), harm_json, selector, html,
    frame_url, third_party, box_json, component, cause, fingerprint, data_json
  FROM old_finding JOIN old_site ON old_site.id = site_id
"""


def migrate(db: sqlite3.Connection) -> None:
    """From schema 1. The HTML of pages as shown goes, as nothing read it, and the facts of fields."""
    for index in _INDEXES:
        db.execute(f"DROP INDEX {index}")
    for table in _TABLES:
        db.execute(f"ALTER TABLE {table} RENAME TO old_{table}")
    for statement in _statements(resources.files(__package__).joinpath("tables_2.sql").read_text("utf-8")):
        db.execute(statement)
    for statement in _statements(_COPY):
        db.execute(statement)
    db.executemany(
        "INSERT INTO artifact (scope, subject_id, profile, key, body) VALUES ('site', ?, 'desktop', ?, ?)",
        _site_facts(db),
    )
    db.executemany(
        "UPDATE artifact SET body = ? WHERE scope = 'page' AND subject_id = ? AND key = 'window'", _windows(db)
    )
    _say_reasons(db)
    for table in _TABLES:
        db.execute(f"DROP TABLE old_{table}")


def _say_reasons(db: sqlite3.Connection) -> None:
    """Sentences of ours within facts become messages, as those beside facts do."""
    keys = ", ".join("?" * len(_REASONS))
    rows = db.execute(
        f"SELECT subject_id, key, body FROM artifact WHERE scope = 'page' AND key IN ({keys}) AND body IS NOT NULL",
        [*_REASONS],
    )
    for page_id, key, body in rows.fetchall():
        fact = _with_reasons(key, json.loads(zlib.decompress(body)))
        db.execute(
            "UPDATE artifact SET body = ? WHERE scope = 'page' AND subject_id = ? AND key = ?",
            (_packed(fact), page_id, key),
        )


def _with_reasons(key: str, fact: dict[str, Any]) -> dict[str, Any]:
    """A fact whose sentences of ours are messages."""
    for each in fact[_LISTED[key]] if key in _LISTED else [fact]:
        each[_REASONS[key]] = _message(text) if (text := each.get(_REASONS[key])) else None
    return fact


def _statements(script: str) -> Iterator[str]:
    """One after the other: `executescript` would end the transaction."""
    return (statement for statement in script.split(";") if statement.strip())


def _windows(db: sqlite3.Connection) -> Iterator[tuple[bytes, int]]:
    """What windows covered, as facts are now and without those of fields: (body, page)."""
    for body, page_id in db.execute(
        "SELECT body, page_id FROM old_artifact WHERE key = 'window' AND body IS NOT NULL"
    ).fetchall():
        window = json.loads(zlib.decompress(body))
        first = {
            key: _with_reasons(key, fact) if key in _REASONS else fact
            for key, fact in window["first"].items()
            if key not in _OF_FIELDS
        }
        yield _packed({**window, "first": first}), page_id


def _packed(fact: Mapping[str, Any]) -> bytes:
    return zlib.compress(json.dumps(fact).encode(), 3)


def _site_facts(db: sqlite3.Connection) -> Iterator[tuple[int, str, bytes]]:
    """What the crawl learnt of each site: (site, key, body)."""
    for site_id, text in db.execute("SELECT id, facts_json FROM old_site").fetchall():
        for key, fact in _facts(json.loads(text)):
            yield site_id, key, _packed(fact)


def _facts(old: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if fonts := old.get("fonts"):
        yield "fonts", {**fonts, "note": _message(fonts["note"])}
    if robots := old.get("robots"):
        yield "robots", {"note": _message(robots)}
    if sitemaps := old.get("sitemaps"):
        yield "sitemaps", {"urls": sitemaps["urls"], "notes": [_message(note) for note in sitemaps["notes"]]}
    if "traps" in old:
        traps = [
            {"rule": rule, "text": _message(trap["text"]), "count": trap["count"], "example": trap["example"]}
            for rule, trap in old["traps"].items()
        ]
        yield "traps", {"traps": traps}
    if "includes_seen" in old:
        yield "includes_seen", {"globs": old["includes_seen"]}


def _message(text: str) -> Mapping[str, Any]:
    return {"template": "{text}", "values": {"text": text}, "plural": ""}
