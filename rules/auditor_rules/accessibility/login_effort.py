"""What forms ask visitors to remember, retype or solve."""

import re
from collections.abc import Iterator

from auditor.artifacts import Field, Fields
from auditor.message import say
from auditor.model import Confidence, Finding, Harm, Outcome
from auditor.rule import Example, rule
from auditor_rules.telling import passes

_REFUSES = re.compile(r"return\s*\(?\s*(false|!1)|preventDefault|returnValue\s*=\s*(false|!1)", re.IGNORECASE)
_QUESTION = re.compile(
    r"security (question|answer)|mother['’]s maiden|\bmaiden name\b|first pet|favou?rite (teacher|movie|book|color|colour|food)"
    r"|pregunta (secreta|de seguridad)|\b(what is|how much is|cu[aá]nto es)\s+\d+\s*[+x×*-]\s*\d+|\d+\s*[+×]\s*\d+\s*=",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\b(confirm|re-?enter|repeat|re-?type|verify)\b.{0,30}\b(e-?mail|phone|name|address|account|routing|ssn|social security)"
    r"|\b(e-?mail|phone|account number|routing number|social security number)\b.{0,20}\b(again|confirmation)\b"
    r"|\b(confirme|confirmar|repita|repetir|vuelva a)\b.{0,30}\b(correo|tel[eé]fono|nombre|direcci[oó]n|cuenta)",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"\b(verification|security|one-?time|access|confirmation) code\b|\bpasscode\b|c[oó]digo de", re.IGNORECASE
)

_LOGIN = (
    '<!doctype html><html lang="en"><title>Log in</title><main><h1>Log in</h1><form method="post" action="/l">'
    '<label>User name <input name="u" autocomplete="username"></label>'
    '<label>Password <input type="password" name="p" autocomplete="current-password"{extra}></label>{more}'
    "<button>Log in</button></form></main>"
)
_CONTACT = (
    '<!doctype html><html lang="en"><title>Write to us</title><main><h1>Write to us</h1><form method="post" action="/c">'
    '<label>Email <input type="email" name="e" autocomplete="email"></label>{more}<button>Send</button></form></main>'
)


@rule(
    "paste-blocked",
    title="A login field refuses to be pasted into",
    family="accessibility",
    harm={"cognitive_learning": Harm.STOP, "limited_dexterity": Harm.HINDER},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:3.3.8", "failure:F109"),
    examples=(
        Example("a password that can't be pasted", _LOGIN.format(extra=' onpaste="return false"', more=""), "cantTell"),
        Example("a password that can be pasted", _LOGIN.format(extra="", more=""), "passed"),
    ),
)
def paste_blocked(page: Fields) -> Iterator[Finding]:
    """Passwords and codes that must be typed by hand.

    What it checks: the inline `onpaste` code of password fields and of fields for a code, for
        commands that refuse what is pasted.
    Who it affects: people who can't remember or copy long words, people with dyslexia, and people
        who type slowly.
    Why: copying a password from where it is kept is often the only way in. Who must retype it letter
        by letter, with all letters hidden, is locked out.
    What decides the harm: nothing measured: who can't remember or copy a long password stays outside.
    How to fix: take the `onpaste` code away. It makes no login safer.
    Limits: paste that scripts block later is not seen. Whether there is another way to log in that
        needs no typing is for a person to say.
    Sources: WCAG 2.2 success criterion 3.3.8 Accessible Authentication (Minimum), failure F109.
    """
    passed = 0
    for field in page.data_fields:
        if field.type != "password" and not _CODE.search(field.label or field.name):
            continue
        if _REFUSES.search(field.handlers.get("onpaste", "")):
            message = say(
                "refuses what is pasted. Check whether visitors can log in without typing this from memory or "
                "copying it by hand"
            )
            yield Finding(Outcome.CANT_TELL, message, target=field.target)
        else:
            passed += 1
    yield from passes(passed, say("no inline code refuses what is pasted"))


@rule(
    "login-puzzle",
    title="Logging in may need a puzzle or a secret answer",
    family="accessibility",
    harm={"cognitive_learning": Harm.STOP, "blind": Harm.STOP, "low_vision": Harm.HINDER},
    confidence=Confidence.LOW,
    refs=("wcag22:3.3.8",),
    examples=(
        Example(
            "a security question in a login",
            _LOGIN.format(extra="", more='<label>Security question: your first pet? <input name="q"></label>'),
            "cantTell",
        ),
        Example("a login with a password alone", _LOGIN.format(extra="", more=""), "passed"),
    ),
)
def login_puzzle(page: Fields) -> Iterator[Finding]:
    """Tests of memory or perception on the way through a login.

    What it checks: forms with a password field: whether they hold a CAPTCHA that can be seen, a
        security question or a sum.
    Who it affects: people with memory or reading difficulties, and people who don't see or hear the
        test well.
    Why: a test that keeps robots out keeps out those who can't solve it, and it stands before
        everything else.
    What decides the harm: nothing measured: who can't solve the test stays outside; whether there is
        another way in is for a person to see.
    How to fix: offer another way in: a link by e-mail, a passkey, or a check that asks nothing.
    Limits: a test of recognising objects or one's own pictures is allowed at level AA, and another way
        in may exist: a person must say. Forms without a password are not logins and are not looked at.
    Sources: WCAG 2.2 success criterion 3.3.8 Accessible Authentication (Minimum).
    """
    logins = {field.form for field in page.data_fields if field.type == "password" and field.form >= 0}
    found: set[int] = set()
    for challenge in page.challenges:
        if challenge.form in logins and not challenge.is_invisible and challenge.kind != "turnstile":
            found.add(challenge.form)
            message = say(
                "a test against robots in a login. Check whether one can log in without solving, hearing or retyping "
                "anything"
            )
            yield Finding(Outcome.CANT_TELL, message, target=challenge.target, data={"kind": challenge.kind})
    for field in page.data_fields:
        if field.form in logins and field.type != "password" and _QUESTION.search(f"{field.label} {field.name}"):
            found.add(field.form)
            message = say(
                "asks “{label}” in a login. Check whether there is a way in without remembering it",
                label=(field.label or field.name)[:80],
            )
            yield Finding(Outcome.CANT_TELL, message, target=field.target)
    for form in sorted(logins - found):
        yield Finding(Outcome.PASSED, say("no puzzle and no secret question in it"), target=page.forms[form].target)


@rule(
    "asked-twice",
    title="A form asks for the same thing twice",
    family="accessibility",
    harm={"cognitive_learning": Harm.SLOW, "limited_dexterity": Harm.SLOW, "mobile_only": Harm.NOTICE},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:3.3.7",),
    examples=(
        Example(
            "an e-mail address to be typed again",
            _CONTACT.format(more='<label>Confirm email <input type="email" name="e2"></label>'),
            "cantTell",
        ),
        Example("an e-mail address asked for once", _CONTACT.format(more=""), "inapplicable"),
    ),
)
def asked_twice(page: Fields) -> Iterator[Finding]:
    """Fields that want again what was just entered.

    What it checks: fields labelled, in English or Spanish, as a repetition of an e-mail address,
        telephone or account number, name or address. Passwords are left out.
    Who it affects: people who type slowly or with pain, and people who can't keep a number in mind.
    Why: typing it twice doubles the work and the mistakes.
    What decides the harm: nothing measured: the same words have to be typed once more.
    How to fix: show what was entered and let the visitor correct it, or fill the second field in.
    Limits: repeating is allowed where it is essential, or for security: a person must say. Steps of a
        form on other pages are not compared.
    Sources: WCAG 2.2 success criterion 3.3.7 Redundant Entry.
    """
    for field in page.data_fields:
        if field.type != "password" and not field.is_readonly and _AGAIN.search(_label(field)):
            message = say(
                "“{label}” asks for what was entered before. Check whether it is filled in, or can be chosen, and "
                "whether typing it again is essential",
                label=_label(field)[:80],
            )
            yield Finding(Outcome.CANT_TELL, message, target=field.target)


def _label(field: Field) -> str:
    return field.label or field.name


RULES = (paste_blocked, login_puzzle, asked_twice)
