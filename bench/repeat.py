"""`make repeat`: audits each site three times at different concurrency and compares every finding.

Prints the table of docs/reliability.md, for the sites of both corpora, then each place that differed with its outcome in each
run. A finding is the same when rule, outcome, page, element and cause are.
"""

import argparse
import sqlite3
import subprocess
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from auditor.model import Outcome
from auditor.store.connection import DATABASE_NAME
from bench.differences import Place, read
from bench.pages import CORPORA, sites

CONCURRENCIES = (1, 2, 4)
Outcomes = Counter[tuple[Place, str]]


def main() -> None:
    """Print a row for each site, then what differed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--max-pages", type=int, default=1000)
    parser.add_argument("--corpus", nargs="+", default=CORPORA, help="folders beside the project")
    parser.add_argument("--keep", type=Path, help="folder to keep the audits in, DIR/CONCURRENCY/SITE")
    parser.add_argument("--only", default="", help="sites whose name contains this")
    options = parser.parse_args()
    print(
        "| site | pages | not settled | findings at concurrency "
        + " / ".join(map(str, CONCURRENCIES))
        + " | the same |"
    )
    print("|---|---|---|---|---|")
    notes: list[str] = []
    for folder in dict.fromkeys(site for corpus in options.corpus for site in sites(corpus)):
        if options.only not in folder.name:
            continue
        with TemporaryDirectory() as temporary:
            kept = options.keep or Path(temporary)
            runs = [_audit(folder, each, options.max_pages, kept / str(each)) for each in CONCURRENCIES]
        pages, unsettled, findings = zip(*runs, strict=True)
        same = sum((findings[0] & findings[1] & findings[2]).values())
        every = sum((findings[0] | findings[1] | findings[2]).values())
        totals = " / ".join(str(sum(found.values())) for found in findings)
        page_text = str(pages[0]) if len(set(pages)) == 1 else " / ".join(map(str, pages))
        print(f"| {folder.name} | {page_text} | {max(unsettled)} | {totals} | {same} of {every} |", flush=True)
        notes += _differences(folder.name, list(findings))
    print("\n" + ("\n".join(notes) if notes else "Nothing differed."))


def _audit(folder: Path, concurrency: int, max_pages: int, kept: Path) -> tuple[int, int, Outcomes]:
    """Pages audited, pages that did not settle, and findings of one run; its files are in a folder of the site's name."""
    output = kept / folder.name
    command = [
        sys.executable, "-m", "auditor", "audit", str(folder), "-q", "-o", str(output), "--format", "jsonl",
        "--concurrency", str(concurrency), "--max-pages", str(max_pages),
    ]  # fmt: skip
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    database = output / DATABASE_NAME
    with sqlite3.connect(database) as db:
        (unsettled,) = db.execute(
            "SELECT count(*) FROM page WHERE NOT settled AND status = 'audited' AND same_as IS NULL"
        ).fetchone()
    found = read(database)
    return len(found.pages), unsettled, found.outcomes


def _differences(site: str, runs: list[Outcomes]) -> list[str]:
    """A line for each place that differs between runs."""
    places = {place for run in runs for place, _ in run}
    found = {place: [_outcomes(run, place) for run in runs] for place in sorted(places)}
    return [
        f"- {site} `{place.page}`: {place.rule} at `{place.selector}` {place.cause}: {' / '.join(outcomes)}"
        for place, outcomes in found.items()
        if len(set(outcomes)) > 1
    ]


def _outcomes(run: Outcomes, place: Place) -> str:
    said = [f"{run[place, outcome]} {outcome}" for outcome in Outcome if run[place, outcome]]
    return ", ".join(said) or "nothing"


if __name__ == "__main__":
    main()
