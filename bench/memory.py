"""`make memory`: memory of the Python side while a generated site of many small pages is audited.

Prints a row every few hundred pages; flat means that the last rows are no higher than the first.
"""

import argparse
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

LINKS_PER_PAGE = 20
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Record {n}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head><body><header><nav aria-label="Main">{links}</nav></header>
<main><h1>Record {n}</h1><p>This is record number {n} of the county. It was made to measure memory.</p>
<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width="20" height="20"></main></body></html>"""


def main() -> None:
    """Generate, audit, sample."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=5000)
    parser.add_argument("--every", type=int, default=500)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site, output = Path(folder) / "site", Path(folder) / "audit"
        _generate(site, options.pages)
        command = [
            sys.executable, "-m", "auditor", "audit", str(site), "-q", "-o", str(output), "--format", "jsonl",
            "--max-pages", str(options.pages + 1),
        ]  # fmt: skip
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        print("| pages audited | Python MiB | minutes |\n|---|---|---|", flush=True)
        _watch(process, output / "audit.db", options.every)
        print(f"exit code {process.wait()}")


def _generate(site: Path, pages: int) -> None:
    """Pages in a tree of links, all reachable from the first."""
    site.mkdir()
    for number in range(pages):
        below = range(number * LINKS_PER_PAGE + 1, min(pages, (number + 1) * LINKS_PER_PAGE + 1))
        links = " ".join(f'<a href="/{child}.html">Record {child}</a>' for child in below)
        name = "index.html" if number == 0 else f"{number}.html"
        (site / name).write_text(PAGE.format(n=number, links=links), "utf-8")


def _watch(process: "subprocess.Popen[bytes]", database: Path, every: int) -> None:
    """A row each time another `every` pages are done; memory is the unique part (USS) of the Python process."""
    started, due = time.monotonic(), every
    while process.poll() is None:
        time.sleep(1)
        done = _pages_done(database)
        if done >= due:
            try:
                mib = psutil.Process(process.pid).memory_full_info().uss / 2**20
            except psutil.NoSuchProcess:
                return
            print(f"| {done} | {mib:.0f} | {(time.monotonic() - started) / 60:.1f} |", flush=True)
            due += every


def _pages_done(database: Path) -> int:
    if not database.exists():
        return 0
    try:
        with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as db:
            return int(db.execute("SELECT count(*) FROM page WHERE status = 'audited'").fetchone()[0])
    except sqlite3.OperationalError:
        return 0  # it is just being made


if __name__ == "__main__":
    main()
