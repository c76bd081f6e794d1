"""results.json and findings.jsonl keep to their schemas and count nothing that was not audited."""

import json
import re
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import auditor_reports
from auditor.model import PageStatus
from auditor_reports.remedies import LABELS, REMEDIES
from auditor_reports.results import SCHEMA_VERSION
from tests.fixtures.audit_db import COUNTY_PAGES, HOSTILE, AuditDb, write_audit_db


def schema(name: str) -> dict[str, Any]:
    text = resources.files("auditor_reports").joinpath("schemas", f"{name}.schema.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


@pytest.fixture(scope="module")
def results(audit_folder: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((audit_folder / "results.json").read_text("utf-8"))
    return loaded


@pytest.fixture(scope="module")
def findings(audit_folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (audit_folder / "findings.jsonl").read_text("utf-8").splitlines()]


def test_results_keep_to_the_schema(results: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(schema("results")).validate(results)
    assert results["schema_version"] == SCHEMA_VERSION


def test_every_finding_keeps_to_the_schema(findings: list[dict[str, Any]]) -> None:
    validator = jsonschema.Draft202012Validator(schema("finding"))
    for finding in findings:
        validator.validate(finding)


def test_schemas_describe_every_field() -> None:
    def check(node: Any) -> None:
        if isinstance(node, dict):
            for name, field in node.get("properties", {}).items():
                assert "description" in field or "$ref" in field, name
            for value in node.values():
                check(value)
        elif isinstance(node, list):
            for value in node:
                check(value)

    for name in ("results", "finding"):
        jsonschema.Draft202012Validator.check_schema(schema(name))
        check(schema(name))


def test_documentation_names_every_field() -> None:
    text = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")
    documented = {line.split("`")[1].split(".")[-1] for line in text.splitlines() if line.startswith("| `")}
    parts = [schema("finding"), schema("results"), *schema("results")["$defs"].values()]
    fields = {name for part in parts for name in part["properties"]}
    assert fields <= documented


def test_the_law_of_the_profile_stands_with_its_status_and_day(results: dict[str, Any]) -> None:
    law = results["law"]
    assert (law["profile"], law["name"], law["wcag"]) == ("section508", "Section 508", "2.0 A and AA")
    assert (law["status"], law["date"]) == ("in force", "2026-11-22")


def test_everything_that_rules_cite_is_told(results: dict[str, Any], findings: list[dict[str, Any]]) -> None:
    cited = results["references"]
    assert {ref for finding in findings for ref in finding["refs"]} <= set(cited)
    assert cited["wcag22:1.4.3"]["url"] == "https://www.w3.org/WAI/WCAG22/Understanding/contrast-minimum"
    assert cited["duty:title-unique"]["status"] == "uncertain"
    assert cited["duty:title-unique"]["note"].startswith("pending standard")


def test_a_finding_says_whether_it_counts_for_the_profile(findings: list[dict[str, Any]]) -> None:
    counts = {finding["rule"]: finding["counts"] for finding in findings}
    proving = {finding["rule"] for finding in findings if finding["conformance"]}
    assert "button-name" in proving
    assert "duplicate-titles" not in proving
    assert counts["button-name"] == "yes"  # 4.1.2
    assert counts["sideways-scroll"] == "no"  # 1.4.10 came with WCAG 2.1


def test_run_facts(results: dict[str, Any]) -> None:
    run = results["run"]
    assert (run["state"], run["axe_version"], run["browser_version"]) == ("complete", "4.12.1", "Chromium 142.0")
    assert "button-name" in run["rules"]


def test_coverage_counts_each_page_once(results: dict[str, Any]) -> None:
    county, library = results["sites"]
    assert county["coverage"]["audited"] == COUNTY_PAGES
    assert results["coverage"]["audited"] == COUNTY_PAGES + 3
    assert results["coverage"]["found"] == county["coverage"]["found"] + library["coverage"]["found"]
    assert sum(county["coverage"]["not_audited"].values()) == county["coverage"]["found"] - COUNTY_PAGES


def test_score_stands_beside_its_coverage(results: dict[str, Any]) -> None:
    for site in results["sites"]:
        assert site["scorecard"]["coverage"] == site["coverage"]


def test_pages_not_audited_carry_reason_and_remedy(results: dict[str, Any]) -> None:
    statuses = {page["status"] for page in results["pages"]}
    assert statuses == {status.value for status in PageStatus}
    for page in results["pages"]:
        if page["status"] == "audited":
            assert page["remedy"] is None
        else:
            assert page["reason"]
            assert page["remedy"]
            assert page["settled"] is None


def test_another_address_of_a_page_points_to_it(results: dict[str, Any]) -> None:
    (twin,) = [page for page in results["pages"] if page["same_as"]]
    assert (twin["status"], twin["same_as"]) == ("audited", "https://county.example.gov/")
    assert twin["findings"] == {"failed": 0, "cantTell": 0}


def test_groups_without_checks_have_no_figures(results: dict[str, Any]) -> None:
    card = results["sites"][0]["scorecard"]
    groups = {group["id"] for group in card["populations"]}
    assert {"blind", "mobile_only"} <= groups
    assert {each["id"] for each in card["not_checked"]} == {"low_bandwidth", "no_javascript"}
    assert "deaf_hard_of_hearing" in {each["id"] for each in card["flag_only"]}
    assert not groups & {"no_javascript", "deaf_hard_of_hearing"}


def test_worst_served_group_comes_first(results: dict[str, Any]) -> None:
    card = results["sites"][0]["scorecard"]
    rates = [group["barrier_rate"] for group in card["populations"]]
    assert rates == sorted(rates, reverse=True)
    assert card["worst"] == card["populations"][0]["id"] == "blind"


def test_criteria_of_the_profile_are_counted_by_outcome(results: dict[str, Any]) -> None:
    criteria = results["sites"][0]["scorecard"]["criteria"]
    assert criteria["profile"] == "section508"
    statuses = criteria["statuses"]
    assert "4.1.1" not in statuses
    assert (statuses["4.1.2"], statuses["3.1.1"], statuses["2.1.1"]) == ("failed", "no_failure_found", "not_tested")
    assert sum(criteria["counts"].values()) == len(statuses) == 37


def test_findings_carry_what_their_rule_says(findings: list[dict[str, Any]]) -> None:
    first = findings[0]
    assert (first["rule"], first["wcag"], first["act"]) == ("button-name", ["4.1.2"], ["97a4e1"])
    assert first["harm"] == {"blind": "stop", "limited_dexterity": "hinder"}
    assert (first["url"], first["frame"], first["box"]) == ("https://county.example.gov/", None, [10, 20, 32.5, 24])
    assert first["component"] == "header > button"
    assert first["fix"]
    assert first["fingerprint"]


def test_frames_of_other_sites_are_marked(findings: list[dict[str, Any]]) -> None:
    (foreign,) = [finding for finding in findings if finding["third_party"]]
    assert foreign["frame"] == "https://chat.vendor.example/w"


def test_findings_match_the_counts_of_their_pages(results: dict[str, Any], findings: list[dict[str, Any]]) -> None:
    own = [finding for finding in findings if not finding["third_party"] and finding["url_final"]]
    for outcome in ("failed", "cantTell"):
        counted = sum(page["findings"][outcome] for page in results["pages"])
        assert counted == sum(finding["outcome"] == outcome for finding in own)


def test_hostile_text_survives_as_text(findings: list[dict[str, Any]], results: dict[str, Any]) -> None:
    assert any(HOSTILE in finding["html"] for finding in findings)
    assert any(page["title"] == HOSTILE for page in results["pages"])


def test_documents_and_crawl_facts_are_listed(results: dict[str, Any]) -> None:
    county = results["sites"][0]
    budget = county["documents"][0]
    assert (budget["linked_from_count"], len(budget["linked_from"])) == (25, 20)
    assert county["crawl"]["traps"]["calendar"]["count"] == 310
    assert [error["outcome"] for error in county["rule_errors"]] == ["error", "untested", "untested"]
    assert [error["in_part"] for error in county["rule_errors"]] == [False, True, False]


def test_every_status_has_one_label_and_one_sentence() -> None:
    assert set(LABELS) == set(PageStatus)
    assert set(REMEDIES) == set(PageStatus) - {PageStatus.AUDITED}
    for remedy in map(str, REMEDIES.values()):
        assert remedy.endswith(".")
        assert ". " not in remedy


@pytest.mark.parametrize("sites", [0, 1])
def test_run_without_pages_is_written_too(tmp_path: Path, sites: int) -> None:
    with AuditDb(tmp_path / "audit.db") as db:
        run = db.run("it was interrupted")
        for _ in range(sites):
            db.site(run, "https://a.example/", "a.example", state="crawling")
    auditor_reports.write(tmp_path / "audit.db", tmp_path, ("json", "jsonl", "html"))
    results = json.loads((tmp_path / "results.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema("results")).validate(results)
    assert results["coverage"]["share"] is None
    assert (tmp_path / "findings.jsonl").read_text("utf-8") == ""
    assert (tmp_path / "report" / "index.html").is_file()


def test_line_separators_and_control_characters_survive(tmp_path: Path) -> None:
    with AuditDb(tmp_path / "audit.db") as db:
        site = db.site(db.run(), "https://a.example/", "a.example")
        db.page(site, "https://a.example/", title="x")
        db.db.execute("UPDATE page SET title = json_extract('\"\\u2028 \\u0007\"', '$')")
    auditor_reports.write(tmp_path / "audit.db", tmp_path, ("json", "html"))
    assert json.loads((tmp_path / "results.json").read_text("utf-8"))["pages"][0]["title"] == "\u2028 \x07"


def test_two_writings_are_equal(tmp_path: Path) -> None:
    write_audit_db(tmp_path / "audit.db")
    for name in ("one", "two"):
        auditor_reports.write(tmp_path / "audit.db", tmp_path / name, ("json", "jsonl", "html"))
    files = sorted(path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*") if path.is_file())
    assert files == sorted(
        path.relative_to(tmp_path / "two") for path in (tmp_path / "two").rglob("*") if path.is_file()
    )
    for file in files:
        assert timeless(tmp_path / "one" / file) == timeless(tmp_path / "two" / file)


def timeless(path: Path) -> bytes:
    """A file without the times at which a manifest was written."""
    content = path.read_bytes()
    return re.sub(rb'"written_at": "[^"]+"', b"", content) if path.name == "manifest.json" else content
