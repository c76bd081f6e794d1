"""`make precision`: what reading findings by hand said of each rule, as the table of docs/detection.md.

Each line of docs/readings.jsonl is one finding on a corpus site with the reader's verdict: `right`, `wrong`,
or `arguable` (it counts as wrong).
"""

import json
from collections import Counter, defaultdict
from pathlib import Path

READINGS = Path(__file__).resolve().parents[1] / "docs" / "readings.jsonl"
VERDICTS = ("right", "arguable", "wrong")


def main() -> None:
    """Print a row for each rule and outcome: findings read, and the share that is right."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for line in READINGS.read_text("utf-8").splitlines():
        reading = json.loads(line)
        if reading["verdict"] not in VERDICTS:
            raise SystemExit(f"unknown verdict in {READINGS.name}: {line}")
        counts[reading["rule"], reading["outcome"]][reading["verdict"]] += 1
    print("| rule | outcome | read | right | arguable | wrong | precision |")
    print("|---|---|---|---|---|---|---|")
    for (rule, outcome), found in sorted(counts.items()):
        total = sum(found.values())
        said = " | ".join(str(found[verdict]) for verdict in VERDICTS)
        print(f"| {rule} | `{outcome}` | {total} | {said} | {found['right'] / total:.0%} |")


if __name__ == "__main__":
    main()
