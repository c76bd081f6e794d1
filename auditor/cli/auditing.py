"""`auditor audit`: runs the audit, writes its reports, and says how to go on with one that was broken off."""

import os
import shlex
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import structs
from rich.console import Console

import auditor_reports
from auditor.cli.exits import Exit, print_summary
from auditor.cli.invocation import Invocation
from auditor.cli.signals import interruptible
from auditor.collect.loop import run
from auditor.config import Config
from auditor.crawl.audit import Outcome
from auditor.crawl.audit import audit as crawl
from auditor.crawl.events import Events
from auditor.crawl.stop import Stop
from auditor.errors import InterruptedAuditError, StorageError, UsageError
from auditor.locale import catalogue
from auditor.message import Message, say
from auditor.progress import LiveProgress, PlainProgress
from auditor.standards import profile_id
from auditor.store.connection import DATABASE_NAME
from auditor.streams import speak, tell


def run_audit(config: Config, invocation: Invocation) -> int:
    """Audit, write the reports, say how it went; returns the exit code."""
    profile = profile_id(config.report.profile)
    config = structs.replace(config, report=structs.replace(config.report, profile=profile))
    auditor_reports.check_formats(config.report.format)
    auditor_reports.check_templates(config.report.templates)
    speak(catalogue(config.report.language))
    outcome = _crawl(config, invocation)
    output = Path(config.output)
    with _named_if_stopped(output):
        written = auditor_reports.write(output / DATABASE_NAME, output, config.report.format, outcome.run_id)
    summary = auditor_reports.summary(output / DATABASE_NAME, outcome.run_id)
    print_summary(summary.lines, written, quiet=config.verbosity == "quiet")
    if outcome.can_resume:
        tell(_go_on(invocation), err=True)
    if outcome.unmatched:
        raise UsageError(
            say("--include matches no page: {globs}", globs=outcome.unmatched),
            hint=say("A glob is matched against the whole address or its path: --include '/news/*'."),
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
            return run(_until_interrupted(config, progress, begin, invocation.resuming()))
    except (InterruptedAuditError, StorageError) as error:
        if begun:
            error.hint = _free_first(invocation) if isinstance(error, StorageError) else _go_on(invocation)
        raise


async def _until_interrupted(config: Config, events: Events, begin: Callable[[], None], resuming: str) -> Outcome:
    stop = Stop()
    with interruptible(stop, events):
        return await crawl(config, events, stop, begin, resuming)


@contextmanager
def _named_if_stopped(output: Path) -> Iterator[None]:
    """While reports are written, Ctrl-C and a full disk say what is left to do."""
    command = f"auditor report {shlex.quote(str(output))}"
    try:
        yield
    except KeyboardInterrupt as stop:
        raise InterruptedAuditError(
            say("stopped while the reports were written; the audit itself is stored"),
            hint=say("Write the reports with: {command}", command=command),
        ) from stop
    except StorageError as error:
        error.hint = say(
            "The audit itself is stored. Free some disk space, then write the reports with: {command}", command=command
        )
        raise


def _go_on(invocation: Invocation) -> Message:
    return say("Go on with: {command}", command=invocation.resuming())


def _free_first(invocation: Invocation) -> Message:
    return say("Free some disk space, then go on with: {command}", command=invocation.resuming())
