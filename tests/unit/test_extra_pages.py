"""Which pages a site lets us ask for besides those that are visited."""

from pathlib import Path

import pytest

from auditor.collect.fetch import Fetched
from auditor.config import Config
from auditor.crawl.pace import HostPace
from auditor.crawl.robots import Robots
from auditor.crawl.scope import Scope
from auditor.crawl.site import SiteCrawl
from auditor.crawl.sources import SiteSpec
from auditor.store.store import Store

SITE = "https://agency.gov"
SPEC = SiteSpec(SITE, SITE, "agency.gov", "agency.gov", (f"{SITE}/",))


@pytest.mark.parametrize(
    ("rules", "path", "expected"),
    [
        ("User-agent: *\nDisallow: /private/", "/about", True),
        ("User-agent: *\nDisallow: /private/", "/private/x", False),
        ("User-agent: *\nDisallow: /private/", "/archive/x", False),
        ("User-agent: *\nCrawl-delay: 5", "/about", False),
        (None, "/private/x", True),
    ],
)
def test_scope_and_robots_decide(tmp_path: Path, rules: str | None, path: str, expected: bool) -> None:
    robots = None if rules is None else Robots.from_answer(Fetched(SITE, 200, {}, rules.encode()), "CivicAuditor")
    scope = Scope(SITE, exclude=("/archive/*",))
    with Store(tmp_path / "a.db") as store:
        site = SiteCrawl(SPEC, 1, Config(), store, scope, HostPace(0), robots)
        assert site.may_fetch(SITE + path) is expected
        assert not site.may_fetch("https://other.gov/about")
