"""A run killed at any moment goes on and ends with the results of an unbroken one."""

import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import Run, command, environment
from tests.fixtures.local_site import LocalSite, page

Auditor = Callable[..., Run]


def build(site: LocalSite) -> None:
    """Three levels of pages, some with faults, two with the same title."""
    top = "".join(f"<li><a href='/s{n}/'>Section {n}</a></li>" for n in range(4))
    site.routes["/"] = page(f"<main><h1>Front</h1><ul>{top}</ul></main>", title="Front")
    for section in range(4):
        below = "".join(f"<li><a href='/s{section}/p{n}?b=2&a={n}'>Page {n}</a></li>" for n in range(5))
        site.routes[f"/s{section}/"] = page(
            f"<main><h1>Section</h1><ul>{below}</ul><img src=x width=9 height=9></main>", title=f"Section {section}"
        )
        for number in range(5):
            site.routes[f"/s{section}/p{number}"] = page(
                f"<main><h1>Page {section}{number}</h1><button></button></main>", title=f"Page {number}"
            )


def comparable(run: Run) -> tuple[list[Any], list[Any], Any]:
    """Everything that must not depend on whether a run was broken off."""
    findings = sorted(
        (f["rule"], f["outcome"], f["url"], f["selector"], f["fingerprint"], f["message"]) for f in run.findings
    )
    pages = [(p["url"], p["status"], p["depth"], p["template"]) for p in run.results["pages"]]
    return findings, pages, [site["scorecard"] for site in run.results["sites"]]


@pytest.mark.parametrize("after_pages", [1, 6, 17])
def test_a_killed_run_ends_like_an_unbroken_one(auditor: Auditor, tmp_path: Path, after_pages: int) -> None:
    with LocalSite({}) as site:
        build(site)
        whole = auditor("audit", site.url, "-o", tmp_path / "whole")
        whole.output = tmp_path / "whole"
        process = subprocess.Popen(
            command("audit", site.url, "-o", tmp_path / "out", "-v"), stderr=subprocess.PIPE, stdout=subprocess.DEVNULL,
            text=True, cwd=tmp_path, env=environment(), start_new_session=True,
        )  # fmt: skip
        assert process.stderr is not None
        seen = 0
        for line in process.stderr:
            seen += line.startswith("audited")
            if seen == after_pages:
                break
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=30)
        resumed = auditor("audit", site.url, "--resume")
    assert resumed.code == whole.code == 0, resumed.err
    assert len(whole.findings) > 20
    assert comparable(resumed) == comparable(whole)


def test_other_settings_do_not_go_on_with_a_run(auditor: Auditor, tmp_path: Path) -> None:
    with LocalSite({}) as site:
        build(site)
        assert auditor("audit", site.url, "--time-limit", "0.0001").code == 2
        run = auditor("audit", site.url, "--resume", "--max-depth", "1")
        assert run.code == 3
        assert "other settings" in run.err
        assert auditor("audit", site.url, "--resume").code == 0


def test_a_complete_run_has_nothing_to_resume(auditor: Auditor) -> None:
    with LocalSite({"/": page("<main><h1>x</h1></main>")}) as site:
        auditor("audit", site.url)
        run = auditor("audit", site.url, "--resume")
    assert run.code == 0
    assert "nothing to resume" in run.err
