"""Whether a form tells what it wants before it is filled in, and what it does meanwhile."""

import re
from collections.abc import Iterator

from auditor.artifacts import Field, Fields
from auditor.message import say
from auditor.model import Confidence, Finding, Harm, Outcome
from auditor.rule import Example, rule
from auditor_rules.telling import passes

MIN_FIELDS = 3  # fields; in a smaller form (search, login, newsletter) everybody expects to fill in all
_SAYS = re.compile(
    r"[*✱＊]|\b(required|mandatory|must be (filled|completed)|obligatori[oa]|requerid[oa]|obligatoire|requis)\b",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"\ball\b.{0,40}\b(required|mandatory)|\b(required|mandatory)\b.{0,20}\bunless\b|\bunless\b.{0,40}\boptional\b"
    r"|\btodos\b.{0,40}\b(obligatorios|requeridos)",
    re.IGNORECASE,
)
_OPTIONAL = re.compile(r"\b(optional|opcional|facultatif|facultatifs)\b", re.IGNORECASE)
_CHOICES = frozenset({"radio", "checkbox"})
_LEAVES = re.compile(
    r"location(\.href|\.assign|\.replace)?\s*[=(]|\.submit\s*\(|window\.open\s*\(|requestSubmit|__doPostBack|MM_jumpMenu|"
    r"\bjumpTo|\bgoTo(Url|Page)?\s*\(",
    re.IGNORECASE,
)
_WARNED = re.compile(
    r"\b(go to|jump to|automatically|will (open|load|take|refresh|reload|submit)|select to|ir a|autom[aá]ticamente)\b",
    re.IGNORECASE,
)

_FORM = (
    '<!doctype html><html lang="en"><title>Permit</title><main><h1>Permit</h1><form method="post" action="/s">'
    '<p><label for="a">Street</label><input id="a" required></p><p><label for="b">Plan number{star}</label><input id="b" required></p>'
    '<p><label for="c">Remarks</label><input id="c"></p><button>Send</button></form></main>'
)
_SELECT = (
    '<!doctype html><html lang="en"><title>Offices</title><main><h1>Offices</h1><label for="o">Office</label>'
    '<select id="o"{extra}><option value="/a">North</option><option value="/b">South</option></select></main>'
)


@rule(
    "required-not-said",
    title="A required field does not say so in text",
    family="accessibility",
    harm={"cognitive_learning": Harm.SLOW, "low_vision": Harm.NOTICE, "low_literacy": Harm.SLOW},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:3.3.2", "technique:G131", "technique:G184", "technique:H90"),
    examples=(
        Example("one of two required fields has a star", _FORM.format(star=" *"), "cantTell"),
        Example(
            "the required field has a star",
            _FORM.format(star=" *").replace('id="a" required', 'id="a"'),
            "passed",
        ),
    ),
)
def required_not_said(page: Fields) -> Iterator[Finding]:
    """Fields that must be filled in, and only the code knows.

    What it checks: in forms of three fields or more, each field with `required` or `aria-required`:
        whether its label, its group or a note of the form shows it, by a star or in words.
    Who it affects: people who plan what they type because typing or reading costs them much, and
        people who lose their place when a form comes back with errors.
    Why: a form that asks for something only after it was sent makes people start again.
    What decides the harm: nothing measured: the form has to be sent twice.
    How to fix: write "(required)" or a star that is explained into the label, or say once before the
        form that all fields are required unless marked optional.
    Limits: whether the visitor can know it from the form itself is for a person to say, so this rule
        never fails a page. Fields that only the server requires can't be seen.
    Sources: WCAG 2.2 success criterion 3.3.2 Labels or Instructions, techniques G131, G184, H90.
    """
    fields = page.data_fields
    sizes = [sum(field.form == index for field in fields) for index in range(len(page.forms))]
    passed = 0
    for field in fields:
        if not field.is_required or field.form < 0 or sizes[field.form] < MIN_FIELDS or field.type in _CHOICES:
            continue
        form = page.forms[field.form]
        fellows = [other for other in fields if other.form == field.form]
        if any(other.type == "password" for other in fellows) and len(fellows) <= MIN_FIELDS:
            continue  # a login: nobody takes half of it for optional
        if _says_required(field) or any(_ALL.search(note) for note in form.notes):
            passed += 1
        elif any(_OPTIONAL.search(other.label + other.around) for other in fellows if not other.is_required):
            passed += 1  # the optional ones are marked instead
        elif all(other.is_required for other in fellows if other.type not in _CHOICES):
            continue  # nothing in it may be left out
        else:
            message = say(
                "“{label}” is required, and no text says so. Check whether a visitor can tell it from the fields "
                "that may stay empty",
                label=field.label or field.name,
            )
            yield Finding(Outcome.CANT_TELL, message, target=field.target)
    yield from passes(passed, say("said to be required"))


@rule(
    "choice-leaves-page",
    title="Choosing from a list leaves the page",
    family="accessibility",
    harm={
        "blind": Harm.HINDER,
        "limited_dexterity": Harm.HINDER,
        "cognitive_learning": Harm.HINDER,
        "low_vision": Harm.SLOW,
    },
    confidence=Confidence.MEDIUM,
    refs=("wcag22:3.2.2", "failure:F36", "failure:F37", "technique:G80"),
    conformance=True,
    examples=(
        Example("a list that navigates at once", _SELECT.format(extra=' onchange="location = this.value"'), "failed"),
        Example("a list that only holds a choice", _SELECT.format(extra=' onchange="show(this.value)"'), "passed"),
    ),
)
def choice_leaves_page(page: Fields) -> Iterator[Finding]:
    """Lists and boxes that navigate or send the form as soon as something is chosen.

    What it checks: the inline `onchange`, `oninput` and (for boxes and lists) `onclick` code of each
        field, for commands that leave the page, open a window or send the form.
    Who it affects: people who use the keyboard: each arrow key chooses the next entry, so they can
        never reach the third one. People who don't see that the page has become another.
    Why: choosing is not sending. Those who look through the entries are thrown out of the form.
    What decides the harm: nothing measured: people can go back and open the list in another way, if
        they know of it.
    How to fix: put a button beside the list that does it.
    Limits: code that scripts attach later is not seen. Where the label or a note warns, a person
        must say whether the warning is enough.
    Sources: WCAG 2.2 success criterion 3.2.2 On Input, failures F36 and F37, technique G80.
    """
    for field in page.data_fields:
        code = " ".join(
            text for event, text in field.handlers.items()
            if event in ("onchange", "oninput") or (event == "onclick" and field.type in _CHOICES)
        )  # fmt: skip
        if not code:
            continue
        if not _LEAVES.search(code):
            yield Finding(Outcome.PASSED, say("a choice does not leave the page"), target=field.target)
            continue
        said = " ".join((field.label, field.name, field.around, field.described))
        if _WARNED.search(said):
            message = say(
                "a choice leaves the page or sends the form. Check whether the text before it says so clearly"
            )
            yield Finding(Outcome.CANT_TELL, message, target=field.target)
        else:
            yield Finding(
                Outcome.FAILED, say("a choice leaves the page or sends the form at once"), target=field.target
            )


def _says_required(field: Field) -> bool:
    texts = (field.label, field.legend, field.around, field.placeholder)
    return field.is_starred or any(_SAYS.search(text) for text in texts)


RULES = (required_not_said, choice_leaves_page)
