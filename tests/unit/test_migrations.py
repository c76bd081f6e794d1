"""A file of an older version is brought up to date in place, says what it said, and survives being killed at it.

fixtures/schema_1/audit.db was written by the last version with schema 1 (commit 9ab5bad): a run of a small site and of
one where nobody answers, then a run of examples/site that was judged again; all but two pictures were taken out.
findings.jsonl is what that version exported of the newest run.
"""

import json
import re
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import zlib
from collections.abc import Mapping
from contextlib import closing
from importlib import resources
from pathlib import Path

import msgspec
import pytest

from auditor.artifacts import (
    Fields,
    Frames,
    KeyboardWalk,
    PhoneLayout,
    SiteRobots,
    SourceHtml,
    Visit,
    Window,
    Wording,
)
from auditor.crawl.judge import judge_again
from auditor.errors import UsageError
from auditor.model import PageStatus
from auditor.profile import DESKTOP, PHONE
from auditor.registry import load_packs
from auditor.store import migrations, opening
from auditor.store.connection import SCHEMA_VERSION
from auditor.store.lock import locked
from auditor.store.messages import message_of
from auditor.store.migrations import copy_of, migrate
from auditor.store.reader import Reader
from auditor.store.store import Store
from auditor.subject import Scope

OLD = Path(__file__).parents[1] / "fixtures" / "schema_1"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    folder = tmp_path / "audit"
    folder.mkdir()
    return Path(shutil.copy(OLD / "audit.db", folder))


def beside(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir())


def version(path: Path) -> str:
    with closing(sqlite3.connect(path)) as db:
        return str(db.execute("SELECT value FROM meta WHERE key = 'schema_version'").fetchone()[0])


def said(path: Path) -> list[tuple[object, ...]]:
    """What the newest run found."""
    with Reader(path) as reader:
        return [
            (each.rule_id, each.outcome, each.url, each.selector, str(each.message), each.fingerprint, each.cause)
            for site in reader.sites()
            for each in reader.findings(site.id)
        ]


def exported() -> list[tuple[object, ...]]:
    """The same as the older version exported it."""
    lines = map(json.loads, (OLD / "findings.jsonl").read_text("utf-8").splitlines())
    names = ("rule", "outcome", "url", "selector", "message", "fingerprint", "cause")
    return [tuple(line[name] for name in names) for line in lines]


def test_a_file_of_schema_1_says_what_it_said(old: Path) -> None:
    assert sorted(said(old)) == sorted(exported())
    assert len(exported()) > 10
    assert version(old) == str(SCHEMA_VERSION)
    assert beside(old) == ["audit.db"]


def test_reasons_within_facts_are_said_as_they_were(old: Path) -> None:
    frame = {"url": "https://vendor.example/", "third_party": True, "audited": False, "why_not": "it is hidden"}
    facts = {
        "frames": {"frames": [frame, {**frame, "audited": True, "why_not": ""}]},
        "keyboard_walk": {"complete": False, "why_stopped": "the walk stopped after 9 stops"},
    }
    with closing(sqlite3.connect(old)) as db:
        rows = [(1, key, zlib.compress(json.dumps(fact).encode())) for key, fact in facts.items()]
        db.executemany("INSERT OR REPLACE INTO artifact (page_id, key, body) VALUES (?, ?, ?)", rows)
        db.commit()
    with Reader(old, run_id=1) as reader:
        found = reader.facts(reader.sites()[0].id)
        first = found.subjects(Scope.PAGE)[0]
        frames, walk, visit = (found.artifact(first, DESKTOP, kind) for kind in (Frames, KeyboardWalk, Visit))
    assert isinstance(frames, Frames)
    assert isinstance(walk, KeyboardWalk)
    assert isinstance(visit, Visit)
    assert [str(each.why_not or "") for each in frames.frames] == ["it is hidden", ""]
    assert str(walk.why_stopped) == "the walk stopped after 9 stops"
    assert visit.unsettled_why is None


def test_an_older_run_keeps_what_was_learnt_and_why_it_is_not_whole(old: Path) -> None:
    with Reader(old, run_id=1) as reader:
        whole, silent = reader.sites()
        assert str(reader.run.incomplete_why) == f"127.0.0.1:9: {silent.stopped_why}"
        assert str(silent.stopped_why) == "http://127.0.0.1:9/ can't be audited: its server refuses connections"
        assert str(whole.facts["robots"]).startswith("robots.txt was read and followed; it asks for 0.1 s")
        assert list(whole.facts) == ["fonts", "robots", "sitemaps", "traps", "includes_seen"]
        assert whole.facts["sitemaps"]["urls"] == 2
        reasons = {str(page.reason) for page in reader.pages(whole.id) if page.status is PageStatus.HTTP_ERROR}
        assert reasons == {"The server answered 404."}
        assert [document.kind for document in reader.documents(whole.id)] == ["pdf", "docx"]


def test_facts_are_found_by_their_new_address_and_those_that_nothing_read_are_gone(old: Path) -> None:
    with Reader(old) as reader:
        (site,) = reader.sites()
        facts = reader.facts(site.id)
        first, *_ = facts.subjects(Scope.PAGE)
        assert isinstance(facts.artifact(first, PHONE, PhoneLayout), PhoneLayout)
        assert facts.artifact(first, DESKTOP, PhoneLayout) is None
        assert isinstance(facts.artifact(first, DESKTOP, SourceHtml), SourceHtml)
        assert isinstance(facts.artifact(facts.subjects(Scope.SITE)[0], DESKTOP, SiteRobots), SiteRobots)
        profiles = {finding.rule_id: finding.profiles for finding in reader.findings(site.id)}
    assert (profiles["sideways-scroll"], profiles["button-name"]) == (("phone",), ("desktop",))
    with closing(sqlite3.connect(old)) as db:
        assert db.execute("SELECT count(*) FROM artifact WHERE key = 'rendered_html'").fetchone() == (0,)
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def keep(path: Path, page_id: int, **facts: Mapping[str, object]) -> None:
    """Facts of a page as the older version wrote them, into its file."""
    with closing(sqlite3.connect(path)) as db, db:
        for key, fact in facts.items():
            body = zlib.compress(json.dumps(fact).encode())
            db.execute("INSERT OR REPLACE INTO artifact (page_id, key, body) VALUES (?, ?, ?)", (page_id, key, body))


OLD_FIELD = {"type": "text", "name": "Field", "label": "Field", "target": {"selector": "#a"}, "form": 0}
OLD_FIELDS = {
    "fields": {"fields": [OLD_FIELD], "forms": [{"target": {"selector": "form"}}]},
    "submit_errors": {"is_allowed": True, "forms": [{"target": {"selector": "form"}, "fields": [OLD_FIELD]}]},
}
OLD_WORDING = {
    "controls": [{"target": {"selector": "#b"}, "role": "button", "name": "Button", "name_source": "content"}],
    "fields": [{"target": {"selector": "#a"}, "kind": "text", "name": "Field"}],
}


def test_facts_of_fields_have_another_shape_now_and_go(old: Path) -> None:
    window = {"kind": "modal", "target": {"selector": "#w"}, "closed_by": "OK", "inside": ["#a"]}
    first = {"forms": {"forms": []}, "wording": OLD_WORDING, **OLD_FIELDS}
    keep(old, 9, **OLD_FIELDS, wording=OLD_WORDING, window={**window, "first": first})
    migrate(old)
    with closing(sqlite3.connect(old)) as db:
        keys = {key for (key,) in db.execute("SELECT key FROM artifact WHERE subject_id = 9 AND scope = 'page'")}
    assert not keys & {"forms", "submit_errors"}
    with Store(old) as store:
        facts = store.facts(next(site_id for site_id, _ in store.sites(2)))
        (page,) = (each for each in facts.subjects(Scope.PAGE) if facts.id_of(each) == 9)
        fields, wording = facts.artifact(page, DESKTOP, Fields), facts.artifact(page, DESKTOP, Wording)
        covered = facts.artifact(page, DESKTOP, Window)
    assert fields is None
    assert isinstance(wording, Wording)
    assert [control.name for control in wording.controls] == ["Button"]
    assert isinstance(covered, Window)
    assert set(covered.first) == {"wording"}


def test_reasons_among_what_a_window_covered_become_messages_too(old: Path) -> None:
    window = {"kind": "modal", "target": {"selector": "#w"}, "closed_by": "OK", "inside": ["#a"]}
    frame = {"url": "https://b.gov/", "third_party": False, "audited": False, "why_not": "it is hidden"}
    first = {"frames": {"frames": [frame]}}
    keep(old, 9, window={**window, "first": first})
    with Store(old) as store:
        facts = store.facts(next(site_id for site_id, _ in store.sites(2)))
        (page,) = (each for each in facts.subjects(Scope.PAGE) if facts.id_of(each) == 9)
        covered = facts.artifact(page, DESKTOP, Window)
    assert isinstance(covered, Window)
    (shown,) = msgspec.convert(covered.first["frames"], Frames).frames
    assert str(shown.why_not) == "it is hidden"


def test_what_needs_facts_of_fields_is_untested_when_an_older_file_is_judged_again(old: Path) -> None:
    keep(old, 9, **OLD_FIELDS, wording=OLD_WORDING)
    with Store(old) as store:
        judge_again(load_packs(), store, 2)
    with Reader(old) as reader:
        (site,) = reader.sites()
        named = [finding.rule_id for finding in reader.findings(site.id) if finding.page_id == 9]
    with closing(sqlite3.connect(old)) as db:
        query = "SELECT rule_id, outcome, error_json FROM rule_run WHERE page_id = 9 AND judgement_id > 2"
        runs = {rule: (outcome, str(message_of(error))) for rule, outcome, error in db.execute(query)}
    assert "vague-button" in named
    assert "vague-label" not in named
    assert runs["vague-label"] == runs["asked-twice"] == ("untested", "fields was not collected")


def test_a_report_tells_the_same_pages_as_audited_in_part(old: Path) -> None:
    keep(old, 9, **OLD_FIELDS)
    with closing(sqlite3.connect(old)) as db, db:
        db.execute("INSERT INTO artifact (page_id, key, error) VALUES (8, 'fields', 'it took too long')")
    with Reader(old) as reader:
        (site,) = reader.sites()
        parts = {page.url: page.missing for page in reader.partly_audited(site.id)}
        urls = {page.id: page.url for page in reader.pages(site.id)}
    assert urls[9] not in parts
    assert "it took too long" in [str(why) for why in parts[urls[8]]]


def shape(path: Path) -> dict[str, str]:
    """The statements that make a file's tables and indexes, without comments."""
    with closing(sqlite3.connect(path)) as db:
        rows = db.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {name: " ".join(re.sub(r"--[^\n]*", " ", sql).replace('"', "").split()) for name, sql in rows}


def test_a_file_that_was_brought_up_has_the_shape_of_a_new_one(old: Path, tmp_path: Path) -> None:
    migrate(old)
    with Store(tmp_path / "new.db"):
        pass
    assert shape(old) == shape(tmp_path / "new.db")


def test_an_audit_may_go_on_in_the_folder_of_an_older_version(old: Path) -> None:
    with Store(old) as store:
        assert store.last_run() == 2
    assert version(old) == str(SCHEMA_VERSION)


def test_every_column_says_what_it_is_for() -> None:
    script = resources.files("auditor.store").joinpath("schema.sql").read_text("utf-8")
    columns = re.findall(r"^  [a-z_]+ +(?:TEXT|INTEGER|BLOB).*$", script, re.MULTILINE)
    assert len(columns) > 90
    assert [line for line in columns if " -- " not in line] == []


KILLED = """
import os, signal, sys
from pathlib import Path
from auditor.store import migrations
path = Path(sys.argv[1])
step = migrations.STEPS[2]
def killed(db):
    {before}
    step(db)
    {within}
migrations.STEPS = {{2: killed}}
if {after}:
    Path.unlink = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL) if migrations.copy_of(path).exists() else None
migrations.migrate(path)
"""
KILL = "os.kill(os.getpid(), signal.SIGKILL)"


@pytest.mark.parametrize(
    ("before", "within", "after", "left"),
    [(KILL, "pass", False, "1"), ("pass", KILL, False, "1"), ("pass", "pass", True, "2")],
    ids=["before the first step", "before it is kept", "before the copy goes"],
)
def test_a_killed_migration_leaves_the_old_file_or_the_new_one(
    old: Path, before: str, within: str, after: bool, left: str
) -> None:
    script = KILLED.format(before=before, within=within, after=after)
    done = subprocess.run([sys.executable, "-c", script, str(old)])
    assert done.returncode == -signal.SIGKILL
    assert copy_of(old).name in beside(old)
    assert version(old) == left
    assert sorted(said(old)) == sorted(exported())
    assert beside(old) == ["audit.db"]


def test_a_file_that_a_killed_migration_spoilt_is_replaced_by_its_copy(old: Path) -> None:
    shutil.copy(old, copy_of(old))
    old.write_bytes(b"half a page" * 1000)
    assert len(said(old)) == len(exported())
    assert beside(old) == ["audit.db"]


def test_a_copy_that_was_never_finished_takes_nobody_s_place(old: Path) -> None:
    half = copy_of(old).with_name(f"{copy_of(old).name}.part")
    half.write_bytes(b"half")
    assert len(said(old)) == len(exported())
    assert beside(old) == ["audit.db"]


def test_a_migration_that_fails_leaves_the_file_as_it_was(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(db: sqlite3.Connection) -> None:
        db.execute("DROP TABLE finding")
        raise RuntimeError("a step is wrong")

    monkeypatch.setattr(migrations, "STEPS", {2: broken})
    with pytest.raises(RuntimeError):
        migrate(old)
    assert old.read_bytes() == (OLD / "audit.db").read_bytes()
    assert beside(old) == ["audit.db"]


@pytest.fixture
def unwritable(monkeypatch: pytest.MonkeyPatch, old: Path) -> Path:
    """An old file that can't be written, for whoever runs the tests (root can write everywhere)."""

    def refuse(path: Path) -> None:
        if path == old:
            raise sqlite3.OperationalError("attempt to write a readonly database")
        migrate(path)

    monkeypatch.setattr(opening, "migrate", refuse)
    old.chmod(0o444)
    return old


def test_a_file_that_can_not_be_written_is_read_through_a_copy(
    unwritable: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies = tmp_path / "copies"
    copies.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(copies))
    with Reader(unwritable) as reader:
        assert reader.run.id == 2
        (copy,) = copies.glob("*/audit.db")
        assert copy.stat().st_mode & stat.S_IWUSR
    assert list(copies.iterdir()) == []
    assert unwritable.read_bytes() == (OLD / "audit.db").read_bytes()


def test_a_file_that_the_older_version_is_writing_is_left_alone(old: Path) -> None:
    with locked(old.parent), pytest.raises(UsageError, match="another audit is writing"):
        Reader(old)
    assert version(old) == "1"
