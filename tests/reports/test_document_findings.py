"""What rules find of documents is told as such: no document is a page, and none is called clean that is not."""

import json
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from bs4 import BeautifulSoup

import auditor_reports
from auditor.model import Harm
from auditor_reports.html.sheets import MAX_LINKING
from tests.fixtures.audit_db import HEAVY, RULES, AuditDb, card, heavy_documents

SLOW_LINKS = "people on slow or metered links"


@pytest.fixture
def db(tmp_path: Path) -> Iterator[AuditDb]:
    made = AuditDb(tmp_path / "audit.db")
    yield made
    made.db.close()


def written(db: AuditDb, folder: Path) -> Path:
    db.db.commit()
    auditor_reports.write(folder / "audit.db", folder, ("html", "json", "jsonl"))
    return folder / "report"


def text_of(path: Path) -> str:
    return " ".join(BeautifulSoup(path.read_text("utf-8"), "lxml").get_text(" ").split())


def cause_page(report: Path, rule_id: str) -> Path:
    return next((report / "causes").glob(f"{rule_id}-*.html"))


def table(path: Path, label: str) -> list[list[str]]:
    """The rows of the table in the region of that name."""
    region = BeautifulSoup(path.read_text("utf-8"), "lxml").select_one(f'[aria-label="{label}"]')
    assert region is not None
    return [
        [" ".join(cell.get_text(" ").split()) for cell in row.find_all(["th", "td"])] for row in region.find_all("tr")
    ]


def site_of(db: AuditDb, pages: int = 2, rules: tuple[Any, ...] = (*RULES, HEAVY)) -> tuple[int, list[int]]:
    site = db.site(db.run(rules=rules), "https://a.gov/", "a.gov")
    return site, [db.page(site, f"https://a.gov/{number}") for number in range(pages)]


def documents_of(db: AuditDb, site: int, pages: list[int], count: int = 3) -> list[int]:
    return [db.document(site, f"https://a.gov/{number}.pdf", pages, 900) for number in range(count)]


def test_the_terminal_counts_documents_and_agrees_with_the_gate(db: AuditDb, tmp_path: Path) -> None:
    heavy_documents(db)
    db.db.commit()
    summary = auditor_reports.summary(tmp_path / "audit.db")
    assert summary.lines == (
        "We found no barrier on the one page we could test, but 3 documents that hold people back",
        "  1 of 1 page audited",
        "  Score 100 of 100, band A, of pages only.",
        "  1. A linked document is a large download: all 3 documents",
    )
    assert summary.reaches(Harm.HINDER)
    assert not summary.reaches(Harm.STOP)


def test_the_first_page_never_clears_a_group_that_documents_hold_back(db: AuditDb, tmp_path: Path) -> None:
    heavy_documents(db)
    text = text_of(written(db, tmp_path) / "index.html")
    assert "but 3 documents that hold people back" in text
    assert f"Documents hold back {SLOW_LINKS} or old devices (3 documents). The score is about pages only." in text
    clear = text[text.index("We found no barrier for") :].split(".")[0]
    assert "people who are blind" in clear
    assert "people who only have a phone" in clear
    assert SLOW_LINKS not in clear
    assert "1. A linked document is a large download" in text
    assert "All 3 documents carry it." in text
    assert "100 of 100, band A, of pages only" in text


def test_beside_barriers_on_pages_the_groups_of_documents_are_told_too(db: AuditDb, tmp_path: Path) -> None:
    site, pages = site_of(db)
    db.finding(site, pages[0], RULES[0])
    db.about_document(site, documents_of(db, site, pages)[0], HEAVY)
    text = text_of(written(db, tmp_path) / "index.html")
    assert "1 of the 2 pages we tested has a barrier for people who are blind" in text
    assert f"Documents hold back {SLOW_LINKS} or old devices (1 document). The bars and the score are about" in text
    assert SLOW_LINKS not in text[text.index("We found no barrier for") :].split(".")[0]


def test_a_rule_that_the_profile_does_not_ask_for_makes_no_heading(db: AuditDb, tmp_path: Path) -> None:
    beyond = card("sign-language", "A video has no sign language", {"low_bandwidth": "hinder"}, wcag=["1.2.6"])
    site, pages = site_of(db, rules=(*RULES, beyond))
    db.about_document(site, documents_of(db, site, pages)[0], beyond)
    text = text_of(written(db, tmp_path) / "index.html")
    assert "We found no barrier on the 2 pages we could test:" in text


def test_causes_have_a_column_for_documents_where_one_is_about_them(db: AuditDb, tmp_path: Path) -> None:
    site, pages = site_of(db)
    files = documents_of(db, site, pages)
    for document in (files[0], files[0], files[1]):  # as a rule about the site says it: it judged no single document
        db.finding(site, None, HEAVY, document_id=document, cause="", data={"url": "https://a.gov/0.pdf"})
    db.finding(site, pages[1], HEAVY, cause="")
    db.finding(site, pages[1], RULES[5], outcome="cantTell")
    report = written(db, tmp_path)
    head, row = table(report / "causes.html", "Causes")
    assert head[4:] == ["Pages", "Documents", "Places"]
    assert row[4:] == ["1", "2", "4"]
    assert "1 of 2 pages and 2 of 3 documents carry it, in 4 places." in text_of(report / "index.html")
    question = table(report / "questions.html", f"Table: {RULES[5]['title']}")
    assert question[0][2:] == ["Pages", "Places"]
    assert question[1][2:] == ["1", "1"]


def test_a_judged_document_stands_beside_what_was_found_of_it(db: AuditDb, tmp_path: Path) -> None:
    site, pages = site_of(db)
    faulty, doubtful, fine, _ = documents_of(db, site, pages, 4)
    db.about_document(site, faulty, HEAVY)
    db.about_document(site, doubtful, HEAVY, outcome="cantTell")
    db.rule_run(site, None, "heavy-document", "passed", document_id=fine)
    index = written(db, tmp_path) / "index.html"
    assert "4 documents that pages link to. Rules judged 3 of them, and what they found stands beside each." in text_of(
        index
    )
    assert "They were not tested" not in text_of(index)
    rows = {row[0]: row[4:] for row in table(index, "Table of documents")}
    assert rows == {
        "Document": ["Faults", "To look at", "What is wrong"],
        "/0.pdf": ["1", "0", HEAVY["title"]],
        "/1.pdf": ["0", "1", ""],
        "/2.pdf": ["0", "0", ""],
        "/3.pdf": ["not tested", "not tested", ""],
    }
    results = json.loads((tmp_path / "results.json").read_text("utf-8"))
    found = {each["url"][-5:]: each.get("findings") for each in results["sites"][0]["documents"]}
    assert found == {
        "0.pdf": {"failed": 1, "cantTell": 0},
        "1.pdf": {"failed": 0, "cantTell": 1},
        "2.pdf": {"failed": 0, "cantTell": 0},
        "3.pdf": None,
    }
    keeps_to("results", results)


def keeps_to(name: str, value: dict[str, Any]) -> None:
    text = resources.files("auditor_reports").joinpath("schemas", f"{name}.schema.json").read_text("utf-8")
    jsonschema.Draft202012Validator(json.loads(text)).validate(value)


@pytest.mark.parametrize(
    ("judged", "said"),
    [
        (0, "2 documents that pages link to. They were not tested:"),
        (2, "2 documents that pages link to. Rules judged all of them,"),
    ],
)
def test_the_section_says_how_many_documents_were_judged(db: AuditDb, tmp_path: Path, judged: int, said: str) -> None:
    site, pages = site_of(db)
    for document in documents_of(db, site, pages, 2):
        outcome = "passed" if judged else "inapplicable"
        db.rule_run(site, None, "heavy-document", outcome, document_id=document)
    assert said in text_of(written(db, tmp_path) / "index.html")


def test_a_rule_that_lacks_its_facts_of_documents_names_no_pages(db: AuditDb, tmp_path: Path) -> None:
    site, pages = site_of(db)
    for document in documents_of(db, site, pages):
        db.rule_run(site, None, "heavy-document", "untested", document_id=document, targets_tested=0, error="gone")
    text = text_of(written(db, tmp_path) / "index.html")
    assert "1 rule could not judge every document." in text
    assert "heavy-document, 3 documents: gone" in text
    results = json.loads((tmp_path / "results.json").read_text("utf-8"))
    (error,) = results["sites"][0]["rule_errors"]
    assert (error["pages"], error["documents"]) == (0, 3)
    keeps_to("results", results)


@pytest.mark.parametrize(
    ("tested", "fact"),
    [
        (0, "1 rule could not judge every page and document."),
        (1, "1 rule tested some pages and documents in part. What it found stands; for the rest of those pages and"),
    ],
)
def test_a_rule_that_lacks_facts_of_both_names_both(db: AuditDb, tmp_path: Path, tested: int, fact: str) -> None:
    site, pages = site_of(db)
    trouble = {"targets_tested": tested, "error": "gone"}
    db.rule_run(site, pages[0], "heavy-document", "untested", **trouble)
    for document in documents_of(db, site, pages, 2):
        db.rule_run(site, None, "heavy-document", "untested", document_id=document, **trouble)
    text = text_of(written(db, tmp_path) / "index.html")
    assert fact in text
    assert "heavy-document, 1 page and 2 documents: gone" in text


def test_questions_about_most_documents_come_first(db: AuditDb, tmp_path: Path) -> None:
    site, pages = site_of(db)
    db.finding(site, pages[0], RULES[5], outcome="cantTell")
    for document in documents_of(db, site, pages, 2):
        db.about_document(site, document, HEAVY, outcome="cantTell")
    page = BeautifulSoup((written(db, tmp_path) / "questions.html").read_text("utf-8"), "lxml")
    assert [each.get_text() for each in page.find_all("h2")] == [HEAVY["title"], RULES[5]["title"]]


def test_among_several_sites_only_one_with_findings_of_documents_has_a_score_of_pages_only(
    db: AuditDb, tmp_path: Path
) -> None:
    db.page(db.site(heavy_documents(db), "https://b.gov/", "b.gov"), "https://b.gov/")
    text = text_of(written(db, tmp_path) / "index.html")
    assert "We found no barrier on the 2 pages we could test, but 3 documents that hold people back" in text
    assert text.count("100 of 100, band A, of pages only") == 1
    assert text.count("100 of 100, band A") == 2


def test_each_finding_says_what_it_is_about(db: AuditDb, tmp_path: Path) -> None:
    site, pages = site_of(db)
    db.finding(site, pages[0], RULES[0])
    db.about_document(site, documents_of(db, site, pages, 1)[0], HEAVY)
    db.finding(site, None, RULES[6], cause="home")
    written(db, tmp_path)
    found = [json.loads(line) for line in (tmp_path / "findings.jsonl").read_text("utf-8").splitlines()]
    assert [(each["subject"], each["url"]) for each in found] == [
        ("page", "https://a.gov/0"),
        ("document", "https://a.gov/0.pdf"),
        ("site", "https://a.gov/"),
    ]
    assert [each.get("linked_from") for each in found] == [None, ["https://a.gov/0", "https://a.gov/1"], None]
    for each in found:
        keeps_to("finding", each)


def test_a_place_in_a_document_names_the_file_its_host_and_the_pages_that_link_to_it(
    db: AuditDb, tmp_path: Path
) -> None:
    heavy_documents(db)
    text = text_of(cause_page(written(db, tmp_path), "heavy-document"))
    assert "The places /a.pdf : The pdf file is 6.0 MB linked from / /b.pdf" in text
    assert "files.example/c.pdf : The pdf file is 6.0 MB linked from /" in text
    assert "(/" not in text


def test_of_many_pages_that_link_to_a_document_the_first_are_named(db: AuditDb, tmp_path: Path) -> None:
    site, pages = site_of(db, pages=MAX_LINKING + 1)
    db.about_document(site, documents_of(db, site, pages, 1)[0], HEAVY)
    text = text_of(cause_page(written(db, tmp_path), "heavy-document"))
    assert f"linked from /0 , /1 , /2 , /3 , /{MAX_LINKING - 1} and other pages" in text


def test_how_the_figures_are_made_says_that_documents_are_no_part_of_them(db: AuditDb, tmp_path: Path) -> None:
    heavy_documents(db)
    assert "The figures of groups and the score are about pages only" in text_of(written(db, tmp_path) / "method.html")
