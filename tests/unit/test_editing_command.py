"""`auditor text`: settings found upwards, streams, and exit codes."""

import io
import json
import sys
from pathlib import Path

import pytest

from auditor.cli import main
from tests.fixtures.striped_rule import QUIET, STRIPED

TEXT = "You can feed the zebra by hand. It is open each day."


@pytest.fixture(autouse=True)
def _in_a_folder_with_one_rule(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("auditor.text.review.FINDERS", (STRIPED,))
    monkeypatch.setattr("auditor.editing.choice.FINDERS", (STRIPED, QUIET))
    monkeypatch.setattr("auditor.text.house_file.FINDERS", (STRIPED, QUIET))
    monkeypatch.chdir(tmp_path)
    Path("zoo.txt").write_text(TEXT, "utf-8")


def auditor(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stop:
        main(["text", *arguments])
    assert isinstance(stop.value.code, int)
    return stop.value.code


def give(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["zoo.txt"], 0),
        (["zoo.txt", "--fail-on", "none"], 0),
        (["zoo.txt", "--fail-on", "finding"], 1),
        (["zoo.txt", "gone.txt", "--fail-on", "finding"], 2),
        (["gone.txt"], 3),
        (["gone.txt", "http://127.0.0.1:9/"], 2),
        (["zoo.txt", "--skip-rules", "striped-word", "--fail-on", "finding"], 0),
        (["zoo.txt", "--rules", "plain-word", "--fail-on", "finding"], 0),
        (["zoo.txt", "--rules", "nothing"], 3),
    ],
)
def test_exit_codes_are_those_of_the_command_line(arguments: list[str], code: int) -> None:
    assert auditor(*arguments) == code


@pytest.mark.parametrize(
    ("line", "code"), [({"id": 1, "text": TEXT}, 1), ({"id": 1, "text": "All is well."}, 0), ({"id": 1}, 2)]
)
def test_a_batch_has_the_same_gate(monkeypatch: pytest.MonkeyPatch, line: object, code: int) -> None:
    give(monkeypatch, json.dumps(line).encode())
    assert auditor("--batch", "-", "--fail-on", "finding") == code


def test_standard_input_is_named_as_such(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    give(monkeypatch, TEXT.encode())
    assert auditor("-") == 0
    assert "standard input:1:18" in capsys.readouterr().out


def test_the_house_style_is_found_upwards_and_options_go_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "auditor.toml").write_text('[text]\naudience = "professional"\nhouse = "house.toml"\n', "utf-8")
    (tmp_path / "house.toml").write_text('rules_off = ["striped-word"]\n', "utf-8")
    inner = tmp_path / "content" / "letters"
    inner.mkdir(parents=True)
    (inner / "auditor.toml").write_text("[crawl]\nmax_pages = 3\n", "utf-8")
    monkeypatch.chdir(inner)
    (inner / "zoo.txt").write_text(TEXT, "utf-8")
    assert auditor("zoo.txt", "--format", "json") == 0
    document = json.loads(capsys.readouterr().out)["documents"][0]
    assert (document["audience"], document["target_grade"], document["findings"]) == ("professional", 12.0, [])
    assert auditor("zoo.txt", "--format", "json", "--audience", "legal", "--rules", "striped-word") == 0
    document = json.loads(capsys.readouterr().out)["documents"][0]
    assert (document["target_grade"], len(document["findings"])) == (None, 1)


def test_a_house_file_goes_before_the_settings_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "auditor.toml").write_text('[text]\nhouse = "gone.toml"\n', "utf-8")
    (tmp_path / "house.toml").write_text("target_grade = 9\n", "utf-8")
    assert auditor("zoo.txt", "--format", "json", "--house", "house.toml") == 0
    assert json.loads(capsys.readouterr().out)["documents"][0]["target_grade"] == 9.0


@pytest.mark.parametrize("content", ["[text", "[text]\nnonsense = 1\n", "text = 3\n"])
def test_broken_settings_are_wrong_usage(tmp_path: Path, content: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "auditor.toml").write_text(content, "utf-8")
    assert auditor("zoo.txt") == 3
    assert "auditor.toml" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["json", "sarif", "rdjson"])
def test_machine_formats_are_one_json_object(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert auditor("zoo.txt", "--format", form) == 0
    captured = capsys.readouterr()
    assert isinstance(json.loads(captured.out), dict)
    assert captured.err == ""


def test_rdjsonl_without_remarks_is_empty(capsys: pytest.CaptureFixture[str]) -> None:
    assert auditor("zoo.txt", "--format", "rdjsonl", "--skip-rules", "*") == 0
    assert capsys.readouterr().out == ""
