"""The workflows are ones that GitHub takes, and a careful reviewer too."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
NIGHTLY = ROOT / "examples" / "github-actions" / "nightly.yml"
CI = ROOT / ".github" / "workflows" / "ci.yml"
WORKFLOWS = pytest.mark.parametrize("path", [NIGHTLY, CI], ids=lambda path: path.stem)


@pytest.fixture(scope="module")
def workflow() -> dict[Any, Any]:
    return load(NIGHTLY)


def load(path: Path) -> dict[Any, Any]:
    loaded: dict[Any, Any] = yaml.safe_load(path.read_text("utf-8"))
    return loaded


def tool(name: str) -> str:
    """A program of the environment the tests run in."""
    return str(Path(sys.executable).parent / name)


@WORKFLOWS
@pytest.mark.parametrize(
    "command",
    [
        [tool("check-jsonschema"), "--builtin-schema", "vendor.github-workflows"],
        [tool("zizmor"), "--offline", "--no-progress", "--persona", "pedantic"],
        pytest.param(
            ["actionlint"],
            marks=pytest.mark.skipif(not shutil.which("actionlint"), reason="there is no actionlint on this machine"),
        ),
    ],
    ids=["schema", "security", "actionlint"],
)
def test_a_checker_finds_nothing(command: list[str], path: Path) -> None:
    checked = subprocess.run([*command, str(path)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_both_commands_of_the_readme_run_first_on_each_system_that_it_names() -> None:
    job = load(CI)["jobs"]["readme"]
    assert set(job["strategy"]["matrix"]["command"]) == {"make audit", "make test"}
    readme = (ROOT / "README.md").read_text("utf-8")
    for system in job["strategy"]["matrix"]["system"]:
        assert system.replace("debian:", "Debian ") in readme
    (run,) = (step["run"] for step in job["steps"] if "COMMAND" in step.get("env", {}))
    assert run == "$COMMAND"


def test_it_runs_every_night_and_on_demand(workflow: dict[Any, Any]) -> None:
    triggers = workflow[True]  # YAML 1.1 reads the key `on` as a truth value
    assert set(triggers) == {"schedule", "workflow_dispatch"}
    assert re.fullmatch(r"\d+ \d+ \* \* \*", triggers["schedule"][0]["cron"])


def test_the_report_is_kept_when_the_audit_fails(workflow: dict[Any, Any]) -> None:
    (job,) = workflow["jobs"].values()
    audit, keep = job["steps"][-2:]
    assert "auditor audit" in audit["run"]
    assert keep["if"] == "${{ !cancelled() }}"
    assert keep["with"]["path"].rstrip("/") == re.search(r"--output (\S+)", audit["run"])[1]  # type: ignore[index]


@WORKFLOWS
def test_every_action_is_pinned_to_a_commit_with_its_version_beside_it(path: Path) -> None:
    used = re.findall(r"uses: (.*)", path.read_text("utf-8"))
    assert used
    assert [line for line in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []
