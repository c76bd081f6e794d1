"""`auditor portfolio`: many audited folders on one page, each with its coverage, its trend and what fails on several sites."""

import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from auditor.errors import AuditorError, UsageError
from auditor.locale import catalogue
from auditor.message import Message, as_said, known, say, say_count
from auditor.store.connection import DATABASE_NAME
from auditor.store.ranking import ranked_causes
from auditor.store.read_rows import Coverage, RunFacts, SiteFacts
from auditor.store.reader import Reader
from auditor_reports import check_templates, opened
from auditor_reports.headline import Headline
from auditor_reports.html.charts import Spark, spark
from auditor_reports.html.custom import templates_of
from auditor_reports.html.folder import CONTENTS, FOLDER, INDEX, ReportFolder
from auditor_reports.model.site import SiteReport
from auditor_reports.scorecard import Scorecard, make_scorecard, people
from auditor_reports.words import SMALL_COUNT, in_hundred, of_pages

MAX_RUNS = 12  # of a sparkline, the newest
MAX_CAUSES = 1_000  # of a site that are looked at for what it shares with others, the most pressing
MAX_SHARED = 50
_COMPONENT = re.compile(r"(?=\S*[.#\[]|.* > \S*[.#\[])[a-z][^\s>]*(?: > [^\s>]+)*")
"""A path of elements with a class, an id or an attribute in it: what has none is alike by chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRow:
    """One site of one folder. `barrier` is the share of pages with a barrier for the worst-served group, 0 to 1."""

    name: str
    folder: str
    report: str
    run: RunFacts
    coverage: Coverage
    headline: Headline
    score: float | None
    barrier: float | None
    worst: Message | None
    trend: Spark


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A folder that could not be read, and why."""

    folder: str
    reason: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """One rule that fails at one component of several sites."""

    title: Message
    component: str
    sites: tuple[str, ...]
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Portfolio:
    """What was written, and what could not be read."""

    index: Path
    sites: int
    unread: tuple[Unread, ...]


_Failing = dict[tuple[str, str], tuple[Message, dict[str, int]]]
_ORDERS: Sequence[tuple[str, Message, Callable[[SiteRow], Any]]] = (
    (INDEX, say("Worst-served group"), lambda row: (row.barrier is None, -(row.barrier or 0), row.name)),
    ("by-name.html", say("Site"), lambda row: row.name.casefold()),
    ("by-date.html", say("Audited"), lambda row: row.run.started_at),
    ("by-coverage.html", say("Pages audited"), lambda row: (row.coverage.share or 0, row.name)),
    ("by-score.html", say("Score"), lambda row: (row.score is None, row.score or 0, row.name)),
)
"""Pages of the same table, each sorted by one column: worst, first name, oldest, least audited, lowest first."""


def write_portfolio(
    folders: Iterable[Path], out_dir: Path, language: str, *, redact: bool | None = None, templates: str | None = None
) -> Portfolio:
    """Write the page for all folders; one that can't be read is named on it.

    Raises UsageError when none can be read, or when `out_dir` holds a page that is not ours.
    """
    rows: list[SiteRow] = []
    unread: list[Unread] = []
    failing: _Failing = {}
    for folder in dict.fromkeys(folders):
        try:
            rows += _rows(folder, out_dir, failing, redact)
        except AuditorError as error:
            unread.append(Unread(folder=str(folder), reason=error.message))
        except sqlite3.DatabaseError as error:
            unread.append(Unread(folder=str(folder), reason=as_said(str(error))))
    if not rows:
        reasons = tuple(say("{folder} ({reason})", folder=each.folder, reason=each.reason) for each in unread)
        raise UsageError(
            say("no folder could be read: {reasons}", reasons=reasons), hint=say("Name folders that audits wrote.")
        )
    with templates_of(check_templates(templates)):
        pages = ReportFolder(out_dir, catalogue(language))
        _refuse_foreign(pages)
        pages.clear()
        _write(pages, rows, tuple(unread), _shared(failing))
    return Portfolio(index=out_dir / INDEX, sites=len(rows), unread=tuple(unread))


def _refuse_foreign(pages: ReportFolder) -> None:
    if (pages.path / INDEX).exists() and not (pages.path / CONTENTS).is_file():
        raise UsageError(
            say("{path} is not ours to replace", path=str(pages.path / INDEX)),
            hint=say("Choose another folder with --output."),
        )


def _rows(folder: Path, out_dir: Path, failing: _Failing, redact: bool | None) -> list[SiteRow]:
    """The sites of the folder's newest run; what fails on them goes into `failing` once all of them were read."""
    path = folder / DATABASE_NAME
    found: list[SiteRow] = []
    failures: list[tuple[str, str, str, Message, int]] = []
    with opened(path, None, redact) as reader:
        for site in reader.sites():
            found.append(_row(reader, site, folder, out_dir))
            for cause in ranked_causes(reader, site.id).failures[:MAX_CAUSES]:
                if cause.pages and _COMPONENT.fullmatch(cause.cause):
                    title = known(reader.run.rule(cause.rule_id).title)
                    failures.append((cause.rule_id, cause.cause, site.name, title, cause.pages))
    for rule_id, component, name, title, pages in failures:
        failing.setdefault((rule_id, component), (title, {}))[1][name] = pages
    return found


def _row(reader: Reader, site: SiteFacts, folder: Path, out_dir: Path) -> SiteRow:
    report = SiteReport(reader, site)
    index = folder / FOLDER / INDEX
    return SiteRow(
        name=site.name,
        folder=str(folder),
        report=Path(os.path.relpath(index, out_dir)).as_posix() if index.is_file() else "",
        run=reader.run,
        coverage=report.coverage,
        headline=report.headline,
        score=report.card.score.value,
        barrier=_barrier(report.card),
        worst=_worst(report.card),
        trend=spark(_history(reader, site)),
    )


def _barrier(card: Scorecard) -> float | None:
    """The share that is printed of the worst-served group, 0 to 1; None where nothing was tested."""
    if not card.pages:
        return None
    worst = card.worst
    if worst is None:
        return 0.0
    return worst.pages_with_barrier / card.pages if card.pages < SMALL_COUNT else worst.barrier_rate


def _worst(card: Scorecard) -> Message | None:
    """Whom the site serves worst, and on how many pages they meet a barrier; None where no barrier was found."""
    worst = card.worst
    if worst is None:
        return None
    few = card.pages < SMALL_COUNT
    share = of_pages(worst.pages_with_barrier, card.pages) if few else in_hundred(worst.barrier_rate)
    return (
        say("{people}: a barrier on {share}", people=people(worst.population), share=share)
        if few
        else say("{people}: a barrier on {share} pages", people=people(worst.population), share=share)
    )


def _history(reader: Reader, site: SiteFacts) -> list[tuple[str, float, Coverage]]:
    """(when, score, coverage) of the site in the newest runs of the file that gave a score, the oldest first."""
    found = []
    for run in reader.runs()[-MAX_RUNS:]:
        with type(reader)(reader.path, run.id) as earlier:
            for each in earlier.sites():
                if (each.identity, each.name) == (site.identity, site.name):
                    score = make_scorecard(earlier, each.id).score.value
                    if score is not None:
                        found.append((run.started_at, score, earlier.coverage(each.id)))
    return found


def _shared(failing: _Failing) -> list[Shared]:
    """Components that fail by one rule on two sites or more, those of most sites first."""
    found = [
        Shared(title=title, component=component, sites=tuple(sites), pages=sum(sites.values()))
        for (_, component), (title, sites) in failing.items()
        if len(sites) > 1
    ]
    return sorted(found, key=lambda each: (-len(each.sites), -each.pages, each.component))


def _write(pages: ReportFolder, rows: list[SiteRow], unread: tuple[Unread, ...], shared: list[Shared]) -> None:
    style = resources.files("auditor_reports.html").joinpath("static", "style.css").read_bytes()
    pages.file("style.css", style)
    newest = max((row.run for row in rows), key=lambda run: run.started_at)
    values = {
        "run": newest,
        "root": "",
        "live": False,
        "heading": _heading(rows),
        "audited": sum(row.coverage.audited for row in rows),
        "found": sum(row.coverage.found for row in rows),
        "unread": unread,
        "shared": shared[:MAX_SHARED],
        "more_shared": max(0, len(shared) - MAX_SHARED),
        "orders": [(name, label) for name, label, _ in _ORDERS],
        "footer": say("Auditor {auditor}. No page text left this machine.", auditor=newest.tool_version),
    }
    for name, _, key in _ORDERS:
        pages.page(name, "portfolio.html.jinja", {**values, "here": name, "rows": sorted(rows, key=key)})
    pages.close()


def _heading(rows: list[SiteRow]) -> Message:
    """How many sites have a barrier, of those that could be tested."""
    tested = [row for row in rows if row.coverage.audited]
    barred = sum(row.worst is not None for row in tested)
    if not tested:
        return say("No page of these sites could be tested")
    return say_count(
        "{barred:,} of {n:,} site has a barrier on pages we tested",
        "{barred:,} of {n:,} sites have a barrier on pages we tested",
        n=len(tested),
        barred=barred,
    )
