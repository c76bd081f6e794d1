"""`auditor report`: the reports of an audit again."""

from pathlib import Path

import click

from auditor.cli.exits import Exit, print_summary
from auditor.cli.options import language, setting, split
from auditor.errors import UsageError
from auditor.locale import catalogue
from auditor.message import say, say_count
from auditor.streams import speak, tell


@click.command("report")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@setting("--format", key="report.format", metavar="LIST")
@setting("--redact/--no-redact", key="report.redact")
@setting("--templates", key="report.templates", metavar="DIR")
@language()
@click.option(
    "--judge-again", is_flag=True, help="Run the rules that the newest audit chose over its stored facts first."
)
def command(
    folder: Path,
    report__format: str | None,
    report__redact: bool | None,
    report__templates: str | None,
    report__language: str | None,
    judge_again: bool,
) -> int:
    """Write the reports of DIR again from what is stored; no browser is needed."""
    import auditor_reports
    from auditor.store.connection import DATABASE_NAME

    formats = split(report__format) if report__format else ("html", "json", "jsonl")
    database = folder / DATABASE_NAME
    auditor_reports.check_formats(formats)
    judged = _judge_again(database) if judge_again else None
    tag = report__language or auditor_reports.language_of(database)
    speak(catalogue(tag))
    if judged is not None:
        tell(say_count("Judged {n} page again.", "Judged {n} pages again.", n=judged))
    written = auditor_reports.write(
        database, folder, formats, language=tag, redact=report__redact, templates=report__templates
    )
    print_summary(auditor_reports.summary(database, language=tag, redact=report__redact).lines, written, quiet=False)
    return Exit.OK


def _judge_again(database: Path) -> int | None:
    """The number of pages that were judged; None where no run was."""
    from auditor.crawl.judge import judge_again
    from auditor.registry import load_packs, select
    from auditor.store.lock import locked
    from auditor.store.store import Store

    if not database.is_file():
        raise UsageError(
            say("{path} is not there", path=str(database)), hint=say("Name the folder that an audit wrote.")
        )
    with locked(database.parent), Store(database) as store:
        run_id = store.last_run()
        if run_id is None:
            return None
        chosen = store.settings_of(run_id).get("rules", {})
        rules = select(load_packs(chosen.get("without_pack", ())), chosen.get("only", ()), chosen.get("skip", ()))
        return judge_again(rules, store, run_id)
