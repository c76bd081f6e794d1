"""`auditor text`: reads what is named, checks it, writes it in the format asked for."""

import contextlib
import sys
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Literal

from auditor.artifacts.house import Audience, HouseStyle
from auditor.config import FILE_NAME
from auditor.editing.choice import house_of, with_rules
from auditor.editing.inputs import STDIN, Kind
from auditor.errors import AuditorError, InputError, UsageError
from auditor.harmless import hide_passwords
from auditor.message import ENGLISH, Catalogue, say, say_count
from auditor.streams import standard_input, write_json
from auditor.text.remarks import Level
from auditor.textfile import read_text

if TYPE_CHECKING:
    from auditor.editing.checked import Checked
    from auditor.editing.show import Paper

Format = Literal["text", "json", "sarif", "rdjson", "rdjsonl"]

TABLE = "text"  # of auditor.toml
OK, FINDINGS, INCOMPLETE, USAGE = 0, 1, 2, 3  # as in auditor.cli.exits.Exit
LEVELS: Mapping[str, frozenset[Level]] = {
    "finding": frozenset({Level.FINDING}),
    "hint": frozenset({Level.FINDING, Level.HINT}),
    "advice": frozenset(Level),
}
"""What is shown from which level on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the command line says; the names are those of its options."""

    format: Format | None = None
    audience: Audience | None = None
    lang: str = ""
    house: str | None = None
    rules: tuple[str, ...] = ()
    skip_rules: tuple[str, ...] = ()
    show: str = "advice"
    fail_on: str = "none"
    measures: bool = False
    read_as: Kind | None = None


def run(
    names: Sequence[str],
    batch: str | None,
    options: Options,
    on_error: Callable[[AuditorError], None],
    catalogue: Catalogue = ENGLISH,
) -> int:
    """Check files, addresses and standard input ("-"), or the JSON lines of `batch`; returns the exit code.

    An input that can't be checked is told to `on_error`, and the others are still done.
    """
    if batch is not None and (names or options.format):
        raise UsageError(
            say("--batch goes with no other file and no --format"), hint=say("It reads and writes JSON lines.")
        )
    if batch is not None:
        return _run_batch(batch, options, on_error, catalogue)
    return _run_each([hide_passwords(name) for name in names], options, on_error, catalogue)


def _run_each(
    names: Sequence[str], options: Options, on_error: Callable[[AuditorError], None], catalogue: Catalogue
) -> int:
    if not names:
        raise UsageError(
            say("there is nothing to check"), hint=say("Name a file, an address, or - for standard input.")
        )
    if names.count(STDIN) > 1:
        raise UsageError(say("standard input can be read only once"), hint=say("Write - once."))
    house = _house(options)
    from auditor.editing.checked import check
    from auditor.editing.inputs import open_document

    written = _Written(options, catalogue)
    for name in names:
        try:
            written.add(check(open_document(name, options.read_as), house(name), options.lang))
        except AuditorError as error:
            on_error(error)
            written.errors.append((name, error))
    written.close()
    if written.errors:
        is_usage = not written.done and all(isinstance(error, UsageError) for _, error in written.errors)
        return USAGE if is_usage else INCOMPLETE
    return FINDINGS if options.fail_on == "finding" and written.findings else OK


def _run_batch(name: str, options: Options, on_error: Callable[[AuditorError], None], catalogue: Catalogue) -> int:
    house = _house(options)
    from auditor.editing.batch import answer_lines

    with contextlib.nullcontext(standard_input()) if name == STDIN else _opened(Path(name)) as source:
        try:
            tally = answer_lines(source, sys.stdout.buffer, house(""), lang=options.lang, catalogue=catalogue)
        except OSError as error:
            raise InputError(
                say("{name} can't be read to its end ({reason})", name=name, reason=str(error.strerror))
            ) from error
    if tally.broken:
        message = say_count("{n} line could not be checked", "{n} lines could not be checked", n=tally.broken)
        on_error(AuditorError(message, hint=say("Each has its error in its place.")))
        return INCOMPLETE
    return FINDINGS if options.fail_on == "finding" and tally.with_findings else OK


class _Written:
    """Writes text document by document, the other formats at the end; counts what went by."""

    def __init__(self, options: Options, catalogue: Catalogue) -> None:
        self._options = options
        self._catalogue = catalogue
        self._levels = LEVELS[options.show]
        self._paper: Paper | None = None
        self._kept: list[Checked] = []
        self.done = self.findings = 0
        self.errors: list[tuple[str, AuditorError]] = []

    def add(self, checked: "Checked") -> None:
        """A document that was checked."""
        self.done += 1
        self.findings += checked.findings
        if self._options.format not in (None, "text"):
            self._kept.append(checked)
            return
        from auditor.editing.paper import paper_for
        from auditor.editing.show import show

        if self._paper is None:
            self._paper = paper_for(sys.stdout)
        show(checked, self._paper, levels=self._levels, measures=self._options.measures, catalogue=self._catalogue)

    def close(self) -> None:
        """Write the formats that hold all documents."""
        errors = [(name, error.message) for name, error in self.errors]
        match self._options.format:
            case None | "text":
                return
            case "json":
                from auditor.editing.as_json import as_json

                data = as_json(self._kept, errors, self._levels, self._catalogue)
            case "sarif":
                from auditor.editing.sarif import as_sarif

                data = as_sarif(self._kept, errors, self._levels, self._catalogue)
            case "rdjson":
                from auditor.editing.reviewdog import as_rdjson

                data = as_rdjson(self._kept, self._levels, self._catalogue)
            case "rdjsonl":
                from auditor.editing.reviewdog import as_rdjsonl

                data = as_rdjsonl(self._kept, self._levels, self._catalogue)
        write_json(data + b"\n" if data else b"")


def _house(options: Options) -> Callable[[str], HouseStyle]:
    """Name of a document -> the agency's style, with the rules that the options choose."""
    settings = _nearest_settings(Path.cwd())
    styles = house_of(settings, options.house, options.audience)
    if not (options.rules or options.skip_rules):
        return styles
    with_rules(HouseStyle(), options.rules, options.skip_rules)  # a wrong pattern is told before anything is read
    return lambda name: with_rules(styles(name), options.rules, options.skip_rules)


def _nearest_settings(folder: Path) -> Path | None:
    """The nearest auditor.toml upwards that has a [text] table."""
    return next(
        (
            path
            for place in (folder, *folder.parents)
            if (path := place / FILE_NAME).is_file() and _has_text_table(path)
        ),
        None,
    )


def _has_text_table(path: Path) -> bool:
    """Whether it has, or can't be read: then its reader says what is wrong."""
    try:
        return TABLE in tomllib.loads(read_text(path))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return True


def _opened(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except OSError as error:
        raise UsageError(
            say("{path} can't be read ({reason})", path=str(path), reason=str(error.strerror)),
            hint=say("Check its name, and who may read it."),
        ) from error
