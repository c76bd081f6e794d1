"""`auditor verify`: whether the files of an audit are as they were written."""

from collections.abc import Sequence
from pathlib import Path

import click

from auditor.cli.exits import Exit
from auditor.cli.options import language
from auditor.message import Message, say, say_count
from auditor.streams import tell

MAX_NAMES = 50  # of one kind


@click.command("verify")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@language()
def command(folder: Path, report__language: str | None) -> int:
    """Check the files of DIR against its manifest: what was changed, is missing or was added.

    The exit code is 1 when anything differs. Keep the manifest's own sum, which is printed last, in another place:
    whoever can change a file can change the manifest too.
    """
    from auditor_reports.manifest import check

    found = check(folder)
    tell(
        say_count(
            "Manifest of {time}: {n:,} file.",
            "Manifest of {time}: {n:,} files.",
            n=found.files,
            time=found.written_at,
        )
    )
    _list(say_count("{n:,} file was changed:", "{n:,} files were changed:", n=len(found.changed)), found.changed)
    _list(say_count("{n:,} file is missing:", "{n:,} files are missing:", n=len(found.missing)), found.missing)
    _list(say_count("{n:,} file was added since:", "{n:,} files were added since:", n=len(found.added)), found.added)
    if found.is_whole:
        tell(say("Every file is as it was written, and there is no other."))
    tell(say("SHA-256 of the manifest itself: {sum}", sum=found.sha256))
    return Exit.OK if found.is_whole else Exit.FINDINGS


def _list(heading: Message, names: Sequence[str]) -> None:
    if not names:
        return
    tell(heading)
    for name in names[:MAX_NAMES]:
        tell(f"  {name}")
    rest = len(names) - MAX_NAMES
    if rest > 0:
        tell(say_count("  and {n:,} more", "  and {n:,} more", n=rest))
