"""What a rule may cite: each `ref`, such as `failure:F65` or `duty:foia`, with its title, source, status and date.

A table is a file of `references/`, named by its prefix. What stands at its top holds for each of its entries, unless the
entry says otherwise; addresses of entries are relative to that of the table. WCAG's own criteria come from `criteria()`.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import urljoin

from auditor.choices import choices
from auditor.message import Message, known, say
from auditor.standards import Criterion, criteria

WCAG = "wcag22"
_WCAG_DATE = "2026-11-22"  # of the data in wcag22.toml
_WCAG_SOURCE = "W3C Recommendation WCAG 2.2"
_FOLDER = resources.files("auditor.standards").joinpath("references")
_SUFFIX = ".toml"


class UnknownReferenceError(ValueError):
    """A `ref` that no table holds; `hint` says what was probably meant."""

    def __init__(self, ref: str, hint: Message) -> None:
        super().__init__(f"there is no reference {ref!r}")
        self.hint = hint


class Status(StrEnum):
    """What may be said of a text on its date."""

    IN_FORCE = "in force"
    PUBLISHED = "published"
    ANNOUNCED = "announced"
    RETIRED = "retired"
    UNCERTAIN = "uncertain"


CERTAIN = frozenset({Status.IN_FORCE, Status.PUBLISHED})
"""Statuses under which a text is cited as it stands; any other is always printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One thing that can be cited. `status` is what was known on `date`; `criteria` are the WCAG criteria it belongs to.

    `note` is its own; that of its table only where it is not certain and has none.
    """

    ref: str
    label: str
    id: str
    title: str
    url: str
    status: Status
    date: str
    source: str
    note: str = ""
    criteria: tuple[str, ...] = ()

    @property
    def is_certain(self) -> bool:
        """Whether it may be cited without its status."""
        return self.status in CERTAIN

    @property
    def text(self) -> Message:
        """How it is printed: with its status unless that is certain, and with its note."""
        label, note = known(self.label), known(self.note)
        if self.is_certain:
            return say("{label} ({note})", label=label, note=note) if self.note else label
        standing = say("{status} on {date}", status=STATUS_WORDS[self.status], date=self.date)
        if not self.note:
            return say("{label} ({standing})", label=label, standing=standing)
        return say("{label} ({standing}: {note})", label=label, standing=standing, note=note)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """From when a law must be met, an ISO date, and by whom."""

    who: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Everything that can be cited under one prefix. `profile` is the conformance profile that a law's table stands for."""

    prefix: str
    name: str
    title: str
    url: str
    status: Status
    date: str
    source: str
    note: str = ""
    profile: str = ""
    deadlines: tuple[Deadline, ...] = ()
    entries: Mapping[str, Reference]


STATUS_WORDS: Mapping[Status, Message] = {
    Status.IN_FORCE: say("in force"),
    Status.PUBLISHED: say("published"),
    Status.ANNOUNCED: say("announced only"),
    Status.RETIRED: say("retired"),
    Status.UNCERTAIN: say("uncertain"),
}


def resolve(ref: str) -> Reference:
    """What a `ref` stands for. Raises UnknownReferenceError when there is no such thing."""
    prefix, _, name = ref.partition(":")
    if prefix not in prefixes():
        raise UnknownReferenceError(ref, choices(prefix, prefixes()))
    entries = table(prefix).entries
    if name not in entries:
        where = "auditor/standards" if prefix == WCAG else "auditor/standards/references"
        lists = say("{file} lists all.", file=f"{where}/{prefix}{_SUFFIX}")
        raise UnknownReferenceError(ref, choices(name, entries, catalogue=lists))
    return entries[name]


def resolved(refs: Iterable[str]) -> tuple[Reference, ...]:
    """The references among `refs` that are known here: a stored run may hold those of another version."""
    found = []
    for ref in refs:
        try:
            found.append(resolve(ref))
        except UnknownReferenceError:
            continue
    return tuple(found)


@cache
def prefixes() -> tuple[str, ...]:
    """Every prefix, WCAG's first."""
    names = sorted(file.name.removesuffix(_SUFFIX) for file in _FOLDER.iterdir() if file.name.endswith(_SUFFIX))
    return (WCAG, *names)


@cache
def table(prefix: str) -> Table:
    """The table of a prefix; read once."""
    if prefix == WCAG:
        return _wcag_table()
    return _table_of(tomllib.loads(_FOLDER.joinpath(f"{prefix}{_SUFFIX}").read_text("utf-8")))


def _table_of(raw: dict[str, Any]) -> Table:
    shared = {key: raw[key] for key in ("prefix", "name", "title", "url", "date", "source")}
    return Table(
        **shared,
        status=Status(raw["status"]),
        note=raw.get("note", ""),
        profile=raw.get("profile", ""),
        deadlines=tuple(Deadline(**each) for each in raw.get("deadlines", ())),
        entries={entry["id"]: _reference(raw, entry) for entry in raw["entries"]},
    )


def _reference(table: dict[str, Any], entry: dict[str, Any]) -> Reference:
    place = f" {entry['id']}" if table["numbered"] else f", {entry['source']}" if "source" in entry else ""
    status = Status(entry.get("status", table["status"]))
    note = entry.get("note", "" if status in CERTAIN else table.get("note", ""))  # what is not certain is explained
    return Reference(
        ref=f"{table['prefix']}:{entry['id']}",
        label=f"{table['name']}{place}: {entry['title']}",
        id=entry["id"],
        title=entry["title"],
        url=urljoin(table["url"], entry.get("url", "")),
        status=status,
        date=entry.get("date", table["date"]),
        source=entry.get("source", table["source"]),
        note=note,
        criteria=tuple(entry.get("criteria", ())),
    )


def _wcag_table() -> Table:
    return Table(
        prefix=WCAG,
        name="WCAG 2.2",
        title="Web Content Accessibility Guidelines (WCAG) 2.2",
        url="https://www.w3.org/TR/WCAG22/",
        status=Status.PUBLISHED,
        date=_WCAG_DATE,
        source=_WCAG_SOURCE,
        entries={each.num: _criterion(each) for each in criteria().values()},
    )


def _criterion(criterion: Criterion) -> Reference:
    return Reference(
        ref=f"{WCAG}:{criterion.num}",
        label=f"WCAG 2.2 criterion {criterion.num}: {criterion.name} ({criterion.level})",
        id=criterion.num,
        title=criterion.name,
        url=criterion.understanding_url,
        status=Status.PUBLISHED,
        date=_WCAG_DATE,
        source=_WCAG_SOURCE,
        criteria=(criterion.num,),
    )
