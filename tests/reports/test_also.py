"""A fault that several rules tell stands once in the files and in the report, and what each rule says stands there too."""

import json
from pathlib import Path

import jsonschema
import pytest
from bs4 import BeautifulSoup

import auditor_reports
from auditor.message import say
from auditor.model import Harm
from auditor.store.also import ALSO, to_data
from auditor.store.read_rows import AlsoFound
from auditor.store.reader import Reader
from tests.fixtures.audit_db import HOSTILE, RULES, AuditDb
from tests.reports.test_results import schema

BUTTON, IMAGE = RULES[0], RULES[1]
ALSO_IMAGE = AlsoFound(
    rule_id="image-alt",
    outcome="failed",
    message=say("{html} has no alt", html=HOSTILE),
    harm={"blind": Harm.STOP},
    selector="main > button > img",
    cause="main button img",
    fingerprint="1:abc",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports of a site with a button that two rules fail, and that a third asks about."""
    out = tmp_path_factory.mktemp("also")
    asked = AlsoFound(
        rule_id="a-rule-without-card", outcome="cantTell", message=say("Look at it"), harm={}, selector="", cause="",
        fingerprint="1:def",
    )  # fmt: skip
    with AuditDb(out / "audit.db") as db:
        site = db.site(db.run(), "https://county.example/", "county.example")
        page = db.page(site, "https://county.example/")
        db.finding(site, page, BUTTON, data={ALSO: [to_data(ALSO_IMAGE), to_data(asked)]})
        db.finding(site, page, BUTTON, selector="main > b")
    auditor_reports.write(out / "audit.db", out, ["html", "jsonl"])
    return out


def test_the_reader_hands_out_what_was_stored(folder: Path) -> None:
    with Reader(folder / "audit.db") as reader:
        first, second = reader.findings(reader.sites()[0].id)
    assert first.also[0] == ALSO_IMAGE
    assert second.also == ()


def test_a_line_of_findings_names_the_other_rules_and_their_criteria(folder: Path) -> None:
    lines = [json.loads(line) for line in (folder / "findings.jsonl").read_text("utf-8").splitlines()]
    validator = jsonschema.Draft202012Validator(schema("finding"))
    for line in lines:
        validator.validate(line)
    image, asked = lines[0]["also"]
    assert (image["rule"], image["title"], image["wcag"]) == ("image-alt", IMAGE["title"], ["1.1.1"])
    assert (asked["rule"], asked["outcome"]) == ("a-rule-without-card", "cantTell")
    assert "also" not in lines[1]


def test_the_page_of_a_cause_tells_what_the_other_rules_say(folder: Path) -> None:
    (page,) = list(folder.rglob("causes/*.html"))
    first, second = BeautifulSoup(page.read_text("utf-8"), "html.parser").select("ol.places > li")
    text = " ".join(first.get_text(" ").split())
    assert f"{IMAGE['title']} (WCAG 1.1.1): {HOSTILE} has no alt" in text
    assert "A question about the same fault: A rule without card: Look at it" in text
    assert "same fault" not in second.get_text()
