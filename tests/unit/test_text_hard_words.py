import tomllib
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.artifacts import BlockKind, TextBlock
from auditor.artifacts.house import HouseStyle, Term
from auditor.text.inflection import Form, article, form_of, inflect
from auditor.text.remarks import Level, Remark
from auditor.text.review import review


def remarks(
    text: str, rule: str = "hard-word", lang: str = "en", kind: BlockKind = "paragraph", house: HouseStyle | None = None
) -> list[Remark]:
    blocks = [TextBlock(kind=kind, text=text, selector="p", lang=lang)]
    found = review(blocks, lang=lang, house=house or HouseStyle()).remarks
    assert all(text[each.start : each.end] == each.quote for each in found)
    return [each for each in found if each.rule == rule]


def fixed(text: str, found: list[Remark]) -> str:
    """The text with every suggestion put in its place."""
    for each in sorted(found, key=lambda remark: -remark.start):
        if each.suggestion is not None:
            text = text[: each.start] + each.suggestion + text[each.end :]
    return text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("We utilized a form.", "We used a form."),
        ("She utilizes a form.", "She uses a form."),
        ("Utilizing a form is quick.", "Using a form is quick."),
        ("Please UTILIZE the form now.", "Please USE the form now."),
        ("You can commence work on Monday.", "You can start work on Monday."),
        ("They modified a form.", "They changed a form."),
        ("It is an expeditious way.", "It is a fast way."),
        ("We ascertained the facts.", "We found out the facts."),
        ("You must ensure that it is signed.", "You must make sure that it is signed."),
        ("He attempted to call.", "He tried to call."),
        ("We are assisting people with forms.", "We are helping people with forms."),
        ("They deemed it late.", "They considered it late."),
        ("Consequently, we are open.", "So, we are open."),
    ],
)
def test_the_replacement_is_inflected_like_the_word(before: str, after: str) -> None:
    assert fixed(before, remarks(before)) == after


def test_strong_words_are_findings_and_medium_ones_hints() -> None:
    assert remarks("You utilize a form.")[0].level is Level.FINDING
    assert remarks("We modify a form.")[0].level is Level.HINT


@pytest.mark.parametrize(
    "text",
    [
        "You will furnish access.",
        "You must ensure access.",
        "The term “help” means money that you utilize for rent.",
        "Any money that you utilize is “help” in the sense of the term “help”.",
    ],
)
def test_a_strong_word_is_a_hint_where_no_word_fits_as_it_is_or_in_a_definition(text: str) -> None:
    assert {each.level for each in remarks(text)} == {Level.HINT}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("You utilize the form under subsection (b) of this section.", "paragraph"),
        ("You utilize the form that we send.", "cell"),
        ("We modify the form that we send.", "cell"),
        ("It minimizes the work.", "paragraph"),
        ("The office participates in the program.", "paragraph"),
    ],
)
def test_laws_tables_and_a_writers_choices_get_advice_only(text: str, kind: BlockKind) -> None:
    (found,) = remarks(text, kind=kind)
    assert found.level is Level.ADVICE


def test_weak_words_are_left_alone_until_asked_for() -> None:
    text = "We have approximately ten."
    house = HouseStyle(rules_on=frozenset({"hard-word-weak"}))
    assert not remarks(text)
    assert not remarks(text, "hard-word-weak")
    (found,) = remarks(text, "hard-word-weak", house=house)
    assert (found.quote, found.suggestion, found.level) == ("approximately", "about", Level.ADVICE)


@pytest.mark.parametrize(
    "text",
    [
        "The Facilitate Commerce Act is a law.",
        "Consolidated Appropriations Act of 2021 is a law.",
        "The guide says not to write “utilize” here.",
        'The guide says not to write "utilize" here.',
        "The implementing regulations are in part 35.",
        "This has a subject and the address.",
        "in accordance, with the plan",
        "We write plainly here.",
        "Access must be ensured for all.",
        "The facts were ascertained late.",
        "Australia comprises a large area.",
        "The costs relative to the plan are low.",
        "A change was needed in view of the cost.",
        "We made no attempt to call.",
        "The way by means of which you enter is long.",
        "They have failed to call.",
        "Unless otherwise indicated, it is free.",
        "A reasonable modification is free.",
        "It covers utilization management and more.",
        "She acted accordingly last year.",
        "During the period in which it rains, we are closed.",
        "Call your office about a viable plan.",
    ],
)
def test_names_quotes_and_everyday_senses_are_left_alone(text: str) -> None:
    assert not remarks(text)


@pytest.mark.parametrize("kind", ["code", "quote"])
def test_code_and_quoted_text_are_left_alone(kind: BlockKind) -> None:
    assert not remarks("You utilize a form.", kind=kind)


def test_an_entry_of_a_word_list_is_left_alone() -> None:
    assert not remarks("utilize", kind="cell")
    assert remarks("utilize the form that we send", kind="list_item")


def test_the_longest_term_wins() -> None:
    (found,) = remarks("In view of the above, stop.", "wordy-phrase")
    assert found.quote == "In view of the above"


def test_a_replacement_that_may_not_fit_is_named_but_not_put_in() -> None:
    (found,) = remarks("You will furnish access.")
    assert found.suggestion is None
    assert "“give” or “send”" in str(found.message)


def test_allowed_terms_are_never_flagged() -> None:
    assert not remarks("We utilize it.", house=HouseStyle(allowed=frozenset({"utilize"})))


def test_an_agencys_own_terms_are_findings_with_its_reason() -> None:
    house = HouseStyle(terms=(Term(forms=("claimant", "claimants"), use="person", why="our style"),))
    (found,) = remarks("A claimant may call.", "house-word", house=house)
    assert (found.level, found.suggestion) == (Level.FINDING, "person")
    assert str(found.message) == "Your house style says of “claimant”: write “person” (our style)."


def test_an_agencys_term_takes_its_article_along_and_may_be_left_out() -> None:
    house = HouseStyle(terms=(Term(forms=("applicant",), use="person"), Term(forms=("going forward",), use="")))
    text = "An applicant can call us going forward."
    found = remarks(text, "house-word", house=house)
    assert [(each.quote, each.suggestion) for each in found] == [
        ("An applicant", "A person"),
        ("us going forward", "us"),
    ]


@pytest.mark.parametrize(
    ("text", "quote", "suggestion", "level"),
    [
        ("Llame a efectos de pedir una cita.", "a efectos de", "para", Level.FINDING),
        ("Toda vez que no pagó, debe esperar.", "Toda vez que", "Porque", Level.FINDING),
        ("Escriba a fin de pedir una cita.", "a fin de", "para", Level.HINT),
        ("Los acreedores esperan el pago.", "acreedores", None, Level.HINT),
        ("Debe hacer entrega del formulario.", "hacer entrega del", "entregar el", Level.FINDING),
        ("La oficina hará entrega de él.", "hará entrega", None, Level.HINT),
    ],
)
def test_spanish_terms(text: str, quote: str, suggestion: str | None, level: Level) -> None:
    (found,) = remarks(text, lang="es") + remarks(text, "wordy-phrase", lang="es")
    assert (found.quote, found.suggestion, found.level) == (quote, suggestion, level)


@pytest.mark.parametrize(
    ("base", "form", "made"),
    [
        ("carry out", Form.PAST, "carried out"), ("make sure", Form.ING, "making sure"), ("stop", Form.PAST, "stopped"),
        ("begin", Form.THIRD, "begins"), ("tell", Form.PAST, "told"), ("pass", Form.THIRD, "passes"),
        ("ability", Form.PLURAL, "abilities"), ("must", Form.PAST, "must"), ("issue", Form.ING, "issuing"),
        ("need", Form.PAST, "needed"), ("plan", Form.ING, "planning"), ("have", Form.THIRD, "has"),
    ],
)  # fmt: skip
def test_inflection(base: str, form: Form, made: str) -> None:
    assert inflect(base, form) == made


def test_a_participle_is_told_from_a_past_where_they_differ() -> None:
    assert inflect("do", Form.PAST) == "did"
    assert inflect("do", Form.PAST, is_participle=True) == "done"


def test_forms_are_told_from_their_endings() -> None:
    assert form_of("utilizes", "utilize") is Form.THIRD
    assert form_of("made a decision", "make a decision") is Form.PAST
    assert form_of("capabilities", "capability", is_noun=True) is Form.PLURAL


@pytest.mark.parametrize(
    ("word", "expected"), [("use", "a"), ("hour", "an"), ("effort", "an"), ("one", "a"), ("try", "a"), ("unit", "a")]
)
def test_the_article_follows_the_sound(word: str, expected: str) -> None:
    assert article(word) == expected


def test_every_term_of_the_lists_can_be_found_in_each_of_its_forms() -> None:
    table = tomllib.loads(resources.files("auditor").joinpath("data/words_en.toml").read_text("utf-8"))["terms"]
    flagged = [
        (form, entry)
        for term, entry in table.items()
        for form in entry.get("forms", [term])
        if entry["strength"] in ("strong", "medium") and not entry.get("ambiguous") and "rule" not in entry
        if entry.get("level") != "off"
    ]
    assert len(flagged) > 80
    for form, entry in flagged:
        following = (entry.get("before") or ["it"])[0]
        start = f"We call, and {form}" if entry.get("opening") else f"We say that they {form}"
        text = f"{start} {following} soon."
        assert remarks(text) or remarks(text, "wordy-phrase"), form


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("You must ensure that it is signed.", "ensure"),
        ("Numerous people called.", "Numerous"),
        ("We have additional information.", "additional"),
    ],
)
def test_words_that_everybody_meets_often_are_hints_however_many_more_hard_texts_have_them(
    text: str, word: str
) -> None:
    (found,) = remarks(text)
    assert (found.quote, found.level) == (word, Level.HINT)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("You may attempt to enter.", "You may try to enter."),
        ("We will endeavor to reply.", "We will try to reply."),
        ("People who reside in the county pay less.", "People who live in the county pay less."),
        ("You may ask for additional information.", "You may ask for more information."),
        ("Rules enumerated here are old.", "Rules listed here are old."),
        ("Do it to the maximum extent feasible.", "Do it to the maximum extent possible."),
        ("We anticipate that it will open.", "We expect that it will open."),
    ],
)
def test_a_replacement_is_put_in_where_the_words_around_leave_it_its_sense(before: str, after: str) -> None:
    assert fixed(before, remarks(before)) == after


@pytest.mark.parametrize(
    "text",
    [
        "He made a desperate attempt to enter.",
        "His steadfast endeavors to help are known.",
        "The airport resides at 313 feet.",
        "The data resides in a system.",
        "Write rather to inform, your readers will like it.",
        "Genetically modified food is sold here.",
        "Your modified adjusted gross income counts.",
        "The more numerous earthquakes are small.",
        "She initiates us into it.",
        "A sufficient time is needed to dry.",
        "We anticipated the need.",
        "See the expiration date.",
        "He had a desire to help.",
        "The regulation implementing Title II is new.",
    ],
)
def test_words_in_a_sense_or_a_grammar_of_their_own_are_left_alone(text: str) -> None:
    assert not [each for each in remarks(text) if each.level is not Level.ADVICE]


@pytest.mark.parametrize(
    "text", ["A portion of the fee is paid.", "We deploy a lift.", "We accomplish a lot.", "The benefits accrue here."]
)
def test_words_without_a_twin_get_advice_only_and_nothing_is_put_in(text: str) -> None:
    (found,) = remarks(text)
    assert (found.level, found.suggestion) == (Level.ADVICE, None)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_without_failing(text: str) -> None:
    remarks(text)


@pytest.mark.parametrize(
    "written", ["utilize", "Run utilize now", "a.utilize()", "GET /utilize", "utilize, facilitate"]
)
def test_inline_code_counts_for_the_length_of_a_sentence_alone(written: str) -> None:
    text = f"Please write {written} and HUD in the form."
    verbatim = ((13, 13 + len(written)),)
    found = review([TextBlock(kind="paragraph", text=text, selector="p", verbatim=verbatim)], lang="en")
    assert not [each for each in found.remarks if each.rule == "hard-word"]
    assert found.prose.words == review([TextBlock(kind="paragraph", text=text, selector="p")], lang="en").prose.words


def test_text_that_several_panels_repeat_is_counted_and_judged_once() -> None:
    def panel(part: int, text: str = "Please utilize the form at once.") -> TextBlock:
        return TextBlock(kind="paragraph", text=text, selector="p", part=part)

    found = review([panel(1), panel(2), panel(2, "Come to us."), panel(3)], lang="en")
    assert [each.block for each in found.remarks if each.rule == "hard-word"] == [0]
    assert found.prose.sentences == 2
    assert review([panel(0), panel(0), panel(1), panel(1)], lang="en").prose.sentences == 4


@pytest.mark.parametrize(
    "text",
    [
        "Do not write ‘utilize’ in a letter.",
        "Write 'use' and not 'utilize the form' to people.",
        "Don't say utilize.",
        "Replace the word utilize in your letters.",
        "Avoid writing utilize.",
        "We say “use”, not “utilize”.",
    ],
)
def test_a_word_given_as_an_example_is_not_the_writers(text: str) -> None:
    assert not remarks(text)


@pytest.mark.parametrize(
    "text", ["Don’t utilize the clerk’s form.", "The tenants' forms utilize the owners' names.", "Never utilize it."]
)
def test_apostrophes_and_bans_make_no_example(text: str) -> None:
    assert [each.quote for each in remarks(text)] == ["utilize"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Each additional copy costs a dollar.", "“extra” or “other”"),
        ("Bring the additional information to us.", "“extra” or “other”"),
        ("You need additional help with the form.", "“more”, “added” or “other”"),
        ("Act now to ensure effective and timely repair of it.", "“make sure that”"),
        ("The rule ensures compliance with the plan.", "“makes sure that”"),
        ("You must ensure that it works.", "“make sure”"),
        ("Ask them to ascertain a feasible deadline for it.", "“find out” or “work out”"),
        ("We will ascertain whether it works.", "“find out” or “learn”"),
    ],
)
def test_only_words_that_fit_the_place_are_named(text: str, named: str) -> None:
    (found,) = [each for each in remarks(text) if "is plainer" in str(each.message) and "feasible" not in each.quote]
    assert f"; {named} is plainer" in str(found.message)


def test_what_does_not_fit_is_not_put_in() -> None:
    (found,) = remarks("Ask them to ascertain a date for it.")
    assert (found.suggestion, found.level) == (None, Level.HINT)


def test_a_house_term_left_out_at_the_start_keeps_the_next_word() -> None:
    house = HouseStyle(terms=(Term(forms=("kindly",), use=""),))
    (found,) = remarks("Kindly call us.", "house-word", house=house)
    assert (found.quote, found.suggestion) == ("Kindly call", "Call")


@pytest.mark.parametrize(
    ("text", "quote", "suggestion", "level"),
    [
        ("You relinquish your right after 90 days.", "relinquish", "give up", Level.FINDING),
        ("We found an erroneous charge.", "an erroneous", "a wrong", Level.FINDING),
        ("He relinquished the claim.", "relinquished", None, Level.HINT),
        ("This supersedes the older rule.", "supersedes", None, Level.HINT),
        ("Send it via email to us.", "via", "by", Level.HINT),
        ("We talked with stakeholders in May.", "stakeholders", None, Level.HINT),
        ("You must remediate the fault.", "remediate", None, Level.HINT),
    ],
)
def test_words_that_readers_of_public_pages_stumbled_over(
    text: str, quote: str, suggestion: str | None, level: Level
) -> None:
    (found,) = remarks(text)
    assert (found.quote, found.suggestion, found.level) == (quote, suggestion, level)


@pytest.mark.parametrize(
    "text",
    [
        "We drove via Ohio to the fair.",
        "Take the via route to the fair.",
        "Save it as scalable vector graphics for us.",
    ],
)
def test_words_that_name_something_else_there_are_left_alone(text: str) -> None:
    assert not remarks(text)
