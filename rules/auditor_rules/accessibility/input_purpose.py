"""Whether fields for a person's own data say so in a word that software knows."""

import re
from collections.abc import Iterator

from auditor.artifacts import Field, Fields, FilledForm
from auditor.message import Message, say
from auditor.model import Confidence, Finding, Harm, Outcome
from auditor.rule import Example, rule
from auditor_rules.telling import passes

# Purposes of WCAG 2.2 section 7, with the labels (English, Spanish) and attribute names that mean no other.
_LABELS: dict[str, str] = {
    "given-name": r"first name|given name|nombres?( de pila)?|primer nombre",
    "family-name": r"last name|surname|family name|apellidos?",
    "name": r"(your |full |your full )name|nombre completo|su nombre|nombre y apellidos?",
    "email": r"(your )?e-?mail( address)?|(su )?correo( electr[oó]nico)?|direcci[oó]n de correo( electr[oó]nico)?",
    "tel": r"(your |home |mobile |cell |daytime |work |primary )?(tele)?phone( number)?|mobile( number)?|cell( phone)?( number)?"
    r"|(n[uú]mero de )?tel[eé]fono( celular| m[oó]vil)?",
    "street-address": r"(your |home |mailing |street |residential )(street )?address|address( line)? 1"
    r"|(su )?direcci[oó]n( postal| de domicilio)?",
    "postal-code": r"zip( ?code)?|postal code|post ?code|c[oó]digo postal",
    "bday": r"(your )?(date of birth|birth ?date|birthday)|dob|fecha de nacimiento",
    "username": r"user ?name|user id|nombre de usuario",
    "password": r"(your )?password|contraseña",
    "cc-number": r"(credit )?card number|n[uú]mero de( la)? tarjeta( de cr[eé]dito)?",
    "organization": r"(your )?(company|organi[sz]ation)( name)?",
}
_LABEL_PATTERNS = {purpose: re.compile(rf"(?:{labels})\Z") for purpose, labels in _LABELS.items()}
_TEXT_TYPES = frozenset({"text", "email", "tel", "password", "number", "date", "search", "url"})
# These say whose data is asked for only beside a name, an e-mail address or a telephone number.
_NEEDS_COMPANY = frozenset({"street-address", "postal-code", "bday", "organization"})
_OWN = frozenset({"given-name", "family-name", "name", "email", "tel"})
_OTHERS = re.compile(
    r"\b(child|spouse|partner|dependent|witness|business|employer|facility|property|incident|site|patient|attorney|"
    r"representative|recipient|friend|emergency|supervisor|reference|doctor|provider|school|agency|vendor|owner|"
    r"deceased|decedent|victim|student|defendant|landlord|contractor|manager|parent|guardian|minor|applicants|"
    r"hij[oa]s?|c[oó]nyuge|empresa|testigo|paciente|amig[oa]|destinatario)\b",
    re.IGNORECASE,
)
_FINDING = re.compile(r"\b(search|find|filter|look ?up|locate|go|buscar|encontrar|filtrar)\b", re.IGNORECASE)
_NOT_WORDS = re.compile(
    r"\((required|optional|requerido|opcional|obligatorio)[^)]*\)|\b(required|optional|requerido|opcional|obligatorio)\b|[*:✱]"
)
_MEANINGLESS = frozenset({"", "on", "off", "false", "true", "nope", "none", "no", "new"})

_PAGE = (
    '<!doctype html><html lang="en"><title>Sign up</title><main><h1>Sign up</h1><form method="post" action="/s">'
    '<label for="e">Email address</label><input id="e" type="email" name="email"{extra}><button>Send</button></form></main>'
)


@rule(
    "autocomplete-missing",
    title="A field for personal data does not say so to software",
    family="accessibility",
    harm={
        "limited_dexterity": Harm.SLOW,
        "cognitive_learning": Harm.SLOW,
        "mobile_only": Harm.SLOW,
        "low_literacy": Harm.SLOW,
    },
    confidence=Confidence.MEDIUM,
    refs=("wcag22:1.3.5", "technique:H98"),
    conformance=True,
    examples=(
        Example("an e-mail field without a purpose", _PAGE.format(extra=""), "failed"),
        Example("an e-mail field that says so", _PAGE.format(extra=' autocomplete="email"'), "passed"),
    ),
)
def autocomplete_missing(page: Fields) -> Iterator[Finding]:
    """Fields that ask for the visitor's own data without an `autocomplete` word.

    What it checks: fields labelled, in English or Spanish, as name, e-mail, telephone, address, postal
        code, date of birth, card number, user name or password, and whether `autocomplete` says which.
        `autocomplete="off"` counts as saying nothing.
    Who it affects: people for whom typing is slow or painful, people who can't remember their own
        numbers, people who need symbols beside the words, and everyone on a phone.
    Why: browsers and assistive software fill such fields in, or put a familiar sign beside them, only
        when they know for sure what is asked.
    What decides the harm: nothing measured: the field can be filled in, but each word has to be typed
        and remembered.
    How to fix: add the word of the HTML standard: `given-name`, `family-name`, `email`, `tel`,
        `street-address`, `postal-code`, `bday`, `username`, `current-password`.
    Limits: fields that may ask about somebody else (a child, an employer, the place of an incident)
        and search forms are left out. A word that is there but wrong is for autocomplete-valid.
    Sources: WCAG 2.2 success criterion 1.3.5 Identify Input Purpose and its section 7, technique H98.
    """
    purposes = [_purpose(field) for field in page.data_fields]
    by_form: dict[int, set[str]] = {}
    for field, purpose in zip(page.data_fields, purposes, strict=True):
        by_form.setdefault(field.form, set()).add(purpose)
    passed = 0
    for field, purpose in zip(page.data_fields, purposes, strict=True):
        if not purpose or field.is_readonly:
            continue
        form = page.forms[field.form] if field.form >= 0 else None
        if _is_about_others(field, form) or _is_search(form):
            continue
        if not _is_own(purpose, by_form[field.form], is_form=form is not None):
            continue
        if field.autocomplete.strip().lower() not in _MEANINGLESS:
            passed += 1
            continue
        yield Finding(
            Outcome.FAILED,
            _lacks(field),
            target=field.target,
            data={"purpose": purpose},
            cause=f"{purpose} {field.target.path}",
        )
    yield from passes(passed, say("has an autocomplete word"))


def _lacks(field: Field) -> Message:
    label = field.label or field.name
    if not field.autocomplete:
        return say("asks for “{label}” and has no autocomplete attribute", label=label)
    return say("asks for “{label}” and has autocomplete=“{value}”", label=label, value=field.autocomplete)


def _purpose(field: Field) -> str:
    """What the field asks for, as its label says it and its type allows it; "" if nothing of ours."""
    if field.type not in _TEXT_TYPES:
        return ""
    label = " ".join(_NOT_WORDS.sub(" ", (field.label or field.name).lower()).split()).strip(" .-–")
    for purpose, pattern in _LABEL_PATTERNS.items():
        if pattern.match(label):
            is_password = field.type == "password"
            return purpose if is_password == (purpose == "password") else ""
    return ""


def _is_own(purpose: str, fellows: set[str], *, is_form: bool) -> bool:
    """Whether the fields beside it make it sure that the visitor's own data are asked for."""
    if purpose == "username":
        return "password" in fellows
    if purpose in _NEEDS_COMPANY or not is_form:  # one field outside of any form may be for anything
        return bool(fellows & (_OWN - {purpose}))
    return True


def _is_about_others(field: Field, form: FilledForm | None) -> bool:
    texts = (field.label, field.legend, field.name_attribute.replace("_", " "), form.heading if form else "")
    return any(_OTHERS.search(text) for text in texts)


def _is_search(form: FilledForm | None) -> bool:
    return form is not None and (form.role == "search" or bool(_FINDING.search(form.submit)))


RULES = (autocomplete_missing,)
