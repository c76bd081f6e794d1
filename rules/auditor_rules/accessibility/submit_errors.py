"""Whether errors after sending a form are tied to their fields."""

from collections.abc import Iterator, Mapping

from auditor.artifacts import Field, Fields, SentField, SentForm, SubmitErrors
from auditor.message import say, say_count
from auditor.model import Confidence, Finding, Harm, Outcome, Target
from auditor.rule import Example, rule

MIN_MESSAGE_CHARS = 4  # a shorter line is a sign, no message

_FORM = (
    '<!doctype html><html lang="en"><title>Permit</title><main><h1>Permit</h1><form method="post" action="/s">'
    '<p><label for="a">Street</label><input id="a"{extra}>{more}</p><button>Send</button></form></main>'
)


@rule(
    "errors-not-tied",
    title="Errors of a form are not tied to their fields",
    family="accessibility",
    harm={"blind": Harm.HINDER, "cognitive_learning": Harm.SLOW, "low_vision": Harm.HINDER},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:3.3.1", "wcag22:4.1.3", "technique:ARIA19", "technique:ARIA21"),
    examples=(
        Example(
            "a message beside a wrong field, and no tie between them",
            _FORM.format(extra=' aria-invalid="true"', more='<span class="error">Enter the street.</span>'),
            "cantTell",
        ),
        Example(
            "nothing to send",
            '<!doctype html><html lang="en"><title>Permit</title><main><h1>Permit</h1></main>',
            "inapplicable",
        ),
    ),
)
def errors_not_tied(page: Fields, sent: SubmitErrors) -> Iterator[Finding]:
    """Errors that appear after sending, and that nobody who can't see the page gets to know.

    What it checks: fields that are marked as wrong while the page is shown: whether a message beside
        one belongs to it in the code. On sites that you mark as safe to submit, up to three forms of a page are
        sent empty, with everything they would send refused: whether messages appear, and whether they
        are announced, take the focus, or belong to their field.
    Who it affects: people who listen to the page: they hear nothing, and wait. People who use strong
        magnification: the message is outside of what they see.
    Why: a message that only stands there is a message for those who see the whole page.
    What decides the harm: nothing measured: the message is on the page and has to be looked for.
    How to fix: put `aria-describedby` and `aria-invalid="true"` on the field, and move the focus to the
        first one with an error, or to a summary with `role="alert"`.
    Limits: only what the page itself checks is seen; what the server would answer is not. Without the
        setting `interact.safe_to_submit` no form is ever sent, and this is not tested.
    Sources: WCAG 2.2 success criteria 3.3.1 Error Identification and 4.1.3 Status Messages, techniques
        ARIA19, ARIA21.
    """
    yield from _judge_shown(page)
    if not sent.is_allowed:
        if any(field.form >= 0 for field in page.data_fields):
            yield Finding(Outcome.UNTESTED, say("no form was sent: the site is not marked as safe to submit"))
        return
    known = {field.target.selector: field for field in page.fields}
    for form in sent.forms:
        yield from _judge(form, known)
    if sent.forms_left:
        yield Finding(
            Outcome.UNTESTED, say_count("{n} more form was not sent", "{n} more forms were not sent", n=sent.forms_left)
        )


def _judge_shown(page: Fields) -> Iterator[Finding]:
    """Messages that stand beside a field marked as wrong when the page is shown."""
    for index, field in enumerate(page.fields):
        if not field.takes_data or field.invalid.strip().lower() != "true":
            continue
        beside = [error for error in page.errors if error.field_index == index and error.is_shown]
        for error in beside[:1]:
            if error.is_referenced or error.marker == "role" or error.text in f"{field.name} {field.described}":
                yield Finding(Outcome.PASSED, say("its message belongs to it"), target=field.target)
            else:
                message = say(
                    "“{text}” stands beside the field, and nothing ties them. Check that it is read with the field",
                    text=error.text[:80],
                )
                yield Finding(Outcome.CANT_TELL, message, target=field.target)


def _judge(form: SentForm, known: Mapping[str, Field]) -> Iterator[Finding]:
    """What is to be said of a form that was sent; `known` are the fields of the page by their selectors."""
    messages = [text for text in form.new_texts if len(text) >= MIN_MESSAGE_CHARS]
    wrong = [field for field in form.fields if field.invalid == "true"]
    if any(field.browser_message for field in form.fields):
        yield Finding(Outcome.PASSED, say("the browser names the field and the error"), target=form.target)
        return
    if not messages and not wrong:
        yield Finding(Outcome.UNTESTED, say("the form showed no error: its server may check"), target=form.target)
        return
    if not messages:
        for field in wrong:
            message = say("“{label}” is marked as wrong, and no text says why", label=_label(field, known))
            yield Finding(Outcome.FAILED, message, target=_target(field, form, known))
        return
    tied = [field for field in form.fields if _is_tied(field, messages)]
    for field in tied:
        yield Finding(Outcome.PASSED, say("its message belongs to it"), target=_target(field, form, known))
    is_told = _is_told(form, messages)
    for field in wrong:
        if field not in tied:
            message = say(
                "“{label}” is marked as wrong, and no message belongs to it. Check whether the message names it",
                label=_label(field, known),
            )
            yield Finding(Outcome.CANT_TELL, message, target=_target(field, form, known))
    if not tied and not wrong:
        if is_told:
            yield Finding(Outcome.PASSED, say("the message is announced, or takes the focus"), target=form.target)
        else:
            message = say("“{text}” appears, and is neither announced nor tied to a field", text=messages[0][:80])
            yield Finding(Outcome.FAILED, message, target=form.target)


def _target(sent: SentField, form: SentForm, known: Mapping[str, Field]) -> Target:
    """The field; the form for one that only appeared when it was sent."""
    field = known.get(sent.selector)
    return field.target if field else form.target


def _label(sent: SentField, known: Mapping[str, Field]) -> str:
    """What the field is called; of one that only appeared when the form was sent, what is tied to it."""
    field = known.get(sent.selector)
    return (field.seen_label or field.label or field.name) if field else sent.tied


def _is_tied(field: SentField, messages: list[str]) -> bool:
    return any(text in field.tied for text in messages)


def _is_told(form: SentForm, messages: list[str]) -> bool:
    """Whether a message is announced, or the focus went to it or to a field."""
    told = f"{form.announced} {form.focused}"
    return any(text in told for text in messages) or any(field.is_focused for field in form.fields)


RULES = (errors_not_tied,)
