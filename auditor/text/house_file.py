"""An agency's own style, read from a TOML file."""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args

from auditor.artifacts.house import Audience, HouseStyle, Term
from auditor.choices import choices
from auditor.errors import ConfigError
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


def load_house(path: Path) -> HouseStyle:
    """Reads a house style; `ConfigError` names the file, the entry and what is wrong with it.

    Keys: `audience` ("general", "professional", "legal"), `target_grade` (US school grade), `[[terms]]` each with
    `forms` (a word or a list), `use` ("" to leave the term out) and `why`, `allowed`, `known_acronyms`, `rules_on`,
    `rules_off` (lists of words), `[limits]` (rule limits by name, whole numbers).
    """
    table = _read(path)
    for key in table:
        if key not in _KEYS:
            raise _wrong(path, f"has the unknown key “{key}”", f"Known keys: {', '.join(_KEYS)}.")
    audience = table.get("audience", "general")
    if audience not in get_args(Audience):
        raise _wrong(path, f"gives the audience “{audience}”", f"Write one of {', '.join(get_args(Audience))}.")
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
        reason = error.strerror or "unknown reason"
        raise _wrong(path, f"can't be read ({reason.lower()})", "Check the path and its permissions.") from error
    except UnicodeDecodeError as error:
        raise _wrong(path, "is not UTF-8 text", "Save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise _wrong(
            path, f"is not valid TOML: {error}", "Look at the line named; texts need quotation marks."
        ) from error


def _target_grade(path: Path, table: dict[str, Any]) -> float | None:
    given = table.get("target_grade")
    if given is None:
        return None
    if isinstance(given, bool) or not isinstance(given, int | float) or not 1 <= given <= 20:
        raise _wrong(path, f"gives the target grade {given!r}", "Write a US school grade from 1 to 20, such as 8.")
    return float(given)


def _words(path: Path, table: dict[str, Any], key: str) -> list[str]:
    given = table.get(key, [])
    if not isinstance(given, list):
        raise _wrong(path, f"has under “{key}” no list", f'Write {key} = ["one", "two"].')
    for number, word in enumerate(given, 1):
        if not isinstance(word, str) or not word.strip():
            raise _wrong(
                path, f"has under “{key}” entry {number} ({word!r}), which is no word", "Write it in quotation marks."
            )
    return [word.strip() for word in given]


def _rules(path: Path, table: dict[str, Any], key: str) -> frozenset[str]:
    known = [finder.id for finder in FINDERS]
    for name in (given := _words(path, table, key)):
        if name not in known:
            raise _wrong(path, f"names under “{key}” the rule “{name}”, which there is not", choices(name, known))
    return frozenset(given)


def _limits(path: Path, given: object) -> dict[str, int]:
    if not isinstance(given, dict):
        raise _wrong(path, "has under “limits” no table", "Write [limits] and below it lines such as acronyms = 3.")
    for name, limit in given.items():
        if isinstance(limit, bool) or not isinstance(limit, int) or limit < 0:
            raise _wrong(path, f"gives the limit “{name}” as {limit!r}", "Write a whole number of 0 or more.")
    return given


def _terms(path: Path, given: object) -> Iterable[Term]:
    if not isinstance(given, list):
        raise _wrong(path, "has under “terms” no list of entries", "Begin each entry with a line [[terms]].")
    if len(given) > MAX_TERMS:
        raise _wrong(path, f"has {len(given):,} terms", f"Keep the list to {MAX_TERMS:,}.")
    seen: dict[str, int] = {}
    for number, entry in enumerate(given, 1):
        term = _term(path, number, entry)
        for form in term.forms:
            if form in seen:
                raise _wrong_term(path, number, f"repeats “{form}” of entry {seen[form]}", "Keep one of them.")
            seen[form] = number
        yield term


def _term(path: Path, number: int, entry: object) -> Term:
    if not isinstance(entry, dict):
        raise _wrong_term(path, number, "is no table", "Begin each entry with a line [[terms]].")
    for key in entry:
        if key not in _TERM_KEYS:
            raise _wrong_term(path, number, f"has the unknown key “{key}”", f"Known keys: {', '.join(_TERM_KEYS)}.")
    forms = entry.get("forms")
    if isinstance(forms, str):
        forms = [forms]
    if not isinstance(forms, list) or not forms:
        raise _wrong_term(path, number, "has no forms", 'Write forms = ["utilize", "utilizes"].')
    for form in forms:
        if not isinstance(form, str) or not WORD.match(form.strip()):
            raise _wrong_term(
                path, number, f"has the form {form!r}", "A form is text that begins with a letter or a digit."
            )
    use, why = entry.get("use"), entry.get("why", "")
    if not isinstance(use, str):
        raise _wrong_term(
            path, number, "does not say what to use", 'Write use = "help" (use = "" to leave the term out).'
        )
    if not isinstance(why, str):
        raise _wrong_term(path, number, f"gives the reason {why!r}", "Write why as text in quotation marks.")
    return Term(
        forms=tuple(dict.fromkeys(" ".join(form.lower().split()) for form in forms)), use=use.strip(), why=why.strip()
    )


def _wrong_term(path: Path, number: int, what: str, hint: str) -> ConfigError:
    return _wrong(path, f"entry {number} of [[terms]] {what}", hint, joint=": ")


def _wrong(path: Path, what: str, hint: str, *, joint: str = " ") -> ConfigError:
    return ConfigError(f"The house style {path}{joint}{what}.", hint=hint)
