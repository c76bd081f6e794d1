"""Where the text format is written: a terminal with colours, or lines for a file and a pipe; always made harmless."""

import textwrap
from collections.abc import Sequence
from typing import IO, TYPE_CHECKING

from auditor.editing.show import Paper, Part
from auditor.harmless import harmless
from auditor.text.remarks import Level, Remark

if TYPE_CHECKING:
    from rich.console import Console

LINE_CHARS = 100  # of a line in a file
_INDENT = "  "


def paper_for(stream: IO[str]) -> Paper:
    """Colours only for a terminal; rich is loaded only then."""
    if not stream.isatty():
        return PlainPaper(stream)
    from rich.console import Console

    return TerminalPaper(Console(file=stream, highlight=False, emoji=False, markup=False))


class PlainPaper:
    """Lines without any control character; marked stretches stand between >> and <<."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._is_empty = True

    def title(self, text: str) -> None:
        """The name of a document."""
        if not self._is_empty:
            self._stream.write("\n\n")
        self._is_empty = False
        self._put(text, "")

    def line(self, text: str, *, quiet: bool = False) -> None:
        """A line of ours."""
        self._put(text, _INDENT)

    def passage(self, place: str, parts: Sequence[Part]) -> None:
        """A place and its text."""
        self._stream.write("\n")
        self._put(place, "")
        self._put("".join(f">>{text}<<" if marked else text for text, marked in parts), _INDENT)

    def total(self, text: str) -> None:
        """What it came to."""
        self._stream.write("\n")
        self._put(text, _INDENT)

    def remark(self, remark: Remark, text: str, *, level: str, rank: int) -> None:
        """What is to be said."""
        sign = "!" if remark.level is Level.FINDING else "-"
        self._put(f"{sign} {level} {remark.rule}{_ranked(rank)}: {text}", _INDENT * 2, hanging=_INDENT)

    def _put(self, text: str, indent: str, *, hanging: str = "") -> None:
        lines = textwrap.wrap(
            text,
            LINE_CHARS,
            initial_indent=indent,
            subsequent_indent=indent + hanging,
            break_long_words=False,
            break_on_hyphens=False,
        )
        self._stream.write("\n".join(map(harmless, lines)) + "\n")


class TerminalPaper:
    """Findings in red, hints and advice dim; marked stretches bold and underlined."""

    def __init__(self, console: "Console") -> None:
        from rich.padding import Padding
        from rich.text import Text

        self._console, self._padding, self._text = console, Padding, Text
        self._is_empty = True

    def title(self, text: str) -> None:
        """The name of a document."""
        if not self._is_empty:
            self._console.print("\n")
        self._is_empty = False
        self._console.print(self._text(harmless(text), "bold"), soft_wrap=True)

    def line(self, text: str, *, quiet: bool = False) -> None:
        """A line of ours."""
        self._put([(text, "dim" if quiet else "")], 2)

    def passage(self, place: str, parts: Sequence[Part]) -> None:
        """A place and its text."""
        self._console.print()
        self._console.print(self._text(harmless(place), "cyan"), soft_wrap=True)
        self._put([(text, "bold underline" if marked else "") for text, marked in parts], 2)

    def total(self, text: str) -> None:
        """What it came to."""
        self._console.print()
        self._put([(text, "bold")], 2)

    def remark(self, remark: Remark, text: str, *, level: str, rank: int) -> None:
        """What is to be said."""
        if remark.level is Level.FINDING:
            self._put([(f"! {remark.rule}{_ranked(rank)} ", "bold red"), (text, "")], 4)
        else:
            self._put([(f"- {level} {remark.rule}{_ranked(rank)}: {text}", "dim")], 4)

    def _put(self, parts: Sequence[tuple[str, str]], indent: int) -> None:
        text = self._text()
        for part, style in parts:
            text.append(harmless(part), style)
        self._console.print(self._padding(text, (0, 0, 0, indent), expand=False))


def _ranked(rank: int) -> str:
    """The mark beside what would lower the grade if mended: "(*1)" brings most."""
    return f" (*{rank})" if rank else ""
