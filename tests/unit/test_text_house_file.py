from pathlib import Path

import pytest

from auditor.artifacts.house import HouseStyle, Term
from auditor.errors import ConfigError
from auditor.text.house_file import load_house

WHOLE = """
audience = "professional"
allowed = ["Utilize"]
known_acronyms = ["SSA"]
rules_on = ["hidden-verb"]
rules_off = ["shall"]

[limits]
acronyms = 5

[[terms]]
forms = ["Claimant", "claimants"]
use = "person"
why = "We write to people."

[[terms]]
forms = "going  forward"
use = ""
"""


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "house.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_whole_style_is_read(tmp_path: Path) -> None:
    assert load_house(write(tmp_path, WHOLE)) == HouseStyle(
        audience="professional",
        terms=(
            Term(forms=("claimant", "claimants"), use="person", why="We write to people."),
            Term(forms=("going forward",), use=""),
        ),
        allowed=frozenset({"utilize"}),
        known_acronyms=frozenset({"SSA"}),
        rules_on=frozenset({"hidden-verb"}),
        rules_off=frozenset({"shall"}),
        limits={"acronyms": 5},
    )


def test_an_empty_style_is_the_usual_one(tmp_path: Path) -> None:
    assert load_house(write(tmp_path, "")) == HouseStyle()


def test_legal_texts_have_no_target_unless_one_is_given(tmp_path: Path) -> None:
    assert load_house(write(tmp_path, 'audience = "legal"')).target is None
    assert load_house(write(tmp_path, 'audience = "legal"\ntarget_grade = 14')).target == 14.0


def test_a_byte_order_mark_is_no_trouble(tmp_path: Path) -> None:
    assert load_house(write(tmp_path, b'\xef\xbb\xbfaudience = "general"')) == HouseStyle()


GOOD = '[[terms]]\nforms = ["a"]\nuse = "b"\n'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("terms = [", "is not valid TOML"),
        (b"\xff\xfa", "is not UTF-8 text"),
        ('rules_off = ["shal"]', "names under “rules_off” the rule “shal”, which there is not"),
        ("colour = 1", "has the unknown key “colour”"),
        ('audience = "children"', "gives the audience “children”"),
        ("target_grade = 40", "gives the target grade 40"),
        ("target_grade = true", "gives the target grade True"),
        ('allowed = "word"', "has under “allowed” no list"),
        ('allowed = ["a", 3]', "has under “allowed” entry 2 (3), which is no word"),
        ("limits = 3", "has under “limits” no table"),
        ("[limits]\nacronyms = -1", "gives the limit “acronyms” as -1"),
        ("terms = 3", "has under “terms” no list of entries"),
        ("terms = [3]", "entry 1 of [[terms]] is no table"),
        (GOOD + '[[terms]]\nuse = "c"', "entry 2 of [[terms]] has no forms"),
        (GOOD + '[[terms]]\nforms = ["c", 3]\nuse = "d"', "entry 2 of [[terms]] has the form 3"),
        (GOOD + '[[terms]]\nforms = [" "]\nuse = "d"', "entry 2 of [[terms]] has the form ' '"),
        (GOOD + '[[terms]]\nforms = ["c"]', "entry 2 of [[terms]] does not say what to use"),
        (GOOD + '[[terms]]\nforms = ["c"]\nuse = "d"\nwhy = 3', "entry 2 of [[terms]] gives the reason 3"),
        (GOOD + '[[terms]]\nform = ["c"]\nuse = "d"', "entry 2 of [[terms]] has the unknown key “form”"),
        (GOOD + '[[terms]]\nforms = ["A"]\nuse = "d"', "entry 2 of [[terms]] repeats “a” of entry 1"),
    ],
)
def test_a_broken_style_says_which_entry_and_what_is_wrong(tmp_path: Path, text: str | bytes, says: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        load_house(path)
    assert str(path) in str(caught.value)
    assert says in str(caught.value)
    assert caught.value.hint


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="can't be read"):
        load_house(tmp_path / "none.toml")
