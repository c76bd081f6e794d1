"""Whether the order on the screen is the order in which the page is read out."""

from collections.abc import Iterator

from auditor.artifacts import Move, ReadingOrder
from auditor.message import Message, Value, say
from auditor.model import Confidence, Finding, Harm, Outcome
from auditor.rule import Example, Rule, rule

MIN_TEXT_CHARS = 40  # characters in each of the two; less is a label, a date or a button beside its text
CAUSES = {
    "order": say("the style property order"),
    "reverse": say("a reversed direction"),
    "grid": say("its place in a grid"),
    "position": say("an absolute position"),
}

_HEAD = '<!doctype html><html lang="en"><title>Apply</title><main style="display:flex;flex-direction:{way}">'
_BODY = (
    "<p>First fill in the form and have it signed by your employer.</p>"
    "<p>Then bring it to the counter together with your passport.</p></main>"
)


@rule(
    "visual-order-differs",
    by_look=True,
    title="Text stands in another order than it is read out",
    family="accessibility",
    harm={"blind": Harm.SLOW, "low_vision": Harm.SLOW, "cognitive_learning": Harm.SLOW},
    confidence=Confidence.LOW,
    refs=("wcag22:1.3.2", "failure:F1", "technique:C27"),
    examples=(
        Example("steps turned round by style", _HEAD.format(way="column-reverse") + _BODY, "cantTell"),
        Example("steps in their order", _HEAD.format(way="column") + _BODY, "passed"),
    ),
)
def visual_order_differs(order: ReadingOrder) -> Iterator[Finding]:
    """Neighbouring texts that style sheets show in another order than the document has.

    What it checks: texts next to each other in one container at desktop width: whether the second
        stands above or before the first because of `order`, a reversed direction, grid placement or
        an absolute position. Menus, side columns, search boxes, banners and footers are left out.
    Who it affects: people who listen to the page, people who look at a magnified part of it while it
        is read out, and everyone who moves through it with the keyboard.
    Why: a screen reader follows the document. When an answer is shown before its question or step 2
        before step 1, listening and looking tell two different stories.
    What decides the harm: nothing measured: all the text is there, and has to be put together.
    How to fix: write the document in the order that it is to be read, and place it without turning
        that order round.
    Limits: many orders make sense: two cards that change places harm nobody. Whether the meaning
        depends on the order is for a person to say; so each result is a question.
    Sources: WCAG 2.2 success criterion 1.3.2 Meaningful Sequence, failure F1, technique C27.
    """
    doubted = 0
    for move in order.moves:
        if not _matters(move):
            continue
        doubted += 1
        yield Finding(
            Outcome.CANT_TELL,
            _moved(move),
            target=move.target,
        )
    if not doubted:
        yield Finding(Outcome.PASSED, say("no neighbouring texts were found out of order"))
    if order.capped:
        yield Finding(Outcome.UNTESTED, say("the page has more boxes than were compared"))


def _matters(move: Move) -> bool:
    return min(move.text_chars, move.before_chars) >= MIN_TEXT_CHARS and move.cause in CAUSES


def _moved(move: Move) -> Message:
    told: dict[str, Value] = {"text": move.text, "before": move.before_text, "cause": CAUSES[move.cause]}
    if move.place == "above":
        return say(
            "“{text}” is shown above “{before}” by {cause}, and read out after it. Check whether the order matters",
            **told,
        )
    if move.place == "left":
        return say(
            "“{text}” is shown to the left of “{before}” by {cause}, and read out after it. Check whether the order "
            "matters",
            **told,
        )
    return say(
        "“{text}” is shown to the right of “{before}” by {cause}, and read out after it. Check whether the order "
        "matters",
        **told,
    )


RULES: tuple[Rule, ...] = (visual_order_differs,)
