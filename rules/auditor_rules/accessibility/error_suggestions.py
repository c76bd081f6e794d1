"""Whether messages about errors say how to put them right."""

import re
from collections.abc import Iterator

from auditor.artifacts import ErrorText, Field, Fields
from auditor.message import say
from auditor.model import Confidence, Finding, Harm, Outcome, Owner
from auditor.rule import Example, Rule, rule
from auditor_rules.telling import clipped, passes

# Words that say what to enter instead (English, Spanish), or show it: a number, an example, a sign.
_SUGGESTS = re.compile(
    r"\b(must|should|enter|select|choose|pick|provide|fill|add|use|include|type|try|check|at least|at most|more than|"
    r"less than|between|minimum|maximum|format|digits?|only|before|after|example|e\.g|such as|like|did you mean|instead|"
    r"debe|ingrese|introduzca|seleccione|elija|escriba|use|al menos|formato|por ejemplo)\b|@|\d|/",
    re.IGNORECASE,
)
# What is missing needs no suggestion: the remedy is to fill it in (WCAG 2.2, Understanding 3.3.3, "required").
_MISSING = re.compile(
    r"\b(required|missing|empty|blank|mandatory|obligatori[oa]|requerid[oa]|vac[ií][oa]|falta)\b", re.IGNORECASE
)
_WRONG = re.compile(
    r"\b(invalid|not valid|incorrect|wrong|error|unknown|not (?:found|recogni[sz]ed|allowed|accepted)|expired?|too|"
    r"cannot|can['’]?t|does(?: not|n['’]t) match|inv[aá]lid[oa]|incorrect[oa]|no (?:es )?v[aá]lid[oa])\b",
    re.IGNORECASE,
)

_FORMAT = re.compile(
    r"\b(format|digits?|numbers?|letters?|characters?|example|e\.g|formato|d[ií]gitos?|n[uú]meros?|letras)\b|[\d@/(]",
    re.IGNORECASE,
)

_FORM = (
    '<!doctype html><html lang="en"><title>Order</title><main><h1>Order</h1><form><label for="d">Date</label>{field}'
    "<button>Send</button></form></main>"
)
_PATTERN = r'<input id="d" pattern="\d\d/\d\d/\d{4}"'


@rule(
    "error-without-suggestion",
    title="An error message does not say how to put it right",
    family="accessibility",
    harm={"cognitive_learning": Harm.SLOW, "low_literacy": Harm.SLOW, "blind": Harm.SLOW, "low_vision": Harm.SLOW},
    confidence=Confidence.LOW,
    refs=("wcag22:3.3.3", "technique:G85", "technique:G177", "technique:H89"),
    owner=Owner.CONTENT,
    examples=(
        Example("a format that nobody is told", _FORM.replace("{field}", f"{_PATTERN}>"), "cantTell"),
        Example("the format in the title", _FORM.replace("{field}", f'{_PATTERN} title="MM/DD/YYYY">'), "passed"),
    ),
)
def error_without_suggestion(page: Fields) -> Iterator[Finding]:
    """Error messages that say that something is wrong and not what would be right.

    What it checks: messages about errors that are shown on the page, and fields that take only one format
        (`pattern`): whether a message says what to enter instead, and whether the format stands in the
        label, in the text tied to the field, in its `title` or in its placeholder. Where the format
        stands nowhere, the browser can only say "Please match the requested format".
    Who it affects: people who find it hard to guess what a form wants, and people who can't see the
        examples around it.
    Why: "The date is not valid" leaves people to try one format after another.
    What decides the harm: nothing measured: people try one format after another.
    How to fix: say what is right: "Enter the date as MM/DD/YYYY". Put the format into the field's `title`
        or beside its label.
    Limits: most messages appear only after a form was sent, and are not seen. Whether a suggestion is known, and
        would not give away a secret, is for a person to say. English and Spanish wording only.
    Sources: WCAG 2.2 success criterion 3.3.3 Error Suggestion, techniques G85, G177, H89.
    """
    told = 0
    for error in page.errors:
        if error.is_shown and _WRONG.search(error.text) and not _MISSING.search(error.text):
            if _SUGGESTS.search(error.text):
                told += 1
            else:
                yield _question(error)
    for field in page.data_fields:
        if field.pattern:
            if _tells_format(field):
                told += 1
            else:
                message = say(
                    "“{label}” takes one format only, and nothing says which. Check its error message",
                    label=clipped(field.label or field.name),
                )
                yield Finding(Outcome.CANT_TELL, message, target=field.target)
    yield from passes(told, say("says what to enter"))


def _question(error: ErrorText) -> Finding:
    message = say("“{text}” doesn't say what would be right. Check whether it could", text=clipped(error.text))
    return Finding(Outcome.CANT_TELL, message, target=error.target)


def _tells_format(field: Field) -> bool:
    """Whether a text that belongs to the field says more than its bare name."""
    if field.title or field.described or field.placeholder:
        return True
    return _FORMAT.search(f"{field.label} {field.legend} {field.around}") is not None


RULES: tuple[Rule, ...] = (error_without_suggestion,)
