"""Words and machine formats leave the program by one way, streams.py, which makes them harmless."""

import ast
from pathlib import Path

import pytest

import auditor
import auditor_reports

OWN = Path(auditor.__file__).parent / "streams.py"
MODULES = sorted(
    path
    for package in (auditor, auditor_reports)
    for path in Path(str(package.__file__)).parent.rglob("*.py")
    if path != OWN
)
WAYS_OUT = {"print", "click.echo", "click.secho", "sys.stdout.write", "sys.stderr.write", "sys.stdout.buffer.write"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_module_prints_by_itself(path: Path) -> None:
    calls = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
    assert not WAYS_OUT & {ast.unparse(call.func) for call in calls}
