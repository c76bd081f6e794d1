"""What commands print is in the language that was asked for: by an option, by the settings, or by those of a run."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import write_po

from auditor import locale
from auditor.cli import explain, main, rules
from auditor.message import say
from auditor.registry import cards, load_packs
from auditor.registry import explain as card_of
from auditor.streams import guarded, shown, speak
from tests.fixtures.audit_db import AuditDb, write_audit_db
from tests.fixtures.pseudo_locale import (
    PseudoTranslations,
    in_brackets,
    not_in_template,
    outside,
    pseudo_catalogue,
)
from tools.build_messages import template


@pytest.fixture
def pseudo() -> Iterator[PseudoTranslations]:
    """The terminal speaks in brackets."""
    with guarded():
        catalogue, translations = pseudo_catalogue()
        speak(catalogue)
        yield translations


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A catalogue `de` that puts every text in brackets."""
    catalog = template()
    catalog.locale = "de"
    for each in catalog:
        if each.id:
            several = isinstance(each.id, tuple)
            each.string = tuple(map(in_brackets, each.id)) if several else in_brackets(str(each.id))
    path = tmp_path / "locale" / "de" / "LC_MESSAGES" / "auditor.po"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_po(file, catalog)
    monkeypatch.setattr(locale, "_folder", lambda: tmp_path / "locale")
    monkeypatch.chdir(tmp_path)
    locale.catalogue.cache_clear()
    yield
    locale.catalogue.cache_clear()


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return int(ended.value.code or 0)


def test_cards_and_lists_of_rules_come_from_the_catalogue(
    pseudo: PseudoTranslations, capsys: pytest.CaptureFixture[str]
) -> None:
    for rule in load_packs():
        (card,) = cards([rule])
        explain._show_card(rule, "ada_title_ii")
        printed = capsys.readouterr().out
        for example in card_of(rule)["examples"]:
            printed = printed.replace(f"  {example['html']}", "")
        assert (card["id"], outside(printed)) == (card["id"], [])
        rules.list_rules([card])
        assert outside(capsys.readouterr().out.replace(card["id"], "")) == []
    assert not_in_template(pseudo.asked, template(), ()) == set()


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("arguments", [["rules"], ["explain", "image-alt"], ["explain", "1.4.3"]])
def test_rules_are_shown_in_the_language_of_the_option_and_of_the_settings(
    arguments: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(*arguments) == 0
    assert "⟦" not in capsys.readouterr().out
    assert run(*arguments, "--language", "de") == 0
    asked = capsys.readouterr().out
    assert "⟦" in asked
    (tmp_path / "auditor.toml").write_text('[report]\nlanguage = "de"\n', "utf-8")
    assert run(*arguments) == 0
    assert capsys.readouterr().out == asked


@pytest.mark.usefixtures("german")
def test_the_json_of_rules_is_not_translated(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("rules", "--json", "--language", "de") == 0
    assert json.loads(capsys.readouterr().out) == json.loads(json.dumps(cards(load_packs())))


@pytest.mark.usefixtures("german")
def test_a_report_is_announced_in_the_language_of_the_option(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_audit_db(tmp_path / "audit.db")
    assert run("report", str(tmp_path), "--language", "de", "--format", "html", "--judge-again") == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if line]
    assert len(lines) > 3
    assert [line for line in lines if "⟦" not in line] == []


@pytest.mark.usefixtures("german")
def test_a_report_is_announced_in_the_language_of_its_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with AuditDb(tmp_path / "audit.db") as db:
        db.page(db.site(db.run(report={"language": "de"}), "https://a.gov/", "a.gov"), "https://a.gov/")
    assert run("report", str(tmp_path), "--format", "html") == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if line]
    assert [line for line in lines if "⟦" not in line] == []
    assert any(line.startswith("⟦Répórt:") for line in lines)


@pytest.mark.usefixtures("german")
def test_complaints_are_in_the_language_too_and_the_next_command_is_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("report", str(tmp_path), "--format", "nope", "--language", "de") == 3
    complaint, hint = capsys.readouterr().err.splitlines()
    assert complaint.startswith("auditor: ⟦")
    assert hint.strip().startswith("⟦")
    assert shown(say("none")) == "none"
    assert run("report", str(tmp_path), "--format", "nope") == 3
    assert "⟦" not in capsys.readouterr().err
