"""Words of the page that several text rules name in the same way."""

from collections.abc import Sequence

from auditor.message import Message, say


def any_of(words: Sequence[str]) -> Message:
    """One, two or three words of which a writer may choose: “a”, “b” or “c”."""
    if len(words) == 1:
        return say("“{first}”", first=words[0])
    if len(words) == 2:
        return say("“{first}” or “{second}”", first=words[0], second=words[1])
    first, second, third = words
    return say("“{first}”, “{second}” or “{third}”", first=first, second=second, third=third)
