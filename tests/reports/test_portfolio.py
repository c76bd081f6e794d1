"""auditor portfolio: many audited folders on one page; none is dropped silently, no score without its coverage."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from auditor.cli import cli
from auditor.errors import UsageError
from auditor_reports.portfolio import Portfolio, write_portfolio
from tests.fixtures.audit_db import RULES, AuditDb

COMPONENT = "div.usa-header > button.usa-menu-btn"


def audited(folder: Path, name: str, barred: Sequence[int], *, pages: int = 4, component: str = COMPONENT) -> Path:
    """A folder with one run a number, in which the button fails on so many pages; one page more was not audited."""
    folder.mkdir(parents=True)
    with AuditDb(folder / "audit.db") as db:
        for failing in barred:
            site = db.site(db.run(), f"https://{name}/", name)
            ids = [db.page(site, f"https://{name}/{index}") for index in range(pages)]
            db.page(site, f"https://{name}/slow", status="timeout")
            for place, page in enumerate(ids):
                db.rule_run(site, page, "button-name", "failed" if place < failing else "passed")
                if place < failing:
                    db.finding(site, page, RULES[0], cause=component, component=component)
    return folder


def text(path: Path) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", path.read_text("utf-8")).split())


def names(path: Path) -> list[str]:
    return re.findall(r'<th scope="row">(?:<a [^>]*>)?<bdi>([^<]+)</bdi>', path.read_text("utf-8"))


@pytest.fixture
def made(tmp_path: Path) -> Portfolio:
    folders = [
        audited(tmp_path / "a", "a.gov", [4, 2, 1]),
        audited(tmp_path / "b", "b.gov", [3]),
        audited(tmp_path / "c", "<b>c.gov", [0], component="p"),
    ]
    return write_portfolio([*folders, folders[0]], tmp_path / "out", "en")


def test_sites_stand_worst_first_and_every_column_sorts_without_a_script(made: Portfolio) -> None:
    folder = made.index.parent
    assert names(made.index) == ["b.gov", "a.gov", "&lt;b&gt;c.gov"]
    assert names(folder / "by-name.html") == ["&lt;b&gt;c.gov", "a.gov", "b.gov"]
    assert names(folder / "by-score.html")[0] == "b.gov"
    html = made.index.read_text("utf-8")
    titles = {re.search(r"<title>(.*)</title>", each.read_text("utf-8"))[1] for each in folder.glob("*.html")}  # type: ignore[index]
    assert len(titles) == 5
    assert "<script" not in html
    assert "Content-Security-Policy" in html
    linked = set(re.findall(r'<th scope="col"><a href="([^"]+)"', html))
    assert linked == {"by-name.html", "by-date.html", "by-coverage.html", "by-score.html"}
    assert all((folder / name).is_file() for name in linked)


def test_coverage_stands_beside_every_score(made: Portfolio) -> None:
    shown = text(made.index)
    scores = re.findall(r"\d+ of 100(, from 4 of 5 pages)?", shown)
    assert len(scores) >= 3
    assert all(scores)


def test_the_trend_has_its_runs_in_words_and_a_first_run_says_so(made: Portfolio) -> None:
    html = made.index.read_text("utf-8")
    (label,) = re.findall(r'<svg[^>]* aria-label="([^"]+)"', html)
    assert label.count("from 4 of 5 pages") == 3
    (path,) = re.findall(r'<path class="whisk" d="M([^"]+)"', html)
    heights = [float(point.split()[1]) for point in path.split("L")]
    assert heights == sorted(heights, reverse=True)  # a better score stands higher
    assert heights[0] > heights[-1]
    assert text(made.index).count("There is one run so far.") == 2


def test_what_fails_on_several_sites_is_named_with_its_sites(made: Portfolio) -> None:
    shown = text(made.index)
    part = shown[shown.index("What fails on several sites") :]
    assert "div.usa-header &gt; button.usa-menu-btn a.gov, b.gov 4 " in part
    assert "c.gov" not in part


@pytest.mark.parametrize(
    ("cause", "is_one"),
    [
        ("div#top > a", True), ("p > a.usa-link", True), ("nav[role=menu] > a", True), ("div > p > a", False),
        ("#aaaaaa on #ffffff", False), ("a.gov - the zoo", False), ("acronym", False), ("", False),
    ],
)  # fmt: skip
def test_only_a_path_with_a_name_in_it_is_a_shared_component(tmp_path: Path, cause: str, is_one: bool) -> None:
    folders = [audited(tmp_path / name, f"{name}.gov", [1], component=cause) for name in "ab"]
    shown = text(write_portfolio(folders, tmp_path / "out", "en").index)
    assert ("no component that fails on two sites" in shown) is not is_one


def test_a_site_of_which_nothing_was_tested_has_no_figure(tmp_path: Path) -> None:
    audited(tmp_path / "a", "a.gov", [1])
    audited(tmp_path / "none", "none.gov", [0], pages=0)
    page = write_portfolio([tmp_path / "none", tmp_path / "a"], tmp_path / "out", "en").index
    assert names(page) == ["a.gov", "none.gov"]
    row = text(page)[text(page).index("none.gov") :].partition("What fails")[0]
    assert row.count("not tested") == 2
    assert "of 100" not in row


def test_a_folder_that_can_not_be_read_is_named(tmp_path: Path) -> None:
    good = audited(tmp_path / "good", "good.gov", [1])
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "audit.db").write_bytes(b"this is no database" * 99)
    newer = tmp_path / "newer"
    newer.mkdir()
    with AuditDb(newer / "audit.db", schema_version=9999):
        pass
    bad = [tmp_path / "nowhere", tmp_path / "broken", newer]
    made = write_portfolio([*bad, good], tmp_path / "out", "en")
    assert [each.folder for each in made.unread] == [str(each) for each in bad]
    shown = text(made.index)
    assert "3 folders could not be read" in shown
    assert all(f"{each} : " in shown for each in bad)
    with pytest.raises(UsageError, match="no folder could be read"):
        write_portfolio(bad, tmp_path / "other", "en")
    assert not (tmp_path / "other").exists()


def test_a_page_that_is_not_ours_stays(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "index.html").write_text("mine")
    with pytest.raises(UsageError, match="not ours"):
        write_portfolio([audited(tmp_path / "a", "a.gov", [1])], tmp_path / "out", "en")
    assert (tmp_path / "out" / "index.html").read_text() == "mine"


def run(*arguments: str) -> Any:
    return cli.main(["portfolio", *arguments], standalone_mode=False)


def test_the_command_says_what_it_wrote_and_what_it_could_not_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, out = str(audited(tmp_path / "a", "a.gov", [1])), str(tmp_path / "out")
    assert run(good, "-o", out) == 0
    assert "1 site: " in capsys.readouterr().out
    assert run(good, str(tmp_path / "nowhere"), "-o", out) == 2
    assert "nowhere could not be read: there is no audit file" in capsys.readouterr().err


def test_redacted_it_names_no_person(tmp_path: Path) -> None:
    good = audited(tmp_path / "a", "jane.roe@mail.example", [2, 1])
    plain = write_portfolio([good], tmp_path / "plain", "en").index.read_text("utf-8")
    redacted = write_portfolio([good], tmp_path / "redacted", "en", redact=True).index.read_text("utf-8")
    assert "jane.roe" in plain
    assert "jane.roe" not in redacted
    assert "in 2 runs" in redacted
