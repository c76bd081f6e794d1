"""The format `xlsx`: the tables as sheets of one workbook, behind a sheet that says what they are and what did not fit."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING

from auditor.message import Catalogue, Message, say, say_count
from auditor.store.reader import Reader
from auditor_reports.exports.plain import plain
from auditor_reports.exports.tables import TABLES, Row
from auditor_reports.writing import remove, whole_binary

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

FILE_NAME = "audit.xlsx"
MAX_ROWS = 1_048_576  # of a sheet; Microsoft, "Excel specifications and limits"
MAX_CELL_UNITS = 32_767  # UTF-16 code units in a cell; ibid.
_WIDTH = 22  # of a column, in characters
_ABOUT_WIDTH = 100
_WHOLE = {"findings": "findings.jsonl", "pages": "results.json", "documents": "results.json"}
"""Which format has all that a sheet may lack."""


@dataclass(slots=True)
class _Filled:
    """What a sheet holds: rows, rows that did not fit, and cells that were cut."""

    name: str
    rows: int = 0
    left_out: int = 0
    cut: int = 0


def write_xlsx(reader: Reader, folder: Path, catalogue: Catalogue) -> list[Path]:
    """Write the workbook; only one row is in memory at a time. Its first sheet is in the catalogue's language."""
    from xlsxwriter.exceptions import FileCreateError

    path = folder / FILE_NAME
    with whole_binary(path) as file:
        try:
            _write(reader, file, catalogue)
        except FileCreateError as error:
            raise error.args[0] from error  # the OSError itself
    return [path]


def clear_xlsx(folder: Path) -> None:
    """Take the workbook of an earlier run away."""
    remove(folder / FILE_NAME)


def _write(reader: Reader, file: IO[bytes], catalogue: Catalogue) -> None:
    from xlsxwriter import Workbook

    with TemporaryDirectory(prefix="civic-auditor-") as drafts:
        book = Workbook(
            file,
            {
                "constant_memory": True,
                "tmpdir": drafts,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        book.use_zip64()
        book.set_properties({"title": "Audit", "created": datetime.fromisoformat(reader.run.started_at)})
        bold = book.add_format({"bold": True})
        about = book.add_worksheet("about")
        filled = []
        for table in TABLES:
            sheet = book.add_worksheet(table.name)
            sheet.set_column(0, len(table.columns) - 1, _WIDTH)
            for column, name in enumerate(table.columns):
                sheet.write_string(0, column, name, bold)
            filled.append(_fill(sheet, table.name, table.rows(reader)))
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, max(1, filled[-1].rows), len(table.columns) - 1)
        about.set_column(0, 0, _ABOUT_WIDTH)
        for number, line in enumerate(_about(reader, filled)):
            about.write_string(number, 0, plain(catalogue.show(line)))
        book.close()


def _fill(sheet: "Worksheet", name: str, rows: Iterable[Row]) -> _Filled:
    """Write rows below the first as far as they fit; where they don't, the last row says how many are missing."""
    filled, last = _Filled(name), MAX_ROWS - 1
    held: Row = ()
    for number, row in enumerate(rows, 1):
        if number < last:
            filled.cut += _write_row(sheet, number, row)
            filled.rows += 1
        else:
            held = row
            filled.left_out += 1
    if filled.left_out == 1:
        filled.cut += _write_row(sheet, last, held)
        filled.rows, filled.left_out = last, 0
    elif filled.left_out:
        sheet.write_string(last, 0, f"{filled.left_out:,} rows left out: {_elsewhere(name)}")
    return filled


def _write_row(sheet: "Worksheet", number: int, row: Row) -> int:
    """Write a row; returns how many of its cells were cut."""
    cut = 0
    for column, value in enumerate(row):
        if isinstance(value, bool):
            sheet.write_boolean(number, column, value)
        elif isinstance(value, int):
            sheet.write_number(number, column, value)
        elif value:
            text = plain(value)
            fitting = _fitting(text)
            cut += fitting != text
            sheet.write_string(number, column, fitting)
    return cut


def _fitting(text: str) -> str:
    """The text, or its beginning and how many characters were left out."""
    if len(text) <= MAX_CELL_UNITS // 2 or _units(text) <= MAX_CELL_UNITS:
        return text  # no character has more than two units
    room = MAX_CELL_UNITS - len(_left_out(len(text)))
    kept = text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore")
    return kept + _left_out(len(text) - len(kept))


def _left_out(count: int) -> str:
    return f"… ({count:,} characters left out)"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _elsewhere(name: str) -> str:
    return f"{_WHOLE[name]} has all" if name in _WHOLE else "the format csv has all"


def _about(reader: Reader, filled: Iterable[_Filled]) -> Iterator[Message]:
    """What a reader should know before the tables."""
    run = reader.run
    sites = tuple(site.name for site in reader.sites())
    yield say("Audit of {sites}", sites=sites) if sites else say("Audit without a site")
    yield say("Begun {start}, ended {end}.", start=run.started_at, end=run.finished_at or say("never: it was cut off"))
    if run.state != "complete":
        yield say("This audit is not complete: {reason:ended}", reason=run.incomplete_why or say("it was cut off"))
    yield say(
        "civic-auditor {version}, axe-core {axe}, {browser}.",
        version=run.tool_version,
        axe=run.axe_version,
        browser=run.browser_version,
    )
    yield say("Automatic checks find some barriers, not all. No row says that a site meets a criterion.")
    yield say("Empty counts stand where nobody looked: a page that was not audited, a document that no rule judged.")
    for each in filled:
        yield from _about_sheet(each)


def _about_sheet(filled: _Filled) -> Iterator[Message]:
    yield say_count("Sheet {name}: {n:,} row.", "Sheet {name}: {n:,} rows.", n=filled.rows, name=filled.name)
    if filled.left_out:
        yield say_count(
            "{n:,} more row did not fit into the sheet {name} and is left out.",
            "{n:,} more rows did not fit into the sheet {name} and are left out.",
            n=filled.left_out,
            name=filled.name,
        )
    if filled.cut:
        yield say_count(
            "{n:,} cell of the sheet {name} was too long for a workbook: its end says how much was left out.",
            "{n:,} cells of the sheet {name} were too long for a workbook: their ends say how much was left out.",
            n=filled.cut,
            name=filled.name,
        )
    if (filled.left_out or filled.cut) and filled.name in _WHOLE:
        yield say("All of it is in {file}.", file=_WHOLE[filled.name])
