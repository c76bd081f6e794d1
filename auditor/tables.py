"""The tables that come with the package (auditor/data), read as they stand; what a reader makes of one, it keeps."""

import tomllib
from importlib import resources
from typing import Any


def read_text(name: str) -> str:
    """A file of the package's data."""
    return resources.files("auditor").joinpath("data", name).read_text(encoding="utf-8")


def read_toml(name: str) -> dict[str, Any]:
    """A TOML file of the package's data."""
    return tomllib.loads(read_text(name))


def read_columns(name: str, columns: int) -> list[list[str]]:
    """A CSV file of so many columns without its head, column by column; no field may be quoted. Quick: a split by commas."""
    fields = read_text(name).rstrip("\n").replace("\n", ",").split(",")[columns:]
    return [fields[number::columns] for number in range(columns)]
