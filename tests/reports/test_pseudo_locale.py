"""Everything a reader of a report sees goes through the catalogue, and stands in the template for translators."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog

from auditor.artifacts import Frame, Frames, KeyboardWalk, SiteFonts, Window
from auditor.collect.world import took_longer
from auditor.message import as_said, say
from auditor.model import Target
from auditor.store.reader import Reader
from auditor_reports.html import write_html
from auditor_reports.html.environment import environment
from auditor_reports.summary import summarize
from auditor_rules.accessibility.keyboard import partly
from tests.fixtures.audit_db import HEAVY, RULES, AuditDb, heavy_documents, write_audit_db
from tests.fixtures.pseudo_locale import (
    mark_what_others_said,
    not_in_template,
    outside,
    pages_of,
    pseudo_catalogue,
    untranslated,
)
from tools.build_messages import card_texts, template

TEMPLATES = Path(__file__).parents[2] / "reports/auditor_reports/html/templates"


@pytest.fixture(scope="module")
def for_translators() -> Catalog:
    return template()


def many_pages(path: Path) -> None:
    """Two sites, every state of a page, hostile text, doubts, frames, documents."""
    write_audit_db(path)


def cut_off(path: Path) -> None:
    """One page of a task, in an audit that was cut off."""
    with AuditDb(path) as db:
        site = db.site(
            db.run(state="running", interact={"walk_stops": 150, "walk_seconds": 6.0}), "https://a.gov/", "a.gov"
        )
        page = db.page(site, "https://a.gov/", is_task=1)
        db.finding(site, page, RULES[0])
        db.lost_fact(page, "tables", "it took longer than 20 s")
        db.rule_run(site, page, "image-alt", "error", error="KeyError: 'x'")


def little_tested(path: Path) -> None:
    """Two of ten pages by some of the rules, a window over one, a passage, broken documents, a missing page."""
    with AuditDb(path) as db:
        run = db.run("the time limit was reached", rules=RULES)
        choice: dict[str, Any] = {"rules": {"only": ["image-alt"]}, "report": {"profile": "en301549_3_2_1"}}
        db.db.execute("UPDATE run SET config_json = ?", (json.dumps(choice),))
        site = db.site(
            run, "https://a.gov/", "a.gov", [SiteFonts(note=as_said("Text was measured in Liberation Sans"))]
        )
        first, second = (db.page(site, f"https://a.gov/{number}", settled=number) for number in range(2))
        for number in range(8):
            db.page(site, f"https://a.gov/slow/{number}", "timeout", reason="it took too long")
        db.page(site, "https://a.gov/gone", "http error", http_status=404)
        for page in (first, second):
            db.finding(site, page, RULES[0])
            db.finding(site, page, RULES[2], cause="#999999 on #ffffff")
        passage = {"low": 9, "high": 11, "target": 8.0, "quote": "In order to", "before": "… ", "suggestion": "To"}
        db.finding(site, first, RULES[3], cause="", data=passage)
        db.finding(site, first, RULES[1], third_party=1, frame_url="https://vendor.example/")
        db.document(site, "https://a.gov/small.txt", [first], 900)
        db.document(site, "https://a.gov/gone.pdf", [first, second], 12_345, http_status=410)
        db.fact(second, Window(kind="dialog", target=Target(selector="div"), text="Cookies"))
        db.rule_run(site, second, "button-name", "untested", targets_tested=0, error="tables: the page was gone")
        (cut,) = partly(KeyboardWalk(complete=False, why_stopped=say("some elements hold the focus")))
        db.rule_run(site, second, "image-alt", "untested", error=cut.message)
        hidden = Frame(url="https://vendor.example/", third_party=True, audited=False, why_not=say("it is hidden"))
        db.fact(first, Frames(frames=(hidden,)))
        db.lost_fact(first, "layout", took_longer(20))


def no_barrier(path: Path) -> None:
    """Thirty pages without a barrier."""
    with AuditDb(path) as db:
        site = db.site(db.run(), "https://a.gov/", "a.gov")
        pages = [db.page(site, f"https://a.gov/{number}") for number in range(30)]
        db.finding(site, None, RULES[6])
        db.finding(site, pages[3], RULES[5], outcome="cantTell", cause="main video")


def nothing_tested(path: Path) -> None:
    """Two sites of which no page answered."""
    with AuditDb(path) as db:
        run = db.run("nothing answered")
        db.site(run, "https://a.gov/", "a.gov")
        site = db.site(run, "https://b.gov/", "b.gov")
        db.page(site, "https://b.gov/", "blocked", reason="it was refused")


def documents_judged(path: Path) -> None:
    """One clean page of a site whose documents hold people back, beside one with faults on pages and in documents."""
    with AuditDb(path) as db:
        site = db.site(heavy_documents(db), "https://b.gov/", "b.gov")
        pages = [db.page(site, f"https://b.gov/{number}") for number in range(8)]
        db.finding(site, pages[0], RULES[0])
        files = [db.document(site, f"https://b.gov/{number}.pdf", pages, None) for number in range(3)]
        db.about_document(site, files[0], HEAVY)
        db.about_document(site, files[1], HEAVY, outcome="cantTell")
        db.finding(site, pages[1], HEAVY, cause="")
        for outcome in ("untested", "failed"):
            db.rule_run(site, None, "button-name", outcome, targets_tested=int(outcome == "failed"),
                        document_id=files[2], error="the file was gone")  # fmt: skip
            db.rule_run(site, pages[0], "image-alt", outcome, targets_tested=int(outcome == "failed"), error="gone")


@pytest.mark.parametrize("audit", [many_pages, cut_off, little_tested, no_barrier, nothing_tested, documents_judged])
def test_every_text_of_a_report_comes_from_the_catalogue(audit: Any, tmp_path: Path, for_translators: Catalog) -> None:
    audit(tmp_path / "audit.db")
    mark_what_others_said(tmp_path / "audit.db")
    catalogue, translations = pseudo_catalogue()
    with Reader(tmp_path / "audit.db") as reader:
        write_html(reader, tmp_path, catalogue)
        lines = summarize(reader, catalogue).lines
    pages = dict(pages_of(tmp_path / "report"))
    assert {name: words for name, page in pages.items() if (words := untranslated(page))} == {}
    assert [line for line in lines if outside(line)] == []
    assert all('<html lang="de">' in page for page in pages.values())
    assert not_in_template(translations.asked, for_translators, card_texts(map(dict, (*RULES, HEAVY)))) == set()


def test_reasons_causes_and_laws_are_among_what_is_translated(tmp_path: Path) -> None:
    little_tested(tmp_path / "audit.db")
    catalogue, translations = pseudo_catalogue()
    with Reader(tmp_path / "audit.db") as reader:
        write_html(reader, tmp_path, catalogue)
    assert translations.asked >= {
        "some elements hold the focus",
        "it is hidden",
        "it took longer than {seconds:g} s",
        "a window lies over it and could not be closed: {text}",
        "{text} on {ground}",
        "{title}: {status} on {date}.",
        "in force",
        "European standard EN 301 549 V3.2.1, web clause 9",
    }


def test_numbers_and_dates_of_a_report_are_those_of_its_language(tmp_path: Path) -> None:
    write_audit_db(tmp_path / "audit.db", two_sites=False)
    with Reader(tmp_path / "audit.db") as reader:
        write_html(reader, tmp_path, pseudo_catalogue()[0])
    index = (tmp_path / "report" / "index.html").read_text("utf-8")
    assert "14. Oktober 2026" in index
    assert "⟦3,4 MB⟧" in index


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.jinja")), ids=lambda path: path.name)
def test_templates_hold_no_words_of_their_own(path: Path) -> None:
    """In no branch, whether or not a report of the tests takes it."""
    source = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", " ", path.read_text("utf-8"), flags=re.DOTALL)
    assert [word for word in re.findall(r"\w+", re.sub(r"<[^<>]*>", " ", source)) if word != "WCAG"] == []
    shown = re.findall(r'\b(?:alt|aria-label|title|placeholder)="([^"]*)"', source)
    assert [text for text in shown if text.strip()] == []


def test_values_in_a_templates_text_are_escaped() -> None:
    made = environment(pseudo_catalogue()[0]).from_string("{{ say('<b>{x}</b> and {y:;}', x=x, y=[x, x]) }}")
    assert made.render(x="<i>") == "⟦<b>&lt;i&gt;</b> áñd &lt;i&gt;⟦; ⟧&lt;i&gt;⟧"


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<p>⟦a <b>b</b>⟧ <a href='x'>⟦c⟧</a>, 12 (A)", []),
        ("<p>⟦a⟧ plain", ["plain"]),
        ("<p>⟦a⟧ <b>bold</b>", ["bold"]),
        ("<p><bdi>page</bdi> ⟦<code>x</code>⟧", []),
        ("<p>⟦a</p><p>b⟧</p>", ["unbalanced: ⟦a", "b", "unbalanced: b⟧"]),
        ("<img alt='A picture'>", ["picture"]),
    ],
)
def test_what_stands_outside_of_brackets_is_found(page: str, words: list[str]) -> None:
    assert untranslated(page) == words
