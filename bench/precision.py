"""`make precision`: what reading findings by hand said of each rule, as the tables of the docs.

Each line of docs/readings.jsonl is one finding on a corpus site with the reader's verdict: `right`, `wrong`,
or `arguable` (it counts as wrong).
"""

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path

from auditor.registry import load_packs

READINGS = Path(__file__).resolve().parents[1] / "docs" / "readings.jsonl"
VERDICTS = ("right", "arguable", "wrong")


def main() -> None:
    """Print a row for each rule and outcome: findings read, and the share that is right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--family", nargs="*", help="only rules of these families (accessibility, mobile, readability)")
    options = parser.parse_args()
    families = {rule.id: rule.meta.family for rule in load_packs()}
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for line in READINGS.read_text("utf-8").splitlines():
        reading = json.loads(line)
        if reading["verdict"] not in VERDICTS:
            raise SystemExit(f"unknown verdict in {READINGS.name}: {line}")
        if not options.family or families[reading["rule"]] in options.family:
            counts[reading["rule"], reading["outcome"]][reading["verdict"]] += 1
    print("| rule | outcome | read | right | arguable | wrong | precision |")
    print("|---|---|---|---|---|---|---|")
    for (rule, outcome), found in sorted(counts.items()):
        total = sum(found.values())
        said = " | ".join(str(found[verdict]) for verdict in VERDICTS)
        print(f"| {rule} | `{outcome}` | {total} | {said} | {found['right'] / total:.0%} |")


if __name__ == "__main__":
    main()
