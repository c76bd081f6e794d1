"""Whether tables say what heads what, and whether tables that only place things keep from saying it."""

from collections.abc import Iterator

from auditor.artifacts import HeaderCell, Table, Tables
from auditor.message import Message, Value, say, say_count
from auditor.model import Confidence, Finding, Harm, Outcome, Owner
from auditor.rule import Example, Rule, rule
from auditor_rules.telling import passes

PRESENTATION = frozenset({"none", "presentation"})
"""Roles that take a table's meaning away: its cells are then told as plain text."""
MIN_DATA_ROWS = 3  # fewer rows are as often a pair of columns as data; project decision
MIN_DATA_COLUMNS = 2
MAX_MEDIAN_CHARS = 60  # characters; the middle cell of a data table is a word or a number, not a paragraph
MAX_LONGEST_CHARS = 400  # characters; a longer cell holds running text
MIN_FILLED_SHARE = 0.6  # of cells; layout tables keep many cells for space and pictures
SURE_NUMERIC_COLUMNS = 3  # two columns, one of numbers, are as often a numbered list
SURE_NUMERIC_SHARE = 0.3  # of cells with text; figures under one another are data
SURE_LAYOUT_CHARS = 600  # characters; a cell of this length with blocks in it is a part of the page

_ROW_LOOKS = {
    "thead": say("its first row stands in its head (thead)"),
    "bold": say("its first row is in bold"),
    "background": say("its first row has a background of its own"),
    "italics": say("its first row is in italics"),
    "capitals": say("its first row is in capitals"),
    "size": say("its first row has letters of another size"),
    "colour": say("its first row has a colour of its own"),
}
_COLUMN_LOOKS = {
    "bold": say("its first column is in bold"),
    "background": say("its first column has a background of its own"),
    "italics": say("its first column is in italics"),
    "capitals": say("its first column is in capitals"),
    "size": say("its first column has letters of another size"),
    "colour": say("its first column has a colour of its own"),
}
_HEAD = '<!doctype html><html lang="en"><title>Fees</title><main><h1>Fees</h1><table border="1">'
_ROWS = "<tr><td>Dog</td><td>$12</td></tr><tr><td>Cat</td><td>$8</td></tr><tr><td>Horse</td><td>$30</td></tr>"


@rule(
    "data-table-without-headers",
    title="A data table has no header cells",
    family="accessibility",
    harm={"blind": Harm.HINDER, "low_vision": Harm.SLOW, "cognitive_learning": Harm.NOTICE},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:1.3.1", "failure:F91", "technique:H51"),
    conformance=True,
    owner=Owner.CONTENT,
    examples=(
        Example(
            "column titles are bold text",
            f"{_HEAD}<tr><td><b>Animal</b></td><td><b>Fee</b></td></tr>{_ROWS}</table></main>",
            "failed",
        ),
        Example(
            "column titles are header cells",
            f"{_HEAD}<tr><th>Animal</th><th>Fee</th></tr>{_ROWS}</table></main>",
            "passed",
        ),
    ),
)
def data_table_without_headers(tables: Tables) -> Iterator[Finding]:
    """Tables of data in which no cell is marked as a header.

    What it checks: tables whose cells are many, short and filled in rows of equal length. Each must
        have header cells (`th`, or the role columnheader or rowheader).
    Who it affects: people who listen to the page, and people who see a few cells of it at a time.
    Why: a screen reader says the headers of each cell as one moves through a table. Without them a
        person hears "12, 30, 8" and must count columns to learn what the figures mean.
    What decides the harm: nothing measured: the cells can be read, and what each figure stands for has
        to be counted out.
    How to fix: make the cells that name a column `<th scope="col">` and those that name a row
        `<th scope="row">`.
    Limits: it fails a table only when it has a caption, a row or column in bold, or many figures;
        another grid of short texts is for a person to look at when its first row or column looks
        different from the rest, and passes when nothing in it looks like a header. Small tables of one or two rows,
        tables within tables, and tables with forms, pictures or long texts in their cells are not
        judged.
    Sources: WCAG 2.2 success criterion 1.3.1 Info and Relationships, technique H51, failure F91.
    """
    for table in tables.tables:
        if table.role in PRESENTATION:
            continue
        if table.header_count:
            if _has_data_shape(table):
                yield Finding(Outcome.PASSED, say("it has header cells"))
            continue
        if not _has_data_shape(table):
            continue
        size = {
            "rows": say_count("{n} row", "{n} rows", n=table.rows),
            "columns": say_count("{n} column", "{n} columns", n=table.columns),
        }
        if _is_surely_data(table):
            message = say("a data table of {rows} and {columns} without a header cell", **size)
            yield Finding(Outcome.FAILED, message, target=table.target)
        elif look := _look_of_headers(table):
            message = say(
                "a table of {rows} and {columns} without a header cell, but {look}. Check whether it names the others",
                look=look,
                **size,
            )
            yield Finding(Outcome.CANT_TELL, message, target=table.target)
        else:
            yield Finding(Outcome.PASSED, say("no cells that look like headers"))
    if tables.capped:
        yield Finding(Outcome.UNTESTED, say("the page has more tables than were looked at"))


def _look_of_headers(table: Table) -> Message | None:
    """How the first row or column is set off from the rest, as headers are for those who see them; None if it isn't."""
    if table.first_row_look:
        return _ROW_LOOKS[table.first_row_look]
    return _COLUMN_LOOKS[table.first_column_look] if table.first_column_look else None


def _has_data_shape(table: Table) -> bool:
    """Whether the table is a grid of short texts, as data are and layouts are not."""
    return (
        table.rows >= MIN_DATA_ROWS
        and table.columns >= MIN_DATA_COLUMNS
        and not table.nested_tables
        and not table.is_nested
        and not table.block_cells
        and table.even_rows
        and table.cell_count > 0
        and table.filled_count >= MIN_FILLED_SHARE * table.cell_count
        and table.median_chars <= MAX_MEDIAN_CHARS
        and table.longest_chars <= MAX_LONGEST_CHARS
    )


def _is_surely_data(table: Table) -> bool:
    """Whether the table also shows that its cells belong to rows and columns."""
    marked = table.first_row_bold or table.first_column_bold
    figures = table.columns >= SURE_NUMERIC_COLUMNS and table.numeric_share >= SURE_NUMERIC_SHARE
    return bool(table.caption) or (marked and table.has_borders) or figures


@rule(
    "header-without-cells",
    title="A table header heads no cell",
    family="accessibility",
    harm={"blind": Harm.SLOW, "low_vision": Harm.NOTICE},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:1.3.1",),
    act=("d0f69e",),
    conformance=True,
    owner=Owner.CONTENT,
    examples=(
        Example(
            "a column with a header and no cell",
            f"{_HEAD}<tr><th>Animal</th><th>Fee</th></tr><tr><td>Dog</td></tr></table></main>",
            "failed",
        ),
        Example(
            "a cell under each header",
            f"{_HEAD}<tr><th>Animal</th><th>Fee</th></tr><tr><td>Dog</td><td>$12</td></tr></table></main>",
            "passed",
        ),
    ),
)
def header_without_cells(tables: Tables) -> Iterator[Finding]:
    """Header cells that no other cell belongs to.

    What it checks: for each header cell with text, whether at least one cell of its table is
        assigned to it, by the HTML standard's own algorithm or by a `headers` attribute.
    Who it affects: people who listen to the page and are told the headers with each cell.
    Why: a header that heads nothing is read out as a promise of a column or row that is not there;
        as often, the cells that belong to it are tied to another header or to none.
    What decides the harm: nothing measured: a wrong header is heard and has to be understood as one.
    How to fix: give each row all its cells, empty ones too (`<td></td>`), check `scope` and
        `headers`, and use a caption or a heading for a title of the whole table.
    Limits: a table with header cells alone may be filled by a script later; a person must look.
        Very large tables are not followed. Frames are not looked into.
    Sources: WCAG 2.2 success criterion 1.3.1 Info and Relationships; ACT rule d0f69e; HTML standard,
        "Forming relationships between data cells and header cells".
    """
    passed = 0
    for table in tables.tables:
        if table.role in PRESENTATION or not table.header_count:
            continue
        if table.capped:
            yield Finding(Outcome.UNTESTED, say("a table is too large to follow its headers"))
        for header in table.headers:
            if header.heads is None or not header.text or not header.exposed:
                continue
            if header.heads:
                passed += 1
            else:
                yield _headless(table, header)
    yield from passes(passed, say("a cell belongs to it"))


def _headless(table: Table, header: HeaderCell) -> Finding:
    """What to say of a header without cells: a doubt where cells may come later, else a failure."""
    told: dict[str, Value] = {"text": header.text, "row": header.row + 1, "column": header.column + 1}
    if not table.cell_count:
        message = say(
            "“{text}” (row {row}, column {column}) heads no cell: the table has headers only. Check whether it gets "
            "filled",
            **told,
        )
        return Finding(Outcome.CANT_TELL, message, target=table.target)
    message = say("“{text}” (row {row}, column {column}) heads no cell", **told)
    return Finding(Outcome.FAILED, message, target=table.target)


@rule(
    "header-scope-contradicts",
    title="A table header says it heads the wrong way",
    family="accessibility",
    harm={"blind": Harm.HINDER, "low_vision": Harm.NOTICE},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:1.3.1", "technique:H63"),
    conformance=True,
    owner=Owner.CONTENT,
    examples=(
        Example(
            "column titles with the scope of rows",
            f'{_HEAD}<tr><th scope="row">Animal</th><th scope="row">Fee</th></tr>{_ROWS}</table></main>',
            "failed",
        ),
        Example(
            "column titles with their own scope",
            f'{_HEAD}<tr><th scope="col">Animal</th><th scope="col">Fee</th></tr>{_ROWS}</table></main>',
            "passed",
        ),
    ),
)
def header_scope_contradicts(tables: Tables) -> Iterator[Finding]:
    """Header cells whose scope points along their fellow headers, away from the data.

    What it checks: header cells with `scope="row"` in a row of nothing but headers, with data below,
        and cells with `scope="col"` in a column of nothing but headers, with data beside them.
    Who it affects: people who listen to the page and are told the headers with each cell.
    Why: the scope decides which header is read with a figure. Turned the wrong way, none is.
    What decides the harm: nothing measured: figures are heard without their header, or with a wrong
        one.
    How to fix: `scope="col"` for a header at the top of a column, `scope="row"` for one at the
        beginning of a row.
    Limits: tables that tie cells to headers by `headers` attributes are left alone, and so are empty corners. A scope that is
        wrong in a less regular table is not found.
    Sources: WCAG 2.2 success criterion 1.3.1 Info and Relationships, technique H63.
    """
    passed = 0
    for table in tables.tables:
        if table.role in PRESENTATION or table.has_headers_attribute:
            continue
        for header in table.headers:
            if not header.text:  # an empty corner heads nothing, either way
                continue
            if header.contradicts:
                wrong, right = ("row", "col") if header.scope.lower() == "row" else ("col", "row")
                message = say(
                    "“{text}” has scope “{wrong}” and stands where “{right}” belongs",
                    text=header.text,
                    wrong=wrong,
                    right=right,
                )
                yield Finding(Outcome.FAILED, message, target=table.target)
            elif header.scope:
                passed += 1
    yield from passes(passed, say("its scope agrees with its place"))


@rule(
    "layout-table-with-data-markup",
    title="A table that only places things is marked up as data",
    family="accessibility",
    harm={"blind": Harm.SLOW},
    confidence=Confidence.LOW,
    refs=("wcag22:1.3.1", "failure:F46"),
    examples=(
        Example(
            "a layout with a header cell",
            '<!doctype html><html lang="en"><title>Fees</title><table summary="layout"><tr><th>County</th>'
            "<td><h1>Fees</h1><ul><li>Dog</li></ul><table><tr><td>News</td></tr></table></td></tr></table>",
            "cantTell",
        ),
        Example(
            "a layout without any",
            '<!doctype html><html lang="en"><title>Fees</title><table><tr><td>County</td>'
            "<td><h1>Fees</h1><table><tr><td>News</td></tr></table></td></tr></table>",
            "passed",
        ),
    ),
)
def layout_table_with_data_markup(tables: Tables) -> Iterator[Finding]:
    """Layout tables with headers, a caption or a summary.

    What it checks: tables that hold other tables, and tables of one row or column with whole parts of the page. They
        should have no `th`, `caption`, `scope`, `headers` or `summary`, or the role presentation.
    Who it affects: people who listen to the page.
    Why: such marks make a screen reader announce rows, columns and headers that mean nothing.
    What decides the harm: nothing measured: rows and columns that mean nothing are heard.
    How to fix: lay the page out with style sheets; until then take the marks away or give the
        table `role="presentation"`.
    Limits: whether a table with marks holds data with long texts can't be told by a machine for
        certain: each result needs a person's look. Whether the cells of a layout make sense read
        one after another is not judged.
    Sources: WCAG 2.2 success criterion 1.3.1 Info and Relationships, failure F46.
    """
    for table in tables.tables:
        if table.role in PRESENTATION or not _is_layout(table):
            continue
        marks = _data_marks(table)
        if marks:
            message = say(
                "it holds parts of the page and has {marks}. Check whether it is a table of data", marks=marks
            )
            yield Finding(Outcome.CANT_TELL, message, target=table.target)
        else:
            yield Finding(Outcome.PASSED, say("a layout without the marks of data"))


def _is_layout(table: Table) -> bool:
    """Whether the table holds whole parts of the page; a grid with long texts may be data as well."""
    is_frame = min(table.rows, table.columns) == 1 and table.block_cells > 0
    return table.nested_tables > 0 or (is_frame and table.longest_chars >= SURE_LAYOUT_CHARS)


def _data_marks(table: Table) -> tuple[Message, ...]:
    """The marks of data that the table has."""
    found = (
        (say("header cells"), table.header_count > 0),
        (say("a caption"), bool(table.caption)),
        (say("a summary"), bool(table.summary)),
        (say("scope attributes"), table.has_scope),
        (say("headers attributes"), table.has_headers_attribute),
    )
    return tuple(name for name, is_there in found if is_there)


RULES: tuple[Rule, ...] = (
    data_table_without_headers,
    header_without_cells,
    header_scope_contradicts,
    layout_table_with_data_markup,
)
