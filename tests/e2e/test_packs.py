"""Rule packs of third parties: found by their entry point, isolated when they break, never missing unnoticed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import Run
from tests.fixtures.local_site import LocalSite, page

Auditor = Callable[..., Run]

GOOD_PACK = '''
from auditor.artifacts import DocumentText
from auditor.message import say
from auditor.model import Finding, Harm, Outcome
from auditor.rule import rule

DOC = """Looks for the county's motto.

    What it checks: the text.
    Who it affects: everyone.
    Why: it is our rule.
    What decides the harm: nothing measured.
    How to fix: add the motto.
    Limits: none.
    Sources: ours.
    """

def motto(text: DocumentText):
    yield Finding(Outcome.FAILED, say("no motto here"))

def fragile(text: DocumentText):
    raise ValueError("this page is too much for me")

motto.__doc__ = fragile.__doc__ = DOC
make = lambda id, check: rule(id, title=id, family="county", harm={"low_literacy": Harm.SLOW})(check)
PACK = (make("county-motto", motto), make("county-fragile", fragile))
'''


@pytest.fixture
def installed(tmp_path: Path) -> Callable[[str], dict[str, str]]:
    """Installs a pack called `county` with this source; returns the environment that sees it."""

    def install(source: str) -> dict[str, str]:
        folder = tmp_path / "packages"
        info = folder / "county_rules-1.0.dist-info"
        info.mkdir(parents=True)
        (folder / "county_rules.py").write_text(source, "utf-8")
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: county-rules\nVersion: 1.0\n", "utf-8")
        (info / "entry_points.txt").write_text("[auditor.rules]\ncounty = county_rules:PACK\n", "utf-8")
        return {"PYTHONPATH": str(folder)}

    return install


def test_a_pack_adds_rules_and_one_that_breaks_costs_only_itself(
    auditor: Auditor, installed: Callable[[str], dict[str, str]]
) -> None:
    env = installed(GOOD_PACK)
    with LocalSite({"/": page("<main><h1>x</h1><img src=x width=9 height=9></main>")}) as site:
        run = auditor("audit", site.url, env=env)
    assert run.code == 0, run.err
    rules = {finding["rule"] for finding in run.findings}
    assert {"county-motto", "image-alt"} <= rules
    (error,) = [entry for entry in run.results["sites"][0]["rule_errors"] if entry["outcome"] == "error"]
    assert (error["rule"], error["pages"]) == ("county-fragile", 1)
    assert "this page is too much for me" in error["error"]
    assert "1 rule broke down" in (run.output / "report" / "index.html").read_text("utf-8")


def test_a_pack_that_can_not_be_imported_stops_the_run_by_name(
    auditor: Auditor, installed: Callable[[str], dict[str, str]]
) -> None:
    env = installed("import a_module_that_is_not_there")
    with LocalSite({"/": page("<main><h1>x</h1></main>")}) as site:
        run = auditor("audit", site.url, env=env)
        assert run.code == 3
        assert "county" in run.err
        assert "--without-pack county" in run.err
        assert site.log == []
        assert auditor("audit", site.url, "--without-pack", "county", env=env).code == 0
