"""`make act`: how many barriers of the W3C's ACT test cases are found, how many false alarms are raised, and how
consistent that is with each ACT rule.

Reads the test set beside the project (../shared/truth/act) and scores with that folder's score.py.
"""

import argparse
import importlib.util
import json
import os
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

from auditor.act.cases import read_cases
from auditor.act.earl import earl_report
from auditor.act.run import run_cases
from auditor.collect.loop import run
from auditor.config import Config
from auditor.registry import load_packs
from bench.act_consistency import print_standings, standings
from bench.act_pages import write_own_pages
from bench.pages import SHARED

TRUTH = SHARED / "truth"
HOST = "https://www.w3.org/"  # where the cases are published; their pages are served from the copy


def main() -> None:
    """Run the rules over the set and print the tables of docs/detection.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--truth", type=Path, default=TRUTH, help="folder with score.py and act/")
    parser.add_argument("--findings", type=Path, help="keep the findings in this file, to score them in other ways")
    parser.add_argument("--earl", type=Path, help="keep the report that the W3C would get in this file")
    parser.add_argument("--by-rule", action="store_true", help="print a line for each ACT rule, and what was missed")
    parser.add_argument("--consistency", action="store_true", help="print how consistent we are with each ACT rule")
    parser.add_argument("--only", metavar="LIST", help="the cases of these ACT rules alone")
    parser.add_argument(
        "--own", action="store_true", help="our own pages for approved ACT rules (act_pages.py), not the set's"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        manifest = write_own_pages(Path(folder)) if options.own else _set(options.truth / "act")
        if options.only:
            manifest["cases"] = [case for case in manifest["cases"] if case["rule"] in options.only.split(",")]
        every_rule, report = _run(manifest)
    findings = _findings(every_rule)
    if options.findings:
        options.findings.write_text(json.dumps(findings), "utf-8")
    if options.earl:
        options.earl.write_text(json.dumps(report, indent=1), "utf-8")
    score = _load(options.truth / "score.py")
    pages = {score.path_of(page["url"]): page for page in findings["pages"]}
    totals, rows = score.score(manifest, pages)
    _print_totals(totals)
    if options.by_rule:
        _print_rules(score, rows)
    if options.own:
        _print_own(report, manifest)
    if options.consistency:
        print_standings(standings(manifest["cases"], report))


def _set(folder: Path) -> dict[str, Any]:
    """The set's manifest, its root where it is."""
    manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text("utf-8"))
    return {**manifest, "root": str(folder / manifest["root"])}


def _run(manifest: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What every rule says of the cases, and what `auditor act` reports of them, both as EARL."""
    listed = {
        "testcases": [
            {
                "testcaseId": case["id"],
                "url": HOST + case["path"],
                "ruleId": case["rule"],
                "ruleName": case["rule_name"],
                "ruleAccessibilityRequirements": {f"wcag22:{sc}": {} for sc in case["wcag"] + case["wcag_secondary"]},
            }
            for case in manifest["cases"]
        ]
    }
    with tempfile.TemporaryDirectory() as folder:
        listing = Path(folder) / "testcases.json"
        listing.write_text(json.dumps(listed), "utf-8")
        cases = read_cases(listing)
    rules = load_packs()
    found = run(run_cases(cases, rules, Config(), root=Path(manifest["root"]), concurrency=os.cpu_count() or 1))
    every_rule, report = (earl_report(found, rules, every_rule=each) for each in (True, False))
    return json.loads(json.dumps(every_rule)), json.loads(json.dumps(report))


def _findings(report: dict[str, Any]) -> dict[str, Any]:
    """EARL as the findings format that score.py reads."""
    act = {rule.id: list(rule.meta.act) for rule in load_packs()}
    outcomes = {"earl:failed": "fail", "earl:cantTell": "review"}
    pages: dict[str, dict[str, Any]] = {}
    for subject in report["@graph"]:
        page = {"url": subject["source"], "error": None, "findings": []}
        for assertion in subject["assertions"]:
            outcome, test = assertion["result"]["outcome"], assertion["test"]
            if test["title"] == "page":
                page["error"] = assertion["result"]["info"]
            if outcome in outcomes:
                criteria = [part["title"].removeprefix("WCAG 2: ") for part in test["isPartOf"]]
                page["findings"].append(
                    {"rule": test["title"], "wcag": criteria, "outcome": outcomes[outcome], "act": act[test["title"]]}
                )
        pages[subject["source"]] = page
    return {"format": "a11y-truth-findings/1", "tool": "civic-auditor", "suite": "act", "pages": list(pages.values())}


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _print_own(report: dict[str, Any], manifest: dict[str, Any]) -> None:
    """Our own pages whose outcome is not what it must be."""
    said = {each.id: each for standing in standings(manifest["cases"], report) for each in standing.said}
    for case in manifest["cases"]:
        outcome = said[case["id"]].outcome
        if outcome != case["expected"] and not {outcome, case["expected"]} <= {"passed", "inapplicable"}:
            print(f"  {case['id']} {case['expected']}, said {outcome}: {case['title']}")


def _print_totals(scored: dict[str, Any]) -> None:
    print(f"{scored['cases']} cases, {len(scored['not_run'])} not examined\n")
    print("| measure | failing cases detected | false alarms on other cases |")
    print("|---|---|---|")
    names = {"sc": "by success criterion", "rule": "by ACT rule"}
    for key, total in scored["totals"].items():
        kind, _, outcome = key.partition("/")
        said = "`failed`" if outcome == "fail" else "`failed` or `cantTell`"
        print(
            f"| {names[kind]}, {said} | {total['detected']} of {total['failed']} ({100 * total['recall']:.1f} %) "
            f"| {total['false_positives']} of {total['ok_cases']} ({100 * total['fp_rate']:.1f} %) |"
        )


def _print_rules(score: ModuleType, rows: dict[str, list[dict[str, Any]]]) -> None:
    failed, either = (score.groups(rows[f"sc/{outcome}"], "rule") for outcome in ("fail", "fail+review"))
    names = {row["rule"]: row["rule_name"] for row in rows["rule/fail"]}
    print("\n| ACT rule | name | failing | `failed` | or `cantTell` | others | alarms `failed` | or `cantTell` |")
    print("|---|---|---|---|---|---|---|---|")
    for rule, total in failed.items():
        both = either[rule]
        print(
            f"| {rule} | {names[rule]} | {total['failed']} | {total['detected']} | {both['detected']} "
            f"| {total['ok_cases']} | {total['false_positives']} | {both['false_positives']} |"
        )
    print("\nMissed, or alarmed wrongly:")
    for name in ("sc/fail", "sc/fail+review"):
        for row in rows[name]:
            if row["hit"] != (row["expected"] == "failed"):
                print(
                    f"  {name} {row['id']} {row['expected']} {row['title']} {','.join(row['sc'])} {','.join(row['by'])}"
                )


if __name__ == "__main__":
    main()
