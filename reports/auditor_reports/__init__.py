"""Reports built from the audit file.

`write` makes files of the chosen formats, `summary` a few lines for the terminal, `check_formats` refuses an unknown
one before an audit begins, `language_of` names the language of a run, `clear` takes away what an earlier run wrote.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from auditor.choices import choices
from auditor.errors import UsageError
from auditor.locale import DEFAULT_LANGUAGE, catalogue
from auditor.message import ENGLISH, Catalogue, say
from auditor.store.read_rows import RunFacts
from auditor.store.reader import Reader
from auditor_reports import findings, results
from auditor_reports.exports.csv_files import clear_csv, write_csv
from auditor_reports.exports.junit import clear_junit, write_junit
from auditor_reports.exports.markdown import clear_markdown, write_markdown
from auditor_reports.exports.sarif import clear_sarif, write_sarif
from auditor_reports.exports.tasks import clear_tasks, write_tasks
from auditor_reports.exports.workbook import clear_xlsx, write_xlsx
from auditor_reports.html import clear_html, write_html
from auditor_reports.html.custom import check, templates_of
from auditor_reports.html.environment import environment
from auditor_reports.manifest import clear_manifest, entries_of, kept_entries, write_manifest
from auditor_reports.redaction import RedactedReader
from auditor_reports.summary import Summary, summarize
from auditor_reports.writing import noted, remove

__all__ = [
    "FORMATS",
    "Format",
    "Summary",
    "check_formats",
    "check_templates",
    "clear",
    "language_of",
    "opened",
    "summary",
    "write",
]


@dataclass(frozen=True, slots=True)
class Format:
    """How a format is written into a folder, and how the one of an earlier run is taken away."""

    write: Callable[[Reader, Path, Catalogue], list[Path]]
    clear: Callable[[Path], None]


FORMATS: dict[str, Format] = {
    "html": Format(write_html, clear_html),
    "json": Format(
        lambda reader, folder, _: results.write_results(reader, folder),
        lambda folder: remove(folder / results.FILE_NAME),
    ),
    "jsonl": Format(
        lambda reader, folder, _: findings.write_findings(reader, folder),
        lambda folder: remove(folder / findings.FILE_NAME),
    ),
    "sarif": Format(lambda reader, folder, _: write_sarif(reader, folder), clear_sarif),
    "tasks": Format(write_tasks, clear_tasks),
    "csv": Format(write_csv, clear_csv),
    "xlsx": Format(write_xlsx, clear_xlsx),
    "junit": Format(write_junit, clear_junit),
    "markdown": Format(write_markdown, clear_markdown),
}


def check_formats(formats: Iterable[str]) -> None:
    """Raise UsageError, naming the nearest known one, for a format that nobody writes."""
    for name in formats:
        if name not in FORMATS:
            raise UsageError(say("there is no report format {name}", name=repr(name)), hint=choices(name, FORMATS))


def check_templates(folder: str | None) -> Path | None:
    """The folder of templates; UsageError, naming file and line, where one of them can't be used."""
    if not folder:
        return None
    path = Path(folder).resolve()
    check(path, environment(ENGLISH))
    return path


def clear(out_dir: Path, formats: Iterable[str] = tuple(FORMATS)) -> None:
    """Take away reports of an earlier run, so that none looks current, and the manifest with them. Raises UsageError."""
    clear_manifest(out_dir)
    for name in formats:
        FORMATS[name].clear(out_dir)


def write(
    db_path: Path,
    out_dir: Path,
    formats: Collection[str],
    run_id: int | None = None,
    language: str = "",
    *,
    redact: bool | None = None,
    templates: str | None = None,
) -> list[Path]:
    """Write the reports of a run, the newest unless `run_id` names another, and the manifest; returns the files to open.

    For people in `language`, or in that of the run's settings; for programs in English. With `redact`, or where the
    run's settings ask for it and it is None, without what may name a person (`redaction`). `templates` is a folder of
    templates for the HTML (html/custom.py), the run's own where it is None.
    Raises UsageError for an unknown format or language, a missing audit file, or a folder that can't be written.
    """
    check_formats(formats)
    with opened(db_path, run_id, redact) as reader:
        shown_in = catalogue(language or _language(reader.run))
        chosen = [name for name in FORMATS if name in formats]
        folder = check_templates(
            reader.run.config.get("report", {}).get("templates") if templates is None else templates
        )
        entries = kept_entries(out_dir, reader.run, without=chosen)
        clear(out_dir, chosen)
        to_open: list[Path] = []
        with templates_of(folder):
            for name in chosen:
                with noted() as written:
                    to_open += FORMATS[name].write(reader, out_dir, shown_in)
                entries += entries_of(out_dir, written, name)
        write_manifest(reader, out_dir, entries)
    return to_open


def summary(db_path: Path, run_id: int | None = None, language: str = "", *, redact: bool | None = None) -> Summary:
    """A run in a few lines, and the counts that an exit code hangs on; `redact` as for `write`. Raises UsageError."""
    with opened(db_path, run_id, redact) as reader:
        return summarize(reader, catalogue(language or _language(reader.run)))


def language_of(db_path: Path, run_id: int | None = None) -> str:
    """The language that a run's settings name. Raises UsageError."""
    with Reader(db_path, run_id) as reader:
        return _language(reader.run)


def opened(db_path: Path, run_id: int | None, redact: bool | None) -> Reader:
    """The run as its reports may see it."""
    reader = Reader(db_path, run_id)
    if redact is None:
        redact = bool(reader.run.config.get("report", {}).get("redact", False))
    if not redact:
        return reader
    with reader:
        return RedactedReader(db_path, reader.run.id)


def _language(run: RunFacts) -> str:
    settings = run.config.get("report", {})
    return str(settings.get("language", DEFAULT_LANGUAGE))
