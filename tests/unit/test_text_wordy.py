"""Wordy phrases and their shorter twins."""

import pytest

from auditor.artifacts import BlockKind, TextBlock
from auditor.artifacts.house import HouseStyle
from auditor.text.remarks import Level, Remark
from auditor.text.review import review
from auditor.text.word_lists import plain_terms, wordy_phrases


def remarks(text: str, kind: BlockKind = "paragraph", house: HouseStyle | None = None) -> list[Remark]:
    found = review([TextBlock(kind=kind, text=text, selector="p")], lang="en", house=house or HouseStyle()).remarks
    assert all(text[each.start : each.end] == each.quote for each in found)
    return [each for each in found if each.rule == "wordy-phrase"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Call prior to your visit.", "Call before your visit."),
        ("The road is closed due to the fact that a pipe broke.", "The road is closed because a pipe broke."),
        ("We cannot accept cash at this time.", "We cannot accept cash now."),
        ("In the event that you move, tell us.", "If you move, tell us."),
        ("In the event of a fire, call 911.", "If there is a fire, call 911."),
        ("Applicants are required to show proof.", "Applicants must show proof."),
        ("You are also required to have a license.", "You are also required to have a license."),
        ("It is used for the purpose of paying rent.", "It is used to pay rent."),
        ("The office was set up with the purpose of planning roads.", "The office was set up to plan roads."),
        ("Please do not hesitate to call us.", "Please call us."),
        ("If you need help, do not hesitate to ask.", "If you need help, please ask."),
        ("You have thirty (30) days to appeal.", "You have 30 days to appeal."),
        ("The limit is one hundred and twenty (120) days.", "The limit is 120 days."),
        ("Each member brings his/her card.", "Each member brings their card."),
        ("Bring him/her the form.", "Bring them the form."),
        ("Say where he/she will live.", "Say where they will live."),
        ("The form(s) must be signed.", "The forms must be signed."),
        ("Send the form(s) as soon as you can, which is best.", "Send the forms as soon as you can, which is best."),
        ("Send the form(s) across the street.", "Send the forms across the street."),
        ("List the address(es) of your homes.", "List the addresses of your homes."),
        ("Bring a passport and/or a license.", "Bring a passport or a license."),
        ("In order to return to work, call us.", "To return to work, call us."),
        ("It costs in excess of ten dollars.", "It costs over ten dollars."),
        ("With the exception of Monday, we are open.", "Except for Monday, we are open."),
        ("People made use of the bus.", "People used the bus."),
        ("Please be advised that the office is closed.", "The office is closed."),
        ("Reply no later than March 1.", "Reply by March 1."),
        ("Be there not later than noon.", "Be there by noon."),
        ("The majority of visitors come by bus.", "Most visitors come by bus."),
        ("PRIOR TO YOUR VISIT, CALL.", "BEFORE YOUR VISIT, CALL."),
    ],
)
def test_the_shorter_words_stand_where_the_phrase_stood(before: str, after: str) -> None:
    text = before
    for each in reversed(remarks(before)):
        assert (each.level, each.suggestion is None) == (Level.FINDING, False)
        text = text[: each.start] + str(each.suggestion) + text[each.end :]
    assert text == after


@pytest.mark.parametrize(
    "text",
    [
        "A permit is required to build a fence.",
        "Proof of income is required to apply.",
        "What is required to vote?",
        "The fee is based on income.",
        "The result is based on the fact that he came.",
        "He was confined for a period of time.",
        "The majority of the members came.",
        "You must cease and desist from burning.",
        "There was a difference in the amount of water.",
        "They do not hesitate to call.",
        "Say what there is applicable to you.",
        "The guide says not to write “prior to” here.",
        "Two (3) days are wrong.",
        "See note (30) here.",
        "It is at the present time of need.",
        "At this time, most radios began to use parts.",
    ],
)
def test_the_same_words_in_another_sense_are_left_alone(text: str) -> None:
    assert not remarks(text)


@pytest.mark.parametrize(
    "text",
    [
        "Reply not later than 30 days after it.",
        "It is used for the purpose of advertising, marketing, or sales.",
        "They must have a plan, and agencies are required to name a person and to reply.",
        "A form(s) is here.",
        "List the site(s) and say where it is.",
        "The form(s) you sent us was lost.",
        "Send the document(s). It must be new.",
        "The applicant(s) receives a card.",
        "Choose the plan(s) that fits your needs.",
        "Bring the permit(s) with its copy.",
        "He/she has a car.",
        "We met on a regular basis.",
        "It is sent in a timely manner.",
        "During the course of paying, wait.",
        "In the event of disproportionality, call.",
    ],
)
def test_a_phrase_that_its_rewrite_does_not_fit_is_a_hint_without_one(text: str) -> None:
    (found,) = remarks(text)
    assert (found.level, found.suggestion) == (Level.HINT, None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Under subsection (b) of this section apply prior to May.", "paragraph"),
        ("Apply prior to May, and wait.", "cell"),
    ],
)
def test_laws_and_tables_get_advice_only(text: str, kind: BlockKind) -> None:
    (found,) = remarks(text, kind)
    assert found.level is Level.ADVICE


def test_a_replacement_is_called_shorter_only_where_it_is() -> None:
    def said(text: str) -> str:
        return str(remarks(text)[0].message)

    assert "is a long way to say “before”" in said("Call prior to your visit.")
    assert said("The board is comprised of five people.").endswith("“is made up of” is plainer.")
    assert said("Call at your earliest convenience.").endswith("“as soon as you can” is plainer.")


def test_a_matter_of_usage_is_a_hint() -> None:
    assert [each.level for each in remarks("The board is comprised of five people.")] == [Level.HINT]


def test_a_label_may_leave_its_number_open() -> None:
    assert not remarks("Name(s) of children", "label")


def test_what_an_agency_allows_is_left_alone() -> None:
    assert not remarks("Call prior to May.", house=HouseStyle(allowed=frozenset({"prior to"})))


def test_a_phrase_stands_in_one_list_only() -> None:
    wordy = {form for term in wordy_phrases() for form in term.forms}
    assert not wordy & {form for term in plain_terms("en") for form in term.forms}


def test_a_rewrite_that_may_be_put_in_is_named_first() -> None:
    assert all(term.use or term.omit for term in wordy_phrases() if term.is_mechanical)


def test_every_phrase_has_a_level() -> None:
    assert all(term.level for term in wordy_phrases())


@pytest.mark.parametrize(
    "text",
    [
        "Please note that:",
        "It is important to note that: the office is closed.",
        "Please be advised that: we are closed.",
        "It should be noted that: a list follows.",
        "Please be aware that: a list follows.",
    ],
)
def test_a_phrase_that_leads_in_a_list_is_no_phrase_to_leave_out(text: str) -> None:
    assert remarks(text) == []


def test_a_word_that_stands_before_is_not_put_in_again() -> None:
    (found,) = remarks("You now at this time can not pay.")
    assert found.suggestion is None


def test_and_or_names_the_way_to_say_that_both_may_be_meant() -> None:
    (found,) = remarks("You may need a guardian and/or a conservator.")
    assert (found.suggestion, "“a or b, or both”" in str(found.message)) == ("or", True)


@pytest.mark.parametrize(
    "text",
    [
        "The lake is cold at this time of year.",
        "The lake was full at this time last year, and it is low.",
        "The town gets payments in lieu of taxes.",
        "It was a lease for a period of years.",
        "All is in order to go.",
    ],
)
def test_a_phrase_that_says_something_else_is_left_alone(text: str) -> None:
    assert not remarks(text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Boil it for a minimum of one minute.", "Boil it for at least one minute."),
        ("Pay a maximum of $50 a day.", "Pay up to $50 a day."),
        ("It is in proximity to a school.", "It is near a school."),
        ("Pay in May or now, whichever is the earlier.", "Pay in May or now, whichever comes first."),
        ("It is held in abeyance until May.", "It is put on hold until May."),
        ("All may apply irrespective of age.", "All may apply regardless of age."),
        ("They did it with a minimum of effort.", "They did it with a minimum of effort."),
    ],
)
def test_more_phrases_that_readers_of_public_pages_stumbled_over(before: str, after: str) -> None:
    text = before
    for each in reversed(remarks(before)):
        text = text[: each.start] + (each.suggestion or "?") + text[each.end :]
    assert text == after
