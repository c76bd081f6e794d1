"""Globs of the settings and the command line, in which only `*` is special: `?` is common in addresses."""


def matches_glob(glob: str, text: str) -> bool:
    """Whether `glob`, in which only `*` is special, matches all of `text`; time is linear in `text` for each part."""
    first, *rest = glob.split("*")
    if not rest:
        return text == glob
    if not text.startswith(first):
        return False
    at = len(first)
    *middle, last = rest
    for part in middle:  # taking the first place each time is enough: what follows a `*` only needs room
        found = text.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return len(text) - len(last) >= at and text.endswith(last)
