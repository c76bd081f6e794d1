"""Lines of those who sign, in capitals, shout at nobody and are no prose."""

import pytest

from auditor.artifacts import TextBlock
from auditor.text.review import Review, review
from auditor.text.sentences import sentences_of

SIGNED: dict[str, tuple[str, list[str]]] = {
    "a title and a name": ("es", ["MAG. MARÍA DE LA PAZ CAMPOS, PRESIDENTA DEL TRIBUNAL SUPERIOR DE JUSTICIA DEL ESTADO."]),
    "a name above an office": ("es", ["JUAN CAMPOS DEL VALLE", "SECRETARIO DE GOBIERNO DEL ESTADO DE JALISCO"]),
    "a closing and a name": ("es", ["ATENTAMENTE", "LIC. ROSA BLANCO DEL RÍO", "DIRECTORA GENERAL DE OBRAS PÚBLICAS"]),
    "an English title": ("en", ["HON. JOHN WHITE, MAYOR OF THE CITY OF EXAMPLE."]),
    "an English name above an office": ("en", ["MARY WHITE STONE", "SECRETARY OF STATE FOR THE STATE OF EXAMPLE"]),
    "an office before the name's line is no title": ("en", ["DR. JOHN STONE", "DIRECTOR OF PUBLIC HEALTH AND FAMILY SERVICES"]),
    "an office above a name": ("es", ["MAGISTRADO PRESIDENTE DEL TRIBUNAL SUPERIOR DE JUSTICIA", "MAGDA. MARÍA GALINDO RUIZ"]),
    "a name and an office in one line": ("en", ["ATTEST:", "JANE DOE, CLERK OF THE BOARD OF SUPERVISORS"]),
}  # fmt: skip
SHOUTS: dict[str, tuple[str, list[str]]] = {
    "a warning": ("en", ["DO NOT SEND CASH WITH YOUR FORM."]),
    "an office in a sentence": ("en", ["Call us.", "THE MAYOR WILL CLOSE YOUR OFFICE TODAY."]),
    "a Spanish warning": ("es", ["NO ENVÍE DINERO CON SU FORMULARIO."]),
    "a line below text": ("es", ["Le pedimos algo.", "TRAIGA TODOS LOS PAPELES DE SU CASA"]),
    "a warning with a comma": ("en", ["STOP HERE, CARS OF THE COUNTY ONLY"]),
    "a heading of an office": ("en", ["DIRECTOR OF PUBLIC HEALTH AND FAMILY SERVICES"]),
}  # fmt: skip


def read(lang: str, texts: list[str]) -> Review:
    return review([TextBlock(kind="paragraph", text=text, selector="p") for text in texts], lang=lang)


@pytest.mark.parametrize("what", SIGNED)
def test_lines_of_those_who_sign_do_not_shout_and_are_no_prose(what: str) -> None:
    found = read(*SIGNED[what])
    assert not [each for each in found.remarks if each.rule == "shouting"]
    assert found.prose.words == 0


@pytest.mark.parametrize("what", SHOUTS)
def test_other_lines_in_capitals_shout(what: str) -> None:
    assert [each.rule for each in read(*SHOUTS[what]).remarks if each.rule == "shouting"] == ["shouting"]


@pytest.mark.parametrize("title", ["MAG.", "LIC.", "ING.", "HON.", "DR."])
def test_a_title_before_a_name_in_capitals_ends_no_sentence(title: str) -> None:
    text = f"IT IS SIGNED BY {title} ANA CAMPOS TODAY."
    assert sentences_of(text) == [text]
