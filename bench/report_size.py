"""`python -m bench.report_size`: writes the report of a made-up audit of 10,000 pages and 500,000 findings.

Prints how long it took, the most memory that it held, how many files it wrote, the largest file, and how long a browser
takes to open that. The audit is made row by row and stands for a bad site: 40 faults on every page that come from templates,
and 10 that few pages share.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

import auditor_reports
from auditor.collect.find import find_browser
from auditor.message import as_said
from auditor.store.messages import message_json
from tests.fixtures.audit_db import RULES, AuditDb

PAGES_OF_A_TEMPLATE = 500
FINDINGS_OF_TEMPLATES = 0.8  # share of a page's findings
PAGES_OF_A_RARE_CAUSE = 25
KINDS = 8  # rules made from each card of the fixture
FINDING_COLUMNS = (
    "judgement_id", "site_id", "page_id", "rule_id", "profiles", "outcome", "message_json", "harm_json", "selector", "html",
    "component", "cause", "fingerprint", "data_json",
)  # fmt: skip


def main() -> None:
    """Make the audit, write its report in a process of its own, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--findings", type=int, default=50, help="on each page")
    parser.add_argument("--keep", type=Path, help="a folder for the audit and the report")
    parser.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.write:
        _write(options.write)
        return
    with tempfile.TemporaryDirectory() as made:
        folder = options.keep or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        started = time.monotonic()
        make_audit(folder / "audit.db", options.pages, options.findings)
        size = (folder / "audit.db").stat().st_size / 1e6
        print(
            f"audit.db: {options.pages * options.findings:,} findings on {options.pages:,} pages, {size:,.0f} MB,",
            end=" ",
        )
        print(f"made in {time.monotonic() - started:.0f} s", flush=True)
        subprocess.run([sys.executable, "-m", "bench.report_size", "--write", str(folder)], check=True)
        _measure(folder / "report")


def make_audit(path: Path, pages: int, findings: int) -> None:
    """A finished audit of one site with so many pages, and so many findings on each."""
    path.unlink(missing_ok=True)
    rules = [{**rule, "id": f"{rule['id']}-{kind}"} for rule in RULES for kind in range(KINDS)]
    with AuditDb(path) as db:
        site = db.site(db.run(rules=rules), "https://county.example.gov/", "county.example.gov")
        ids = [
            db.page(site, f"https://county.example.gov/services/{number % 40}/page-{number}", title=f"Service {number}",
                    template=f"t{number // PAGES_OF_A_TEMPLATE}", words=400)
            for number in range(pages)
        ]  # fmt: skip
        marks = ", ".join("?" * len(FINDING_COLUMNS))
        db.db.executemany(
            f"INSERT INTO finding ({', '.join(FINDING_COLUMNS)}) VALUES ({marks})",
            _findings(db.judging, site, ids, rules, findings),
        )
        for number in range(0, pages, 20):
            db.document(site, f"https://county.example.gov/files/{number}.pdf", ids[number : number + 10], 200_000)
        db.db.executemany(
            "INSERT INTO rule_run (judgement_id, site_id, page_id, rule_id, profiles, outcome, targets_tested, targets_failed,"
            " targets_cant_tell) VALUES (?, ?, ?, ?, 'desktop', ?, 1, ?, 0)",
            (
                (db.judging, site, page, rule["id"], "failed" if place % 2 else "passed", place % 2)
                for page in ids
                for place, rule in enumerate(rules)
            ),
        )


def _findings(
    judging: int, site: int, ids: list[int], rules: list[dict[str, Any]], findings: int
) -> Iterator[tuple[Any, ...]]:
    messages = [message_json(as_said(f"Measured 2.{number} to 1, where 4.5 to 1 is wanted")) for number in range(10)]
    harms = [json.dumps(rule["harm"]) for rule in rules]
    for number, page in enumerate(ids):
        for place in range(findings):
            of_template = place < findings * FINDINGS_OF_TEMPLATES
            share = number // (PAGES_OF_A_TEMPLATE if of_template else PAGES_OF_A_RARE_CAUSE)
            kind = (place + share) % len(rules)
            cause = f"main.part-{share} > div.card > a.more-{place}"
            selector = f"main.part-{share} > div.row:nth-child({place}) > div.card > a.more-{place}"
            html = f'<a class="more-{place}" href="/services/{number}" data-part="{share}">Read more about service {number}</a>'
            outcome = "cantTell" if place % 5 == 0 else "failed"
            yield (
                judging, site, page, rules[kind]["id"], "desktop", outcome, messages[place % 10], harms[kind], selector, html,
                cause, cause, f"1:{kind}:{page}:{place}", "{}",
            )  # fmt: skip


def _write(folder: Path) -> None:
    """Write the report and print time and memory of this process."""
    started = time.monotonic()
    auditor_reports.write(folder / "audit.db", folder, ("html",))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"report: {time.monotonic() - started:.0f} s, at most {peak:.0f} MiB", flush=True)


def _measure(report: Path) -> None:
    files = [(path.stat().st_size, path) for path in report.rglob("*") if path.is_file()]
    size, largest = max(files)
    total = sum(size for size, _ in files) / 1e6
    print(f"{len(files):,} files, {total:,.0f} MB; the largest, {largest.relative_to(report)}: {size / 1e6:.2f} MB")
    html = sorted((size, path) for size, path in files if path.suffix == ".html")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(find_browser(None).path), args=["--no-sandbox", "--disable-background-networking"]
        )
        page = browser.new_page()
        for path in dict.fromkeys((report / "index.html", report / "search.html", html[-1][1])):
            if path.is_file():
                started = time.monotonic()
                page.goto(path.as_uri(), wait_until="load")
                print(f"{path.name} opens in {(time.monotonic() - started) * 1000:.0f} ms")
        browser.close()


if __name__ == "__main__":
    main()
