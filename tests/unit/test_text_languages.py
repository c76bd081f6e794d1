import pytest

from auditor.artifacts import BlockKind, TextBlock
from auditor.text.languages import languages_of
from auditor.text.review import review

ENGLISH = "You can ask for help with the rent of your home if you live in this county. "
SPANISH = "Usted puede pedir ayuda con la renta de su casa si vive en este condado, y es gratis. "
GERMAN = "Sie können Hilfe bei der Miete beantragen, wenn Sie in diesem Kreis wohnen, und zwar online."
FRENCH = "Vous pouvez demander une aide pour le loyer de votre logement si vous habitez dans ce comté."


def block(text: str, *, lang: str = "", kind: BlockKind = "paragraph", in_main: bool = True) -> TextBlock:
    return TextBlock(kind=kind, text=text, selector="p", lang=lang, in_main=in_main)


@pytest.mark.parametrize(
    ("declared", "text", "found"),
    [
        ("en", ENGLISH, "en"),
        ("en-US", ENGLISH, "en"),
        ("EN_us", ENGLISH, "en"),
        ("", ENGLISH, "en"),
        ("es", ENGLISH, "en"),
        ("es", SPANISH, "es"),
        ("es-MX", SPANISH, "es"),
        ("", SPANISH, "es"),
        ("en", SPANISH, "es"),
        ("", GERMAN, "de"),
        ("en", GERMAN, "de"),
        ("de", GERMAN, "de"),
        ("fr", FRENCH, "fr"),
        ("", "Apply now", "en"),
        ("", "Call 555-0100", "en"),
        ("", "12 345", ""),
        ("en", "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida", "en"),
        ("es", "Contáctenos", "es"),
    ],
)
def test_the_language_of_a_text(declared: str, text: str, found: str) -> None:
    assert review([block(text)], lang=declared).lang == found


def test_a_passage_in_another_language_is_measured_apart() -> None:
    found = review([block(ENGLISH * 2), block(SPANISH), block(SPANISH, lang="es"), block(ENGLISH)], lang="en")
    assert [parsed.lang for parsed in found.parsed] == ["en", "es", "es", "en"]
    assert found.lang == "en"
    assert found.prose == review([block(ENGLISH * 3)], lang="en").prose
    assert found.foreign_words == {"es": 36}


def test_short_blocks_follow_the_text_where_its_declaration_is_wrong() -> None:
    main, langs = languages_of([block("Comunidad", lang="en"), block(SPANISH, lang="en"), block(SPANISH)], "en")
    assert (main, langs) == ("es", ["es", "es", "es"])


def test_code_is_in_no_language() -> None:
    assert languages_of([block("if the form is not sent then send it", kind="code")], "en") == ("en", [""])


def test_text_outside_the_main_content_does_not_decide() -> None:
    found = review([*[block(ENGLISH, in_main=False)] * 5, block(SPANISH * 2)], lang="es")
    assert found.lang == "es"


def test_a_text_in_another_language_gets_no_grade_and_says_so() -> None:
    found = review([block(FRENCH * 20)], lang="fr")
    assert (found.grade, found.index, found.classical, found.remarks) == (None, None, {}, ())
    assert str(found.reason) == "The text is in French; grades are given for English and Spanish only."


def test_spanish_has_a_grade_and_formulas_of_its_own() -> None:
    found = review([block(SPANISH * 20)], lang="es")
    assert found.grade is not None
    assert set(found.classical) == {"szigriszt_pazos", "fernandez_huerta"}
