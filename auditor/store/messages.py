"""Messages as the file keeps them: JSON, with passwords hidden."""

import msgspec

from auditor.harmless import hide_passwords
from auditor.message import Message, as_said


def message_json(message: Message | str | None) -> str | None:
    """A message for the file, None where there is nothing to say; a plain text is said as it is."""
    if not message:
        return None
    said = message if isinstance(message, Message) else as_said(message)
    return hide_passwords(msgspec.json.encode(said).decode())


def message_of(text: str | None) -> Message | None:
    """The message from the file."""
    return None if text is None else msgspec.json.decode(text, type=Message)


def text_of(text: str | None) -> str:
    """The English of a message from the file, "" where there is none."""
    return "" if text is None else str(message_of(text))
