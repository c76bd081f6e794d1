"""Whether options that belong together say what they are options of."""

import re
from collections.abc import Iterator

from auditor.artifacts import Composition, OptionGroup
from auditor.model import Confidence, Finding, Harm, Outcome
from auditor.rule import Example, Rule, rule

BARE_ANSWERS = re.compile(
    r"(yes|no|n/?a|none|other|true|false|male|female|agree|disagree|neutral|maybe|unsure|not sure|i don['’]t know"
    r"|strongly agree|strongly disagree|neither agree nor disagree|agree strongly|disagree strongly|always|never|often|sometimes|rarely|oui|non|sí|si|ja|nein|\d{1,3}|[a-z])\W*",
    re.IGNORECASE,
)
"""Labels that answer a question and can't be understood without it."""

MIN_SHARED_CHARS = 10  # characters; "Do you own" is the least that tells a question

_HEAD = '<!doctype html><html lang="en"><title>Apply</title><main><h1>Apply</h1><form>'
_RADIOS = '<label><input type="radio" name="own"> Yes</label> <label><input type="radio" name="own"> No</label>'


@rule(
    "options-without-group",
    title="Options are not grouped under their question",
    family="accessibility",
    harm={"blind": Harm.HINDER, "low_vision": Harm.SLOW, "cognitive_learning": Harm.NOTICE},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:1.3.1",),
    conformance=True,
    examples=(
        Example(
            "Yes and No without their question", f"{_HEAD}<p>Do you own a car?</p>{_RADIOS}</form></main>", "failed"
        ),
        Example(
            "a fieldset with a legend",
            f"{_HEAD}<fieldset><legend>Do you own a car?</legend>{_RADIOS}</fieldset></form></main>",
            "passed",
        ),
    ),
)
def options_without_group(page: Composition) -> Iterator[Finding]:
    """Radio buttons and check boxes whose question is not tied to them.

    What it checks: radio buttons of one name, and check boxes side by side. They should stand in a
        `fieldset` with a `legend`, or in an element with the role group or radiogroup and a name.
        It fails where the options alone say nothing, as Yes and No do.
    Who it affects: people who listen to the page: they hear the option when they reach it, and the
        question only if it is the group's name.
    Why: "Yes, radio button, 1 of 2" leaves a person to guess what they say yes to.
    How to fix: put the options in `<fieldset>` and the question in its `<legend>`.
    Limits: where each label says enough by itself, as towns do, a person must judge. Options in
        tables and menus are not judged.
    Sources: WCAG 2.2 success criterion 1.3.1 Info and Relationships, techniques H71 and ARIA17.
    """
    for group in page.groups:
        if group.name:
            yield Finding(Outcome.PASSED, f"grouped as “{group.name}”")
            continue
        if _say_question(group):
            yield Finding(Outcome.PASSED, "each option says the question itself")
            continue
        kind = "radio buttons" if group.kind == "radio" else "check boxes"
        lacks = "stand in a group without a name" if group.grouped else "stand in no named group"
        asked = f"; the text before them is “{group.text_before}”" if group.text_before else ""
        if _needs_question(group):
            yield Finding(Outcome.FAILED, f"{group.count} {kind} {lacks}{asked}", target=group.target)
        elif group.kind == "radio" and group.text_before:
            message = f"{group.count} {kind} {lacks}{asked}. Check whether each label makes sense without it"
            yield Finding(Outcome.CANT_TELL, message, target=group.target)


def _say_question(group: OptionGroup) -> bool:
    """Whether the names of all options begin with the same words: the question, read out with each."""
    beginnings = {label.casefold()[:MIN_SHARED_CHARS] for label in group.labels}
    return len(beginnings) == 1 and len(min(group.labels, key=len)) > MIN_SHARED_CHARS


def _needs_question(group: OptionGroup) -> bool:
    """Whether every label is a bare answer, and a question stands before them."""
    labels = [label for label in group.labels if label]
    is_bare = bool(labels) and all(BARE_ANSWERS.fullmatch(label) for label in labels)
    return is_bare and bool(group.text_before) and not group.described


RULES: tuple[Rule, ...] = (options_without_group,)
