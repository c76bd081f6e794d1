"""`python -m bench.large`: audits a page of 20,000 paragraphs, one of 5,000 links in a block, one of 5,000 pictures and
one of 200,000 elements, and says what each took, what is missing of it and what the terminal and the report say."""

import argparse
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from auditor.store.messages import text_of
from tests.fixtures.large_pages import large_page
from tests.fixtures.local_site import LocalSite

PAGES = {"paragraphs": 20_000, "links in a block": 5_000, "pictures": 5_000, "elements": 200_000}


def main() -> None:
    """Audit each page by itself and print what came out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--share", type=float, default=1.0, help="of the number of things on each page")
    parser.add_argument("--only", help="one of the pages")
    options = parser.parse_args()
    for shape, number in PAGES.items():
        if options.only in (None, shape):
            with tempfile.TemporaryDirectory() as folder:
                _audit(shape, int(number * options.share), Path(folder))


def _audit(shape: str, number: int, folder: Path) -> None:
    with LocalSite({"/": large_page(shape, number)}) as site:
        command = [
            sys.executable, "-m", "auditor", "audit", f"{site.url}/", "--max-pages", "1", "--no-robots", "-o",
            str(folder),
        ]  # fmt: skip
        started = time.monotonic()
        done = subprocess.run(command, capture_output=True, text=True)
    print(f"== {number:,} {shape}: {time.monotonic() - started:.0f} s, exit {done.returncode}")
    print(done.stdout.strip(), done.stderr.strip(), sep="\n")
    with sqlite3.connect(folder / "audit.db") as database:
        for status, reason in database.execute("SELECT status, reason_json FROM page WHERE seq = 0"):
            print("page:", status, text_of(reason))
        for key, error in database.execute("SELECT key, error_json FROM artifact WHERE error_json IS NOT NULL"):
            print("missing:", key, "-", text_of(error))
        for outcome, count in database.execute("SELECT outcome, count(*) FROM rule_run GROUP BY 1"):
            print(f"rules {outcome}: {count}")
        size = database.execute("SELECT sum(length(body)) FROM artifact").fetchone()[0]
    print(f"facts: {size / 1e6:.1f} MB, database {(folder / 'audit.db').stat().st_size / 1e6:.1f} MB", flush=True)


if __name__ == "__main__":
    main()
