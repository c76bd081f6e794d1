"""Listeners, motion and hover: what the interactions bring back, and that they leave the page as it was."""

from typing import TypeVar

import pytest

from auditor.artifacts import HoverContent, Interactions, Listened, Listeners, Motion
from auditor.collect.browser import Tab
from auditor.collect.interact.handlers import read_handler
from auditor.collect.limits import Limits
from auditor.collect.visit import VisitOrder, visit
from auditor.errors import CollectError
from tests.fixtures.local_site import Answer, LocalSite, Route, page
from tests.fixtures.needs import needs

T = TypeVar("T")
QUICK = Limits(settle_s=2, quiet_ms=60, phone_quiet_ms=30)


async def collect(tab: Tab, body: Route, kind: type[T]) -> T:
    """One artifact of a page."""
    with LocalSite({"/": body}) as site:
        visited = await visit(tab, VisitOrder(url=site.url + "/", limits=QUICK, needed=needs({kind, Interactions})))
    found = visited.artifacts[kind]
    assert isinstance(found, kind), found
    return found


def by_selector(listeners: Listeners) -> dict[str, Listened]:
    return {one.target.selector: one for one in listeners.listened if one.target}


async def test_clickable_things_are_found_with_what_is_in_and_around_them(tab: Tab) -> None:
    body = page(
        "<div id=a style='cursor:pointer'>Own</div><div id=b onclick='f()'>In HTML</div><div id=c><a href=/x>Link</a></div>"
        "<button id=d>Button</button><div id=e>No listener</div>"
        "<script>const f = () => {}; for (const id of ['a', 'c', 'd']) document.getElementById(id).addEventListener('click', () => alert(1))</script>"
    )
    found = by_selector(await collect(tab, body, Listeners))
    assert set(found) == {"#a", "#b", "#c"}
    assert (found["#a"].has_pointer_cursor, found["#b"].has_click_attribute, found["#c"].controls_inside) == (
        True,
        True,
        1,
    )


async def test_elements_in_shadow_roots_are_not_confused_with_others(tab: Tab) -> None:
    body = page(
        "<x-a></x-a><div id=after>After it</div><script>customElements.define('x-a', class extends HTMLElement { connectedCallback() {"
        "this.attachShadow({mode: 'open'}).innerHTML = '<p>1</p><div class=in>Inside</div>';"
        "this.shadowRoot.querySelector('.in').onclick = () => alert(1) } }); after.onclick = () => alert(2)</script>"
    )
    texts = {one.text for one in (await collect(tab, body, Listeners)).listened}
    assert texts == {"Inside", "After it"}


async def test_a_page_that_hides_its_listeners_is_not_taken_for_one_without(tab: Tab) -> None:
    body = page("<div id=a>Own</div><script>a.onclick = () => alert(1); window.getEventListeners = () => ({})</script>")
    with LocalSite({"/": body}) as site:
        visited = await visit(tab, VisitOrder(url=site.url + "/", limits=QUICK, needed=needs({Listeners})))
    assert isinstance(visited.artifacts[Listeners], CollectError)


async def test_handlers_of_jquery_are_read_from_its_list(tab: Tab) -> None:
    jquery = (
        "window.jQuery = { _data: (node, name) => (name === 'events' && node.id === 'a' ? { click: ["
        "{ type: 'click', origType: 'click', handler: () => location.href = '/x' },"
        "{ type: 'click', origType: 'click', selector: '.late', handler: () => open() }] } : undefined) };"
    )
    body = page(
        f"<div id=a><p>x</p><p class=late>Late</p></div><script>{jquery} a.addEventListener('click', function () {{ dispatch() }})</script>"
    )
    listeners = await collect(tab, body, Listeners)
    found = {one.text: one for one in listeners.listened}
    assert found["Late"].is_delegated
    assert any(handler.acts for one in listeners.listened for handler in one.handlers)


KEYS = [
    ("(e) => { if (e.key === 's') go() }", ("s",)),
    ("function(e){'/'===e.key&&o()}", ("/",)),
    ("(e) => { switch (e.key) { case 'a': x(); break; case 'Enter': y() } }", ("a",)),
    ("function(e){if(e.which==83||27===e.keyCode)x()}", ("S",)),
    ("(e) => { if (e.code === 'KeyJ') x() }", ("J",)),
    ("(e) => { if (e.key === 'Escape' || e.keyCode === 13) x() }", ()),
    ("(e) => { if (name === 's') x() }", ()),
]


@pytest.mark.parametrize(("source", "characters"), KEYS)
def test_printable_keys_are_read_from_a_handlers_text(source: str, characters: tuple[str, ...]) -> None:
    assert read_handler("keydown", source).characters == characters


def test_what_a_handler_does_is_read_from_its_text() -> None:
    assert read_handler("paste", "function(e){ return false }").prevents_default
    assert read_handler("click", "function noop() { /* nothing */ }").is_empty
    assert read_handler("click", "() => { dataLayer.push({event: 'x'}) }").only_reports
    assert not read_handler("click", "() => { dataLayer.push({}); el.classList.toggle('on') }").only_reports
    assert read_handler("keydown", "(e) => { if (e.ctrlKey && e.key === 's') x() }").reads_modifiers


async def test_endless_animations_are_told_from_those_that_end_or_rest(tab: Tab) -> None:
    style = (
        "<style>@keyframes s{to{transform:translateX(90px)}}div{width:90px;height:90px}.a{animation:s 1s infinite}"
        ".b{animation:s .1s}.c{animation:s 1s infinite paused}.spinner{animation:s 1s infinite}</style>"
    )
    body = page(f"{style}<div class=a>a</div><div class=b>b</div><div class=c>c</div><div class=spinner></div>")
    motion = await collect(tab, body, Motion)
    assert [(one.properties, one.starts_by_itself, one.is_busy_sign) for one in motion.moving] == [
        (("transform",), True, False),
        (("transform",), True, True),
    ]


async def test_text_is_watched_only_when_something_hints_at_changes(tab: Tab) -> None:
    still = await collect(tab, page("<p>Road closed</p>"), Motion)
    assert (still.watched_s, still.changing) == (0, ())
    lively = await collect(
        tab,
        page("<p>All news</p><p id=n>1</p><script>let i = 1; setInterval(() => { n.textContent = ++i }, 300)</script>"),
        Motion,
    )
    assert [text.target.selector for text in lively.changing] == ["#n"]
    assert lively.watched_s > 0


async def test_refreshes_are_read_as_browsers_read_them(tab: Tab) -> None:
    metas = "".join(
        f'<meta http-equiv="refresh" content="{text}">' for text in ("0: /x", "+5; /x", "foo", "", "900; url=/y", "7")
    )
    assert [(one.delay_s, one.url) for one in (await collect(tab, page("<p>x</p>", head=metas), Motion)).refreshes] == [
        (900, "/y")
    ]
    header = Answer(page("<p>x</p>"), headers={"Refresh": "800; url=/z"})
    assert [(one.delay_s, one.url) for one in (await collect(tab, header, Motion)).refreshes] == [(800, "/z")]


HOVER = (
    "<style>#w{position:relative;display:inline-block}#t{display:none;position:absolute;left:0;top:TOP;width:300px}#w:hover #t{display:block}"
    "</style><main><p><span id=w>Fee<span id=t>Half of the fee for students and pensioners of the town</span></span></p>"
    "<p>The fee is 20 dollars for every permit, and is paid at the counter or online by card.</p></main>"
)


async def test_the_pointer_tells_what_can_be_reached_and_dismissed(tab: Tab) -> None:
    (near,) = (await collect(tab, page(HOVER.replace("TOP", "16px")), HoverContent)).revealed
    assert (near.stays, near.survives_pointer, near.escape_hides) == (True, True, False)
    assert near.covers.startswith("The fee is")
    (apart,) = (await collect(tab, page(HOVER.replace("TOP", "40px")), HoverContent)).revealed
    assert (apart.survives_pointer, apart.gap_px > 0) == (False, True)


async def test_a_pages_own_tooltip_is_tried_and_the_browsers_is_not(tab: Tab) -> None:
    body = page("<main><p><a href=/x title='About fees'>Fees</a></p></main>")
    assert (await collect(tab, body, HoverContent)).candidates == 0
