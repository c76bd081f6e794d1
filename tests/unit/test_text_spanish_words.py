import pytest

from auditor.artifacts import TextBlock
from auditor.artifacts.house import HouseStyle
from auditor.text.finders.spanish_words import FINDERS
from auditor.text.finding import Text
from auditor.text.parsing import parse_block
from auditor.text.remarks import Level, Remark
from auditor.text.review import lexicon_for


def remarks(text: str, rule: str, *, lang: str = "es", declared: str = "") -> list[Remark]:
    block = TextBlock(kind="paragraph", text=text, selector="p", lang=declared)
    parsed = parse_block(block, 0, lang, lexicon_for(lang, HouseStyle()))
    page = Text(title="", lang="es", blocks=(parsed,), house=HouseStyle())
    found = [each for finder in FINDERS if finder.id == rule for each in finder.find(page)]
    assert all(text[each.start : each.end] == each.quote for each in found)
    return found


def test_english_left_in_a_spanish_sentence() -> None:
    (found,) = remarks("Para más datos, please call us for help, o escriba.", "untranslated-remains")
    assert found.quote == "please call us for help"


def test_a_block_in_english_that_is_not_marked() -> None:
    text = "You can apply for this on our page."
    assert remarks(text, "untranslated-remains", lang="en")
    assert not remarks(text, "untranslated-remains", lang="en", declared="en-US")


@pytest.mark.parametrize(
    "text",
    [
        "La ley Fair Housing Act for All protege a todos.",
        "Vea «how to apply for help» en la página.",
        "Escriba un correo electrónico para más información.",
        "El software y el marketing online son gratis.",
        "Use el internet para ver el total.",
    ],
)
def test_names_quotes_and_spanish_are_left_alone(text: str) -> None:
    assert not remarks(text, "untranslated-remains")


@pytest.mark.parametrize(
    ("text", "quote", "kind"),
    [
        ("Hola {{first_name}}, gracias.", "{{first_name}}", "placeholder"),
        ("Quedan %d días.", "%d", "placeholder"),
        ("Puede aplicar para el programa.", "aplicar para", "calque"),
        ("Usted puede llamar y tus datos son privados.", "tus", "mixed address"),
    ],
)
def test_marks_of_a_translation_that_nobody_read(text: str, quote: str, kind: str) -> None:
    (found,) = remarks(text, "machine-translation-marks")
    assert (found.quote, found.data["kind"], found.level) == (quote, kind, Level.HINT)


@pytest.mark.parametrize(
    "text",
    [
        "Usted puede llamar y sus datos son privados.",
        "Tus datos son privados.",
        "El 50% de descuento.",
        "La línea [1] es gratis.",
    ],
)
def test_good_spanish_is_left_alone(text: str) -> None:
    assert not remarks(text, "machine-translation-marks")


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Revisa tu correo. Asegúrese de responder.", ["tu"]),
        ("Comunícate con nosotros. Usted recibe una carta.", ["Comunícate"]),
        ("Puedes llamar hoy. Diríjase a la oficina.", ["Puedes"]),
        ("Acércate a la mesa. Regístrese antes.", ["Acércate"]),
        ("Trae tus papeles y preséntese el lunes.", ["tus"]),
        ("Revisa tu correo. Asegúrate de responder.", []),
        ("Revise su correo. Asegúrese de responder.", []),
        ("Véase el anexo y trae tu recibo.", []),
        ("Trae tu base de datos y la frase de esta clase.", []),
    ],
)
def test_commands_with_a_pronoun_say_tu_or_usted_too(text: str, quotes: list[str]) -> None:
    found = remarks(text, "machine-translation-marks")
    assert [each.quote for each in found if each.data["kind"] == "mixed address"] == quotes
