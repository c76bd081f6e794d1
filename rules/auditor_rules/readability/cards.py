"""What the cards of the text rules share: whom hard text slows down, and the page of their examples."""

from collections.abc import Mapping

from auditor.model import Harm

SLOWS_READERS: Mapping[str, Harm] = {
    "low_literacy": Harm.SLOW,
    "limited_english": Harm.SLOW,
    "cognitive_learning": Harm.SLOW,
}
"""Text that everybody can get through in the end, and these people later than others."""

BOTHERS_READERS: Mapping[str, Harm] = dict.fromkeys(SLOWS_READERS, Harm.NOTICE)
"""Text over which these people stumble for a moment."""


def sample_page(body: str, *, title: str = "Help with rent", lang: str = "en") -> str:
    """A small page with a heading above `body`."""
    return f'<!doctype html><html lang="{lang}"><title>{title}</title><main><h1>{title}</h1>{body}</main>'
