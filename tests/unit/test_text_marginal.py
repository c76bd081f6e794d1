"""Notes of amendment, numbers of clauses and datelines are no part of the sentences beside them."""

import pytest

from auditor.artifacts import TextBlock
from auditor.text.review import Review, review

NOTES = [
    "(REFORMADO, P.O. 25 DE SEPTIEMBRE DE 2018)", "(ADICIONADA, D.O.F. 3 DE MAYO DE 2010)", "(DEROGADO, P.O. 1 DE ENERO DE 2020)",
    "N. DE E. EN RELACIÓN CON EL PRESENTE ARTÍCULO, VÉASE EL TRANSITORIO PRIMERO DEL DECRETO.",
    "REPUBLICADO, P.O. 2 DE MAYO DE 2014 EN EL PERIÓDICO OFICIAL DEL ESTADO",
    "(Amended 2018-09-25)", "[Repealed by Act 12 of the council]", "(ORD. NO. 123, 2019)", "(Added by Stats. 1998, Ch. 5)",
]  # fmt: skip
NUMBERS = ["IX. ", "IX.- ", "h. ", "c) ", "(iv) ", "V.- "]
DATELINES = [
    "Martes 28 de abril de 2020.- ", "WASHINGTON, May 5, 2020 — ", "Guadalajara, Jalisco, a 28 de abril de 2020.- ",
    "SAN JUAN — ", "Albany, N.Y., March 3, 2021 – ", "May 5, 2020 -- ",
]  # fmt: skip
SENTENCE = "You must keep the form for a year."


def read(*texts: str, lang: str = "en") -> Review:
    return review([TextBlock(kind="paragraph", text=text, selector="p") for text in texts], lang=lang)


@pytest.mark.parametrize("note", NOTES)
def test_a_note_of_amendment_is_no_sentence_and_does_not_shout(note: str) -> None:
    assert read(note).whole.words == 0
    assert not [each for each in read(note, lang="es").remarks if each.rule == "shouting"]


@pytest.mark.parametrize("note", [note for note in NOTES if note[0] in "(["])
def test_a_note_of_amendment_is_no_part_of_the_sentence_beside_it(note: str) -> None:
    found = read(f"{note} {SENTENCE}", f"{SENTENCE} {note}")
    assert [sentence.text for block in found.parsed for sentence in block.sentences] == [SENTENCE, SENTENCE]


@pytest.mark.parametrize("before", [*NUMBERS, *DATELINES])
def test_a_number_of_a_clause_or_a_dateline_is_not_counted_in_the_sentence(before: str) -> None:
    (block,) = read(f"{before}{SENTENCE}").parsed
    assert [(sentence.text, sentence.start) for sentence in block.sentences] == [(SENTENCE, len(before))]


def test_numbers_inside_a_sentence_of_clauses_are_no_words() -> None:
    (block,) = read("La junta puede: I.- Firmar; II.- Pagar; III.- Cobrar.", lang="es").parsed
    assert [len(sentence.words) for sentence in block.sentences] == [6]


@pytest.mark.parametrize(
    "text",
    [
        "On May 5, 2020 — the day of the vote — we closed.", "This form (amended by you) must be sent.", "A vote was held at noon.",
        "El 5 de mayo de 2020 - un martes - abrimos.", "I am here.", "NOTE this is open.",
        "Act now (see the laws of the state).",
    ],
)  # fmt: skip
def test_words_of_a_sentence_are_kept(text: str) -> None:
    (block,) = read(text).parsed
    assert [sentence.text for sentence in block.sentences] == [text]
