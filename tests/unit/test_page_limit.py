"""How many pages of a site are visited."""

from pathlib import Path

import pytest

from auditor.config import DEFAULT_MAX_PAGES, Config, Crawl
from auditor.crawl.site import SiteCrawl
from auditor.crawl.sources import SiteSpec
from auditor.store.rows import NewPage, RunInfo
from auditor.store.store import Store

SITE = "https://agency.gov"
LISTED = tuple(f"{SITE}/{number}" for number in range(DEFAULT_MAX_PAGES + 20))


def visited(tmp_path: Path, seeds: tuple[str, ...], max_pages: int | None) -> int:
    """How many pages of 20 more than our default are taken from the queue in all."""
    spec = SiteSpec(SITE, SITE, "agency.gov", "agency.gov", seeds, follow=False)
    with Store(tmp_path / "audit.db") as store:
        run = store.begin_run(RunInfo("", "", "", "", "", {}, []))
        site_id = store.add_site(run, SITE, SITE, "agency.gov", "agency.gov")
        site = SiteCrawl.open(spec, site_id, Config(crawl=Crawl(max_pages=max_pages)), store)
        store.queue.add(site_id, [NewPage(url, url, 0, "seed" if url in seeds else "link") for url in LISTED])
        count = 0
        assert site.counts() == (0, min(len(LISTED), site.page_limit))  # what the time left is reckoned from
        while wave := site.next_wave():
            for page in wave:
                store._db.execute(
                    "UPDATE page SET state = 'done', status = 'audited', final_key = url_key WHERE id = ?", (page.id,)
                )
            count += len(wave)
            assert site.counts() == (count, min(len(LISTED), site.page_limit) - count)
        return count


@pytest.mark.parametrize(
    ("seeds", "max_pages", "count"),
    [(LISTED, None, len(LISTED)), (LISTED, 30, 30), (LISTED[:1], None, DEFAULT_MAX_PAGES), (LISTED[:1], 510, 510)],
    ids=["a list has no limit of ours", "a list has the user's limit", "links have ours", "links have the user's"],
)
def test_our_limit_is_for_what_links_lead_to(
    tmp_path: Path, seeds: tuple[str, ...], max_pages: int | None, count: int
) -> None:
    assert visited(tmp_path, seeds, max_pages) == count
