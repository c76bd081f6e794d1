"""The command line: parses, calls, says how it went. No work is done here. Each command has a file of its own."""

import sys
from collections.abc import Sequence

import click

from auditor import __version__
from auditor.cli import act, audit, doctor, explain, init, portfolio, report, rules, text, verify
from auditor.cli.exits import exit_code
from auditor.cli.invocation import Invocation


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="auditor")
def cli() -> None:
    """Audit government websites: who can't use them, what stops them, what to fix first."""


for each in (audit, report, portfolio, verify, rules, explain, act, text, doctor, init):
    cli.add_command(each.command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and exit with its code."""
    invocation = Invocation.of(arguments)
    sys.exit(exit_code(lambda: cli.main(invocation.arguments, standalone_mode=False, obj=invocation)))
