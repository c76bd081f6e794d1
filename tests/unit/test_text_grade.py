from math import log

import pytest

from auditor.artifacts import TextBlock
from auditor.artifacts.house import HouseStyle
from auditor.text.index import Grade
from auditor.text.lexicon import Word
from auditor.text.measures import _hardness
from auditor.text.parsing import parse_block
from auditor.text.review import lexicon_for, measures_of, review


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (10.6, 13.4, "11 to 13"),
        (8.9, 9.1, "9"),
        (-2.0, 1.2, "0 to 1"),
        (17.2, 21.0, "17 to 18+"),
        (35.0, 41.0, "18+"),
    ],
)
def test_range_is_shown_in_whole_school_grades(low: float, high: float, shown: str) -> None:
    assert str(Grade((low + high) / 2, low, high).range) == shown


def test_hardness_adds_up_alike_under_every_python() -> None:
    """Before 3.12 `sum` rounds at each step: ten times 0.1 was less than 1."""
    words = [Word(f"w{number}", 1, 2, 4.0, 4.0, 0, 0.1) for number in range(10)]
    assert _hardness(words) == 1.0


@pytest.mark.parametrize(
    ("value", "low", "high", "target", "meets", "is_above"),
    [
        (8.4, 6.4, 10.4, 8, True, False),
        (8.5, 6.5, 10.5, 8, False, False),
        (10.4, 8.4, 12.4, 8, False, False),
        (10.6, 8.5, 12.7, 8, False, True),
        (9.5, 9.5, 9.5, 9, False, True),
    ],
)
def test_the_verdict_is_that_of_the_whole_grades_that_are_shown(
    value: float, low: float, high: float, target: float, meets: bool, is_above: bool
) -> None:
    found = Grade(value, low, high)
    assert (found.meets(target), found.is_above(target)) == (meets, is_above)
    assert found.is_above(target) == (found.shown[0] > target)


@pytest.mark.parametrize(("words", "is_banded"), [(96, False), (104, True), (196, True), (204, False)])
def test_a_text_of_few_words_has_a_band_instead_of_a_grade(words: int, is_banded: bool) -> None:
    blocks = [TextBlock(kind="paragraph", text="We pay the rent of people here today. " * (words // 8), selector="p")]
    found = review(blocks, lang="en")
    assert (found.band is not None) == is_banded
    assert (found.grade is not None) == (words >= 200)


def index_of(text: str, lang: str = "en") -> float:
    value = review([TextBlock(kind="paragraph", text=text, selector="p")], lang=lang).index
    assert value is not None
    return value


@pytest.mark.parametrize(
    ("long", "short"),
    [
        (
            "We wrote to the Office of Fair Housing and Equal Opportunity of the Department of Housing and Urban Development.",
            "We wrote to the office for homes and to the people who work there on the rights of all who rent a home there.",
        ),
        (
            "We met Acting Deputy Assistant Attorney General Mary Ann Smith in New York City today.",
            "We met a big and very kind and good old friend of ours in a small town today.",
        ),
        (
            "Vimos al personal de la Oficina de Asuntos de Vivienda de la Ciudad de Nueva York hoy.",
            "Vimos a la gente que vive en la casa que está en la parte vieja de la ciudad hoy.",
        ),
    ],
)
def test_a_long_name_makes_a_sentence_less_long_than_as_many_words(long: str, short: str) -> None:
    lang = "es" if long.startswith("Vimos") else "en"
    lexicon = lexicon_for(lang, HouseStyle())
    per_word = []
    for text in (long, short):
        prose, _ = measures_of(
            [parse_block(TextBlock(kind="paragraph", text=text, selector="p"), 0, lang, lexicon)], lang
        )
        per_word.append(prose.ln_lengths / prose.words - log(prose.words))
    assert per_word[0] < -0.1
    assert per_word[1] > -0.1


def test_the_short_sentences_of_a_spanish_notice_are_not_easy() -> None:
    notice = "La parte actora comparece. Se notifica la providencia. El contrato surte efectos. Se interpone recurso de apelación. "
    letter = "Usted pide una cita. Se lleva la carta con su nombre. La cita es gratis. Se paga una parte de la renta cada mes. "
    assert index_of(notice, "es") > 8
    assert index_of(letter, "es") < 3
