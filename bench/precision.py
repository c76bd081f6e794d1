"""`make precision`: what reading findings by hand said of each rule, as the tables of the docs.

Each line of docs/readings.jsonl is one finding on a real site with the reader's verdict: `right`, `wrong`, or `arguable`
(it counts as wrong). `corpus` names the sites (left out: `corpus`, which the rules were written beside); `reading`
is 1 for a first look at pages that nobody had read, 2 for other pages, read after what the first look found was mended.
With --still DIR only what audits in DIR (a folder a site, with findings.jsonl) say to this day is counted: what was mended
beside a reading is left out, so that such a figure is no first look any more.
"""

import argparse
import json
import math
from collections import Counter, defaultdict
from pathlib import Path
from urllib.parse import urlsplit

from auditor.registry import load_packs

READINGS = Path(__file__).resolve().parents[1] / "docs" / "readings.jsonl"
VERDICTS = ("right", "arguable", "wrong")
PLACE = ("rule", "outcome", "site", "page", "selector")
"""What makes a finding that was read the same as one of an audit."""
Z_95 = 1.959964  # standard normal quantile for a two-sided interval of 95 %
Tally = Counter[str]


def main() -> None:
    """Print a row for each group of findings read, and the share that is right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--family", nargs="*", help="only rules of these families (accessibility, mobile, readability)")
    parser.add_argument("--corpus", default="corpus", help="only findings on these sites")
    parser.add_argument("--reading", type=int, default=1)
    parser.add_argument("--whole", action="store_true", help="a row for each outcome, not for each rule")
    parser.add_argument("--still", type=Path, metavar="DIR", help="count only what these audits say, too")
    options = parser.parse_args()
    still = _said(options.still) if options.still else None
    families = {rule.id: rule.meta.family for rule in load_packs()}
    counts: dict[tuple[str, str], Tally] = defaultdict(Counter)
    for line in READINGS.read_text("utf-8").splitlines():
        reading = json.loads(line)
        if reading["verdict"] not in VERDICTS:
            raise SystemExit(f"unknown verdict in {READINGS.name}: {line}")
        where = reading.get("corpus", "corpus"), reading.get("reading", 1)
        family = families.get(reading["rule"])
        is_said = still is None or tuple(reading[name] for name in PLACE) in still
        if is_said and where == (options.corpus, options.reading) and (not options.family or family in options.family):
            counts["all" if options.whole else reading["rule"], reading["outcome"]][reading["verdict"]] += 1
    print("| rule | outcome | read | right | arguable | wrong | precision | 95 % interval |")
    print("|---|---|---|---|---|---|---|---|")
    for (rule, outcome), found in sorted(counts.items()):
        print(_row(rule, outcome, found))


def _said(audits: Path) -> frozenset[tuple[str, ...]]:
    """What audits say, by `PLACE`."""
    found = set()
    for path in audits.glob("*/findings.jsonl"):
        for line in path.read_text("utf-8").splitlines():
            said = json.loads(line)
            page = urlsplit(said["url"]).path.lstrip("/")
            found.add((said["rule"], said["outcome"], path.parent.name, page, said["selector"]))
    return frozenset(found)


def _row(rule: str, outcome: str, found: Tally) -> str:
    total = sum(found.values())
    said = " | ".join(str(found[verdict]) for verdict in VERDICTS)
    low, high = wilson(found["right"], total)
    return f"| {rule} | `{outcome}` | {total} | {said} | {found['right'] / total:.0%} | {low:.0%} to {high:.0%} |"


def wilson(right: int, total: int) -> tuple[float, float]:
    """Lower and upper bound of a share, Wilson's score interval of 95 % (Wilson 1927, JASA 22)."""
    share = right / total
    middle = share + Z_95**2 / (2 * total)
    spread = Z_95 * math.sqrt(share * (1 - share) / total + Z_95**2 / (4 * total**2))
    scale = 1 + Z_95**2 / total
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


if __name__ == "__main__":
    main()
