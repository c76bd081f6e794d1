"""`auditor report`: the reports of an audit again."""

from pathlib import Path

import click

from auditor.cli.exits import Exit, print_summary
from auditor.cli.options import setting, split
from auditor.errors import UsageError
from auditor.message import say
from auditor.streams import tell


@click.command("report")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@setting("--format", key="report.format", metavar="LIST")
@setting("--language", key="report.language", metavar="TAG")
@click.option(
    "--judge-again", is_flag=True, help="Run the rules that the newest audit chose over its stored facts first."
)
def command(folder: Path, report__format: str | None, report__language: str | None, judge_again: bool) -> int:
    """Write the reports of DIR again from what is stored; no browser is needed."""
    import auditor_reports
    from auditor.store.connection import DATABASE_NAME

    formats = split(report__format) if report__format else ("html", "json", "jsonl")
    language = report__language or ""
    auditor_reports.check_formats(formats)
    auditor_reports.check_language(language)
    if judge_again:
        _judge_again(folder / DATABASE_NAME)
    written = auditor_reports.write(folder / DATABASE_NAME, folder, formats, language=language)
    print_summary(auditor_reports.summary(folder / DATABASE_NAME, language=language).lines, written, quiet=False)
    return Exit.OK


def _judge_again(database: Path) -> None:
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
        if run_id is not None:
            chosen = store.settings_of(run_id).get("rules", {})
            rules = select(load_packs(chosen.get("without_pack", ())), chosen.get("only", ()), chosen.get("skip", ()))
            tell(say("Judged {pages} pages again.", pages=judge_again(rules, store, run_id)))
