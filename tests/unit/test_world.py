"""What comes back from a page's world."""

import json

import pytest

from auditor.collect.world import _whole_characters


@pytest.mark.parametrize(
    ("sent", "received"),
    [
        (r'"a\ud800b"', "a\ufffdb"),
        (r'"\udc00"', "\ufffd"),
        (r'"\\ud800"', "\\ud800"),
        (r'"\\\ud800"', "\\\ufffd"),
        ('"\U0001f600"', "\U0001f600"),
        (r'"\ud7ff\u00e9"', "\ud7ff\u00e9"),
    ],
)
def test_halves_of_characters_become_replacement_marks(sent: str, received: str) -> None:
    assert json.loads(_whole_characters(sent)) == received
