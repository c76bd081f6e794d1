"""Settings: file, command line, defaults, and what is said of mistakes."""

import tomllib
from pathlib import Path

import pytest

from auditor.config import Config, commented_file, describe, load_config
from auditor.errors import ConfigError


def load(tmp_path: Path, text: str, **overrides: object) -> Config:
    path = tmp_path / "auditor.toml"
    path.write_text(text, "utf-8")
    return load_config(path, {key.replace("__", "."): value for key, value in overrides.items()}, tmp_path)


def test_defaults_need_no_file(tmp_path: Path) -> None:
    config = load_config(None, {}, tmp_path)
    assert (config.output, config.page_limit, config.report.fail_on) == ("audit", 500, "none")


def test_the_command_line_wins_over_the_file(tmp_path: Path) -> None:
    config = load(tmp_path, "[crawl]\nmax_pages = 5\nmax_depth = 2", crawl__max_pages=7)
    assert (config.crawl.max_pages, config.crawl.max_depth) == (7, 2)


def test_pyproject_is_read_when_there_is_no_own_file(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.auditor.report]\nfail_on = 'stop'", "utf-8")
    assert load_config(None, {}, tmp_path).report.fail_on == "stop"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("[crawl]\nmax_page = 3", "no setting crawl.max_page", "Did you mean crawl.max_pages?"),
        ("max_pages = 3", "no setting max_pages", "Did you mean crawl.max_pages?"),
        ("outptu = 'x'", "no setting outptu", "Did you mean output?"),
        ("[crwl]\nmax_pages = 3", "no setting crwl", "Did you mean crawl?"),
        ("zzzzzz = 1", "no setting zzzzzz", "Known here: sources"),
        ("[crawl]\nmax_pages = 'many'", "crawl.max_pages: Expected int", "auditor init"),
        ("[crawl]\nmax_pages = 0", "crawl.max_pages: Expected int >= 1", "auditor init"),
        ("[report]\nfail_on = 'never'", "report.fail_on: Invalid enum value 'never'", "auditor init"),
        ("crawl = 3", "crawl: Expected object", "auditor init"),
        ("= 3", "not valid TOML", "Check the line"),
    ],
)
def test_mistakes_are_named_with_their_remedy(tmp_path: Path, text: str, message: str, hint: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, text)
    assert message in str(caught.value)
    assert hint in caught.value.hint


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"nowhere\.toml can't be read"):
        load_config(tmp_path / "nowhere.toml", {}, tmp_path)


def test_the_file_that_init_writes_is_valid_and_changes_nothing(tmp_path: Path) -> None:
    assert load(tmp_path, commented_file()) == Config()


def test_every_setting_is_explained_in_the_file_that_init_writes() -> None:
    raw = tomllib.loads(
        "\n".join(
            line.removeprefix("# ")
            for line in commented_file().splitlines()
            if " = " in line and "not set" not in line and "Pay a bill" not in line and not line.startswith("# #")
        )
    )
    assert raw["output"] == "audit"
    assert "crawl" not in raw  # tables come from headings, which the line filter drops
    assert describe("crawl.max_pages").startswith("Audit at most")


def test_only_what_changes_results_changes_the_hash(tmp_path: Path) -> None:
    base = load(tmp_path, "")
    assert load(tmp_path, "[crawl]\nconcurrency = 9\nrate = 2.0").hash() == base.hash()
    assert load(tmp_path, "output = 'elsewhere'").hash() == base.hash()
    assert load(tmp_path, "[crawl]\nmax_depth = 3").hash() != base.hash()
    assert load(tmp_path, "[crawl]\nmax_pages = 500").hash() == base.hash()
