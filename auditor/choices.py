"""What to say of a value that does not exist: the nearest that does, and what there is to choose from."""

import difflib
from collections.abc import Iterable

from auditor.message import Message, say


def choices(value: str, known: Iterable[str], *, catalogue: Message | None = None) -> Message:
    """A hint: the known value that looks most like `value`, and all of them, or `catalogue`, which says where they are."""
    listed = tuple(dict.fromkeys(known))
    where = catalogue or say("Choose from {known}.", known=listed)
    near = nearest(value, listed)
    return where if near is None else say("{question} {where}", question=near, where=where)


def nearest(value: str, known: Iterable[str]) -> Message | None:
    """A question that names the known value that looks most like `value`, None where none does."""
    close = difflib.get_close_matches(value.lower(), list(known), n=1)
    return say("Did you mean {value}?", value=close[0]) if close else None
