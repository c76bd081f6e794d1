"""Draw findings on real sites to be read by hand, with pictures: `python -m bench.sample --output DIR`.

Audits each site of a corpus (kept in DIR/audits and used again), draws a fixed sample of each rule's findings, or with
--reading of whole families, and puts six of them on a sheet. What a reader says of them stands in
docs/readings.jsonl; `python -m bench.precision` makes the tables of it.
"""

import argparse
import asyncio
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from auditor_rules.accessibility.axe import AXE_RULES
from bench import sheets
from bench.drawing import HALVES, Found, in_half, of_all_rules, of_each_rule
from bench.pages import sites


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reading is about, and how many findings it draws."""

    families: frozenset[str]
    outcomes: frozenset[str]
    count: int

    def wants(self, found: Found) -> bool:
        return found["family"] in self.families and found["outcome"] in self.outcomes


_SEEN = frozenset({"accessibility", "mobile"})
_READ = frozenset({"readability"})
READINGS = {
    "failed": Reading(_SEEN, frozenset({"failed"}), 150),
    "questions": Reading(_SEEN, frozenset({"cantTell"}), 60),
    "plain-failed": Reading(_READ, frozenset({"failed"}), 90),
    "plain-questions": Reading(_READ, frozenset({"cantTell"}), 60),
}


def main() -> None:
    """Write DIR/NAME/sample.json and its sheets, NAME being a rule or a reading."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--corpus", default="corpus", help="folder beside the project: corpus or corpus-b")
    parser.add_argument("--per-rule", type=int, default=30)
    parser.add_argument("--rules", nargs="*", help="only these rules; left out: all that are not made from axe-core's")
    parser.add_argument("--reading", action="store_true", help="draw by families and outcomes instead of by rule")
    parser.add_argument("--half", choices=HALVES, help="only pages of this half")
    options = parser.parse_args()
    folders = {site.name: site for site in sites(options.corpus)}
    for name, site in folders.items():
        _audit(site, options.output / "audits" / name)
    found = list(filter(in_half(options.half), _read(options.output / "audits", folders)))
    picked = _readings(found) if options.reading else _by_rule(found, options.rules, options.per_rule)
    asyncio.run(sheets.draw(picked, folders, options.output))
    for name, drawn in picked.items():
        (options.output / name / "sample.json").write_text(json.dumps(drawn, indent=1, ensure_ascii=False), "utf-8")
        print(f"{name}: {len(drawn)}")


def _readings(found: Sequence[Found]) -> dict[str, list[Found]]:
    return {name: of_all_rules(filter(reading.wants, found), reading.count) for name, reading in READINGS.items()}


def _by_rule(found: Iterable[Found], rules: Sequence[str] | None, per_rule: int) -> dict[str, list[Found]]:
    made_from_axe = {rule.id for rule in AXE_RULES}
    by_rule: dict[str, list[Found]] = defaultdict(list)
    for each in found:
        if each["rule"] in rules if rules else each["rule"] not in made_from_axe:
            by_rule[each["rule"]].append(each)
    return {rule: of_each_rule(by_rule[rule], per_rule) for rule in sorted(by_rule)}


def _audit(site: Path, output: Path) -> None:
    if not (output / "findings.jsonl").is_file():
        command = [
            sys.executable,
            "-m",
            "auditor",
            "audit",
            "-q",
            str(site),
            "-o",
            str(output),
            "--format",
            "json,jsonl",
        ]
        subprocess.run(command, check=False)  # exits with 2 when a page could not be audited


def _read(audits: Path, sites: Iterable[str]) -> Iterable[Found]:
    for site in sites:
        for line in (audits / site / "findings.jsonl").read_text("utf-8").splitlines():
            found = json.loads(line)
            if not found["third_party"]:
                yield {**found, "site": site}


if __name__ == "__main__":
    main()
