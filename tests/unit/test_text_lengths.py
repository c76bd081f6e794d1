import pytest

from auditor.artifacts import BlockKind, TextBlock
from auditor.artifacts.house import HouseStyle
from auditor.text.remarks import Level, Remark
from auditor.text.review import review


def block(text: str, kind: BlockKind = "paragraph", *, lang: str = "en", in_main: bool = True) -> TextBlock:
    return TextBlock(kind=kind, text=text, selector="p", lang=lang, in_main=in_main)


def remarks(rule: str, *blocks: TextBlock, house: HouseStyle | None = None, lang: str = "en") -> list[Remark]:
    return [each for each in review(blocks, lang=lang, house=house or HouseStyle()).remarks if each.rule == rule]


def sentence(words: int) -> str:
    return "You " + "may walk " * ((words - 1) // 2) + "there " * ((words - 1) % 2) + "."


@pytest.mark.parametrize(
    ("words", "level", "is_worse"),
    [
        (25, None, False),
        (26, Level.ADVICE, False),
        (34, Level.ADVICE, False),
        (35, Level.HINT, False),
        (37, Level.HINT, False),
        (38, Level.FINDING, False),
        (39, Level.FINDING, False),
        (40, Level.FINDING, True),
    ],
)
def test_a_sentence_is_long_from_38_words_a_hint_from_35_and_worse_from_40(
    words: int, level: Level | None, is_worse: bool
) -> None:
    found = remarks("long-sentence", block(sentence(words)))
    assert [(each.level, each.is_worse, each.data["words"]) for each in found] == (
        [(level, is_worse, words)] if level else []
    )


@pytest.mark.parametrize(
    ("text", "net"),
    [
        (f"We (who {'may ' * 9}ask) {sentence(26)}", 27),
        (f"We say “to all {'may ' * 9}ask” {sentence(26)}", 28),
        (f"We say “to all {'may ' * 9}ask {sentence(26)}", 2),
        (f"They will {'may ' * 9}ask” {sentence(26)}", 26),
        (f'They will {"may " * 29}ask."', 0),
        (f"We use <label for='a b c'> {sentence(26)}", 28),
        (f"Here is how it works: {sentence(30)}", 30),
        (f"Help with rent – {sentence(30)}", 30),
        (f"We told {'them ' * 28}: it {sentence(10)}", 41),
    ],
    ids=[
        "brackets",
        "quote",
        "quote that goes on",
        "quote from before",
        "all of it a quote",
        "tag",
        "label",
        "label before a dash",
        "a colon within a sentence",
    ],
)
def test_words_that_a_reader_need_not_keep_in_mind_are_not_counted(text: str, net: int) -> None:
    (found,) = remarks("long-sentence", block(text))
    assert found.data["net"] == net
    assert found.level is (Level.FINDING if net > 37 else Level.ADVICE)


@pytest.mark.parametrize(
    ("middle", "opening"),
    [
        ("; they", "they may walk"),
        (" – they", "they may walk"),
        (", but they", "but they may"),
        (", so they always", "so they always"),
        (", so they can", None),
        (", so that they", None),
        (", but not they", None),
        (", but may", None),
        (", although they", None),
        (" – which may be there – they", None),
        ("; or there; they", None),
        ("; thereby they", None),
    ],
)
def test_a_hint_says_where_a_second_sentence_may_begin_as_it_stands(middle: str, opening: str | None) -> None:
    (found,) = remarks("long-sentence", block(f"{sentence(13)[:-1].strip()}{middle} {sentence(13)[4:]}"))
    assert found.level is (Level.HINT if opening else Level.ADVICE)
    assert ("split" in found.data) == (opening is not None)
    assert opening is None or f"before “{opening}”" in str(found.message)


@pytest.mark.parametrize("again", ["or if", "and when", "or whether"])
def test_nothing_is_split_off_within_a_clause_that_goes_on(again: str) -> None:
    opening = f"Call us {again.split()[1]} {sentence(10)[:-1].strip()}, but they {sentence(6)[4:-2].strip()}, {again} {sentence(6)}"
    assert "split" not in next(iter(remarks("long-sentence", block(opening)))).data


def test_nothing_is_split_off_a_clause_that_can_not_stand_alone() -> None:
    (found,) = remarks("long-sentence", block(f"If {sentence(19)[:-1].strip()}, but they {sentence(19)[4:]}"))
    assert found.level is Level.FINDING
    assert "split" not in found.data


@pytest.mark.parametrize(("words", "level"), [(29, Level.ADVICE), (30, Level.FINDING)])
def test_a_sentence_that_two_clauses_make_is_long_earlier(words: int, level: Level) -> None:
    (found,) = remarks("long-sentence", block(f"{sentence(14)[:-1].strip()}, and they {sentence(words - 15)[4:]}"))
    assert found.level is level


def test_a_laws_sentences_are_only_advised_on() -> None:
    (found,) = remarks("long-sentence", block(f"Under subsection (b) of this section {sentence(40)}"))
    assert found.level is Level.ADVICE


def test_the_agencys_limit_counts_instead_of_ours() -> None:
    (found,) = remarks("long-sentence", block(sentence(22)), house=HouseStyle(limits={"sentence_words": 20}))
    assert found.level is Level.FINDING
    assert "over 20" in str(found.message)


@pytest.mark.parametrize(
    "text",
    [
        block(sentence(50), "heading"),
        block(sentence(50), "quote"),
        block(sentence(50), in_main=False),
        block(sentence(50)[:-1]),
    ],
    ids=["heading", "quotation", "outside main", "no stop"],
)
def test_only_prose_of_the_main_content_is_measured(text: TextBlock) -> None:
    assert not remarks("long-sentence", text)


def test_a_place_to_split_is_named_when_one_is_near_the_middle() -> None:
    text = f"{sentence(18)[:-1].strip()}, but {sentence(18)}"
    (found,) = remarks("long-sentence", block(text))
    assert text[found.data["split"] :].startswith("but You")
    assert "“but You may”" in str(found.message)


def test_a_long_sentence_without_such_a_place_names_none() -> None:
    (found,) = remarks("long-sentence", block(f"We ask, but {sentence(35)}"))
    assert "split" not in found.data


def test_a_list_in_a_sentence_should_become_a_list() -> None:
    things = "an old letter, a bank card, a gas bill, a school report, a photo"
    (found,) = remarks(
        "long-sentence",
        block(f"Please bring with you to the office on that day {things}, and also your very old passport or card."),
    )
    assert "one item a line" in str(found.message)


@pytest.mark.parametrize(
    "clauses",
    [
        "if you live here, which we check, because you told us, when you came",
        "claims, or aims for new, old, or green ones",
    ],
    ids=["clauses", "two short rows"],
)
def test_commas_between_clauses_and_in_short_rows_make_no_list(clauses: str) -> None:
    (found,) = remarks("long-sentence", block(f"{sentence(20)[:-1].strip()}, {clauses}, and then you go."))
    assert "one item a line" not in str(found.message)


@pytest.mark.parametrize(("count", "level"), [(5, Level.ADVICE), (8, Level.HINT)])
def test_a_sentence_long_by_its_names_is_a_hint_at_most(count: int, level: Level) -> None:
    names = ", ".join(["Office for Civil Rights and Trust"] * count)
    (found,) = remarks("long-sentence", block(f"We met the {names}."))
    assert found.level is level
    assert "list with one item a line" in str(found.message)


@pytest.mark.parametrize(
    ("sentences", "words", "level", "is_worse"),
    [
        (8, 15, None, False),
        (9, 5, Level.ADVICE, False),
        (7, 22, Level.ADVICE, False),
        (9, 18, Level.HINT, False),
        (8, 25, Level.FINDING, False),
        (11, 23, Level.FINDING, True),
    ],
    ids=[
        "within both limits",
        "many short sentences",
        "over 150 words",
        "over 150 in many",
        "200 words",
        "over 250 words",
    ],
)
def test_a_paragraph_is_long_by_words_or_sentences(
    sentences: int, words: int, level: Level | None, is_worse: bool
) -> None:
    found = remarks("long-paragraph", block(" ".join([sentence(words)] * sentences)))
    assert [(each.level, each.is_worse) for each in found] == ([(level, is_worse)] if level else [])


def test_words_in_quotes_make_no_paragraph_long() -> None:
    (found,) = remarks("long-paragraph", block(f"{' '.join([sentence(20)] * 7)} They said “{sentence(80)}” to us."))
    assert found.level is Level.ADVICE


@pytest.mark.parametrize("rule", ["long-paragraph", "long-stretch"])
def test_a_laws_text_is_only_advised_on(rule: str) -> None:
    texts = [block(f"({letter}) {' '.join([sentence(30)] * 9)}") for letter in ("a", "b")]
    laws = [block(f"{' '.join([sentence(30)] * 9)} See subsection (b) of this section.") for _ in range(2)]
    assert {each.level for each in remarks(rule, *texts, *laws)} <= {Level.ADVICE}
    assert remarks(rule, *laws)


def test_a_paragraph_of_one_sentence_is_counted_in_the_singular() -> None:
    (found,) = remarks("long-paragraph", block(sentence(160)))
    assert "160 words in 1 sentence;" in str(found.message)


def paragraphs(count: int) -> list[TextBlock]:
    return [block(" ".join([sentence(20)] * 5)) for _ in range(count)]


@pytest.mark.parametrize(
    ("first", "count", "level"),
    [
        (block("Parking", "heading"), 4, None),
        (block("Parking", "heading"), 9, Level.HINT),
        (block("Sorry, we are closed.", "quote"), 4, None),
        (block("We are open today and tomorrow."), 4, Level.HINT),
        (block("Sorry, we are closed.", "quote"), 5, Level.FINDING),
    ],
    ids=["400 words", "900 words", "no heading, 400 words", "no heading, over 400", "no heading, 500 words"],
)
def test_a_stretch_is_a_hint_from_400_words_and_sure_where_there_is_no_heading_at_all(
    first: TextBlock, count: int, level: Level | None
) -> None:
    found = remarks("long-stretch", first, *paragraphs(count))
    assert [each.level for each in found] == ([level] if level else [])
    assert all(each.data["last_block"] == count for each in found)


@pytest.mark.parametrize(
    "between",
    [
        block("Fees", "heading"),
        block("What does it cost?", "button"),
        block("Fees and fines"),
        block("What does it cost?"),
        TextBlock(kind="paragraph", text="You pay a fee.", selector="p", is_bold=True),
        block(f"What it costs: {sentence(30)}"),
        TextBlock(kind="paragraph", text=sentence(14).rstrip("."), selector="p", is_bold=True),
    ],
    ids=[
        "heading",
        "button that folds",
        "line that looks like a heading",
        "question",
        "line in bold",
        "label that runs in",
        "longer line in bold without a stop",
    ],
)
def test_what_looks_like_a_heading_parts_a_stretch(between: TextBlock) -> None:
    assert not remarks("long-stretch", *paragraphs(3), between, *paragraphs(3))


@pytest.mark.parametrize("mark", ["###", "# # #", "* * *", "-30-", "________"])
def test_a_mark_of_the_end_parts_a_stretch(mark: str) -> None:
    assert not remarks("long-stretch", block("Parking", "heading"), *paragraphs(3), block(mark), *paragraphs(3))


def test_another_language_is_another_stretch() -> None:
    spanish = [
        TextBlock(
            kind="paragraph", text="La oficina abre a las nueve y cierra a las cinco. " * 10, selector="p", lang="es"
        )
        for _ in range(3)
    ]
    assert not remarks("long-stretch", block("Parking", "heading"), *paragraphs(3), *spanish)


@pytest.mark.parametrize(
    "salutation",
    ["Dear residents of the county:", "To whom it may concern,", "P R E S E N T E:", "Estimada comunidad:"],
)
@pytest.mark.parametrize(("count", "level"), [(6, Level.ADVICE), (8, Level.HINT)])
def test_a_letter_of_a_page_or_two_needs_no_headings(salutation: str, count: int, level: Level) -> None:
    (found,) = remarks("long-stretch", block("Parking", "heading"), block(salutation), *paragraphs(count))
    assert found.level is level


def test_a_heading_ends_a_letter() -> None:
    letter = [block("Dear reader,"), *paragraphs(1)]
    (found,) = remarks("long-stretch", *letter, block("Parking", "heading"), *paragraphs(5))
    assert found.level is Level.HINT


@pytest.mark.parametrize(
    "text",
    [
        block(sentence(90), "list_item"),
        block(sentence(90), "quote"),
        block("print this " * 40, "code"),
        block(f"• {sentence(90)}"),
        block(f"3. {sentence(90)}"),
        block(f"[2] {sentence(90)}"),
        block(f"“{sentence(90)}”"),
        block(f"«{sentence(90)}»"),
    ],
    ids=[
        "list item",
        "quote",
        "code",
        "typed bullet",
        "typed number",
        "footnote",
        "quoted speech",
        "quoted in Spanish",
    ],
)
def test_only_paragraphs_make_a_stretch(text: TextBlock) -> None:
    assert not remarks("long-stretch", *paragraphs(3), text, text)


def above(text: str, kind: BlockKind = "heading") -> TextBlock:
    return TextBlock(kind=kind, text=text, selector="h1", in_main=False)


@pytest.mark.parametrize("name", ["Parking in Albany", "Rent Board", "Reglamento de tránsito", "A", "News of the day"])
def test_a_heading_above_the_main_content_is_one_of_the_page(name: str) -> None:
    (found,) = remarks("long-stretch", above(name), *paragraphs(6))
    assert found.level is Level.HINT
    assert "the page has no heading" not in str(found.message)


@pytest.mark.parametrize(
    "first", [above("Main menu"), above("Buscar"), above("You are here"), above("Rent", "paragraph")]
)
def test_headings_of_menus_and_of_the_foot_are_none_of_the_text(first: TextBlock) -> None:
    (found,) = remarks("long-stretch", first, *paragraphs(6), above("Contact us"))
    assert (found.level, "the page has no heading" in str(found.message)) == (Level.FINDING, True)


def test_spanish_sentences_are_judged_too() -> None:
    text = "Usted puede pedir la tarjeta en la oficina " * 5 + "del condado."
    (found,) = remarks("long-sentence", block(text, lang="es"), lang="es")
    assert found.level is Level.FINDING


@pytest.mark.parametrize(
    "between",
    [
        TextBlock(
            kind="paragraph",
            text="What do I do if I can no longer pay the rent of the home that I live in now?",
            selector="p",
        ),
        TextBlock(kind="caption", text="The desk", selector="p"),
        TextBlock(kind="other", text="Rent", selector="dt"),
        TextBlock(kind="paragraph", text="Who can ask", selector="p", is_bold=True),
        TextBlock(kind="button", text="Fees", selector="p"),
    ],
    ids=["question", "caption", "term", "bold", "button"],
)
def test_what_heads_a_part_of_a_page_ends_the_stretch_before_it(between: TextBlock) -> None:
    half = [block(" ".join([sentence(20)] * 6)) for _ in range(3)]
    assert remarks("long-stretch", *half, *half)
    assert not remarks("long-stretch", *half, between, *half)


def test_a_question_that_its_paragraph_answers_heads_a_stretch() -> None:
    half = [block(" ".join([sentence(20)] * 6)) for _ in range(3)]
    answer = block("Can I appeal? Yes. " + " ".join([sentence(20)] * 6))
    assert not remarks("long-stretch", *half, answer, *half[:2])


def test_panels_are_stretches_of_their_own() -> None:
    def panel(part: int) -> list[TextBlock]:
        text = f"This is panel {part}. " + " ".join([sentence(20)] * 6)
        return [TextBlock(kind="paragraph", text=f"{text} {number}.", selector="p", part=part) for number in range(3)]

    assert remarks("long-stretch", *panel(0), *panel(0))
    assert not remarks("long-stretch", *panel(1), *panel(2))
    assert not remarks("long-stretch", *panel(0), *panel(1))


def advice_on(text: str, lang: str = "en") -> str:
    (found,) = remarks("long-sentence", block(text, lang=lang), lang=lang)
    return str(found.message)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        (sentence(40), "Can it become two sentences?"),
        (sentence(50), "Can it become two sentences?"),
        (sentence(51), "Can it become several sentences?"),
        (sentence(160), "Can it become several sentences?"),
        (
            sentence(36)[:-2] + ", but they walk there too as " + "often as it may be " * 5 + ".",
            "It could become several sentences; one could begin with “but they walk”.",
        ),
        (
            "This choice is based on the way in which the fault is used, the chance that it will be used again, the spread "
            "of the program in federal offices, the high risk for each office, and the harm that it can do to people.",
            "It lists several things: would a list with one item a line be easier to read?",
        ),
        (
            "The law lets the head of the office send out what it calls “an order to the head of another office to take any lawful "
            "step with respect to the running of the system, such as those that are used or run by another body for the office”.",
            "Most of it is quoted: can your own words stand in a sentence before the quote?",
        ),
        (
            "An alert is in effect for water users at 600 Simba Ct., 700 Simba Ct., 702 Simba Ct., 704 Simba Ct., 705 Simba "
            "Ct., 706 Simba Ct., 707 Simba Ct., 708 Simba Ct. and 714 Simba Ct.",
            "It lists several things: would a list with one item a line be easier to read?",
        ),
        (
            "Those who came were Mayor Ann Lee, Council Member Bo Diaz, Council Member Cy Fox, Council Member Di Gray, City Clerk "
            "Ed Hill, City Attorney Flo Ives and Finance Director Gus Jones.",
            "It lists several things: would a list with one item a line be easier to read?",
        ),
        (
            "The Springfield Office of Public Health Planning and the Jackson County Department of Human Services Office of Family "
            "Support will meet with the Ohio Board of Elder Care today.",
            "Much of it is names: can some of them go?",
        ),
    ],
)
def test_the_advice_fits_the_length_and_the_make_of_the_sentence(text: str, advice: str) -> None:
    assert advice_on(text).endswith(advice)


def test_a_sentence_that_is_mostly_quoted_is_at_most_a_hint() -> None:
    own = sentence(40)[:-1]
    (hint,) = remarks("long-sentence", block(f"{own} “{'to do as they say ' * 10}”."))
    (finding,) = remarks("long-sentence", block(f"{own} “to do as they say”."))
    assert (hint.level, finding.level) == (Level.HINT, Level.FINDING)


@pytest.mark.parametrize(
    ("middle", "advice"),
    [
        (
            "needs 1) a lease that was signed, 2) a bill for water, and 3) a photo of the home that",
            "It numbers several things",
        ),
        (
            "needs (a) a lease that was signed, (b) a bill for water, and (c) a photo of the home that",
            "It numbers several things",
        ),
        ("pays for rent, food, bus fares, school clothes, heating bills, and the home that", "It lists several things"),
        (
            "heard Ann Lee, a teacher of music, Bob Ray, a nurse, Cy Fox, a cook, and the home that",
            "Can it become several sentences?",
        ),
        (
            "pays for three things: a pump for the well, new pipes in the street, and tests of the water that",
            "It lists several things",
        ),
        (
            "se compone de i) una carta firmada, ii) un recibo del agua, y iii) una foto de la casa que",
            "It numbers several things",
        ),
    ],
)
def test_advice_fits_what_makes_a_sentence_long(middle: str, advice: str) -> None:
    (found,) = remarks("long-sentence", block(f"{sentence(20)[:-1].strip()} {middle} {sentence(16)[4:]}"))
    assert advice in str(found.message)


def test_what_is_in_brackets_or_quoted_is_not_counted_as_length() -> None:
    aside = "(for example, on the days when the office is closed and nobody answers)"
    (found,) = remarks("long-sentence", block(f"{sentence(14)[:-1].strip()} {aside} {sentence(13)[4:]}"))
    assert found.level is Level.ADVICE
    assert not found.is_worse
    assert f"{found.data['words']} words, {found.data['net']} of them" in str(found.message)


def test_speech_inside_of_paragraphs_makes_no_stretch_long() -> None:
    said = [block(f"“{sentence(45)}” the mayor said at noon in the hall of the town.") for _ in range(12)]
    assert not remarks("long-stretch", *said)
    told = [block(f"{sentence(45)} The mayor said so at noon in the hall of the town.") for _ in range(12)]
    assert remarks("long-stretch", *told)
