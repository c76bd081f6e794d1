"""The finding as a sentence: what the officer reads first.

It counts pages as they are. The weighted rate decides which group is worst served and stands in the
bars; in a sentence it would say "4 in 10 pages" of a site on which anyone can count 5 of 40.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.score import PopulationScore
from auditor.store.read_rows import Coverage
from auditor_reports.scorecard import Scorecard, people
from auditor_reports.words import SMALL_COUNT, joined, lower_first, of_pages, plural, verb

LITTLE_SHARE = 0.5
"""Share of the pages that could be tested; below it, that so little was tested is the finding."""
SHUT_OUT_SHARE = 0.5
"""Of the pages with a barrier, those that stop people; from here on "shut out" is a fair word."""
RARE_SHARE = 0.05
"""Below 1 in 20, plain counts say more than "in 10"."""


@dataclass(frozen=True, slots=True)
class Headline:
    """`title` is the heading, `lead` the sentences below it."""

    title: str
    lead: str


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
        return Headline(f"We could not test any page of {found.site}", _nothing_tested(found))
    finding = _finding(found)
    if audited < LITTLE_SHARE * found.coverage.found:
        lead = f"Too little for a verdict on the site. On the pages we tested: {lower_first(finding.title)}. {finding.lead}"
        return Headline(f"We could test only {of_pages(audited, found.coverage.found)} of {found.site}", lead)
    return finding


def sites_headline(sites: Sequence[tuple[str, Headline, Scorecard]]) -> str:
    """One heading over several sites: that of the site with the worst-served group."""
    if not sites:
        return "Nothing was tested"
    name, worst, card = max(sites, key=lambda site: site[2].worst.barrier_rate if site[2].worst else -1.0)
    if card.worst:
        return _of_site(name, worst)
    pages = sum(each.pages for _, _, each in sites)
    if not all(each.pages for _, _, each in sites):
        name, untested, _ = next(site for site in sites if not site[2].pages)
        return _of_site(name, untested)
    return f"We found no barrier on the {plural(pages, 'page')} we could test"


def _of_site(name: str, said: Headline) -> str:
    return said.title if name in said.title else f"{name}: {lower_first(said.title)}"


def _finding(found: Situation) -> Headline:
    worst = found.card.worst
    if worst is None:
        return Headline(f"We found no barrier on the {plural(found.coverage.audited, 'page')} we could test".replace(
            "the 1 page", "the one page"), _no_barrier(found))  # fmt: skip
    share = share_of_pages(worst, found.card.pages)
    one = share.startswith(("1 ", "The one "))
    return Headline(f"{share} {_verb(worst, one=one)} {lower_first(people(worst.population))}", _lead(found, worst))


def share_of_pages(group: PopulationScore, pages: int) -> str:
    """ "4 in 10 pages", or plain counts where a share would mislead."""
    if group.pages_with_barrier == pages:
        return "The one page we tested" if pages == 1 else f"All {pages:,} pages we tested"
    share = group.pages_with_barrier / pages
    if pages < SMALL_COUNT or share < RARE_SHARE:
        return of_pages(group.pages_with_barrier, pages)
    tenths = round(share * 10)
    if tenths >= 10:
        return "More than 9 in 10 pages"
    return f"{max(tenths, 1)} in 10 pages"


def _verb(group: PopulationScore, *, one: bool) -> str:
    if group.pages_stopped >= SHUT_OUT_SHARE * group.pages_with_barrier:
        return "shuts out" if one else "shut out"
    return "holds back" if one else "hold back"


def _lead(found: Situation, worst: PopulationScore) -> str:
    """How badly, on which tasks, and from what."""
    pages = found.card.pages
    hindered = worst.pages_with_barrier - worst.pages_stopped
    if not worst.pages_stopped:
        how = f"They can get through, but with trouble, on {of_pages(hindered, pages)}."
    elif worst.pages_stopped == pages > 1:
        how = "They can’t get through any of them."
    elif not hindered:
        how = f"They can’t get through on {of_pages(worst.pages_stopped, pages)}."
    else:
        how = f"They can’t get through on {of_pages(worst.pages_stopped, pages)}, and only with trouble on {hindered:,} more."
    parts = [how]
    if found.card.task_pages:
        parts.append(_tasks(worst.task_pages_with_barrier, found.card.task_pages))
    if found.opened:
        parts.append(_gain(found, worst.pages_with_barrier))
    return " ".join(parts)


def _gain(found: Situation, barrier_pages: int) -> str:
    """What the first repairs would do."""
    titles = [f"“{title}”" for title in dict.fromkeys(found.repairs)]
    what = "one cause" if len(found.repairs) == 1 else f"{len(found.repairs)} causes"
    if found.opened == barrier_pages:
        opened = "that page" if barrier_pages == 1 else "both" if barrier_pages == 2 else f"all {barrier_pages:,}"
    else:
        opened = f"{found.opened:,} of the {barrier_pages:,}"
    return f"Mending {what}, {joined(titles)}, would clear {opened}."


def _tasks(barriers: int, pages: int) -> str:
    if pages == 1:
        return f"The one page people need to finish a task has {'a' if barriers else 'no'} barrier for them."
    have = (
        "none has"
        if not barriers
        else "all have"
        if barriers == pages
        else f"{barriers:,} {verb(barriers, 'has', 'have')}"
    )
    return f"Of the {pages:,} pages people need to finish a task, {have} a barrier for them."


def _no_barrier(found: Situation) -> str:
    parts = []
    if found.failures:
        parts.append(f"{plural(found.failures, 'smaller fault')} may slow people down.")
    if found.doubts:
        parts.append(f"A person should look at {plural(found.doubts, 'place')} that we could not judge.")
    parts.append("Automatic checks find some barriers, never all.")
    return " ".join(parts)


def _nothing_tested(found: Situation) -> str:
    if not found.coverage.found:
        return "No page was found at this address."
    return f"We found {plural(found.coverage.found, 'page')} and could open none, so we know nothing about who can use the site."
