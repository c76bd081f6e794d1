"""Elements that scripts listen to, with what is in and around them."""

from auditor.artifacts import Listened, Listeners
from auditor.collect.browser import Tab
from tests.fixtures.heard_pages import collect
from tests.fixtures.local_site import page


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
