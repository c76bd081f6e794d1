"""What `auditor text` says once, what it keeps back, and that its last lines agree with what it showed."""

import io
import json

import pytest

from auditor.artifacts.house import HouseStyle
from auditor.editing.as_json import as_json
from auditor.editing.checked import Checked, check
from auditor.editing.choice import with_rules
from auditor.editing.command import LEVELS
from auditor.editing.inputs import Document
from auditor.editing.paper import PlainPaper
from auditor.editing.show import show

LAW = "Under subsection (b) of this section you shall utilize it.\n"


def checked(text: str, house: HouseStyle = HouseStyle()) -> Checked:  # noqa: B008
    return check(Document("note.md", text, "text/markdown"), house, "en")


def shown(found: Checked, level: str = "advice") -> str:
    sink = io.StringIO()
    show(found, PlainPaper(sink), levels=LEVELS[level], measures=False)
    return " ".join(sink.getvalue().split())


def test_a_word_is_shown_once_with_its_other_places() -> None:
    out = shown(checked("You utilize it.\n\nShe utilized it.\n\nThey commence it.\n\nUtilize it.\n"))
    assert out.count("! finding hard-word: ") == 2
    assert "“use” is plainer. And 2 more, on lines 3, 7." in out
    assert out.endswith("4 findings: hard-word 4.")


def test_only_the_first_lines_of_a_word_are_named() -> None:
    out = shown(checked("You utilize it.\n\n" * 9))
    assert "And 8 more, on lines 3, 5, 7, 9, 11, 13, …" in out


def test_passives_are_one_line_unless_they_are_asked_for() -> None:
    text = "It is signed.\n\nIt is sent.\n\nIt was kept.\n"
    out = shown(checked(text))
    assert out.count("passive-voice: ") == 1
    assert "And 2 more, on lines 3, 5." in out
    assert shown(checked(text, with_rules(HouseStyle(), ["passive-voice"], []))).count("- advice passive-voice") == 3


def passives(text: str, house: HouseStyle = HouseStyle()) -> list[str]:  # noqa: B008
    documents = json.loads(as_json([checked(text, house)], [], LEVELS["advice"]))["documents"]
    return [each["message"] for each in documents[0]["findings"] if each["rule"].startswith("passive")]


def test_programs_get_one_line_for_the_passives_too() -> None:
    text = "It is signed.\n\nIt is sent.\n\nIt was kept.\n"
    (message,) = passives(text)
    assert message.endswith("name them first. And 2 more, on lines 3, 5.")
    assert len(passives(text, with_rules(HouseStyle(), ["passive-voice"], []))) == 3


@pytest.mark.parametrize(
    "text",
    [
        "The office is located on Main Street.",
        "They were not intoxicated at the time.",
        "The person is domiciled in Georgia.",
        "We’re focused on your case.",
        "You may be born here.",
        "It is for what’s called a wage claim.",
        "You are entitled to a copy.",
        "Applicants are required to sign the form.",
    ],
)
def test_states_and_places_that_another_remark_is_about_get_no_line(text: str) -> None:
    assert passives(text) == []


@pytest.mark.parametrize("text", ["La oficina es ubicada en el centro.", "La persona es domiciliada en Lima."])
def test_states_in_spanish_get_none_either(text: str) -> None:
    found = check(Document("note.md", text, "text/markdown"), HouseStyle(), "es")
    assert [each.rule for each in found.review.remarks] == ["passive-voice"]
    assert found.remarks == ()


def test_the_share_of_passives_counts_the_others() -> None:
    found = passives("The form must be signed.\n\nIt is kept.\n\n" + "We must be told.\n\n" * 20)
    assert len(found) == 1
    assert "(100%) are in the passive" in found[0]
    assert found[0].endswith("And 21 more, on lines 3, 5, 7, 9, 11, 13, ….")


@pytest.mark.parametrize(
    ("text", "level", "end"),
    [
        ("We help.\n", "advice", "Nothing to remark."),
        ("It is signed.\n", "finding", "Nothing to remark of what was asked for. Not shown: 1 piece of advice."),
        ("You utilize it. It is signed.\n", "finding", "1 finding: hard-word 1. Not shown: 1 piece of advice."),
        ("You utilize it. It is signed.\n", "advice", "1 finding, 1 piece of advice: hard-word 1, passive-voice 1."),
    ],
)
def test_the_last_lines_tell_what_was_not_shown(text: str, level: str, end: str) -> None:
    assert shown(checked(text), level).endswith(end)


def test_a_grade_above_the_target_is_counted_and_its_marked_sentences_are_shown() -> None:
    long = "The administrative determination concerning eligibility necessitates verification of considerable documentation. "
    found = checked(f"{long * 25}\n")
    assert found.is_above_target
    assert found.advice
    out = shown(found, "finding")
    assert "reading-grade 1" in out
    assert "Nothing to remark" not in out
    assert f"(*{len(found.advice.remarks)})" in out
    assert out.count("(*1)") == 2  # where it is announced, and beside the sentence


def test_why_something_is_advice_and_no_more_is_said() -> None:
    found = checked(LAW)
    reason = "it stands in the wording of a law, which has to stay as it is"
    assert f"2 remarks are advice and no more, because {reason}." in shown(found, "finding")
    assert reason in as_json([found], [], LEVELS["advice"]).decode()
    assert not found.findings


def test_a_letter_with_five_shalls_and_a_citation_has_findings() -> None:
    found = checked("You shall utilize 24 CFR 982. " + "We shall help. " * 5 + "\n")
    assert found.findings == 7
    assert "no more" not in shown(found)


def test_a_text_of_few_words_is_told_its_band() -> None:
    out = shown(checked("We pay the rent of people here today. " * 15))
    assert "Reading grade about " in out
    assert ", few words. The text has 120 words in whole sentences; a grade needs 200." in out
