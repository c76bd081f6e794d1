"""Catalogues are read as translators write them; a language without one is refused."""

from pathlib import Path

import pytest

from auditor import locale
from auditor.errors import UsageError
from auditor.message import ENGLISH, say, say_count

SPANISH = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "{part:,} of {n:,} page"
msgid_plural "{part:,} of {n:,} pages"
msgstr[0] "{part:,} de {n:,} página"
msgstr[1] "{part:,} de {n:,} páginas"

msgid "unknown"
msgstr "desconocido"
"""


@pytest.fixture
def spanish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue of two messages in Spanish."""
    file = tmp_path / "es" / "LC_MESSAGES" / "auditor.po"
    file.parent.mkdir(parents=True)
    file.write_text(SPANISH, "utf-8")
    monkeypatch.setattr(locale, "_folder", lambda: tmp_path)
    locale.catalogue.cache_clear()


@pytest.mark.usefixtures("spanish")
def test_a_catalogue_shows_messages_in_its_language() -> None:
    assert locale.languages() == ("en", "es")
    shown = locale.catalogue("es")
    assert shown.lang == "es"
    assert shown.show(say("unknown")) == "desconocido"
    pages = [say_count("{part:,} of {n:,} page", "{part:,} of {n:,} pages", part=1, n=n) for n in (1, 12345)]
    assert [shown.show(each) for each in pages] == ["1 de 1 página", "1 de 12.345 páginas"]
    assert shown.show(say("not translated")) == "not translated"
    locale.catalogue.cache_clear()


def test_english_needs_no_catalogue() -> None:
    assert locale.catalogue() is locale.catalogue("en") is ENGLISH


@pytest.mark.parametrize("language", ["xx", "EN", "../en", ""])
def test_a_language_without_a_catalogue_is_refused_with_those_that_there_are(language: str) -> None:
    with pytest.raises(UsageError) as refused:
        locale.catalogue(language)
    assert f"{language!r}" in str(refused.value)
    assert "Choose from en." in str(refused.value.hint)
