"""Compare the findings of two audits: `python -m bench.differences OLD NEW [--all]`.

OLD and NEW are audit.db files, output folders, or folders of output folders (a site each). A finding is the
same when rule, page, element and cause are; its outcome may have changed. Prints pages that only one of both
audited, then a row for each rule and change on the others with examples; with --all every difference.
"""

import argparse
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from auditor.store.connection import DATABASE_NAME

EXAMPLES = 3  # places shown of each change


class Place(NamedTuple):
    """Where a finding is: rule, page (path and query), selector of the element, cause."""

    rule: str
    page: str
    selector: str
    cause: str


class Findings(NamedTuple):
    """What one audit says: audited pages, and how often each outcome stands at each place."""

    pages: frozenset[str]
    outcomes: Counter[tuple[Place, str]]


def read(database: Path) -> Findings:
    """The findings of the newest run in an audit.db."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as db:
        newest = "SELECT id FROM site WHERE run_id = (SELECT max(id) FROM run)"
        pages = db.execute(
            f"SELECT url_requested FROM page WHERE status = 'audited' AND same_as IS NULL AND site_id IN ({newest})"
        ).fetchall()
        rows = db.execute(
            "SELECT rule_id, coalesce(page.url_requested, ''), selector, cause, outcome FROM finding"
            f" LEFT JOIN page ON page.id = finding.page_id WHERE finding.site_id IN ({newest})"
        ).fetchall()
    found: Counter[tuple[Place, str]] = Counter()
    for rule, url, selector, cause, outcome in rows:
        found[Place(rule, _path(url), selector, cause), outcome] += 1
    return Findings(frozenset(_path(url) for (url,) in pages), found)


def differences(old: Findings, new: Findings) -> Iterator[tuple[str, Place]]:
    """Each place where the outcomes differ, with the change: "failed -> cantTell", "failed -> nothing".

    Places of pages that only one of both audited are left out.
    """
    before, after = _by_place(old), _by_place(new)
    alone = old.pages ^ new.pages
    for place in sorted(before.keys() | after.keys()):
        if place.page in alone:
            continue
        gone, come = before[place] - after[place], after[place] - before[place]
        if gone or come:
            yield f"{_words(gone)} -> {_words(come)}", place


def main() -> int:
    """Print what differs; returns 1 when anything does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--all", action="store_true", help="list every place")
    options = parser.parse_args()
    changes: dict[tuple[str, str], list[str]] = defaultdict(list)
    same = 0
    for name, old, new in _pairs(options.old, options.new):
        for page in sorted(old.pages ^ new.pages):
            print(f"page {'gone' if page in old.pages else 'new'}: {name} {page}")
        same += sum((old.outcomes & new.outcomes).values())
        for change, place in differences(old, new):
            changes[place.rule, change].append(f"{name} {place.page} {place.selector}")
    for (rule, change), places in sorted(changes.items()):
        print(f"{rule}: {change}: {len(places)}")
        for example in places if options.all else places[:EXAMPLES]:
            print(f"    {example[:200]}")
    print(f"{same} findings are the same; {sum(map(len, changes.values()))} places differ")
    return 1 if changes else 0


def _pairs(old: Path, new: Path) -> Iterator[tuple[str, Findings, Findings]]:
    if (found := _database(old)) and (other := _database(new)):
        yield "", read(found), read(other)
        return
    names = sorted(path.name for path in old.iterdir() if _database(path) and _database(new / path.name))
    if not names:
        raise SystemExit(f"No audit.db is in both {old} and {new}.")
    for name in names:
        yield name, read(old / name / DATABASE_NAME), read(new / name / DATABASE_NAME)


def _database(path: Path) -> Path | None:
    path = path / DATABASE_NAME if path.is_dir() else path
    return path if path.is_file() else None


def _path(url: str) -> str:
    place = urlsplit(url)
    return f"{place.path}?{place.query}" if place.query else place.path


def _by_place(findings: Findings) -> dict[Place, Counter[str]]:
    found: dict[Place, Counter[str]] = defaultdict(Counter)
    for (place, outcome), count in findings.outcomes.items():
        found[place][outcome] += count
    return found


def _words(outcomes: Counter[str]) -> str:
    return ", ".join(sorted(outcomes)) or "nothing"


if __name__ == "__main__":
    sys.exit(main())
