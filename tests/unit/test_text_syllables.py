import pytest

from auditor.text.syllables import by_rule, syllable_table, syllables_en, syllables_es

MIN_SHARE_BY_RULE = 0.93  # share of the words in the table that the rules count rightly; .943 measured


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cat", 1), ("people", 2), ("eligibility", 6), ("don't", 1), ("self-employed", 3), ("and/or", 2), ("hmm", 1),
        ("501", 1), ("w-2", 3),
    ],
)  # fmt: skip
def test_english_syllables_come_from_the_table_part_by_part(word: str, count: int) -> None:
    assert syllables_en(word) == count


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("reauthorizations", 6), ("nondisclosure", 4), ("telehealth's", 3), ("paperlessness", 4), ("resubmitted", 4),
        ("recertifying", 5), ("grantwriter", 3), ("microgrids", 3),
    ],
)  # fmt: skip
def test_a_word_the_table_lacks_is_counted_by_its_parts_or_letters(word: str, count: int) -> None:
    assert word not in syllable_table()
    assert syllables_en(word) == count


def test_rules_alone_are_right_on_nearly_every_word_of_the_table() -> None:
    table = syllable_table()
    words = list(table)[::20]
    assert sum(by_rule(word) == table[word] for word in words) / len(words) > MIN_SHARE_BY_RULE - 0.01


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("casa", 2), ("país", 2), ("paisaje", 3), ("guerra", 2), ("pingüino", 3), ("queso", 2), ("ahora", 3),
        ("prohibir", 2), ("búho", 2), ("rey", 1), ("leyes", 2), ("ciudad", 2), ("ciudadano", 4), ("aéreo", 4),
        ("río", 2), ("oír", 2), ("hoy", 1), ("muy", 1), ("construir", 2), ("poeta", 3), ("también", 2),
        ("vehículo", 4), ("y", 1), ("estadounidense", 6), ("cooperar", 4), ("limpiéis", 2), ("averiguáis", 4),
        ("hacia", 2), ("hacía", 3), ("requisitos", 4), ("inmigración", 4), ("desahucio", 3), ("yo", 1), ("oye", 2),
        ("2020", 1), ("físico-químico", 6),
    ],
)  # fmt: skip
def test_spanish_syllables_follow_its_spelling(word: str, count: int) -> None:
    assert syllables_es(word) == count
