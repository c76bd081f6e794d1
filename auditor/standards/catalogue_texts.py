"""English that messages take from the tables of standards and people: what no template in the source shows."""

from collections.abc import Iterator

from auditor.standards import conformance_profiles, criteria, populations
from auditor.standards.law import laws
from auditor.standards.references import prefixes, table


def texts() -> Iterator[str]:
    """Each text once, as it stands in the data: `auditor.message.known` makes it the id of a catalogue."""
    yield from dict.fromkeys(filter(None, (*_standards(), *_people(), *_laws())))


def _standards() -> Iterator[str]:
    yield from (criterion.name for criterion in criteria().values())
    for profile in conformance_profiles().values():
        yield from (profile.title, profile.wcag)


def _people() -> Iterator[str]:
    for group in populations().values():
        yield group.name
        for figure in group.prevalence:
            yield from (figure.unit, figure.who, figure.source)


def _laws() -> Iterator[str]:
    yield from (law.name for law in laws().values())
    for each in map(table, prefixes()):
        yield from (each.title, each.note)
        yield from (deadline.who for deadline in each.deadlines)
        for entry in each.entries.values():
            yield from (entry.label, entry.note)
