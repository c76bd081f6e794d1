"""How links in running text differ from the words around them."""

from auditor.collect.browser import Tab
from tests.fixtures.coloured_pages import look, nodes


async def test_a_link_marked_inside_itself_is_told_apart_from_one_marked_by_colour(tab: Tab) -> None:
    ground = "background:linear-gradient(#fff,#eee);color:#000"
    plain = '<a href="/x" style="color:#003;text-decoration:none">fees</a>'
    marked = '<a href="/y" style="color:#003;text-decoration:none"><u>fees</u></a>'
    visited = await look(
        tab, f'<p style="{ground}">Read the {plain} and the {marked} before you apply at the office.</p>'
    )
    found = {node.target.html[9:11]: node.link for node in nodes(visited, "link-in-text-block")}
    assert {key: link.distinct for key, link in found.items() if link} == {"/x": False, "/y": True}
