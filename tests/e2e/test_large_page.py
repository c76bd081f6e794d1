"""A very large page through the whole command: audited in part where it must be, and told so everywhere."""

from dataclasses import replace
from pathlib import Path

import pytest

from auditor.cli import main
from auditor.collect.limits import Limits
from auditor.config import Config
from auditor.crawl import audit
from auditor.store.reader import Reader
from tests.fixtures.large_pages import large_page
from tests.fixtures.local_site import LocalSite

pytestmark = [pytest.mark.e2e, pytest.mark.browser]


def test_a_page_that_the_engine_has_no_time_for_keeps_all_else_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    usual = audit._limits

    def hasty(config: Config) -> Limits:
        return replace(usual(config), axe_s=0.2)

    monkeypatch.setattr(audit, "_limits", hasty)
    body = large_page("paragraphs", 2000)
    with LocalSite({"/": body}) as site, pytest.raises(SystemExit) as ended:
        main(["audit", f"{site.url}/", "--no-robots", "-o", str(tmp_path)])
    output = capsys.readouterr().out
    assert ended.value.code == 0
    assert "1 of 1 page audited" in output
    assert "1 page audited in part, such as" in output
    assert "axe-core did not finish" in output  # all of it, or the rule that it was at
    assert "1 page was audited in part." in (tmp_path / "report" / "index.html").read_text("utf-8")
    with Reader(tmp_path / "audit.db") as reader:
        site_id = reader.sites()[0].id
        (part,) = reader.partly_audited(site_id)
        assert part.missing
        assert all(str(why).startswith("axe-core did not finish") for why in part.missing)
        assert reader.pages(site_id)
