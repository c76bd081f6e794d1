"""Settings: file, command line, defaults, and what is said of mistakes."""

import re
from pathlib import Path

import msgspec
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
        (
            "[crawl]\nmax_pages = 'many'",
            'crawl.max_pages must be a whole number of 1 or more, not "many"',
            "auditor init",
        ),
        ("[crawl]\nmax_pages = '3'", 'crawl.max_pages must be a whole number of 1 or more, not "3"', "max_pages = 3"),
        ("[crawl]\nmax_pages = 0", "crawl.max_pages must be a whole number of 1 or more, not 0", "auditor init"),
        ("[crawl]\nconcurrency = 99", "crawl.concurrency must be a whole number from 1 to 64, not 99", "auditor init"),
        ("[crawl]\nrate = '0.5'", 'crawl.rate must be a number above 0, not "0.5"', "rate = 0.5"),
        ("[crawl]\nrobots = 'False'", 'crawl.robots must be true or false, not "False"', "robots = false"),
        ("[crawl]\ninclude = '/a'", "crawl.include must be a list of texts", "auditor init"),
        (
            "[crawl]\ninclude = ['/a', 3]",
            'crawl.include must be a list of texts, as in ["one", "two"], not ["/a", 3]',
            "",
        ),
        ("output = 3", "output must be text in quotation marks, not 3", "auditor init"),
        ("[report]\nfail_on = 'never'", 'report.fail_on must be one of stop, hinder, slow, none, not "never"', ""),
        ("[report]\nfail_on = 'stopp'", "report.fail_on must be one of", "Did you mean stop?"),
        ("[text]\naudience = 'kids'", "text.audience must be one of general, professional, legal", "auditor init"),
        ("[text.audiences]\n'/x' = 'kids'", "text.audiences must be a table of names, each with one of general", ""),
        ("verbosity = 'loud'", "verbosity must be one of quiet, normal, verbose", "auditor init"),
        ("[tasks]\npay = '/pay'", "tasks must be a table of names, each with a list of texts", ""),
        ("crawl = 3", "crawl must be a table of settings, not 3", "auditor init"),
        ("= 3", "not valid TOML", "Check the line"),
    ],
)
def test_mistakes_are_named_with_their_remedy(tmp_path: Path, text: str, message: str, hint: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, text)
    assert message in str(caught.value)
    assert hint in str(caught.value.hint)


def test_a_wrong_option_is_not_blamed_on_a_settings_file(tmp_path: Path) -> None:
    (tmp_path / "auditor.toml").write_text("[crawl]\nmax_pages = 3", "utf-8")
    with pytest.raises(ConfigError) as caught:
        load_config(None, {"report.fail_on": "never"}, tmp_path, {"report.fail_on": "--fail-on"})
    assert str(caught.value) == '--fail-on must be one of stop, hinder, slow, none, not "never"'
    assert caught.value.hint is None


def test_an_option_for_a_table_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="crawl must be a table"):
        load(tmp_path, "crawl = 3", crawl__max_pages=3)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"nowhere\.toml can't be read"):
        load_config(tmp_path / "nowhere.toml", {}, tmp_path)


def test_the_file_that_init_writes_is_valid_and_changes_nothing(tmp_path: Path) -> None:
    assert load(tmp_path, commented_file()) == Config()


def test_every_line_of_the_file_that_init_writes_can_be_used(tmp_path: Path) -> None:
    lines = commented_file().splitlines()
    settings = [line for line in lines if re.match(r'# [\w" ]+ = ', line)]
    used = "\n".join(line.removeprefix("# ") if line in settings else line for line in lines)
    config = load(tmp_path, used)
    known = msgspec.structs.fields(Config)
    sections = [field for field in known if isinstance(field.default, msgspec.Struct)]
    inner = sum(len(msgspec.structs.fields(type(field.default))) for field in sections)
    assert len(settings) == len(known) - len(sections) - 1 + inner  # all but `resume`, which is for the command line
    assert (config.output, config.crawl.max_pages, config.text.house) == ("audit", 100, "house.toml")
    assert config.tasks == {"Pay a bill": ("/pay/", "/pay/confirm/")}
    assert describe("crawl.max_pages").startswith("Audit at most")


def test_only_what_changes_results_changes_the_hash(tmp_path: Path) -> None:
    base = load(tmp_path, "")
    assert load(tmp_path, "[crawl]\nconcurrency = 9\nrate = 2.0").hash() == base.hash()
    assert load(tmp_path, "output = 'elsewhere'").hash() == base.hash()
    assert load(tmp_path, "[crawl]\nmax_depth = 3").hash() != base.hash()
    assert load(tmp_path, "[crawl]\nmax_pages = 500").hash() == base.hash()
