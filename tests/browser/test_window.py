"""A window over the page: looked at, closed without agreeing to anything, and what lies behind it looked at too."""

import pytest

from auditor.artifacts import AxeResults, Window
from auditor.collect.browser import Tab
from auditor.collect.limits import Limits
from auditor.collect.visit import Visited, VisitOrder, visit
from tests.fixtures.local_site import LocalSite, page
from tests.fixtures.needs import needs

QUICK = Limits(load_s=8, settle_s=2, quiet_ms=60, phone_quiet_ms=30, phone_settle_s=1, probe_s=8)
BEHIND = "<p>The office is open on week days from nine to five.</p><img id=behind src=x.png width=40 height=40>"
SHOW = "<script>w.showModal()</script>"
CLOSE = "this.closest('dialog').close()"


async def look(tab: Tab, body: str) -> tuple[Visited, list[tuple[str, str]]]:
    with LocalSite({"/": page(body)}) as site:
        visited = await visit(tab, VisitOrder(url=f"{site.url}/", limits=QUICK, needed=needs((AxeResults,))))
    return visited, site.log


def window_of(visited: Visited) -> Window | None:
    found = visited.artifacts.get(Window)
    assert found is None or isinstance(found, Window)
    return found


def axe_saw(visited: Visited, selector: str) -> bool:
    results = visited.artifacts[AxeResults]
    assert isinstance(results, AxeResults)
    rules = [rule for frame in results.frames for rule in frame.violations]
    return any(node.target.selector == selector for rule in rules for node in rule.nodes)


def dialog(*buttons: str, show: str = SHOW) -> str:
    named = "".join(f'<button type=button onclick="{CLOSE}">{name}</button>' for name in buttons)
    return f"{BEHIND}<dialog id=w aria-label=Cookies><p>May we count you?</p><input id=inside>{named}</dialog>{show}"


INERT = (
    f"<div id=rest inert aria-hidden=true>{BEHIND}</div>"
    "<div id=w role=dialog aria-label=Cookies style='position:fixed;inset:90px;background:#fff'>"
    "<button onclick=\"w.remove();rest.inert=false;rest.removeAttribute('aria-hidden')\">Reject all cookies</button></div>"
)
LAYER = INERT.replace(" role=dialog aria-label=Cookies", "")
# The page keeps changing until its window opens: it is waited for however slow the machine is.
LATE = dialog(
    "Close",
    show="<script>let n = 0; const soon = setInterval(() => { document.body.dataset.n = ++n;"
    " if (n === 10) { clearInterval(soon); w.showModal() } }, 20)</script>",
)
INERT_ALONE = INERT.replace(" aria-hidden=true", "")
HIDDEN_ALONE = INERT.replace(" inert", "")
FRAME_ON_TOP = dialog("Decline").replace(
    "<p>May we count you?</p>", "<iframe title=More srcdoc='<p>More of it</p>'></iframe>"
)
# A layer of plain boxes takes nothing away from who doesn't see the page: what lies behind is looked at with it.
WALL = (
    f"{BEHIND}<div style='position:fixed;inset:0;background:#fff'><h2>We use cookies</h2>"
    "<button onclick='this.parentElement.remove()'>Accept all</button></div>"
)
TWO = dialog("No, thanks") + (
    f'<dialog id=v aria-label=Survey><button onclick="{CLOSE}">Not now</button></dialog>'
    "<script>w.addEventListener('close', () => v.showModal())</script>"
)


@pytest.mark.parametrize(
    ("body", "closed_by"),
    [
        (dialog("Yes, count me", "No, do not count me"), "No, do not count me"),
        (dialog("Accept all", "Only necessary"), "Only necessary"),
        (dialog("Alle akzeptieren", "Alle ablehnen"), "Alle ablehnen"),
        (dialog("Aceptar", "Rechazar todas las cookies"), "Rechazar todas las cookies"),
        (dialog("×"), "×"),
        (dialog("OK"), "OK"),
        (dialog("I agree"), "Escape"),
        (dialog(), "Escape"),
        (INERT, "Reject all cookies"),
        (LAYER, "Reject all cookies"),
        (INERT_ALONE, "Reject all cookies"),
        (HIDDEN_ALONE, "Reject all cookies"),
        (FRAME_ON_TOP, "Decline"),
        (LATE, "Close"),
        (TWO, "No, thanks, Not now"),
    ],
)
async def test_what_lies_behind_a_window_is_looked_at_once_it_is_closed(tab: Tab, body: str, closed_by: str) -> None:
    visited, _ = await look(tab, body)
    window = window_of(visited)
    assert window is not None
    assert window.closed_by == closed_by
    assert axe_saw(visited, "#behind")
    assert AxeResults.key in window.first


async def test_what_lies_behind_a_wall_of_plain_boxes_is_looked_at_with_it(tab: Tab) -> None:
    visited, _ = await look(tab, WALL)
    assert window_of(visited) is None
    assert axe_saw(visited, "#behind")


async def test_a_window_that_stays_is_told_of(tab: Tab) -> None:
    stays = dialog("No").replace(CLOSE, "void 0") + "<script>w.oncancel = event => event.preventDefault()</script>"
    visited, _ = await look(tab, stays)
    window = window_of(visited)
    assert window is not None
    assert (window.kind, window.closed_by, window.first) == ("dialog", "", {})
    assert not axe_saw(visited, "#behind")


@pytest.mark.parametrize(
    "name",
    [
        "Accept all",
        "Yes",
        "Allow",
        "Continue",
        "Close account",
        "Decline application",
        "No problem, accept all",
        "Sign up",
    ],
)
async def test_a_control_that_does_more_than_close_is_never_pressed(tab: Tab, name: str) -> None:
    visited, log = await look(tab, dialog(name, "Aceptar").replace(CLOSE, "new Image().src = '/pressed'"))
    window = window_of(visited)
    assert window is not None
    assert window.closed_by == "Escape"
    assert "/pressed" not in {path for _, path in log}


@pytest.mark.parametrize(
    "control",
    [
        "<a class=button href=/away>No, leave this site</a>",
        "<form action=/send method=post><button>No</button></form>",
        "<form action=/send><input type=submit value=Close></form>",
    ],
)
async def test_a_link_or_a_form_is_no_way_to_close_a_window(tab: Tab, control: str) -> None:
    _, log = await look(tab, f"{BEHIND}<dialog id=w aria-label=Age>{control}</dialog>{SHOW}")
    assert {path for _, path in log} <= {"/", "/x.png", "/favicon.ico"}


async def test_nothing_is_sent_when_a_window_is_closed(tab: Tab) -> None:
    sends = dialog("Reject").replace(
        CLOSE, f"navigator.sendBeacon('/said-no');fetch('/say', {{method: 'POST'}});{CLOSE}"
    )
    visited, log = await look(tab, sends)
    window = window_of(visited)
    assert window is not None
    assert window.closed_by == "Reject"
    assert not {"/said-no", "/say"} & {path for _, path in log}


@pytest.mark.parametrize(
    "body",
    [
        BEHIND,
        f"{BEHIND}<div role=dialog aria-label=Cookies style='position:fixed;bottom:0'><button>Close</button></div>",
        f"{BEHIND}<nav role=dialog aria-modal=true aria-label=Menu style='position:fixed;left:-400px;top:0;width:300px'>Menu</nav>",
        f"{BEHIND}<dialog aria-label=Later><button>Close</button></dialog>",
        f"<div aria-hidden=true>{BEHIND}</div><header><p>County</p></header>",
        f"<p>Fees</p><div aria-hidden=true style='display:none'>{BEHIND}</div><p style='position:fixed;bottom:0'>Call us</p>",
        f"<p>Fees</p><div aria-hidden=true>{BEHIND}</div><button style='position:fixed;bottom:0'>Glossary</button>",
    ],
)
async def test_what_takes_nothing_away_is_no_window(tab: Tab, body: str) -> None:
    visited, _ = await look(tab, body)
    assert window_of(visited) is None
