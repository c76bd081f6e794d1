"""The command that goes on with an audit, as it can be copied into a shell."""

import shlex
import sys
from pathlib import Path

import pytest

from auditor.cli.invocation import Invocation


def test_all_that_was_given_is_in_it_and_survives_a_shell() -> None:
    given = ("audit", "https://a.gov/?a=1&b=2", "--include", "/news/*", "-o", "my folder", "--max-depth", "2")
    command = shlex.split(Invocation(("auditor",), given).resuming())
    assert command == ["auditor", "audit", "--resume", *given[1:]]


def test_it_comes_before_a_double_dash() -> None:
    assert Invocation(("auditor",), ("audit", "--", "x")).resuming() == "auditor audit --resume -- x"


def test_an_audit_that_goes_on_is_named_once() -> None:
    assert Invocation(("auditor",), ("audit", "x", "--resume")).resuming() == "auditor audit x --resume"


def test_it_holds_no_password() -> None:
    assert "secret" not in Invocation(("auditor",), ("audit", "https://u:secret@a.gov")).resuming()


def test_the_program_is_called_as_it_was(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    script = tmp_path / "auditor"
    script.write_text("#!/bin/sh\n")
    script.chmod(0o755)
    monkeypatch.setattr(sys, "argv", [str(script), "audit", "x"])
    monkeypatch.setenv("PATH", str(tmp_path))
    assert Invocation.of(None) == Invocation(("auditor",), ("audit", "x"))
    monkeypatch.setenv("PATH", "/nowhere")
    assert Invocation.of(None).program == (str(script),)
    monkeypatch.setattr(sys, "argv", ["/x/auditor/__main__.py", "audit", "x"])
    monkeypatch.setattr(sys, "orig_argv", ["python3", "-m", "auditor", "audit", "x"])
    assert Invocation.of(None).program == ("python3", "-m", "auditor")
