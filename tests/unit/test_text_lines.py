"""Lines that breaks part are no sentence together where each stands alone."""

import pytest

from auditor.text.parsing import Parsed
from auditor.text.reading.html import read_html
from auditor.text.review import review

ROWS: dict[str, tuple[str, list[str]]] = {
    "an address": ("Office of Rent<br>12 Main Street<br>Albany", ["Office of Rent", "12 Main Street", "Albany"]),
    "a sentence behind lines": (
        "Proof of age<br>&nbsp;Proof of rent<br>You must send both.", ["Proof of age", "Proof of rent", "You must send both."],
    ),
    "bullets": ("• Proof of age<br>• proof of rent<br>• A form", ["• Proof of age", "• proof of rent", "• A form"]),
    "dashes": ("- Acta de nacimiento<br>- Recibo de luz<br>- Foto", ["- Acta de nacimiento", "- Recibo de luz", "- Foto"]),
    "a long item with a mark": (
        "• A lease<br>• A photo of the front door of the home in which you live with the people who are named on it<br>We call you.",
        ["• A lease", "• A photo of the front door of the home in which you live with the people who are named on it", "We call you."],
    ),
    "numbers": ("1 Pague<br>2 Firme<br>Luego venga a la oficina.", ["1 Pague", "2 Firme", "Luego venga a la oficina."]),
}  # fmt: skip
WRAPPED = [
    "You must send the form to the<br>Department of Health in Albany.",
    "You must send the form by mail to<br>Albany or Troy,<br>New York, by May.",
    "Debe enviar el formulario al<br>Departamento de Salud.",
    "Send it to Ana Ruiz<br>who will help.",
    "Call us on Monday at the office and bring all that you have from the years that you worked<br>There is a fee at the desk.",
]


def parsed(inner: str) -> Parsed:
    return review(read_html(f"<main><p>{inner}</p></main>").blocks).parsed[0]


@pytest.mark.parametrize("what", ROWS)
def test_lines_that_stand_alone_are_no_sentence_together(what: str) -> None:
    inner, lines = ROWS[what]
    block = parsed(inner)
    assert [sentence.text for sentence in block.sentences] == lines
    assert [sentence.text for sentence in block.prose()] == [line for line in lines if line.endswith(".")]
    assert all(block.block.text[each.start : each.end] == each.text for each in block.sentences)


@pytest.mark.parametrize("inner", WRAPPED)
def test_a_sentence_that_is_only_wrapped_stays_one(inner: str) -> None:
    assert len(parsed(inner).sentences) == 1


@pytest.mark.parametrize("mark", ["<sup>1</sup>", "<sup>[2]</sup>", "[3]", "*", "<sub>4</sub>", "<sup>5, 6</sup>”"])
def test_a_sentence_with_a_sign_of_a_footnote_behind_its_stop_is_whole(mark: str) -> None:
    block = parsed(f"You must pay.{mark} We will help you.{mark}")
    assert len(block.prose()) == 2
