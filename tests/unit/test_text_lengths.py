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
        (26, Level.HINT, False),
        (30, Level.FINDING, False),
        (39, Level.FINDING, False),
        (40, Level.FINDING, True),
    ],
)
def test_a_sentence_is_long_from_26_words_and_worse_from_40(words: int, level: Level | None, is_worse: bool) -> None:
    found = remarks("long-sentence", block(sentence(words)))
    assert [(each.level, each.is_worse, each.data["words"]) for each in found] == (
        [(level, is_worse, words)] if level else []
    )


def test_the_agencys_limit_counts_instead_of_ours() -> None:
    (found,) = remarks("long-sentence", block(sentence(22)), house=HouseStyle(limits={"sentence_words": 20}))
    assert found.level is Level.FINDING
    assert "over 20" in found.message


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
    assert "“but You may”" in found.message


def test_a_long_sentence_without_such_a_place_names_none() -> None:
    (found,) = remarks("long-sentence", block(f"We ask, but {sentence(35)}"))
    assert "split" not in found.data


def test_a_list_in_a_sentence_should_become_a_list() -> None:
    things = ", ".join(
        ["an old letter", "a bank card", "a gas bill", "a school report", "a photo", "a birth certificate"]
    )
    (found,) = remarks(
        "long-sentence",
        block(f"Please bring with you to the office on that day {things} and also your very old passport."),
    )
    assert "one item a line" in found.message


def test_a_sentence_long_by_its_names_is_a_hint() -> None:
    names = "Department of Health and Human Services Office for Civil Rights and Bureau of Indian Affairs Office of Trust Services"
    (found,) = remarks(
        "long-sentence", block(f"We met the {names} Division of Land Titles and Records and Navajo Region staff here.")
    )
    assert found.level is Level.HINT


@pytest.mark.parametrize(
    ("sentences", "words", "level", "is_worse"),
    [
        (8, 15, None, False),
        (9, 5, Level.HINT, False),
        (7, 22, Level.FINDING, False),
        (11, 23, Level.FINDING, True),
    ],
    ids=["within both limits", "many short sentences", "over 150 words", "over 250 words"],
)
def test_a_paragraph_is_long_by_words_or_sentences(
    sentences: int, words: int, level: Level | None, is_worse: bool
) -> None:
    found = remarks("long-paragraph", block(" ".join([sentence(words)] * sentences)))
    assert [(each.level, each.is_worse) for each in found] == ([(level, is_worse)] if level else [])


def test_a_paragraph_of_one_sentence_is_counted_in_the_singular() -> None:
    (found,) = remarks("long-paragraph", block(sentence(160)))
    assert "160 words in 1 sentence;" in found.message


def paragraphs(count: int) -> list[TextBlock]:
    return [block(" ".join([sentence(20)] * 5)) for _ in range(count)]


@pytest.mark.parametrize(("count", "level"), [(4, None), (5, Level.FINDING)], ids=["400 words", "500 words"])
def test_a_stretch_without_heading_is_long_from_400_words(count: int, level: Level | None) -> None:
    found = remarks("long-stretch", block("Parking", "heading"), *paragraphs(count))
    assert [each.level for each in found] == ([level] if level else [])
    assert all(each.block == 1 and each.data["last_block"] == count for each in found)


@pytest.mark.parametrize(
    "between",
    [
        block("Fees", "heading"),
        block("What does it cost?", "button"),
        block("Fees and fines"),
        block("What does it cost?"),
    ],
    ids=["heading", "button that folds", "line that looks like a heading", "question"],
)
def test_what_looks_like_a_heading_parts_a_stretch(between: TextBlock) -> None:
    assert not remarks("long-stretch", *paragraphs(3), between, *paragraphs(3))


def test_spanish_sentences_are_judged_too() -> None:
    text = "Usted puede pedir la tarjeta en la oficina " * 5 + "del condado."
    (found,) = remarks("long-sentence", block(text, lang="es"), lang="es")
    assert found.level is Level.FINDING
