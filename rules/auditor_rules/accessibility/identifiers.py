"""Ids and names that do not reach whom they are meant for."""

import re
from collections.abc import Iterator

from auditor.artifacts import Composition, MisplacedAria, SharedId
from auditor.message import Message, say, say_count
from auditor.model import Confidence, Finding, Harm, Outcome
from auditor.rule import Example, Rule, rule
from auditor_rules.telling import both

SPOKEN = frozenset({"for", "aria-labelledby", "aria-describedby", "aria-activedescendant", "aria-owns"})
"""Attributes whose wrong target changes what is read; others are hints that few screen readers use."""
NAMING = frozenset({"aria-label", "aria-labelledby"})

_HEAD = '<!doctype html><html lang="en"><title>Fees</title><main><h1>Fees</h1>'


@rule(
    "lost-name",
    title="A name is given to an element that can't have one",
    family="accessibility",
    harm={"blind": Harm.HINDER, "low_vision": Harm.NOTICE},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:4.1.2",),
    act=("kb1m8s",),
    conformance=True,
    examples=(
        Example(
            "an empty span with a label", f'{_HEAD}<p>Open <span aria-label="on Mondays"></span></p></main>', "failed"
        ),
        Example(
            "an image role with a label",
            f'{_HEAD}<p>Open <span role="img" aria-label="on Mondays"></span></p></main>',
            "inapplicable",
        ),
    ),
)
def lost_name(page: Composition) -> Iterator[Finding]:
    """Labels on elements without text whose role prohibits a name.

    What it checks: `aria-label` and `aria-labelledby` on elements without any text or named content
        of their own, whose role can't be named (`span`, `div`, `p` and the like without a role).
    Who it affects: people who listen to the page.
    Why: screen readers leave such a label out. As the element has no text, nothing is read at all.
    What decides the harm: nothing measured: the words are lost to people who listen to the page.
    How to fix: give the element a role that can be named (`role="img"` for an icon), or write the
        words as text, hidden from view if need be.
    Limits: some screen readers read some of these labels all the same; none need to. Frames are not
        looked into.
    Sources: WAI-ARIA 1.2, section 5.2.8.6 Roles which cannot be named; WCAG 2.2 success criterion
        4.1.2 Name, Role, Value; ACT rule kb1m8s.
    """
    for element in page.misplaced:
        if _is_lost(element):
            message = say(
                "“{label}” is not read: an element with the role {role} can't have a name",
                label=element.label,
                role=element.role,
            )
            yield Finding(Outcome.FAILED, message, target=element.target)


@rule(
    "aria-where-prohibited",
    title="An ARIA attribute stands where it is prohibited",
    family="accessibility",
    harm={"blind": Harm.NOTICE},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:1.3.1",),
    act=("kb1m8s",),
    examples=(
        Example(
            "a paragraph with a label", f'{_HEAD}<p aria-label="Prices">The fee is 20 dollars.</p></main>', "failed"
        ),
        Example("a paragraph without", f"{_HEAD}<p>The fee is 20 dollars.</p></main>", "inapplicable"),
    ),
)
def aria_where_prohibited(page: Composition) -> Iterator[Finding]:
    """ARIA names and role descriptions on elements whose role prohibits them.

    What it checks: `aria-label`, `aria-labelledby`, `aria-braillelabel`, `aria-roledescription` and
        `aria-brailleroledescription` on elements with text, whose role must not have them.
    Who it affects: people who listen to the page or read it in braille, if the attribute says more
        than the text does.
    Why: authors must not use these attributes here, so browsers and screen readers treat them
        differently: most read the text, some read the label, and some read neither.
    What decides the harm: nothing measured: some screen readers read the words, others leave them out.
    How to fix: remove the attribute, or give the element a role that can be named, such as `group`
        or `region` for a part of the page.
    Limits: it breaks the rules of WAI-ARIA; whether anybody loses information depends on what the
        attribute says. Labels on elements without text are reported by lost-name.
    Sources: WAI-ARIA 1.2, section 5.2.8.6 Roles which cannot be named; ACT rule kb1m8s.
    """
    for element in page.misplaced:
        if not _is_lost(element):
            yield Finding(Outcome.FAILED, _prohibited(element), target=element.target)


def _is_lost(element: MisplacedAria) -> bool:
    """Whether the label is all that the element has to say."""
    has_label = bool(element.label) and not NAMING.isdisjoint(element.attributes)
    return has_label and re.search(r"\w", element.text) is None and not element.holds_named and not element.editable


def _prohibited(element: MisplacedAria) -> Message:
    attributes = both(element.attributes)
    if not element.label:
        return say(
            "{attributes} is prohibited on an element with the role {role}", attributes=attributes, role=element.role
        )
    return say(
        "{attributes} (“{label}”) is prohibited on an element with the role {role}",
        attributes=attributes,
        label=element.label,
        role=element.role,
    )


@rule(
    "shared-id",
    title="An id that something refers to stands on several elements",
    family="accessibility",
    harm={"blind": Harm.HINDER, "low_vision": Harm.NOTICE, "limited_dexterity": Harm.NOTICE},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:4.1.2", "wcag22:1.3.1", "failure:F77"),
    conformance=True,
    examples=(
        Example(
            "two fields with one id",
            f'{_HEAD}<label for="n">Name</label><input id="n"><label for="n">City</label><input id="n"></main>',
            "failed",
        ),
        Example(
            "each field with its own",
            f'{_HEAD}<label for="n">Name</label><input id="n"><label for="c">City</label><input id="c"></main>',
            "inapplicable",
        ),
    ),
)
def shared_id(page: Composition) -> Iterator[Finding]:
    """Ids that labels and ARIA attributes refer to and that are not unique.

    What it checks: ids on two or more elements that a label's `for` or an ARIA attribute refers to.
        It fails when two labels with different words point to one id on several form controls.
    Who it affects: people who listen to the page or talk to it, and people who press a label
        because its box is small.
    Why: the browser takes the first element with the id. A second field with the same id has no
        label, and the first has both.
    What decides the harm: nothing measured: one of the two elements has lost what refers to it.
    How to fix: give every element an id of its own, and correct what refers to it.
    Limits: where the elements with one id all say the same, nobody loses anything, and it is let
        pass. Other shared ids may do harm or none: a person must look. Frames are not looked into.
    Sources: HTML standard, the id attribute; WCAG 2.2 success criteria 1.3.1 and 4.1.2, failure F77.
    """
    for shared in page.shared_ids:
        message = say_count(
            "the id “{id}”, which {by} refers to, stands on {n} element",
            "the id “{id}”, which {by} refers to, stands on {n} elements",
            id=shared.id,
            by=both(shared.attributes),
            n=shared.elements,
        )
        if _mixes_up_labels(shared):
            labels = tuple(say("“{text}”", text=label) for label in shared.labels)
            yield Finding(
                Outcome.FAILED,
                say("{message}: the labels {labels} all go to the first", message=message, labels=labels),
                target=shared.target,
            )
        elif SPOKEN.isdisjoint(shared.attributes) or (shared.same_text and not shared.controls):
            yield Finding(Outcome.PASSED, say("what refers to it is not read differently"))
        else:
            yield Finding(
                Outcome.CANT_TELL,
                say("{message}. Check whether the first of them is meant", message=message),
                target=shared.target,
            )


def _mixes_up_labels(shared: SharedId) -> bool:
    """Whether labels for different controls all go to one."""
    return shared.controls > 1 and shared.first_is_control and len(set(shared.labels)) > 1 and shared.unnamed > 0


RULES: tuple[Rule, ...] = (lost_name, aria_where_prohibited, shared_id)
