"""The format junit keeps to the schema of Jenkins and says of each rule what it may say: no question is a pass."""

import sqlite3
from pathlib import Path

import junitparser
import pytest
from lxml import etree

import auditor_reports
from auditor.message import as_said
from auditor.model import PageStatus
from tests.fixtures.audit_db import COUNTY_PAGES, HEAVY, RULES, AuditDb, heavy_documents, write_audit_db
from tests.reports.hostile import TEXTS, write_hostile_db

SCHEMA = Path(__file__).parents[1] / "fixtures" / "junit" / "junit-10.xsd"
BUTTON, IMAGE, CONTRAST, *_ = RULES


def write(folder: Path) -> dict[str, junitparser.TestSuite]:
    """Suites by name, of a file that keeps to the schema."""
    auditor_reports.write(folder / "audit.db", folder, ("junit",))
    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(etree.parse(folder / "junit.xml"))
    found = junitparser.JUnitXml.fromfile(str(folder / "junit.xml"))
    assert isinstance(found, junitparser.JUnitXml)
    suites = list(found)
    by_name = {str(suite.name): suite for suite in suites}
    assert len(by_name) == len(suites)
    return by_name


def ends(suite: junitparser.TestSuite) -> dict[str, str]:
    """How each case ended: "passed", or the element that says so."""
    return {str(case.name): type(case.result[0]).__name__.lower() if case.result else "passed" for case in suite}


def words(suite: junitparser.TestSuite, name: str) -> tuple[str, str, str]:
    """Message, type and text of a case that did not pass."""
    (case,) = [case for case in suite if case.name == name]
    result = case.result[0]
    return str(result.message), str(result.type), str(result.text or "")


def facts(suite: junitparser.TestSuite) -> dict[str, str]:
    return {str(each.name): str(each.value) for each in suite.properties()}  # type: ignore[no-untyped-call]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("junit")
    write_audit_db(folder / "audit.db")
    return folder


@pytest.fixture(scope="module")
def suites(folder: Path) -> dict[str, junitparser.TestSuite]:
    return write(folder)


def test_as_many_findings_as_the_store_holds(folder: Path, suites: dict[str, junitparser.TestSuite]) -> None:
    with sqlite3.connect(folder / "audit.db") as db:
        stored = dict(db.execute("SELECT outcome, count(*) FROM finding GROUP BY 1"))
        own = "SELECT count(*) FROM finding WHERE outcome = 'failed' AND NOT third_party"
        (failures,) = db.execute(own).fetchone()
    for outcome, count in stored.items():
        assert sum(int(facts(suite).get(f"findings_{outcome}", 0)) for suite in suites.values()) == count
    failed = [case for suite in suites.values() for case in suite if ends(suite)[str(case.name)] == "failure"]
    places = sum(int(str(case.result[0].message).split()[0]) for case in failed if "place" in case.result[0].message)
    assert places == failures


def test_every_page_is_a_suite(suites: dict[str, junitparser.TestSuite]) -> None:
    statuses = [facts(suite).get("status") for suite in suites.values()]
    assert statuses.count("audited") == COUNTY_PAGES + 3
    assert "https://county.example.gov/index.html" not in suites  # another address of the first page
    assert {"library/", "library/hours.html", "library/cards.html"} <= set(suites)  # without the port


def test_a_page_that_was_not_audited_is_never_a_pass(suites: dict[str, junitparser.TestSuite]) -> None:
    for suite in suites.values():
        if facts(suite).get("status", "audited") != "audited":
            assert ends(suite) == {"page-audited": "skipped"}
    message, kind, _ = words(suites["https://county.example.gov/login"], "page-audited")
    assert (message, kind) == (f"Not audited: {PageStatus.LOGIN.value}. Reason for login.", "not audited")


def test_each_outcome_has_its_own_end(suites: dict[str, junitparser.TestSuite]) -> None:
    pages = [f"https://county.example.gov/page/{number}" for number in range(COUNTY_PAGES)]
    assert ends(suites[pages[2]])["button-name"] == "failure"
    assert ends(suites[pages[2]])["html-has-lang"] == "passed"
    assert ends(suites[pages[2]])["sideways-scroll"] == "skipped"  # a question
    assert words(suites[pages[2]], "sideways-scroll")[:2] == (
        "1 place for a person to check: Look at this width",
        "a person must look",
    )
    assert ends(suites[pages[5]])["reading-grade"] == "error"
    assert words(suites[pages[6]], "sideways-scroll")[:2] == (
        "Not tested, or only in part: phone_layout: the page was gone",
        "not tested",
    )
    assert "button-name" not in ends(suites[pages[4]])  # nothing to test
    assert facts(suites[pages[4]])["rules_with_nothing_to_test"] == "1"


def test_a_failure_says_what_where_whom_and_how_to_mend_it(suites: dict[str, junitparser.TestSuite]) -> None:
    message, kind, text = words(suites["https://county.example.gov/page/8"], "color-contrast")
    assert message == "3 places: contrast of 2.9 to 1, 4.5 wanted"
    assert kind == "hinder"
    assert "Text is too faint to read. WCAG 1.4.3. Counts for Section 508: yes." in text
    assert "How to fix: Put the name into the button" in text
    assert "- failed: main > p:nth-child(2): contrast of 2.9 to 1, 4.5 wanted\n<p>2</p>" in text


def test_frames_of_other_sites_fail_nobody(suites: dict[str, junitparser.TestSuite]) -> None:
    page = suites["https://county.example.gov/page/1"]
    assert ends(page)["button-name"] == "skipped"
    message, kind, text = words(page, "button-name")
    assert (message, kind) == ("Only in frames of other sites: It has no name", "another site")
    assert "in a frame of another site, https://chat.vendor.example/w, not counted" in text


def test_counts_of_a_suite_are_those_of_its_cases(suites: dict[str, junitparser.TestSuite]) -> None:
    for suite in suites.values():
        found = list(ends(suite).values())
        assert (suite.tests, suite.failures, suite.errors, suite.skipped) == (
            len(found), found.count("failure"), found.count("error"), found.count("skipped"),
        )  # fmt: skip


def test_site_and_documents_have_suites(suites: dict[str, junitparser.TestSuite], tmp_path: Path) -> None:
    assert ends(suites["county.example.gov as a whole"]) == {"duplicate-titles": "failure"}
    assert ends(suites["https://county.example.gov/files/budget.pdf"]) == {"document-tested": "skipped"}
    with AuditDb(tmp_path / "audit.db") as db:
        heavy_documents(db)
    judged = write(tmp_path)
    assert ends(judged["https://a.gov/a.pdf"]) == {HEAVY["id"]: "failure"}
    assert words(judged["https://a.gov/a.pdf"], HEAVY["id"])[0] == "1 place: The pdf file is 6.0 MB"


def test_what_is_counted_as_another_rule_s_is_no_pass(tmp_path: Path) -> None:
    with AuditDb(tmp_path / "audit.db") as db:
        site = db.site(db.run(), "https://a.gov/", "a.gov")
        page = db.page(site, "https://a.gov/")
        told = {
            "rule_id": "image-alt", "outcome": "failed", "message": {"template": "no alt", "values": {}, "plural": ""},
            "harm": {}, "selector": "img", "cause": "c", "fingerprint": "1:x",
        }  # fmt: skip
        db.finding(site, page, BUTTON, data={"also": [told]})
        for rule, outcome in ((BUTTON, "failed"), (IMAGE, "failed"), (CONTRAST, "cantTell")):
            db.rule_run(site, page, rule["id"], outcome)
        db.rule_run(site, page, "html-has-lang", "passed", error="the list was cut off")
    suite = write(tmp_path)["https://a.gov/"]
    assert ends(suite) == {
        "button-name": "failure", "image-alt": "failure", "color-contrast": "skipped", "html-has-lang": "skipped",
    }  # fmt: skip
    assert words(suite, "image-alt")[:2] == ("counted once, with button-name: no alt", "counted elsewhere")


def test_many_places_are_counted_and_the_first_told(tmp_path: Path) -> None:
    with AuditDb(tmp_path / "audit.db") as db:
        site = db.site(db.run(), "https://a.gov/", "a.gov")
        page = db.page(site, "https://a.gov/")
        db.rule_run(site, page, BUTTON["id"], "failed")
        for _ in range(1_234):
            db.finding(site, page, BUTTON)
    message, _, text = words(write(tmp_path)["https://a.gov/"], "button-name")
    assert message == "1,234 places: It has no name"
    assert text.count("- failed:") == 20
    assert text.endswith("- and 1,214 places more: findings.jsonl has them")


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    write_hostile_db(tmp_path / "audit.db")
    suites = write(tmp_path)
    assert len(suites) == len(TEXTS)
    text = (tmp_path / "junit.xml").read_text("utf-8")
    assert not any(char in text for char in "\x00\x07\x1b\x85\u202e\u2066\u061c\ufffe\uffff")
    assert "##[" not in text
    assert "\n::" not in text


def test_markup_of_a_page_is_no_markup_of_the_file(tmp_path: Path) -> None:
    attack = "]]></failure></testcase><testcase name='x'/>\"&<!--"
    with AuditDb(tmp_path / "audit.db") as db:
        site = db.site(db.run(), "https://a.gov/", "a.gov")
        page = db.page(site, 'https://a.gov/?"><x>', title=attack)
        db.rule_run(site, page, BUTTON["id"], "failed")
        db.finding(site, page, BUTTON, message=as_said(attack), html=attack, selector=attack)
    (suite,) = write(tmp_path).values()
    assert ends(suite) == {"button-name": "failure"}
    assert attack in words(suite, "button-name")[0]
    assert facts(suite)["title"] == attack


@pytest.mark.parametrize("sites", [0, 1])
def test_a_run_without_pages_is_no_pass(tmp_path: Path, sites: int) -> None:
    with AuditDb(tmp_path / "audit.db") as db:
        run = db.run("it was interrupted")
        for _ in range(sites):
            db.site(run, "https://a.example/", "a.example", state="crawling")
    suites = write(tmp_path)
    assert words(suites["audit"], "audit-complete")[0] == "This audit is not complete: it was interrupted"
    assert ends(suites["audit"]) == {"audit-complete": "error"}
    if sites:
        assert ends(suites["a.example as a whole"]) == {"pages-audited": "skipped"}
