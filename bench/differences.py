"""Compare the findings of two audits: `python -m bench.differences OLD NEW [--all] [--messages]`.

OLD and NEW are audit.db files, output folders, or folders of output folders (a site each), of this version or an older
one. A finding is the same when rule, page, element and cause are, with --messages also what it says in English; its
outcome may have changed. Prints pages that only one of both audited, then a row for each rule and change on the others
with examples; with --all every difference. The files stay as they are.
"""

import argparse
import re
import shutil
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.parse import urlsplit

from auditor.model import PageStatus
from auditor.store.connection import DATABASE_NAME
from auditor.store.reader import Reader

EXAMPLES = 3  # places shown of each change
_FOLDER = re.compile(r"(?<=127\.0\.0\.1):\d+")  # a folder is served on another port each time


class Place(NamedTuple):
    """Where a finding is: rule, page (path and query), selector of the element, cause; with --messages what it says."""

    rule: str
    page: str
    selector: str
    cause: str
    message: str = ""


class Findings(NamedTuple):
    """What one audit says: audited pages, and how often each outcome stands at each place."""

    pages: frozenset[str]
    outcomes: Counter[tuple[Place, str]]


def read(database: Path, *, with_messages: bool = False) -> Findings:
    """The findings of the newest run in an audit.db, which is read from a copy: an older one would be brought up to date."""
    pages: set[str] = set()
    found: Counter[tuple[Place, str]] = Counter()
    with TemporaryDirectory() as folder, Reader(Path(shutil.copy(database, folder))) as reader:
        for site in reader.sites():
            audited = (page for page in reader.pages(site.id) if page.status is PageStatus.AUDITED and not page.same_as)
            pages.update(_path(page.url) for page in audited)
            for finding in reader.findings(site.id):
                where = "" if finding.page_id is None else _path(finding.url)
                says = _FOLDER.sub("", str(finding.message)) if with_messages else ""
                found[Place(finding.rule_id, where, finding.selector, finding.cause, says), finding.outcome] += 1
    return Findings(frozenset(pages), found)


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
    parser.add_argument("--messages", action="store_true", help="compare what findings say, too")
    options = parser.parse_args()
    changes: dict[tuple[str, str], list[str]] = defaultdict(list)
    same = 0
    for name, old, new in _pairs(options.old, options.new, options.messages):
        for page in sorted(old.pages ^ new.pages):
            print(f"page {'gone' if page in old.pages else 'new'}: {name} {page}")
        same += sum((old.outcomes & new.outcomes).values())
        for change, place in differences(old, new):
            changes[place.rule, change].append(" ".join((name, place.page, place.selector, place.message)))
    for (rule, change), places in sorted(changes.items()):
        print(f"{rule}: {change}: {len(places)}")
        for example in places if options.all else places[:EXAMPLES]:
            print(f"    {example[:200]}")
    print(f"{same} findings are the same; {sum(map(len, changes.values()))} places differ")
    return 1 if changes else 0


def _pairs(old: Path, new: Path, with_messages: bool) -> Iterator[tuple[str, Findings, Findings]]:
    if (found := _database(old)) and (other := _database(new)):
        names, databases = [""], [(found, other)]
    else:
        names = sorted(path.name for path in old.iterdir() if _database(path) and _database(new / path.name))
        databases = [(old / name / DATABASE_NAME, new / name / DATABASE_NAME) for name in names]
    if not names:
        raise SystemExit(f"No audit.db is in both {old} and {new}.")
    for name, (found, other) in zip(names, databases, strict=True):
        yield name, read(found, with_messages=with_messages), read(other, with_messages=with_messages)


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
