"""Telling languages apart: what is sure, what is left open, what is never claimed."""

import re
from importlib import resources

import pytest

from auditor.language import Verdict, compare, is_known, languages_named, primary, said_name
from auditor.message import Message

ENGLISH = "You can pay the ticket by mail or at the county office."
SPANISH = "Usted puede pagar la multa por correo o en la oficina del condado."


@pytest.mark.parametrize(
    ("text", "declared", "verdict"),
    [
        (ENGLISH, "en", Verdict.SAME),
        (ENGLISH, "es", Verdict.OTHER),
        (SPANISH, "en", Verdict.OTHER),
        ("ЗАПЛАТИТЕ ШТРАФ", "en", Verdict.OTHER),
        ("Tiếng Việt và các ngôn ngữ khác", "en", Verdict.OTHER),
        ("罰金は郵便で支払うことができます", "ja", Verdict.SAME),
        ("罰金は郵便で支払うことができます", "zh", Verdict.OTHER),
        ("Du kan betale boten på kontoret eller med post.", "da", Verdict.SAME),
        ("Anda dapat membayar denda melalui pos atau di kantor.", "ms", Verdict.SAME),
        ("Možete platiti kaznu poštom ili u uredu.", "sr", Verdict.SAME),
        ("Los Angeles County", "en", Verdict.UNKNOWN),
        ("Jean-Baptiste de la Fontaine", "en", Verdict.UNKNOWN),
        ("https://example.org/es/el-de-la-los 12345", "en", Verdict.UNKNOWN),
        ("OK", "es", Verdict.UNKNOWN),
        ("", "en", Verdict.UNKNOWN),
        (ENGLISH, "", Verdict.UNKNOWN),
    ],
)
def test_a_text_is_compared_with_its_declared_language(text: str, declared: str, verdict: Verdict) -> None:
    assert compare(text, declared).verdict is verdict, compare(text, declared)


def test_a_long_text_in_two_languages_is_in_the_more_frequent_one() -> None:
    assert compare(f"{ENGLISH} {ENGLISH} {ENGLISH} {SPANISH}", "en").verdict is not Verdict.OTHER


def test_capitals_say_the_same_as_small_letters() -> None:
    assert compare(SPANISH.upper(), "en") == compare(SPANISH, "en")


@pytest.mark.parametrize(
    ("tag", "code"),
    [("en-US", "en"), ("zh_Hant", "zh"), ("nb", "no"), (" FIL ", "tl"), ("i-lux", ""), ("", ""), ("english", "")],
)
def test_the_primary_subtag_is_read_without_synonyms(tag: str, code: str) -> None:
    assert primary(tag) == code


def test_names_of_languages_are_known_in_every_dress() -> None:
    assert languages_named(" (ESPAÑOL) ") == {"es"}
    assert languages_named("Tagalog", words_of="en") == frozenset()
    assert languages_named("Spanish") == frozenset()
    assert not is_known("chr")


def test_the_probe_knows_every_name_in_plain_letters() -> None:
    probe = resources.files("auditor.collect").joinpath("probes/language_parts.js").read_text("utf-8")
    found = re.search(r"PLAIN_NAME =\s+/(.+)/i;", probe)
    assert found
    pattern = re.compile(found[1], re.IGNORECASE)
    data = resources.files("auditor").joinpath("data/languages.toml").read_text("utf-8")
    names = re.findall(r'"([a-z\' -]+)"', data.split("[names]")[1].split("[same_name]")[0])
    assert len(names) > 40
    assert not [name for name in names if not pattern.match(name)]


def test_a_language_s_name_in_a_message_can_be_translated_and_its_code_can_not() -> None:
    assert [str(said_name(code)) for code in ("es", "xx")] == ["Spanish", "“xx”"]
    assert said_name("es") == Message("Spanish")
