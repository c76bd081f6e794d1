"""One audit at a time writes into a folder."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from auditor.errors import UsageError
from auditor.store.lock import LOCK_NAME, locked

HOLDER = (
    "import sys; from pathlib import Path; from auditor.store.lock import locked\n"
    "with locked(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
)


def test_a_second_writer_is_refused_and_told_who_holds_the_folder(tmp_path: Path) -> None:
    with locked(tmp_path / "out"):
        with (
            pytest.raises(
                UsageError, match=rf"another audit is writing into .*out \(process {os.getpid()}\)"
            ) as caught,
            locked(tmp_path / "out"),
        ):
            pytest.fail("two hold one folder")
        assert "--output" in str(caught.value.hint)
        with locked(tmp_path / "elsewhere"):
            pass


def test_nothing_of_it_stays_behind(tmp_path: Path) -> None:
    for _ in range(2):
        with locked(tmp_path / "out"):
            assert (tmp_path / "out" / LOCK_NAME).exists()
    assert list((tmp_path / "out").iterdir()) == []


def test_a_holder_that_is_killed_holds_nothing_any_more(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    with pytest.raises(UsageError, match=f"process {holder.pid}"), locked(tmp_path):
        pytest.fail("two processes hold one folder")
    holder.kill()
    holder.communicate()
    with locked(tmp_path):
        pass


def test_a_folder_that_can_not_be_made_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="can't be written"), locked(tmp_path / "file" / "out"):
        pytest.fail("a file holds a folder")
