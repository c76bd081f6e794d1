"""The finding as a sentence: what the officer reads first.

It counts pages as they are, and speaks of the group with a barrier on most of them: the figure that is printed is the
one that chose. It names the cause that most of those pages have. Nobody is said to be shut out of a page: what was tried
are its parts.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.message import Message, joined, say, say_count
from auditor.score import PopulationScore
from auditor.store.read_rows import Coverage
from auditor_reports.scorecard import LITTLE_SHARE, Scorecard, people
from auditor_reports.words import of_pages, pages


@dataclass(frozen=True, slots=True)
class Headline:
    """`title` is the heading, `lead` the sentences below it."""

    title: Message
    lead: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What the heading is made from.

    `repairs` are titles of the causes whose mending frees `opened` of the worst-served group's pages; `cause` is the title of
    the one that most of them have, on `cause_pages`.
    """

    site: str
    coverage: Coverage
    card: Scorecard
    failures: int
    doubts: int
    repairs: tuple[Message, ...] = ()
    opened: int = 0
    cause: Message | None = None
    cause_pages: int = 0


def headline(found: Situation) -> Headline:
    """The heading and its lead, from the worst-served group or from how little was tested."""
    audited = found.coverage.audited
    if not audited:
        return Headline(say("We could not test any page of {site}", site=found.site), _nothing_tested(found))
    finding = _finding(found)
    if audited < LITTLE_SHARE * found.coverage.found:
        lead = say(
            "Too little for a verdict on the site. {finding}. {lead}",
            finding=finding.title,
            lead=finding.lead,
        )
        tested = of_pages(audited, found.coverage.found)
        return Headline(say("We could test only {pages} of {site}", pages=tested, site=found.site), lead)
    return finding


def sites_headline(sites: Sequence[tuple[str, Headline, Scorecard]]) -> Message:
    """One heading over several sites: that of the site with the worst-served group."""
    if not sites:
        return say("Nothing was tested")
    name, worst, card = max(sites, key=lambda site: _barrier_share(site[2]))
    if card.worst:
        return _of_site(name, worst)
    if not all(each.pages for _, _, each in sites):
        name, untested, _ = next(site for site in sites if not site[2].pages)
        return _of_site(name, untested)
    return _clear(sum(each.pages for _, _, each in sites), sum(each.documents.documents for _, _, each in sites))


def _barrier_share(card: Scorecard) -> float:
    """The share of a site's pages that have a barrier for its worst-served group; -1 where there is none."""
    return card.worst.pages_with_barrier / card.pages if card.worst else -1.0


def _of_site(name: str, said: Headline) -> Message:
    return said.title if name in str(said.title) else say("{site}: {finding:lower}", site=name, finding=said.title)


def _finding(found: Situation) -> Headline:
    worst = found.card.worst
    if worst is None:
        return Headline(_clear(found.coverage.audited, found.card.documents.documents), _no_barrier(found))
    where, count = _tested_pages(worst.pages_with_barrier, found.card.pages)
    title = say_count(
        "{pages} has a barrier for {people:lower}",
        "{pages} have a barrier for {people:lower}",
        n=count,
        pages=where,
        people=people(worst.population),
    )
    return Headline(_with_cause(title, found, worst), _lead(found, worst))


def _with_cause(title: Message, found: Situation, worst: PopulationScore) -> Message:
    """The sentence with the cause that most of its pages have."""
    if found.cause is None:
        return title
    if found.cause_pages >= worst.pages_with_barrier:
        return say("{finding}: {cause:lower}", finding=title, cause=found.cause)
    if found.cause_pages > 1:
        return say(
            "{finding}; on {pages:,} of them: {cause:lower}", finding=title, pages=found.cause_pages, cause=found.cause
        )
    return title


def _clear(tested: int, documents: int) -> Message:
    """No page has a barrier; `documents` are those that have one."""
    if documents and tested == 1:
        return say_count(
            "We found no barrier on the one page we could test, but {n:,} document that holds people back",
            "We found no barrier on the one page we could test, but {n:,} documents that hold people back",
            n=documents,
        )
    if documents:
        return say_count(
            "We found no barrier on the {pages} we could test, but {n:,} document that holds people back",
            "We found no barrier on the {pages} we could test, but {n:,} documents that hold people back",
            n=documents,
            pages=pages(tested),
        )
    if tested == 1:
        return say("We found no barrier on the one page we could test")
    return say("We found no barrier on the {pages} we could test", pages=pages(tested))


def _tested_pages(part: int, tested: int) -> tuple[Message, int]:
    """ "12 of the 30 pages we tested", and the number that the verb goes with."""
    if part == tested:
        return say_count("The one page we tested", "All {n:,} pages we tested", n=tested), tested
    return say("{part:,} of the {tested:,} pages we tested", part=part, tested=tested), part


def _lead(found: Situation, worst: PopulationScore) -> Message:
    """How badly, on which tasks, in which documents too, and from what."""
    parts = [_how_badly(worst)]
    if found.card.task_pages:
        parts.append(_tasks(worst.task_pages_with_barrier, found.card.task_pages))
    documents = found.card.documents.documents
    if documents:
        parts.append(
            say_count(
                "{n:,} document holds people back as well.", "{n:,} documents hold people back as well.", n=documents
            )
        )
    if found.opened:
        parts.append(_gain(found))
    return joined(parts, " ")


def _how_badly(worst: PopulationScore) -> Message:
    stopped, hindered = worst.pages_stopped, worst.pages_with_barrier - worst.pages_stopped
    if not stopped:
        return say("It makes things hard for them there; we found nothing that stops them.")
    if not hindered:
        return say_count(
            "Something on that page can’t be used by them at all.",
            "Something on each of those pages can’t be used by them at all.",
            n=stopped,
        )
    return say_count(
        "Something on {n:,} of those pages can’t be used by them at all; on {more:,} more, only with trouble.",
        "Something on {n:,} of those pages can’t be used by them at all; on {more:,} more, only with trouble.",
        n=stopped,
        more=hindered,
    )


def _gain(found: Situation) -> Message:
    """What the first repairs would do."""
    opened = pages(found.opened)
    if found.repairs == (found.cause,):
        return say("Mending it would remove every barrier we found for them on {opened}.", opened=opened)
    titles = tuple(say("“{title}”", title=title) for title in dict.fromkeys(found.repairs))
    return say_count(
        "Mending one cause, {titles:and}, would remove every barrier we found for them on {opened}.",
        "Mending {n} causes, {titles:and}, would remove every barrier we found for them on {opened}.",
        n=len(found.repairs),
        titles=titles,
        opened=opened,
    )


def _tasks(barriers: int, pages: int) -> Message:
    if not barriers:
        return say_count(
            "The one page people need to finish a task has no barrier for them.",
            "Of the {n:,} pages people need to finish a task, none has a barrier for them.",
            n=pages,
        )
    if barriers == pages:
        return say_count(
            "The one page people need to finish a task has a barrier for them.",
            "Of the {n:,} pages people need to finish a task, all have a barrier for them.",
            n=pages,
        )
    return say_count(
        "Of the {pages:,} pages people need to finish a task, {n:,} has a barrier for them.",
        "Of the {pages:,} pages people need to finish a task, {n:,} have a barrier for them.",
        n=barriers,
        pages=pages,
    )


def _no_barrier(found: Situation) -> Message:
    parts = []
    smaller = found.failures - found.card.documents.failures
    if smaller:
        parts.append(
            say_count(
                "{n:,} smaller fault may slow people down.",
                "{n:,} smaller faults may slow people down.",
                n=smaller,
            )
        )
    if found.doubts:
        parts.append(
            say_count(
                "A person should look at {n:,} place that we could not judge.",
                "A person should look at {n:,} places that we could not judge.",
                n=found.doubts,
            )
        )
    return joined([*parts, say("Automatic checks find some barriers, never all.")], " ")


def _nothing_tested(found: Situation) -> Message:
    if not found.coverage.found:
        return say("No page was found at this address.")
    return say_count(
        "We found {n:,} page and could open none, so we know nothing about who can use the site.",
        "We found {n:,} pages and could open none, so we know nothing about who can use the site.",
        n=found.coverage.found,
    )
