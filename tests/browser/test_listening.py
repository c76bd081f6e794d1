"""Which listeners there are, as the page's own world tells."""

from auditor.artifacts import Listeners
from auditor.collect.browser import Tab
from auditor.collect.visit import VisitOrder, visit
from auditor.errors import CollectError
from tests.fixtures.heard_pages import QUICK, collect
from tests.fixtures.local_site import LocalSite, page
from tests.fixtures.needs import needs


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
