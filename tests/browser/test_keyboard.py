"""The keyboard walk: what it reports of a page, and that it changes nothing."""

import pytest

from auditor.artifacts import Interactions, KeyboardWalk
from auditor.collect.browser import Tab
from auditor.collect.limits import Limits
from auditor.collect.visit import VisitOrder, visit
from tests.fixtures.local_site import Answer, LocalSite, Route, page
from tests.fixtures.needs import needs

QUICK = Limits(settle_s=2, quiet_ms=60)


async def walk(
    tab: Tab, body: str, *, head: str = "", limits: Limits = QUICK, routes: dict[str, Route] | None = None
) -> tuple[KeyboardWalk, Interactions, list[tuple[str, str]]]:
    """The walk of a page with this body, the log of interactions, and what the server was asked."""
    with LocalSite(
        {"/": page(body, head=head), **{f"/{name}": route for name, route in (routes or {}).items()}}
    ) as site:
        visited = await visit(tab, VisitOrder(url=site.url + "/", limits=limits, needed=needs({KeyboardWalk})))
        log = list(site.log)
    found, done = visited.artifacts[KeyboardWalk], visited.artifacts[Interactions]
    assert isinstance(found, KeyboardWalk), found
    assert isinstance(done, Interactions)
    return found, done, log


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
    assert "stopped after" in found.why_stopped


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


INDICATORS = [
    ("<a href='#a'>A</a>", "outline"),
    ("<style>a:focus{outline:none}</style><a href='#a'>A</a>", "pixels-equal"),
    ("<style>a:focus{outline:none;background:#ff0}</style><a href='#a'>A</a>", "style"),
    ("<style>a{transition:all 2s}a:focus{outline:none;color:#f00}</style><a href='#a'>A</a>", "style"),
    ("<style>a:focus{outline:none;box-shadow:0 0 0 3px transparent}</style><a href='#a'>A</a>", "pixels-equal"),
    ("<style>a{outline:2px solid red;outline-offset:0!important}</style><a href='#a'>A</a>", "pixels-equal"),
    ("<style>a:focus{outline:none}p:focus-within{background:#ff0}</style><p><a href='#a'>A</a></p>", "style"),
    ("<style>a:focus{outline:none}a:focus+i{background:#ff0}</style><a href='#a'>A</a><i>x</i>", "style"),
    ("<style>input{outline:none!important}</style><input aria-label=n>", "caret"),
    (
        "<style>a{outline:none}#m{position:fixed;right:0;bottom:0;width:9px;height:9px}.on{background:red}</style><div id=m></div>"
        "<p>x</p><p>x</p><p><a href='#a' onfocus=\"m.className='on'\" onblur=\"m.className=''\">A</a></p>",
        "pixels",
    ),
]


@pytest.mark.parametrize(("body", "indicator"), INDICATORS)
async def test_how_focus_shows_is_found_out(tab: Tab, body: str, indicator: str) -> None:
    found, _, _ = await walk(tab, body)
    assert [stop.indicator for stop in found.stops] == [indicator]


SIGHTS = [
    ("<a href='#a' style='position:absolute;left:-999px'>A</a>", "offscreen"),
    ("<div style='height:0;overflow:hidden'><a href='#a'>A</a></div>", "clipped"),
    ("<div style='opacity:0'><a href='#a'>A</a></div>", "transparent"),
    ("<a href='#a'></a>", "empty"),
    ("<a href='#a'><span style='float:left'>A</span></a>", "shown"),
    ("<input type=checkbox id=c style='opacity:0;position:absolute'><label for=c>Box</label>", "stand-in"),
    ("<input type=checkbox id=c style='position:absolute;left:-999em'><label for=c>Box</label>", "stand-in"),
    ("<input type=checkbox aria-label=Box style='position:absolute;left:-999em'>", "offscreen"),
    ("<style>a{position:absolute;top:-99px;transition:top 9s}a:focus{top:0}</style><a href='#a'>A</a>", "shown"),
    (
        "<header style='position:fixed;inset:0 0 auto;height:99px;background:#fff'>Bar</header><a href='#a'>A</a>",
        "covered",
    ),
    ("<header style='position:fixed;inset:0 0 auto;height:99px'>Bar</header><a href='#a'>A</a>", "shown"),
    ("<header style='position:fixed;inset:0 0 auto;height:12px;background:#fff'></header><a href='#a'>A</a>", "shown"),
    ("<div style='height:3000px'></div><a href='#a'>A</a>", "shown"),
]


@pytest.mark.parametrize(("body", "seen"), SIGHTS)
async def test_what_can_be_seen_of_a_focused_element_is_found_out(tab: Tab, body: str, seen: str) -> None:
    found, _, _ = await walk(tab, body)
    assert [stop.seen for stop in found.stops] == [seen]


DEAD = "<div id=d style='width:50px;height:20px'>Go</div>"
UNREACHED = [
    ("<div onclick='go()'>Go</div>", [("onclick", True)]),
    ("<div role=button>Go</div>", [("role", True)]),
    ("<div role=button tabindex=-1>Go</div>", [("role", False)]),
    ("<div style='cursor:pointer'>Go</div>", [("cursor", False)]),
    ("<div role=tablist><div role=tab>A</div><div role=tab>B</div></div>", [("role", True)]),
    ("<div role=tablist><div role=tab tabindex=0>A</div><div role=tab tabindex=-1>B</div></div>", []),
    ("<div onclick='go()'><a href='#a'>Go</a></div>", []),
    ("<button><span role=link onclick='go()'>Go</span></button>", []),
    ("<div onclick='event.stopPropagation()'>Text</div>", []),
    ("<div role=button aria-hidden=true>Go</div>", []),
    ("<div role=button style='display:none'>Go</div>", []),
    ("<label style='cursor:pointer' onclick='go()'><input type=checkbox>Yes</label>", []),
    ("<body style='cursor:pointer'><p>Text</p>", []),
]


@pytest.mark.parametrize(("body", "expected"), UNREACHED)
async def test_what_tab_does_not_reach_is_found(tab: Tab, body: str, expected: list[tuple[str, bool]]) -> None:
    found, _, _ = await walk(tab, body)
    assert [(missed.how, missed.is_sure) for missed in found.unreached] == expected


async def test_effects_of_focus_are_seen_and_the_page_stays(tab: Tab) -> None:
    body = (
        "<input aria-label=a onfocus=\"location='/next'\"><input id=b aria-label=b onfocus='this.blur()'>"
        "<a href='#c' onfocus='document.getElementById(\"d\").focus()'>c</a><a id=d href='#d'>d</a>"
    )
    found, done, log = await walk(tab, body, routes={"next": page("next")})
    assert {(effect.name, effect.kind) for effect in found.effects} == {
        ("a", "navigated"),
        ("b", "lost"),
        ("c", "moved"),
    }
    assert done.navigations_held > 0
    assert ("GET", "/next") not in log


async def test_a_dialog_that_escape_closes_is_no_trap(tab: Tab) -> None:
    body = (
        "<dialog id=d><button>One</button><button>Two</button></dialog><a href='#a'>A</a><a href='#b'>B</a>"
        "<script>d.showModal()</script>"
    )
    found, _, _ = await walk(tab, body)
    assert not found.holds


FLIP = "fees.hidden = !fees.hidden; this.setAttribute('aria-expanded', !fees.hidden)"
FEES = "<p id=fees hidden>Ten</p>"
ROLE = "role=button tabindex=0"


async def test_a_toggle_that_only_the_mouse_works_is_found(tab: Tab) -> None:
    body = (
        f'<div class=x {ROLE} aria-expanded=false aria-controls=fees onclick="{FLIP}">More</div>'
        f"<i {ROLE} aria-expanded=false aria-controls=fees onkeydown=\"if (event.key === 'Enter') {{{FLIP}}}\">Less</i>"
    )
    found, _, _ = await walk(tab, body + FEES)
    assert [(toggle.by_enter, toggle.by_mouse) for toggle in found.toggles] == [(False, True), (True, None)]


KNOWN = [
    f"<div {ROLE} aria-expanded=false aria-controls=fees>Löschen</div>{FEES}",
    f"<div {ROLE} aria-expanded=true aria-controls=fees>Cancel</div><p id=fees>Ten</p>",
    "<div role=tablist><div role=tab tabindex=0 aria-expanded=true aria-controls=fees>Fees</div></div><p role=tabpanel id=fees>Ten</p>",
    f"<div {ROLE} aria-haspopup=dialog aria-controls=fees>Fees</div><dialog id=fees>Ten</dialog>",
]
NOT_KNOWN = [
    *[f"<div {ROLE} aria-expanded=false>{name}</div>" for name in ("Approve", "Revoke permit", "More about fees")],
    f"<div {ROLE} aria-expanded=false aria-controls=gone>Löschen</div>",
    f"<div {ROLE} aria-expanded=false aria-controls=fees>Withdraw application</div><p id=fees>What it says is not so</p>",
    f"<div {ROLE} aria-expanded aria-controls=fees>Hours</div>{FEES}",
    f"<div {ROLE} aria-controls=fees>Approve</div><p id=fees role=status>Nothing yet</p>",
    f"<form><div {ROLE} aria-expanded=false aria-controls=fees>Hours</div></form>{FEES}",
    f"<div {ROLE} aria-expanded=false aria-controls=fees>Hours <button>Delete</button></div>{FEES}",
    f"<div {ROLE} aria-haspopup=dialog aria-controls=fees>Fees</div><p id=fees hidden>No dialog</p>",
    "<div role=tab tabindex=0 aria-expanded=false aria-controls=fees>Fees</div><p role=tabpanel id=fees>Ten</p>",
]
SHUN = [  # what works by itself is never pressed, whatever it says of itself
    f"<button aria-expanded=false aria-controls=fees>Hours</button>{FEES}",
    f"<a href='#' role=button aria-expanded=false aria-controls=fees>Hours</a>{FEES}",
    "<details><summary>Hours</summary>9 to 5</details>",
    f"<button type=submit popovertarget=fees>Fees</button>{FEES}",
]


@pytest.mark.parametrize("body", KNOWN)
async def test_what_is_known_to_show_or_hide_is_tried(tab: Tab, body: str) -> None:
    found, _, _ = await walk(tab, body)
    assert [toggle.tried for toggle in found.toggles] == [True]


@pytest.mark.parametrize("body", [*NOT_KNOWN, *SHUN])
async def test_what_is_not_known_to_show_or_hide_is_never_pressed(
    tab: Tab, body: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pressed: list[str] = []

    async def note(_: object, key: object, *__: object) -> None:
        pressed.append(str(key))

    monkeypatch.setattr("auditor.collect.interact.key_trials.press", note)
    monkeypatch.setattr("auditor.collect.interact.key_trials.click", note)
    found, _, _ = await walk(tab, body)
    assert pressed == []
    assert [toggle.tried for toggle in found.toggles] == [False] * (body in NOT_KNOWN)


async def test_a_key_meant_for_one_control_does_not_work_another_that_has_the_focus(tab: Tab) -> None:
    body = (
        f"<div {ROLE} aria-expanded=false aria-controls=fees onfocus='setTimeout(() => revoke.focus())'>Hours</div>{FEES}"
        "<button id=revoke onclick=\"document.title = 'revoked'; location = '/revoked'\">Revoke permit</button>"
    )
    _, done, _ = await walk(tab, body)
    assert done.navigations_held == 0


async def test_a_skip_link_is_followed_and_the_address_put_back(tab: Tab) -> None:
    body = "<a href='#m'>Skip to content</a><nav><a href='/x'>x</a></nav><main id=m><a href='/y'>y</a></main>"
    found, _, log = await walk(tab, body)
    assert [(link.has_target, link.arrives) for link in found.skip_links] == [(True, True)]
    assert [path for _, path in log if path in ("/x", "/y")] == []


async def test_a_run_against_the_reading_direction_is_found(tab: Tab) -> None:
    row = "<a href='#1'>One</a><a href='#2'>Two</a><a href='#3'>Three</a>"
    found, _, _ = await walk(tab, f"<p>{row}</p><div style='display:flex;flex-direction:row-reverse'>{row}</div>")
    assert [(turn.stops, turn.direction) for turn in found.reversals] == [(3, "backwards")]
    found, _, _ = await walk(tab, f"<p>{row}</p><div dir=rtl style='display:flex'>{row}</div>")
    assert found.reversals == ()


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
