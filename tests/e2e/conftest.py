"""The command line as a user runs it: in a process of its own, on local sites."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

LIMIT_S = 180


@dataclass
class Run:
    """How a command ended."""

    code: int
    out: str
    err: str
    output: Path

    @property
    def results(self) -> dict[str, Any]:
        """results.json"""
        loaded: dict[str, Any] = json.loads((self.output / "results.json").read_text("utf-8"))
        return loaded

    @property
    def findings(self) -> list[dict[str, Any]]:
        """Lines of findings.jsonl"""
        return [json.loads(line) for line in (self.output / "findings.jsonl").read_text("utf-8").splitlines()]

    def pages(self) -> dict[str, dict[str, Any]]:
        """Pages of all sites by path and query of the address asked for."""
        return {"/" + page["url"].split("/", 3)[3]: page for page in self.results["pages"]}


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """As in CI: plain lines, no settings from outside."""
    return {**os.environ, "CI": "true", **(extra or {})}


def command(*arguments: str | Path) -> list[str]:
    """The command line of a run."""
    return [sys.executable, "-m", "auditor", *map(str, arguments)]


@pytest.fixture
def auditor(tmp_path: Path) -> Callable[..., Run]:
    """Runs `auditor ARGUMENTS` in an empty folder; `-o out` is added to audits."""

    def run(*arguments: str | Path, env: Mapping[str, str] | None = None) -> Run:
        output = tmp_path / "out"
        given = list(arguments)
        if given[0] == "audit" and "-o" not in given:
            given += ["-o", output]
        done = subprocess.run(
            command(*given),
            capture_output=True,
            text=True,
            timeout=LIMIT_S,
            cwd=tmp_path,
            env=environment(env),
            check=False,
        )
        return Run(done.returncode, done.stdout, done.stderr, output)

    return run


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of this folder drive the command line."""
    for item in items:
        if "tests/e2e" in str(item.path):
            item.add_marker(pytest.mark.e2e)
