"""Where skip links lead: decided without a trial where no script stands in the way, else tried."""

import pytest

from auditor.artifacts import KeyboardWalk, Listeners, PhoneLayout
from auditor.collect.browser import Tab
from auditor.collect.interact import key_trials
from auditor.collect.interact.stage import Stage
from auditor.collect.limits import Limits
from auditor.collect.visit import Visited, VisitOrder, visit
from tests.fixtures.local_site import LocalSite, page
from tests.fixtures.needs import brought, needs

QUICK = Limits(settle_s=2, quiet_ms=60, phone_quiet_ms=30)
LINK = "<a id=skip href='#goal'>Skip to content</a><nav><a href=/a>A</a><a href=/b>B</a></nav>"
GOAL = "<div id=goal>Text <a href=/c>C</a></div>"
FOCUSES = "<script>skip.onclick = () => { goal.tabIndex = -1; goal.focus() }</script>"
SCROLLS = "<script>skip.onclick = (event) => { event.preventDefault(); goal.scrollIntoView() }</script>"
TAKES_KEY = (
    "<script>addEventListener('keydown', (event) => { if (event.key === 'Enter') event.preventDefault() })</script>"
)
STOPS = "<script>skip.onclick = (event) => { event.stopPropagation(); event.preventDefault() }</script>"
HIDES = "<script>skip.onclick = () => { goal.hidden = true }</script>"
ROUTES = "<script>addEventListener('hashchange', () => document.querySelector('nav a').focus())</script>"
COUNTS = "<script>document.addEventListener('click', () => { window.clicks = (window.clicks || 0) + 1 })</script>"
ORDERED = "<a href=/z tabindex=1>Z</a>"


async def look(tab: Tab, body: str, *needed: type) -> Visited:
    with LocalSite({"/": page(body)}) as site:
        return await visit(tab, VisitOrder(url=f"{site.url}/", limits=QUICK, needed=needs(needed)))


async def walked(tab: Tab, body: str) -> KeyboardWalk:
    found = (await look(tab, body, KeyboardWalk, Listeners)).artifacts[KeyboardWalk]
    assert isinstance(found, KeyboardWalk), found
    return found


@pytest.fixture
def followed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Numbers of the stops that were followed with Enter and Tab."""
    numbers: list[int] = []
    arrives = key_trials._arrives

    async def note(stage: Stage, number: int) -> bool | None:
        numbers.append(number)
        return await arrives(stage, number)

    monkeypatch.setattr(key_trials, "_arrives", note)
    return numbers


CASES = {
    "no script": (f"{LINK}{GOAL}", True, []),
    "nothing behind": (f"{LINK}<div id=goal>Only text</div>", True, []),
    "a script that only counts": (f"{LINK}{GOAL}{COUNTS}", True, []),
    "a script that gives the goal the focus": (f"{LINK}{GOAL}{FOCUSES}", True, []),
    "only scrolls": (f"{LINK}{GOAL}{SCROLLS}", False, [0]),
    "takes the key": (f"{LINK}{GOAL}{TAKES_KEY}", False, [0]),
    "stops the click": (f"{LINK}{GOAL}{STOPS}", False, [0]),
    "acts on the address": (f"{LINK}{GOAL}{ROUTES}", False, [0]),
    "hides the goal": (f"{LINK}{GOAL}{HIDES}", False, [0]),
    "an order of its own": (f"{LINK}{GOAL}{ORDERED}", True, [0]),
    "hidden goal": (f"{LINK}<div id=goal hidden>Only text</div>", False, [0]),
    "no goal": (f"{LINK}<div>Only text</div>", False, [0]),
}


@pytest.mark.parametrize(("body", "arrives", "tried"), CASES.values(), ids=CASES)
async def test_a_skip_link_is_followed_only_where_a_script_or_the_order_may_change_its_way(
    tab: Tab, followed: list[int], body: str, arrives: bool, tried: list[int]
) -> None:
    assert [link.arrives for link in (await walked(tab, body)).skip_links] == [arrives]
    assert followed == tried


async def test_each_skip_link_of_a_page_is_judged(tab: Tab) -> None:
    links = "<a href='#goal'>Skip to content</a><a id=skip href='#goal'>Skip to main content</a><a href=/a>A</a>"
    found = await walked(tab, f"{links}{GOAL}{SCROLLS}")
    assert [link.arrives for link in found.skip_links] == [True, False]


async def test_the_phone_layout_is_measured_at_the_top_whatever_scripts_scroll(tab: Tab) -> None:
    small = "position:fixed;top:5px;width:15px;height:15px"  # and side by side: what is not at fault is not located
    buttons = f"<button style='{small};left:5px'>A</button><button style='{small};left:21px'>B</button>"
    body = f"{buttons}<p style='height:3000px'>Long</p>"
    script = "<script>addEventListener('resize', () => scrollTo(0, 900))</script>"
    layout = brought(await look(tab, body + script, PhoneLayout))[PhoneLayout]
    assert isinstance(layout, PhoneLayout), layout
    assert [control.target.box_css_px and control.target.box_css_px[1] for control in layout.controls] == [5, 5]
