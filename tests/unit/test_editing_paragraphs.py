"""Plain text in blocks: every character of a block stands for one of the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.editing.paragraphs import blocks_of

WRAPPED = (
    "You can apply online or by mail, and most people hear back from us\n"
    "within ten days after we have received the form and all documents.\n"
    "Call us if you do not.\n"
)


def texts(text: str) -> list[str]:
    return [block.text for block in blocks_of(text)[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\n ", []),
        ("One. Two.", ["One. Two."]),
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\r\n\r\nTwo.\r\n", ["One.", "Two."]),
        ("One.\n  \t \nTwo.", ["One.", "Two."]),
        ("How to apply\nYou can apply online. Most people hear back.", ["How to apply", "You can apply online. Most people hear back."]),
        ("You will need:\nyour card\na photo", ["You will need:", "your card", "a photo"]),
        ("a\tb", ["a b"]),
    ],
)  # fmt: skip
def test_a_blank_line_and_a_line_ended_on_purpose_end_a_block(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_lines_that_a_program_broke_go_on() -> None:
    assert texts(WRAPPED) == [WRAPPED.strip().replace("\n", " ")]


def test_paragraphs_on_one_long_line_each_stay_apart() -> None:
    line = "word " * 60
    assert len(texts(f"{line}\n{line}\n{line}")) == 3


@given(st.text(alphabet=st.sampled_from(list("ab .\n\r\t\u2028\u00a0\x1c😀é")), max_size=300))
def test_characters_stand_one_for_one(text: str) -> None:
    blocks, offsets = blocks_of(text)
    at = 0
    for block, offset in zip(blocks, offsets, strict=True):
        assert offset >= at
        at = offset + len(block.text)
        for ours, given_ in zip(block.text, text[offset:at], strict=True):
            assert ours == given_ or (ours == " " and given_.isspace())
    rest = "".join(text[o : o + len(b.text)] for b, o in zip(blocks, offsets, strict=True))
    assert "".join(rest.split()) == "".join(text.split())
