"""Fields as a visitor meets them, messages about errors, and tests that keep robots out."""

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from auditor.artifacts.wording import NameSource
from auditor.model import Target

NO_DATA = frozenset({"", "submit", "button", "reset", "image"})
"""Types of fields that take no data: buttons, and what is no element of a form by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A visible field: also one that is disabled, an input that is a button, and what a role alone makes a field.

    `type` is the input's type, or "select" or "textarea", "" for what a role alone makes a field; `role` is the role as
    written. `name` is the accessible name. Two texts are its label: `label` is what is shown of `label` elements and
    of those that aria-labelledby names, alternative texts of pictures with it; `seen_label` (ACT's visible text) is what
    the eye reads of those that name it, nothing that is clipped away. `legend` is the text of
    the groups around it, `around` all text of the box in which it is the only field. `invalid` is
    `aria-invalid` as written, `pattern` the attribute where it holds for the type. `is_required` comes from `required` or
    `aria-required`; `is_starred` when its style adds a sign to the label. `is_told`: it can be filled in, be it by its
    role alone, and assistive technology is told of it. `described` and `error_text` are the texts of
    `aria-describedby` and `aria-errormessage`. `handlers` maps inline event attributes to their code,
    clipped. `form` is the place of its form in `Fields.forms`, -1 outside of any.

    From `seen_label` on all is collected of those alone that are told.
    `label_gap_px` is the distance between the boxes of the seen label and the field (0 when they touch), `label_side` where
    that label stands; `control_between` tells that another field stands between them. `is_in_cell`: it stands in a cell of a
    table that has a header. `near_text` is the text of the
    smallest box around the field that holds some, while no other field stands in it. `text_before` is the text in view that
    is read right before a field without a seen label, no other field between them, with the distance between the two boxes
    (`before_gap_px`), the side of the field on which it stands, and whether it is a heading or a legend. `groups` are the names of what it
    stands in, from the inside out: groups, fieldsets, table headers, headings. `has_button_beside`: a button follows it
    in the same small box or form of one field. `is_specimen`: it is an example on a page about markup, with its source
    beside it.
    """

    type: str
    name: str
    label: str
    target: Target
    role: str = ""
    name_source: NameSource = "none"
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
    is_disabled: bool = False
    is_told: bool = True
    handlers: dict[str, str] = field(default_factory=dict)
    form: int = -1
    seen_label: str = ""
    is_in_cell: bool = False
    label_gap_px: float | None = None
    label_side: Literal["left", "right", "above", "below", "around", ""] = ""
    control_between: bool = False
    near_text: str = ""
    text_before: str = ""
    before_gap_px: float | None = None
    before_side: Literal["left", "right", "above", "below", "around", ""] = ""
    is_before_heading: bool = False
    groups: tuple[str, ...] = ()
    has_button_beside: bool = False
    is_specimen: bool = False

    @property
    def takes_data(self) -> bool:
        """It is an input, a select or a textarea that a visitor can fill in: no button, and not disabled."""
        return self.type not in NO_DATA and not self.is_disabled


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledForm:
    """A form with visible fields or buttons. `notes` are its sentences that speak of what must be filled in.

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
    `field_index` is the place in `Fields.fields` of the field to fill in that it is tied to or the only one beside, -1 if none.
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
    """Visible fields and buttons of the main document with their forms, in document order.

    Of those that can be filled in the first 300 are listed (`capped`: there are more), and the first 300 others.
    """

    key: ClassVar[str] = "fields"
    fields: tuple[Field, ...] = ()
    forms: tuple[FilledForm, ...] = ()
    errors: tuple[ErrorText, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    capped: bool = False

    @property
    def data_fields(self) -> tuple[Field, ...]:
        """Those inputs, selects and textareas that a visitor can fill in."""
        return tuple(field for field in self.fields if field.takes_data)

    @property
    def told_fields(self) -> tuple[Field, ...]:
        """Those that can be filled in, be it by their role alone, and that assistive technology is told of."""
        return tuple(field for field in self.fields if field.is_told)


@dataclass(frozen=True, slots=True, kw_only=True)
class SentField:
    """A field after its form was sent empty: what sending adds to the one of `Fields` that has this selector.

    `selector` is "" for one that only appeared then. `invalid` is `aria-invalid` as written then, `tied` the texts of
    its name, `aria-describedby` and `aria-errormessage`, `browser_message` what the browser says in a bubble, "" if it says nothing.
    """

    selector: str
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
