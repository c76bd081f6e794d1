"""Text that looks like a heading and is none."""

from collections.abc import Iterator

from auditor.artifacts import LookHeading, TextShapes
from auditor.message import Message, say
from auditor.model import Confidence, Finding, Harm, Outcome, Owner
from auditor.rule import Example, Rule, rule

MAX_CHARS = 70  # characters; longer bold lines are more often emphasis
MIN_FOLLOWING_CHARS = 60  # characters; a heading heads at least a line of text
SURE_SIZE_RATIO = 1.2  # times the following text; with bold face, the look of the browser's own headings
SURE_FOLLOWING_CHARS = 120  # characters; two lines of text and more, which an address or a caption is not
SURE_REPEATS = 3  # bold lines above text on one page: a pattern is structure, one may be emphasis
LARGE_SIZE_RATIO = 1.4  # times the following text; large without bold face

_HEAD = '<!doctype html><html lang="en"><title>Permits</title><main><h1>Permits</h1>'
_TEXT = "<p>The fee is 20 dollars for each permit. You can pay it at the counter, by mail, or with a card.</p>"


@rule(
    "heading-by-look",
    by_look=True,
    title="Text looks like a heading and is none",
    family="accessibility",
    harm={"blind": Harm.HINDER, "low_vision": Harm.NOTICE, "cognitive_learning": Harm.NOTICE},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:1.3.1", "failure:F2", "technique:H42"),
    conformance=True,
    owner=Owner.CONTENT,
    examples=(
        Example(
            "a large bold paragraph",
            f'{_HEAD}{_TEXT}<p style="font-size:24px"><b>What it costs</b></p>{_TEXT}</main>',
            "failed",
        ),
        Example("a heading", f"{_HEAD}<h2>What it costs</h2>{_TEXT}</main>", "passed"),
    ),
)
def heading_by_look(shapes: TextShapes) -> Iterator[Finding]:
    """Short lines in larger or bolder type, alone above a text.

    What it checks: short paragraphs and blocks without a full stop, all in bold or in larger type,
        directly followed by normal text. It fails those that are larger and bold, and bold
        paragraphs when a page has three and more of them, each above two lines of text.
    Who it affects: people who listen to the page and move through it by its headings.
    Why: headings are how most screen reader users find their way. What only looks like a heading is
        missing from their list, and the part below it can't be found but by listening to everything.
    What decides the harm: nothing measured: people who jump from heading to heading leap over this
        section and must read to find it.
    How to fix: use `h2` to `h6` in their order, and change the look by style if need be.
    Limits: a bold line can be emphasis, a name or a label: those in the size of the text are for a
        person to look at when they are few. A line directly below a heading may be its subtitle and is let
        pass, and so is one of links alone, whatever signs part them. Text in menus, banners and footers is not judged.
    Sources: WCAG 2.2 success criterion 1.3.1 Info and Relationships, failure F2, technique H42.
    """
    lines = [line for line in shapes.headings if _may_be_heading(line)]
    is_pattern = sum(map(_is_bold_paragraph, lines)) >= SURE_REPEATS
    for line in lines:
        look = _look(line)
        if _is_sure(line) or (is_pattern and _is_bold_paragraph(line)):
            yield Finding(
                Outcome.FAILED,
                say("“{text}” stands above text like a heading: {look}", text=line.text, look=look),
                target=line.target,
            )
        else:
            message = say(
                "“{text}” stands alone above text: {look}. Check whether it is its heading", text=line.text, look=look
            )
            yield Finding(Outcome.CANT_TELL, message, target=line.target)
    if shapes.real_headings:
        yield Finding(Outcome.PASSED, say("a heading is marked up as one"), count=shapes.real_headings)
    if shapes.capped:
        yield Finding(Outcome.UNTESTED, say("the page has more short lines than were looked at"))


def _may_be_heading(line: LookHeading) -> bool:
    return (
        len(line.text) <= MAX_CHARS
        and line.following_chars >= MIN_FOLLOWING_CHARS
        and not line.all_link
        and not line.under_heading
        and (line.bold or line.size_ratio >= LARGE_SIZE_RATIO)
    )


def _is_sure(line: LookHeading) -> bool:
    """Bold and larger than the text it stands above: what everybody takes for a heading."""
    return line.made_of == "block" and line.bold and not line.following_bold and line.size_ratio >= SURE_SIZE_RATIO


def _is_bold_paragraph(line: LookHeading) -> bool:
    """A paragraph in bold above a text of some length."""
    is_bold = line.made_of == "block" and line.bold and not line.following_bold
    return is_bold and line.following_chars >= SURE_FOLLOWING_CHARS


def _look(line: LookHeading) -> Message:
    """How the line is set off, in words."""
    if line.size_ratio <= 1:
        return say("bold")
    if line.bold:
        return say("bold and {ratio:g} times as large", ratio=line.size_ratio)
    return say("{ratio:g} times as large", ratio=line.size_ratio)


RULES: tuple[Rule, ...] = (heading_by_look,)
