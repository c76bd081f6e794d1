"""The search page: one script allowed by its sum, all reachable without it, and nothing of a page's text can run."""

import base64
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser, Page, sync_playwright

import auditor_reports
from auditor.collect.find import find_browser
from auditor_reports.html import search
from tests.fixtures.audit_db import HOSTILE, RULES, AuditDb


def soup(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text("utf-8"), "lxml")


def entries(path: Path) -> list[list[object]]:
    data = soup(path).find(id="entries")
    assert isinstance(data, Tag)
    assert data["type"] == "application/json"
    found: list[list[object]] = json.loads(data.get_text())["rows"]
    return found


def report_of(folder: Path) -> Path:
    auditor_reports.write(folder / "audit.db", folder, ("html",))
    return folder / "report"


def test_policy_allows_the_one_script_by_its_sum_and_nothing_else(county: Path) -> None:
    page = soup(county / "search.html")
    policy = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    assert isinstance(policy, Tag)
    rules = dict(each.strip().split(" ", 1) for each in str(policy["content"]).split(";"))
    run = [each for each in page.find_all("script") if each.get("type") is None]
    assert len(run) == 1
    assert not run[0].attrs
    digest = hashlib.sha256(str(run[0].string).encode()).digest()
    assert rules["script-src"] == f"'sha256-{base64.b64encode(digest).decode()}'"
    assert rules["default-src"] == "'none'"
    assert set(rules) == {"default-src", "script-src", "style-src", "img-src", "base-uri", "form-action"}


def test_every_page_of_the_report_is_reached_by_links_alone(audit_folder: Path) -> None:
    report = (audit_folder / "report").resolve()
    reached, ahead = set[Path](), [report / "index.html"]
    while ahead:
        path = ahead.pop()
        if path in reached:
            continue
        reached.add(path)
        links = [unquote(str(link["href"]).partition("#")[0]) for link in soup(path).select("a[href]")]
        ahead += [(path.parent / link).resolve() for link in links if link and not link.startswith("http")]
    assert reached == set(report.rglob("*.html"))


def test_the_list_holds_every_cause_page_and_document(county: Path) -> None:
    kinds = [row[0] for row in entries(county / "search.html")]
    assert kinds.count(search.PAGE) == 45
    assert kinds.count(search.NOT_AUDITED) == 13
    assert kinds.count(search.DOCUMENT) == 3
    causes = len(soup(county / "causes.html").select("tbody tr"))
    assert kinds.count(search.CAUSE) == causes
    for row in entries(county / "search.html"):
        address = str(row[3])
        assert not address or address.startswith("https://") or (county / address.partition("#")[0]).is_file()


def test_a_page_can_not_end_the_list_or_lead_to_a_script(county: Path) -> None:
    text = (county / "search.html").read_text("utf-8")
    assert HOSTILE not in text
    assert HOSTILE in [row[1] for row in entries(county / "search.html")]
    assert not [row for row in entries(county / "search.html") if "javascript:" in str(row[3])]


def test_a_long_list_stands_in_parts_that_lead_to_one_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "MAX_LIST_BYTES", 2_000)
    with AuditDb(tmp_path / "audit.db") as db:
        site = db.site(db.run(), "https://a.gov/", "a.gov")
        for number in range(200):
            db.page(site, f"https://a.gov/{number}", title=f"Page <{number}>")
    report = report_of(tmp_path)
    titles, name, parts = [], "search.html", 0
    while name:
        parts += 1
        assert sum(len(json.dumps(row)) for row in entries(report / name)) < 2_000
        titles += [row[1] for row in entries(report / name)]
        following = [str(link["href"]) for link in soup(report / name).select("a.other-part")][-1]
        name = following if following == f"search-{parts + 1}.html" else ""
    assert parts > 3
    assert titles == [f"Page <{number}>" for number in range(200)]


def test_a_site_without_anything_has_an_empty_list(tmp_path: Path) -> None:
    with AuditDb(tmp_path / "audit.db") as db:
        db.site(db.run(), "https://a.gov/", "a.gov")
    assert entries(report_of(tmp_path) / "search.html") == []


def test_a_title_of_odd_letters_and_a_cause_of_tags_leave_the_list_whole(tmp_path: Path) -> None:
    with AuditDb(tmp_path / "audit.db") as db:
        site = db.site(db.run(), "https://a.gov/", "a.gov")
        db.page(site, "https://a.gov/", title="\u202eabc\u2028\x00")
        db.finding(site, None, RULES[0], cause="</script><script>", data={"url": "https://a.gov/"})
    found = entries(report_of(tmp_path) / "search.html")
    assert [row[0] for row in found] == [search.CAUSE, search.PAGE]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(
            executable_path=str(find_browser(None).path), args=["--no-sandbox", "--disable-background-networking"]
        )
        yield found
        found.close()


@pytest.fixture
def page(browser: Browser, county: Path) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((county / "search.html").as_uri())
    yield page
    assert errors == []
    context.close()


def results(page: Page) -> list[str]:
    return [each.split("\n")[0] for each in page.locator("#results > li").all_inner_texts()]


@pytest.mark.browser
def test_words_find_causes_pages_and_documents(page: Page, county: Path) -> None:
    page.fill("#words", "BUTTON no náme")
    assert results(page) == ["A button has no name (the menu button)"]
    assert page.inner_text("#count") == "Results: 1"
    assert "Pages: 30 · Places: 30" in page.inner_text("#results")
    page.fill("#words", "budget.pdf")
    assert results(page) == ["/files/budget.pdf"]
    page.fill("#words", "/page/12")
    page.click("#results a")
    page.wait_for_url("**/pages/*.html")
    assert "Page 12" in page.inner_text("h1")


@pytest.mark.browser
def test_filters_narrow_what_is_found(page: Page) -> None:
    page.select_option("#kind", label="Cause of faults")
    of_all = page.inner_text("#count")
    page.select_option("#owner", label="Designers")
    assert results(page) == ["Text is too faint to read (#999999 on #ffffff)"]
    page.select_option("#group", label="People who are blind")
    assert page.inner_text("#count") == "Results: 0"
    page.select_option("#owner", label="Anyone")
    page.select_option("#group", label="Everybody")
    assert page.inner_text("#count") == of_all


@pytest.mark.browser
def test_what_a_page_says_is_shown_as_text(page: Page) -> None:
    page.on("dialog", lambda _: pytest.fail("a script of the page ran"))
    page.fill("#words", HOSTILE)
    assert HOSTILE in results(page)


@pytest.mark.browser
def test_another_script_does_not_run(browser: Browser, county: Path) -> None:
    page = browser.new_context().new_page()
    page.goto((county / "search.html").as_uri())
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))"
    )
    assert page.evaluate("window.ran") is None
    page.context.close()


@pytest.mark.browser
def test_without_scripts_the_page_leads_to_the_lists(browser: Browser, county: Path) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((county / "search.html").as_uri())
    assert page.is_visible("#without-script a[href='pages.html']")
    assert not page.is_visible("#search")
    page.context.close()


@pytest.mark.browser
def test_more_than_a_hundred_are_shown_step_by_step_and_words_go_along_to_the_next_part(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with AuditDb(tmp_path / "audit.db") as db:
        site = db.site(db.run(), "https://a.gov/", "a.gov")
        for number in range(500):
            db.page(site, f"https://a.gov/{number}", title=f"Leaf {number}")
    monkeypatch.setattr(search, "MAX_LIST_BYTES", 12_000)
    page = browser.new_context().new_page()
    page.goto((report_of(tmp_path) / "search.html").as_uri())
    page.fill("#words", "leaf")
    assert page.locator("#results > li").count() == 100
    page.click("#more")
    assert page.locator("#results > li").count() > 100
    page.click("a.other-part")
    assert page.input_value("#words") == "leaf"
    page.context.close()
