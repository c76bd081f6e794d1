"""Links with their addresses, and where a page itself points elsewhere."""

import pytest

from auditor.artifacts import Links
from auditor.collect.browser import Tab
from tests.fixtures.structured_pages import facts


async def test_links_have_address_text_and_the_region_they_stand_in(tab: Tab) -> None:
    found = await facts(
        tab,
        "<nav><a href=/a rel=nofollow>A <b>b</b></a></nav><a href=/c aria-label=Said download>no</a><a>none</a>"
        "<x-box><template shadowrootmode=open><a href=/d>Inside</a></template></x-box>",
        Links,
    )
    assert [(link.href.rpartition("/")[2], link.text, link.rel, link.region, link.download) for link in found.links] == [
        ("a", "A b", "nofollow", "navigation", False), ("c", "Said", "", "", True), ("d", "Inside", "", "", False),
    ]  # fmt: skip


async def test_what_is_put_into_a_slot_stands_in_the_region_of_the_slot(tab: Tab) -> None:
    box = "<x-box><template shadowrootmode=open><nav><slot></slot></nav></template><a href=/a>A</a></x-box>"
    found = await facts(tab, box, Links)
    assert [link.region for link in found.links] == ["navigation"]


async def test_refresh_canonical_address_and_words_for_robots_are_read(tab: Tab) -> None:
    head = (
        "<meta http-equiv=refresh content='600; url=/later'><link rel=canonical href=/same>"
        "<meta name=robots content='nofollow'>"
    )
    found = await facts(tab, f"{head}<p>Text</p>", Links)
    assert found.refresh_url is not None
    assert found.refresh_url.endswith("/later")
    assert found.canonical_url is not None
    assert found.canonical_url.endswith("/same")
    assert found.robots == ("nofollow",)


@pytest.mark.parametrize(
    "page",
    [
        "<nav><div class=gcse-search></div></nav>",
        "<script async src='https://cse.google.com/cse.js?cx=1'></script>",
        "<script src='https://customer.cludo.com/scripts/bundles/search-script.min.js'></script>",
        "<script src=/pagefind/pagefind-ui.js></script>",
        "<div class='gsc-control-cse'></div><header><div class='gsc-search-box'></div></header>",
        "<header><site-search></site-search></header>",
        "<header><x-box><template shadowrootmode=open><gcse:search></gcse:search></template></x-box></header>",
        "<div hidden><input type=search></div>",
        "<div role=search></div>",
        "<link rel=search type='application/opensearchdescription+xml' href=/open.xml>",
        "<header><div data-search></div></header>",
        "<div hidden id=site-search><input></div>",
        "<header><div class='usa-search-box'><button>Go</button></div></header>",
        "<div id=docsearch></div>",
        "<header><button aria-label='Open search'><svg></svg></button></header>",
        "<div hidden><form action='/buscar'><input></form></div>",
        "<main><input type=search></main>",
    ],
)
async def test_a_search_is_seen_before_it_is_drawn_or_opened(tab: Tab, page: str) -> None:
    assert (await facts(tab, f"<p>Text</p>{page}", Links)).search


@pytest.mark.parametrize(
    "page",
    [
        "<header><div class='search-container grid-search'></div></header><div id=search></div>",
        "<div class=research></div><div id=job-search></div>",
        "<main><form class=search action=/search><input></form><button>Search</button></main>",
        "<table data-search=true><tr data-search='a'><td>A</td></tr></table>",
        "<i class='fa fa-search'></i><span class=icon-search></span>",
        "<button>Search for a job</button><a href='#search-results'>Results</a>",
        "<script src=/search-console.js></script><iframe src='about:blank'></iframe>",
    ],
)
async def test_what_searches_one_thing_or_is_a_picture_of_it_is_no_search_of_the_site(tab: Tab, page: str) -> None:
    assert not (await facts(tab, f"<p>Text</p>{page}", Links)).search


async def test_an_empty_address_a_bare_hash_and_a_script_are_no_address(tab: Tab) -> None:
    found = await facts(
        tab,
        "<a href=''>Menu</a><a href='#'>Top</a><a href=' JavaScript:open()'>Open</a><a href='#a'>A</a><a href=b>B</a>",
        Links,
    )
    assert [link.text for link in found.links] == ["A", "B"]
