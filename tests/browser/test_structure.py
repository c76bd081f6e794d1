"""How a page is put together, as the probes tell it."""

from typing import TypeVar

from auditor.artifacts import Composition, Passage, ReadingOrder, SensoryWords, Tables, TextShapes
from auditor.collect.browser import Tab
from auditor.collect.limits import Limits
from auditor.collect.visit import VisitOrder, visit
from tests.fixtures.local_site import LocalSite
from tests.fixtures.needs import needs

T = TypeVar("T")
QUICK = Limits(settle_s=2, quiet_ms=60, phone_quiet_ms=30)
LONG = "The fee is 20 dollars for each permit. You can pay it at the counter, by mail, or with a card."


async def facts(tab: Tab, body: str, kind: type[T]) -> T:
    """One artifact of a page with this body."""
    html = f'<!doctype html><html lang="en"><title>Fees</title><body>{body}</body></html>'
    with LocalSite({"/": html}) as site:
        visited = await visit(tab, VisitOrder(url=site.url + "/", limits=QUICK, needed=needs({kind})))
    found = visited.artifacts[kind]
    assert isinstance(found, kind), found
    return found


async def test_headers_are_tied_to_cells_as_the_html_standard_says(tab: Tab) -> None:
    tables = await facts(
        tab,
        """<table><caption>Fees</caption>
        <tr><th rowspan=2>Animal<th colspan=2>Fee<th>Note</tr>
        <tr><th>Adult<th>Young</tr>
        <tr><th>Dog<td>12<td>6</tr><tr><th>Cat<td>8<td>4</tr></table>
        <table><tr><th id=a>A<th id=b>B</tr><tr><td headers=a>1<td headers=a>2</tr></table>""",
        Tables,
    )
    spans, ids = tables.tables
    assert spans.caption == "Fees"
    assert spans.rows == 4
    assert {header.text: header.heads for header in spans.headers} == {
        "Animal": 2, "Fee": 6, "Note": 0, "Adult": 2, "Young": 2, "Dog": 2, "Cat": 2,
    }  # fmt: skip
    assert [header.heads for header in ids.headers] == [2, 0]


async def test_a_scope_along_the_headers_contradicts(tab: Tab) -> None:
    rows = "<tr><td>Dog<td>12</tr><tr><td>Cat<td>8</tr>"
    tables = await facts(
        tab,
        f"<table><tr><th scope=row>Animal<th scope=row>Fee</tr>{rows}</table>"
        f"<table><tr><th scope=col>Animal<th scope=col>Fee</tr>{rows}</table>"
        "<table><tr><td>When<td>Fee</tr><tr><th scope=col>Dog<td>12</tr><tr><th scope=col>Cat<td>8</tr></table>",
        Tables,
    )
    assert [[header.contradicts for header in table.headers] for table in tables.tables] == [
        [True, True], [False, False], [True, True],
    ]  # fmt: skip


async def test_a_row_or_column_looks_like_headers_when_no_other_cell_has_its_look(tab: Tab) -> None:
    rows = "<tr><td>Dog<td>12</tr><tr><td>Cat<td>8</tr><tr><td>Cow<td>30</tr>"
    tables = await facts(
        tab,
        "<style>.h td{background:#ddd}.z tr:nth-child(odd) td{background:#eee}.c td:first-child{font-style:italic}</style>"
        f"<table><tr class=h><td>Animal<td>Fee</tr>{rows}</table>"
        f"<table><tr><td><b>Animal</b><td><b>Fee</b></tr>{rows}</table>"
        f"<table><thead><tr><td>Animal<td>Fee</tr></thead>{rows}</table>"
        f"<table class=z>{rows}</table><table class=c>{rows}</table><table>{rows.replace('Dog', '<a href=/>Dog</a>')}</table>"
        f"<table><tr><th>Animal<th>Fee</tr>{rows}</table>",
        Tables,
    )
    assert [(table.first_row_look, table.first_column_look) for table in tables.tables] == [
        ("background", ""), ("bold", ""), ("thead", ""), ("", ""), ("", "italics"), ("", ""), ("", ""),
    ]  # fmt: skip


async def test_a_hidden_table_is_left_out_and_a_layout_shows_its_parts(tab: Tab) -> None:
    tables = await facts(
        tab,
        '<table style="display:none"><tr><th>Fee</table><table aria-hidden="true"><tr><th>Fee</table>'
        "<table><tr><td><h1>Fees</h1><table><tr><td>News</table></table>",
        Tables,
    )
    outer, inner = tables.tables
    assert (outer.nested_tables, outer.block_cells, outer.is_nested) == (1, 1, False)
    assert inner.is_nested


async def test_typed_lists_are_runs_of_marked_lines(tab: Tab) -> None:
    shapes = await facts(
        tab,
        "<p id=br>&bull; Passport<br>&bull; <a href=/a>Statement</a><br>&bull; Form</p>"
        "<p>1. Ask</p><p>2. Pay</p><p>3. Collect</p><ul><li>&bull; Real</li><li>&bull; List</li></ul>"
        "<p>Home &bull; News &bull; Offices</p><p>1. Once</p><p>(1) law</p><p>(2) law</p>",
        TextShapes,
    )
    found = [(item.kind, item.count, item.made_of) for item in shapes.lists]
    assert found == [("bullet", 3, "lines"), ("number", 3, "blocks")]


async def test_headings_by_look_are_short_set_off_and_above_text(tab: Tab) -> None:
    shapes = await facts(
        tab,
        f"<main><p><b>What it costs</b></p><p>{LONG}</p><p><b>Pay now.</b></p><p>{LONG}</p>"
        f'<div style="font-size:30px">Large</div><div>{LONG}</div><p><b>Before a heading</b></p><h2>Real</h2>'
        f"<p>Plain</p><p>{LONG}</p><p><b>By line</b><br>{LONG}</p><p><b>Partly</b> bold</p><p>{LONG}</p></main>"
        f"<nav><p><b>Menu</b></p><p>{LONG}</p></nav>",
        TextShapes,
    )
    found = [(line.text, line.bold, line.made_of) for line in shapes.headings]
    assert found == [("What it costs", True, "block"), ("Large", False, "block"), ("By line", True, "line")]


async def test_groups_have_the_name_of_what_holds_them_all(tab: Tab) -> None:
    yes_no = "<label><input type=radio name={0}> Yes</label><label><input type=radio name={0}> No</label>"
    page = await facts(
        tab,
        f"<form><fieldset><legend>Car?</legend>{yes_no.format('a')}</fieldset><p>Dog?</p><div>{yes_no.format('b')}</div>"
        f'<div role="radiogroup" aria-label="Cat?">{yes_no.format("c")}</div></form>',
        Composition,
    )
    assert [(group.name, group.grouped) for group in page.groups] == [("Car?", True), ("", False), ("Cat?", True)]
    assert page.groups[1].text_before == "Dog?"
    assert page.groups[1].labels == ("Yes", "No")


async def test_attributes_are_misplaced_where_aria_prohibits_them(tab: Tab) -> None:
    page = await facts(
        tab,
        '<span id=a aria-label="Open"></span><p id=b aria-braillelabel="x">Text</p><div id=c aria-roledescription="x">T</div>'
        '<h1 id=d role="none" aria-brailleroledescription="x">T</h1><p aria-roledescription="slide">T</p>'
        '<div role="img" aria-label="x"></div><nav aria-label="x">T</nav><div aria-label="">T</div>'
        '<span hidden aria-label="x"></span><a href="/" aria-label="x">T</a>',
        Composition,
    )
    assert [(item.target.selector, item.role) for item in page.misplaced] == [
        ("#a", "generic"), ("#b", "paragraph"), ("#c", "generic"), ("#d", "none"),
    ]  # fmt: skip


async def test_shared_ids_count_only_where_they_are_referred_to(tab: Tab) -> None:
    page = await facts(
        tab,
        "<i id=x></i><i id=x></i><label for=n>Name</label><input id=n><label for=n>City</label><input id=n>"
        '<b id=t>Same</b><b id=t>Same</b><button aria-describedby="t">Go</button>',
        Composition,
    )
    fields, texts = page.shared_ids
    assert (fields.id, fields.labels, fields.controls, fields.unnamed) == ("n", ("Name", "City"), 2, 1)
    assert (texts.id, texts.same_text) == ("t", True)


async def test_a_skip_link_counts_when_it_leads_past_the_menu(tab: Tab) -> None:
    menu = '<nav id="menu"><a href="/a">Home</a> <a href="/b">News</a></nav>'
    works = await facts(tab, f'<a href="#end">Skip</a>{menu}<div id="end"><p>{LONG}</p></div>', Passage)
    fails = await facts(tab, f'<a href="#menu">Skip</a>{menu}<div><p>{LONG}</p></div>', Passage)
    assert (works.skip_links, works.regions_before, works.links_before) == (1, ("navigation",), 3)
    assert (fails.skip_links, fails.headings, fails.mains) == (0, 0, 0)
    assert fails.content.startswith("The fee is 20")


async def test_headings_in_menus_and_hidden_mains_are_no_way_past(tab: Tab) -> None:
    passage = await facts(
        tab,
        f'<nav><h2>Menu</h2></nav><h1 aria-hidden="true">Fees</h1><main aria-hidden="true">x</main><p>{LONG}</p>'
        "<nav><a href=/a>Home</a></nav>",
        Passage,
    )
    assert (passage.headings, passage.mains, passage.links_before) == (0, 0, 0)


async def test_only_what_style_moved_is_out_of_order(tab: Tab) -> None:
    two = f"<p>{LONG}</p><p>Then {LONG}</p>"
    order = await facts(
        tab,
        f'<div style="display:flex;flex-direction:column-reverse">{two}</div><div style="display:flex">{two}</div>'
        f'<div style="display:grid;grid-template-columns:1fr 1fr"><p style="grid-column:2">{LONG}</p>'
        f'<p style="grid-column:1;grid-row:1">{LONG}</p></div>'
        f'<div><p style="float:right;width:40%">{LONG}</p><p>{LONG}</p></div>'
        f'<div style="display:flex;flex-direction:row-reverse"><p>{LONG}</p><nav>{LONG}</nav></div>',
        ReadingOrder,
    )
    assert [(move.place, move.cause) for move in order.moves] == [("above", "reverse"), ("left", "grid")]


async def test_sentences_of_place_come_with_the_names_on_the_page(tab: Tab) -> None:
    words = await facts(
        tab, '<p>Press the green button. Thank you for that.</p><button aria-label="Next">→</button>', SensoryWords
    )
    assert [sentence.text for sentence in words.sentences] == ["Press the green button."]
    assert "next" in words.names
    assert not (await facts(tab, "<p>Press the button.</p><button>Next</button>", SensoryWords)).names
