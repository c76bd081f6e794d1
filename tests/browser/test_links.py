"""Links with their addresses, and where a page itself points elsewhere."""

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
