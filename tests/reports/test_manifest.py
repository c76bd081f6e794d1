"""manifest.json sums up every written file, and `auditor verify` says what became of them."""

import hashlib
import json
import shutil
import subprocess
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import auditor_reports
from auditor.cli import main
from auditor.errors import UsageError
from auditor_reports.manifest import check
from tests.fixtures.audit_db import RULES, AuditDb, write_audit_db

FORMATS = ("html", "json", "jsonl", "csv")


@pytest.fixture(scope="module")
def audit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("manifest")
    write_audit_db(folder / "audit.db", pages=12)
    auditor_reports.write(folder / "audit.db", folder, FORMATS)
    return folder


@pytest.fixture
def folder(audit: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(audit, tmp_path / "audit"))


def manifest(folder: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((folder / "manifest.json").read_text("ascii"))
    return loaded


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {"manifest.json"}


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert isinstance(stop.value.code, int)
    return stop.value.code


def test_every_written_file_and_the_audit_file_is_summed(folder: Path) -> None:
    entries = manifest(folder)["files"]
    assert {entry["path"] for entry in entries} == files(folder)
    for entry in entries:
        content = (folder / entry["path"]).read_bytes()
        assert (entry["bytes"], entry["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
    assert {entry["format"] for entry in entries} == {*FORMATS, "database"}


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="needs sha256sum")
def test_the_system_s_own_program_agrees(folder: Path) -> None:
    lines = "".join(f"{entry['sha256']}  {entry['path']}\n" for entry in manifest(folder)["files"])
    done = subprocess.run(["sha256sum", "--check", "--strict", "--quiet"], input=lines, text=True, cwd=folder)
    assert done.returncode == 0


def test_it_keeps_to_its_schema(folder: Path) -> None:
    text = resources.files("auditor_reports").joinpath("schemas", "manifest.schema.json").read_text("utf-8")
    schema = json.loads(text)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(manifest(folder))


def test_versions_times_and_settings_are_named(folder: Path) -> None:
    found = manifest(folder)
    assert found["run"] == {
        "id": 2, "judgement": 2, "state": "complete", "incomplete_why": "", "started_at": "2026-10-14T08:00:00+00:00",
        "finished_at": "2026-10-14T08:21:30+00:00", "judged_at": "2026-10-14T08:21:30+00:00",
    }  # fmt: skip
    assert (found["versions"]["axe"], found["versions"]["browser"]) == ("4.12.1", "Chromium 142.0")
    assert found["settings"]["crawl"] == {"max_pages": 500}
    assert [site["name"] for site in found["sites"]] == ["county.example.gov", "library"]


def test_an_untouched_folder_is_whole(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("verify", str(folder)) == 0
    said = capsys.readouterr().out
    assert "Every file is as it was written, and there is no other." in said
    assert hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest() in said


def test_what_was_changed_is_missing_or_was_added_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    results = folder / "results.json"
    results.write_bytes(results.read_bytes().replace(b"failed", b"passed", 1))
    (folder / "findings.jsonl").unlink()
    (folder / "report" / "more.html").touch()
    found = check(folder)
    assert (found.changed, found.missing, found.added) == (
        ("results.json",),
        ("findings.jsonl",),
        ("report/more.html",),
    )
    assert run("verify", str(folder)) == 1
    said = capsys.readouterr().out
    assert "1 file was changed:\n  results.json\n1 file is missing:\n  findings.jsonl\n" in said
    assert "1 file was added since:\n  report/more.html\n" in said
    assert "Every file" not in said


def test_one_bit_of_the_audit_file_is_a_change(folder: Path) -> None:
    content = bytearray((folder / "audit.db").read_bytes())
    content[-1] ^= 1
    (folder / "audit.db").write_bytes(content)
    assert check(folder).changed == ("audit.db",)


def test_a_link_in_place_of_a_file_is_a_change(folder: Path, tmp_path: Path) -> None:
    (folder / "results.json").rename(tmp_path / "elsewhere.json")
    (folder / "results.json").symlink_to(tmp_path / "elsewhere.json")
    (folder / "report").rename(tmp_path / "report")
    (folder / "report").symlink_to(tmp_path / "report")
    found = check(folder)
    assert {"results.json", "report/index.html"} <= set(found.changed)
    assert found.added == ("report",)


def test_a_link_to_nothing_is_added(folder: Path) -> None:
    (folder / "dangling").symlink_to("nowhere")
    assert check(folder).added == ("dangling",)


def test_a_folder_in_place_of_a_file_is_a_change(folder: Path) -> None:
    (folder / "results.json").unlink()
    (folder / "results.json").mkdir()
    assert check(folder).changed == ("results.json",)


def test_many_names_end_with_their_number(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(57):
        (folder / f"more-{number}.txt").touch()
    assert run("verify", str(folder)) == 1
    said = capsys.readouterr().out
    assert "57 files were added since:" in said
    assert "  and 7 more\n" in said


def test_other_formats_keep_their_sums_of_then(folder: Path) -> None:
    results = folder / "results.json"
    results.write_bytes(results.read_bytes() + b" ")
    auditor_reports.write(folder / "audit.db", folder, ("csv",))
    assert check(folder).changed == ("results.json",)
    assert {entry["path"] for entry in manifest(folder)["files"]} == files(folder)


def test_files_of_another_run_are_not_vouched_for(folder: Path) -> None:
    auditor_reports.write(folder / "audit.db", folder, ("json",), run_id=1)
    found = check(folder)
    assert "findings.jsonl" in found.added
    assert (found.changed, found.missing) == ((), ())


def test_a_new_audit_takes_the_manifest_away(folder: Path) -> None:
    auditor_reports.clear(folder)
    assert not (folder / "manifest.json").exists()


def test_a_folder_apart_from_the_audit_file_has_one_too(folder: Path, tmp_path: Path) -> None:
    auditor_reports.write(folder / "audit.db", tmp_path / "apart", ("json",))
    assert [entry["path"] for entry in manifest(tmp_path / "apart")["files"]] == ["results.json"]
    assert check(tmp_path / "apart").is_whole


def test_lone_surrogates_in_settings_are_spelt_out(tmp_path: Path) -> None:
    with AuditDb(tmp_path / "audit.db") as db:
        run_id = db.run(rules=RULES, output="caf\udce9", tasks={"\ud83d": ["x\udc80"]})
        db.site(run_id, "https://a.gov/", "a.gov")
    auditor_reports.write(tmp_path / "audit.db", tmp_path, ("json",))
    text = (tmp_path / "manifest.json").read_text("ascii")
    assert manifest(tmp_path)["settings"] == {"output": "caf\\udce9", "tasks": {"\\ud83d": ["x\\udc80"]}}
    json.loads(text)["settings"]["output"].encode("utf-8")
    assert check(tmp_path).is_whole


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "there is no manifest"),
        (b"{", "can't be read"),
        (b"[]", "can't be read"),
        (b'{"files": []}', "can't be read"),
        (b"\xff", "can't be read"),
        (
            b'{"manifest_version": "2.0", "written_at": "", "run": {"id": 1, "judgement": 1}, "files": []}',
            "version 2.0",
        ),
    ],
)
def test_a_manifest_that_is_none_is_refused(folder: Path, content: bytes | None, reason: str) -> None:
    (folder / "manifest.json").unlink()
    if content is not None:
        (folder / "manifest.json").write_bytes(content)
    with pytest.raises(UsageError, match=reason) as caught:
        check(folder)
    assert caught.value.hint
    assert run("verify", str(folder)) == 3


@pytest.mark.parametrize("name", ["../secret", "/etc/hostname", "report/../../x", "", ".", "a\0b"])
def test_a_manifest_that_names_a_file_outside_is_refused(folder: Path, name: str) -> None:
    changed = manifest(folder)
    changed["files"][0]["path"] = name
    (folder / "manifest.json").write_text(json.dumps(changed), "utf-8")
    with pytest.raises(UsageError, match="outside the folder"):
        check(folder)


def test_a_broken_manifest_does_not_keep_reports_from_being_written(folder: Path) -> None:
    (folder / "manifest.json").write_bytes(b"{")
    auditor_reports.write(folder / "audit.db", folder, FORMATS)
    assert check(folder).is_whole
