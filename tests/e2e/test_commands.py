"""The smaller commands, and engines that can't be trusted."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.artifacts import AxeResults
from auditor.message import as_said
from auditor.registry import load_packs
from auditor.store.reader import Reader
from auditor_reports.html import write_html
from tests.e2e.conftest import Run
from tests.fixtures.local_site import LocalSite, page
from tests.fixtures.pseudo_locale import (
    mark_what_others_said,
    not_in_template,
    pages_of,
    pseudo_catalogue,
    untranslated,
)
from tools.build_messages import template

Auditor = Callable[..., Run]
EXAMPLE = Path(__file__).parents[2] / "examples" / "site"
# An engine that runs and never finds anything; and one that does not run.
BLIND_ENGINE = """/*! axe v9.9.9 */
window.axe = {version: "9.9.9", getRules: () => [], addReporter(name, reporter) { this.reporter = reporter },
  run() { return new Promise((done) => this.reporter([], {}, done)) }};"""
BROKEN_ENGINE = "/*! axe v9.9.9 */ throw new Error('no')"


@pytest.mark.parametrize(("script", "what"), [(BLIND_ENGINE, "missed known faults"), (BROKEN_ENGINE, "does not run")])
def test_an_engine_that_finds_nothing_fails_the_run_before_any_visit(
    auditor: Auditor, tmp_path: Path, script: str, what: str
) -> None:
    (tmp_path / "axe.js").write_text(script, "utf-8")
    with LocalSite({"/": page("<main><h1>x</h1></main>")}) as site:
        run = auditor("audit", site.url, "--axe-script", tmp_path / "axe.js")
        assert site.log == []
    assert run.code == 4
    assert what in run.err
    assert "Traceback" not in run.err


def test_doctor_finds_everything_an_audit_needs(auditor: Auditor) -> None:
    run = auditor("doctor")
    assert run.code == 0, run.out
    assert "axe" in run.out


def test_doctor_says_what_to_do_without_a_browser(auditor: Auditor) -> None:
    run = auditor("doctor", "--browser", "/nowhere/chrome")
    assert run.code == 3
    assert "FAIL" in run.out
    assert "/nowhere/chrome" in run.out


def test_init_writes_settings_once(auditor: Auditor, tmp_path: Path) -> None:
    assert auditor("init").code == 0
    assert "max_pages" in (tmp_path / "auditor.toml").read_text("utf-8")
    assert auditor("init").code == 3


def test_rules_are_listed_as_text_and_as_json(auditor: Auditor) -> None:
    cards = json.loads(auditor("rules", "--json").out)
    listed = auditor("rules").out.splitlines()
    assert len(cards) == len(listed) > 90
    card = next(card for card in cards if card["id"] == "image-alt")
    assert (card["wcag"], card["harm"]["blind"]) == (["1.1.1"], "hinder")


def test_a_rule_is_explained(auditor: Auditor) -> None:
    out = auditor("explain", "zoom-blocked").out
    assert "\nSees: one page\n" in out
    for part in ("What it checks: ", "How to fix: ", "1.4.4", "Example, failed"):
        assert part in out


def test_an_explained_rule_says_for_which_law_it_counts_and_where_to_read_on(auditor: Auditor) -> None:
    out = auditor("explain", "small-tap-target", "--profile", "ada-title-ii").out
    first = next(line for line in out.splitlines() if line.startswith("Counts for"))
    assert first.startswith("Counts for ADA Title II: no.")
    assert "new in WCAG 2.2" in " ".join(out.split())
    assert "To be met from 2027-04-26: population 50,000 or more." in out
    assert "  https://www.w3.org/WAI/WCAG22/Understanding/target-size-minimum\n" in out


def test_an_explained_rule_goes_by_the_profile_of_the_folder(auditor: Auditor, tmp_path: Path) -> None:
    (tmp_path / "auditor.toml").write_text('[report]\nprofile = "section508"\n', "utf-8")
    out = auditor("explain", "sideways-scroll").out
    assert next(line for line in out.splitlines() if line.startswith("Counts for")).startswith(
        "Counts for Section 508: no."
    )


def test_a_criterion_a_family_and_a_glob_list_their_rules(auditor: Auditor) -> None:
    listed = auditor("explain", "1.4.3").out.splitlines()
    assert [line.split()[0] for line in listed] == ["color-contrast"]
    assert len(auditor("explain", "readability").out.splitlines()) > 10
    assert all(line.startswith("aria-") for line in auditor("explain", "aria-*").out.splitlines())


def test_the_old_name_of_a_rule_explains_it(auditor: Auditor) -> None:
    assert auditor("explain", "label-content-name-mismatch").out.startswith("label-not-in-name: ")


def test_settings_come_from_the_file_in_the_folder(auditor: Auditor, tmp_path: Path) -> None:
    with LocalSite(
        {"/": page("<main><h1>x</h1><a href='/a'>a</a></main>"), "/a": page("<main><h1>a</h1></main>")}
    ) as site:
        (tmp_path / "auditor.toml").write_text(f"sources = ['{site.url}']\n[crawl]\nmax_pages = 1\n", "utf-8")
        run = auditor("audit")
    assert [entry["status"] for entry in run.pages().values()] == ["audited", "over budget"]


def test_act_writes_one_assertion_for_each_case_and_tells_which_were_not_examined(
    auditor: Auditor, tmp_path: Path
) -> None:
    root = tmp_path / "root" / "WAI" / "23a2a8"
    root.mkdir(parents=True)
    (root / "good.html").write_text('<!doctype html><html lang="en"><title>x</title><img alt="A" src="a.png">', "utf-8")
    (root / "bad.html").write_text('<!doctype html><html lang="en"><title>x</title><img src="a.png">', "utf-8")
    cases = [
        {"testcaseId": name, "url": f"https://www.w3.org/WAI/23a2a8/{name}.html", "ruleId": "23a2a8"}
        for name in ("good", "bad", "missing")
    ]
    (tmp_path / "testcases.json").write_text(json.dumps({"testcases": cases}), "utf-8")
    run = auditor("act", tmp_path / "testcases.json", "--root", tmp_path / "root", "--rules", "image-alt")
    graph = json.loads(run.out)["@graph"]
    assert [subject["source"] for subject in graph] == [case["url"] for case in cases]
    outcomes = [assertion["result"]["outcome"] for subject in graph for assertion in subject["assertions"]]
    assert outcomes == ["earl:passed", "earl:failed", "earl:untested"]
    assert run.code == 2
    assert "3 cases, 1 of them not examined" in run.err


def test_rules_can_be_chosen_and_the_report_says_that_they_were(auditor: Auditor) -> None:
    with LocalSite({"/": page("<main><h1>x</h1><img src='/a.png'><input></main>")}) as site:
        run = auditor("audit", site.url, "--rules", "image-alt,aria-*", "--skip-rules", "aria-text")
    ran = set(run.results["run"]["rules"])
    assert "image-alt" in ran
    assert "aria-text" not in ran
    assert all(id == "image-alt" or id.startswith("aria-") for id in ran)
    assert {finding["rule"] for finding in run.findings} == {"image-alt"}
    assert "Not every rule ran: --rules image-alt, aria-* --skip-rules aria-text" in run.out
    assert "--rules image-alt, aria-*" in (run.output / "report" / "index.html").read_text("utf-8")


def test_a_report_of_a_real_audit_can_be_translated_and_is_in_english_by_itself(auditor: Auditor) -> None:
    run = auditor("audit", EXAMPLE)
    assert run.code == 0, run.err
    assert '<html lang="en">' in (run.output / "report" / "index.html").read_text("utf-8")
    of_the_engine = {each.id for each in load_packs() if AxeResults in {need.kind for need in each.needs}}
    with Reader(run.output / "audit.db") as reader:
        said = {
            each.rule_id
            for site in reader.sites()
            for each in reader.findings(site.id)
            if each.message == as_said(str(each.message))
        }
    assert said
    assert said <= of_the_engine
    mark_what_others_said(run.output / "audit.db")
    catalogue, translations = pseudo_catalogue()
    with Reader(run.output / "audit.db") as reader:
        write_html(reader, run.output, catalogue)
    pages = dict(pages_of(run.output / "report"))
    assert len(pages) > 20
    assert {name: words for name, page in pages.items() if (words := untranslated(page))} == {}
    assert not_in_template(translations.asked, template(), ()) == set()


@pytest.mark.parametrize("arguments", [["audit", EXAMPLE], ["report", EXAMPLE]], ids=["audit", "report"])
def test_a_language_without_a_catalogue_is_refused_before_any_work(auditor: Auditor, arguments: list[str]) -> None:
    run = auditor(*arguments, "--language", "xx")
    assert run.code == 3
    assert "there is no catalogue for the language 'xx'" in run.err
    assert "Choose from en." in run.err
    assert not run.output.exists()
