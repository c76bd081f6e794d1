"""A run in a few lines for the terminal, and the counts that an exit code hangs on."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from auditor.message import ENGLISH, Catalogue, Message, say, say_count
from auditor.model import Harm
from auditor.store.read_rows import PartOfPage, SiteFacts
from auditor.store.reader import Reader
from auditor_reports.choice import rules_chosen
from auditor_reports.model.cards import carriers
from auditor_reports.model.site import SiteReport
from auditor_reports.scorecard import Scorecard, people
from auditor_reports.words import clipped, missing_facts

TOP_CAUSES = 3
MAX_LINE_CHARS = 160


@dataclass(frozen=True, slots=True)
class Summary:
    """`lines` are for people; `failed` counts failures by the worst they do; `incomplete_why` is "" when whole."""

    lines: tuple[str, ...]
    failed: Mapping[Harm, int]
    incomplete_why: str

    def reaches(self, level: str) -> bool:
        """Whether any failure does `level` (stop, hinder, slow, notice) or worse; never for "none"."""
        if level == "none":
            return False
        limit = Harm(level).rank
        return any(count for harm, count in self.failed.items() if harm.rank <= limit)


def summarize(reader: Reader, catalogue: Catalogue = ENGLISH) -> Summary:
    """Heading, coverage, worst-served group and first causes of each site."""
    failed: Counter[Harm] = Counter()
    lines: list[str] = []
    sites = reader.sites()
    for site in sites:
        failed.update(reader.failed_by_harm(site.id))
        title, *facts = map(catalogue.show, _site_lines(reader, site, named=len(sites) > 1))
        lines += [title, *(f"  {fact}" for fact in facts)]
    run = reader.run
    cut_off = say("it was cut off")
    why = run.incomplete_why if run.state == "incomplete" else None if run.state == "complete" else cut_off
    chosen = rules_chosen(run)
    if chosen:
        lines.append(catalogue.show(say("Not every rule ran: {choice}", choice=clipped(chosen, MAX_LINE_CHARS))))
    if why:
        reason = clipped(catalogue.show(why), MAX_LINE_CHARS)
        lines.append(catalogue.show(say("This audit is not complete: {reason}", reason=reason)))
    return Summary(tuple(lines), {harm: failed[harm] for harm in Harm}, str(why or ""))


def _site_lines(reader: Reader, site: SiteFacts, *, named: bool) -> Iterator[Message]:
    """The heading, then facts."""
    report = SiteReport(reader, site)
    title = report.headline.title
    yield say("{site}: {finding}", site=clipped(site.name, 60), finding=title) if named else title
    yield _audited(report)
    partly = reader.partly_audited(site.id)
    if partly:
        yield _in_part(partly)
    if report.card.score.value is not None:
        yield _score(report.card, pages_only=report.has_document_findings)
    for place, cause in enumerate(report.ranked.failures[:TOP_CAUSES], 1):
        where = carriers(cause, report.coverage.audited, report.document_count) or say("the site as a whole")
        yield say(
            "{place}. {cause}: {where}", place=place, cause=report.title_of(cause.rule_id, cause.cause), where=where
        )
    if report.doubts:
        yield say_count("{n:,} result for a person to check", "{n:,} results for a person to check", n=report.doubts)


def _audited(report: SiteReport) -> Message:
    coverage = report.coverage
    counts = say_count(
        "{audited:,} of {n:,} page audited",
        "{audited:,} of {n:,} pages audited",
        n=coverage.found,
        audited=coverage.audited,
    )
    if not report.unaudited:
        return counts
    return say("{counts}; not audited {reasons}", counts=counts, reasons=report.unaudited_summary)


def _in_part(partly: Sequence[PartOfPage]) -> Message:
    page = partly[0]
    return say_count(
        "{n:,} page audited in part, such as {url}, without {facts}",
        "{n:,} pages audited in part, such as {url}, without {facts}",
        n=len(partly),
        url=clipped(page.url, MAX_LINE_CHARS),
        facts=missing_facts(page),
    )


def _score(card: Scorecard, *, pages_only: bool) -> Message:
    value, band = card.score.value or 0.0, card.band
    if band is None:
        score = say("Score {score:.0f} of 100.", score=value)
    elif pages_only:
        score = say("Score {score:.0f} of 100, band {band}, of pages only.", score=value, band=band)
    else:
        score = say("Score {score:.0f} of 100, band {band}.", score=value, band=band)
    if card.worst is None:
        return score
    return say("Barriers on most pages for: {people:lower}. {score}", people=people(card.worst.population), score=score)
