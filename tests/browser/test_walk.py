"""The keyboard walk from the top of a page to its end."""

from auditor.collect.browser import Tab
from auditor.collect.limits import Limits
from tests.fixtures.local_site import Answer, Route, page
from tests.fixtures.walked_pages import walk

LINKS = "".join(f'<a href="#s{n}">Link {n}</a> ' for n in range(40))
SHADOW = "<div id=host></div><script>host.attachShadow({mode: 'open'}).innerHTML = '<button id=in>In</button>'</script>"


async def test_tab_is_pressed_to_the_end_of_the_page(tab: Tab) -> None:
    found, _, _ = await walk(tab, f"<nav>{LINKS}</nav><main><input aria-label=Name>{SHADOW}</main>")
    assert (found.complete, len(found.stops), found.left_over) == (True, 42, 0)
    assert found.stops_before_main == 40
    assert (found.stops[40].role, found.stops[40].indicator) == ("textbox", "outline")
    assert found.stops[41].selector == "#host >>> button"


async def test_a_walk_starts_at_the_top_even_when_a_field_has_the_focus(tab: Tab) -> None:
    found, _, _ = await walk(tab, "<a href='#a'>First</a><input aria-label=Search autofocus><a href='#b'>Last</a>")
    assert [stop.name for stop in found.stops] == ["First", "Search", "Last"]


async def test_a_long_page_is_walked_in_part_and_says_so(tab: Tab) -> None:
    found, _, _ = await walk(tab, LINKS, limits=Limits(settle_s=2, quiet_ms=60, walk_stops=10))
    assert not found.complete
    assert str(found.why_stopped) == "the walk stopped after 11 stops"


async def test_frames_are_passed_through(tab: Tab) -> None:
    frame = page("<a href='#a'>In 1</a><button>In 2</button>")
    found, _, _ = await walk(
        tab,
        "<a href='#a'>Before</a><iframe title=f src=/frame></iframe><a href='#b'>After</a>",
        routes={"frame": frame},
    )
    assert [(stop.role, stop.name) for stop in found.stops] == [("link", "Before"), ("frame", "f"), ("link", "After")]
    assert found.complete


async def test_a_frame_with_many_stops_does_not_end_the_walk(tab: Tab) -> None:
    frame = page(LINKS * 5)
    found, _, _ = await walk(tab, "<iframe title=f src=/frame></iframe><a href='#b'>After</a>", routes={"frame": frame})
    assert [stop.role for stop in found.stops] == ["frame", "link"]


DANGEROUS = """
<form action=/sent method=post><input name=a aria-label=a><button>Submit</button><button type=button onclick="this.form.submit()">Send</button>
<input type=submit value=Buy><div role=button tabindex=0 aria-expanded=false onclick="this.closest('form').submit()">More</div></form>
<form action=/searched><input name=q aria-label=q><button>Search</button></form>
<a href=/signout>Sign out</a><a href=/delete?id=1>Delete</a>
<button onclick="fetch('/deleted', {method: 'DELETE'})">Delete</button>
<button onclick="navigator.sendBeacon('/beacon', 'x')">Cancel</button>
<button onfocus="fetch('/focused', {method: 'POST'})">Focus</button>
<button onkeydown="fetch('/keyed', {method: 'POST'})">Key</button>
<a href="#" onclick="location = '/gone'">Gone</a>
<div role=button tabindex=0 aria-expanded=false onkeydown="if (event.key === 'Enter') fetch('/bought', {method: 'POST'})">Buy now</div>
<div role=button tabindex=0 aria-expanded=false onclick="fetch('/ended')">Cancel permit</div>
<div role=button tabindex=0 aria-expanded=false aria-controls=fees onkeydown="if (event.key === 'Enter') this.setAttribute('aria-expanded', 'true')">Fees</div>
<p id=fees hidden>Ten</p>
<details><summary>Hours</summary>9 to 5</details>
<input aria-label=leave onfocus="document.forms[0].submit()">
"""


async def test_a_walk_changes_nothing_on_the_server(tab: Tab) -> None:
    routes: dict[str, Route] = {
        name: Answer("no") for name in ("sent", "searched", "signout", "delete", "deleted", "beacon", "focused")
    }
    found, done, log = await walk(tab, DANGEROUS, routes=routes)
    assert found.complete
    assert [request for request in log if request not in (("GET", "/"), ("GET", "/favicon.ico"))] == []
    assert done.requests_refused > 0
    assert [toggle.target.html[-10:] for toggle in found.toggles if toggle.tried] == ["Fees</div>"]
