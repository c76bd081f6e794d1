"""`auditor audit`: runs the audit, writes its reports, and says how to go on with one that was broken off."""

import os
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import structs
from rich.console import Console

import auditor_reports
from auditor.cli.exits import Exit, print_summary
from auditor.cli.invocation import Invocation
from auditor.collect.loop import run
from auditor.config import Config
from auditor.crawl.audit import Outcome
from auditor.crawl.audit import audit as crawl
from auditor.errors import AuditorError, InterruptedAuditError, StorageError, UsageError
from auditor.progress import LiveProgress, PlainProgress
from auditor.standards import profile_id
from auditor.store.connection import DATABASE_NAME
from auditor.streams import say


def run_audit(config: Config, invocation: Invocation) -> int:
    """Audit, write the reports, say how it went; returns the exit code."""
    profile = profile_id(config.report.profile)
    config = structs.replace(config, report=structs.replace(config.report, profile=profile))
    auditor_reports.check_formats(config.report.format)
    auditor_reports.check_language(config.report.language)
    outcome = _crawl(config, invocation)
    output = Path(config.output)
    with _named_if_stopped(output):
        written = auditor_reports.write(output / DATABASE_NAME, output, config.report.format, outcome.run_id)
    summary = auditor_reports.summary(output / DATABASE_NAME, outcome.run_id)
    print_summary(summary.lines, written, quiet=config.verbosity == "quiet")
    if outcome.can_resume:
        say(f"Go on with: {invocation.resuming()}", err=True)
    if outcome.unmatched:
        raise UsageError(
            f"--include matches no page: {', '.join(outcome.unmatched)}",
            hint="A glob is matched against the whole address or its path: --include '/news/*'.",
        )
    if outcome.incomplete_why:
        return Exit.INCOMPLETE
    return Exit.FINDINGS if summary.reaches(config.report.fail_on) else Exit.OK


def _crawl(config: Config, invocation: Invocation) -> Outcome:
    """Visit the pages. What breaks it off once it has begun is an error whose hint is the command that goes on."""
    output = Path(config.output)
    console = Console(stderr=True)
    quiet, verbose = config.verbosity == "quiet", config.verbosity == "verbose"
    live = console.is_terminal and not quiet and not os.environ.get("CI")
    progress = LiveProgress(console, verbose=verbose) if live else PlainProgress(quiet=quiet, verbose=verbose)
    begun = False

    def begin() -> None:
        nonlocal begun
        begun = True
        auditor_reports.clear(output)

    try:
        with progress:
            return run(crawl(config, progress, begin, invocation.resuming()))
    except (InterruptedAuditError, StorageError) as error:
        if begun:
            error.hint = f"{_first_step(error)}o on with: {invocation.resuming()}"
        raise


@contextmanager
def _named_if_stopped(output: Path) -> Iterator[None]:
    """While reports are written, Ctrl-C and a full disk say what is left to do."""
    command = f"rite the reports with: auditor report {shlex.quote(str(output))}"
    try:
        yield
    except KeyboardInterrupt as stop:
        message = "stopped while the reports were written; the audit itself is stored"
        raise InterruptedAuditError(message, hint=f"W{command}") from stop
    except StorageError as error:
        error.hint = f"The audit itself is stored. Free some disk space, then w{command}"
        raise


def _first_step(error: AuditorError) -> str:
    return "Free some disk space, then g" if isinstance(error, StorageError) else "G"
