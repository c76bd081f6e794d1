"""Filler and blanks that were left on a page."""

import pytest

from auditor.artifacts import BlockKind, TextBlock
from auditor.text.remarks import Level, Remark
from auditor.text.review import review

LOREM = "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua."


def remarks(*texts: str, kind: BlockKind = "paragraph", lang: str = "en") -> list[Remark]:
    blocks = [TextBlock(kind=kind, text=text, selector="p") for text in texts]
    return [each for each in review(blocks, lang=lang).remarks if each.rule == "placeholder-text"]


@pytest.mark.parametrize(
    ("text", "quote", "level"),
    [
        (LOREM, LOREM, Level.FINDING),
        ("Lorem ipsum", "Lorem ipsum", Level.FINDING),
        ("Curabitur nulla velit, vestibulum ac pellentesque eget.", "Curabitur nulla velit, vestibulum ac pellentesque eget.",
         Level.FINDING),
        ("Your text here", "Your text here", Level.FINDING),
        ("The description goes here.", "description goes here", Level.FINDING),
        ("This is placeholder text.", "placeholder text", Level.FINDING),
        ("Call [insert name here] for help.", "[insert name here]", Level.HINT),
        ("Call [Agency name here] for help.", "[Agency name here]", Level.HINT),
        ("Write to {{ office.address }} today.", "{{ office.address }}", Level.HINT),
        ("Date and place: TBD", "TBD", Level.HINT),
        ("The phone number is [XXX].", "[XXX]", Level.HINT),
    ],
)  # fmt: skip
def test_what_was_to_be_replaced_is_found(text: str, quote: str, level: Level) -> None:
    assert [(each.quote, each.level) for each in remarks("We help you pay the rent.", text)] == [(quote, level)]


@pytest.mark.parametrize(
    "texts",
    [
        ("Designers use “Lorem ipsum dolor sit amet” to fill a page.",),
        ("The date is to be determined by the board at its next meeting, and we will tell you.",),
        ("Write your text [in brackets] and send it.",),
        ("Sample letter", "Dear [insert name], I ask you to mend the door."),
        ("Insert the card here and enter your number.",),
        ("You must sit on a chair et cetera.",),
    ],
)
def test_what_is_meant_so_is_left_alone(texts: tuple[str, ...]) -> None:
    assert not remarks(*texts)


def test_filler_in_spanish_pages_is_found() -> None:
    assert len(remarks("Le ayudamos a pagar la renta de su casa.", LOREM, "Escriba su texto aquí", lang="es")) == 2


def test_filler_is_no_english() -> None:
    blocks = [TextBlock(kind="paragraph", text=text, selector="p") for text in ("We help you pay.", LOREM)]
    found = review(blocks, lang="en")
    assert found.prose.sentences == 1
    assert {each.rule for each in found.remarks} == {"placeholder-text"}
