"""How the probes address an element, and in what order things stand (probes/tools.js)."""

from typing import Any

import pytest

from auditor.collect.browser import Tab
from auditor.collect.bundle import probe_source

PAGE = """
<nav><ul><li><a href="/a">A</a></li><li id="two"><a href="/b">B</a></li></ul></nav>
<x-card id="card"><template shadowrootmode="open"><main><p>One</p><p>Two</p><slot></slot></main></template><b>C</b></x-card>
<a name="old name"></a><i id="caf&eacute;"></i>
"""


async def ask(tab: Tab, expression: str, html: str = PAGE) -> Any:
    """What an expression of `tools` and `root`, the card's shadow root, comes to."""
    await tab.page.set_content(f"<!doctype html><html lang=en><title>Card</title><body>{html}</body></html>")
    script = f"""() => {{
      const tools = ({probe_source("tools")})(null, () => "", ({probe_source("sight")})());
      const root = document.getElementById("card")?.shadowRoot;
      return {expression};
    }}"""
    return await tab.page.evaluate(script)


async def test_a_selector_leads_back_to_its_element_through_shadow_roots(tab: Tab) -> None:
    selectors = "[...document.body.querySelectorAll('*'), ...root.querySelectorAll('*')]"
    assert await ask(tab, f"{selectors}.every((el) => tools.find(tools.selector(el)) === el)")
    assert await ask(tab, "tools.selector(root.querySelectorAll('p')[1])") == "#card >>> main > p:nth-of-type(2)"
    assert await ask(tab, "tools.selector(document.querySelector('a'))") == (
        "html > body > nav > ul > li:nth-of-type(1) > a"
    )


async def test_the_region_and_the_path_of_what_is_in_a_slot_are_those_of_the_slot(tab: Tab) -> None:
    assert await ask(tab, "tools.region(document.querySelector('#card b'))") == "main"
    assert await ask(tab, "tools.path(document.querySelector('#card b'))") == "main > slot > b"


async def test_a_role_makes_a_landmark_in_whatever_case(tab: Tab) -> None:
    page = "<div role='NAVIGATION'></div><nav role=none></nav>"
    assert await ask(tab, "[...document.body.children].map(tools.landmark)", page) == ["navigation", ""]


@pytest.mark.parametrize(
    ("href", "goal"),
    [
        ("#two", "li"), ("#old name", "a"), ("#old%20name", "a"), ("#caf%C3%A9", "i"), ("#top", "html"), ("#TOP", "html"),
        ("#none", None), ("#%", None), ("#", None),
    ],
)  # fmt: skip
async def test_a_link_leads_to_an_id_or_the_name_of_an_anchor(tab: Tab, href: str, goal: str | None) -> None:
    assert await ask(tab, f"tools.goalOf({{ getAttribute: () => '{href}' }})?.localName ?? null") == goal


async def test_a_field_of_that_name_is_no_goal_of_a_link(tab: Tab) -> None:
    assert await ask(tab, "tools.goalOf({ getAttribute: () => '#main' })", "<input name=main>") is None


async def test_what_is_in_a_shadow_root_stands_where_its_host_does(tab: Tab) -> None:
    order = "tools.inOrder([document.querySelector('i'), root.querySelector('p'), document.querySelector('a')])"
    assert await ask(tab, f"{order}.map((el) => el.localName)") == ["a", "p", "i"]
