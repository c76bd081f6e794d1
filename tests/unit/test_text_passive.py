import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.artifacts import TextBlock
from auditor.artifacts.house import HouseStyle
from auditor.text.remarks import Level, Remark
from auditor.text.review import review


def remarks(text: str, lang: str = "en", rule: str = "passive-voice", house: HouseStyle | None = None) -> list[Remark]:
    block = TextBlock(kind="paragraph", text=text, selector="p", lang=lang)
    return [each for each in review([block], lang=lang, house=house or HouseStyle()).remarks if each.rule == rule]


def participles(text: str, lang: str = "en") -> list[str]:
    return [text[start:end] for each in remarks(text, lang) for start, end in each.data["participles"]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The form was signed by the mayor.", ["signed"]),
        ("Your claim has not yet been fully reviewed.", ["reviewed"]),
        ("It isn't allowed, and they're closed by law.", ["allowed", "closed"]),
        ("Forms are reviewed, signed and returned.", ["reviewed", "signed", "returned"]),
        ("Letters are sent by mail and kept for a year.", ["sent", "kept"]),
        ("When was the form signed?", ["signed"]),
        ("Are you covered by Medicare?", ["covered"]),
        ("Attached is the form.", ["Attached"]),
        ("They got paid on Friday.", ["paid"]),
        ("The office was re-opened.", ["re-opened"]),
        ("He was shocked by the news.", ["shocked"]),
        ("The tool is used to file claims.", ["used"]),
        ("The board was determined by vote.", ["determined"]),
    ],
)
def test_english_passives_are_found(text: str, found: list[str]) -> None:
    assert participles(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "We sign the form.",
        "She is very tired and worried.",
        "I am used to waiting.",
        "We are committed to safety.",
        "You can get started today.",
        "Get certified copies of a record.",
        "There are limited seats.",
        "They are United States citizens.",
        "Her bill is unpaid.",
        "What is the speed? He was indeed naked.",
        "The mayor was here; signed copies are in the office.",
        "He was ill and dropped the ball.",
        "Are there any related forms?",
    ],
)
def test_what_only_looks_like_an_english_passive_is_passed_over(text: str) -> None:
    assert participles(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("La solicitud fue aprobada por el juez.", ["aprobada"]),
        ("Los formularios serán también revisados y firmados mañana.", ["revisados", "firmados"]),
        ("Su voto no ha sido contabilizado.", ["contabilizado"]),
        ("El libro fue escrito en español.", ["escrito"]),
        ("La divulgación está prohibida por la ley federal.", ["prohibida"]),
        ("La carta fue leída en la sala.", ["leída"]),
    ],
)
def test_spanish_passives_are_found(text: str, found: list[str]) -> None:
    assert participles(text, "es") == found


@pytest.mark.parametrize(
    "text",
    [
        "El trámite es muy complicado para todos.",
        "Los vecinos se fueron convencidos de su error.",
        "La regla es válida en todo el estado.",
        "Si usted perdió a un ser querido, llame.",
        "Su hermano es abogado en la ciudad.",
        "El comité está compuesto por nueve vecinos.",
        "Las cosas fue aprobado.",
    ],
)
def test_what_only_looks_like_a_spanish_passive_is_passed_over(text: str) -> None:
    expected = ["aprobado"] if "fue aprobado" in text else []
    assert participles(text, "es") == expected


def test_a_remark_spans_the_verb_and_is_advice() -> None:
    (remark,) = remarks("Soon the form will be fully signed and returned by us.")
    assert remark.quote == "be fully signed and returned"
    assert remark.level is Level.ADVICE
    assert "only afterwards" in str(remark.message)


def test_the_message_says_when_nobody_is_named() -> None:
    (remark,) = remarks("The form was signed.")
    assert "doesn't say who acts" in str(remark.message)


def test_a_text_mostly_in_the_passive_is_told_so_once() -> None:
    text = "The form was signed. " * 5 + "Then it must be sent. " * 2 + "We sign the form. " * 17
    (remark,) = remarks(text, rule="passive-share")
    assert remark.quote == "be sent"  # the one that matters most is the example
    assert "7 of 24 sentences (29%)" in str(remark.message)
    assert remark.data == {"passives": 7, "sentences": 24, "percent": 29, "duties": 2, "limit": 25}


@pytest.mark.parametrize(
    ("duties", "others", "active", "level"),
    [
        (5, 0, 15, None),
        (2, 4, 14, Level.FINDING),
        (1, 5, 14, Level.ADVICE),
        (1, 6, 13, Level.HINT),
        (0, 12, 8, Level.ADVICE),
        (8, 0, 11, None),
        (9, 0, 9, Level.FINDING),
        (8, 0, 10, None),
        (0, 6, 4, Level.ADVICE),
        (5, 0, 5, None),
        (9, 0, 0, None),
    ],
    ids=[
        "at the target",
        "duties",
        "few duties",
        "few duties, many others",
        "no duties",
        "few sentences, not sure",
        "few sentences, sure",
        "few sentences, nearly sure",
        "ten sentences, sure",
        "ten sentences, not sure",
        "too few sentences",
    ],
)
def test_the_share_is_a_finding_where_duties_are_in_the_passive(
    duties: int, others: int, active: int, level: Level | None
) -> None:
    text = "It must be signed. " * duties + "The form was signed. " * others + "We sign the form. " * active
    found = remarks(text, rule="passive-share")
    assert [each.level for each in found] == ([level] if level else [])


@pytest.mark.parametrize(
    ("text", "lang", "is_duty"),
    [
        ("The form must also be signed.", "en", True),
        ("The form shouldn't be signed.", "en", True),
        ("The forms have to be carefully signed.", "en", True),
        ("Dogs are not allowed.", "en", True),
        ("Dogs may not be brought.", "en", True),
        ("The form may be found here.", "en", False),
        ("The form was signed.", "en", False),
        ("El formulario debe ser firmado.", "es", True),
        ("Las cartas son requeridas.", "es", True),
        ("El formulario fue firmado.", "es", False),
    ],
)
def test_a_passive_that_says_what_has_to_be_done_is_a_duty(text: str, lang: str, is_duty: bool) -> None:
    (found,) = remarks(f"{text} " * 20, lang, rule="passive-share")
    assert found.data["duties"] == 20 * is_duty


@pytest.mark.parametrize("verb", ["was born", "is called", "is based", "is known", "is located"])
def test_what_only_tells_a_state_does_not_count_for_the_share(verb: str) -> None:
    assert not remarks(f"The mayor {verb} there. " * 20, rule="passive-share")
    assert remarks(f"The mayor {verb} by us. ")


def test_a_laws_share_is_only_advised_on() -> None:
    (found,) = remarks("The form must be signed under subsection (b) of this section. " * 20, rule="passive-share")
    assert found.level is Level.ADVICE


def test_an_agency_sets_its_own_target() -> None:
    text = "The form was signed. " * 3 + "We sign the form. " * 17
    assert not remarks(text, rule="passive-share")
    assert remarks(text, rule="passive-share", house=HouseStyle(limits={"passive_percent": 10}))


WORDS = st.sampled_from(
    ["is", "been", "signed", "and", ",", "paid", "quickly", "?", ".", "(", "not", "Was", "get", "\u00ad", "it's"]
)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_any_row_of_words_gives_spans_inside_the_text(text: str) -> None:
    for remark in remarks(text):
        assert 0 <= remark.start < remark.end <= len(text)
        assert remark.quote == text[remark.start : remark.end]
        marks = remark.data["participles"]
        assert marks == sorted(marks)
        assert all(remark.start <= start < end <= remark.end for start, end in marks)
