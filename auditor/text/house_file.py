"""An agency's own style, read from a TOML file."""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args

from auditor.artifacts.house import Audience, HouseStyle, Term
from auditor.choices import choices
from auditor.errors import ConfigError
from auditor.message import Message, say, say_count
from auditor.text.finders import FINDERS
from auditor.text.parsing import WORD
from auditor.textfile import read_text

MAX_TERMS = 5_000  # entries; a longer list is a dictionary, and surely a mistake
_KEYS = {
    "audience": "a word",
    "target_grade": "a number",
    "terms": "a list of [[terms]]",
    "allowed": "a list of words",
    "known_acronyms": "a list of words",
    "rules_on": "a list of words",
    "rules_off": "a list of words",
    "limits": "a table of whole numbers",
}
_TERM_KEYS = ("forms", "use", "why")
_BEGIN_ENTRY = say("Begin each entry with a line [[terms]].")


def load_house(path: Path) -> HouseStyle:
    """Reads a house style; `ConfigError` names the file, the entry and what is wrong with it.

    Keys: `audience` ("general", "professional", "legal"), `target_grade` (US school grade), `[[terms]]` each with
    `forms` (a word or a list), `use` ("" to leave the term out) and `why`, `allowed`, `known_acronyms`, `rules_on`,
    `rules_off` (lists of words), `[limits]` (rule limits by name, whole numbers).
    """
    table = _read(path)
    for key in table:
        if key not in _KEYS:
            raise ConfigError(
                say("The house style {path} has the unknown key “{key}”.", path=str(path), key=key),
                hint=say("Known keys: {keys}.", keys=tuple(_KEYS)),
            )
    audience = table.get("audience", "general")
    if audience not in get_args(Audience):
        raise ConfigError(
            say("The house style {path} gives the audience “{audience}”.", path=str(path), audience=str(audience)),
            hint=say("Write one of {audiences}.", audiences=get_args(Audience)),
        )
    return HouseStyle(
        audience=audience,
        target_grade=_target_grade(path, table),
        terms=tuple(_terms(path, table.get("terms", []))),
        allowed=frozenset(word.lower() for word in _words(path, table, "allowed")),
        known_acronyms=frozenset(_words(path, table, "known_acronyms")),
        rules_on=_rules(path, table, "rules_on"),
        rules_off=_rules(path, table, "rules_off"),
        limits=_limits(path, table.get("limits", {})),
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(read_text(path))
    except OSError as error:
        reason: Message | str = error.strerror.lower() if error.strerror else say("unknown reason")
        raise ConfigError(
            say("The house style {path} can't be read ({reason}).", path=str(path), reason=reason),
            hint=say("Check the path and its permissions."),
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigError(
            say("The house style {path} is not UTF-8 text.", path=str(path)), hint=say("Save it as UTF-8.")
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(
            say("The house style {path} is not valid TOML: {reason}.", path=str(path), reason=str(error)),
            hint=say("Look at the line named; texts need quotation marks."),
        ) from error


def _target_grade(path: Path, table: dict[str, Any]) -> float | None:
    given = table.get("target_grade")
    if given is None:
        return None
    if isinstance(given, bool) or not isinstance(given, int | float) or not 1 <= given <= 20:
        raise ConfigError(
            say("The house style {path} gives the target grade {grade}.", path=str(path), grade=repr(given)),
            hint=say("Write a US school grade from 1 to 20, such as 8."),
        )
    return float(given)


def _words(path: Path, table: dict[str, Any], key: str) -> list[str]:
    given = table.get(key, [])
    if not isinstance(given, list):
        raise ConfigError(
            say("The house style {path} has under “{key}” no list.", path=str(path), key=key),
            hint=say('Write {key} = ["one", "two"].', key=key),
        )
    for number, word in enumerate(given, 1):
        if not isinstance(word, str) or not word.strip():
            raise ConfigError(
                say(
                    "The house style {path} has under “{key}” entry {number} ({word}), which is no word.",
                    path=str(path), key=key, number=number, word=repr(word),
                ),
                hint=say("Write it in quotation marks."),
            )  # fmt: skip
    return [word.strip() for word in given]


def _rules(path: Path, table: dict[str, Any], key: str) -> frozenset[str]:
    known = [finder.id for finder in FINDERS]
    for name in (given := _words(path, table, key)):
        if name not in known:
            raise ConfigError(
                say(
                    "The house style {path} names under “{key}” the rule “{rule}”, which there is not.",
                    path=str(path), key=key, rule=name,
                ),
                hint=choices(name, known),
            )  # fmt: skip
    return frozenset(given)


def _limits(path: Path, given: object) -> dict[str, int]:
    if not isinstance(given, dict):
        raise ConfigError(
            say("The house style {path} has under “limits” no table.", path=str(path)),
            hint=say("Write [limits] and below it lines such as acronyms = 3."),
        )
    for name, limit in given.items():
        if isinstance(limit, bool) or not isinstance(limit, int) or limit < 0:
            raise ConfigError(
                say(
                    "The house style {path} gives the limit “{name}” as {limit}.",
                    path=str(path), name=name, limit=repr(limit),
                ),
                hint=say("Write a whole number of 0 or more."),
            )  # fmt: skip
    return given


def _terms(path: Path, given: object) -> Iterable[Term]:
    if not isinstance(given, list):
        raise ConfigError(
            say("The house style {path} has under “terms” no list of entries.", path=str(path)), hint=_BEGIN_ENTRY
        )
    if len(given) > MAX_TERMS:
        raise ConfigError(
            say_count(
                "The house style {path} has {n:,} term.", "The house style {path} has {n:,} terms.",
                n=len(given), path=str(path),
            ),
            hint=say("Keep the list to {most:,}.", most=MAX_TERMS),
        )  # fmt: skip
    seen: dict[str, int] = {}
    for number, entry in enumerate(given, 1):
        term = _term(path, number, entry)
        for form in term.forms:
            if form in seen:
                raise ConfigError(
                    say(
                        "The house style {path}: entry {number} of [[terms]] repeats “{form}” of entry {earlier}.",
                        path=str(path), number=number, form=form, earlier=seen[form],
                    ),
                    hint=say("Keep one of them."),
                )  # fmt: skip
            seen[form] = number
        yield term


def _term(path: Path, number: int, entry: object) -> Term:
    if not isinstance(entry, dict):
        raise ConfigError(
            say("The house style {path}: entry {number} of [[terms]] is no table.", path=str(path), number=number),
            hint=_BEGIN_ENTRY,
        )
    for key in entry:
        if key not in _TERM_KEYS:
            raise ConfigError(
                say(
                    "The house style {path}: entry {number} of [[terms]] has the unknown key “{key}”.",
                    path=str(path), number=number, key=key,
                ),
                hint=say("Known keys: {keys}.", keys=_TERM_KEYS),
            )  # fmt: skip
    use, why = entry.get("use"), entry.get("why", "")
    forms = _forms(path, number, entry.get("forms"))
    if not isinstance(use, str):
        raise ConfigError(
            say(
                "The house style {path}: entry {number} of [[terms]] does not say what to use.",
                path=str(path), number=number,
            ),
            hint=say('Write use = "help" (use = "" to leave the term out).'),
        )  # fmt: skip
    if not isinstance(why, str):
        raise ConfigError(
            say(
                "The house style {path}: entry {number} of [[terms]] gives the reason {reason}.",
                path=str(path), number=number, reason=repr(why),
            ),
            hint=say("Write why as text in quotation marks."),
        )  # fmt: skip
    return Term(
        forms=tuple(dict.fromkeys(" ".join(form.lower().split()) for form in forms)), use=use.strip(), why=why.strip()
    )


def _forms(path: Path, number: int, given: object) -> list[str]:
    forms = [given] if isinstance(given, str) else given
    if not isinstance(forms, list) or not forms:
        raise ConfigError(
            say("The house style {path}: entry {number} of [[terms]] has no forms.", path=str(path), number=number),
            hint=say('Write forms = ["utilize", "utilizes"].'),
        )
    for form in forms:
        if not isinstance(form, str) or not WORD.match(form.strip()):
            raise ConfigError(
                say(
                    "The house style {path}: entry {number} of [[terms]] has the form {form}.",
                    path=str(path), number=number, form=repr(form),
                ),
                hint=say("A form is text that begins with a letter or a digit."),
            )  # fmt: skip
    return forms
