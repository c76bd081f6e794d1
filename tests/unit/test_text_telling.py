"""Sentences that tell something by a verb of their own are told from blurbs and lines of a CV."""

import pytest

from auditor.artifacts import TextBlock
from auditor.text.review import review
from auditor.text.telling import TELLING_SHARE, share_telling

NOTES = (
    ("en", "A tax on businesses that operate in the city."),
    ("en", "Help for people who are over 65 and have a low income."),
    ("en", "Information about permits, fees and due dates for events."),
    ("en", "Free help with forms for you and the people near you."),
    ("en", "Master of Laws, awarded by the state university."),
    ("es", "Licenciada en Derecho por la Universidad Autónoma de Coahuila."),
    ("es", "Curso de actualización que impartió la Casa de la Cultura."),
    ("es", "Secretaria del Juzgado Primero de 1998 a 2001."),
    ("es", "Diplomado para quienes tienen un cargo."),
    ("es", "Ayuda para familias que no pueden pagar la renta."),
)
PROSE = (
    ("en", "The office is open on Monday."),
    ("en", "The court decided the case in May."),
    ("en", "Bring the form to us."),
    ("en", "When it rains, the pool will close."),
    ("en", "The law protects your right to ask."),
    ("es", "La oficina abre y usted puede entrar."),
    ("es", "El congreso aprobó la ley."),
    ("es", "La ayuda es para familias que no pueden pagar."),
    ("es", "Las personas llegaron temprano."),
    ("es", "Se entrega una copia a cada persona."),
)


def _share(lang: str, text: str) -> float:
    found = review([TextBlock(kind="paragraph", text=text, selector="p")], lang=lang)
    return share_telling(found.parsed[0].prose(), lang)


@pytest.mark.parametrize(("lang", "text"), NOTES)
def test_notes_tell_nothing(lang: str, text: str) -> None:
    assert _share(lang, text) == 0


@pytest.mark.parametrize(("lang", "text"), PROSE)
def test_sentences_tell_something(lang: str, text: str) -> None:
    assert _share(lang, text) == 1


def test_a_page_of_notes_gets_no_grade_and_says_why() -> None:
    notes = " ".join(text for lang, text in NOTES if lang == "en")
    found = review([TextBlock(kind="paragraph", text=notes, selector="p")] * 8, lang="en")
    assert found.prose.words > 200
    assert found.grade is None
    assert "without a verb" in str(found.reason)


def test_a_page_of_notes_with_a_third_of_sentences_gets_a_grade() -> None:
    notes, prose = "A tax on businesses that operate in the city. ", "The office is open on all days. "
    found = review([TextBlock(kind="paragraph", text=notes + prose, selector="p")] * 20, lang="en")
    assert share_telling(found.parsed[0].prose(), "en") > TELLING_SHARE
    assert found.grade is not None
