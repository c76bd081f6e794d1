"""What to say of a value that does not exist: the nearest that does, and what there is to choose from."""

import difflib
from collections.abc import Iterable

MAX_LISTED = 40  # more are a catalogue, which a command shows better


def choices(value: str, known: Iterable[str], *, near: str = "", catalogue: str = "") -> str:
    """A hint: `near`, or else the known value that looks most like `value`; then all of them.

    Where these are many, `catalogue` says how to see them.
    """
    listed = list(dict.fromkeys(known))
    close = [near] if near else difflib.get_close_matches(value.lower(), listed, n=1)
    parts = [f"Did you mean {close[0]}?"] if close else []
    if catalogue:
        parts.append(catalogue)
    elif len(listed) <= MAX_LISTED:
        parts.append(f"Choose from {', '.join(listed)}.")
    return " ".join(parts)
