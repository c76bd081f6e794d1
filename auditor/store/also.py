"""What other rules say of a finding's fault, as the file keeps it: a list `also` among the finding's data."""

from collections.abc import Mapping
from typing import Any

import msgspec

from auditor.store.read_rows import AlsoFound

ALSO = "also"


def to_data(also: AlsoFound) -> dict[str, Any]:
    """One of them as JSON."""
    data: dict[str, Any] = msgspec.to_builtins(also)
    return data


def from_data(data: Mapping[str, Any]) -> tuple[AlsoFound, ...]:
    """Those of a finding's data; none in a file that an older version wrote."""
    return tuple(msgspec.convert(each, AlsoFound) for each in data.get(ALSO, ()))
