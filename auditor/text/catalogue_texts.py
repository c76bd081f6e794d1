"""English that messages take from data: what a translator has to see and no template in the source shows."""

from collections.abc import Iterator

from auditor.tables import read_toml
from auditor.text.finders.hard_words import notes_shown
from auditor.text.formulas import formula_names
from auditor.text.reading import FORMATS


def texts() -> Iterator[str]:
    """Each text once, as it stands in the data: `auditor.message.known` makes it the id of a catalogue."""
    every = (
        *notes_shown(),  # auditor/data/words_en.toml and words_es.toml
        *read_toml("languages.toml")["english"].values(),
        *formula_names(),
        *(each.name for each in FORMATS),
    )
    yield from dict.fromkeys(every)
