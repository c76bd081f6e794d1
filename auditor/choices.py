"""What to say of a value that does not exist: the nearest that does, and what there is to choose from."""

import difflib
from collections.abc import Iterable


def choices(value: str, known: Iterable[str], *, catalogue: str = "") -> str:
    """A hint: the known value that looks most like `value`, and all of them, or `catalogue`, which says where they are."""
    listed = list(dict.fromkeys(known))
    return f"{nearest(value, listed)} {catalogue or 'Choose from ' + ', '.join(listed) + '.'}".strip()


def nearest(value: str, known: Iterable[str]) -> str:
    """A question that names the known value that looks most like `value`, "" where none does."""
    close = difflib.get_close_matches(value.lower(), list(known), n=1)
    return f"Did you mean {close[0]}?" if close else ""
