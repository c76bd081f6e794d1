"""`make act`: how many barriers of the W3C's ACT test cases are found, and how many false alarms are raised.

Reads the test set beside the project (../shared/truth/act) and scores with that folder's score.py.
"""

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

from auditor.registry import load_packs

TRUTH = Path(__file__).resolve().parents[2] / "shared" / "truth"
HOST = "https://www.w3.org/"  # where the cases are published; their pages are served from the copy


def main() -> None:
    """Run `auditor act` over the set and print the table of docs/detection.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--truth", type=Path, default=TRUTH, help="folder with score.py and act/")
    parser.add_argument("--findings", type=Path, help="keep the findings in this file, to score them in other ways")
    parser.add_argument("--by-rule", action="store_true", help="print a line for each ACT rule, and what was missed")
    options = parser.parse_args()
    manifest = json.loads((options.truth / "act" / "manifest.json").read_text("utf-8"))
    report = _run(manifest, options.truth / "act" / manifest["root"])
    findings = _findings(report)
    if options.findings:
        options.findings.write_text(json.dumps(findings), "utf-8")
    score = _load(options.truth / "score.py")
    pages = {score.path_of(page["url"]): page for page in findings["pages"]}
    totals, rows = score.score(manifest, pages)
    _print_totals(totals)
    if options.by_rule:
        _print_rules(score, rows)


def _run(manifest: dict[str, Any], root: Path) -> dict[str, Any]:
    cases = [
        {"testcaseId": case["id"], "url": HOST + case["path"], "ruleId": case["rule"], "ruleName": case["rule_name"]}
        for case in manifest["cases"]
    ]
    with tempfile.TemporaryDirectory() as folder:
        listing, output = Path(folder) / "testcases.json", Path(folder) / "earl.json"
        listing.write_text(json.dumps({"testcases": cases}), "utf-8")
        command = [
            sys.executable, "-m", "auditor", "act", str(listing), "--root", str(root), "-o", str(output), "--every-rule",
        ]  # fmt: skip
        subprocess.run(command, check=False)  # exits with 2 when a case is no HTML page
        report: dict[str, Any] = json.loads(output.read_text("utf-8"))
        return report


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
