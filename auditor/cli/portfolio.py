"""`auditor portfolio`: many audited folders on one page."""

from pathlib import Path

import click

from auditor.cli.exits import Exit
from auditor.cli.options import language, setting
from auditor.locale import DEFAULT_LANGUAGE
from auditor.message import say, say_count
from auditor.streams import tell


@click.command("portfolio")
@click.argument("folders", nargs=-1, required=True, metavar="DIR...", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", default="portfolio", metavar="DIR", help="Folder for the page.", type=click.Path(path_type=Path)
)
@setting("--redact/--no-redact", key="report.redact")
@setting("--templates", key="report.templates", metavar="DIR")
@language()
def command(
    folders: tuple[Path, ...],
    output: Path,
    report__redact: bool | None,
    report__templates: str | None,
    report__language: str | None,
) -> int:
    """Put the newest audit of each DIR on one page: sites side by side, their trend, and what fails on several.

    Exit codes: 0 all folders read; 2 some could not be read, and the page names them; 3 wrong usage.
    """
    from auditor_reports.portfolio import write_portfolio

    tag = report__language or DEFAULT_LANGUAGE
    made = write_portfolio(folders, output, tag, redact=report__redact, templates=report__templates)
    for each in made.unread:
        tell(
            say("auditor: {folder} could not be read: {reason:ended}", folder=each.folder, reason=each.reason), err=True
        )
    tell(say_count("{n:,} site: {path}", "{n:,} sites: {path}", n=made.sites, path=str(made.index)))
    return Exit.INCOMPLETE if made.unread else Exit.OK
