"""Catalogues of messages by language: `<language>/LC_MESSAGES/auditor.po` beside this module.

English needs none: templates are written in it. A catalogue is read as translators write it and compiled when it is
first asked for (0.2 s), so that what is installed is what was translated. `make messages` brings them up to date.
"""

import io
from functools import cache
from gettext import GNUTranslations
from importlib import resources
from importlib.resources.abc import Traversable

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from auditor.choices import choices
from auditor.errors import UsageError
from auditor.message import ENGLISH, Catalogue, say

DOMAIN = "auditor"
DEFAULT_LANGUAGE = "en"


def languages() -> tuple[str, ...]:
    """Tags of the languages that there is a catalogue for, English first."""
    others = (each.name for each in _folder().iterdir() if _file(each.name).is_file())
    return (DEFAULT_LANGUAGE, *sorted(others))


@cache
def catalogue(language: str = DEFAULT_LANGUAGE) -> Catalogue:
    """The catalogue of a language ("es", "pt-BR"). Raises UsageError, naming those that there are."""
    if language == DEFAULT_LANGUAGE:
        return ENGLISH
    if language not in languages():
        raise UsageError(
            say("there is no catalogue for the language {language}", language=repr(language)),
            hint=choices(language, languages()),
        )
    locale = Locale.parse(language, sep="-")
    compiled = io.BytesIO()
    with _file(language).open("rb") as file:
        write_mo(compiled, read_po(file, locale=locale))
    compiled.seek(0)
    return Catalogue(locale, GNUTranslations(compiled))


def _folder() -> Traversable:
    return resources.files("auditor.locale")


def _file(language: str) -> Traversable:
    return _folder().joinpath(language, "LC_MESSAGES", f"{DOMAIN}.po")
