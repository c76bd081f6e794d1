"""What axe-core failed and the tree that assistive technology is given contradicts."""

import pytest

from auditor.artifacts import AxeResults
from auditor.collect.browser import Tab
from auditor.collect.visit import Visited
from tests.fixtures.framed_pages import look

ITEM = "<template shadowrootmode=open><li><slot></slot></li></template>"
LIST = "<template shadowrootmode=open><ul><slot></slot></ul></template>"


def failed(visited: Visited) -> dict[str, list[str]]:
    """Elements that axe-core failed, by rule."""
    found = visited.artifacts[AxeResults]
    assert isinstance(found, AxeResults), found
    return {result.id: [node.target.selector for node in result.nodes] for result in found.frames[0].violations}


@pytest.mark.parametrize(
    "body",
    [
        f"<ul><x-row>{ITEM}One</x-row><x-row>{ITEM}Two</x-row></ul>",
        f"<x-list>{LIST}<li>One</li><li>Two</li></x-list>",
        "<ul><div><li>One</li></div><li>Two</li></ul>",
        "<ul><x-row><span><li>One</li></span></x-row></ul>",
        "<ol><section><li>One</li></section><form><li>Two</li></form></ol>",
        "<ul><div role=presentation><li>One</li></div></ul>",
        "<menu><b><li>One</li></b></menu>",
        "<div role=list><div><div role=listitem>One</div></div></div>",
        "<ul role=tablist><li role=none><button role=tab>One</button></li></ul>",
        "<ul role=none><li>One</li></ul>",
        "<ul><li>One</li><div hidden>two</div><div></div></ul>",
        "<ul><li>One</li><br><li>Two</li><wbr></ul>",
        "<ul><li>One</li></p><li>Two</li></ul>",
        "<ul><li>One</li><!-- two --><template>three</template><script></script></ul>",
        "<ul><div><br><li>One</li></div></ul>",
        "<ol><link rel=x href=/x><meta itemprop=a content=b><li>One</li></ol>",
        "<dl><x-row><div><dt>One</dt><dd>Two</dd></div></x-row></dl>",
        "<dl><dt>One</dt><br><dd>Two</dd></dl>",
        "<dl><dt>One</dt></p><dd>Two</dd></dl>",
        "<dl><span><dt>One</dt><dd>Two</dd></span></dl>",
        "<dl><section><dt>One</dt><dt>Or</dt><dd>Two</dd><dd>Three</dd></section></dl>",
        "<dl><dt>One</dt><dd>Two<dl><dt>Three</dt><br><dd>Four</dd></dl></dd><wbr></dl>",
    ],
)
async def test_a_list_through_elements_without_a_role_is_one(tab: Tab, body: str) -> None:
    found = failed(await look(tab, f"<main><h1>x</h1>{body}</main>", AxeResults))
    assert not {"list", "listitem", "definition-list", "dlitem"} & found.keys()


@pytest.mark.parametrize(
    ("rule", "body"),
    [
        ("list", "<ul><li>One</li><div>two</div></ul>"),
        ("list", "<ul>one<li>Two</li></ul>"),
        ("list", "<ul><li>One</li><p>two</p></ul>"),
        ("list", "<ul><li>One</li><p><img alt=two src=/x width=9 height=9></p></ul>"),
        ("list", "<ul><li>One</li><ul><li>Two</li>three</ul></ul>"),
        ("list", "<ul><li>One</li><ul role=menu><li role=menuitem>Two</li></ul></ul>"),
        ("list", "<ul><section aria-label=a><li>One</li></section></ul>"),
        ("list", "<ul><em><li>One</li></em></ul>"),
        ("list", "<ul><a href=/><li>One</li></a></ul>"),
        ("list", "<ul><x-row><template shadowrootmode=open><p><slot></slot></p></template>One</x-row></ul>"),
        ("listitem", "<div><li>One</li></div>"),
        ("listitem", "<nav><li>One</li></nav>"),
        ("listitem", f"<x-row>{ITEM}One</x-row>"),
        ("listitem", "<ul><li>One<p><section aria-label=a><li>Two</li></section></p></li></ul><article><li>One</li></article>"),
        ("dlitem", "<div><dt>One</dt><dd>Two</dd></div>"),
        ("definition-list", "<dl><dt>One</dt><p>two</p><dd>Three</dd></dl>"),
        ("definition-list", "<dl><h2>One</h2><dt>Two</dt><dd>Three</dd></dl>"),
        ("definition-list", "<dl><dd>One</dd><dt>Two</dt></dl>"),
        ("definition-list", "<dl><dt>One</dt>two<dd>Three</dd></dl>"),
        ("definition-list", "<dl><span><dd>One</dd></span></dl>"),
    ],
)  # fmt: skip
async def test_a_list_with_something_else_in_it_and_an_item_in_none_stay_failed(tab: Tab, rule: str, body: str) -> None:
    assert rule in failed(await look(tab, f"<main><h1>x</h1>{body}</main>", AxeResults))


async def test_what_was_contradicted_was_tested_and_passed(tab: Tab) -> None:
    visited = await look(tab, "<main><h1>x</h1><ul><div><li>One</li></div></ul></main>", AxeResults)
    found = visited.artifacts[AxeResults]
    assert isinstance(found, AxeResults)
    assert (found.frames[0].tested["list"], found.frames[0].tested["listitem"]) == (1, 1)


@pytest.mark.parametrize(
    ("field", "titled"),
    [
        ("<input title=City>", True),
        ("<textarea title=City></textarea>", True),
        ("<select title=City><option>A</select>", True),
        ("<input title=City placeholder=Name>", True),
        ("<b id=l hidden>City</b><input aria-labelledby=l aria-describedby=d>", False),
        ("<b id=l hidden>City</b><input aria-labelledby=l title=City>", False),
        ("<b id=l aria-label=City></b><input aria-labelledby=l title=City>", False),
        ("<label><img alt=City src=data:,><input title=City></label>", False),
        ("<label style='position:absolute;clip:rect(0 0 0 0)'>City<input title=City></label>", False),
        ("<input aria-label=City title=City aria-describedby=d>", False),
        ("<input placeholder=City aria-describedby=d>", False),
        ("<b id=l></b><input aria-labelledby=l title=City>", True),
    ],
)
async def test_a_title_is_the_only_label_where_the_name_comes_from_it(tab: Tab, field: str, titled: bool) -> None:
    found = failed(await look(tab, f"<main><h1>x</h1>{field}<i id=d>JPG</i></main>", AxeResults))
    assert ("label-title-only" in found) is titled


@pytest.mark.parametrize(
    ("rows", "fails"),
    [
        ("<tr><th><th>Mon<tr><th>9<td>a<tr><th>10<td>b", False),
        ("<tr><th>&nbsp;<th>Mon<tr><th scope=row rowspan=2>9<td>a<tr><td>b<tr><th>10<td>c", False),
        ("<tr><th rowspan=2><th>Mon<tr><td>a<tr><th>10<td>b", False),
        ("<tr><th scope=col><th>Mon<tr><td role=rowheader>9<td>a", False),
        ("<tr><th><th>Mon<tr><td>9<td>a", True),
        ("<tr><th>Hour<th><tr><th>9<td>a", True),
        ("<tr><th>Hour<th>Mon<tr><th><td>a", True),
        ("<tr><th><th>Mon<tr><th rowspan=2>9<td>a<tr><td>b<tr><td>10<td>c", True),
    ],
)
async def test_an_empty_corner_above_row_headers_heads_nothing(tab: Tab, rows: str, fails: bool) -> None:
    found = failed(await look(tab, f"<main><h1>x</h1><table>{rows}</table></main>", AxeResults))
    assert ("empty-table-header" in found) is fails


def doubted(visited: Visited) -> dict[str, list[str]]:
    """What axe-core's results leave to a person, by rule: in words."""
    found = visited.artifacts[AxeResults]
    assert isinstance(found, AxeResults), found
    return {result.id: [node.message for node in result.nodes] for result in found.frames[0].incomplete}


@pytest.mark.parametrize(
    "body",
    [
        "<ul><ul><li>One</li></ul></ul>",
        "<ul><li>One</li><ul><li>Two</li></ul></ul>",
        "<ol><li>One</li><ul><li>Two</li><br></ul></ol>",
        "<ul><li>One</li><div><ol><li>Two</li></ol></div></ul>",
        "<ul><ul><ul><li>One</li></ul></ul></ul>",
    ],
)
async def test_a_list_right_in_a_list_is_a_question(tab: Tab, body: str) -> None:
    visited = await look(tab, f"<main><h1>x</h1>{body}</main>", AxeResults)
    assert "list" not in failed(visited)
    assert "none of its items" in doubted(visited)["list"][0]


@pytest.mark.parametrize(
    ("main", "is_empty"),
    [
        ("", True),
        ("<div><p> </p></div>", True),
        ("<div hidden>Fees</div>", True),
        ("Fees", False),
        ("<img alt=Fees width=9 height=9>", False),
        ("<input aria-label=Fees>", False),
        ("<x-a><template shadowrootmode=open>Fees</template></x-a>", False),
    ],
)
async def test_a_page_without_content_lacks_more_than_a_heading(tab: Tab, main: str, is_empty: bool) -> None:
    visited = await look(tab, f"<nav><a href=/>Home</a></nav><main>{main}</main>", AxeResults)
    assert ("page-has-heading-one" in failed(visited)) is not is_empty
    assert ("is empty" in str(doubted(visited).get("page-has-heading-one"))) is is_empty
