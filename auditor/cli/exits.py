"""How a command ends: its exit code, and what is said of an error. The last of the four places that catch."""

import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from pathlib import Path

import click

from auditor import __version__
from auditor.errors import (
    AuditorError,
    ClosedPipeError,
    InputError,
    InterruptedAuditError,
    OutputError,
    StorageError,
    UsageError,
)
from auditor.message import Message, say
from auditor.streams import guarded, shown, tell, tell_lines


class Exit(IntEnum):
    """Exit codes; a higher concern wins."""

    OK = 0
    FINDINGS = 1
    INCOMPLETE = 2
    USAGE = 3
    FAULT = 4
    PIPE = 141  # 128 and the number of SIGPIPE: what a shell sees of a program whose reader has gone


_CODES: Mapping[type[AuditorError], Exit] = {
    UsageError: Exit.USAGE,
    StorageError: Exit.INCOMPLETE,
    OutputError: Exit.INCOMPLETE,
    InputError: Exit.INCOMPLETE,
    InterruptedAuditError: Exit.INCOMPLETE,
}


def exit_code(command: Callable[[], int | None]) -> int:
    """Run a command and return the code to exit with; our errors are one line, a fault of ours leaves a log."""
    with guarded():
        try:
            code = _run(command)
            sys.stdout.flush()
        except ClosedPipeError:
            return Exit.PIPE
        except OutputError as error:
            complain(error)
            return Exit.INCOMPLETE
    return code


def _run(command: Callable[[], int | None]) -> int:
    try:
        return command() or Exit.OK
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except (click.Abort, KeyboardInterrupt):
        tell(say("auditor: stopped at once."), err=True)
        return Exit.INCOMPLETE
    except click.ClickException as error:
        tell(f"auditor: {error.format_message()}", err=True)
        return Exit.USAGE
    except ClosedPipeError:
        raise
    except AuditorError as error:
        complain(error)
        return next((code for kind, code in _CODES.items() if isinstance(error, kind)), Exit.FAULT)
    except Exception as error:  # noqa: BLE001 - the last of the four places: a fault of ours is logged, not thrown at people
        return _library_missing(error) or _log_fault(error)


def complain(error: AuditorError) -> None:
    """One line of what is wrong, one of what to do."""
    text = shown(error.message)
    tell(f"auditor: {text}" + ("" if text.endswith(".") else "."), err=True)
    if error.hint:
        tell(f"         {shown(error.hint)}", err=True)


def print_summary(lines: Sequence[Message | str], written: Sequence[Path], *, quiet: bool) -> None:
    """How an audit went, and where its report is."""
    for line in lines:
        tell(line)
    pages = [path for path in written if path.name == "index.html"]
    for path in pages or written:
        if not quiet:
            tell(say("Report: {path}", path=str(path)))


def _library_missing(error: Exception) -> int:
    """Say which system library a compiled module lacks; 0 when that is not the reason."""
    from auditor.collect.libraries import missing_at_import, remedy

    library = missing_at_import(error) if isinstance(error, ImportError) else ""
    if not library:
        return Exit.OK
    complain(UsageError(say("this machine lacks {library}", library=library), hint=remedy((library,))))
    return Exit.USAGE


def _log_fault(error: Exception) -> int:
    """Keep the traceback for a bug report; say so in one line."""
    log = Path("auditor-fault.log")
    text = f"civic-auditor {__version__}, Python {sys.version}\n{''.join(traceback.format_exception(error))}"
    try:
        log.write_text(text, "utf-8", "backslashreplace")
        where = say("details are in {file}", file=str(log))
    except OSError:
        tell_lines(text, err=True)
        where = say("details are above")
    what = f"{type(error).__name__}: {str(error)[:200]}"
    tell(say("auditor: a fault of ours: {what} ({where}; please report it)", what=what, where=where), err=True)
    return Exit.FAULT
