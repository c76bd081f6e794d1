"""Everything the first page of a site's report says, in words and numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from auditor.model import PageStatus
from auditor.score import PopulationScore
from auditor.standards import populations
from auditor.store.ranking import RankedCauses, first_repairs, ranked_causes
from auditor.store.read_rows import DocumentRow, SiteFacts
from auditor.store.reader import Reader
from auditor_reports.headline import Headline, Situation, headline
from auditor_reports.model.cards import CauseCard, cause_card
from auditor_reports.model.grades import GRADE_RULE, HardPages, hard_pages
from auditor_reports.remedies import LABELS, REMEDIES
from auditor_reports.scorecard import Scorecard, make_scorecard, people
from auditor_reports.words import clipped, joined, lower_first, plural, sentence

FIRST_CARDS = 10
MAX_CAUSES = 200  # cause pages; the rest stands in findings.jsonl
MAX_DOCUMENTS = 25
CAUSES_OF_A_GROUP = 2
STATUSES_IN_STRIP = 2


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group, what causes its barriers, and how many people it is."""

    name: str
    result: PopulationScore
    causes: str
    people: str


@dataclass(frozen=True, slots=True)
class Unaudited:
    """Pages of one status that were not audited."""

    status: PageStatus
    count: int
    is_no_page: bool = False

    @property
    def label(self) -> str:
        return "missing" if self.is_no_page and self.status is PageStatus.HTTP_ERROR else LABELS[self.status]

    @property
    def remedy(self) -> str:
        return REMEDIES[self.status]

    @property
    def anchor(self) -> str:
        return self.label.replace(" ", "-")


class SiteReport:
    """One site's results as the report tells them; parts are read from the store when first used."""

    def __init__(self, reader: Reader, site: SiteFacts) -> None:
        self.reader = reader
        self.run = reader.run
        self.site = site
        self.coverage = reader.coverage(site.id)

    @cached_property
    def card(self) -> Scorecard:
        return make_scorecard(self.reader, self.site.id)

    @cached_property
    def ranked(self) -> RankedCauses:
        return ranked_causes(self.reader, self.site.id)

    @cached_property
    def cause_cards(self) -> list[CauseCard]:
        """Causes with failures that get a page of their own, the most pressing first."""
        return self._cards(self.ranked.failures)

    @cached_property
    def doubt_cards(self) -> list[CauseCard]:
        """Causes that only raise a question and get a page of their own."""
        return self._cards(self.ranked.doubts)

    def _cards(self, causes: tuple[Any, ...]) -> list[CauseCard]:
        return [cause_card(self.reader, cause, self.coverage.audited) for cause in causes[:MAX_CAUSES]]

    @cached_property
    def doubts(self) -> int:
        """Results that a person must look at, wherever they stand."""
        return sum(cause.doubts for cause in (*self.ranked.failures, *self.ranked.doubts))

    @cached_property
    def headline(self) -> Headline:
        worst = self.card.worst
        gain = first_repairs(self.reader.barrier_causes(self.site.id, worst.population) if worst else [])
        return headline(
            Situation(
                site=self.site.name,
                coverage=self.coverage,
                card=self.card,
                failures=sum(cause.targets for cause in self.ranked.failures),
                doubts=self.doubts,
                repairs=tuple(self.run.rule(rule_id).title for rule_id, _ in gain.causes),
                opened=gain.opened,
            )
        )

    @cached_property
    def unaudited(self) -> list[Unaudited]:
        return [Unaudited(status, count) for status, count in self.coverage.not_audited.items()]

    @cached_property
    def no_pages(self) -> list[Unaudited]:
        """Addresses that are no page of the site."""
        return [Unaudited(status, count, is_no_page=True) for status, count in self.coverage.no_pages.items()]

    @property
    def unaudited_summary(self) -> str:
        """ "8: 5 behind a login, 3 timed out"."""
        total = sum(each.count for each in self.unaudited)
        if len(self.unaudited) == 1:
            return f"{total:,} {self.unaudited[0].label}"
        named = [f"{each.count:,} {each.label}" for each in self.unaudited[:STATUSES_IN_STRIP]]
        rest = total - sum(each.count for each in self.unaudited[:STATUSES_IN_STRIP])
        if rest:
            named.append(f"{rest:,} for other reasons")
        return f"{total:,}: {', '.join(named)}"

    @cached_property
    def groups(self) -> list[GroupRow]:
        """Scored groups, the worst served first; none when nothing was tested."""
        causes: dict[str, list[str]] = {}
        for each in self.reader.barriers(self.site.id):
            title = self.run.rule(each.rule_id).title
            causes.setdefault(each.population, []).append(f"{title} ({plural(each.pages, 'page')})")
        return [
            GroupRow(
                people(each.population),
                each,
                _causes(causes.get(each.population, [])),
                _how_many(each.population),
            )
            for each in self.card.groups
        ]

    @property
    def shut_out(self) -> list[GroupRow]:
        """Groups with at least one barrier."""
        return [row for row in self.groups if row.result.pages_with_barrier]

    @property
    def clear_groups(self) -> str:
        """Groups for which rules ran and found no barrier."""
        return joined([lower_first(row.name) for row in self.groups if not row.result.pages_with_barrier], "or")

    @property
    def unchecked_groups(self) -> str:
        """Scored groups for which no rule of this run can speak."""
        return joined([lower_first(people(name)) for name in self.card.not_checked])

    @property
    def flag_groups(self) -> str:
        """Groups that a page scan can't judge."""
        return joined([lower_first(people(name)) for name in self.card.flag_only], "or")

    @property
    def flag_places(self) -> int:
        """Results that concern a group which a page scan can't judge."""
        causes = (*self.ranked.failures, *self.ranked.doubts)
        return sum(cause.targets + cause.doubts for cause in causes if set(cause.harm) & set(self.card.flag_only))

    @cached_property
    def grades(self) -> HardPages | None:
        task_pages = {page.id for page in self.reader.audited_pages(self.site.id) if page.is_task}
        return hard_pages(self.reader.findings_of_rule(self.site.id, GRADE_RULE), task_pages)

    @property
    def grades_note(self) -> str:
        assert self.grades is not None
        shown = len(self.grades.rows)
        which = f"The {shown} hardest of them are shown." if shown < self.grades.total else ""
        if any(row.is_task for row in self.grades.rows):
            which += " Pages that people need for a task come first."
        return (
            f"{plural(self.grades.total, 'page')} may ask for more schooling than our target"
            f" ({' or '.join(f'grade {target:g}' for target in self.grades.targets)}). Each line is a range: no formula knows the grade exactly. {which}"
        ).strip()

    def documents(self, limit: int | None = MAX_DOCUMENTS) -> list[DocumentRow]:
        """The most linked documents."""
        return list(islice(self.reader.documents(self.site.id), limit))

    def crawl_notes(self) -> Iterator[str]:
        """What text was measured with, and what the crawl learnt of robots.txt, sitemaps and traps, a sentence each."""
        facts = self.site.facts
        if "fonts" in facts:
            yield sentence(facts["fonts"]["note"])
        if isinstance(facts.get("robots"), str):
            yield sentence(facts["robots"])
        sitemaps = facts.get("sitemaps")
        if isinstance(sitemaps, Mapping):
            yield f"Sitemaps named {plural(int(sitemaps.get('urls', 0)), 'page')} of the site."
            yield from (sentence(str(note)) for note in sitemaps.get("notes", ()))
        for trap in facts.get("traps", {}).values():
            count = int(trap.get("count", 0))
            yield f"{trap.get('text', '')} {plural(count, 'address', 'addresses')}, for example {clipped(str(trap.get('example', '')), 120)}"


def _causes(titles: list[str]) -> str:
    """The first causes of a group's barriers: "A button has no name (30 pages); …"."""
    named = titles[:CAUSES_OF_A_GROUP]
    rest = len(titles) - len(named)
    more = [f"and {plural(rest, 'more kind')} of fault"] if rest else []
    return "; ".join([*named[:1], *map(lower_first, named[1:]), *more]) + "." if named else ""


def _how_many(population: str) -> str:
    """How many people a group is: only a figure read at its source, with the year, and about this very group."""
    for figure in populations()[population].prevalence:
        vague = figure.who.startswith("same") or "context only" in figure.who or "visits" in figure.unit
        if figure.is_verified and figure.year and not vague:
            year = "" if str(figure.year) in figure.source else f", {figure.year}"
            return f"{figure.value} {figure.unit}: {figure.who} (source: {figure.source}{year})."
    return ""
