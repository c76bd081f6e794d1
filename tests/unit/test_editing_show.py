"""The text format: passages in their sentences, marked, without anything that could steer a terminal."""

import io
from dataclasses import replace

import pytest
from rich.console import Console

from auditor.artifacts.house import HouseStyle
from auditor.editing.checked import Checked, check
from auditor.editing.command import LEVELS
from auditor.editing.inputs import Document
from auditor.editing.paper import LINE_CHARS, PlainPaper, TerminalPaper, paper_for
from auditor.editing.show import show
from auditor.editing.wording import with_suggestion
from auditor.message import as_said
from auditor.text.advice import Advice
from auditor.text.index import Grade
from auditor.text.remarks import Remark
from tests.fixtures.striped_rule import STRIPED

TEXT = "# The zoo\n\nIt is open. Feed the zebra and then the Zebra. Go home.\n\nLeave zebra out.\n"


@pytest.fixture(autouse=True)
def _striped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.text.review.FINDERS", (STRIPED,))


def checked(text: str = TEXT, house: HouseStyle = HouseStyle()) -> Checked:  # noqa: B008
    return check(Document("zoo.md", text, "text/markdown"), house, "en")


def graded(low: float, high: float, house: HouseStyle = HouseStyle()) -> Checked:  # noqa: B008
    found = checked(house=house)
    return replace(
        found, review=replace(found.review, grade=Grade(value=(low + high) / 2, low=low, high=high), reason=None)
    )


def plain(found: Checked, *, level: str = "advice", measures: bool = False) -> str:
    sink = io.StringIO()
    show(found, PlainPaper(sink), levels=LEVELS[level], measures=measures)
    return sink.getvalue()


def test_remarks_of_one_sentence_stand_under_it_with_their_passages_marked() -> None:
    out = plain(checked())
    assert "\nzoo.md:3:22\n  Feed the >>zebra<< and then the >>Zebra<<.\n" in out
    assert "! finding striped-word: “zebra”: Readers know horses better. Write “horse”.\n" in out
    assert "- hint striped-word: “Zebra”: Readers know horses better. Write “horse”.\n" in out
    assert "It is open" not in out
    assert (
        "zoo.md:5:7\n  Leave >>zebra<< out.\n    ! finding striped-word: Readers know horses better. Leave it out.\n"
        in out
    )
    assert out.endswith("  2 findings, 1 hint: striped-word 3.\n")


@pytest.mark.parametrize(
    ("message", "suggestion", "said"),
    [
        ("It is hard.", "use", "It is hard. Write “use”."),
        ("It is hard; “Use” is plainer.", "use", "It is hard; “Use” is plainer."),
        ("It adds nothing.", "", "It adds nothing. Leave it out."),
        ("It is long.", None, "It is long."),
    ],
)
def test_what_to_write_is_said_once(message: str, suggestion: str | None, said: str) -> None:
    remark = Remark(rule="r", block=0, start=0, end=1, quote="x", message=as_said(message), suggestion=suggestion)
    assert str(with_suggestion(remark)) == said


def test_only_the_levels_asked_for_are_shown() -> None:
    out = plain(checked(), level="finding")
    assert "Feed the >>zebra<< and then the Zebra." in out
    assert "- hint" not in out
    assert out.endswith("Not shown: 1 hint.\n")


def test_a_short_text_says_why_it_has_no_grade() -> None:
    out = plain(checked())
    assert "No reading grade. The text has" in out
    assert "a grade needs 200" in " ".join(out.split())


def test_a_grade_is_a_range_beside_a_target_that_is_ours() -> None:
    out = " ".join(plain(graded(8.6, 11.4)).split())
    assert (
        "Reading grade 9 to 11, in English. Our own target for a general audience is 8. The whole range lies above it."
        in out
    )
    assert "above" not in plain(graded(7.9, 11.4))
    legal = plain(graded(12, 15, HouseStyle(audience="legal", target_grade=None)))
    assert "target" not in legal


def test_advice_tells_what_mending_brings_and_marks_what_to_mend() -> None:
    found = graded(10, 12)
    remark = found.review.remarks[0]
    vars(found)["advice"] = Advice(
        remarks=(remark,), splits=6, replacements=1, before=Grade(11, 10, 12), after=Grade(8.5, 7.6, 9.4)
    )
    out = " ".join(plain(found).split())
    assert (
        "Splitting these 6 sentences and replacing this 1 word, marked (*1), takes the grade from 10 to 12 down to 8 to 9."
        in out
    )
    assert out.count("striped-word (*1)") == 1


def test_measures_are_shown_when_asked_for() -> None:
    assert "flesch kincaid grade" not in plain(checked())
    assert "flesch kincaid grade" in plain(checked(), measures=True)
    assert "index (ours)" in plain(checked(), measures=True)


def test_long_sentences_are_shown_around_the_passage_only() -> None:
    out = plain(checked("word " * 500 + "zebra" + " word" * 500 + "."))
    assert ">>zebra<<" in out
    assert len(out) < 1_500
    assert out.count("…") == 2


def test_lines_stay_within_their_width() -> None:
    out = plain(checked("All of the words " * 20 + "lead to a zebra. Now go."))
    assert max(map(len, out.splitlines())) <= LINE_CHARS


def test_a_text_without_remarks_says_so() -> None:
    assert "Nothing to remark." in plain(checked("All is well."))


@pytest.mark.parametrize("text", ["", "# Only a title\n", "1 2 3\n"])
def test_texts_with_little_in_them_are_shown(text: str) -> None:
    assert plain(checked(text)).startswith("zoo.md\n  No reading grade.")


def test_no_character_of_the_text_steers_the_terminal() -> None:
    out = plain(checked("A \x1b[31mred zebra\x07 \u202ebackwards\u2066 \x9b0m.\n"))
    assert not set(out) & {"\x1b", "\x07", "\u202e", "\u2066", "\x9b"}


def test_a_terminal_gets_the_passage_underlined_and_hints_dim() -> None:
    sink = io.StringIO()
    console = Console(file=sink, force_terminal=True, width=80, highlight=False, markup=False, color_system="standard")
    show(
        checked("# Zoo [bold]\n\nFeed the zebra [red]now[/red] and the Zebra.\n"),
        TerminalPaper(console),
        levels=LEVELS["advice"],
        measures=False,
    )
    out = sink.getvalue()
    assert "\x1b[1;4mzebra\x1b[0m [red]now[/red]" in out
    assert "\x1b[1;31m! striped-word \x1b[0m" in out
    assert "\x1b[2m- hint striped-word" in out


def test_a_file_gets_no_colour() -> None:
    assert isinstance(paper_for(io.StringIO()), PlainPaper)
