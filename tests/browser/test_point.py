"""Pictures of places."""

import struct

from auditor.collect.browser import Tab
from auditor.collect.limits import Limits
from auditor.collect.pictures import take_pictures
from tests.fixtures.local_site import LocalSite, page

TALL = "<main><div style='height:3000px'></div><p id=low style='width:200px'>Far down</p><p id=hidden style='display:none'>x</p></main>"


async def test_a_place_far_down_is_shown_outlined(tab: Tab) -> None:
    with LocalSite({"/": page(TALL)}) as site:
        low, hidden, missing = await take_pictures(
            tab, f"{site.url}/", ["#low", "#hidden", "#gone"], Limits(quiet_ms=100)
        )
    assert low is not None
    assert low.png.startswith(b"\x89PNG")
    assert struct.unpack(">II", low.png[16:24]) == (low.width_px, low.height_px)
    assert (hidden, missing) == (None, None)


async def test_a_page_that_does_not_come_gives_no_pictures(tab: Tab) -> None:
    assert await take_pictures(tab, "http://127.0.0.1:9/", ["#a", "#b"], Limits()) == [None, None]
    assert tab.is_broken


async def test_a_picture_is_taken_without_cookies_and_storage_of_the_pages_before(tab: Tab) -> None:
    tells = "<p id=a>A</p><script>fetch('/seen?' + document.cookie + Object.keys(localStorage)); document.cookie = localStorage.n = 'n'</script>"
    with LocalSite({"/": page(tells), "/seen": ""}) as site:
        for _ in range(2):
            await take_pictures(tab, f"{site.url}/", ["#a"], Limits(quiet_ms=100))
        seen = [path for _, path in site.log if path.startswith("/seen")]
    assert seen == ["/seen?", "/seen?"]
