"""Tables: headers, cells, and what tells data from layout."""

from auditor.artifacts import Tables
from auditor.collect.browser import Tab
from tests.fixtures.structured_pages import facts


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


async def test_header_cells_without_a_name_are_no_headers(tab: Tab) -> None:
    rows = "<tr><td>Dog<td>12</tr><tr><td>Cat<td>8</tr>"
    corners = [
        "<th><th>",
        "<th>&nbsp;<th><img alt='' src=data:,>",
        "<th><td>Fee",
        "<th><th><img alt=Fee src=data:,>",
        "<th><th>Fee",
    ]
    html = "".join(f"<table><tr>{corner}</tr>{rows}</table>" for corner in corners)
    tables = await facts(tab, html, Tables)
    assert [table.header_count for table in tables.tables] == [0, 0, 0, 1, 1]
