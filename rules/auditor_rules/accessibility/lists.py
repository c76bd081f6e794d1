"""Lists that are only typed to look like lists."""

from collections.abc import Iterator

from auditor.artifacts import TextShapes, TypedList
from auditor.message import Message, say, say_count
from auditor.model import Confidence, Finding, Harm, Outcome, Owner
from auditor.rule import Example, Rule, rule

MIN_LINES = 2  # a single line with a bullet is no list
SURE_LINES = 3  # lines from which bullets are a list beyond doubt
SURE_KINDS = frozenset({"bullet"})
"""Marks that stand for nothing but an item; dashes begin speech, numbers and letters paragraphs of a law."""
MAX_ITEM_CHARS = 300  # characters; numbered lines that are longer are paragraphs with a number

_HEAD = '<!doctype html><html lang="en"><title>Bring</title><main><h1>What to bring</h1>'


@rule(
    "typed-list",
    title="A list is made of typed bullets or numbers",
    family="accessibility",
    harm={"blind": Harm.SLOW, "low_vision": Harm.NOTICE, "cognitive_learning": Harm.NOTICE},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:1.3.1", "technique:H48"),
    conformance=True,
    owner=Owner.CONTENT,
    examples=(
        Example(
            "bullets and line breaks",
            f"{_HEAD}<p>• Your passport<br>• A bank statement<br>• The form</p></main>",
            "failed",
        ),
        Example(
            "a list",
            f"{_HEAD}<ul><li>Your passport</li><li>A bank statement</li><li>The form</li></ul></main>",
            "passed",
        ),
    ),
)
def typed_list(shapes: TextShapes) -> Iterator[Finding]:
    """Lines that begin with a typed bullet, dash, number or letter.

    What it checks: lines of one block, or neighbouring blocks, that begin with the same kind of
        typed mark and stand in no list.
        A number in brackets, as laws have it, is no such mark.
    Who it affects: people who listen to the page.
    Why: a screen reader says "list of 7 items" and lets a person step from item to item or leap over
        all of them. Typed bullets give none of it: the mark is read out, or left out.
    What decides the harm: nothing measured: the items are heard as text, without their number.
    How to fix: `<ul>` or `<ol>` with a `<li>` for each line, without the typed mark.
    Limits: two lines only, dashes, numbers and letters are for a person to look at: speech,
        numbered paragraphs of a law and references are written the same way.
    Sources: WCAG 2.2 success criterion 1.3.1 Info and Relationships, technique H48.
    """
    for typed in shapes.lists:
        if typed.count < MIN_LINES or not _is_list_like(typed):
            continue
        is_sure = typed.kind in SURE_KINDS and typed.count >= SURE_LINES
        message = _no_list(typed) if is_sure else _perhaps_list(typed)
        yield Finding(Outcome.FAILED if is_sure else Outcome.CANT_TELL, message, target=typed.target)
    if shapes.real_lists:
        yield Finding(Outcome.PASSED, say("a list is marked up as one"), count=shapes.real_lists)


def _no_list(typed: TypedList) -> Message:
    if _has_one_mark(typed):
        return say_count(
            "{n} line begins with a typed “{mark}” and is no list",
            "{n} lines begin with a typed “{mark}” and are no list",
            n=typed.count,
            mark=typed.markers[0],
        )
    return say_count(
        "{n} line begins with a typed {marks} … and is no list",
        "{n} lines begin with a typed {marks} … and are no list",
        n=typed.count,
        marks=_first_marks(typed),
    )


def _perhaps_list(typed: TypedList) -> Message:
    if _has_one_mark(typed):
        return say_count(
            "{n} line begins with a typed “{mark}”. Check whether it is a list",
            "{n} lines begin with a typed “{mark}”. Check whether they are a list",
            n=typed.count,
            mark=typed.markers[0],
        )
    return say_count(
        "{n} line begins with a typed {marks} …. Check whether it is a list",
        "{n} lines begin with a typed {marks} …. Check whether they are a list",
        n=typed.count,
        marks=_first_marks(typed),
    )


def _has_one_mark(typed: TypedList) -> bool:
    return len(set(typed.markers)) == 1


def _first_marks(typed: TypedList) -> str:
    return " ".join(typed.markers[:3])


def _is_list_like(typed: TypedList) -> bool:
    """Whether the lines can be items: short, and more than two where the mark has other uses."""
    if typed.kind in SURE_KINDS:
        return True
    starts_first = typed.kind == "dash" or typed.markers[0].lower() in {"1", "a"}
    return starts_first and typed.count >= SURE_LINES and typed.median_chars <= MAX_ITEM_CHARS


RULES: tuple[Rule, ...] = (typed_list,)
