"""The generated pages say what the rules say."""

from pathlib import Path

import pytest

from auditor_rules import PACK
from tools import build_docs


@pytest.fixture
def root(tmp_path: Path) -> Path:
    assert build_docs.main(["--root", str(tmp_path)]) == 0
    return tmp_path


def test_every_rule_has_a_page_and_a_line_in_the_catalogue(root: Path) -> None:
    catalogue = (root / "rules/README.md").read_text(encoding="utf-8")
    for rule in PACK:
        assert (root / f"docs/rules/{rule.id}.md").is_file()
        assert f"[{rule.id}](../docs/rules/{rule.id}.md)" in catalogue


def test_freshly_written_docs_pass_the_check(root: Path) -> None:
    assert build_docs.main(["--root", str(root), "--check"]) == 0


def test_check_names_what_differs_is_missing_or_left_over(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "docs/rules/label.md").unlink()
    (root / "docs/rules/image-alt.md").write_text("edited by hand\n", encoding="utf-8")
    (root / "docs/rules/old-rule.md").write_text("gone\n", encoding="utf-8")
    assert build_docs.main(["--root", str(root), "--check"]) == 1
    said = capsys.readouterr().err
    assert "docs/rules/label.md: missing" in said
    assert "docs/rules/image-alt.md: differs" in said
    assert "-edited by hand" in said
    assert "docs/rules/old-rule.md: belongs to no rule" in said


def test_writing_removes_pages_of_rules_that_are_gone(root: Path) -> None:
    left_over = root / "docs/rules/old-rule.md"
    left_over.write_text("gone\n", encoding="utf-8")
    build_docs.main(["--root", str(root)])
    assert not left_over.exists()


def test_the_docs_in_the_repository_are_up_to_date() -> None:
    assert build_docs.differences(build_docs.render(build_docs.built_in_rules()), build_docs.ROOT) == []
