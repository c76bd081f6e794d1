"""`auditor init`: a file with every setting."""

from pathlib import Path

import click

from auditor.cli.exits import Exit
from auditor.cli.files import write_text
from auditor.config import FILE_NAME, commented_file
from auditor.errors import UsageError
from auditor.message import say
from auditor.streams import tell


@click.command("init")
def command() -> int:
    """Write a commented auditor.toml into this folder."""
    path = Path(FILE_NAME)
    if path.exists():
        raise UsageError(
            say("{file} is already here", file=FILE_NAME),
            hint=say("Move it away first; it is not overwritten."),
        )
    write_text(path, commented_file(), hint=say("Go to a folder where you may write."))
    tell(say("Wrote {file}. Every setting is explained in it.", file=FILE_NAME))
    return Exit.OK
