"""What a rule cites and for which law it counts, in lines for the terminal."""

from collections.abc import Iterator

from auditor.message import Message
from auditor.rule import Meta
from auditor.standards.law import SIGN_ONLY, counts_for, laws, standing, verdict, with_other_laws
from auditor.standards.references import resolve


def law_lines(meta: Meta, profile: str) -> Iterator[Message]:
    """For which laws the rule counts, that of the chosen profile first, and what was known of that law."""
    counts = [counts_for(meta.refs, law) for law in with_other_laws(profile)]
    yield from map(verdict, counts)
    if any(count.criteria for count in counts) and not meta.conformance:
        yield SIGN_ONLY
    yield from standing(laws()[profile])


def reference_lines(meta: Meta) -> Iterator[tuple[Message, str]]:
    """Everything the rule cites, each with its address; "" where it has none."""
    for cited in map(resolve, meta.refs):
        yield cited.text, cited.url
