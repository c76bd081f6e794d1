import socket
import subprocess
import sys
from math import sqrt

import pytest

from auditor.artifacts import BlockKind, TextBlock
from auditor.text import (
    GRADE_SD_AT_ONE_WORD,
    MIN_PROSE_WORDS,
    Grade,
    Prose,
    count_syllables,
    english_blocks,
    english_share,
    grade,
    measure,
    sentences_of,
    words_of,
)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("text.py tried to open a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def block(text: str, kind: BlockKind = "paragraph", *, lang: str = "", in_main: bool = True) -> TextBlock:
    return TextBlock(kind=kind, text=text, selector="p", lang=lang, in_main=in_main)


def prose(words: int, sentences: int = 10, syllables: int | None = None) -> Prose:
    return Prose(words=words, sentences=sentences, syllables=syllables or words, blocks=1)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("The U.S. Department of State issues passports. You can apply online at any time.", 2),
        ("Contact Dr. Smith or Ms. Jones in the main office. They will help you apply today.", 2),
        ("The rate is 3.5 percent for loans of less than $1.5 million in most states.", 1),
        ("Under 29 C.F.R. 1910.134(a)(1) your employer must give you a respirator.", 1),
        ("Call us at 202.555.0143 or 1.800.555.0199 to speak with a person about claims.", 1),
        ("Go to www.irs.gov/forms-pubs or https://www.ssa.gov/forms/ss-5.pdf for the form.", 1),
        ("Email help.desk@agency.gov or write to P.O. Box 123 in Washington, D.C. 20500.", 1),
        ("Bring proof of identity, e.g. a passport or driver license, to your appointment.", 1),
        ("See Pub. No. 501 for details on who you can claim. It lists every rule.", 2),
        ("The answer is no. You must apply again.", 2),
        ("Enter your name... then choose the button marked next.", 1),
        ("Sign in. Apply now. Get help.", 3),
        ("The office opens at 8 a.m. The phone line opens later in the day.", 2),
        ("J. Edgar Hoover led the F.B.I. for many years before he died in 1972.", 1),
        ("The notice says “Your claim is closed.” You can ask us to look at it again.", 2),
        ("1. Fill out the form.", 1),
        ("Do you need help? Call us! We answer every day.", 3),
    ],
)
def test_sentences_are_counted_as_a_reader_would(text: str, count: int) -> None:
    assert len(sentences_of(text)) == count


def test_words_are_split_at_spaces_and_dashes_and_need_a_letter_or_digit() -> None:
    assert words_of("Benefits end in June—unless you renew – see form W-2 & pay $5.") == [
        "Benefits", "end", "in", "June", "unless", "you", "renew", "see", "form", "W-2", "pay", "$5.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "syllables"),
    [("cat", 1), ("people", 2), ("eligibility", 6), ("Don’t apply", 3), ("self-employed people", 5), ("", 0)],
)
def test_syllables_come_from_the_shipped_table(text: str, syllables: int) -> None:
    assert count_syllables(text) == syllables


def test_a_word_the_table_lacks_is_counted_all_the_same() -> None:
    assert count_syllables("reauthorizationwise") > 2


def test_textstat_metrics_work_without_the_network() -> None:
    """In a process of its own, so that no other import has fetched or patched anything before."""
    code = (
        "import socket\n"
        "def refuse(*a, **k): raise AssertionError('network')\n"
        "socket.socket.connect = refuse; socket.getaddrinfo = refuse\n"
        "from auditor import text\n"
        "text.count_syllables('warm up')\n"
        "import textstat\n"
        "sample = 'The department determines eligibility. You must apply again. ' * 10\n"
        "for name in ('flesch_kincaid_grade', 'flesch_reading_ease', 'smog_index', 'gunning_fog',\n"
        "             'dale_chall_readability_score', 'syllable_count', 'polysyllabcount'):\n"
        "    assert getattr(textstat, name)(sample) != 0, name\n"
        "assert textstat.syllable_count('eligibility') == 6\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_importing_the_module_does_not_import_textstat() -> None:
    code = "import sys, auditor.text; assert 'textstat' not in sys.modules and 'nltk' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_only_whole_sentences_of_paragraphs_and_sentence_like_items_are_prose() -> None:
    counted = measure([
        block("You can apply online. Most people hear back in ten days. Learn more"),
        block("Bring a photo ID.", "list_item"),
        block("your Social Security number", "list_item"),
        block("Contact us"),
        block("How to apply for help.", "heading"),
        block("Ohio pays 500 dollars.", "cell"),
        block("Home is where you live.", in_main=False),
    ])  # fmt: skip
    assert (counted.sentences, counted.words, counted.blocks) == (3, 15, 2)
    assert counted.syllables == count_syllables(
        "You can apply online. Most people hear back in ten days. Bring a photo ID."
    )


def test_lists_without_stops_never_run_together_into_one_sentence() -> None:
    items = [block("proof of where you live", "list_item") for _ in range(50)]
    assert measure([*items, block("You need these.")]) == measure([block("You need these.")])


def test_grade_is_flesch_kincaid() -> None:
    found = grade(prose(400, sentences=20, syllables=600))
    assert found is not None
    assert found.value == pytest.approx(0.39 * 20 + 11.8 * 1.5 - 15.59)


def test_no_grade_below_the_words_that_it_needs() -> None:
    assert grade(prose(MIN_PROSE_WORDS - 1)) is None
    assert isinstance(grade(prose(MIN_PROSE_WORDS)), Grade)


def test_no_grade_without_sentences() -> None:
    assert grade(Prose(words=500, sentences=0, syllables=700, blocks=1)) is None


@pytest.mark.parametrize(("words", "measured_sd"), [(200, 3.1), (500, 2.0)])
def test_range_follows_the_measured_standard_deviation(words: int, measured_sd: float) -> None:
    assert GRADE_SD_AT_ONE_WORD / sqrt(words) == pytest.approx(measured_sd, abs=0.05)
    found = grade(prose(words))
    assert found is not None
    assert found.high - found.value == pytest.approx(measured_sd, abs=0.05)
    assert found.value - found.low == pytest.approx(measured_sd, abs=0.05)


ENGLISH = "You can ask for help with the rent of your home if you live in this county."
SPANISH = "Usted puede pedir ayuda con la renta de su casa si vive en este condado."
GERMAN = "Sie können Hilfe bei der Miete beantragen, wenn Sie in diesem Kreis wohnen, und zwar online."


@pytest.mark.parametrize(
    ("page_lang", "text", "kept"),
    [
        ("en", ENGLISH, True),
        ("en-US", ENGLISH, True),
        ("EN_us", ENGLISH, True),
        ("", ENGLISH, True),
        ("es", ENGLISH, False),
        ("es", SPANISH, False),
        ("", SPANISH, False),
        ("en", SPANISH, False),
        ("", GERMAN, False),
    ],
)
def test_only_english_text_is_kept(page_lang: str, text: str, kept: bool) -> None:
    assert bool(english_blocks(page_lang, [block(text)])) is kept


def test_a_passage_in_another_language_is_left_out_of_an_english_page() -> None:
    english, spanish = block(ENGLISH, lang="en"), block(SPANISH, lang="es")
    assert english_blocks("en", [english, spanish]) == (english,)


def test_english_share_of_nothing_is_zero() -> None:
    assert english_share([]) == 0.0
    assert english_share([block("— …")]) == 0.0


@pytest.mark.parametrize(
    "text",
    [
        "x" * 10_000,
        "." * 100_000 + "x",
        "e.g. " * 20_000,
        "?) " * 20_000,
        "1234567890 " * 10_000,
        "ALL CAPITALS WITHOUT A STOP " * 5_000,
        "\u200b\u00ad\u202e \U0001f600 ",
        "שלום עולם. مرحبا بالعالم.",
    ],
    ids=["one long word", "dots", "abbreviations", "stops", "numbers", "capitals", "marks and emoji", "right to left"],
)
def test_odd_text_gives_counts_and_no_fault(text: str) -> None:
    """A slip back to quadratic time would make the long ones take minutes."""
    counted = measure([block(text + " The end is here.")])
    assert counted.sentences >= 1
    assert counted.words >= 4
    assert counted.syllables >= 4
