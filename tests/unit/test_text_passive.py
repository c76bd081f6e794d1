import pytest
from hypothesis import given, settings
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
    assert "only afterwards" in remark.message


def test_the_message_says_when_nobody_is_named() -> None:
    (remark,) = remarks("The form was signed.")
    assert "doesn't say who acts" in remark.message


def test_a_text_mostly_in_the_passive_is_told_so_once() -> None:
    text = "The form was signed. " * 8 + "We sign the form. " * 12
    (remark,) = remarks(text, rule="passive-share")
    assert remark.level is Level.FINDING
    assert remark.quote == "was signed"
    assert remark.data == {"passives": 8, "sentences": 20, "percent": 40, "limit": 25}


@pytest.mark.parametrize(
    ("passive", "active", "level"),
    [(5, 15, None), (6, 14, Level.HINT), (7, 13, Level.FINDING), (8, 11, None)],
    ids=["at the target", "little above", "well above", "too few sentences"],
)
def test_the_share_is_judged_only_above_the_target_and_on_enough_sentences(
    passive: int, active: int, level: Level | None
) -> None:
    found = remarks("The form was signed. " * passive + "We sign the form. " * active, rule="passive-share")
    assert [each.level for each in found] == ([level] if level else [])


def test_an_agency_sets_its_own_target() -> None:
    text = "The form was signed. " * 3 + "We sign the form. " * 17
    assert not remarks(text, rule="passive-share")
    assert remarks(text, rule="passive-share", house=HouseStyle(limits={"passive_percent": 10}))


WORDS = st.sampled_from(
    ["is", "been", "signed", "and", ",", "paid", "quickly", "?", ".", "(", "not", "Was", "get", "\u00ad", "it's"]
)


@settings(deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_any_row_of_words_gives_spans_inside_the_text(text: str) -> None:
    for remark in remarks(text):
        assert 0 <= remark.start < remark.end <= len(text)
        assert remark.quote == text[remark.start : remark.end]
        marks = remark.data["participles"]
        assert marks == sorted(marks)
        assert all(remark.start <= start < end <= remark.end for start, end in marks)
