"""`auditor init`: a file with every setting."""

from pathlib import Path

import click

from auditor.cli.exits import Exit
from auditor.cli.files import write_text
from auditor.config import FILE_NAME, commented_file
from auditor.errors import UsageError
from auditor.streams import say


@click.command("init")
def command() -> int:
    """Write a commented auditor.toml into this folder."""
    path = Path(FILE_NAME)
    if path.exists():
        raise UsageError(f"{FILE_NAME} is already here", hint="Move it away first; it is not overwritten.")
    write_text(path, commented_file(), hint="Go to a folder where you may write.")
    say(f"Wrote {FILE_NAME}. Every setting is explained in it.")
    return Exit.OK
