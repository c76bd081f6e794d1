"""Fields as a visitor meets them, messages about errors, and tests that keep robots out."""

from dataclasses import dataclass, field
from typing import ClassVar

from auditor.model import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A visible field. `type` is the input's type, or "select" or "textarea".

    `name` is the accessible name, `label` the text that is shown as its label, `legend` the text of
    the groups around it, `around` all text of the box in which it is the only field. `invalid` is
    `aria-invalid` as written, `pattern` the attribute where it holds for the type. `is_required` comes from `required` or `aria-required`; `is_starred`
    when its style adds a sign to the label. `described` and `error_text` are the texts of
    `aria-describedby` and `aria-errormessage`. `handlers` maps inline event attributes to their code,
    clipped. `form` is the place of its form in `Fields.forms`, -1 outside of any.
    """

    type: str
    name: str
    label: str
    target: Target
    name_attribute: str = ""
    id_attribute: str = ""
    autocomplete: str = ""
    placeholder: str = ""
    pattern: str = ""
    title: str = ""
    legend: str = ""
    around: str = ""
    described: str = ""
    error_text: str = ""
    invalid: str = ""
    is_required: bool = False
    is_starred: bool = False
    is_empty: bool = True
    is_readonly: bool = False
    handlers: dict[str, str] = field(default_factory=dict)
    form: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledForm:
    """A form with visible fields. `notes` are its sentences that speak of what must be filled in.

    `heading` is the nearest heading before it or in it, `submit` the text of its submit control.
    """

    target: Target
    method: str = "get"
    role: str = ""
    heading: str = ""
    submit: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorText:
    """A text that is marked or worded as an error message, in a form or beside its fields.

    `marker` says how it was known: "role", "class" or "wording". `is_shown`: visible; `is_exposed`:
    read by assistive technology where it stands; `is_referenced`: an element describes itself by it.
    `field_index` is the place in `Fields.fields` of the field it is tied to or the only one beside, -1 if none.
    """

    text: str
    marker: str
    target: Target
    is_shown: bool
    is_exposed: bool
    is_referenced: bool = False
    field_index: int = -1
    form: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge:
    """A test that keeps robots out. `kind`: "recaptcha", "hcaptcha", "turnstile", "other", "image"."""

    kind: str
    target: Target
    is_invisible: bool = False
    form: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """Visible fields of the main document with their forms, in document order."""

    key: ClassVar[str] = "fields"
    fields: tuple[Field, ...] = ()
    forms: tuple[FilledForm, ...] = ()
    errors: tuple[ErrorText, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    capped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SentField:
    """A field after its form was sent empty.

    `invalid` is `aria-invalid` as written then, `tied` the texts of its name, `aria-describedby` and
    `aria-errormessage`, `browser_message` what the browser says in a bubble, "" if it says nothing.
    """

    label: str
    target: Target
    is_required: bool = False
    is_empty: bool = True
    invalid: str = ""
    tied: str = ""
    browser_message: str = ""
    is_focused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SentForm:
    """What a form showed when it was sent empty. `new_texts` are lines that were not there before.

    `announced` are the texts of live regions (`role=alert`, `aria-live`), `focused` the text of the
    element other than a field that the focus went to.
    """

    target: Target
    fields: tuple[SentField, ...] = ()
    new_texts: tuple[str, ...] = ()
    announced: str = ""
    focused: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmitErrors:
    """Forms that were sent empty, nothing of which reached the server. `is_allowed`: the user marked the site."""

    key: ClassVar[str] = "submit_errors"
    is_allowed: bool = False
    forms: tuple[SentForm, ...] = ()
    forms_left: int = 0
