"""The template for translators holds every message of the source."""

import ast
from pathlib import Path

import pytest

from auditor.message import COUNT, template_fields
from tools.build_messages import ROOT, SOURCES, main, python_messages, template


def test_messages_are_found_however_deep_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text(
        "from auditor.message import say, say_count\n"
        "m = say('a {b}', b=tuple(say('c ' 'd') for x in range(int(say_count('one', 'many', n=2)))))\n",
        "utf-8",
    )
    assert set(python_messages(path)) == {(2, "a {b}"), (2, "c d"), (2, ("one", "many"))}


def test_only_messages_are_taken_for_messages(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text("from auditor.streams import say\nsay(f'{1}')\nsay('to the terminal')\n", "utf-8")
    assert list(python_messages(path)) == []


@pytest.mark.parametrize("call", ["say(f'{x}')", "say(x)", "say_count('one', x, n=1)"])
def test_a_template_that_no_translator_would_see_is_refused(tmp_path: Path, call: str) -> None:
    path = tmp_path / "module.py"
    path.write_text(f"from auditor.message import say, say_count\n{call}\n", "utf-8")
    with pytest.raises(ValueError, match=r"module\.py:2"):
        list(python_messages(path))


def test_no_words_of_ours_pass_for_somebody_else_s() -> None:
    """`as_said` is for what pages, engines and the system say: a sentence in the source is a template of `say`."""
    ours = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for folder in SOURCES
        for path in sorted((ROOT / folder).rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "as_said" and _has_words(call.args[0])
    ]
    assert ours == []


def _has_words(argument: ast.expr) -> bool:
    return any(
        isinstance(each, ast.Constant) and isinstance(each.value, str) and " " in each.value.strip()
        for each in ast.walk(argument)
    )


def test_whatever_is_counted_has_a_form_for_one_and_for_several() -> None:
    """Languages have up to six; the field `n` is the count by which one is chosen."""
    single = [each.id for each in template() if isinstance(each.id, str) and each.id]
    assert [text for text in single if COUNT in template_fields(text)] == []


def test_the_template_holds_code_pages_cards_and_tables() -> None:
    ids = {each.id for each in template()}
    assert "We could not test any page of {site}" in ids  # Python
    assert "Fix these first" in ids  # a template of a page
    assert ("and {n:,} more group", "and {n:,} more groups") in ids
    assert "A button has no name" in ids  # a rule's card
    assert {"Name, Role, Value", "People who are blind", "off-site redirect", "keyboard walk", "; "} <= ids  # tables


def test_catalogues_are_brought_up_to_date_and_keep_what_is_translated(tmp_path: Path) -> None:
    file = tmp_path / "auditor/locale/es/LC_MESSAGES/auditor.po"
    file.parent.mkdir(parents=True)
    file.write_text('msgid "Fix these first"\nmsgstr "Arregle esto primero"\n', "utf-8")
    assert main(["--root", str(tmp_path)]) == 0
    written = file.read_text("utf-8")
    assert 'msgid "Fix these first"\nmsgstr "Arregle esto primero"' in written
    assert 'msgid "All causes"\nmsgstr ""' in written
    assert (tmp_path / "build/auditor.pot").is_file()
