"""A run in a few lines for the terminal, and the counts that an exit code hangs on."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from auditor.model import Harm
from auditor.store.read_rows import PartOfPage, SiteFacts
from auditor.store.reader import Reader
from auditor_reports.choice import rules_chosen
from auditor_reports.model.site import SiteReport
from auditor_reports.scorecard import people
from auditor_reports.words import clipped, missing_facts, of_pages, plural

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


def summarize(reader: Reader) -> Summary:
    """Heading, coverage, worst-served group and first causes of each site."""
    failed: Counter[Harm] = Counter()
    lines: list[str] = []
    sites = reader.sites()
    for site in sites:
        failed.update(reader.failed_by_harm(site.id))
        lines += _site_lines(reader, site, named=len(sites) > 1)
    run = reader.run
    why = run.incomplete_why if run.state == "incomplete" else "" if run.state == "complete" else "it was cut off"
    chosen = rules_chosen(run)
    if chosen:
        lines.append(f"Not every rule ran: {clipped(chosen, MAX_LINE_CHARS)}")
    if why:
        lines.append(f"This audit is not complete: {clipped(why, MAX_LINE_CHARS)}")
    return Summary(tuple(lines), {harm: failed[harm] for harm in Harm}, why)


def _site_lines(reader: Reader, site: SiteFacts, *, named: bool) -> list[str]:
    report = SiteReport(reader, site)
    coverage = report.coverage
    title = report.headline.title
    audited = f"{coverage.audited:,} of {plural(coverage.found, 'page')} audited"
    if report.unaudited:
        audited += f"; not audited {report.unaudited_summary}"
    lines = [f"{clipped(site.name, 60)}: {title}" if named else title, f"  {audited}"]
    partly = reader.partly_audited(site.id)
    if partly:
        lines.append(f"  {plural(len(partly), 'page')} audited in part, such as {_part(partly[0])}")
    card = report.card
    if card.score.value is not None:
        worst = f"Worst-served group: {people(card.worst.population)}. " if card.worst else ""
        lines.append(f"  {worst}Score {card.score.value:.0f} of 100, band {card.score.band}.")
    for place, cause in enumerate(report.ranked.failures[:TOP_CAUSES], 1):
        where = of_pages(cause.pages, coverage.audited) if cause.pages else "the site as a whole"
        lines.append(f"  {place}. {clipped(reader.run.rule(cause.rule_id).title, 100)}: {where}")
    if report.doubts:
        lines.append(f"  {plural(report.doubts, 'result')} for a person to check")
    return lines


def _part(page: PartOfPage) -> str:
    return f"{clipped(page.url, MAX_LINE_CHARS)}, without {clipped(missing_facts(page), MAX_LINE_CHARS)}"
