from pathlib import Path

import pytest

from auditor.config import Text
from auditor.errors import ConfigError
from auditor.house_styles import house_styles


def test_without_settings_texts_are_for_everybody() -> None:
    house = house_styles(Text())("https://town.example/apply")
    assert (house.audience, house.target) == ("general", 8.0)


def test_a_page_has_the_audience_of_the_first_glob_that_matches_its_address_or_path() -> None:
    house_of = house_styles(Text(audiences={"/code/*": "legal", "https://town.example/*staff*": "professional"}))
    found = {
        path: house_of(f"https://town.example/{path}").target for path in ("code/12", "code/staff", "staff", "news")
    }
    assert found == {"code/12": None, "code/staff": None, "staff": 12.0, "news": 8.0}


def test_a_question_mark_in_a_glob_stands_for_itself() -> None:
    house_of = house_styles(Text(audiences={"https://town.example/page?id=1": "legal"}))
    assert house_of("https://town.example/page?id=1").target is None
    assert house_of("https://town.example/pageXid=1").target == 8.0


def test_the_agencys_own_target_holds_where_no_audience_is_named(tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_text("target_grade = 6\n", "utf-8")
    house_of = house_styles(Text(house=str(path), audiences={"/code/*": "professional"}))
    assert house_of("https://town.example/apply").target == 6.0
    assert house_of("https://town.example/code/1").target == 12.0


def test_a_missing_file_is_named() -> None:
    with pytest.raises(ConfigError, match="missing\\.toml"):
        house_styles(Text(house="missing.toml"))
