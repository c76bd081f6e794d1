"""English that `auditor explain` takes from names in the code: outcomes, harms, and the populations that are harmed."""

from collections.abc import Iterator

from auditor.model import Harm, Outcome
from auditor.standards import populations


def texts() -> Iterator[str]:
    """Each text once; `auditor.message.known` makes it the id of a catalogue."""
    yield from dict.fromkeys((*(each.value for each in (*Outcome, *Harm)), *map(population_name, populations())))


def population_name(population: str) -> str:
    """A population as a card names it in short: "low vision"."""
    return population.replace("_", " ")
