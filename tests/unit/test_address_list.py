"""Lists of addresses as editors and spreadsheets write them."""

import codecs
from pathlib import Path

import pytest

from auditor.crawl.address_list import read_addresses
from auditor.errors import UsageError

ONE, TWO, THREE = (f"http://county.example.gov/{number}.html" for number in (1, 2, 3))
LISTS = {
    "Windows: mark, CR LF, blank lines, trailing blanks, a comment, one twice": (
        f"\ufeff{ONE}\r\n\r\n# a comment\r\n   \r\n{TWO}   \r\n{TWO}\r\n\t{THREE}"
    ).encode(),
    "Excel, Unicode text": codecs.BOM_UTF16_LE + f"{ONE}\r\n{TWO}\r\n{THREE}\r\n".encode("utf-16-le"),
    "UTF-16 from a big-endian machine": codecs.BOM_UTF16_BE + f"{ONE}\n{TWO}\n{THREE}\n".encode("utf-16-be"),
    "CSV of one column, all quoted, with a heading": f'\ufeff"URL"\r\n"{ONE}"\r\n"{TWO}"\r\n"{THREE}"\r\n'.encode(),
    "CSV with empty columns": f"Address;;\n{ONE};;\n{TWO},\n{THREE},,\n;;\n".encode(),
    "tabs for empty cells": f"{ONE}\t\t\n\t{TWO}\t\n{THREE}\t\n\t\t\n".encode(),
    "an old Mac": f"{ONE}\r{TWO}\r{THREE}".encode(),
    "files put together, each with its mark": f"\ufeff{ONE}\n\ufeff{TWO}\n\ufeff{THREE}\n".encode(),
    "copied from a web page": f"\u200b{ONE}\u00a0\n{TWO}\u200b\n\u2060{THREE}\n".encode(),
    "comments behind blanks and in cells": f'  # one\n{ONE}\n"# two",\n{TWO}\n{THREE}\n#{THREE}x\n'.encode(),
    "a comment before the heading": f"# exported\nWebsite\n{ONE}\n{TWO}\n{THREE}\n".encode(),
}


@pytest.mark.parametrize("kind", LISTS)
def test_every_address_is_read_once_and_nothing_else(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "urls.txt"
    path.write_bytes(LISTS[kind])
    assert read_addresses(path) == [ONE, TWO, THREE]


@pytest.mark.parametrize("text", ["", "\ufeff", "\n \n", "# none\n", "URL\n", '""\n', ",,\n"])
def test_a_list_without_an_address_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "urls.txt"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError, match="holds no address"):
        read_addresses(path)


@pytest.mark.parametrize("text", [f"{ONE}\t{TWO}\n", f"{ONE} {TWO}\n", f"{ONE}\nURL\n"])
def test_a_line_that_is_no_address_is_told_of(tmp_path: Path, text: str) -> None:
    path = tmp_path / "urls.txt"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError):
        read_addresses(path)


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "urls.xlsx"
    path.write_bytes(b"PK\x03\x04\xff\xfe")
    with pytest.raises(UsageError, match=r"urls\.xlsx is not text"):
        read_addresses(path)
