"""Which text rules run, and for whom."""

from pathlib import Path

import pytest

from auditor.artifacts.house import HouseStyle
from auditor.editing.choice import house_of, with_rules
from auditor.errors import UsageError
from auditor.text.review import is_wanted
from tests.fixtures.striped_rule import QUIET, STRIPED

HOUSE = HouseStyle()


@pytest.fixture(autouse=True)
def _two_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.editing.choice.FINDERS", (STRIPED, QUIET))


@pytest.mark.parametrize(
    ("only", "skip", "running"),
    [
        ([], [], {"striped-word"}),
        (["plain-word"], [], {"plain-word"}),
        (["*-word"], [], {"striped-word", "plain-word"}),
        (["*-word"], ["str*"], {"plain-word"}),
        ([], ["striped-word"], set()),
    ],
)
def test_rules_are_chosen_by_id_and_glob(only: list[str], skip: list[str], running: set[str]) -> None:
    house = with_rules(HOUSE, only, skip)
    assert {finder.id for finder in (STRIPED, QUIET) if is_wanted(finder, house)} == running


def test_a_rule_that_the_house_switched_on_can_be_left_out() -> None:
    house = with_rules(HouseStyle(rules_on=frozenset({"plain-word"})), [], ["plain-word"])
    assert not is_wanted(QUIET, house)


def test_a_pattern_without_a_match_names_the_nearest_rule() -> None:
    with pytest.raises(UsageError, match="no text rule matches 'stripedword'") as caught:
        with_rules(HOUSE, ["stripedword"], [])
    assert str(caught.value.hint) == "Did you mean striped-word? Choose from plain-word, striped-word."
    with pytest.raises(UsageError, match="no text rule is left"):
        with_rules(HOUSE, ["striped-word"], ["*"])


@pytest.mark.parametrize(("audience", "target"), [("general", 8.0), ("professional", 12.0), ("legal", None)])
def test_an_audience_brings_its_target(audience: str, target: float | None) -> None:
    house = house_of(None, None, audience)("letter.md")  # type: ignore[arg-type]
    assert (house.audience, house.target) == (audience, target)


def test_settings_may_give_each_document_its_audience_and_the_command_line_goes_before_them(tmp_path: Path) -> None:
    settings = tmp_path / "auditor.toml"
    settings.write_text(
        '[text]\naudience = "professional"\nhouse = "house.toml"\naudiences = { "*/rules/*" = "legal" }\n', "utf-8"
    )
    (tmp_path / "house.toml").write_text('known_acronyms = ["ZOO"]\n', "utf-8")
    styles = house_of(settings, None, None)
    assert (styles("content/rules/a.md").audience, styles("content/a.md").audience) == ("legal", "professional")
    assert styles("a.md").known_acronyms == {"ZOO"}
    assert house_of(settings, None, "general")("content/rules/a.md").audience == "general"
    (tmp_path / "other.toml").write_text("target_grade = 9\n", "utf-8")
    other = house_of(settings, str(tmp_path / "other.toml"), None)("x/rules/a.md")
    assert (other.known_acronyms, other.audience) == (frozenset(), "legal")
