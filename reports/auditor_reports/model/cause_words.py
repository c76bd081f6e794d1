"""What a cause is called: its own words are a part of its fingerprint and stay; those of ours among them can be translated.

Everything else that a cause names is the page's: words, addresses, and places as selectors write them.
"""

import re
from collections.abc import Callable, Mapping

from auditor.message import Message, say

_COLOUR = r"#[0-9a-f]{6,8}"


def cause_words(cause: str) -> Message | str:
    """A cause for people: a message where words of ours stand in it, else as it is."""
    for pattern, words in _OURS.items():
        if match := re.fullmatch(pattern, cause):
            return words(*match.groups())
    return cause


def _colours(text: str, ground: str) -> Message:
    return say("{text} on {ground}", text=text, ground=ground)


def _large_colours(text: str, ground: str) -> Message:
    return say("{text} on {ground} large", text=text, ground=ground)


def _player(host: str) -> Message:
    return say("player of {host}", host=host)


def _order(region: str, before: str, after: str) -> Message:
    return say("{region}: {before} before {after}", region=region, before=before, after=after)


_OURS: Mapping[str, Callable[..., Message]] = {
    rf"({_COLOUR}) on ({_COLOUR})": _colours,
    rf"({_COLOUR}) on ({_COLOUR}) large": _large_colours,
    r"player of (.+)": _player,
    r"(navigation|banner|contentinfo): (\S+) before (\S+)": _order,
}
"""How the causes of `contrast`, `media` and `across_site` of the built-in rules are written."""
