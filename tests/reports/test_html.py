"""The report for people: inert, whole, honest about what was not tested, and bounded in size."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from bs4 import BeautifulSoup

import auditor_reports
from auditor.artifacts import TextBlock
from auditor.errors import UsageError
from auditor.text.review import review
from auditor_reports.html import sheets
from auditor_reports.html.addresses import PLACES_PER_SHEET
from auditor_reports.html.cause_lists import CAUSES_PER_SHEET
from auditor_reports.html.environment import href, short_url
from auditor_reports.html.sheets import PAGES_PER_SHEET
from auditor_reports.model import site as site_model
from tests.fixtures.audit_db import HOSTILE, RULES, AuditDb, write_audit_db

MAX_INDEX_BYTES = 300_000
MAX_FILE_BYTES = 2_000_000
TARGET_GRADE = 8.0  # US school grade; the report's own target for the pages it judges
BANNED = ("conforms", "compliance status", "violation", "100 %", "100%", "issues detected", " compliant")


def soup(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text("utf-8"), "lxml")


def text_of(path: Path) -> str:
    return " ".join(soup(path).get_text(" ").split())


def pages_of(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


def write_report(folder: Path) -> Path:
    auditor_reports.write(folder / "audit.db", folder, ("html",))
    return folder / "report"


def test_page_text_is_inert_everywhere(audit_folder: Path) -> None:
    pages = pages_of(audit_folder / "report")
    assert len(pages) > 10
    for path in pages:
        page = soup(path)
        assert not page.find_all(["iframe", "object", "embed", "form", "base"])
        assert path.name == "search.html" or not page.find_all("script")
        for tag in page.find_all(True):
            assert not [name for name in tag.attrs if name.startswith("on") or name == "style"], path
        for tag in page.find_all(["a", "link", "img"]):
            address = str(tag.get("href") or tag.get("src"))
            assert re.match(r"https?://|[^:]*$", address), address


def test_hostile_text_is_shown_as_text(county: Path) -> None:
    assert HOSTILE in text_of(county / "pages.html")
    assert "{{ 7*7 }}" in "".join(text_of(path) for path in (county / "causes").iterdir())
    assert "javascript:alert(3)" in "".join(text_of(path) for path in (county / "not-audited").iterdir())


def test_policy_allows_own_style_and_pictures_only(audit_folder: Path) -> None:
    for path in pages_of(audit_folder / "report"):
        policy = soup(path).find("meta", attrs={"http-equiv": "Content-Security-Policy"})
        assert policy is not None
        assert "default-src 'none'" in str(policy["content"])
        assert path.name == "search.html" or "script" not in str(policy["content"])


def doubts_of_a_fault(db: AuditDb, site: int, page: int) -> None:
    """A person should look at places of a cause that is a fault elsewhere."""
    db.finding(site, page, RULES[0])
    db.finding(site, page, RULES[0], outcome="cantTell")


def fault_for_a_group_that_a_scan_cannot_judge(db: AuditDb, site: int, page: int) -> None:
    """No doubt at all, but a place that concerns people who are deaf."""
    db.finding(site, page, RULES[0])
    db.finding(site, page, RULES[5])


def doubt(db: AuditDb, site: int, page: int) -> None:
    """A cause that only raises a question."""
    db.finding(site, page, RULES[5], outcome="cantTell")


@pytest.mark.parametrize("findings", [doubts_of_a_fault, fault_for_a_group_that_a_scan_cannot_judge, doubt])
def test_what_a_person_should_look_at_is_there_wherever_it_is_linked(
    tmp_path: Path, findings: Callable[[AuditDb, int, int], None]
) -> None:
    with AuditDb(tmp_path / "audit.db") as db:
        site = db.site(db.run(), "https://a.gov/", "a.gov")
        findings(db, site, db.page(site, "https://a.gov/"))
    report = write_report(tmp_path)
    assert "questions.html" in (report / "index.html").read_text("utf-8")
    assert_links_lead_somewhere(report)


def test_every_link_inside_the_report_leads_somewhere(audit_folder: Path) -> None:
    assert_links_lead_somewhere(audit_folder / "report")


def assert_links_lead_somewhere(report: Path) -> None:
    """Files and anchors in them."""
    ids: dict[Path, set[str]] = {}
    links: list[tuple[Path, str]] = []
    for path in pages_of(report):
        page = soup(path)
        ids[path.resolve()] = {str(tag["id"]) for tag in page.select("[id]")}
        links += [(path, str(tag.get("href") or tag.get("src"))) for tag in page.find_all(["a", "link", "img"])]
    for path, address in links:
        if address.startswith("http"):
            continue
        name, _, anchor = unquote(address).partition("#")
        target = ((path.parent / name) if name else path).resolve()
        assert target.is_file(), f"{path}: {address}"
        assert not anchor or anchor in ids[target], f"{path}: {address}"


def test_no_word_claims_more_than_a_scan_can(audit_folder: Path) -> None:
    for path in pages_of(audit_folder / "report"):
        text = text_of(path).lower()
        assert not [word for word in BANNED if word in text], path


@pytest.mark.parametrize("name", ["index.html", "method.html"])
def test_our_own_text_keeps_to_the_target_we_hold_others_to(county: Path, name: str) -> None:
    texts = [" ".join(each.get_text(" ").split()) for each in soup(county / name).select("p, li, td")]
    blocks = [TextBlock(kind="paragraph", text=text, selector="") for text in texts if text.endswith(".")]
    found = review(blocks, lang="en").grade
    assert found is not None
    assert found.value <= TARGET_GRADE


def test_the_method_states_how_far_pages_were_walked(tmp_path: Path) -> None:
    with AuditDb(tmp_path / "audit.db") as db:
        run = db.run(interact={"walk_stops": 20, "walk_seconds": 2.5})
        db.page(db.site(run, "http://x.example/", "x.example"), "http://x.example/")
    auditor_reports.write(tmp_path / "audit.db", tmp_path, ["html"])
    assert "the Tab key (20 stops or 2.5 seconds at most)" in text_of(tmp_path / "report" / "method.html")


def test_heading_is_the_finding_and_coverage_stands_before_the_score(county: Path) -> None:
    page = soup(county / "index.html")
    assert page.h1 is not None
    assert "people who are blind" in page.h1.get_text()
    facts = [term.get_text() for term in page.select(".facts dt")]
    assert facts.index("Pages audited") < facts.index("Score")
    assert "45 of 54 found" in page.select_one(".facts").get_text()  # type: ignore[union-attr]


def test_groups_are_told_apart_by_what_is_known_of_them(county: Path) -> None:
    page = soup(county / "index.html")
    bars = [bar.get_text() for bar in page.select(".groups li b")]
    assert bars[0] == "People who are blind"
    assert "People who are deaf or hard of hearing" not in bars
    text = text_of(county / "index.html")
    assert "A page scan can’t tell for people who are deaf or hard of hearing" in text
    assert "Not checked in this audit" in text
    assert "We found no barrier for" in text


def test_bars_have_a_sentence_as_their_name(county: Path) -> None:
    for chart in soup(county / "index.html").find_all("svg"):
        assert chart["role"] == "img"
        assert len(str(chart["aria-label"]).split()) > 3


def test_prevalence_is_printed_only_from_its_source_with_the_year(county: Path) -> None:
    people = [each.get_text() for each in soup(county / "method.html").select("#people ~ ul li")]
    assert any("5.5 percent of adults" in each and "2022" in each for each in people)
    assert not any("same question" in each or "context only" in each or "eye clinic" in each for each in people)
    assert "percent of adults" not in soup(county / "index.html").get_text()


def test_first_card_names_whom_it_stops_who_mends_it_and_where(county: Path) -> None:
    card = soup(county / "index.html").select_one(".card")
    assert card is not None
    text = " ".join(card.get_text(" ").split())
    assert text.startswith("1. A button has no name (the menu button) Stops people who are blind")
    assert "For the developers" in text
    assert "30 of 45 pages carry it" in text
    assert '<button class="nav-toggle">' in text
    picture = card.find("img")
    assert picture is not None
    assert "outlined" in str(picture["alt"])
    assert (county / str(picture["src"])).read_bytes().startswith(b"\x89PNG")


def cause_page(report: Path, rule_id: str) -> Path:
    return next((report / "causes").glob(f"{rule_id}-*.html"))


def test_a_cause_says_whether_it_counts_for_the_law_of_the_profile(county: Path) -> None:
    assert "Counts for Section 508: yes, by 4.1.2." in text_of(cause_page(county, "button-name"))
    left_out = "Counts for Section 508: no. It asks for WCAG 2.0 A and AA, which leaves out 1.4.10 (new in WCAG 2.1)."
    assert left_out in text_of(cause_page(county, "sideways-scroll"))
    sign = "Counts for Section 508: yes, by 2.4.2. What the rule finds is a sign: it does not by itself prove"
    assert sign in text_of(cause_page(county, "duplicate-titles"))


def test_a_place_that_shows_on_a_phone_says_so(county: Path) -> None:
    places = [text_of(file) for file in county.rglob("*.html") if "Look at this width" in text_of(file)]
    assert places
    assert all("Look at this width main > button on a phone" in text for text in places)
    assert "desktop computer" not in " ".join(places)


def test_a_cause_links_what_explains_its_criterion_and_what_its_rule_cites(county: Path) -> None:
    page = soup(cause_page(county, "duplicate-titles"))
    links = {str(link.get("href")): " ".join(link.get_text(" ").split()) for link in page.find_all("a")}
    assert links["https://www.w3.org/WAI/WCAG22/Understanding/page-titled"] == "2.4.2 Page Titled"
    assert links["https://www.w3.org/WAI/WCAG22/Techniques/general/G88"].startswith("WCAG technique G88: ")


def test_a_duty_that_is_not_certain_is_printed_with_its_status(county: Path) -> None:
    assert "(uncertain on 2026-11-22: pending standard" in text_of(cause_page(county, "duplicate-titles"))


def test_the_method_says_what_is_known_of_the_law_and_links_each_criterion(county: Path) -> None:
    text = text_of(county / "method.html")
    assert "Revised Section 508 Standards, 36 CFR part 1194, appendices A and C: in force on 2026-11-22." in text
    links = [str(link.get("href")) for link in soup(county / "method.html").find_all("a")]
    assert sum(link.startswith("https://www.w3.org/WAI/WCAG22/Understanding/") for link in links) == 37


def test_unknowns_are_told(county: Path) -> None:
    section = soup(county / "index.html").select_one("section.unknown")
    assert section is not None
    text = " ".join(section.get_text(" ").split())
    for said in (
        "Behind a login 1 Have a person test", "1 rule broke down", "could not judge every page", "1 rule tested some pages in part", "never came to rest",
        "We could not look into frames from 1 host", "1 fault lies in frames of other sites",
        "Links lead to 1 page and 1 document that do not exist", "Section 508", "could not decide 4 results",
    ):  # fmt: skip
        assert said in text, said


def test_scroll_regions_can_be_reached_by_keyboard(audit_folder: Path) -> None:
    for path in pages_of(audit_folder / "report"):
        for region in soup(path).select(".scroll, pre"):
            assert region["tabindex"] == "0"
            assert region["role"] == "region"
            assert region["aria-label"]


def test_several_sites_get_an_index(audit_folder: Path) -> None:
    page = soup(audit_folder / "report" / "index.html")
    assert page.h1 is not None
    assert page.h1.get_text().startswith("county.example.gov: ")
    assert [link["href"] for link in page.select("h2 a")] == ["county-example-gov/index.html", "library/index.html"]


def test_pages_of_a_folder_are_named_but_not_linked(audit_folder: Path) -> None:
    for path in pages_of(audit_folder / "report" / "library"):
        assert not [link for link in soup(path).find_all("a") if "127.0.0.1" in str(link["href"])]
    assert "/hours.html" in text_of(audit_folder / "report" / "library" / "pages.html")


def test_one_site_has_its_report_at_the_top(tmp_path: Path) -> None:
    write_audit_db(tmp_path / "audit.db", two_sites=False)
    report = write_report(tmp_path)
    assert (report / "causes.html").is_file()
    assert "All sites" not in text_of(report / "index.html")


def test_incomplete_run_says_so_first(tmp_path: Path) -> None:
    write_audit_db(tmp_path / "audit.db", two_sites=False, why="the time limit was reached")
    text = text_of(write_report(tmp_path) / "index.html")
    start = text.index("Skip to the findings")
    assert text[start:].startswith("Skip to the findings This audit is not complete: the time limit was reached.")


@pytest.mark.parametrize(("state", "why"), [("running", ""), ("incomplete", "it was stopped")])
def test_every_page_of_results_warns_of_an_incomplete_run(tmp_path: Path, state: str, why: str) -> None:
    with AuditDb(tmp_path / "audit.db") as db:
        site = db.site(db.run(why, state=state), "https://a.example/", "a.example")
        db.finding(site, db.page(site, "https://a.example/"), RULES[0])
    report = write_report(tmp_path)
    for name in ("index.html", "pages.html", "causes.html"):
        assert "This audit is not complete" in text_of(report / name), name


def test_clean_site_is_not_called_clean(tmp_path: Path) -> None:
    with AuditDb(tmp_path / "audit.db") as db:
        site = db.site(db.run(), "https://a.example/", "a.example")
        for number in range(40):
            db.rule_run(site, db.page(site, f"https://a.example/{number}"), "button-name", "passed")
    report = write_report(tmp_path)
    page = soup(report / "index.html")
    assert page.h1 is not None
    assert page.h1.get_text() == "We found no barrier on the 40 pages we could test"
    assert "Automatic checks find some barriers, never all." in text_of(report / "index.html")
    assert not page.select(".card")


def test_large_site_is_split_and_its_first_page_stays_small(tmp_path: Path) -> None:
    pages = PAGES_PER_SHEET * 2
    write_audit_db(tmp_path / "audit.db", pages=pages, two_sites=False)
    report = write_report(tmp_path)
    assert (report / "index.html").stat().st_size < MAX_INDEX_BYTES
    names = sorted(path.name for path in report.glob("pages*.html"))
    assert names == ["pages-2.html", "pages-3.html", "pages.html"]
    rows = sum(len(soup(report / name).select("tbody tr")) for name in names)
    assert rows == pages + 14  # those not audited and the second address, too
    causes = sorted((report / "causes").glob("color-contrast-*.html"), key=lambda path: len(path.name))
    places = [len(soup(path).select("ol.places > li")) for path in causes]
    assert places == [PLACES_PER_SHEET, pages // 4 * 3 - PLACES_PER_SHEET]
    assert soup(causes[1]).select_one("ol.places")["start"] == str(PLACES_PER_SHEET + 1)  # type: ignore[index]
    assert_links_lead_somewhere(report)


def test_no_file_is_too_large_whatever_the_pages_say(tmp_path: Path) -> None:
    """As many things as a sheet holds, each of them long and full of signs to escape."""
    long = '"&<' * 700
    url = "https://a.example/" + quote('"&' * 300)
    data = dict.fromkeys(("quote", "before", "after", "suggestion"), long)
    with AuditDb(tmp_path / "audit.db") as db:
        site = db.site(db.run(), "https://a.example/", "a.example")
        pages = [db.page(site, f"{url}{number}", title=long) for number in range(PAGES_PER_SHEET)]
        for number in range(PAGES_PER_SHEET):
            db.page(site, f"{url}x{number}", "blocked", reason=long)
            db.document(site, f"{url}{number}.pdf", pages[:3], None)
        for _ in range(PLACES_PER_SHEET):
            db.finding(site, pages[0], RULES[0], message=long, selector=long, html=long[:300], data=data, frame_url=url)
        for number in range(CAUSES_PER_SHEET):
            outcome = "cantTell" if number % 2 else "failed"
            db.finding(site, pages[number % 9], RULES[1], cause=f"{number}{long}", message=long, selector=long,
                       outcome=outcome)  # fmt: skip
    report = write_report(tmp_path)
    sizes = {path.relative_to(report): path.stat().st_size for path in report.rglob("*.html")}
    assert {path: size for path, size in sizes.items() if size > MAX_FILE_BYTES} == {}
    assert sizes[Path("index.html")] < MAX_INDEX_BYTES


def test_the_places_of_causes_beyond_the_bound_share_sheets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_model, "MAX_CAUSES", 20)
    beyond = PLACES_PER_SHEET + 10
    with AuditDb(tmp_path / "audit.db") as db:
        site = db.site(db.run(), "https://a.example/", "a.example")
        page = db.page(site, "https://a.example/")
        for number in range(20 + beyond):
            db.finding(site, page, RULES[0], cause=f"main button {number}", selector=f"#b{number}")
    report = write_report(tmp_path)
    files = sorted(path.name for path in (report / "causes").iterdir())
    assert files[-2:] == ["rest-2.html", "rest.html"]
    assert len(files) == 22
    listed = [row for path in report.glob("causes*.html") for row in soup(path).select("tbody tr")]
    assert len(listed) == 20 + beyond
    files_read = {path.name: soup(path) for path in (report / "causes").iterdir()}
    for row in listed:
        link, words = row.select_one("a"), row.select_one("code")
        assert link is not None
        assert words is not None
        name, _, place = str(link["href"]).partition("#")
        target = files_read[Path(name).name]
        where = target.select_one(f"#{place}").find_parent("section") if place else target  # type: ignore[union-attr]
        assert f"#b{words.get_text().rpartition(' ')[2]}" in {code.get_text() for code in where.select("code")}  # type: ignore[union-attr]
    assert_links_lead_somewhere(report)


def test_a_sheet_of_many_names_its_neighbours_and_both_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "PAGES_PER_SHEET", 1)
    with AuditDb(tmp_path / "audit.db") as db:
        site = db.site(db.run(), "https://a.example/", "a.example")
        for number in range(40):
            db.page(site, f"https://a.example/{number}")
    report = write_report(tmp_path)
    links = [each.get_text() for each in soup(report / "pages-20.html").select("main nav")[0].find_all("li")]
    assert links == [f"Part {number}" for number in (1, 17, 18, 19, 20, 21, 22, 23, 40)]
    assert_links_lead_somewhere(report)


def test_what_a_rule_about_the_site_says_of_a_page_stands_with_that_page(tmp_path: Path) -> None:
    with AuditDb(tmp_path / "audit.db") as db:
        site = db.site(db.run(), "https://a.gov/", "a.gov")
        page = db.page(site, "https://a.gov/x", title="X")
        db.finding(site, None, RULES[6], cause="home", message="It shares a title", data={"url": "https://a.gov/x"})
    report = write_report(tmp_path)
    sheet = report / "pages" / f"{page}.html"
    assert "1 fault · 0 places" in text_of(sheet)
    assert "It shares a title" in text_of(sheet)
    place = soup(cause_page(report, "duplicate-titles")).select_one("ol.places a")
    assert place is not None
    assert place["href"] == f"../pages/{page}.html"
    assert [cell.get_text() for cell in soup(report / "pages.html").select("tbody td.n")] == ["1", "0"]


def test_questions_stand_by_rule_and_lead_to_their_places(tmp_path: Path) -> None:
    with AuditDb(tmp_path / "audit.db") as db:
        site = db.site(db.run(), "https://a.gov/", "a.gov")
        page = db.page(site, "https://a.gov/")
        for number in range(4):
            db.finding(site, page, RULES[0])
            db.finding(site, page, RULES[0], outcome="cantTell", message=f"Question {number}")
        db.finding(site, page, RULES[5], cause="a video")
    report = write_report(tmp_path)
    page_ = soup(report / "questions.html")
    assert "4 places for a person to look at" in page_.get_text()
    assert [each.get_text() for each in page_.find_all("h2")] == [
        "A button has no name",
        "A video may have no captions",
    ]
    first = page_.select("tbody tr")[0]
    assert "Question 2" in first.get_text()
    assert "1 more place" in first.get_text()
    links = {str(link["href"]) for link in first.find_all("a") if "#" in str(link["href"])}
    (link,) = links
    name, _, place = link.partition("#")
    found = soup(report / name).select_one(f"#{place}")
    assert found is not None
    assert "Question 0" in found.get_text()
    assert "A page scan can’t tell what they mean for people who are deaf" in text_of(report / "questions.html")


def test_each_criterion_stands_with_its_state_and_leads_to_its_causes(county: Path) -> None:
    rows = {
        row.th.get_text()[:6].split()[0]: row for row in soup(county / "criteria.html").select("tbody tr") if row.th
    }
    assert len(rows) == 37
    cells = [cell.get_text() for cell in rows["4.1.2"].find_all("td")]
    assert cells[:2] == ["A", "Failed: a fault was proven."]
    assert cells[2:4] == ["1", "30"]
    untested = rows["1.2.5"].find_all("td")
    assert [cell.get_text() for cell in untested[2:]] == ["–", "–", "–", "–", "none"]
    assert not rows["1.2.5"].find("a")
    titles = [cell.get_text() for cell in rows["2.4.2"].find_all("td")]
    assert titles[2:5] == ["0", "0", "1"]  # a sign is no failure
    sheet = county / "criteria" / "4.1.2.html"
    (cause,) = soup(sheet).select("#causes ~ .scroll")[0].select("tbody a")
    assert (sheet.parent / str(cause["href"])).resolve() == cause_page(county, "button-name").resolve()
    assert "A button has no name button-name 30 0 0 15 0" in text_of(sheet)
    assert "a sign, no proof" in text_of(county / "criteria" / "2.4.2.html")


def test_new_report_takes_away_the_old_one_and_nothing_else(tmp_path: Path) -> None:
    write_audit_db(tmp_path / "audit.db")
    report = write_report(tmp_path)
    (report / "notes.txt").write_text("mine", "utf-8")
    (tmp_path / "audit.db").unlink()
    with AuditDb(tmp_path / "audit.db") as db:
        db.page(db.site(db.run(), "https://a.example/", "a.example"), "https://a.example/")
    write_report(tmp_path)
    assert not list(report.glob("*/index.html"))
    assert (report / "notes.txt").read_text("utf-8") == "mine"


def test_list_of_files_can_not_lead_out_of_the_report(tmp_path: Path) -> None:
    write_audit_db(tmp_path / "audit.db")
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / "contents.txt").write_text("../audit.db\n/etc/hostname\n\n", "utf-8")
    write_report(tmp_path)
    assert (tmp_path / "audit.db").is_file()


def test_failed_writing_leaves_no_old_result(tmp_path: Path) -> None:
    write_audit_db(tmp_path / "audit.db")
    auditor_reports.write(tmp_path / "audit.db", tmp_path, ("html", "json", "jsonl"))
    (tmp_path / "report" / "library" / "pages.html").unlink()
    (tmp_path / "report" / "library" / "pages.html").mkdir()
    with pytest.raises(UsageError, match=r"pages\.html can't be replaced") as caught:
        auditor_reports.write(tmp_path / "audit.db", tmp_path, ("html", "json", "jsonl"))
    assert caught.value.hint
    assert not (tmp_path / "report" / "index.html").exists()


def test_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    write_audit_db(tmp_path / "audit.db")
    (tmp_path / "report").write_text("a file", "utf-8")
    with pytest.raises(UsageError, match="can't be") as caught:
        auditor_reports.write(tmp_path / "audit.db", tmp_path, ("html",))
    assert caught.value.hint


def test_unknown_format_names_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="jsonn") as caught:
        auditor_reports.write(tmp_path / "audit.db", tmp_path, ("jsonn",))
    assert str(caught.value.hint) == f"Did you mean json? Choose from {', '.join(auditor_reports.FORMATS)}."
    with pytest.raises(UsageError) as caught:
        auditor_reports.check_formats(["zebra"])
    assert str(caught.value.hint) == f"Choose from {', '.join(auditor_reports.FORMATS)}."


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://a.example/x", True), ("HTTP://a.example/", True), ("javascript:alert(1)", False), ("data:text/html,x", False),
        (" javascript:alert(1)", False), ("//evil.example/", False), ("http://[bad", False), (None, False), ("", False),
        ("java\nscript:alert(1)", False), ("file:///etc/passwd", False),
    ],
)  # fmt: skip
def test_only_web_addresses_become_links(url: str | None, linked: bool) -> None:
    assert bool(href(url)) is linked


def test_addresses_are_shortened_for_people() -> None:
    assert short_url("https://a.example") == "/"
    assert short_url("https://a.example/b?c=1#d") == "/b?c=1"
    assert short_url("javascript:alert(1)") == "javascript:alert(1)"
    assert short_url("https://b.example/c.pdf", "https://a.example/") == "b.example/c.pdf"
    assert short_url("https://a.example/c.pdf", "https://a.example/") == "/c.pdf"


def test_from_each_page_to_its_causes_and_back(county: Path) -> None:
    sheet = next((county / "pages").iterdir())
    causes = [county / "pages" / str(link["href"]) for link in soup(sheet).select("h2 a")]
    assert causes
    for cause in causes:
        names = {
            str(link["href"]).rpartition("/")[2]
            for path in _all_sheets(cause)
            for link in soup(path).select("ol.places > li > a")
        }
        assert sheet.name in names


def _all_sheets(cause: Path) -> list[Path]:
    return list(cause.parent.glob(f"{cause.stem}*.html"))


def test_each_reason_for_not_auditing_lists_all_its_pages(county: Path) -> None:
    listed = sum(len(soup(path).select("ol.places > li")) for path in (county / "not-audited").iterdir())
    assert listed == 13
