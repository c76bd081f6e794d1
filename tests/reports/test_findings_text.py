"""findings.jsonl gives findings about text their words, their sentence, their place and what to write instead."""

import json
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema

import auditor_reports
from auditor.artifacts import DocumentText, HouseStyle, TextBlock
from auditor_rules.readability.page_text import findings as text_findings
from tests.fixtures.audit_db import RULES, AuditDb, card

WORDY = card("wordy-phrase", "A phrase is longer than it needs to be", {"low_literacy": "slow"}, family="readability")
DATA = {
    "quote": "in order to", "sentence": "Call in order to apply.", "before": "Call ", "after": " apply.", "start": 5,
    "end": 16, "suggestion": "to",
}  # fmt: skip


def schema() -> dict[str, Any]:
    text = resources.files("auditor_reports").joinpath("schemas", "finding.schema.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def written(folder: Path, *data: dict[str, Any], rule: Any = WORDY) -> list[dict[str, Any]]:
    with AuditDb(folder / "audit.db") as db:
        site = db.site(db.run(rules=(*RULES, WORDY)), "https://a.gov/", "a.gov")
        page = db.page(site, "https://a.gov/")
        for each in data:
            db.finding(site, page, rule, data=each)
    auditor_reports.write(folder / "audit.db", folder, ("jsonl",))
    found = [json.loads(line) for line in (folder / "findings.jsonl").read_text("utf-8").splitlines()]
    for each in found:
        jsonschema.Draft202012Validator(schema()).validate(each)
    return found


def test_words_sentence_place_and_suggestion_are_given(tmp_path: Path) -> None:
    (found,) = written(tmp_path, DATA)
    assert found["text"] == {**DATA, "times": 1}


def test_places_of_a_word_are_given(tmp_path: Path) -> None:
    places = [
        {"selector": "p", "quote": "in order to", "start": 5, "end": 16, "suggestion": "to"},
        {"selector": "li", "quote": "In order to", "start": 0, "end": 11},
    ]
    (found,) = written(tmp_path, {**DATA, "times": 2, "places": places})
    assert (found["text"]["times"], found["text"]["places"]) == (2, places)


def test_what_an_older_version_did_not_keep_is_null(tmp_path: Path) -> None:
    old = {key: value for key, value in DATA.items() if key not in ("sentence", "suggestion")}
    found, about_site = written(tmp_path, old, {"url": "https://a.gov/", "quote": "e-mail", "suggestion": "email"})
    assert (found["text"]["sentence"], found["text"]["suggestion"]) == (None, None)
    assert (about_site["text"]["start"], about_site["text"]["suggestion"]) == (None, "email")


def test_other_findings_have_none(tmp_path: Path) -> None:
    (found,) = written(tmp_path, {"width_px": 3}, rule=RULES[0])
    assert "text" not in found


def test_fields_keep_the_documented_order(tmp_path: Path) -> None:
    also = {
        "rule_id": "image-alt", "outcome": "failed", "message": {"template": "no alt", "values": {}, "plural": ""},
        "harm": {}, "selector": "img", "cause": "c", "fingerprint": "1:x",
    }  # fmt: skip
    (found,) = written(tmp_path, {**DATA, "also": [also]})
    order = [name for name in schema()["properties"] if name in found]
    assert list(found) == order
    text = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")
    section = text.partition("## findings.jsonl")[2].partition("## results.json")[0]
    assert [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")] == list(
        schema()["properties"]
    )


def test_the_rule_keeps_the_sentence_of_its_words() -> None:
    first, second = "Bring your passport with you.", "Call the office in order to apply for a permit."
    doc = DocumentText(
        title="Apply", lang="en", blocks=(TextBlock(kind="paragraph", text=f"{first} {second}", selector="p"),)
    )
    (found,) = [each for each in text_findings("wordy-phrase", doc, HouseStyle()) if each.data.get("quote")]
    assert found.data["sentence"] == second
    assert found.data["quote"] == "in order to"
    assert doc.blocks[0].text[found.data["start"] : found.data["end"]] == "in order to"
