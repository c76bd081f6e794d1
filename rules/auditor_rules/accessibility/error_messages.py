"""Whether messages about errors reach everybody and say what is wrong."""

import re
from collections.abc import Iterator, Sequence

from auditor.artifacts import ErrorText, Field, Fields
from auditor.message import say
from auditor.model import Confidence, Finding, Harm, Outcome, Owner
from auditor.rule import Example, rule

# Words that tell the cause of an error or what to do about it (English, Spanish).
_EXPLAINS = re.compile(
    r"\b(must|should|cannot|can['’]?t|may not|empty|blank|required|missing|enter|select|choose|provide|fill|complete|add|"
    r"at least|at most|more than|less than|between|minimum|maximum|format|digits?|numbers?|letters?|characters?|only|too|"
    r"already|expired?|match(es)?|unknown|not found|before|after|use|include|check|try|not recogni[sz]ed|example|contain|"
    r"debe|ingrese|introduzca|seleccione|elija|escriba|obligatori[oa]|requerid[oa]|vac[ií][oa]|falta|al menos|formato)\b|@|\d",
    re.IGNORECASE,
)
_LEGEND = re.compile(
    r"\b(marked|indicates?|denotes?|mandatory fields?|asterisk|indicad[oa]s?|marcad[oa]s?)\b|[*✱]", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_COMMON = frozenset(
    {"the", "your", "and", "for", "required", "optional", "please", "enter", "not", "are", "this", "field"}
)

_FORM = (
    '<!doctype html><html lang="en"><title>Order</title><main><h1>Order</h1><form><label for="c">Copies</label>'
    '<input id="c" type="number" value="0" aria-invalid="true" aria-describedby="e"><span id="e" class="error"{extra}>{text}</span>'
    "<button>Send</button></form></main>"
)


@rule(
    "error-message-unclear",
    title="An error message does not say what is wrong",
    family="accessibility",
    harm={
        "blind": Harm.HINDER,
        "cognitive_learning": Harm.HINDER,
        "low_literacy": Harm.HINDER,
        "low_vision": Harm.SLOW,
    },
    confidence=Confidence.MEDIUM,
    refs=("wcag22:3.3.1", "technique:G83", "technique:G85"),
    act=("36b590",),
    conformance=True,
    owner=Owner.CONTENT,
    examples=(
        Example("a message without a cause", _FORM.format(text="Invalid value for copies.", extra=""), "failed"),
        Example(
            "a message that says what to do",
            _FORM.format(text="Copies: enter a number from 1 to 9.", extra=""),
            "passed",
        ),
    ),
)
def error_message_unclear(page: Fields) -> Iterator[Finding]:
    """Error messages that don't name the field or the problem, or that not everybody gets.

    What it checks: texts in forms that are marked or worded as error messages while the page is
        shown, and fields with `aria-invalid="true"`: whether a message can be seen, is read by
        assistive technology, tells the field, and tells the cause or the remedy.
    Who it affects: people who listen to the page and can't see the red frame, and people who need
        plain words to mend a mistake.
    Why: "Invalid value" tells that something is wrong and not what. People try, fail again, and leave.
    What decides the harm: nothing measured: people must guess what was wrong and try again.
    How to fix: name the field and the rule: "Copies: enter a number from 1 to 9". Put the message into
        the page's text beside the field, not hidden from screen readers.
    Limits: most messages appear only after a form was sent; errors-not-tied looks at those where
        sending is allowed. English and Spanish wording only.
    Sources: WCAG 2.2 success criterion 3.3.1 Error Identification, techniques G83, G85; ACT rule 36b590.
    """
    messages = [error for error in page.errors if not _LEGEND.search(error.text)]
    heard = {_fold(error.text) for error in messages if error.is_shown and error.is_exposed}
    named = {error.form for error in messages if error.is_shown and _tells_field(error, page.data_fields)}
    for error in messages:
        finding = _judge(error, page.data_fields, heard, named)
        if finding:
            yield finding
    yield from _invalid_without_message(page, messages)


def _judge(error: ErrorText, fields: Sequence[Field], heard: set[str], named: set[int]) -> Finding | None:
    """What is to be said of one message; None for one that waits hidden for its time."""
    text = error.text[:80]
    if not error.is_shown:
        if not error.is_referenced or not _EXPLAINS.search(error.text):
            return None
        message = say(
            "“{text}” is not shown, and is read to users of a screen reader. Check whether there is an error now",
            text=text,
        )
        return Finding(Outcome.CANT_TELL, message, target=error.target)
    if not error.is_exposed and _fold(error.text) not in heard:
        return Finding(
            Outcome.FAILED, say("“{text}” is shown, and hidden from screen readers", text=text), target=error.target
        )
    has_field = _tells_field(error, fields)
    if not _EXPLAINS.search(error.text):
        message = say("“{text}” tells neither the cause nor what to do", text=text)
        is_error = error.marker != "class" or has_field
        return Finding(Outcome.FAILED if is_error else Outcome.CANT_TELL, message, target=error.target)
    if has_field or error.form in named:
        return Finding(Outcome.PASSED, say("tells the field and what is wrong"), target=error.target)
    message = say("“{text}” does not say which field it is about. Check whether a visitor can tell", text=text)
    return Finding(Outcome.CANT_TELL, message, target=error.target)


def _invalid_without_message(page: Fields, messages: Sequence[ErrorText]) -> Iterator[Finding]:
    """Fields that are marked as wrong while no text says why."""
    for index, field in enumerate(page.fields):
        if not field.takes_data or field.invalid.strip().lower() not in ("true", "grammar", "spelling"):
            continue
        texts = f"{field.error_text} {field.described}"
        has_message = bool(_EXPLAINS.search(texts)) or any(
            error.is_shown and (error.field_index == index or _names(error.text, field)) for error in messages
        )
        if has_message:
            continue
        name = field.label or field.name
        if field.is_empty:
            message = say(
                "“{name}” is marked as wrong, and no message was found. Check whether there is an error before "
                "anything was entered",
                name=name,
            )
            yield Finding(Outcome.CANT_TELL, message, target=field.target)
        else:
            yield Finding(
                Outcome.FAILED, say("“{name}” is marked as wrong, and no text says why", name=name), target=field.target
            )


def _tells_field(error: ErrorText, fields: Sequence[Field]) -> bool:
    """Whether the message tells its field: by its place, by its words, or because there is one only."""
    if error.field_index >= 0:
        return True
    fellows = [field for field in fields if field.form == error.form]
    groups = {field.name_attribute if field.type == "radio" else field.target.selector for field in fellows}
    return len(groups) == 1 or any(_names(error.text, field) for field in fellows)


def _names(text: str, field: Field) -> bool:
    """Whether the text uses a word of the field's label."""
    words = set(_WORD.findall(text.lower())) - _COMMON
    label = set(_WORD.findall(f"{field.label or field.name} {field.legend}".lower())) - _COMMON
    return bool(words & label)


def _fold(text: str) -> str:
    return " ".join(text.lower().split())


RULES = (error_message_unclear,)
