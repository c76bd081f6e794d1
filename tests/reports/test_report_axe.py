"""Our own report passes axe and never scrolls sideways, on a desktop, a phone, in the dark and in print."""

from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

import auditor_reports
from auditor.collect.find import find_browser
from tests.fixtures.audit_db import AuditDb, heavy_documents

pytestmark = pytest.mark.browser

NAMES = (
    "index.html", "causes.html", "pages.html", "method.html", "not-audited.html", "questions.html", "criteria.html",
    "criteria/4.1.2.html", "search.html",
)  # fmt: skip
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "async tags => { const r = await axe.run(document, {runOnly: tags, resultTypes: ['violations']}); return r.violations.map(v => [v.id, v.nodes.map(n => n.html)]) }"


@pytest.fixture(scope="module")
def axe_source() -> str:
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(
            executable_path=str(find_browser(None).path), args=["--no-sandbox", "--disable-background-networking"]
        )
        yield found
        found.close()


def report_pages(audit_folder: Path) -> list[Path]:
    report = audit_folder / "report"
    county = report / "county-example-gov"
    causes = sorted((county / "causes").iterdir())
    return [report / "index.html", *(county / name for name in NAMES), causes[0], causes[-1]]


@pytest.mark.parametrize(("width_px", "scheme"), [(1280, "light"), (1280, "dark"), (320, "light")])
def test_report_passes_axe_and_fits(
    browser: Browser, axe_source: str, audit_folder: Path, width_px: int, scheme: Any
) -> None:
    assert_pass_axe_and_fit(browser, axe_source, report_pages(audit_folder), width_px, scheme)


def test_a_report_about_documents_passes_axe_and_fits(browser: Browser, axe_source: str, tmp_path: Path) -> None:
    with AuditDb(tmp_path / "audit.db") as db:
        heavy_documents(db)
    auditor_reports.write(tmp_path / "audit.db", tmp_path, ("html",))
    assert_pass_axe_and_fit(browser, axe_source, sorted((tmp_path / "report").rglob("*.html")), 320, "light")


def assert_pass_axe_and_fit(browser: Browser, axe_source: str, paths: list[Path], width_px: int, scheme: Any) -> None:
    context = browser.new_context(viewport={"width": width_px, "height": 800}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    for path in paths:
        page.goto(path.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= width_px, path.name
        page.evaluate(axe_source)
        assert page.evaluate(RUN, TAGS) == [], path.name
    context.close()


def test_style_and_pictures_load_under_the_policy_and_scripts_do_not(browser: Browser, audit_folder: Path) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto((audit_folder / "report" / "county-example-gov" / "index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.querySelector('.facts')).display") == "flex"
    assert page.evaluate("document.querySelector('img.shot').naturalWidth") == 240
    assert refused == []
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))"
    )
    assert page.evaluate("window.ran") is None
    context.close()


def test_details_open_in_print(browser: Browser, audit_folder: Path) -> None:
    context = browser.new_context(viewport={"width": 800, "height": 800})
    page = context.new_page()
    page.goto((audit_folder / "report" / "county-example-gov" / "index.html").as_uri())
    height = "document.querySelector('details p').getBoundingClientRect().height"
    shown = "document.querySelector('details p').checkVisibility({contentVisibilityAuto: true})"
    assert not page.evaluate(shown)
    page.emulate_media(media="print")
    assert page.evaluate(height) > 0
    assert page.evaluate(shown)
    context.close()


def test_every_region_that_scrolls_can_be_focused(browser: Browser, audit_folder: Path) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 800})
    page = context.new_page()
    for path in report_pages(audit_folder):
        page.goto(path.as_uri())
        stuck = page.evaluate(
            "[...document.querySelectorAll('body *')].filter(e => e.scrollWidth > e.clientWidth + 1 &&"
            " ['auto', 'scroll'].includes(getComputedStyle(e).overflowX) && e.tabIndex < 0).map(e => e.outerHTML.slice(0, 80))"
        )
        assert stuck == [], path.name
    context.close()
