"""--templates: blocks of ours are replaced, what protects the report stays, and a broken template is named with its line."""

from pathlib import Path

import pytest

import auditor_reports
from auditor.errors import UsageError
from tests.fixtures.audit_db import HOSTILE, write_audit_db

BASE = "base.html.jinja"
OVERVIEW = "overview.html.jinja"


@pytest.fixture
def audit(tmp_path: Path) -> Path:
    write_audit_db(tmp_path / "audit.db", two_sites=False)
    (tmp_path / "own").mkdir()
    return tmp_path


def report(audit: Path, **templates: str) -> dict[str, str]:
    """The pages of the report, made with templates by their name up to the first dot."""
    for name, text in templates.items():
        (audit / "own" / f"{name}.html.jinja").write_text(text, "utf-8")
    auditor_reports.write(audit / "audit.db", audit, ("html",), templates=str(audit / "own"))
    return {each.name: each.read_text("utf-8") for each in (audit / "report").rglob("*.html")}


def test_a_block_of_the_base_is_replaced_on_every_page(audit: Path) -> None:
    pages = report(
        audit, base="{% extends 'base.html.jinja' %}{% block footer %}{{ super() }}<p>Ours!</p>{% endblock %}"
    )
    assert len(pages) > 5
    for page in pages.values():
        assert page.count("<p>Ours!</p>") == 1
        assert "Content-Security-Policy" in page
        assert "Half of the score" in page


def test_a_page_is_replaced_block_by_block_with_its_values(audit: Path) -> None:
    text = "{% extends 'ours/overview.html.jinja' %}\n{% block who %}<p id=own>{{ site.name }}</p>{% include '_x.jinja' %}{% endblock %}"
    (audit / "own" / "_x.jinja").write_text(f"<i>{{{{ '{HOSTILE}' }}}}</i>", "utf-8")
    page = report(audit, overview=text)["index.html"]
    assert "<p id=own>county.example.gov</p><i>&lt;script&gt;" in page
    assert 'id="who"' not in page
    assert 'id="fix"' in page
    assert 'id="unknown"' in page


def test_without_templates_the_report_is_ours_again(audit: Path) -> None:
    own = report(audit, base="{% extends 'base.html.jinja' %}{% block footer %}gone{% endblock %}")
    auditor_reports.write(audit / "audit.db", audit, ("html",))
    assert "gone" in own["index.html"]
    assert "Half of the score" in (audit / "report" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "text", "line", "reason"),
    [
        (OVERVIEW, "{% extends 'overview.html.jinja' %}\n\n{% block who %}", 3, "block"),
        (OVERVIEW, "{% extends 'overview.html.jinja' %}\n{% block whom %}{% endblock %}", 2, "there is no block 'whom'"),
        (OVERVIEW, "\n<p>mine</p>", 1, "must begin with"),
        (OVERVIEW, "{% extends 'base.html.jinja' %}", 1, "must begin with"),
        (BASE, "<!doctype html>\n<title>no policy</title>", 1, "must begin with"),
        (BASE, "{% extends 'base.html.jinja' %}{% block footer %}\n{{ footer | safe }}{% endblock %}", 2, "safe"),
        (BASE, "{% extends 'base.html.jinja' %}{% block footer %}\n{% autoescape false %}{% endautoescape %}{% endblock %}", 2,
         "autoescape"),
        (BASE, "{% extends 'base.html.jinja' %}{% block footer %}\n\n{{ footer | shout }}{% endblock %}", 3, "shout"),
        (BASE, "{% extends 'base.html.jinja' %}{% block footer %}\n{{ nobody.knows }}{% endblock %}", 2, "nobody"),
        (BASE, "{% extends 'base.html.jinja' %}{% block footer %}\n{{ 1 / 0 }}{% endblock %}", 2, "division"),
        ("_part.jinja", "ok\n{{ 'x' | safe }}", 2, "safe"),
    ],
)  # fmt: skip
def test_a_broken_template_is_named_with_its_line(audit: Path, name: str, text: str, line: int, reason: str) -> None:
    (audit / "own" / name).write_text(text, "utf-8")
    with pytest.raises(UsageError) as caught:
        report(audit)
    assert f"{name}, line {line}: " in str(caught.value.message)
    assert reason in str(caught.value.message)


def test_a_file_that_replaces_nothing_and_a_folder_that_is_not_there_are_refused(audit: Path) -> None:
    (audit / "own" / "overvew.html.jinja").write_text("", "utf-8")
    with pytest.raises(UsageError, match="replaces no template of ours") as caught:
        report(audit)
    assert OVERVIEW in str(caught.value.hint)
    with pytest.raises(UsageError, match="no folder of templates"):
        auditor_reports.check_templates(str(audit / "nowhere"))


def test_a_broken_template_leaves_the_last_report_alone(audit: Path) -> None:
    report(audit)
    (audit / "own" / BASE).write_text("{% block %}", "utf-8")
    with pytest.raises(UsageError):
        report(audit)
    assert (audit / "report" / "index.html").is_file()
