"""Keys tried on the walked page: what keeps the focus, what shows and hides, where links lead."""

import pytest

from auditor.artifacts import AxeResults, KeyboardWalk
from auditor.collect.browser import Tab
from tests.fixtures.framed_pages import look
from tests.fixtures.walked_pages import walk

MODAL = "<div role=dialog aria-modal=true aria-label=Fees><input id=first aria-label=Name><button>OK</button></div>"
SENTINEL = "<div aria-hidden=true><a href='#' id=end style='position:absolute;top:-999em'>End</a></div>"
SCRIPTS = [
    ("", True),
    ("<script>end.addEventListener('focus', () => first.focus())</script>", False),
    ("<script>end.addEventListener('focus', () => setTimeout(() => first.focus(), 20))</script>", False),
    ("<script>end.addEventListener('focus', () => end.blur())</script>", False),
]


@pytest.mark.parametrize(("script", "kept"), SCRIPTS, ids=["plain", "moved", "moved late", "let go"])
async def test_the_walk_tells_what_keeps_the_focus(tab: Tab, script: str, kept: bool) -> None:
    visited = await look(tab, f"{MODAL}{SENTINEL}{script}", KeyboardWalk)
    walk, axe = visited.artifacts[KeyboardWalk], visited.artifacts[AxeResults]
    assert isinstance(walk, KeyboardWalk)
    assert isinstance(axe, AxeResults)
    assert {stop.selector: stop.kept_focus for stop in walk.stops}["#end"] is kept
    (doubt,) = [result for result in axe.frames[0].incomplete if result.id == "aria-hidden-focus"]
    assert doubt.nodes[0].related == ("#end",)


SKIP = "<a id=skip href='#goal'>Skip to content</a><nav><a href=/a>A</a><a href=/b>B</a></nav>"
STAYS = "<script>skip.onclick = (event) => { event.preventDefault(); goal.scrollIntoView() }</script>"
SKIP_LINKS = [
    (f"{SKIP}<div id=goal>Only text</div>", True),
    (f"{SKIP}<div id=goal>Text</div><a href=/c>C</a>", True),
    ("<nav id=goal><a href='#goal'>Skip to navigation</a><a href=/a>A</a></nav><a href=/b>B</a>", True),
    (f"{SKIP}<div id=goal>Text <a href=/c>C</a></div>{STAYS}", False),
    (f"{SKIP}<div id=goal hidden>Only text</div>", False),
    (f"{SKIP}<div>Only text</div>", False),
]


@pytest.mark.parametrize(
    ("body", "arrives"), SKIP_LINKS, ids=["text only", "link behind", "around itself", "scrolls", "hidden", "missing"]
)
async def test_a_skip_link_arrives_where_its_goal_is_or_behind_it(tab: Tab, body: str, arrives: bool) -> None:
    walk = (await look(tab, body, KeyboardWalk)).artifacts[KeyboardWalk]
    assert isinstance(walk, KeyboardWalk), walk
    assert [link.arrives for link in walk.skip_links] == [arrives]


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
