"""Text that was to be replaced before the page went public."""

from collections.abc import Iterator

from auditor.artifacts import DocumentText, HouseStyle
from auditor.model import Confidence, Finding, Owner
from auditor.rule import Example, Rule, rule
from auditor_rules.readability.cards import SLOWS_READERS, sample_page
from auditor_rules.readability.page_text import findings

_LOREM = "<p>Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.</p>"


@rule(
    "placeholder-text",
    title="Placeholder text was left on the page",
    family="readability",
    harm=SLOWS_READERS,
    confidence=Confidence.HIGH,
    owner=Owner.CONTENT,
    examples=(
        Example("filler", sample_page(_LOREM), "failed"),
        Example("a blank that nobody filled", sample_page("<p>Call [insert name here] for help.</p>"), "cantTell"),
        Example("real text", sample_page("<p>Call Ana Ruiz for help.</p>"), "passed"),
    ),
)
def placeholder_text(doc: DocumentText, house: HouseStyle) -> Iterator[Finding]:
    """Filler and blanks that were to be replaced before publishing.

    What it checks: the main content for filler ("Lorem ipsum dolor sit amet" and its like) and for prompts of a template
        ("Your text here", "placeholder text"): these fail. For blanks in brackets ("[insert name here]") and for labels with
        "TBD" or "to be determined" a person is asked, as they may be meant. Filler counts for no grade.
    Who it affects: adults with low literacy, people who are still learning the language, and people with cognitive
        or learning disabilities: they can't tell at once that it says nothing. Everybody else misses what should be there.
    Why: readers look for a meaning that isn't there, and what they came for is missing.
    What decides the harm: nothing measured: what should stand there is not known, and people have to
        ask.
    How to fix: write what belongs in its place, or take the part out until there is something to say.
    Limits: on pages that give a sample letter or a template, blanks in brackets are left alone. Code and words in quotation
        marks are left alone too. Filler in other words than the usual Latin is not known.
    Sources: our own rule.
    """
    yield from findings("placeholder-text", doc, house)


RULES: tuple[Rule, ...] = (placeholder_text,)
