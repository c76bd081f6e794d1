"""The finding as a sentence: what the officer reads first.

It counts pages as they are. The weighted rate decides which group is worst served and stands in the
bars; in a sentence it would say "4 in 10 pages" of a site on which anyone can count 5 of 40.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.message import Message, joined, known, say, say_count
from auditor.score import PopulationScore
from auditor.store.read_rows import Coverage
from auditor_reports.scorecard import Scorecard, people
from auditor_reports.words import SMALL_COUNT, of_pages, pages

LITTLE_SHARE = 0.5
"""Share of the pages that could be tested; below it, that so little was tested is the finding."""
SHUT_OUT_SHARE = 0.5
"""Of the pages with a barrier, those that stop people; from here on "shut out" is a fair word."""
RARE_SHARE = 0.05
"""Below 1 in 20, plain counts say more than "in 10"."""


@dataclass(frozen=True, slots=True)
class Headline:
    """`title` is the heading, `lead` the sentences below it."""

    title: Message
    lead: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What the heading is made from.
    `repairs` are titles of the causes whose mending opens `opened` of the worst-served group's pages.
    """

    site: str
    coverage: Coverage
    card: Scorecard
    failures: int
    doubts: int
    repairs: tuple[str, ...] = ()
    opened: int = 0


def headline(found: Situation) -> Headline:
    """The heading and its lead, from the worst-served group or from how little was tested."""
    audited = found.coverage.audited
    if not audited:
        return Headline(say("We could not test any page of {site}", site=found.site), _nothing_tested(found))
    finding = _finding(found)
    if audited < LITTLE_SHARE * found.coverage.found:
        lead = say(
            "Too little for a verdict on the site. On the pages we tested: {finding:lower}. {lead}",
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
    name, worst, card = max(sites, key=lambda site: site[2].worst.barrier_rate if site[2].worst else -1.0)
    if card.worst:
        return _of_site(name, worst)
    if not all(each.pages for _, _, each in sites):
        name, untested, _ = next(site for site in sites if not site[2].pages)
        return _of_site(name, untested)
    return _clear(sum(each.pages for _, _, each in sites), sum(each.documents.documents for _, _, each in sites))


def _of_site(name: str, said: Headline) -> Message:
    return said.title if name in str(said.title) else say("{site}: {finding:lower}", site=name, finding=said.title)


def _finding(found: Situation) -> Headline:
    worst = found.card.worst
    if worst is None:
        return Headline(_clear(found.coverage.audited, found.card.documents.documents), _no_barrier(found))
    share, count = share_of_pages(worst, found.card.pages)
    group = people(worst.population)
    if worst.pages_stopped >= SHUT_OUT_SHARE * worst.pages_with_barrier:
        title = say_count(
            "{pages} shuts out {people:lower}", "{pages} shut out {people:lower}", n=count, pages=share, people=group
        )
    else:
        title = say_count(
            "{pages} holds back {people:lower}", "{pages} hold back {people:lower}", n=count, pages=share, people=group
        )
    return Headline(title, _lead(found, worst))


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


def share_of_pages(group: PopulationScore, tested: int) -> tuple[Message, int]:
    """ "4 in 10 pages", or plain counts where a share would mislead; and the number that the verb goes with."""
    barriers = group.pages_with_barrier
    if barriers == tested:
        return say_count("The one page we tested", "All {n:,} pages we tested", n=tested), tested
    share = barriers / tested
    if tested < SMALL_COUNT or share < RARE_SHARE:
        return of_pages(barriers, tested), barriers
    tenths = round(share * 10)
    if tenths >= 10:
        return say("More than 9 in 10 pages"), 10
    return say("{tenths} in 10 pages", tenths=max(tenths, 1)), max(tenths, 1)


def _lead(found: Situation, worst: PopulationScore) -> Message:
    """How badly, on which tasks, in which documents too, and from what."""
    parts = [_how_badly(worst, found.card.pages)]
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
        parts.append(_gain(found, worst.pages_with_barrier))
    return joined(parts, " ")


def _how_badly(worst: PopulationScore, tested: int) -> Message:
    stopped, hindered = of_pages(worst.pages_stopped, tested), worst.pages_with_barrier - worst.pages_stopped
    if not worst.pages_stopped:
        return say("They can get through, but with trouble, on {pages}.", pages=of_pages(hindered, tested))
    if worst.pages_stopped == tested > 1:
        return say("They can’t get through any of them.")
    if not hindered:
        return say("They can’t get through on {pages}.", pages=stopped)
    return say(
        "They can’t get through on {pages}, and only with trouble on {more:,} more.", pages=stopped, more=hindered
    )


def _gain(found: Situation, barrier_pages: int) -> Message:
    """What the first repairs would do."""
    titles = tuple(say("“{title}”", title=known(title)) for title in dict.fromkeys(found.repairs))
    if found.opened < barrier_pages:
        opened = say("{opened:,} of the {pages:,}", opened=found.opened, pages=barrier_pages)
    elif barrier_pages > 2:
        opened = say("all {pages:,}", pages=barrier_pages)
    else:
        opened = say("that page") if barrier_pages == 1 else say("both")
    if len(found.repairs) == 1:
        return say("Mending one cause, {titles:and}, would clear {opened}.", titles=titles, opened=opened)
    return say_count(
        "Mending {n} cause, {titles:and}, would clear {opened}.",
        "Mending {n} causes, {titles:and}, would clear {opened}.",
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
