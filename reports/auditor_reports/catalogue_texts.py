"""English that reports take from names in the code: states of a page, and facts that could not be collected."""

from collections.abc import Iterator

from auditor.artifacts import PAGE_ARTIFACTS
from auditor.model import PageStatus
from auditor.store.partial import BEHIND_A_WINDOW
from auditor_reports.words import fact_name


def texts() -> Iterator[str]:
    """Each text once; `auditor.message.known` makes it the id of a catalogue."""
    keys = (kind.key for kind in PAGE_ARTIFACTS)  # type: ignore[attr-defined]
    every = (*(status.value for status in PageStatus), *map(fact_name, keys), BEHIND_A_WINDOW)
    yield from dict.fromkeys(every)
