"""The format markdown fits into a comment on GitHub, and what a page says can be no markup in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

import auditor_reports
from auditor.message import as_said
from auditor.store.reader import Reader
from auditor_reports.exports.markdown import write_markdown
from auditor_reports.exports.marked import code, link, words, words_and_code
from tests.fixtures.audit_db import RULES, AuditDb, card, write_audit_db
from tests.fixtures.pseudo_locale import mark_what_others_said, not_in_template, pseudo_catalogue, untranslated
from tests.reports.hostile import TEXTS, write_hostile_db
from tools.build_messages import card_texts, template

LIMIT = 65_536
RENDERER = MarkdownIt("commonmark", {"html": True}).enable("table")
ATTACKS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(2)>", "[a](javascript:alert(3))", "![a](http://evil.gov/x.png)",
    "<http://evil.gov>", "`</code>`<b>", "**bold** _it_ ~~gone~~", "# heading", "- item", "1. item", "1) item", "> quote",
    "| a | b |", "&lt;b&gt;", "a\n\n# b", "    code", "[x]: http://evil.gov", "--- ", "===", "```\nfence", "\\", "a\\", "$x$",
    "<!-- ", "``", "` `", "+ plus",
)  # fmt: skip


def tokens(text: str) -> Iterator[Token]:
    for token in RENDERER.parse(text):
        yield token
        yield from token.children or ()


def shown(text: str) -> str:
    """What a reader sees."""
    return "".join(token.content for token in tokens(text) if token.type in ("text", "code_inline"))


def kinds(text: str) -> set[str]:
    return {token.type for token in tokens(text)}


def write(folder: Path) -> str:
    auditor_reports.write(folder / "audit.db", folder, ("markdown",))
    text = (folder / "report.md").read_text("utf-8")
    assert len(text.encode()) <= LIMIT
    assert not {"html_inline", "html_block", "image", "fence", "code_block", "blockquote_open"} & kinds(text)
    return text


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("markdown")
    write_audit_db(folder / "audit.db")
    return write(folder)


@pytest.mark.parametrize("text", ATTACKS)
def test_any_text_is_shown_as_it_is(text: str) -> None:
    for line in (words(text), f"- {words(text)}", f"## {words(text)}"):
        found = kinds(line)
        assert found <= {
            "paragraph_open", "paragraph_close", "inline", "text", "bullet_list_open", "bullet_list_close",
            "list_item_open", "list_item_close", "heading_open", "heading_close", "text_special",
        }, found  # fmt: skip
        assert sum(token.type == "list_item_open" for token in tokens(line)) <= 1
        visible = "".join(token.content for token in tokens(line) if token.type in ("text", "text_special"))
        assert visible == " ".join(text.split("\n")).strip()


@pytest.mark.parametrize("text", [*ATTACKS, "a ` b", "`a", "a`", "``a`b"])
def test_code_shows_any_text_as_it_is(text: str) -> None:
    (found,) = [token.content for token in tokens(f"x {code(text, 99)}") if token.type == "code_inline"]
    assert found == " ".join(text.split())


def test_no_text_calls_a_person_or_links_by_itself() -> None:
    assert words("@gov cc #12 http://evil.gov www.evil.gov") == (
        "@\u2060gov cc #\u206012 http\\://evil.gov www\\.evil.gov"
    )
    assert words("the colour #fff at: noon") == "the colour #fff at: noon"


def test_code_in_the_card_of_a_rule_is_code() -> None:
    text = words_and_code("Put `li` into `ul`. Never <b>.")
    assert [token.content for token in tokens(text) if token.type == "code_inline"] == ["li", "ul"]
    assert shown(text).startswith("Put li into ul. Never ")
    assert words_and_code("one ` alone") == words("one ` alone")


def test_a_link_leads_to_its_page_and_nowhere_else() -> None:
    url = "https://a.gov/a(b)?x=<y>&z=\"'#f"
    (opened,) = [token for token in tokens(link(url, 99)) if token.type == "link_open"]
    assert str(opened.attrs["href"]).startswith("https://a.gov/a%28b%29?x=%3Cy%3E")
    assert "link_open" not in kinds(link("javascript:alert(1)", 99))
    assert "link_open" not in kinds(link("https://[broken", 99))


def test_it_says_how_much_was_looked_at_and_who_is_shut_out(report: str) -> None:
    assert "45 of 54 pages audited." in report
    assert "| People who are blind | 30 |" in report
    assert "A page scan can’t tell for: People who are deaf" in report
    assert "Automatic checks can’t show that a site meets a standard." in report
    assert "| behind a login | 1 | Have a person test these pages by hand" in report
    assert "Audited on 14 October 2026 by civic-auditor 0.1.0" in report


def test_each_cause_has_its_words_and_a_place(report: str) -> None:
    assert "1. **A button has no name (" in report
    assert "[https\\://county.example.gov/](<https://county.example.gov/>)" in report
    assert '`<button class="nav-toggle"><i></i></button>`' in report
    items = [token for token in tokens(report) if token.type == "list_item_open"]
    assert len(items) == 6  # five causes of the county, one of the library


def test_nothing_that_is_shut_out_or_unknown_reads_as_fine(tmp_path: Path) -> None:
    with AuditDb(tmp_path / "audit.db") as db:
        site = db.site(db.run("it was interrupted"), "https://a.gov/", "a.gov")
        db.page(site, "https://a.gov/", "timeout", reason="It took too long.")
    text = write(tmp_path)
    assert "0 of 1 page audited." in text
    assert "no barrier for" not in text
    assert "This audit is not complete: it was interrupted." in text


def test_a_run_without_sites_is_written_too(tmp_path: Path) -> None:
    with AuditDb(tmp_path / "audit.db") as db:
        db.run("it was interrupted")
    assert "This audit is not complete" in write(tmp_path)


def test_hostile_text_is_no_markup(tmp_path: Path) -> None:
    write_hostile_db(tmp_path / "audit.db")
    with AuditDb(tmp_path / "more.db") as db:
        site = db.site(db.run(), "https://b.gov/", ATTACKS[0])
        for number, attack in enumerate(ATTACKS):
            page = db.page(site, f"https://b.gov/{number}?{attack}", title=attack)
            db.finding(site, page, RULES[0], message=as_said(attack), html=attack, cause=attack, component=attack)
    text = write(tmp_path)
    assert not any(char in text for char in "\x00\x07\x1b\x85\u202e\u2066\u061c")
    assert len([token for token in tokens(text) if token.type == "list_item_open"]) > len(TEXTS) // 2
    auditor_reports.write(tmp_path / "more.db", tmp_path / "more", ("markdown",))
    text = (tmp_path / "more" / "report.md").read_text("utf-8")
    assert not {"html_inline", "html_block", "image", "fence", "code_block", "blockquote_open", "hr"} & (
        kinds(text) - {"hr"}
    )
    links = [str(token.attrs["href"]) for token in tokens(text) if token.type == "link_open"]
    assert links
    assert all(href.startswith("https://b.gov/") for href in links)


def test_causes_fill_what_room_there_is_and_the_rest_is_counted(tmp_path: Path) -> None:
    rules = [card(f"rule-{number}", f"Fault {number} " + "x" * 80, {"blind": "hinder"}) for number in range(150)]
    with AuditDb(tmp_path / "audit.db") as db:
        site = db.site(db.run(rules=rules), "https://a.gov/", "a.gov")
        page = db.page(site, "https://a.gov/")
        for rule in rules:
            db.finding(site, page, rule, html="<p>" + "\u4e2d" * 500, message=as_said("\u4e2d" * 500))
    text = write(tmp_path)
    items = len([token for token in tokens(text) if token.type == "list_item_open"])
    assert 20 < items < 100
    assert len(text.encode()) > 55_000
    assert f"{150 - items} more causes are in the report." in text


def test_many_sites_share_the_room_and_the_rest_is_counted(tmp_path: Path) -> None:
    with AuditDb(tmp_path / "audit.db") as db:
        run = db.run()
        for number in range(120):
            site = db.site(run, f"https://s{number}.gov/", f"s{number}.gov")
            page = db.page(site, f"https://s{number}.gov/")
            db.finding(site, page, RULES[0])
            db.page(site, f"https://s{number}.gov/x", "timeout", reason="It took too long.")
    text = write(tmp_path)
    headings = [token for token in tokens(text) if token.type == "heading_open" and token.tag == "h2"]
    assert 20 < len(headings) < 120
    assert f"{120 - len(headings)} more sites are not shown here." in text


def test_every_word_of_ours_comes_from_the_catalogue(tmp_path: Path) -> None:
    write_audit_db(tmp_path / "audit.db", why="it was stopped")
    mark_what_others_said(tmp_path / "audit.db")
    catalogue, translations = pseudo_catalogue()
    with Reader(tmp_path / "audit.db") as reader:
        (path,) = write_markdown(reader, tmp_path, catalogue)
    page = RENDERER.render(path.read_text("utf-8"))
    assert set(untranslated(page)) <= {"county", "example", "gov", "library"}
    assert "14. Oktober 2026" in page
    assert not_in_template(translations.asked, template(), card_texts(map(dict, RULES))) == set()
