"""The type check of `make static` sees a probe that answers wrongly."""

import os
import shutil
import subprocess
from pathlib import Path

import deno

ROOT = Path(__file__).parents[2]
PROBES = "auditor/collect/probes"


def check(folder: Path) -> subprocess.CompletedProcess[str]:
    """What the checker says of the probes in `folder`."""
    return subprocess.run(
        [deno.find_deno_bin(), "check", "--quiet", "--no-remote", "--no-npm", "--no-lock", PROBES],
        cwd=folder,
        env={**os.environ, "DENO_DIR": str(folder / "deno"), "DENO_NO_UPDATE_CHECK": "1", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


WRONG = (
    ("layout", "    scroll_width_px: root.scrollWidth,\n", "", "Property 'scroll_width_px' is missing"),
    ("structure", "      level: Number(", "      level: String(", "Type 'string' is not assignable to type 'number'"),
    ("spacing_locks", " has_text: hasText,", " has_txt: hasText,", "'has_txt' does not exist in type 'LockedSpacing'"),
)
"""Probe, what it says, what it says instead, and what is wrong with that: a field that is missing, of another type,
or called otherwise."""


def test_each_wrong_answer_of_a_probe_is_a_type_error(tmp_path: Path) -> None:
    for part in (PROBES, "tools/types"):
        shutil.copytree(ROOT / part, tmp_path / part)
    shutil.copy(ROOT / "deno.json", tmp_path)
    for probe, right, wrong, _ in WRONG:
        file = tmp_path / PROBES / f"{probe}.js"
        text = file.read_text("utf-8")
        assert text.count(right) == 1
        file.write_text(text.replace(right, wrong), "utf-8")
    result = check(tmp_path)
    assert result.returncode != 0
    for probe, _, _, says in WRONG:
        assert says in result.stderr
        assert f"/{probe}.js:" in result.stderr
