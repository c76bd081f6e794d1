"""The one table of what is main content."""

import re

import pytest

from auditor.collect import bundle
from auditor.main_content import main_content
from auditor.tables import read_toml


def test_an_audit_that_goes_on_with_another_table_would_be_another_audit(monkeypatch: pytest.MonkeyPatch) -> None:
    before = bundle.probe_hash("")
    table = read_toml("main_content.toml")
    table["main"]["names"].append("heart")
    monkeypatch.setattr(bundle, "probe_options", lambda: {"main_content": table})
    assert bundle.probe_hash("") != before


def test_names_are_regular_expressions_that_python_and_javascript_read_alike() -> None:
    named = main_content().named
    for expression in (*named.frame, *named.links, *named.site, *named.states):
        assert re.fullmatch(r"(?:[a-z ]|\(\?:|[|)?])+", expression), expression
        re.compile(expression)
