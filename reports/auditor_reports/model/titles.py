"""What a cause is called: its rule's title and the thing that it is about, never the same for two causes of one list."""

from collections import Counter
from collections.abc import Sequence

from auditor.message import Message, known, say
from auditor.store.read_rows import FindingView, RuleCard
from auditor_reports.model.cause_words import cause_words
from auditor_reports.model.things import thing_of
from auditor_reports.words import clipped

LOOKED_AT = 30  # places of a cause whose things are compared
MAX_TITLE_CHARS = 120
MAX_WORDS_CHARS = 60  # of a cause's own words
_AREAS: dict[str, Message] = {
    "header": say("in the header"),
    "nav": say("in a menu"),
    "main": say("in the main content"),
    "aside": say("in the side column"),
    "footer": say("in the footer"),
    "form": say("in a form"),
}


def title_of(rule: RuleCard, cause: str, places: Sequence[FindingView]) -> Message:
    """ "A button has no name (the menu button)"; `places` are some of the cause's, at least one."""
    title = known(clipped(rule.title, MAX_TITLE_CHARS))
    thing = _thing(cause, places)
    return say("{title} ({thing})", title=title, thing=thing) if thing else title


def told_apart(titles: Sequence[Message], samples: Sequence[FindingView]) -> list[Message]:
    """The titles, each by itself: those that are the same say where they stand, or on what page, or are numbered."""
    return _numbered(_with(_with(list(titles), [_area(each) for each in samples]), [_page(each) for each in samples]))


def _thing(cause: str, places: Sequence[FindingView]) -> Message | None:
    words = cause_words(clipped(cause, MAX_WORDS_CHARS))
    if isinstance(words, Message):
        return words  # colours, a player, an order: ours, and exact
    first = thing_of(places[0].html)
    if first is None:
        is_quoted = bool(cause) and f"“{cause.casefold()}" in str(places[0].message).casefold()
        return say("“{words}”", words=words) if is_quoted else None
    others = {place.html for place in places[:LOOKED_AT]} - {places[0].html}
    is_one = all(str(thing_of(html)) == str(first) for html in others)
    return first if is_one else say("{thing} and others", thing=first)


def _with(titles: list[Message], places: Sequence[Message | None]) -> list[Message]:
    """Where titles are the same and a place is known, the title with it."""
    count = Counter(map(str, titles))
    return [
        say("{title}, {place}", title=title, place=place) if place and count[str(title)] > 1 else title
        for title, place in zip(titles, places, strict=True)
    ]


def _numbered(titles: list[Message]) -> list[Message]:
    count, seen = Counter(map(str, titles)), Counter[str]()
    found = []
    for title in titles:
        seen[str(title)] += 1
        place = seen[str(title)]
        found.append(say("{title}, {number}", title=title, number=place) if count[str(title)] > 1 else title)
    return found


def _area(sample: FindingView) -> Message | None:
    first = (sample.component or sample.selector).split(" > ")
    tags = [step.split(".")[0].split("#")[0].split("[")[0].split(":")[0] for step in first]
    return next((_AREAS[tag] for tag in tags if tag in _AREAS), None)


def _page(sample: FindingView) -> Message | None:
    name = sample.page_title or sample.url
    return say("on “{page}”", page=clipped(name, MAX_WORDS_CHARS)) if name else None
