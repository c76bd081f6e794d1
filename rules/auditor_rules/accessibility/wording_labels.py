"""Whether labels of fields and buttons say what to write and what happens, and stand where they are looked for."""

from collections import defaultdict
from collections.abc import Iterator

from auditor.artifacts import Field, Fields, Wording
from auditor.message import say
from auditor.model import Confidence, Finding, Harm, Outcome, Owner
from auditor.rule import Example, Rule, rule
from auditor.text.empty_words import fold, is_listed, is_numbered_part, topic_stems, words
from auditor_rules.telling import clipped, on_its_side, passes

MAX_GAP_PX = 60.0  # CSS px; some four lines of text: further off, a magnified view rarely shows both
MAX_ROW_GAP_PX = 160.0
"""CSS px between label and field in one row: half of the 320 that WCAG 1.4.10 takes for a magnified view, so that the end of
one and the beginning of the other are seen together."""
MAX_LABEL_WORDS = 20  # words; a label and its hint; a longer text explains the form
MAX_BARE_WORDS = 4  # words; a label that shares none with the field's name; a longer text may be a remark
_TICKED = frozenset({"checkbox", "radio", "switch", "menuitemcheckbox", "menuitemradio"})
_TYPED = frozenset({"text", "textarea", "textbox", "email", "tel", "number", "url", "password", "date"})
_OWN_LOOK = frozenset({"file", "color", "range", "slider", "select", "combobox", "listbox", "select-one"})
"""Kinds of fields that show something of themselves: a value, a button. Whether that is label enough is not judged."""
_CAPPED = Finding(Outcome.UNTESTED, say("the page has more fields than were looked at"))
_PAGE = '<!doctype html><html lang="en"><title>Pay</title><main><h1>Pay a ticket</h1><form>{body}</form></main>'


@rule(
    "vague-label",
    title="A field's label doesn't say what to fill in",
    family="accessibility",
    harm={"blind": Harm.HINDER, "low_vision": Harm.SLOW, "cognitive_learning": Harm.HINDER},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:2.4.6", "technique:G131"),
    act=("cc0f0a",),
    conformance=True,
    owner=Owner.CONTENT,
    examples=(
        Example("left over from a template", _PAGE.format(body="<label>Text field <input></label>"), "failed"),
        Example("says what to write", _PAGE.format(body="<label>Ticket number <input></label>"), "passed"),
    ),
)
def vague_label(page: Fields) -> Iterator[Finding]:
    """Labels such as "Field" or "Input 2", and labels that several fields share.

    What it checks: whether the visible label of a field, or its name where it has none, names a kind of
        field and not what to fill in (fails); whether it names another part of a page ("Menu"), or several fields of one form share a label with no
        group, table header or heading that tells them apart (a person is asked).
    Who it affects: people who use a screen reader or a magnifier and meet one field at a time; people who
        find forms hard.
    Why: who can't tell what belongs into a field leaves it empty, or gives up the form.
    What decides the harm: nothing measured: people must guess what to fill in, and the form says
        whether they guessed right.
    How to fix: say what to fill in: "Ticket number". Put fields that repeat into a `fieldset` with a
        `legend`: "Sender", "Receiver".
    Limits: an example on a page about markup, with its source beside it, is left alone. A label that names the wrong
        thing passes. Check boxes and radio buttons may share labels.
        A field without any name is reported by label.
    Sources: WCAG 2.2 success criterion 2.4.6 Headings and Labels, technique G131, ACT rule cc0f0a.
    """
    twins = _twins(page.told_fields)
    passed = 0
    for field in page.told_fields:
        text = field.seen_label or field.name
        if not text or field.is_specimen:
            continue
        if _names_no_thing(text):
            message = say("“{text}” doesn't say what to fill in", text=clipped(text))
            yield Finding(Outcome.FAILED, message, target=field.target)
        elif _kind(field) in _TYPED and is_listed(text, "label_part"):
            message = say("“{text}” names a part of a page. Check whether it says what to fill in", text=clipped(text))
            yield Finding(Outcome.CANT_TELL, message, target=field.target)
        elif field.target.selector in twins:
            message = say(
                "“{text}” is also the label of another field here. Check whether anything tells them apart",
                text=clipped(text),
            )
            yield Finding(Outcome.CANT_TELL, message, target=field.target)
        else:
            passed += 1
    yield from passes(passed, say("the label has words of its own"))
    if page.capped:
        yield _CAPPED


def _kind(field: Field) -> str:
    """The type of an input, else the role, else the tag."""
    return field.role or field.type if field.type in ("", "select", "textarea") else field.type


def _names_no_thing(text: str) -> bool:
    return is_listed(text, "label_whole") or is_numbered_part(text, "label_whole") or not fold(text)


def _twins(fields: tuple[Field, ...]) -> set[str]:
    """Selectors of fields that share label, form and all groups with another; not boxes to tick."""
    groups: dict[tuple[str, int, tuple[str, ...]], list[Field]] = defaultdict(list)
    for field in fields:
        if _kind(field) not in _TICKED:
            groups[fold(field.seen_label or field.name), field.form, field.groups].append(field)
    return {
        field.target.selector for (text, _, _), group in groups.items() if text and len(group) > 1 for field in group
    }


@rule(
    "no-visible-label",
    by_look=True,
    title="A field has no label that stays in view",
    family="accessibility",
    harm={"cognitive_learning": Harm.HINDER, "low_vision": Harm.SLOW},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:3.3.2", "technique:H44"),
    owner=Owner.DESIGN,
    examples=(
        Example("only a placeholder", _PAGE.format(body='<input aria-label="Ticket number" placeholder="Ticket number"><input aria-label="b" placeholder="b">'), "failed"),
        Example("a label above", _PAGE.format(body='<label for="n">Ticket number</label><br><input id="n">'), "passed"),
    ),
)  # fmt: skip
def no_visible_label(page: Fields) -> Iterator[Finding]:
    """Fields whose label is a placeholder, or is there for screen readers only.

    What it checks: whether a field to type in has text in view that stays: a label, any text in the
        small box around it, or right above it or left of it a text that shares a word with its name. A word or two
        there that are no heading will do as well with a colon, or where no placeholder is taken for a label.
    Who it affects: people who forget or lose their place, people with low vision, older people; everyone
        who looks a form over before sending it.
    Why: a placeholder is gone with the first letter typed, and is pale besides. Who is interrupted must
        delete what they wrote to see what was asked.
    What decides the harm: nothing measured: the label is there until the first letter is typed.
    How to fix: put a `label` above the field, and keep the placeholder for an example, if at all.
    Limits: a single field with a button beside it, such as a search, may be named by that button and is
        let pass; so are cells of a table with headers, and fields that show a value or a button of
        their own, such as a list that shows the choice in it. WCAG does not forbid placeholders in so many words: no failure of a criterion is claimed.
        A name that comes from `title` alone is reported by label-title-only.
    Sources: WCAG 2.2 success criterion 3.3.2 Labels or Instructions; technique H44; WAI tutorial on forms.
    """
    passed = 0
    for field in page.told_fields:
        if _kind(field) in _TICKED or _shows_itself(field) or field.has_button_beside or not field.name:
            continue
        if (
            field.seen_label
            or field.near_text
            or field.is_in_cell
            or field.name_source == "title"
            or _is_told_by_text_before(field)
        ):
            passed += 1
        elif field.placeholder:
            message = say(
                "only the placeholder “{placeholder}” says what to fill in, and it is gone at the first letter",
                placeholder=clipped(field.placeholder),
            )
            yield Finding(Outcome.FAILED, message, target=field.target)
        else:
            message = say(
                "its name “{name}” can't be seen. Check whether anything in view says what to fill in",
                name=clipped(field.name),
            )
            yield Finding(Outcome.CANT_TELL, message, target=field.target)
    yield from passes(passed, say("text in view says what to fill in"))
    if page.capped:
        yield _CAPPED


def _shows_itself(field: Field) -> bool:
    """A kind of field that shows a value or a button, or a list's box with the choice in it."""
    return _kind(field) in _OWN_LOOK or (field.role in _OWN_LOOK and not field.is_empty)


def _is_told_by_text_before(field: Field) -> bool:
    """Whether the text right above or left of a field says what to fill in.

    It does where it shares a word with the field's name. A word or two that are no heading may be a label too: with a
    colon, or where no placeholder is taken for one.
    """
    most_px = {"above": MAX_GAP_PX, "left": MAX_ROW_GAP_PX}.get(field.before_side)
    if most_px is None or field.before_gap_px is None or field.before_gap_px > most_px:
        return False
    text = words(field.text_before)
    if len(text) > MAX_LABEL_WORDS:
        return False
    if topic_stems(field.text_before) & topic_stems(f"{field.name} {field.placeholder}"):
        return True
    is_bare = not field.is_before_heading and 0 < len(text) <= MAX_BARE_WORDS
    return is_bare and (not field.placeholder or field.text_before.rstrip().endswith(":"))


@rule(
    "distant-label",
    by_look=True,
    title="A label stands away from its field",
    family="accessibility",
    harm={"low_vision": Harm.SLOW, "cognitive_learning": Harm.SLOW},
    confidence=Confidence.LOW,
    refs=("wcag22:3.3.2", "technique:G162"),
    owner=Owner.DESIGN,
    examples=(
        Example(
            "300 px apart", _PAGE.format(body='<label for="n">Ticket number</label><br><input id="n" style="margin-top:300px">'), "cantTell"
        ),
        Example("above the field", _PAGE.format(body='<label for="n">Ticket number</label><br><input id="n">'), "passed"),
    ),
)  # fmt: skip
def distant_label(page: Fields) -> Iterator[Finding]:
    """Labels that a magnified view does not show together with their field.

    What it checks: whether a field's visible label is more than 60 CSS px above or below it, or more than
        160 CSS px beside it in its row, or another field stands between the two.
    Who it affects: people who see a small part of the page at a time, and people who find forms hard.
    Why: at high magnification the label is out of sight when the field is in view, or the next field's
        label is nearer.
    What decides the harm: nothing measured: the label is on the page and has to be looked for.
    How to fix: put the label right above or before its field, after it for check boxes and radio buttons.
    Limits: labels at the far left of a row may be meant so; every result needs a person's look. Fields in the cells
        of a table are left alone, and so are buttons and links between the two, which have words of their own.
    Sources: WCAG 2.2 success criterion 3.3.2 Labels or Instructions, technique G162.
    """
    passed = 0
    for field in page.told_fields:
        if field.label_gap_px is None or field.is_in_cell:
            continue
        most_px = MAX_ROW_GAP_PX if field.label_side in ("left", "right") else MAX_GAP_PX
        if field.label_gap_px > most_px:
            message = say(
                "“{label}” stands {gap:.0f} CSS px from its field. Check whether both are seen together",
                label=clipped(field.seen_label),
                gap=on_its_side(field.label_gap_px, most_px, digits=0),
            )
            yield Finding(Outcome.CANT_TELL, message, target=field.target)
        elif field.control_between:
            message = say(
                "another field stands between “{label}” and its field. Check whether the label is taken for that one's",
                label=clipped(field.seen_label),
            )
            yield Finding(Outcome.CANT_TELL, message, target=field.target)
        else:
            passed += 1
    yield from passes(passed, say("the label stands at its field"))
    if page.capped:
        yield _CAPPED


@rule(
    "vague-button",
    title="A button's name doesn't say what it does",
    family="accessibility",
    harm={"blind": Harm.HINDER, "cognitive_learning": Harm.SLOW},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:2.4.6", "technique:G131"),
    conformance=True,
    examples=(
        Example("named button", _PAGE.format(body='<button type="button">Button</button>'), "failed"),
        Example("names its work", _PAGE.format(body='<button type="button">Add a ticket</button>'), "passed"),
    ),
)
def vague_button(page: Wording) -> Iterator[Finding]:
    """Buttons called "Button" or "Click here".

    What it checks: whether a button's name is only a word for a button, a left-over of a template, or has
        no letter, digit or symbol that is known.
    Who it affects: people who use a screen reader, and people who find it hard to guess.
    Why: a button acts at once. Who does not know what it does will not dare to press it, or press it wrongly.
    What decides the harm: nothing measured: people must press the button to learn what it does.
    How to fix: name what it does: "Add a ticket".
    Limits: an example on a page about markup, with its source beside it, is left alone. A name of other words
        may say as little. "Submit" and "More" are let pass: the form and the place
        say the rest. A button without a name is reported by button-name.
    Sources: WCAG 2.2 success criterion 2.4.6 Headings and Labels, technique G131.
    """
    passed = 0
    for control in page.controls:
        if control.role not in ("button", "summary") or not words(control.name) or control.specimen:
            continue
        if is_listed(control.name, "button_whole") or is_numbered_part(control.name, "button_whole"):
            yield Finding(
                Outcome.FAILED,
                say("“{name}” doesn't say what it does", name=clipped(control.name)),
                target=control.target,
            )
        else:
            passed += 1
    yield from passes(passed, say("the name has words of its own"))
    if page.capped:
        yield _CAPPED


RULES: tuple[Rule, ...] = (vague_label, no_visible_label, distant_label, vague_button)
