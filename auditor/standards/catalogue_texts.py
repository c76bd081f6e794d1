"""English that messages take from the tables of standards and people: what no template in the source shows."""

from collections.abc import Iterator

from auditor.standards import conformance_profiles, criteria, populations


def texts() -> Iterator[str]:
    """Each text once, as it stands in the data: `auditor.message.known` makes it the id of a catalogue."""
    figures = [figure for group in populations().values() for figure in group.prevalence]
    every = (
        *(criterion.name for criterion in criteria().values()),
        *(profile.title for profile in conformance_profiles().values()),
        *(group.name for group in populations().values()),
        *(text for figure in figures for text in (figure.unit, figure.who, figure.source)),
    )
    yield from dict.fromkeys(every)
