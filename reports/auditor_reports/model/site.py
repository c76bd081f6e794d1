"""Everything the first page of a site's report says, in words and numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from auditor.message import Message, joined, known, say, say_count
from auditor.model import PageStatus
from auditor.score import PopulationScore
from auditor.standards import populations
from auditor.store.ranking import RankedCauses, first_repairs, ranked_causes
from auditor.store.read_rows import Cause, DocumentRow, SiteFacts
from auditor.store.reader import Reader
from auditor_reports.headline import Headline, Situation, headline
from auditor_reports.model.cards import CauseCard, cause_cards
from auditor_reports.model.grades import GRADE_RULE, HardPages, hard_pages
from auditor_reports.model.titles import MAX_TITLE_CHARS
from auditor_reports.remedies import LABELS, OPERATOR_NOTES, REMEDIES
from auditor_reports.scorecard import Scorecard, make_scorecard, people
from auditor_reports.words import clipped, pages

FIRST_CARDS = 10
MAX_CAUSES = 2_000  # faults, and questions, that get a page each; the places of the others share sheets
MAX_DOCUMENTS = 25
CAUSES_OF_A_GROUP = 2
STATUSES_IN_STRIP = 2
MAX_EXAMPLE_CHARS = 120


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group, what causes its barriers, and how many people it is."""

    name: Message
    result: PopulationScore
    causes: Message | None
    people: Message | None


@dataclass(frozen=True, slots=True)
class Unaudited:
    """Pages of one status that were not audited."""

    status: PageStatus
    count: int
    is_no_page: bool = False

    @property
    def label(self) -> Message:
        return say("missing") if self.is_no_page and self.status is PageStatus.HTTP_ERROR else LABELS[self.status]

    @property
    def remedy(self) -> Message:
        return REMEDIES[self.status]

    @property
    def operator_note(self) -> Message | None:
        """What helps whoever runs the audit, where something does."""
        return OPERATOR_NOTES.get(self.status)

    @property
    def anchor(self) -> str:
        """Its name in links, equal in every language."""
        return str(self.label).replace(" ", "-")


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

    def _cards(self, causes: tuple[Cause, ...]) -> list[CauseCard]:
        audited, documents = self.coverage.audited, self.document_count
        return cause_cards(self.reader, causes[:MAX_CAUSES], audited, documents)

    @property
    def other_causes(self) -> tuple[Cause, ...]:
        """Causes without a page of their own: faults, then questions."""
        return (*self.ranked.failures[MAX_CAUSES:], *self.ranked.doubts[MAX_CAUSES:])

    @cached_property
    def _fault_titles(self) -> dict[tuple[str, str], Message]:
        return _titles(self.cause_cards)

    @cached_property
    def _doubt_titles(self) -> dict[tuple[str, str], Message]:
        return _titles(self.doubt_cards)

    def title_of(self, rule_id: str, cause: str) -> Message:
        """What a cause is called; the rule's title where it has no page of its own."""
        name = (rule_id, cause)
        title = self._fault_titles.get(name) or self._doubt_titles.get(name)
        return title or known(clipped(self.run.rule(rule_id).title, MAX_TITLE_CHARS))

    @cached_property
    def doubts(self) -> int:
        """Results that a person must look at, wherever they stand."""
        return sum(cause.doubts for cause in self.ranked.all)

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
                repairs=tuple(self.title_of(*cause) for cause in gain.causes),
                opened=gain.opened,
                cause=self.title_of(*gain.widest) if gain.widest else None,
                cause_pages=gain.widest_pages,
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
    def unaudited_summary(self) -> Message:
        """ "8: 5 behind a login, 3 timed out"."""
        total = sum(each.count for each in self.unaudited)
        named = [
            say("{count:,} {reason}", count=each.count, reason=each.label)
            for each in self.unaudited[:STATUSES_IN_STRIP]
        ]
        if len(self.unaudited) == 1:
            return named[0]
        rest = total - sum(each.count for each in self.unaudited[:STATUSES_IN_STRIP])
        if rest:
            named.append(say("{count:,} for other reasons", count=rest))
        return say("{total:,}: {reasons}", total=total, reasons=tuple(named))

    @cached_property
    def groups(self) -> list[GroupRow]:
        """Scored groups, the worst served first; none when nothing was tested."""
        causes: dict[str, list[tuple[str, int]]] = {}
        for each in self.reader.barriers(self.site.id):
            causes.setdefault(each.population, []).append((self.run.rule(each.rule_id).title, each.pages))
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
    def clear_groups(self) -> list[Message]:
        """Groups for which rules ran and found no barrier, neither on a page nor in a document."""
        held_back = self.card.documents.populations
        return [
            row.name
            for row in self.groups
            if not row.result.pages_with_barrier and row.result.population not in held_back
        ]

    @property
    def document_groups(self) -> list[Message]:
        """Groups that documents hold back, and how many documents do so."""
        return [
            say_count(
                "{people:lower} ({n:,} document)", "{people:lower} ({n:,} documents)", n=count, people=people(name)
            )
            for name, count in self.card.documents.populations.items()
        ]

    @property
    def unchecked_groups(self) -> list[Message]:
        """Scored groups for which no rule of this run can speak."""
        return [people(name) for name in self.card.not_checked]

    @property
    def flag_groups(self) -> list[Message]:
        """Groups that a page scan can't judge."""
        return [people(name) for name in self.card.flag_only]

    @property
    def flag_places(self) -> int:
        """Results that concern a group which a page scan can't judge."""
        return sum(
            cause.targets + cause.doubts for cause in self.ranked.all if set(cause.harm) & set(self.card.flag_only)
        )

    @cached_property
    def grades(self) -> HardPages | None:
        task_pages = {page.id for page in self.reader.audited_pages(self.site.id) if page.is_task}
        return hard_pages(self.reader.findings_of_rule(self.site.id, GRADE_RULE), task_pages)

    @property
    def grades_note(self) -> Message:
        assert self.grades is not None
        shown = len(self.grades.rows)
        parts = [
            say_count(
                "{n:,} page may ask for more schooling than our target ({targets:or}).",
                "{n:,} pages may ask for more schooling than our target ({targets:or}).",
                n=self.grades.total,
                targets=tuple(say("grade {target}", target=target) for target in self.grades.targets),
            ),
            say("Each line is a range: no formula knows the grade exactly."),
        ]
        if shown < self.grades.total:
            parts.append(say("The {shown} hardest of them are shown.", shown=shown))
        if any(row.is_task for row in self.grades.rows):
            parts.append(say("Pages that people need for a task come first."))
        return joined(parts, " ")

    @cached_property
    def judged_documents(self) -> int:
        """Of how many documents a rule had something to say."""
        return self.reader.count_judged_documents(self.site.id)

    @cached_property
    def document_count(self) -> int:
        """How many documents the pages link to."""
        return self.reader.count_documents(self.site.id)

    @property
    def has_document_findings(self) -> bool:
        """Whether rules found anything of documents: then it must be said that the score is about pages."""
        return any(cause.documents or cause.doubt_documents for cause in self.ranked.all)

    def documents(self, limit: int | None = MAX_DOCUMENTS) -> list[DocumentRow]:
        """The most linked documents."""
        return list(islice(self.reader.documents(self.site.id), limit))

    def crawl_notes(self) -> Iterator[Message]:
        """What text was measured with, and what the crawl learnt of robots.txt, sitemaps and traps, a sentence each."""
        facts = self.site.facts
        if "fonts" in facts:
            yield say("{note:ended}", note=facts["fonts"]["note"])
        if facts.get("robots"):
            yield say("{note:ended}", note=facts["robots"])
        sitemaps = facts.get("sitemaps")
        if isinstance(sitemaps, Mapping):
            yield say_count(
                "Sitemaps named {n:,} page of the site.",
                "Sitemaps named {n:,} pages of the site.",
                n=int(sitemaps.get("urls", 0)),
            )
            yield from (say("{note:ended}", note=note) for note in sitemaps.get("notes", ()))
        for trap in facts.get("traps", {}).values():
            yield say_count(
                "{what} {n:,} address, for example {example}",
                "{what} {n:,} addresses, for example {example}",
                n=int(trap.get("count", 0)),
                what=trap.get("text", ""),
                example=clipped(str(trap.get("example", "")), MAX_EXAMPLE_CHARS),
            )


def _titles(cards: list[CauseCard]) -> dict[tuple[str, str], Message]:
    return {(card.cause.rule_id, card.cause.cause): card.title for card in cards}


def _causes(found: list[tuple[str, int]]) -> Message | None:
    """The first causes of a group's barriers: "A button has no name (30 pages); …"."""
    if not found:
        return None
    (title, count), *others = found[:CAUSES_OF_A_GROUP]
    named = [say("{cause} ({pages})", cause=known(title), pages=pages(count))]
    named += [say("{cause:lower} ({pages})", cause=known(title), pages=pages(count)) for title, count in others]
    rest = len(found) - len(named)
    if rest:
        named.append(say_count("and {n:,} more kind of fault", "and {n:,} more kinds of fault", n=rest))
    return say("{causes:;}.", causes=tuple(named))


def _how_many(population: str) -> Message | None:
    """How many people a group is: only a figure read at its source, with the year, and about this very group."""
    for figure in populations()[population].prevalence:
        vague = figure.who.startswith("same") or "context only" in figure.who or "visits" in figure.unit
        if figure.is_verified and figure.year and not vague:
            source = known(figure.source)
            if str(figure.year) not in figure.source:
                source = say("{source}, {year}", source=source, year=figure.year)
            return say(
                "{count} {unit}: {who} (source: {source}).",
                count=figure.value,
                unit=known(figure.unit),
                who=known(figure.who),
                source=source,
            )
    return None
