"""The wheel: built without network, holds all that is needed and nothing else, and runs where nothing else is."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from auditor import __version__

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = {"auditor": "auditor", "auditor_rules": "rules/auditor_rules", "auditor_reports": "reports/auditor_reports"}
DATA_SUFFIXES = {".toml", ".csv", ".js", ".sql", ".html", ".jinja", ".css", ".json"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from the working tree with the build backend that is installed."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    built = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
    assert built.returncode == 0, built.stdout + built.stderr
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def names(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def test_the_top_level_is_ours_alone(names: list[str]) -> None:
    assert {name.split("/")[0] for name in names} == {*PACKAGES, f"civic_auditor-{__version__}.dist-info"}


def test_every_source_and_data_file_is_in_it(names: list[str]) -> None:
    expected = {
        (Path(package) / path.relative_to(ROOT / folder)).as_posix()
        for package, folder in PACKAGES.items()
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", *DATA_SUFFIXES} and "__pycache__" not in path.parts
    }
    assert {Path(name).suffix for name in expected} == {".py", *DATA_SUFFIXES}
    assert sorted(expected - set(names)) == []


def test_the_licence_is_in_it(names: list[str]) -> None:
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_its_contents_raise_no_warning(wheel: Path) -> None:
    command = [str(Path(sys.executable).parent / "check-wheel-contents"), str(wheel)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("arguments", [["--version"], ["rules"]])
def test_it_runs_unpacked_in_an_empty_folder(wheel: Path, tmp_path: Path, arguments: list[str]) -> None:
    unpacked, empty = tmp_path / "unpacked", tmp_path / "empty"
    empty.mkdir()
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(unpacked)
    program = (
        "import sys, auditor.cli, auditor_rules, auditor_reports;"
        f"assert all(m.__file__.startswith({str(unpacked)!r}) for m in (auditor, auditor_rules, auditor_reports));"
        "auditor.cli.main(sys.argv[1:])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=empty,
        env={**os.environ, "PYTHONPATH": str(unpacked)},
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert (__version__ if arguments == ["--version"] else "image-alt") in ran.stdout
