"""The format `csv`: a folder of four tables, safe to open in a spreadsheet."""

import csv
import re
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from auditor.message import Catalogue
from auditor.store.reader import Reader
from auditor_reports.exports.plain import plain
from auditor_reports.exports.tables import TABLES, Cell, Table
from auditor_reports.writing import remove, whole_file

FOLDER = "csv"
_KEPT = 1024  # texts; most cells of a table are those of the row before
_BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for something else
# What a spreadsheet takes for a formula: at the start of a cell, also after spaces or quotes, and behind a semicolon,
# where some countries' settings begin a new cell. The wide forms are those of East Asian keyboards.
_FORMULA = re.compile(r"(\A[\s'\"]*|;\s*)(?=[=+\-@＝＋－＠])")


def write_csv(reader: Reader, folder: Path, _: Catalogue) -> list[Path]:
    """Write the tables; only one row is in memory at a time."""
    return [_write(table, reader, folder / FOLDER / f"{table.name}.csv") for table in TABLES]


def clear_csv(folder: Path) -> None:
    """Take away the tables of an earlier run; other files in the folder are left alone."""
    for table in TABLES:
        remove(folder / FOLDER / f"{table.name}.csv")
    with suppress(OSError):
        (folder / FOLDER).rmdir()


def _write(table: Table, reader: Reader, path: Path) -> Path:
    with whole_file(path) as file:
        file.write(_BYTE_ORDER_MARK)
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(table.columns)
        writer.writerows([_cell(cell) for cell in row] for row in table.rows(reader))
    return path


def _cell(value: Cell) -> str | int:
    """A cell as CSV has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return _safe(value) if isinstance(value, str) else "" if value is None else value


@lru_cache(maxsize=_KEPT)
def _safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe stands before what could be one."""
    return _FORMULA.sub(r"\1'", plain(text))
