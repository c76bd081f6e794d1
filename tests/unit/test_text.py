"""A text from blocks to a grade: words, measures, index, and the review of it all."""

import socket
from math import log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.artifacts import BlockKind, TextBlock
from auditor.artifacts.house import HouseStyle, Term
from auditor.message import say
from auditor.text.finding import Finder, Text
from auditor.text.flags import CUSTOM, DIFFICULT, NAME, NOT_A_WORD
from auditor.text.index import MIN_PROSE_WORDS, Grade, grade, index, parts_of_index, standard_deviation
from auditor.text.lexicon import Word
from auditor.text.measures import MAX_SENTENCE_WORDS, WINDOW_WORDS, Measures, measure
from auditor.text.parsing import Sentence, parse_block
from auditor.text.remarks import Remark
from auditor.text.review import lexicon_for, remarks_on, review
from auditor.text.wordfacts import UNKNOWN_ZIPF, plain_form, word_maker

EASY = "You can ask for help with your rent. Fill in the form and send it to us. We will call you soon. "
HARD = (
    "Notwithstanding any determination previously communicated by the administering authority, applicants requesting "
    "supplemental residential assistance are required to demonstrate continuing eligibility in accordance with the "
    "applicable regulatory provisions governing household composition. "
)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("a text module tried to open a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def block(text: str, kind: BlockKind = "paragraph", *, lang: str = "", in_main: bool = True) -> TextBlock:
    return TextBlock(kind=kind, text=text, selector="p", lang=lang, in_main=in_main)


def sentences(text: str, lang: str = "en") -> list[Sentence]:
    return parse_block(block(text), 0, lang, lexicon_for(lang, HouseStyle())).sentences


def measures(text: str) -> Measures:
    return measure(sentences(text))


def english(written: str) -> Word:
    return word_maker("en")(written)


def test_words_are_parts_with_a_letter_or_digit_and_marks_inside() -> None:
    words = [
        word.lower for word in sentences("Benefits end in June—unless you renew – see form W-2 & pay $5.")[0].words
    ]
    assert words == ["benefits", "end", "in", "june", "unless", "you", "renew", "see", "form", "w-2", "pay", "5"]


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Don’t", "don't"),
        ("well‑known", "well-known"),
        ("eligi\u00adbility", "eligibility"),
        ("eligi\u200bbility", "eligibility"),
        ("tambie\u0301n", "también"),
        ("APPLY", "apply"),
    ],
)
def test_marks_that_readers_do_not_see_do_not_change_a_word(written: str, plain: str) -> None:
    assert plain_form(written) == plain
    assert [word.lower for word in sentences(f"See {written} now.")[0].words] == ["see", plain, "now"]


def test_an_inflected_word_is_as_frequent_as_its_plain_form() -> None:
    for inflected, plain in (("utilizing", "utilize"), ("stopped", "stop"), ("agencies", "agency"), ("wider", "wide")):
        assert english(inflected).base_zipf >= english(plain).zipf > UNKNOWN_ZIPF
    assert word_maker("es")("beneficios").base_zipf >= word_maker("es")("beneficio").zipf > UNKNOWN_ZIPF


def test_a_word_is_hard_by_its_syllables_and_rarity() -> None:
    assert english("the").hardness == english("people").hardness == 0
    assert english("adjudication").hardness > english("tort").hardness > english("house").hardness


@pytest.mark.parametrize(
    ("written", "flags"),
    [
        ("house", 0), ("Smith", NAME), ("FEMA", NAME | NOT_A_WORD), ("A", NAME), ("I", 0), ("I’m", 0),
        ("2,000", NAME | NOT_A_WORD), ("www.irs.gov/forms", NAME | NOT_A_WORD), ("help@ssa.gov", NAME | NOT_A_WORD),
        ("eligibility", DIFFICULT), ("government", 0),
    ],
)  # fmt: skip
def test_names_and_what_is_no_word_are_told_by_their_letters(written: str, flags: int) -> None:
    assert english(written).flags == flags


def test_counts_of_a_text() -> None:
    found = measures("The agency determines eligibility. You don't pay $2,000 for it!")
    assert (found.sentences, found.words, found.syllables) == (2, 10, (1 + 3 + 3 + 6) + (1 + 1 + 1 + 1 + 1 + 1))


def test_letters_characters_and_long_words_are_counted_as_textstat_does() -> None:
    found = measures("The agency's rules (all 20) determine self-employment.")
    assert found.letters == len("Theagencysrulesall20determineselfemployment")
    assert found.characters == len("Theagency'srules(all20)determineself-employment.")
    assert found.long_words == 3  # agencys, determine, selfemployment
    assert found.polysyllables == 3
    assert found.difficult == 3


def test_names_are_left_out_of_hard_words_but_not_at_the_start_of_a_sentence() -> None:
    found = measures("Officials met Kowalczyk of FEMA. FEMA paid.")
    assert (found.names, found.kept) == (3, 4)


def test_a_text_all_in_capitals_keeps_its_words() -> None:
    shouted = measures(HARD.upper())
    assert shouted.kept == shouted.words
    assert shouted.hardness > measures(EASY.upper()).hardness


def test_two_measures_add_up_to_those_of_both_texts() -> None:
    both = measures(EASY) + measures(HARD)
    assert both.words == measures(EASY).words + measures(HARD).words
    assert both.ln_lengths == pytest.approx(measures(EASY + HARD).ln_lengths)


def test_sentence_length_is_that_of_the_sentence_a_word_stands_in() -> None:
    found = measures("Go home. Then call the office as soon as you can.")
    assert found.ln_lengths == pytest.approx(2 * log(2) + 9 * log(9))


def test_an_endless_line_counts_as_a_long_sentence_only() -> None:
    found = measures("word " * 10_000)
    assert found.ln_lengths / found.words == pytest.approx(log(MAX_SENTENCE_WORDS))


def test_a_hard_word_counts_once_in_a_window_however_often_it_comes() -> None:
    once, often = (
        measures("We ask for adjudication of it."),
        measures("Adjudication of adjudication, adjudication of it."),
    )
    distinct = [english(word).hardness for word in ("of", "it", "adjudication")]
    assert often.hardness / often.kept == pytest.approx(sum(distinct) / 3)
    assert once.hardness / once.kept < often.hardness / often.kept


def test_a_hard_passage_weighs_as_much_as_it_has_words() -> None:
    easy, hard, mixed = (measures(text) for text in (EASY * 100, HARD * 20, EASY * 100 + HARD * 20))
    assert easy.words > 4 * WINDOW_WORDS
    share_hard = hard.words / mixed.words
    blend = (1 - share_hard) * easy.hardness / easy.kept + share_hard * hard.hardness / hard.kept
    assert mixed.hardness / mixed.kept == pytest.approx(blend, rel=0.15)


def test_the_index_is_a_constant_and_a_part_for_sentences_and_for_words() -> None:
    easy, hard = measures(EASY), measures(HARD)
    assert parts_of_index(hard, "en").sentences > parts_of_index(easy, "en").sentences
    assert parts_of_index(hard, "en").words > parts_of_index(easy, "en").words
    constant = [
        (index(each, "en") or 0) - parts_of_index(each, "en").sentences - parts_of_index(each, "en").words
        for each in (easy, hard)
    ]
    assert constant[0] == pytest.approx(constant[1])


def test_no_grade_below_the_words_that_it_needs() -> None:
    below, enough = measures("word " * (MIN_PROSE_WORDS - 1)), measures("word " * MIN_PROSE_WORDS)
    assert grade(below, "en") is None
    assert isinstance(grade(enough, "en"), Grade)
    assert grade(enough, "fr") is None
    assert index(Measures(), "en") is None


@pytest.mark.parametrize(("words", "measured_sd"), [(100, 2.52), (200, 1.95), (500, 1.46), (1000, 1.17)])
def test_range_follows_the_measured_standard_deviation(words: int, measured_sd: float) -> None:
    assert standard_deviation(words, "en") == pytest.approx(measured_sd, abs=0.1)
    assert standard_deviation(words, "es") > standard_deviation(words, "en")


def test_the_range_lies_evenly_around_the_grade() -> None:
    found = grade(measures(EASY * 20), "en")
    assert found is not None
    assert found.high - found.value == pytest.approx(found.value - found.low)
    assert found.high - found.value == pytest.approx(standard_deviation(measures(EASY * 20).words, "en"))


def test_only_whole_sentences_of_paragraphs_and_sentence_like_items_are_prose() -> None:
    found = review([
        block("You can apply online. Most people hear back in ten days. Learn more"),
        block("Bring a photo ID.", "list_item"),
        block("your Social Security number", "list_item"),
        block("Contact us"),
        block("How to apply for help.", "heading"),
        block("Ohio pays 500 dollars.", "cell"),
        block("Home is where you live.", in_main=False),
        block("while True: the(form).send()", "code"),
    ], lang="en")  # fmt: skip
    assert (found.prose.sentences, found.prose.words) == (3, 15)
    assert (found.whole.sentences, found.whole.words) == (8, 15 + 2 + 4 + 2 + 5 + 4)


def test_lists_without_stops_never_run_together_into_one_sentence() -> None:
    items = [block("proof of where you live", "list_item") for _ in range(50)]
    assert review([*items, block("You need these.")]).prose == review([block("You need these.")]).prose


def test_hard_text_gets_a_higher_grade_than_easy_text() -> None:
    easy, hard = review([block(EASY * 20)]), review([block(HARD * 20)])
    assert easy.grade is not None
    assert hard.grade is not None
    assert easy.whole_grade is not None
    assert easy.grade.high < 8 < hard.grade.low
    assert not easy.reason
    assert easy.index == easy.grade.value


def test_a_short_text_has_measures_but_no_grade_and_says_why() -> None:
    found = review([block("Call us. We will help you.")])
    assert found.grade is None
    assert str(found.reason) == "The text has 6 words in whole sentences; a grade needs 200."
    assert found.index is not None
    assert found.classical["flesch_kincaid_grade"] < 5


def test_a_single_word_is_counted_as_one() -> None:
    found = review([TextBlock(kind="paragraph", text="Stop.", selector="")], lang="en")
    assert str(found.reason) == "The text has 1 word in whole sentences; a grade needs 200."


def test_a_text_without_whole_sentences_is_measured_as_a_whole() -> None:
    found = review([block("A guide to federal tax forms")])
    assert found.prose.words == 0
    assert found.whole.words == 6
    assert found.index is not None
    assert found.classical


@pytest.mark.parametrize("text", ["", " ", "— …", "🙂"])
def test_nothing_to_read_is_no_fault(text: str) -> None:
    found = review([block(text)])
    assert (found.grade, found.index, found.classical) == (None, None, {})
    assert str(found.reason) == "There are no words in a language that can be told."
    assert review([]).whole == Measures()


FORM_OFF, FORM_ON = "form-off", "form-on"


def finder(name: str, *, is_on: bool = True) -> Finder:
    def find(text: Text) -> list[Remark]:
        return [
            Remark(rule=name, block=parsed.number, start=0, end=4, quote="form", message=say("A form."))
            for parsed in reversed(text.in_language("en"))
        ]

    return Finder(id=name, langs=frozenset({"en"}), find=find, is_on=is_on)


@pytest.mark.parametrize(
    ("house", "rules"),
    [
        (HouseStyle(), {FORM_ON}),
        (HouseStyle(rules_on=frozenset({FORM_OFF})), {FORM_ON, FORM_OFF}),
        (HouseStyle(rules_off=frozenset({FORM_ON})), set()),
    ],
)
def test_a_house_style_turns_finders_on_and_off(
    house: HouseStyle, rules: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    finders = (finder(FORM_ON), finder(FORM_OFF, is_on=False))
    monkeypatch.setattr("auditor.text.review.FINDERS", finders)
    parsed = tuple(parse_block(block("Form."), number, "en", lexicon_for("en", HouseStyle())) for number in range(2))
    remarks = remarks_on(Text(title="", lang="en", blocks=parsed, house=house))
    assert {remark.rule for remark in remarks} == rules
    assert [remark.block for remark in remarks] == sorted(remark.block for remark in remarks)


def test_first_words_of_an_agency_s_terms_are_marked() -> None:
    house = HouseStyle(terms=(Term(forms=("point of contact",), use="contact"),))
    assert lexicon_for("en", house)["Point"].flags & CUSTOM
    assert not lexicon_for("en", HouseStyle())["Point"].flags & CUSTOM


ODD = {
    "one long word": "x" * 10_000,
    "one long line": "word " * 200_000,
    "dots": "." * 100_000 + "x",
    "marks inside a word": "a" + "-" * 100_000 + " b",
    "joined words": "a-" * 50_000,
    "abbreviations": "e.g. " * 20_000,
    "stops": "?) " * 20_000,
    "footnotes": ".[1]" * 20_000 + "x",
    "numbers": "1234567890 " * 10_000,
    "capitals": "ALL CAPITALS WITHOUT A STOP " * 5_000,
    "quotes": "“" * 50_000 + "x",
    "marks and emoji": "\u200b\u00ad\u202e \U0001f600 ",
    "right to left": "שלום עולם. مرحبا بالعالم.",
    "scripts mixed": "The форма 形式 form is φόρμα. ",
    "code": "for (int i = 0; i < n; i++) { sum += a[i]; }",
    "combining marks": "e\u0301" * 50_000,
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_text_is_counted_in_linear_time(text: str) -> None:
    """A slip back to quadratic time would make the long ones take minutes."""
    found = review([block(text + " The end is here."), block(text)], lang="en")
    assert found.whole.words >= 4
    assert found.whole.syllables >= 4


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(max_size=120), max_size=5))
def test_any_text_can_be_reviewed(texts: list[str]) -> None:
    found = review([block(text) for text in texts])
    for parsed, text in zip(found.parsed, texts, strict=True):
        for sentence in parsed.sentences:
            assert text[sentence.start : sentence.end] == sentence.text
            assert len(sentence.spans()) == len(sentence.words)
    assert found.prose.words <= found.whole.words
