"""Whether headings say what their section is about."""

from collections.abc import Iterator
from itertools import takewhile

from auditor.artifacts import DocumentText, WordedHeading, Wording
from auditor.message import Message, say
from auditor.model import Confidence, Finding, Harm, Outcome, Owner
from auditor.rule import Example, Rule, rule
from auditor.text.empty_words import fold, heading_fault, is_listed, topic_stems
from auditor_rules.telling import clipped, passes

MIN_TOPIC_WORDS = 5
"""Words with a topic that a page must have before its main heading is held against them."""
MIN_SERIES = 3
"""Headings of one level before it that make a last one ("Miscellaneous" of terms or laws) say that the rest follows."""
_PAGE = (
    '<!doctype html><html lang="en"><title>Parking</title><main><h1>Parking</h1><h2>{heading}</h2><p>{text}</p></main>'
)


@rule(
    "vague-heading",
    title="A heading doesn't say what its section is about",
    family="accessibility",
    harm={"blind": Harm.SLOW, "low_vision": Harm.SLOW, "cognitive_learning": Harm.SLOW},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:2.4.6", "technique:G130"),
    act=("b49b2e",),
    conformance=True,
    owner=Owner.CONTENT,
    examples=(
        Example("left over from the template", _PAGE.format(heading="Heading 2", text="Pay here."), "failed"),
        Example("says its topic", _PAGE.format(heading="How to pay a ticket", text="Pay your ticket here."), "passed"),
    ),
)
def vague_heading(page: Wording, doc: DocumentText) -> Iterator[Finding]:
    """Headings such as "Heading 2", "Untitled" or "...".

    What it checks: whether a heading is one that templates bring along or has no letter or digit
        (fails); whether it only counts its section or would fit any ("More", "Other"), or, for the page's one heading of level 1, has no
        word that occurs anywhere else on the page (a person is asked).
    Who it affects: people who use a screen reader and go through a page by its headings; people with
        low vision or little time who skim; people who find long text hard.
    Why: headings are the page's table of contents. One that says nothing makes its section be read to
        find out, or be missed.
    What decides the harm: nothing measured: the section has to be read to learn what it is about.
    How to fix: say in a few words what the section tells: "Office hours", not "Section 2".
    Limits: "Other" or "Miscellaneous" after three and more headings of its level, as the last of them, is let pass, as
        it stands in terms and laws. An example on a page about markup, with its source beside it, is let pass. A heading that names the wrong
        thing in words of the page passes. Empty headings are reported
        by empty-heading, jumps between levels by heading-order.
    Sources: WCAG 2.2 success criterion 2.4.6 Headings and Labels, technique G130, ACT rule b49b2e.
    """
    top = _page_heading(page.headings)
    passed = 0
    for place, heading in enumerate(page.headings):
        is_named = heading.specimen or _names_the_rest(page.headings, place)
        verdict = None if is_named else _judge_name(heading.name)
        if verdict is None and heading is top and _is_foreign(heading, page, doc):
            message = say(
                "no word of “{name}” occurs again on the page. Check whether it says what the page is about",
                name=clipped(heading.name),
            )
            verdict = Outcome.CANT_TELL, message
        if verdict is None:
            passed += 1
        else:
            yield Finding(*verdict, target=heading.target)
    yield from passes(passed, say("the heading has words of its own"))
    if page.capped:
        yield Finding(Outcome.UNTESTED, say("the page has more headings than were looked at"))


def _names_the_rest(headings: tuple[WordedHeading, ...], place: int) -> bool:
    """Whether a heading such as “Other” ends a series of its level: what it holds is what the others don't."""
    heading = headings[place]
    if not is_listed(heading.name, "heading_rest"):
        return False
    before = takewhile(lambda other: other.level >= heading.level, reversed(headings[:place]))
    after = takewhile(
        lambda other: other.level >= heading.level and _landmark(other) == _landmark(heading), headings[place + 1 :]
    )
    is_last = all(other.level > heading.level for other in after)
    return is_last and sum(other.level == heading.level for other in before) >= MIN_SERIES


def _landmark(heading: WordedHeading) -> str:
    """What a heading's path begins with: the nearest landmark around it."""
    return heading.target.path.partition(" > ")[0]


def _judge_name(name: str) -> tuple[Outcome, Message] | None:
    """What can be said of a heading by itself; None when nothing is wrong with it."""
    match heading_fault(name):
        case "no words":
            return Outcome.FAILED, say("“{name}” has no letter and no digit", name=clipped(name))
        case "counts":
            return Outcome.CANT_TELL, say(
                "“{name}” only counts. Check whether it can say what the section is about", name=clipped(name)
            )
        case "template":
            return Outcome.FAILED, say("“{name}” is left over from a template: it names no topic", name=clipped(name))
        case "open":
            return (
                Outcome.CANT_TELL,
                say("“{name}” fits any section. Check whether it can say what this one is about", name=clipped(name)),
            )
    return None


def _page_heading(headings: tuple[WordedHeading, ...]) -> WordedHeading | None:
    """The one heading of level 1, when it can be seen."""
    top = [heading for heading in headings if heading.level == 1]
    return top[0] if len(top) == 1 and top[0].visible else None


def _is_foreign(heading: WordedHeading, page: Wording, doc: DocumentText) -> bool:
    """Whether no word of the page's main heading begins as a word of the title, the text or a link does."""
    wanted = topic_stems(heading.name)
    texts = [block.text for block in doc.blocks if fold(block.text) != fold(heading.name)]
    told = topic_stems(" ".join((doc.title, *texts, *(link.name for link in page.links))))
    return bool(wanted) and len(told) >= MIN_TOPIC_WORDS and wanted.isdisjoint(told)


RULES: tuple[Rule, ...] = (vague_heading,)
