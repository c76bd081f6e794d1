"""Files that a command writes."""

from pathlib import Path

from auditor.errors import unwritable
from auditor.message import Message


def write_text(path: Path, text: str, *, hint: Message) -> None:
    """Write a text. Raises UsageError with the hint, or StorageError when the disk is at fault."""
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        raise unwritable(path, error, hint=hint) from error
