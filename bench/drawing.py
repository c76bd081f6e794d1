"""Which findings are drawn to be read by hand: fixed draws that spread over sites, rules and causes."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, Literal, get_args
from urllib.parse import urlsplit

PER_RULE_AND_SITE = 4  # findings; one site's habit is no rate of a rule
Half = Literal["first", "second"]
"""Pages are halved, so that what was mended after a reading can be read again on pages that nobody read."""
HALVES: tuple[Half, ...] = get_args(Half)

Found = Mapping[str, Any]


def of_each_rule(found: Iterable[Found], count: int) -> list[Found]:
    """At most `count` findings: in turn from each site, one a cause before a second of any; always the same."""
    by_site: dict[str, list[Found]] = defaultdict(list)
    for each in found:
        by_site[each["site"]].append(each)
    queues = [_by_cause(by_site[site]) for site in sorted(by_site)]
    picked: list[Found] = []
    while any(queues) and len(picked) < count:
        for queue in queues:
            if queue and len(picked) < count:
                picked.append(queue.pop(0))
    return picked


def of_all_rules(found: Iterable[Found], count: int) -> list[Found]:
    """At most `count` findings by chance, at most four a rule and site, each component and each cause once a site.

    The chance is that of a digest, so that the draw is always the same.
    """
    drawn: Counter[Hashable] = Counter()
    seen: set[Hashable] = set()
    picked: list[Found] = []
    for each in sorted(found, key=_digest):
        here = each["rule"], each["site"]
        things = {(*here, each[name]) for name in ("component", "cause") if each.get(name)}
        if drawn[here] == PER_RULE_AND_SITE or things & seen:
            continue
        drawn[here] += 1
        seen |= things
        picked.append(each)
    return picked[:count]


def half_of(url: str) -> Half:
    """In which half of the pages an address is; its host and port don't matter."""
    path = urlsplit(url).path
    return HALVES[hashlib.sha256(path.encode()).digest()[0] % 2]


def in_half(half: Half | None) -> Callable[[Found], bool]:
    """Whether a finding's page is in the half; None: all pages."""
    return lambda each: half is None or half_of(each["url"]) == half


def _by_cause(found: Sequence[Found]) -> list[Found]:
    seen: dict[str, int] = defaultdict(int)
    ranked: list[tuple[int, str, Found]] = []
    for each in sorted(found, key=_digest):
        ranked.append((seen[each["cause"]], _digest(each), each))
        seen[each["cause"]] += 1
    return [each for _, _, each in sorted(ranked, key=lambda item: item[:2])]


def _digest(found: Found) -> str:
    text = "\n".join((urlsplit(found["url"]).path, found["selector"] or "", found["message"]))
    return hashlib.sha256(text.encode()).hexdigest()
